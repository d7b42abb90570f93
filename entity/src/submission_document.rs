//! The documents of one version, in the order of the requirements.

use crate::{DocumentId, SubmissionId};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "submission_document")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub submission_id: SubmissionId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub document_id: DocumentId,
    pub position: i32,
}

impl ActiveModelBehavior for ActiveModel {}
