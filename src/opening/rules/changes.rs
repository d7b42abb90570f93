//! What an amendment changed, field by field, for the public log.

use super::{Salary, Terms};
use crate::language::Language;
use entity::amendment::Change;
use entity::opening::Place;
use serde::Serialize;
use std::collections::BTreeSet;

/// The public fields that differ, under the names that the API gives them.
pub fn changes(before: &Terms, after: &Terms) -> Vec<Change> {
    let mut found = Vec::new();
    let mut note = |field: String, before: String, after: String| {
        if before != after {
            found.push(Change { field, before, after });
        }
    };
    note("language".to_owned(), before.language.to_string(), after.language.to_string());
    let languages: BTreeSet<Language> = before.texts.keys().chain(after.texts.keys()).copied().collect();
    for language in languages {
        let (old, new) = (before.texts.get(&language), after.texts.get(&language));
        let field = |name: &str| after.pointer(language, name).trim_start_matches('/').replace('/', ".");
        let pair = |of: fn(&super::Advert) -> &String| {
            (old.map(of).cloned().unwrap_or_default(), new.map(of).cloned().unwrap_or_default())
        };
        for (name, (old, new)) in [
            ("title", pair(|a| &a.title)),
            ("summary", pair(|a| &a.summary)),
            ("description", pair(|a| &a.description)),
        ] {
            note(field(name), old, new);
        }
    }
    note("salary".to_owned(), salary(before.salary.as_ref()), salary(after.salary.as_ref()));
    note("contract".to_owned(), written(before.contract), written(after.contract));
    note("places".to_owned(), places(&before.places), places(&after.places));
    note("remote".to_owned(), before.remote.to_string(), after.remote.to_string());
    note("positions".to_owned(), before.positions.to_string(), after.positions.to_string());
    note("contact".to_owned(), before.contact.clone(), after.contact.clone());
    note("grace_seconds".to_owned(), before.grace_seconds.to_string(), after.grace_seconds.to_string());
    found
}

/// An enum's word as the API has it: `full_time`.
pub fn written(word: impl Serialize) -> String {
    match serde_json::to_value(word) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

/// `EUR 1500–2000 month`; an end that is not named is left out.
fn salary(salary: Option<&Salary>) -> String {
    let Some(salary) = salary else { return String::new() };
    let end = |amount: Option<i64>| amount.map(|amount| amount.to_string()).unwrap_or_default();
    format!("{} {}–{} {}", salary.currency, end(salary.min), end(salary.max), written(salary.period))
}

fn places(places: &[Place]) -> String {
    let place = |place: &Place| match &place.street {
        Some(street) => format!("{street}, {}, {}", place.locality, place.country),
        None => format!("{}, {}", place.locality, place.country),
    };
    places.iter().map(place).collect::<Vec<_>>().join("; ")
}
