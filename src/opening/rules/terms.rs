//! The terms of an opening: all that HR writes into it, apart from its lists and its closing instant.

use super::codes::{is_country, is_currency};
use super::{Edits, Limits, words};
use crate::invalid::Invalid;
use crate::language::{Language, Phrase};
use entity::opening::{self, Contract, Period, Place, Visibility};
use entity::opening_text;
use std::collections::BTreeMap;

/// Longest contact, locality and street, in characters.
const MAX_CONTACT: usize = 300;
const MAX_LOCALITY: usize = 100;
const MAX_STREET: usize = 200;
/// Most places of one opening.
const MAX_PLACES: usize = 20;
/// Most people wanted by one opening.
const MAX_POSITIONS: i64 = 10_000;
/// Longest grace, in seconds.
const MAX_GRACE: i64 = 3600;
/// Largest quorum.
const MAX_REVIEWS: i64 = 100;
/// Largest amount of a salary, in whole units of its currency.
const MAX_SALARY: i64 = 1_000_000_000_000;

/// The advert in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names of the columns")]
pub struct Advert {
    pub title: String,
    pub summary: String,
    /// Markdown (CommonMark).
    pub description: String,
}

/// What is paid, before tax. At least one end of the range is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Salary {
    /// In whole units of the currency.
    pub min: Option<i64>,
    /// In whole units of the currency.
    pub max: Option<i64>,
    /// ISO 4217.
    pub currency: String,
    /// What it is counted by.
    pub period: Period,
}

/// All of them.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names of the columns")]
pub struct Terms {
    pub language: Language,
    pub texts: BTreeMap<Language, Advert>,
    pub grace_seconds: i64,
    pub salary: Option<Salary>,
    pub contract: Contract,
    pub places: Vec<Place>,
    pub remote: bool,
    pub positions: i64,
    pub contact: String,
    pub blind: bool,
    pub visibility: Visibility,
    pub chair_sees_all: bool,
    pub reviews_per_application: Option<i64>,
}

impl Terms {
    /// Those of a fresh draft.
    pub fn fresh(language: Language, grace_seconds: u32) -> Self {
        Self {
            language,
            texts: BTreeMap::new(),
            grace_seconds: grace_seconds.into(),
            salary: None,
            contract: Contract::FullTime,
            places: Vec::new(),
            remote: false,
            positions: 1,
            contact: String::new(),
            blind: false,
            visibility: Visibility::AfterOwn,
            chair_sees_all: false,
            reviews_per_application: None,
        }
    }

    /// Those of an opening as it is stored.
    pub fn of(row: &opening::Model, texts: &[opening_text::Model]) -> Self {
        let advert = |text: &opening_text::Model| Advert {
            title: text.title.clone(),
            summary: text.summary.clone(),
            description: text.description.clone(),
        };
        let salary = row.salary_currency.clone().zip(row.salary_period).map(|(currency, period)| Salary {
            min: row.salary_min,
            max: row.salary_max,
            currency,
            period,
        });
        Self {
            language: row.language.parse().unwrap_or_default(),
            texts: texts.iter().filter_map(|text| Some((text.language.parse().ok()?, advert(text)))).collect(),
            grace_seconds: row.grace_seconds.into(),
            salary,
            contract: row.contract,
            places: row.places.0.clone(),
            remote: row.remote,
            positions: row.positions.into(),
            contact: row.contact.clone(),
            blind: row.blind,
            visibility: row.visibility,
            chair_sees_all: row.chair_sees_all,
            reviews_per_application: row.reviews_per_application.map(i64::from),
        }
    }

    /// The same with what is wanted. Ends of lines and outer white space are made plain on the way.
    #[must_use]
    pub fn with(mut self, edits: &Edits) -> Self {
        for (language, wanted) in &edits.texts {
            let Some(wanted) = wanted else {
                self.texts.remove(language);
                continue;
            };
            let advert = self.texts.entry(*language).or_default();
            set_trimmed(&mut advert.title, wanted.title.as_deref());
            set_trimmed(&mut advert.summary, wanted.summary.as_deref());
            set_trimmed(&mut advert.description, wanted.description.as_deref());
        }
        set(&mut self.language, edits.language);
        set(&mut self.grace_seconds, edits.grace_seconds);
        set(&mut self.salary, edits.salary.clone());
        set(&mut self.contract, edits.contract);
        set(&mut self.places, edits.places.clone());
        set(&mut self.remote, edits.remote);
        set(&mut self.positions, edits.positions);
        set_trimmed(&mut self.contact, edits.contact.as_deref());
        set(&mut self.blind, edits.blind);
        set(&mut self.visibility, edits.visibility);
        set(&mut self.chair_sees_all, edits.chair_sees_all);
        set(&mut self.reviews_per_application, edits.reviews_per_application);
        self
    }

    /// The advert in the language whose texts stand in for missing ones.
    pub fn own_advert(&self) -> Option<&Advert> {
        self.texts.get(&self.language)
    }

    /// Where the API and the forms have a text of this language.
    pub fn pointer(&self, language: Language, field: &str) -> String {
        if language == self.language { format!("/{field}") } else { format!("/texts/{language}/{field}") }
    }

    /// What is wrong with them.
    pub fn wrong(&self, limits: &Limits<'_>) -> Vec<Invalid> {
        let mut wrong = Vec::new();
        if self.own_advert().is_none() {
            wrong.push(words::missing("/title"));
        }
        for (language, advert) in &self.texts {
            let at = |field| self.pointer(*language, field);
            words::title(&mut wrong, &at("title"), &advert.title, limits.openings.max_title);
            words::line(&mut wrong, &at("summary"), &advert.summary, limits.openings.max_summary);
            words::paragraphs(&mut wrong, &at("description"), &advert.description, limits.openings.max_description);
        }
        words::line(&mut wrong, "/contact", &self.contact, MAX_CONTACT);
        within(&mut wrong, "/positions", self.positions, 1, MAX_POSITIONS);
        within(&mut wrong, "/grace_seconds", self.grace_seconds, 0, MAX_GRACE);
        if let Some(reviews) = self.reviews_per_application {
            within(&mut wrong, "/review/reviews_per_application", reviews, 1, MAX_REVIEWS);
        }
        if let Some(salary) = &self.salary {
            salary_wrong(&mut wrong, salary);
        }
        places_wrong(&mut wrong, &self.places);
        wrong
    }
}

fn set<T>(field: &mut T, wanted: Option<T>) {
    if let Some(wanted) = wanted {
        *field = wanted;
    }
}

fn set_trimmed(field: &mut String, wanted: Option<&str>) {
    if let Some(wanted) = wanted {
        *field = wanted.trim().replace("\r\n", "\n");
    }
}

fn within(wrong: &mut Vec<Invalid>, pointer: &str, number: i64, least: i64, most: i64) {
    if !(least..=most).contains(&number) {
        let detail = Phrase::new("opening-wrong-out-of-range").with("least", least).with("most", most);
        wrong.push(Invalid::new(pointer, "out-of-range", detail));
    }
}

fn salary_wrong(wrong: &mut Vec<Invalid>, salary: &Salary) {
    if salary.min.is_none() && salary.max.is_none() {
        wrong.push(Invalid::new("/salary/min", "missing", Phrase::new("opening-wrong-salary-missing")));
    }
    for (pointer, amount) in [("/salary/min", salary.min), ("/salary/max", salary.max)] {
        if let Some(amount) = amount {
            within(wrong, pointer, amount, 0, MAX_SALARY);
        }
    }
    if let (Some(min), Some(max)) = (salary.min, salary.max)
        && min > max
    {
        wrong.push(Invalid::new("/salary/max", "below-minimum", Phrase::new("opening-wrong-salary-order")));
    }
    if !is_currency(&salary.currency) {
        wrong.push(Invalid::new("/salary/currency", "unknown", Phrase::new("opening-wrong-currency")));
    }
}

fn places_wrong(wrong: &mut Vec<Invalid>, places: &[Place]) {
    if places.len() > MAX_PLACES {
        let detail = Phrase::new("opening-wrong-too-many").with("most", MAX_PLACES);
        wrong.push(Invalid::new("/places", "too-many", detail));
    }
    for (index, place) in places.iter().enumerate() {
        let at = |field: &str| format!("/places/{index}/{field}");
        words::title(wrong, &at("locality"), &place.locality, MAX_LOCALITY);
        if let Some(street) = &place.street {
            words::line(wrong, &at("street"), street, MAX_STREET);
        }
        if !is_country(&place.country) {
            wrong.push(Invalid::new(at("country"), "unknown", Phrase::new("opening-wrong-country")));
        }
    }
}
