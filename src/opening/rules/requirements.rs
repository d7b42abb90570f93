//! Which documents are required.

use super::{Limits, keys, words};
use crate::invalid::Invalid;
use crate::language::{Phrase, Value};
use entity::Translations;

/// Names of the application form's own fields: a document arrives under its key in the same form.
pub const RESERVED_KEYS: &[&str] =
    &["full_name", "email", "phone", "language", "consent", "answers", "csrf", "version", "idempotency_key"];

/// A required or welcome document as HR writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewRequirement {
    /// Its name for programs; unique in the opening.
    pub key: String,
    /// In the opening's own language.
    pub title: String,
    /// What helps to choose the right file; may be empty.
    pub hint: String,
    /// `title` and `hint` in further languages.
    pub translations: Translations,
    /// Whether an application is complete without it.
    pub required: bool,
    /// Keys of formats; None: those of the house.
    pub formats: Option<Vec<String>>,
    /// Largest file in bytes; None: the limit of the house.
    pub max_bytes: Option<i64>,
    /// How many files answer it at most; None: one.
    pub max_files: Option<i64>,
}

/// What is wrong with the list; pointers begin at the list itself: `/0/formats/1`.
pub fn requirements_wrong(list: &[NewRequirement], limits: &Limits<'_>) -> Vec<Invalid> {
    let mut wrong = Vec::new();
    keys::too_many(&mut wrong, list.len(), limits.openings.max_requirements);
    let mut keys = keys::Keys::default();
    for (index, requirement) in list.iter().enumerate() {
        let pointer = format!("/{index}");
        let (title, hint) = (limits.openings.max_title, limits.openings.max_summary);
        keys.take(&mut wrong, &pointer, &requirement.key);
        if RESERVED_KEYS.contains(&requirement.key.as_str()) {
            let detail = Phrase::new("opening-wrong-key-reserved").with("key", &requirement.key);
            wrong.push(Invalid::new(format!("{pointer}/key"), "reserved", detail));
        }
        words::title(&mut wrong, &format!("{pointer}/title"), &requirement.title, title);
        words::line(&mut wrong, &format!("{pointer}/hint"), &requirement.hint, hint);
        words::translations(&mut wrong, &pointer, &requirement.translations, &[("title", title), ("hint", hint)]);
        formats_wrong(&mut wrong, &pointer, requirement, limits);
        let most = limits.documents.max_bytes;
        if let Some(bytes) = requirement.max_bytes
            && u64::try_from(bytes).map_or(true, |bytes| bytes == 0 || bytes > most)
        {
            let detail = Phrase::new("opening-wrong-max-bytes").with("most", Value::Size(most));
            wrong.push(Invalid::new(format!("{pointer}/max_bytes"), "out-of-range", detail));
        }
        let most = limits.documents.max_files_per_requirement;
        if let Some(files) = requirement.max_files
            && usize::try_from(files).map_or(true, |files| files == 0 || files > most)
        {
            let detail = Phrase::new("opening-wrong-max-files").with("most", most);
            wrong.push(Invalid::new(format!("{pointer}/max_files"), "out-of-range", detail));
        }
    }
    wrong
}

fn formats_wrong(wrong: &mut Vec<Invalid>, pointer: &str, requirement: &NewRequirement, limits: &Limits<'_>) {
    let Some(formats) = &requirement.formats else { return };
    if formats.is_empty() {
        wrong.push(words::missing(format!("{pointer}/formats")));
    }
    for (index, format) in formats.iter().enumerate() {
        let pointer = format!("{pointer}/formats/{index}");
        if !limits.formats.contains(&format.as_str()) {
            let detail = Phrase::new("opening-wrong-format").with("known", limits.formats.join(", "));
            wrong.push(Invalid::new(pointer, "unknown", detail));
        } else if formats[..index].contains(format) {
            wrong.push(Invalid::new(pointer, "duplicate", Phrase::new("opening-wrong-format-twice")));
        }
    }
}
