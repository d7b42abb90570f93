//! A link that works once: issued when its letter is composed, spent by a POST. Only its hash is kept.

use crate::secrets::{self, sha256_hex};
use entity::link::{self, Purpose};
use entity::{ApplicationId, Instant, LinkId, StaffId};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, Set};

/// Whom a link lets in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A member of staff who chooses a password.
    Invited(StaffId),
    /// An applicant who comes back.
    Returning(ApplicationId),
}

impl Subject {
    const fn purpose(self) -> Purpose {
        match self {
            Self::Invited(_) => Purpose::Invitation,
            Self::Returning(_) => Purpose::Return,
        }
    }
}

/// A link cannot be issued.
#[derive(Debug, thiserror::Error)]
pub enum IssueError {
    /// The database's own error.
    #[error(transparent)]
    Database(#[from] DbErr),
    /// No randomness.
    #[error(transparent)]
    NoRandomness(#[from] secrets::NoRandomness),
}

/// Issues a link that is good until `expires_at`; returns the token that goes into the letter and nowhere else.
///
/// # Errors
/// See [`IssueError`].
pub async fn issue(
    tx: &impl ConnectionTrait,
    subject: Subject,
    expires_at: Instant,
    now: Instant,
) -> Result<String, IssueError> {
    let token = secrets::token()?;
    let (staff, application) = match subject {
        Subject::Invited(staff) => (Some(staff), None),
        Subject::Returning(application) => (None, Some(application)),
    };
    link::ActiveModel {
        id: Set(LinkId(secrets::new_id(now))),
        purpose: Set(subject.purpose()),
        staff_id: Set(staff),
        application_id: Set(application),
        token_hash: Set(sha256_hex(&token)),
        created_at: Set(now),
        expires_at: Set(expires_at),
        used_at: Set(None),
    }
    .insert(tx)
    .await?;
    Ok(token)
}

/// Whom the link would let in, without spending it: for the confirm page.
///
/// # Errors
/// The database's own error.
pub async fn peek(
    db: &impl ConnectionTrait,
    purpose: Purpose,
    token: &str,
    now: Instant,
) -> Result<Option<Subject>, DbErr> {
    let found = link::Entity::find()
        .filter(link::Column::TokenHash.eq(sha256_hex(token)))
        .filter(link::Column::Purpose.eq(purpose))
        .filter(link::Column::UsedAt.is_null())
        .filter(link::Column::ExpiresAt.gt(now))
        .one(db)
        .await?;
    Ok(found.and_then(|row| subject_of(&row)))
}

/// Spends the link: one caller gets its subject, every other gets none, whatever their order (single use is a fact of the database).
///
/// # Errors
/// The database's own error.
pub async fn spend(
    tx: &impl ConnectionTrait,
    purpose: Purpose,
    token: &str,
    now: Instant,
) -> Result<Option<Subject>, DbErr> {
    let hash = sha256_hex(token);
    let spent = link::Entity::update_many()
        .col_expr(link::Column::UsedAt, Expr::value(now))
        .filter(link::Column::TokenHash.eq(&hash))
        .filter(link::Column::Purpose.eq(purpose))
        .filter(link::Column::UsedAt.is_null())
        .filter(link::Column::ExpiresAt.gt(now))
        .exec(tx)
        .await?;
    if spent.rows_affected == 0 {
        return Ok(None);
    }
    let row = link::Entity::find().filter(link::Column::TokenHash.eq(hash)).one(tx).await?;
    Ok(row.and_then(|row| subject_of(&row)))
}

/// Ends every link of this subject that was not used.
///
/// # Errors
/// The database's own error.
pub async fn end_all(tx: &impl ConnectionTrait, subject: Subject, now: Instant) -> Result<(), DbErr> {
    let whose = match subject {
        Subject::Invited(staff) => link::Column::StaffId.eq(staff),
        Subject::Returning(application) => link::Column::ApplicationId.eq(application),
    };
    link::Entity::update_many()
        .col_expr(link::Column::UsedAt, Expr::value(now))
        .filter(whose)
        .filter(link::Column::Purpose.eq(subject.purpose()))
        .filter(link::Column::UsedAt.is_null())
        .exec(tx)
        .await?;
    Ok(())
}

/// Takes away the links that were over before this instant. How many.
///
/// # Errors
/// The database's own error.
pub async fn sweep(tx: &impl ConnectionTrait, before: Instant) -> Result<u64, DbErr> {
    let over = link::Entity::delete_many().filter(link::Column::ExpiresAt.lt(before)).exec(tx).await?;
    Ok(over.rows_affected)
}

const fn subject_of(row: &link::Model) -> Option<Subject> {
    match (row.purpose, row.staff_id, row.application_id) {
        (Purpose::Invitation, Some(staff), _) => Some(Subject::Invited(staff)),
        (Purpose::Return, _, Some(application)) => Some(Subject::Returning(application)),
        (Purpose::Invitation | Purpose::Return, ..) => None,
    }
}
