//! Accounts are looked up.

use super::invite::manages;
use super::people::PeopleError;
use crate::application::rules::about::email_key;
use crate::context::Context;
use crate::store::cursor;
use entity::{StaffId, staff};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::HashMap;

/// Where an account stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Has not chosen a password yet.
    Invited,
    /// Can sign in.
    Active,
    /// May not.
    Disabled,
}

/// Where this account stands.
pub const fn standing(person: &staff::Model) -> Standing {
    match (&person.disabled_at, &person.password_hash) {
        (Some(_), _) => Standing::Disabled,
        (None, None) => Standing::Invited,
        (None, Some(_)) => Standing::Active,
    }
}

/// A page of accounts.
#[derive(Clone, Debug)]
pub struct People {
    /// By address.
    pub items: Vec<staff::Model>,
    /// Where the next page begins, if there is one.
    pub next: Option<String>,
}

/// The account of an address, however it is written.
///
/// # Errors
/// The database's own error.
pub async fn by_email(db: &impl ConnectionTrait, email: &str) -> Result<Option<staff::Model>, DbErr> {
    staff::Entity::find().filter(staff::Column::EmailKey.eq(email_key(email))).one(db).await
}

/// The actor's own account.
///
/// # Errors
/// The database's own error.
pub async fn own(ctx: &Context) -> Result<Option<staff::Model>, DbErr> {
    let Some(id) = ctx.actor.staff().map(|staff| staff.id) else { return Ok(None) };
    staff::Entity::find_by_id(id).one(ctx.store.read()).await
}

/// The accounts by address, for whoever manages them.
///
/// # Errors
/// Not allowed, a cursor that is none of ours, or the database's own error.
pub async fn people(ctx: &Context, cursor: Option<&str>, limit: u64) -> Result<People, PeopleError> {
    if !manages(&ctx.actor) {
        return Err(PeopleError::NotAllowed);
    }
    let mut query = staff::Entity::find().order_by_asc(staff::Column::EmailKey).limit(limit + 1);
    if let Some(cursor) = cursor {
        // The cursor travels in addresses, so it names an id and nobody's address.
        let last: StaffId = cursor::open(&ctx.keys, "people", cursor).map_err(|_| PeopleError::BadCursor)?;
        let last = staff::Entity::find_by_id(last).one(ctx.store.read()).await?.ok_or(PeopleError::BadCursor)?;
        query = query.filter(staff::Column::EmailKey.gt(last.email_key));
    }
    let mut items = query.all(ctx.store.read()).await?;
    let more = items.len() as u64 > limit;
    items.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    let next = items
        .last()
        .filter(|_| more)
        .map(|last| cursor::seal(&ctx.keys, "people", &last.id).map_err(|_| PeopleError::BadCursor))
        .transpose()?;
    Ok(People { items, next })
}

/// One account, for whoever manages them.
///
/// # Errors
/// Not allowed, not there, or the database's own error.
pub async fn person(ctx: &Context, id: StaffId) -> Result<staff::Model, PeopleError> {
    if !manages(&ctx.actor) {
        return Err(PeopleError::NotAllowed);
    }
    staff::Entity::find_by_id(id).one(ctx.store.read()).await?.ok_or(PeopleError::NotFound)
}

/// What these people are called.
///
/// # Errors
/// The database's own error.
pub async fn names(
    db: &impl ConnectionTrait,
    people: impl IntoIterator<Item = StaffId>,
) -> Result<HashMap<StaffId, String>, DbErr> {
    let people = staff::Entity::find().filter(staff::Column::Id.is_in(people)).all(db).await?;
    Ok(people.into_iter().map(|person| (person.id, person.name)).collect())
}
