//! A change to a published opening, with its reason, on a public log.

use crate::{AmendmentId, Instant, OpeningId, StaffId};
use sea_orm::FromJsonQueryResult;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// One field before and after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// The API's name of the field: `closes_at`, `title`, `description`, …
    pub field: String,
    pub before: String,
    pub after: String,
}

/// All that one amendment changed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(transparent)]
pub struct Changes(pub Vec<Change>);

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "amendment")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AmendmentId,
    pub opening_id: OpeningId,
    /// 1, 2, 3 … within the opening.
    pub number: i32,
    pub reason: String,
    pub changes: Changes,
    pub made_by: StaffId,
    pub made_at: Instant,
}

impl ActiveModelBehavior for ActiveModel {}
