//! An opening's facts in the reader's language: contract, places, salary, and what an amendment changed.

use crate::language::{Language, Text};
use crate::opening::rules::written;
use crate::settings::Site;
use entity::amendment::Change;
use entity::opening::{Contract, Model, Place};
use entity::{Instant, Translations};

/// A text, with its language's tag when it is not the page's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    pub text: String,
    pub lang: Option<&'static str>,
}

impl Said {
    /// A text of this language on a page of `page`'s.
    pub fn in_language(text: impl Into<String>, language: Language, page: Language) -> Self {
        Self { text: text.into(), lang: (language != page).then(|| language.tag()) }
    }

    /// A field of a row in the page's language, or in the opening's own.
    pub fn translated(
        translations: &Translations,
        field: &str,
        fallback: &str,
        (own, page): (Language, Language),
    ) -> Self {
        let found = |language: Language| {
            let text = translations.0.get(language.code())?.get(field).filter(|text| !text.is_empty())?;
            (own != language).then(|| Self::in_language(text, language, page))
        };
        found(page).or_else(|| found(page.in_first_script())).unwrap_or_else(|| Self::in_language(fallback, own, page))
    }
}

/// `full time`
pub fn contract(text: Text, contract: Contract) -> String {
    text.with("contract", written(contract)).say("opening-contract")
}

/// `EUR 1,800–2,300 a month`
pub fn salary(text: Text, opening: &Model) -> Option<String> {
    let period = written(opening.salary_period?);
    text.salary(opening.salary_currency.as_deref()?, opening.salary_min, opening.salary_max, &period)
}

/// `Prishtina`, `Tirana, Albania`: the country only where it is not the site's own.
pub fn place(text: Text, place: &Place, site: &Site) -> String {
    if place.country == site.country {
        return place.locality.clone();
    }
    format!("{}, {}", place.locality, text.with("code", place.country.as_str()).say("opening-country"))
}

/// `Prishtina or remote`; empty where neither is named.
pub fn places(text: Text, opening: &Model, site: &Site) -> String {
    let named: Vec<String> = opening.places.0.iter().map(|one| place(text, one, site)).collect();
    match (named.join(" · "), opening.remote) {
        (named, false) => named,
        (named, true) if named.is_empty() => text.say("opening-remote"),
        (named, true) => text.with("places", named).say("opening-places-or-remote"),
    }
}

/// `English, Albanian`
pub fn languages(text: Text, languages: &[Language]) -> String {
    let names: Vec<String> = languages.iter().map(|l| text.say(&format!("common-language-{}", l.code()))).collect();
    names.join(", ")
}

/// What one change of an amendment says to the public, in one line; None: another line says it.
pub fn change(text: Text, change: &Change, opening: &Model, site: &Site) -> Option<String> {
    let (field, language) = match change.field.strip_prefix("texts.").and_then(|rest| rest.split_once('.')) {
        Some((code, field)) => (field, code.parse::<Language>().ok()),
        None => (change.field.as_str(), None),
    };
    let name = text.say(&format!("opening-field-{}", field.replace('_', "-")));
    let name = match language {
        Some(language) => text
            .with("field", name)
            .with("language", text.say(&format!("common-language-{}", language.code())))
            .say("opening-field-in-language"),
        None => name,
    };
    let value = |raw: &str| value(text, field, raw, opening, site);
    match field {
        "state" => None,
        "description" => Some(text.with("field", name).say("opening-change-rewritten")),
        _ => {
            let before = value(&change.before);
            let after = value(&change.after);
            Some(text.with("field", name).with("before", before).with("after", after).say("opening-change"))
        }
    }
}

fn value(text: Text, field: &str, raw: &str, opening: &Model, site: &Site) -> String {
    let json = || serde_json::Value::from(raw);
    let told = match field {
        _ if raw.is_empty() => None,
        "closes_at" => {
            let instant = serde_json::from_value::<Instant>(json()).ok();
            instant.map(|instant| text.deadline(instant, &site.zone(&opening.time_zone)))
        }
        "contract" => serde_json::from_value(json()).ok().map(|known| contract(text, known)),
        "language" => raw.parse::<Language>().ok().map(|language| languages(text, &[language])),
        "remote" => Some(text.say(if raw == "true" { "common-yes" } else { "common-no" })),
        "grace_seconds" => raw.parse::<i64>().ok().map(|seconds| grace(text, seconds)),
        "salary" => salary_written(text, raw),
        _ => Some(raw.to_owned()),
    };
    told.unwrap_or_else(|| if raw.is_empty() { "–".to_owned() } else { raw.to_owned() })
}

/// Seconds as people say them: `10 minutes`.
pub fn grace(text: Text, seconds: i64) -> String {
    text.about(Instant(0), Instant(0).plus_seconds(seconds))
}

/// Reads what the log keeps, `EUR 1500–2000 month`.
fn salary_written(text: Text, raw: &str) -> Option<String> {
    let mut words = raw.split(' ');
    let (currency, range, period) = (words.next()?, words.next()?, words.next()?);
    let (low, high) = range.split_once('–')?;
    text.salary(currency, low.parse().ok(), high.parse().ok(), period)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn a_translation_that_is_missing_is_said_to_be_in_another_language() {
        let mut texts = BTreeMap::new();
        texts.insert("sq".to_owned(), BTreeMap::from([("title".to_owned(), "Letër".to_owned())]));
        let texts = Translations(texts);
        let said = |page| Said::translated(&texts, "title", "Letter", (Language::En, page));
        assert_eq!(said(Language::Sq), Said { text: "Letër".to_owned(), lang: None });
        assert_eq!(said(Language::En), Said { text: "Letter".to_owned(), lang: None });
        assert_eq!(said(Language::Sr), Said { text: "Letter".to_owned(), lang: Some("en") });
    }

    #[test]
    fn the_log_s_salary_is_said_as_on_the_page() {
        let text = Text::new(Language::En);
        assert_eq!(salary_written(text, "EUR 1500–2000 month").as_deref(), Some("EUR\u{a0}1,500–2,000 a month"));
        assert_eq!(salary_written(text, "EUR 1500– month").as_deref(), Some("from EUR\u{a0}1,500 a month"));
        assert_eq!(salary_written(text, "EUR"), None);
    }
}
