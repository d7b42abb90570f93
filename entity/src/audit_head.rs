//! The end of each chain, of the record and of an opening's receipts; locked while one is appended.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_head")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub scope: String,
    pub number: i64,
    pub hash: String,
    /// Receipts given for this opening.
    pub receipts: i64,
    /// SHA-256 of the last of them, hex; empty for none.
    pub receipt_hash: String,
}

impl ActiveModelBehavior for ActiveModel {}
