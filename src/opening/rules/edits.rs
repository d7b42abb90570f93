//! What somebody wants to be different: a new draft, an edit and an amendment say it in the same words.

use super::Salary;
use crate::language::Language;
use entity::opening::{Contract, Place, Visibility};
use std::collections::BTreeMap;

/// What shall be different; what is None stays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edits {
    /// The language whose texts stand in for missing ones.
    pub language: Option<Language>,
    /// The advert by language; None takes a language away.
    pub texts: BTreeMap<Language, Option<AdvertEdits>>,
    /// When it closes.
    pub closes: Closes,
    /// IANA name. Alone, it moves a closing time to the clocks of the new zone.
    pub time_zone: Option<String>,
    /// Seconds that an upload begun in time may take to finish.
    pub grace_seconds: Option<i64>,
    /// Some(None): no salary is named.
    pub salary: Option<Option<Salary>>,
    /// How the work is contracted.
    pub contract: Option<Contract>,
    /// All places of work.
    pub places: Option<Vec<Place>>,
    /// Whether it can be done from anywhere.
    pub remote: Option<bool>,
    /// How many are wanted.
    pub positions: Option<i64>,
    /// Where questions go.
    pub contact: Option<String>,
    /// Whether reviewers see no identity.
    pub blind: Option<bool>,
    /// When reviewers see the others' cards.
    pub visibility: Option<Visibility>,
    pub chair_sees_all: Option<bool>,
    /// The quorum. Some(None): every reviewer of the panel.
    pub reviews_per_application: Option<Option<i64>>,
}

/// What shall be different in one language's advert.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names of the columns")]
pub struct AdvertEdits {
    pub title: Option<String>,
    pub summary: Option<String>,
    /// Markdown.
    pub description: Option<String>,
}

/// When it shall close.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Closes {
    /// As before.
    #[default]
    Kept,
    /// Not yet known; only in a draft.
    Cleared,
    /// `closes_on`: a bare date, its end.
    On(String),
    /// `closes_at`: an instant, or a time on the clocks of the zone.
    At(String),
    /// One field of a form: a bare date or a time.
    Typed(String),
    /// Both were given: which one counts?
    OnAndAt,
}

impl Closes {
    /// Of the two members of a request.
    pub fn of(closes_on: Option<String>, closes_at: Option<String>) -> Self {
        match (closes_on, closes_at) {
            (None, None) => Self::Kept,
            (Some(date), None) => Self::On(date),
            (None, Some(time)) => Self::At(time),
            (Some(_), Some(_)) => Self::OnAndAt,
        }
    }
}

impl Edits {
    /// The same with the advert's words in one language.
    #[must_use]
    pub fn saying(mut self, language: Language, title: &str, summary: &str, description: &str) -> Self {
        let advert = AdvertEdits {
            title: Some(title.to_owned()),
            summary: Some(summary.to_owned()),
            description: Some(description.to_owned()),
        };
        self.texts.insert(language, Some(advert));
        self
    }
}
