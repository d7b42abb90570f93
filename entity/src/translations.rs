//! Texts of one row in further languages.

use sea_orm::FromJsonQueryResult;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Language code → field name → text, for the languages beside the opening's own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(transparent)]
pub struct Translations(pub BTreeMap<String, BTreeMap<String, String>>);

impl Translations {
    /// The text of `field` in `language`, or `fallback` where there is none.
    pub fn get<'a>(&'a self, language: &str, field: &str, fallback: &'a str) -> &'a str {
        self.0.get(language).and_then(|fields| fields.get(field)).map_or(fallback, String::as_str)
    }
}
