//! One application on a shortlist, with the figures it had when the list was frozen.

use crate::{ApplicationId, ShortlistId, SubmissionId};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "shortlist_entry")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub shortlist_id: ShortlistId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub application_id: ApplicationId,
    /// The version that was judged; the dossier is made from it.
    pub submission_id: SubmissionId,
    /// Order on the list, from 1.
    pub position: i32,
    /// Competition rank at the freeze; none without a submitted card.
    pub rank: Option<i32>,
    /// Mean at the freeze as `p/q`.
    pub mean_exact: Option<String>,
    pub reviews: i32,
}

impl ActiveModelBehavior for ActiveModel {}
