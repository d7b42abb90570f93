//! The facts of an opening at a glance, what counts, and what to send.

use crate::document::Format;
use crate::language::Text;
use crate::opening::read::Whole;
use crate::review::thousandths::plain;
use crate::settings::Site;
use crate::web::pages::opening_words::{self as words, Said};

/// One of them: its name's message, and what it is.
pub struct Fact {
    pub name: &'static str,
    pub value: String,
}

/// What is judged, and how much it weighs.
pub struct Criterion {
    pub title: Said,
    pub weight: String,
}

/// A document that is asked for.
pub struct Wanted {
    pub title: Said,
    pub hint: Said,
    /// `PDF, DOCX or ODT, up to 10 MB`; where several files are taken, how many.
    pub limits: String,
    pub required: bool,
}

/// Where questions go.
pub struct Contact {
    pub shown: String,
    /// `mailto:`, where it is an address.
    pub href: Option<String>,
}

impl Contact {
    pub fn of(contact: &str) -> Option<Self> {
        let shown = contact.trim().to_owned();
        let is_address = shown.contains('@') && !shown.contains(char::is_whitespace);
        let href = is_address.then(|| format!("mailto:{shown}"));
        (!shown.is_empty()).then_some(Self { shown, href })
    }
}

pub fn facts(whole: &Whole, text: Text, site: &Site) -> Vec<Fact> {
    let opening = &whole.opening;
    let streets = opening.places.0.iter().map(|place| {
        let city = words::place(text, place, site);
        place.street.as_ref().map_or(city.clone(), |street| format!("{street}, {city}"))
    });
    let streets: Vec<String> = streets.collect();
    let place = match (streets.join(" · "), opening.remote) {
        (places, false) => places,
        (places, true) if places.is_empty() => text.say("opening-remote"),
        (places, true) => text.with("places", places).say("opening-places-or-remote"),
    };
    let salary = words::salary(text, opening).map(|amount| text.with("amount", amount).say("careers-salary-gross"));
    [
        ("careers-salary", salary.unwrap_or_default()),
        ("careers-place", place),
        ("careers-contract", capitalised(&words::contract(text, opening.contract))),
        ("careers-positions", text.number(opening.positions)),
        ("careers-languages", words::languages(text, &whole.languages())),
    ]
    .into_iter()
    .filter(|(_, value)| !value.is_empty())
    .map(|(name, value)| Fact { name, value })
    .collect()
}

fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

pub fn criteria(whole: &Whole, text: Text) -> Vec<Criterion> {
    let languages = (whole.own_language(), text.language());
    let criteria = whole.criteria.iter().map(|criterion| Criterion {
        title: Said::translated(&criterion.translations, "title", &criterion.title, languages),
        weight: text.decimal(&plain(criterion.weight_milli)),
    });
    criteria.collect()
}

pub fn documents(whole: &Whole, text: Text) -> Vec<Wanted> {
    let languages = (whole.own_language(), text.language());
    let wanted = whole.requirements.iter().map(|requirement| {
        let formats: Vec<&str> =
            requirement.formats.0.iter().filter_map(|key| Format::from_key(key)).map(Format::label).collect();
        let limits = text.with("formats", formats.join(", ")).with("size", text.size(requirement.max_bytes));
        Wanted {
            title: Said::translated(&requirement.translations, "title", &requirement.title, languages),
            hint: Said::translated(&requirement.translations, "hint", &requirement.hint, languages),
            limits: if requirement.max_files > 1 {
                limits.with("count", requirement.max_files).say("careers-document-limits-several")
            } else {
                limits.say("careers-document-limits")
            },
            required: requirement.required,
        }
    });
    wanted.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_address_becomes_a_link() {
        let href = |contact| Contact::of(contact).map(|contact| contact.href);
        assert_eq!(href("jobs@ura.example"), Some(Some("mailto:jobs@ura.example".to_owned())));
        assert_eq!(href("Besa Hoxha, jobs@ura.example"), Some(None));
        assert_eq!(href(" "), None);
    }
}
