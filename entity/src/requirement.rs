//! A document that an opening asks for.

use crate::{OpeningId, Translations};
use sea_orm::FromJsonQueryResult;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// Keys of the formats taken: `pdf`, `docx`, `odt`, `rtf`, `txt`, `jpeg`, `png`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(transparent)]
pub struct Formats(pub Vec<String>);

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "requirement")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub opening_id: OpeningId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: String,
    pub position: i32,
    pub title: String,
    pub hint: String,
    pub translations: Translations,
    pub required: bool,
    pub formats: Formats,
    /// Of each file.
    pub max_bytes: i64,
    /// How many files answer it at most.
    pub max_files: i32,
}

impl ActiveModelBehavior for ActiveModel {}
