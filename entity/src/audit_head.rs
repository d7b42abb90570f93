//! The last entry of each chain; locked while one is appended.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_head")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub scope: String,
    pub number: i64,
    pub hash: String,
}

impl ActiveModelBehavior for ActiveModel {}
