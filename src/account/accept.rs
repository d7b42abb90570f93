//! An invitation is accepted: whoever holds its link chooses a password and is signed in. The link works once.

use super::passwords::HashError;
use super::rules::password::{Choosing, password};
use super::session::{self, BeginError};
use super::sign_in::SignedIn;
use super::{attempts, lock, people};
use crate::actor::{Actor, StaffActor};
use crate::audit::{self, Entry};
use crate::context::Context;
use crate::invalid::Invalid;
use crate::link::{self, Subject};
use crate::secrets::NoRandomness;
use entity::link::Purpose;
use entity::staff;
use sea_orm::{ActiveModelTrait, DbErr, EntityTrait, IntoActiveModel, Set};

/// The invitation is not accepted.
#[derive(Debug, thiserror::Error)]
pub enum AcceptError {
    /// Used, over, unknown, or its account is disabled.
    #[error("the link is spent")]
    Spent,
    /// Another password is needed; the link is still good.
    #[error("the password is not accepted")]
    Invalid(Invalid),
    /// The password was not hashed; the link is still good.
    #[error(transparent)]
    Hash(#[from] HashError),
    /// No session.
    #[error(transparent)]
    Begin(#[from] BeginError),
    /// No randomness.
    #[error(transparent)]
    NoRandomness(#[from] NoRandomness),
    /// The database's own error.
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// Who is invited by this link, if it is good; it stays so.
///
/// # Errors
/// The database's own error.
pub async fn invited(ctx: &Context, token: &str) -> Result<Option<staff::Model>, DbErr> {
    let subject = link::peek(ctx.store.read(), Purpose::Invitation, token, ctx.now()).await?;
    let Some(Subject::Invited(id)) = subject else { return Ok(None) };
    let found = staff::Entity::find_by_id(id).one(ctx.store.read()).await?;
    Ok(found.filter(|person| person.disabled_at.is_none()))
}

/// Spends the link, keeps the password and signs the browser in. Whatever was signed in before under this account ends:
/// whoever forgot a password may have lost more than that.
///
/// # Errors
/// See [`AcceptError`].
pub async fn accept(
    ctx: &Context,
    token: &str,
    chosen: &str,
    held_before: Option<&str>,
) -> Result<SignedIn, AcceptError> {
    let invited = invited(ctx, token).await?.ok_or(AcceptError::Spent)?;
    let accounts = &ctx.settings.accounts;
    let choosing = Choosing {
        min: accounts.min_password,
        max: accounts.max_password,
        organisation: &ctx.settings.site.organisation,
        email: &invited.email,
    };
    if let Some(wrong) = password(chosen, choosing, "/password") {
        return Err(AcceptError::Invalid(wrong));
    }
    let hash = ctx.passwords.hash(chosen).await?;
    let device = attempts::mark_device(&ctx.keys, &invited.email_key)?;
    ctx.store
        .write(async |tx| {
            let person = lock::account(tx, invited.id).await?;
            let person = person.filter(|person| person.disabled_at.is_none()).ok_or(AcceptError::Spent)?;
            let id = person.id;
            if link::spend(tx, Purpose::Invitation, token, ctx.now()).await? != Some(Subject::Invited(id)) {
                return Err(AcceptError::Spent);
            }
            let (role, name) = (person.role, person.name.clone());
            let mut row = person.into_active_model();
            row.password_hash = Set(Some(hash));
            row.update(tx).await?;
            people::end_invitations(tx, id, ctx.now()).await?;
            people::sign_out_everywhere(tx, id, ctx.now()).await?;
            let session = session::begin(tx, ctx, id, held_before).await?;
            let as_them = ctx.acting_as(Actor::Staff(StaffActor { id, role, name, session: None }));
            audit::append(tx, &as_them, Entry::house("staff.password_chosen", id)).await?;
            Ok(SignedIn { session, device })
        })
        .await
}
