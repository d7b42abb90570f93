//! An application assigned to a reviewer.

use crate::{ApplicationId, Instant, OpeningId, StaffId};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "assignment")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub application_id: ApplicationId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub reviewer_id: StaffId,
    pub opening_id: OpeningId,
    /// Its place in the reviewer's own order, from 1; gaps do not matter.
    pub position: i32,
    pub assigned_by: StaffId,
    pub assigned_at: Instant,
}

impl ActiveModelBehavior for ActiveModel {}
