//! A question that an opening asks.

use crate::{OpeningId, Translations};
use sea_orm::FromJsonQueryResult;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// The form of the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    ShortText,
    LongText,
    Number,
    Date,
    Choice,
    Several,
    YesNo,
}

/// One option of a choice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    pub key: String,
    pub title: String,
    #[serde(default)]
    pub translations: Translations,
}

/// The options, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(transparent)]
pub struct Choices(pub Vec<Choice>);

/// The answers that a knock-out question accepts; any other is told to the applicant at once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum KnockOut {
    /// A yes–no question that must be answered so.
    Answer(bool),
    /// A choice (or several) that must be, or contain, one of these keys.
    AnyOf(Vec<String>),
    /// A number of at least this much.
    AtLeast(f64),
}

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "question")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub opening_id: OpeningId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: String,
    pub position: i32,
    pub kind: Kind,
    pub title: String,
    pub hint: String,
    pub translations: Translations,
    pub required: bool,
    pub choices: Choices,
    /// Longest text in characters; texts only.
    pub max_length: Option<i32>,
    pub knock_out: Option<KnockOut>,
}

impl ActiveModelBehavior for ActiveModel {}
