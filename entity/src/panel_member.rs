//! A person attached to one opening.

use crate::{OpeningId, StaffId};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// What a person does on a panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum PanelRole {
    /// Reviews, and draws and signs the shortlist.
    Chair,
    /// Reviews.
    Reviewer,
    /// Reads ranking and shortlists, signs, downloads dossiers; does not review.
    Manager,
}

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "panel_member")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub opening_id: OpeningId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub staff_id: StaffId,
    pub role: PanelRole,
}

impl ActiveModelBehavior for ActiveModel {}
