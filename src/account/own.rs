//! One's own account: where one is signed in, and one's password.

use super::attempts::Tried;
use super::lock;
use super::passwords::HashError;
use super::people;
use super::rules::password::{Choosing, password};
use super::session::{self, BeginError};
use crate::actor::StaffActor;
use crate::audit::{self, Entry};
use crate::context::Context;
use crate::invalid::Invalid;
use crate::language::Phrase;
use crate::letter::{self, NewLetter};
use entity::letter::Kind;
use entity::{SessionId, staff_session};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DbErr, EntityTrait, ExprTrait, IntoActiveModel, QueryFilter, QueryOrder, Set,
};

/// The password stays.
#[derive(Debug, thiserror::Error)]
pub enum ChangeError {
    /// Nobody is signed in.
    #[error("nobody is signed in")]
    Nobody,
    /// Fields are wrong.
    #[error("fields are wrong")]
    Invalid(Vec<Invalid>),
    /// Guessed too often; the whole seconds until the next try.
    #[error("too many attempts")]
    TooMany(u64),
    /// The passwords were not looked at.
    #[error(transparent)]
    Hash(#[from] HashError),
    /// No session.
    #[error(transparent)]
    Begin(#[from] BeginError),
    /// The database's own error.
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// The sessions of whoever asks that live, the last seen first.
///
/// # Errors
/// The database's own error.
pub async fn sessions(ctx: &Context) -> Result<Vec<staff_session::Model>, DbErr> {
    let Some(staff) = ctx.actor.staff() else { return Ok(Vec::new()) };
    staff_session::Entity::find()
        .filter(staff_session::Column::StaffId.eq(staff.id))
        .filter(session::alive(ctx, ctx.now()))
        .order_by_desc(staff_session::Column::SeenAt)
        .order_by_desc(staff_session::Column::Id)
        .all(ctx.store.read())
        .await
}

/// Ends one of one's own sessions. False: it is not there, or not one's own.
///
/// # Errors
/// The database's own error.
pub async fn end_session(ctx: &Context, id: SessionId) -> Result<bool, DbErr> {
    let Some(StaffActor { id: staff, .. }) = ctx.actor.staff() else { return Ok(false) };
    let which = staff_session::Column::Id.eq(id).and(staff_session::Column::StaffId.eq(*staff));
    ctx.store
        .write(async |tx| {
            if session::revoke(tx, which, ctx.now()).await? == 0 {
                return Ok(false);
            }
            audit::append(tx, ctx, Entry::house("staff.session_ended", staff)).await?;
            Ok(true)
        })
        .await
}

/// Changes the password of whoever gives the present one, and ends everything that was signed in under it, tokens of the API
/// among them; returns the token of a new session for this browser.
///
/// # Errors
/// See [`ChangeError`].
pub async fn change_password(ctx: &Context, present: &str, chosen: &str) -> Result<String, ChangeError> {
    let person = super::read::own(ctx).await?.ok_or(ChangeError::Nobody)?;
    let accounts = &ctx.settings.accounts;
    let choosing = Choosing {
        min: accounts.min_password,
        max: accounts.max_password,
        organisation: &ctx.settings.site.organisation,
        email: &person.email,
    };
    if let Some(wrong) = password(chosen, choosing, "/new") {
        return Err(ChangeError::Invalid(vec![wrong]));
    }
    // Guesses at an unlocked desk are counted beside those at the door.
    let tried = Tried::of(&ctx.keys, &person.email_key, Some("present password"));
    ctx.attempts.take(tried, ctx.clock.monotonic()).map_err(ChangeError::TooMany)?;
    if !ctx.passwords.is(present, person.password_hash.as_deref()).await? {
        let wrong = Invalid::new("/present", "wrong", Phrase::new("account-wrong-present-password"));
        return Err(ChangeError::Invalid(vec![wrong]));
    }
    ctx.attempts.give_back(tried);
    let hash = ctx.passwords.hash(chosen).await?;
    ctx.store
        .write(async |tx| {
            let now = lock::account(tx, person.id).await?;
            let Some(now) = now.filter(|n| n.disabled_at.is_none() && n.password_hash == person.password_hash) else {
                return Err(ChangeError::Nobody);
            };
            let mut row = now.into_active_model();
            row.password_hash = Set(Some(hash));
            row.update(tx).await?;
            people::sign_out_everywhere(tx, person.id, ctx.now()).await?;
            let session = session::begin(tx, ctx, person.id, None).await?;
            let told = NewLetter {
                kind: Kind::PasswordChanged,
                cause: format!("password:{}:{}", person.id, ctx.now().0),
                language: person.language.parse().unwrap_or_default(),
                application: None,
                staff: Some(person.id),
                opening: None,
            };
            letter::write(tx, ctx, told).await?;
            audit::append(tx, ctx, Entry::house("staff.password_changed", person.id)).await?;
            Ok(session)
        })
        .await
}
