//! What HR corrects, as a form and a row name it.

use crate::review::covering::pieces_of;
use entity::DocumentId;
use std::fmt;

/// What a correction is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// Words, wherever they stand: folded.
    Words(String),
    /// A page of a document.
    Page(DocumentId, i32),
    /// One mark on a page.
    Mark(DocumentId, i32, String),
}

impl Place {
    /// These words; none, where there are no letters.
    pub fn of_words(typed: &str) -> Option<Self> {
        let folded = pieces_of(typed);
        (!folded.is_empty()).then_some(Self::Words(folded))
    }

    /// Reads what [`Display`](fmt::Display) writes.
    pub fn of(written: &str) -> Option<Self> {
        if let Some(words) = written.strip_prefix("words ") {
            return Self::of_words(words);
        }
        let mut parts = written.split('/');
        let document = DocumentId(parts.next()?.parse().ok()?);
        let number = parts.next()?.parse().ok()?;
        let place = match parts.next() {
            None => Self::Page(document, number),
            Some(mark) => Self::Mark(document, number, mark.to_owned()),
        };
        parts.next().is_none().then_some(place)
    }
}

impl fmt::Display for Place {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Words(folded) => write!(to, "words {folded}"),
            Self::Page(document, number) => write!(to, "{document}/{number}"),
            Self::Mark(document, number, mark) => write!(to, "{document}/{number}/{mark}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn a_place_is_read_as_it_was_written() {
        let document = DocumentId(Uuid::from_u128(7));
        for place in [
            Place::of_words("Banka e Vogël").unwrap(),
            Place::Page(document, 3),
            Place::Mark(document, 1, "w12".to_owned()),
        ] {
            assert_eq!(Place::of(&place.to_string()), Some(place));
        }
        assert_eq!(Place::of_words("Banka e Vogël"), Place::of_words("BANKA E VOGEL"));
        for nonsense in ["", "words ", "words --", "x/1", "/", &format!("{document}"), &format!("{document}/1/w1/2")] {
            assert_eq!(Place::of(nonsense), None, "{nonsense}");
        }
    }
}
