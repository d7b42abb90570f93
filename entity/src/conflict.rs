//! A conflict of interest: for this member of staff, the application does not exist.

use crate::{ApplicationId, Instant, OpeningId, StaffId};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "conflict")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub application_id: ApplicationId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub staff_id: StaffId,
    pub opening_id: OpeningId,
    pub reason: String,
    /// Themselves, or HR.
    pub declared_by: StaffId,
    pub declared_at: Instant,
}

impl ActiveModelBehavior for ActiveModel {}
