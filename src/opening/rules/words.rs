//! Texts that people write: there, not too long, on one line where one line is meant.

use crate::invalid::Invalid;
use crate::language::{Language, Phrase};
use crate::settings::Openings;
use entity::Translations;

/// Something that must be said.
pub(super) fn missing(pointer: impl Into<String>) -> Invalid {
    Invalid::new(pointer, "missing", Phrase::new("opening-wrong-missing"))
}

/// Checks a text of one line.
pub(super) fn line(wrong: &mut Vec<Invalid>, pointer: &str, text: &str, most: usize) {
    if text.chars().any(char::is_control) {
        wrong.push(Invalid::new(pointer, "not-one-line", Phrase::new("opening-wrong-not-one-line")));
    }
    length(wrong, pointer, text, most);
}

/// Checks a text that may have paragraphs.
pub(super) fn paragraphs(wrong: &mut Vec<Invalid>, pointer: &str, text: &str, most: usize) {
    if text.chars().any(|letter| letter.is_control() && !matches!(letter, '\n' | '\r' | '\t')) {
        wrong.push(Invalid::new(pointer, "control-characters", Phrase::new("opening-wrong-control-characters")));
    }
    length(wrong, pointer, text, most);
}

/// Checks a text of one line that must be there.
pub(super) fn title(wrong: &mut Vec<Invalid>, pointer: &str, text: &str, most: usize) {
    if text.trim().is_empty() {
        wrong.push(missing(pointer));
    }
    line(wrong, pointer, text, most);
}

fn length(wrong: &mut Vec<Invalid>, pointer: &str, text: &str, most: usize) {
    if text.chars().count() > most {
        let detail = Phrase::new("opening-wrong-too-long").with("most", most);
        wrong.push(Invalid::new(pointer, "too-long", detail));
    }
}

/// Checks texts in further languages: known languages, the fields that this row has, each within its length.
pub(super) fn translations(wrong: &mut Vec<Invalid>, pointer: &str, texts: &Translations, fields: &[(&str, usize)]) {
    for (language, said) in &texts.0 {
        let pointer = format!("{pointer}/translations/{language}");
        if language.parse::<Language>().is_err() {
            wrong.push(Invalid::new(pointer, "unknown-language", Phrase::new("opening-wrong-language")));
            continue;
        }
        for (field, text) in said {
            let pointer = format!("{pointer}/{field}");
            match fields.iter().find(|(known, _)| known == field) {
                Some((_, most)) => line(wrong, &pointer, text, *most),
                None => wrong.push(Invalid::new(pointer, "unknown", Phrase::new("opening-wrong-unknown-field"))),
            }
        }
    }
}

/// What is wrong with the reason of an amendment or a cancellation: everybody reads it.
pub fn reason_wrong(reason: &str, limits: &Openings) -> Vec<Invalid> {
    let mut wrong = Vec::new();
    if reason.trim().is_empty() {
        wrong.push(Invalid::new("/reason", "missing", Phrase::new("opening-wrong-reason-missing")));
    }
    paragraphs(&mut wrong, "/reason", reason, limits.max_reason);
    wrong
}
