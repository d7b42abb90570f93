//! A creating request is carried out once, however often it is repeated under its key
//! (draft-ietf-httpapi-idempotency-key-header-07).

use entity::{Instant, idempotency_key};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, Set};

/// What the request said of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// Who asks, and which route: keys of different people never meet.
    pub scope: String,
    /// SHA-256 of the key's value, hex.
    pub hash: String,
    /// SHA-256 of the request's body, hex.
    pub fingerprint: String,
}

/// What is known of a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recall {
    /// Never seen.
    New,
    /// Carried out before; this is the id of what was made.
    Done(String),
    /// Seen before with another body.
    Reused,
}

/// Looks `key` up.
///
/// # Errors
/// The database's own error.
pub async fn recall(db: &impl ConnectionTrait, key: &Key) -> Result<Recall, DbErr> {
    let found = idempotency_key::Entity::find_by_id((key.scope.clone(), key.hash.clone())).one(db).await?;
    Ok(match found {
        None => Recall::New,
        Some(row) if row.fingerprint == key.fingerprint => Recall::Done(row.resource),
        Some(_) => Recall::Reused,
    })
}

/// Remembers in the act's own transaction that `key` made `resource`. Two at once: the second breaks
/// [`Unique::IdempotencyKey`](super::constraint::Unique::IdempotencyKey), and its whole act with it.
///
/// # Errors
/// The database's own error.
pub async fn remember(tx: &impl ConnectionTrait, key: Option<&Key>, resource: &str, now: Instant) -> Result<(), DbErr> {
    if let Some(key) = key {
        idempotency_key::ActiveModel {
            scope: Set(key.scope.clone()),
            key_hash: Set(key.hash.clone()),
            fingerprint: Set(key.fingerprint.clone()),
            resource: Set(resource.to_owned()),
            created_at: Set(now),
        }
        .insert(tx)
        .await?;
    }
    Ok(())
}

/// Forgets the keys that were remembered before this instant. How many.
///
/// # Errors
/// The database's own error.
pub async fn sweep(tx: &impl ConnectionTrait, before: Instant) -> Result<u64, DbErr> {
    let old = idempotency_key::Entity::delete_many().filter(idempotency_key::Column::CreatedAt.lt(before));
    Ok(old.exec(tx).await?.rows_affected)
}
