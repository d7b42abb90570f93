//! A person with an account: administrator, HR, or a member of panels.

use crate::{Instant, StaffId};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// What a member of staff may do beside the panels they sit on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Invites staff and gives roles; sees no applications.
    Administrator,
    /// Publishes, amends, reads every application, draws shortlists.
    Hr,
    /// Sees only the openings whose panel they sit on.
    Member,
}

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "staff")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: StaffId,
    /// As typed, for letters.
    pub email: String,
    /// Normalised (NFKC, lower case): what sign-in looks for.
    #[sea_orm(unique)]
    pub email_key: String,
    pub name: String,
    pub role: Role,
    /// `en`, `sq` or `sr`.
    pub language: String,
    /// Argon2id in PHC form; none until the invitation is accepted.
    pub password_hash: Option<String>,
    pub created_at: Instant,
    pub disabled_at: Option<Instant>,
}

impl ActiveModelBehavior for ActiveModel {}
