//! A conflict of interest is declared, by a reviewer or by HR for somebody: from then on the application does not exist for
//! them, and a card of theirs counts no longer.

use super::candidate;
use super::figures;
use crate::account::may::Act;
use crate::account::read::names;
use crate::application::rules::about::email_key;
use crate::audit::{self, Entry};
use crate::context::Context;
use crate::invalid::Invalid;
use crate::language::Phrase;
use crate::opening::rules::reason_wrong;
use crate::opening::standing::Standing;
use entity::application::{self, State};
use entity::{ApplicationId, Instant, StaffId, assignment, conflict, opening, scorecard, staff};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
};
use serde_json::json;

/// Why nothing was declared, or taken back.
#[derive(Debug, thiserror::Error)]
pub enum ConflictError {
    #[error("no such application, or not for them")]
    NotFound,
    #[error("what was said cannot be accepted")]
    Invalid(Vec<Invalid>),
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// A conflict, for those who keep the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declared {
    pub staff: StaffId,
    pub name: String,
    pub reason: String,
    pub declared_by: String,
    pub declared_at: Instant,
}

/// The person signed in declares a conflict of their own. Declared twice, the first reason stands.
///
/// # Errors
/// See [`ConflictError`].
pub async fn declare(ctx: &Context, address: &str, reason: &str) -> Result<(), ConflictError> {
    let found = candidate::by_reference(ctx, address, Act::ReadApplications).await?;
    let Some(candidate) = found else {
        let is_known = candidate::is_conflicted(ctx, address, Act::ReadApplications).await?;
        return if is_known { Ok(()) } else { Err(ConflictError::NotFound) };
    };
    let reason = stated(ctx, reason)?;
    keep(ctx, &candidate.standing, candidate.application.id, candidate.standing.staff, reason).await
}

/// HR records a conflict of somebody with an account, whom their address names.
///
/// # Errors
/// See [`ConflictError`].
pub async fn record(ctx: &Context, address: &str, email: &str, reason: &str) -> Result<(), ConflictError> {
    let found = candidate::by_reference(ctx, address, Act::ManageOpening).await?;
    let candidate = found.ok_or(ConflictError::NotFound)?;
    let named = staff::Entity::find()
        .filter(staff::Column::EmailKey.eq(email_key(email)))
        .filter(staff::Column::DisabledAt.is_null())
        .one(ctx.store.read())
        .await?;
    let mut wrong = Vec::new();
    if named.is_none() {
        wrong.push(Invalid::new("/email", "unknown", Phrase::new("review-conflict-nobody")));
    }
    match (stated(ctx, reason), named) {
        (Ok(reason), Some(person)) => keep(ctx, &candidate.standing, candidate.application.id, person.id, reason).await,
        (Err(ConflictError::Invalid(more)), _) => Err(ConflictError::Invalid([wrong, more].concat())),
        (Err(error), _) => Err(error),
        (Ok(_), None) => Err(ConflictError::Invalid(wrong)),
    }
}

/// HR takes a conflict back that was recorded by mistake; nobody takes back their own. The card that was there before stays a
/// draft until its author submits it again.
///
/// # Errors
/// See [`ConflictError`].
pub async fn take_back(ctx: &Context, address: &str, whose: StaffId) -> Result<(), ConflictError> {
    let found = candidate::by_reference(ctx, address, Act::ManageOpening).await?;
    let candidate = found.ok_or(ConflictError::NotFound)?;
    if whose == candidate.standing.staff {
        return Err(ConflictError::NotFound);
    }
    let id = candidate.application.id;
    ctx.store
        .write(async |tx| {
            let (opening, application) = held(tx, &candidate.standing, id).await?;
            let gone = conflict::Entity::delete_by_id((id, whose)).exec(tx).await?;
            if gone.rows_affected == 0 {
                return Err(ConflictError::NotFound);
            }
            figures::recompute(tx, &opening, &[id], ctx.now()).await?;
            let entry = Entry::of(opening.id, "conflict.taken_back", &application.reference);
            Ok(audit::append(tx, ctx, entry.with(json!({ "staff": whose }))).await?)
        })
        .await
}

/// The conflicts with this application, the earliest first; none for those who do not keep the list, or review blind.
///
/// # Errors
/// The database's own error.
pub async fn with(ctx: &Context, candidate: &candidate::Candidate) -> Result<Vec<Declared>, DbErr> {
    // A reason may say who applied.
    if !candidate.standing.may(Act::ManageOpening) || candidate.sight.is_covered() {
        return Ok(Vec::new());
    }
    let db = ctx.store.read();
    let rows = conflict::Entity::find()
        .filter(conflict::Column::ApplicationId.eq(candidate.application.id))
        .order_by_asc(conflict::Column::DeclaredAt)
        .order_by_asc(conflict::Column::StaffId)
        .all(db)
        .await?;
    let people = rows.iter().flat_map(|row| [row.staff_id, row.declared_by]);
    let names = names(db, people.collect::<Vec<_>>()).await?;
    let name = |id: StaffId| names.get(&id).cloned().unwrap_or_default();
    Ok(rows
        .into_iter()
        .map(|row| Declared {
            staff: row.staff_id,
            name: name(row.staff_id),
            declared_by: name(row.declared_by),
            declared_at: row.declared_at,
            reason: row.reason,
        })
        .collect())
}

fn stated(ctx: &Context, reason: &str) -> Result<String, ConflictError> {
    let wrong = reason_wrong(reason, &ctx.settings.openings);
    if wrong.is_empty() { Ok(reason.trim().to_owned()) } else { Err(ConflictError::Invalid(wrong)) }
}

/// The opening and the application, the latter locked as it is for every card of it.
async fn held(
    tx: &impl ConnectionTrait,
    standing: &Standing,
    id: ApplicationId,
) -> Result<(opening::Model, application::Model), ConflictError> {
    let opening = opening::Entity::find_by_id(standing.opening.id).lock_shared().one(tx).await?;
    let application = application::Entity::find_by_id(id).lock_exclusive().one(tx).await?;
    opening.zip(application.filter(|row| row.state == State::Submitted)).ok_or(ConflictError::NotFound)
}

async fn keep(
    ctx: &Context,
    standing: &Standing,
    id: ApplicationId,
    whose: StaffId,
    reason: String,
) -> Result<(), ConflictError> {
    ctx.store
        .write(async |tx| {
            let (opening, application) = held(tx, standing, id).await?;
            if conflict::Entity::find_by_id((id, whose)).one(tx).await?.is_some() {
                return Ok(());
            }
            let row = conflict::Model {
                application_id: id,
                staff_id: whose,
                opening_id: opening.id,
                reason: reason.clone(),
                declared_by: standing.staff,
                declared_at: ctx.now(),
            };
            conflict::Entity::insert(row.into_active_model()).exec_without_returning(tx).await?;
            assignment::Entity::delete_by_id((id, whose)).exec(tx).await?;
            // What somebody thought of a person whom they should not judge does not count, and stays theirs alone.
            let taken = scorecard::Entity::update_many()
                .col_expr(scorecard::Column::SubmittedAt, Expr::value(None::<Instant>))
                .col_expr(scorecard::Column::Version, Expr::col(scorecard::Column::Version).add(1))
                .col_expr(scorecard::Column::UpdatedAt, Expr::value(ctx.now()))
                .filter(scorecard::Column::ApplicationId.eq(id))
                .filter(scorecard::Column::ReviewerId.eq(whose))
                .filter(scorecard::Column::SubmittedAt.is_not_null())
                .exec(tx)
                .await?;
            figures::recompute(tx, &opening, &[id], ctx.now()).await?;
            let facts = json!({ "staff": whose, "card_taken_back": taken.rows_affected > 0 });
            let entry = Entry::of(opening.id, "conflict.declared", &application.reference);
            Ok(audit::append(tx, ctx, entry.with(facts)).await?)
        })
        .await
}
