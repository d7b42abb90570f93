//! One value on a card. A criterion without a row is not rated, which is not zero.

use crate::ScorecardId;
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "score")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub scorecard_id: ScorecardId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub criterion_key: String,
    /// Thousandths.
    pub value_milli: i64,
}

impl ActiveModelBehavior for ActiveModel {}
