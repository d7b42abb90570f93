//! One application of a [batch of moves](crate::stage_batch), as it was seen when it was chosen.

use crate::application::Stage;
use crate::{ApplicationId, StageBatchId};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "stage_batch_item")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub batch_id: StageBatchId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub application_id: ApplicationId,
    /// Where it stood.
    pub stage: Stage,
    /// Its version then.
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}
