//! A field that cannot be accepted: where, why, and how to repair it.

use crate::language::Phrase;

/// One thing wrong with what somebody sent.
#[derive(Clone, Debug, PartialEq)]
pub struct Invalid {
    /// Where, as a JSON Pointer (RFC 6901): `/answers/motivation`. Pages take the field's name from it.
    pub pointer: String,
    /// What kind of wrong, for programs: `missing`, `too-long`, `unknown`, …
    pub code: &'static str,
    /// What to do about it, for people.
    pub detail: Phrase,
}

impl Invalid {
    /// A field wrong in the given way.
    pub fn new(pointer: impl Into<String>, code: &'static str, detail: Phrase) -> Self {
        Self { pointer: pointer.into(), code, detail }
    }

    /// The field's name as forms have it: the pointer without its first slash, further slashes as dots.
    pub fn field(&self) -> String {
        self.pointer.trim_start_matches('/').replace('/', ".")
    }
}
