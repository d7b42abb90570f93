//! Staff sign in, on pages and over the API: one check of the password for both, and one answer to whatever is wrong.

use super::attempts::{self, Tried};
use super::lock;
use super::passwords::HashError;
use super::session::{self, BeginError};
use super::tokens::{self, GiveError, Tokens};
use crate::actor::{Actor, StaffActor};
use crate::application::rules::about::email_key;
use crate::audit::{self, Entry};
use crate::context::Context;
use crate::secrets::NoRandomness;
use entity::staff;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};
use serde_json::json;

/// What somebody typed, and what their browser kept from before.
#[derive(Clone, Copy)]
pub struct Attempt<'a> {
    /// As typed.
    pub email: &'a str,
    /// As typed.
    pub password: &'a str,
    /// The mark of a browser that an account's owner signed in from before.
    pub device: Option<&'a str>,
}

/// Nobody is signed in.
#[derive(Debug, thiserror::Error)]
pub enum SignInError {
    /// Unknown, without a password yet, disabled, or another password: alike, and as slow.
    #[error("the address and the password do not belong together")]
    Wrong,
    /// Guessed too often; the whole seconds until the next try.
    #[error("too many attempts")]
    TooMany(u64),
    /// The password was not looked at.
    #[error(transparent)]
    Hash(#[from] HashError),
    /// No session.
    #[error(transparent)]
    Begin(#[from] BeginError),
    /// No tokens.
    #[error(transparent)]
    Give(#[from] GiveError),
    /// No randomness.
    #[error(transparent)]
    NoRandomness(#[from] NoRandomness),
    /// The database's own error.
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// What a browser is given to keep.
#[derive(Clone, PartialEq, Eq)]
pub struct SignedIn {
    /// The session's token.
    pub session: String,
    /// The browser's mark.
    pub device: String,
}

/// Signs a browser in: a new session, whatever it held before ends.
///
/// # Errors
/// See [`SignInError`].
pub async fn browser(ctx: &Context, attempt: Attempt<'_>, held_before: Option<&str>) -> Result<SignedIn, SignInError> {
    let person = checked(ctx, attempt).await?;
    let device = match attempt.device.and_then(|mark| attempts::known_device(&ctx.keys, &person.email_key, mark)) {
        Some(mark) => mark.to_owned(),
        None => attempts::mark_device(&ctx.keys, &person.email_key)?,
    };
    ctx.store
        .write(async |tx| {
            let as_them = still_so(tx, ctx, &person).await?;
            let session = session::begin(tx, ctx, person.id, held_before).await?;
            audit::append(tx, &as_them, Entry::house("staff.signed_in", person.id).with(json!({ "by": "page" })))
                .await?;
            Ok(SignedIn { session, device })
        })
        .await
}

/// Signs a program in: the first tokens of a family.
///
/// # Errors
/// See [`SignInError`].
pub async fn program(ctx: &Context, attempt: Attempt<'_>) -> Result<Tokens, SignInError> {
    let person = checked(ctx, attempt).await?;
    ctx.store
        .write(async |tx| {
            let as_them = still_so(tx, ctx, &person).await?;
            let tokens = tokens::give(tx, ctx, person.id, None).await?;
            audit::append(tx, &as_them, Entry::house("staff.signed_in", person.id).with(json!({ "by": "api" })))
                .await?;
            Ok(tokens)
        })
        .await
}

async fn checked(ctx: &Context, attempt: Attempt<'_>) -> Result<staff::Model, SignInError> {
    let email_key = email_key(attempt.email);
    let device = attempt.device.and_then(|mark| attempts::known_device(&ctx.keys, &email_key, mark));
    let tried = Tried::of(&ctx.keys, &email_key, device);
    ctx.attempts.take(tried, ctx.clock.monotonic()).map_err(SignInError::TooMany)?;
    let person = staff::Entity::find().filter(staff::Column::EmailKey.eq(&email_key)).one(ctx.store.read()).await?;
    let hash = person.as_ref().and_then(|person| person.password_hash.as_deref());
    let right = match ctx.passwords.is(attempt.password, hash).await {
        Ok(right) => right,
        Err(error) => {
            ctx.attempts.give_back(tried);
            return Err(error.into());
        }
    };
    if let Some(person) = person
        && right
        && person.disabled_at.is_none()
    {
        ctx.attempts.give_back(tried);
        return Ok(person);
    }
    // Whom somebody tried to be is told apart from others, and told to nobody.
    let who = crate::secrets::sha256_hex(ctx.keys.mac("sign-in record", email_key.as_bytes()));
    ctx.store.write(async |tx| audit::append(tx, ctx, Entry::house("staff.sign_in_refused", &who[..16])).await).await?;
    Err(SignInError::Wrong)
}

/// The account is as it was when its password was looked at; locked until the session is there, so that disabling it or
/// changing the password either sees this session or prevents it.
async fn still_so(tx: &impl ConnectionTrait, ctx: &Context, person: &staff::Model) -> Result<Context, SignInError> {
    let now = lock::account(tx, person.id).await?;
    match now {
        Some(now) if now.disabled_at.is_none() && now.password_hash == person.password_hash => {
            let actor = StaffActor { id: now.id, role: now.role, name: now.name, session: None };
            Ok(ctx.acting_as(Actor::Staff(actor)))
        }
        _ => Err(SignInError::Wrong),
    }
}
