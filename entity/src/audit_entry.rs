//! The record: append-only, one hash chain per scope (an opening, or the house).

use crate::{Instant, OpeningId, StaffId};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_entry")]
pub struct Model {
    /// The opening's id, or `house`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub scope: String,
    /// 1, 2, 3 … within the scope.
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i64,
    pub at: Instant,
    pub opening_id: Option<OpeningId>,
    /// `staff`, `applicant`, `public` or `system`.
    pub actor_kind: String,
    pub staff_id: Option<StaffId>,
    /// What was done: `opening.published`, `document.downloaded`, …
    pub act: String,
    /// The id or reference of what it was done to.
    pub thing: String,
    /// Facts, canonical JSON; ids and hashes, no names.
    pub detail: String,
    /// Hash of the entry before, hex; 64 zeros for the first.
    pub previous_hash: String,
    /// SHA-256 over all of the above, hex.
    pub hash: String,
}

impl ActiveModelBehavior for ActiveModel {}
