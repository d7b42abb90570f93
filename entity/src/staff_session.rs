//! A signed-in browser. Ended by `revoked_at`; a request in flight cannot write it back.

use crate::{Instant, SessionId, StaffId};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "staff_session")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SessionId,
    pub staff_id: StaffId,
    /// SHA-256 of the cookie's value, hex.
    #[sea_orm(unique)]
    pub token_hash: String,
    pub created_at: Instant,
    /// The last request, to the minute: the idle limit counts from here.
    pub seen_at: Instant,
    /// The absolute end, whatever happens.
    pub expires_at: Instant,
    pub revoked_at: Option<Instant>,
}

impl ActiveModelBehavior for ActiveModel {}
