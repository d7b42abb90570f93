//! Who may come in: the token that a browser or a program holds, against the hash that is kept.

use super::token;
use crate::context::Context;
use crate::secrets::same;
use entity::application::State;
use entity::{ApplicationId, application, opening};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter};

/// The application with this reference, if the token opens it. None: there is none, or the token is not its.
///
/// # Errors
/// The database's own error.
pub async fn enter(ctx: &Context, reference: &str, token: &str) -> Result<Option<ApplicationId>, DbErr> {
    if token.is_empty() {
        return Ok(None);
    }
    let found = by_reference(ctx, reference).await?;
    Ok(found.filter(|found| same(found.token_hash.as_bytes(), token::hash(token).as_bytes())).map(|found| found.id))
}

/// Whether this is an application to the opening with this slug that is not withdrawn: one that whoever applies again
/// wants to go on with.
///
/// # Errors
/// The database's own error.
pub async fn is_open_to(ctx: &Context, id: ApplicationId, slug: &str) -> Result<bool, DbErr> {
    let db = ctx.store.read();
    let Some(found) = application::Entity::find_by_id(id).one(db).await? else { return Ok(false) };
    if found.state == State::Withdrawn {
        return Ok(false);
    }
    let opening = opening::Entity::find_by_id(found.opening_id).one(db).await?;
    Ok(opening.is_some_and(|opening| opening.slug == slug))
}

/// The slug of the opening that the application with this reference is for. Never told to anyone by itself: it says that
/// the application exists.
///
/// # Errors
/// The database's own error.
pub async fn opening_of(ctx: &Context, reference: &str) -> Result<Option<String>, DbErr> {
    let Some(found) = by_reference(ctx, reference).await? else { return Ok(None) };
    let opening = opening::Entity::find_by_id(found.opening_id).one(ctx.store.read()).await?;
    Ok(opening.map(|opening| opening.slug))
}

async fn by_reference(ctx: &Context, reference: &str) -> Result<Option<application::Model>, DbErr> {
    application::Entity::find().filter(application::Column::Reference.eq(reference)).one(ctx.store.read()).await
}
