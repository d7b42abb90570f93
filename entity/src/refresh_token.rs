//! A refresh token of the API: spent once, then replaced; spent twice, its whole family ends (RFC 9700 §4.14.2).

use crate::{Instant, RefreshTokenId, StaffId, TokenFamily};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "refresh_token")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: RefreshTokenId,
    pub family: TokenFamily,
    pub staff_id: StaffId,
    /// SHA-256 of the token, hex.
    #[sea_orm(unique)]
    pub token_hash: String,
    pub issued_at: Instant,
    pub expires_at: Instant,
    pub spent_at: Option<Instant>,
    pub revoked_at: Option<Instant>,
}

impl ActiveModelBehavior for ActiveModel {}
