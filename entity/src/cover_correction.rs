//! What HR corrected of the covers on an application's documents.

use crate::{ApplicationId, Instant, StaffId};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// What was corrected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// These words are covered wherever they stand.
    Covered,
    /// What is covered in this one place is shown.
    Shown,
    /// This page, which cannot be judged, is shown with its covers.
    Released,
    /// This page is not shown at all.
    Withheld,
}

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "cover_correction")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub application_id: ApplicationId,
    /// The words folded, or the document's id and the page's number, and of one cover what the page calls it.
    #[sea_orm(primary_key, auto_increment = false)]
    pub place: String,
    pub kind: Kind,
    /// As they were typed; empty for a place.
    pub words: String,
    pub corrected_by: StaffId,
    pub corrected_at: Instant,
}

impl ActiveModelBehavior for ActiveModel {}
