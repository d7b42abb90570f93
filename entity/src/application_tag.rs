//! A word that somebody put on an application, to find it again.

use crate::{ApplicationId, Instant, OpeningId, StaffId};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "application_tag")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub application_id: ApplicationId,
    /// Folded: tags that fold alike are one.
    #[sea_orm(primary_key, auto_increment = false)]
    pub fold: String,
    /// Who put it.
    #[sea_orm(primary_key, auto_increment = false)]
    pub staff_id: StaffId,
    pub opening_id: OpeningId,
    /// As it was typed.
    pub label: String,
    /// Its author reviewed when they put it.
    pub by_reviewer: bool,
    /// Its author did not know who applied.
    pub covered: bool,
    pub put_at: Instant,
}

impl ActiveModelBehavior for ActiveModel {}
