//! What an opening's cards come to beyond means: computed by a job, from the cards alone, after each change.

use crate::{Instant, OpeningId};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "calibration")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub opening_id: OpeningId,
    /// How often its cards changed.
    pub wanted: i64,
    /// After which of these changes it was computed last; 0: never. Less than `wanted`: it is out of date.
    pub computed: i64,
    pub computed_at: Option<Instant>,
    /// Cards that it was computed from: the more, the longer the next computation waits for further changes.
    pub cards: i64,
    /// Variances, leanings, agreement, weights; or why there are none. Numbers are whole, in the units that their names say.
    pub summary: Option<Json>,
}

impl ActiveModelBehavior for ActiveModel {}
