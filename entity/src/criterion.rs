//! What is judged: weight, scale and described anchors.

use crate::{OpeningId, Translations};
use sea_orm::FromJsonQueryResult;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// What one value of the scale means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Anchor {
    /// The value, in thousandths.
    pub value_milli: i64,
    pub text: String,
    #[serde(default)]
    pub translations: Translations,
}

/// The described values, ascending.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(transparent)]
pub struct Anchors(pub Vec<Anchor>);

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "criterion")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub opening_id: OpeningId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: String,
    pub position: i32,
    pub title: String,
    pub translations: Translations,
    /// Thousandths; positive.
    pub weight_milli: i64,
    /// Lowest value of the scale, thousandths.
    pub min_milli: i64,
    /// Highest value of the scale, thousandths.
    pub max_milli: i64,
    /// A card is complete only with a score for it.
    pub required: bool,
    pub anchors: Anchors,
}

impl ActiveModelBehavior for ActiveModel {}
