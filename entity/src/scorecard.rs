//! One reviewer's card for one application; one by constraint.

use crate::{ApplicationId, Instant, OpeningId, ScorecardId, StaffId};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "scorecard")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ScorecardId,
    pub application_id: ApplicationId,
    pub opening_id: OpeningId,
    pub reviewer_id: StaffId,
    pub comment: String,
    /// Counts edits: the ETag.
    pub version: i32,
    pub updated_at: Instant,
    /// None: a draft that only its author sees and that counts nowhere.
    pub submitted_at: Option<Instant>,
}

impl ActiveModelBehavior for ActiveModel {}
