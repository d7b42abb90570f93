//! HR looked at the covers on a document of one version, and found them right.

use crate::{DocumentId, Instant, StaffId, SubmissionId};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "cover_confirmation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub submission_id: SubmissionId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub document_id: DocumentId,
    pub confirmed_by: StaffId,
    pub confirmed_at: Instant,
}

impl ActiveModelBehavior for ActiveModel {}
