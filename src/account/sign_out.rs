//! Staff sign out: the session, or everything that descends from a sign-in over the API, ends for good.

use super::{lock, session, tokens};
use crate::audit::{self, Entry};
use crate::context::Context;
use entity::{TokenFamily, refresh_token, staff_session};
use sea_orm::{ColumnTrait, DbErr};
use serde_json::json;

/// Ends the session in which `ctx` acts, if it acts in one.
///
/// # Errors
/// The database's own error.
pub async fn browser(ctx: &Context) -> Result<(), DbErr> {
    let Some((staff, id)) = ctx.actor.staff().and_then(|staff| Some((staff.id, staff.session?))) else {
        return Ok(());
    };
    ctx.store
        .write(async |tx| {
            session::revoke(tx, staff_session::Column::Id.eq(id), ctx.now()).await?;
            audit::append(tx, ctx, Entry::house("staff.signed_out", staff).with(json!({ "by": "page" }))).await
        })
        .await
}

/// Ends a sign-in over the API, with what a refresh is about to give at this moment.
///
/// # Errors
/// The database's own error.
pub async fn program(ctx: &Context, family: TokenFamily) -> Result<(), DbErr> {
    let Some(staff) = ctx.actor.staff().map(|staff| staff.id) else { return Ok(()) };
    ctx.store
        .write(async |tx| {
            lock::account(tx, staff).await?;
            tokens::end(tx, refresh_token::Column::Family.eq(family), ctx.now()).await?;
            audit::append(tx, ctx, Entry::house("staff.signed_out", staff).with(json!({ "by": "api" }))).await
        })
        .await
}
