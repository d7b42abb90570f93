//! A frozen selection.

use crate::{Instant, OpeningId, ShortlistId, StaffId};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// How the selection was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// The first n of the ranking.
    CutOff,
    /// Named one by one.
    HandPicked,
}

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "shortlist")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ShortlistId,
    pub opening_id: OpeningId,
    /// 1, 2, 3 … within the opening.
    pub number: i32,
    pub method: Method,
    pub reason: String,
    pub drawn_by: StaffId,
    pub drawn_at: Instant,
}

impl ActiveModelBehavior for ActiveModel {}
