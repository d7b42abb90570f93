//! Several applications that one person moves to one stage at once: chosen, then carried out, then perhaps taken back.

use crate::application::Stage;
use crate::{Instant, OpeningId, StaffId, StageBatchId};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "stage_batch")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: StageBatchId,
    pub opening_id: OpeningId,
    /// Who chose them.
    pub staff_id: StaffId,
    /// Where they are to stand.
    pub stage: Stage,
    pub made_at: Instant,
    /// None: they were chosen, and nothing was moved.
    pub moved_at: Option<Instant>,
    pub undone_at: Option<Instant>,
    /// How many had been moved on, withdrawn or erased when the rest was moved back.
    pub stayed: i32,
}

impl ActiveModelBehavior for ActiveModel {}
