//! Loading one's own application and being allowed to are one act, as [`standing`](crate::opening::standing) is for staff.

use crate::actor::Actor;
use crate::context::Context;
use crate::secrets::canonical_reference;
use crate::store::{fair, sole};
use entity::application::{self, State};
use entity::{Instant, OpeningId, opening};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryResult, QuerySelect};

/// The application with this reference, as people type it, if the actor holds its token. None: it does not exist, or it is
/// another's.
///
/// # Errors
/// The database's own error.
pub async fn by_reference(ctx: &Context, reference: &str) -> Result<Option<application::Model>, DbErr> {
    let Actor::Applicant(id) = ctx.actor else { return Ok(None) };
    let Some(reference) = canonical_reference(reference) else { return Ok(None) };
    let found = application::Entity::find_by_id(id).filter(application::Column::Reference.eq(reference));
    sole(found, ctx.store.read()).await
}

/// An application and its opening, as they stand in a transaction that holds both.
pub(super) struct Held {
    pub opening: opening::Model,
    pub application: application::Model,
}

/// Reads both again under lock: the opening shared, so that amendments wait for this transaction and this one for them;
/// the application exclusively. None: erased in the meantime.
pub(super) async fn hold(tx: &impl ConnectionTrait, own: &application::Model) -> Result<Option<Held>, DbErr> {
    let opening = hold_opening(tx, own.opening_id).await?;
    let application = sole(application::Entity::find_by_id(own.id).lock_exclusive(), tx).await?;
    Ok(opening.zip(application).map(|(opening, application)| Held { opening, application }))
}

/// Reads an opening again under a shared lock, so that amendments wait for this transaction and this one for them.
pub(super) async fn hold_opening(tx: &impl ConnectionTrait, id: OpeningId) -> Result<Option<opening::Model>, DbErr> {
    fair::share(tx, id).await?;
    sole(opening::Entity::find_by_id(id).lock_shared(), tx).await
}

/// The same of one that was read before, with what [`fair::sharing`] found of it: only what was changed since is read again.
pub(super) async fn held_opening(
    tx: &impl ConnectionTrait,
    known: &opening::Model,
    found: Option<&QueryResult>,
) -> Result<Option<opening::Model>, DbErr> {
    let Some(found) = found else { return Ok(None) };
    let version: i32 = found.try_get("", "version")?;
    if version == known.version {
        return Ok(Some(known.clone()));
    }
    sole(opening::Entity::find_by_id(known.id), tx).await
}

/// Notes that what is held was changed after it was submitted: the version that was sent counts until it is sent again.
pub(super) async fn edited(tx: &impl ConnectionTrait, held: &application::Model, now: Instant) -> Result<(), DbErr> {
    if held.state != State::Submitted {
        return Ok(());
    }
    application::Entity::update_many()
        .col_expr(application::Column::EditedAt, Expr::value(now))
        .col_expr(application::Column::UpdatedAt, Expr::value(now))
        .filter(application::Column::Id.eq(held.id))
        .exec(tx)
        .await
        .map(drop)
}
