//! What somebody searches an opening's list for, kept here so that no address has to carry it.

use crate::{Instant, OpeningId, SearchId, StaffId};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "search")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SearchId,
    pub staff_id: StaffId,
    pub opening_id: OpeningId,
    /// Under which name it is kept; none: for a day.
    pub name: Option<String>,
    /// What it asks for, as JSON.
    pub asked: String,
    pub made_at: Instant,
}

impl ActiveModelBehavior for ActiveModel {}
