//! A creating request that was carried out, so that repeating it answers alike (draft-ietf-httpapi-idempotency-key-header).

use crate::Instant;
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "idempotency_key")]
pub struct Model {
    /// Who and what: the actor's id and the route.
    #[sea_orm(primary_key, auto_increment = false)]
    pub scope: String,
    /// SHA-256 of the key, hex.
    #[sea_orm(primary_key, auto_increment = false)]
    pub key_hash: String,
    /// SHA-256 of the request's body, hex: the same key with another body is refused.
    pub fingerprint: String,
    /// The id of what was made.
    pub resource: String,
    pub created_at: Instant,
}

impl ActiveModelBehavior for ActiveModel {}
