//! A single-use link sent by letter. Only its hash is kept.

use crate::{ApplicationId, Instant, LinkId, StaffId};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// What a link is good for; a link of one purpose opens nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// A member of staff chooses a password for the first time.
    Invitation,
    /// An applicant comes back to their application.
    Return,
}

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "link")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: LinkId,
    pub purpose: Purpose,
    pub staff_id: Option<StaffId>,
    pub application_id: Option<ApplicationId>,
    /// SHA-256 of the token, hex.
    #[sea_orm(unique)]
    pub token_hash: String,
    pub created_at: Instant,
    pub expires_at: Instant,
    pub used_at: Option<Instant>,
}

impl ActiveModelBehavior for ActiveModel {}
