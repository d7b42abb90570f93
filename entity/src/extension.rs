//! More time for one application, given by HR with a reason.

use crate::{ApplicationId, ExtensionId, Instant, OpeningId, StaffId};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "extension")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ExtensionId,
    pub opening_id: OpeningId,
    pub application_id: ApplicationId,
    /// The closing instant of this application; exclusive.
    pub until: Instant,
    pub reason: String,
    pub made_by: StaffId,
    pub made_at: Instant,
}

impl ActiveModelBehavior for ActiveModel {}
