//! Work that a change caused, written in the same transaction as the change.

use crate::{Instant, JobId};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// Where a job stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Waits for `run_at`.
    Waiting,
    /// Claimed until `leased_until`; claimable again after it.
    Running,
    Done,
    /// Tried as often as allowed; a person has to look.
    GivenUp,
}

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "job")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: JobId,
    /// Which job: `send_letter`, …
    pub kind: String,
    pub payload: Json,
    /// At most one job with this key, ever.
    #[sea_orm(unique)]
    pub dedup_key: Option<String>,
    pub state: State,
    pub run_at: Instant,
    pub attempts: i32,
    pub leased_until: Option<Instant>,
    /// What went wrong last; no personal data.
    pub last_error: Option<String>,
    pub created_at: Instant,
    pub finished_at: Option<Instant>,
}

impl ActiveModelBehavior for ActiveModel {}
