//! How sure one application's place in the ranking is, as of its opening's [`calibration`](crate::calibration).

use crate::{ApplicationId, OpeningId};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "calibrated")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub application_id: ApplicationId,
    pub opening_id: OpeningId,
    /// The computation that it is of.
    pub computed: i64,
    /// Its place in the list by means, from 1; those who share a rank stand by their references.
    pub place: i32,
    /// Whether the next in the list has exactly the same mean.
    pub tied_next: bool,
    /// The adjusted value and half the width of its 95 % interval, in units of 1e-9; none where nothing is adjusted.
    pub value_nano: Option<i64>,
    pub reach_nano: Option<i64>,
    /// Competition rank by the adjusted value.
    pub adjusted_rank: Option<i32>,
    /// The 95 % interval of its rank.
    pub rank_low: Option<i32>,
    pub rank_high: Option<i32>,
    /// How likely it is among the best as many as the opening has positions, in thousandths.
    pub in_cut_milli: Option<i32>,
    /// How likely it is better than the next in the list, in thousandths.
    pub above_next_milli: Option<i32>,
}

impl ActiveModelBehavior for ActiveModel {}
