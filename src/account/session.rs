//! A browser's session: begun at sign-in under a new id, found at every request, ended for good.

use crate::actor::StaffActor;
use crate::context::Context;
use crate::secrets::{self, NoRandomness, sha256_hex};
use crate::store::Store;
use entity::{Instant, SessionId, StaffId, staff, staff_session};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, Set};

/// How exact "last seen" is, in milliseconds: not every request of a page writes.
const SEEN_EVERY: i64 = 60_000;

/// A session cannot begin.
#[derive(Debug, thiserror::Error)]
pub enum BeginError {
    /// The database's own error.
    #[error(transparent)]
    Database(#[from] DbErr),
    /// No randomness.
    #[error(transparent)]
    NoRandomness(#[from] NoRandomness),
}

/// Begins a session; returns the token for the cookie, of which only the hash is kept. The session that the browser held
/// before ends: no id survives a sign-in.
///
/// # Errors
/// See [`BeginError`].
pub async fn begin(
    tx: &impl ConnectionTrait,
    ctx: &Context,
    staff: StaffId,
    held_before: Option<&str>,
) -> Result<String, BeginError> {
    let now = ctx.now();
    if let Some(token) = held_before {
        revoke(tx, staff_session::Column::TokenHash.eq(sha256_hex(token)), now).await?;
    }
    let token = secrets::token()?;
    staff_session::ActiveModel {
        id: Set(SessionId(ctx.new_id())),
        staff_id: Set(staff),
        token_hash: Set(sha256_hex(&token)),
        created_at: Set(now),
        seen_at: Set(now),
        expires_at: Set(now.plus_seconds(i64::from(ctx.settings.accounts.session_hours) * 3600)),
        revoked_at: Set(None),
    }
    .insert(tx)
    .await?;
    Ok(token)
}

/// Ends the sessions that `which` selects; how many it ended.
///
/// # Errors
/// The database's own error.
pub async fn revoke(
    tx: &impl ConnectionTrait,
    which: sea_orm::sea_query::SimpleExpr,
    now: Instant,
) -> Result<u64, DbErr> {
    let ended = staff_session::Entity::update_many()
        .col_expr(staff_session::Column::RevokedAt, Expr::value(now))
        .filter(which)
        .filter(staff_session::Column::RevokedAt.is_null())
        .exec(tx)
        .await?;
    Ok(ended.rows_affected)
}

/// The instant until which a session that is used now certainly lives, if nothing more is asked: its use is noted only once in
/// [`SEEN_EVERY`].
pub fn ends_unless_kept(ctx: &Context) -> Instant {
    ctx.now().plus_millis(i64::from(ctx.settings.accounts.idle_minutes) * 60_000 - SEEN_EVERY)
}

/// The conditions under which a session lives at `now`.
pub(super) fn alive(ctx: &Context, now: Instant) -> sea_orm::Condition {
    let idle = i64::from(ctx.settings.accounts.idle_minutes) * 60_000;
    sea_orm::Condition::all()
        .add(staff_session::Column::RevokedAt.is_null())
        .add(staff_session::Column::ExpiresAt.gt(now))
        .add(staff_session::Column::SeenAt.gt(now.plus_millis(-idle)))
}

/// Who holds this cookie, if their session lives and their account is enabled. Role and name are as the account has them now.
///
/// # Errors
/// The database's own error.
pub async fn holder(ctx: &Context, token: &str) -> Result<Option<StaffActor>, DbErr> {
    let now = ctx.now();
    let found = staff_session::Entity::find()
        .filter(staff_session::Column::TokenHash.eq(sha256_hex(token)))
        .filter(alive(ctx, now))
        .one(ctx.store.read())
        .await?;
    let Some(session) = found else { return Ok(None) };
    let Some(person) = enabled(&ctx.store, session.staff_id).await? else { return Ok(None) };
    if now.millis_since(session.seen_at) >= SEEN_EVERY {
        see(&ctx.store, session.id, now).await;
    }
    Ok(Some(StaffActor { id: person.id, role: person.role, name: person.name, session: Some(session.id) }))
}

/// An account that may act.
pub(super) async fn enabled(store: &Store, id: StaffId) -> Result<Option<staff::Model>, DbErr> {
    let person = staff::Entity::find_by_id(id).one(store.read()).await?;
    Ok(person.filter(|person| person.disabled_at.is_none()))
}

/// Notes that a session is in use. A session that ended meanwhile stays as it is; a note that cannot be made costs nobody
/// the page.
async fn see(store: &Store, id: SessionId, now: Instant) {
    let noted = store
        .write(async |tx| {
            staff_session::Entity::update_many()
                .col_expr(staff_session::Column::SeenAt, Expr::value(now))
                .filter(staff_session::Column::Id.eq(id))
                .filter(staff_session::Column::RevokedAt.is_null())
                .filter(staff_session::Column::SeenAt.lt(now))
                .exec(tx)
                .await
        })
        .await;
    if let Err(error) = noted {
        tracing::warn!(%error, "a session's use cannot be noted");
    }
}
