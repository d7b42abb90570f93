//! Keys: the short names under which programs and files know criteria, questions, documents and options.

use crate::invalid::Invalid;
use crate::language::Phrase;
use std::collections::BTreeSet;

/// Longest key, in characters.
const MOST: usize = 40;

/// Lower-case letters, digits, `-` and `_`, beginning with a letter; at most 40 characters.
fn is_key(text: &str) -> bool {
    text.len() <= MOST && text.starts_with(|c: char| c.is_ascii_lowercase()) && text.bytes().all(of_key)
}

/// As a key, but it may begin with a digit: `2-5-years`.
fn is_option_key(text: &str) -> bool {
    text.len() <= MOST && text.starts_with(|c: char| c.is_ascii_alphanumeric()) && text.bytes().all(of_key)
}

const fn of_key(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-' || byte == b'_'
}

/// The keys of one list: each of the right form, and no two alike.
#[derive(Default)]
pub(super) struct Keys<'a>(BTreeSet<&'a str>);

impl<'a> Keys<'a> {
    pub(super) fn take(&mut self, wrong: &mut Vec<Invalid>, pointer: &str, key: &'a str) {
        self.take_if(wrong, pointer, key, is_key(key));
    }

    pub(super) fn take_option(&mut self, wrong: &mut Vec<Invalid>, pointer: &str, key: &'a str) {
        self.take_if(wrong, pointer, key, is_option_key(key));
    }

    fn take_if(&mut self, wrong: &mut Vec<Invalid>, pointer: &str, key: &'a str, formed: bool) {
        if !formed {
            wrong.push(Invalid::new(format!("{pointer}/key"), "malformed-key", Phrase::new("opening-wrong-key")));
        } else if !self.0.insert(key) {
            wrong.push(Invalid::new(format!("{pointer}/key"), "duplicate", Phrase::new("opening-wrong-key-twice")));
        }
    }
}

/// More than so many in one list.
pub(super) fn too_many(wrong: &mut Vec<Invalid>, count: usize, most: usize) {
    if count > most {
        wrong.push(Invalid::new("", "too-many", Phrase::new("opening-wrong-too-many").with("most", most)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_short_plain_names() {
        for key in ["cv", "cover-letter", "work_samples", "q1", &"a".repeat(40)] {
            assert!(is_key(key), "{key}");
        }
        for text in ["", "CV", "1st", "-a", "a b", "a.b", "a/b", "ç", &"a".repeat(41)] {
            assert!(!is_key(text), "{text}");
        }
        assert!(is_option_key("2-5-years"));
        assert!(!is_option_key("_"));
    }
}
