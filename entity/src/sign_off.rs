//! A person's signature under a shortlist; one each.

use crate::{Instant, ShortlistId, StaffId};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sign_off")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub shortlist_id: ShortlistId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub staff_id: StaffId,
    pub note: String,
    pub signed_at: Instant,
}

impl ActiveModelBehavior for ActiveModel {}
