//! Who applied, as far as it can be recognised in what they wrote.

use super::pieces::{self, bare};
use crate::language::fold::spellings;
use std::collections::BTreeSet;

/// Letters that a part of a name has at least to be looked for with endings, and inside other words.
const LONG: usize = 4;

/// Parts of names, and titles before them, that are everyday words too: covered only beside the name.
const COMMON: &[&str] = &[
    "and", "bin", "bsc", "da", "de", "den", "der", "di", "dipl", "dos", "dr", "du", "el", "i", "ibn", "ing", "la",
    "le", "ma", "mba", "mr", "mrs", "ms", "msc", "oec", "phd", "prof", "te", "the", "van", "von",
];

/// What tells who somebody is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Identity {
    /// The parts of the name, folded, in every spelling.
    pub(super) parts: BTreeSet<String>,
    /// Parts that are covered only beside others.
    pub(super) beside: BTreeSet<String>,
    /// The first letters of the parts, as initials are written: one letter, or the two of Dj, Sh.
    pub(super) initials: BTreeSet<String>,
    /// The initials of a whole name, in its order.
    pub(super) signs: BTreeSet<String>,
    /// What is one word however it is pulled apart: parts, the local part of the address, the reference, what HR added.
    pub(super) wholes: BTreeSet<String>,
    /// The last digits of the telephone numbers.
    pub(super) telephones: BTreeSet<String>,
}

/// How many digits at the end of a telephone number are its own, whatever stands before them.
const OWN_DIGITS: usize = 7;

impl Identity {
    /// Somebody of this name.
    pub fn named(full_name: &str) -> Self {
        Self::default().or_named(full_name)
    }

    /// Also by this name.
    #[must_use]
    pub fn or_named(mut self, full_name: &str) -> Self {
        // Đ is written Dj, Gj and, without marks, D.
        let plain = full_name.replace(['đ', 'ђ'], "d").replace(['Đ', 'Ђ'], "D");
        for spelt in [full_name, &plain] {
            let parts = spellings(spelt);
            let sign: String = parts.iter().filter_map(|part| part.first()?.chars().next()).collect();
            if sign.chars().count() > 1 {
                self.signs.insert(sign);
            }
            for part in parts.iter().flatten().map(|part| bare(part)) {
                self.take_part(part);
            }
        }
        self
    }

    fn take_part(&mut self, part: String) {
        let letters = part.chars().count();
        if letters == 0 {
            return;
        }
        if letters == 1 || COMMON.contains(&part.as_str()) {
            self.beside.insert(part);
            return;
        }
        self.initials.extend([1, 2].map(|count| part.chars().take(count).collect::<String>()));
        if letters > 2 {
            self.wholes.insert(part.clone());
        } else {
            // `na` and `li` are words of every Serbian text; `Na` and `Li` are names.
            self.beside.insert(part.clone());
        }
        self.parts.insert(part);
    }

    /// Who is written to there.
    #[must_use]
    pub fn or_at(mut self, email: &str) -> Self {
        let local = email.rsplit_once('@').map_or(email, |(local, _)| local);
        let local = local.split('+').next().unwrap_or(local);
        let whole = bare(local);
        if whole.chars().count() >= LONG {
            self.wholes.insert(whole.clone());
            let letters = whole.trim_end_matches(|letter: char| letter.is_ascii_digit());
            if letters.chars().count() > LONG {
                self.wholes.insert(letters.to_owned());
            }
        }
        self
    }

    /// Who is called there.
    #[must_use]
    pub fn or_called(mut self, phone: &str) -> Self {
        let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
        if let Some(own) = digits.len().checked_sub(OWN_DIGITS).and_then(|at| digits.get(at..)) {
            self.telephones.insert(own.to_owned());
        }
        self
    }

    /// Who has this reference.
    #[must_use]
    pub fn or_under(self, reference: &str) -> Self {
        self.or_also(reference)
    }

    /// These words as well, together and in this order.
    #[must_use]
    pub fn or_also(mut self, words: &str) -> Self {
        let pieces = pieces::of(words);
        let whole: String = pieces.iter().map(|piece| piece.folded.as_str()).collect();
        if !whole.is_empty() {
            if pieces.len() == 1 {
                self.parts.insert(whole.clone());
            }
            self.wholes.insert(whole);
        }
        self
    }

    /// Whether this run of letters is a part of the name, with or without an ending, or the name written in one.
    pub(super) fn is_part(&self, folded: &str, is_capital: bool) -> bool {
        (self.parts.contains(folded) && (is_capital || folded.chars().count() > 2))
            || self.wholes.contains(folded)
            || self.parts.iter().any(|part| holds(folded, part) || is_form(folded, part, is_capital))
            || self.is_composed(folded)
    }

    /// Whether it is nothing but parts and initials: `agashi`, `gashiarta92`.
    fn is_composed(&self, folded: &str) -> bool {
        let letters = folded.trim_end_matches(|letter: char| letter.is_ascii_digit());
        let mut rest = letters;
        let mut is_named = false;
        while !rest.is_empty() {
            let part = self.parts.iter().filter(|part| part.chars().count() > 2 && rest.starts_with(part.as_str()));
            if let Some(part) = part.max_by_key(|part| part.len()) {
                is_named = true;
                rest = &rest[part.len()..];
            } else if let Some(initial) = self.initials.iter().filter(|one| rest.starts_with(one.as_str())).min() {
                rest = &rest[initial.len()..];
            } else {
                return false;
            }
        }
        // `art` and `agas` are made of initials, too; a name has to be among them.
        is_named
    }
}

/// Whether a run of letters begins with the part, or holds a long one.
fn holds(folded: &str, part: &str) -> bool {
    let letters = part.chars().count();
    (letters >= LONG && folded.starts_with(part)) || (letters > LONG && folded.contains(part))
}

/// What follows the stem of a name in Albanian and in Serbian.
const ENDINGS: &[&str] = &[
    "a", "e", "i", "o", "u", "om", "en", "es", "in", "it", "un", "ut", "ev", "eva", "eve", "evo", "ina", "ine", "ino",
    "ov", "ova", "ove", "ovo",
];

/// Whether it is another case of the part: Artës and Artën of Arta, Milice and Milicom of Milica, Jonit of Jon.
fn is_form(folded: &str, part: &str, is_capital: bool) -> bool {
    let stem = part.strip_suffix(['a', 'e', 'i', 'o', 'u']).unwrap_or(part);
    let letters = stem.chars().count();
    let is_long_enough = letters > 2 || (letters == 2 && is_capital);
    is_long_enough && folded.strip_prefix(stem).is_some_and(|ending| ENDINGS.contains(&ending))
}
