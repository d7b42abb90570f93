//! Texts of one row in further languages.

use sea_orm::FromJsonQueryResult;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Language code → field name → text, for the languages beside the opening's own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(transparent)]
pub struct Translations(pub BTreeMap<String, BTreeMap<String, String>>);

impl Translations {
    /// The text of `field` in `language`, or `fallback` where there is none. Without one in this script (`sr-Cyrl`) the
    /// language's own (`sr`) stands in.
    pub fn get<'a>(&'a self, language: &str, field: &str, fallback: &'a str) -> &'a str {
        let text = |language: &str| self.0.get(language)?.get(field);
        let any_script = language.split('-').next().unwrap_or(language);
        text(language).or_else(|| text(any_script)).map_or(fallback, String::as_str)
    }
}
