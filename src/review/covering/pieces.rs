//! A text in pieces: runs of letters and digits, and what stands between them.

use crate::language::fold::fold_name;
use std::ops::Range;
use unicode_normalization::char::is_combining_mark;

/// A run of letters and digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub place: Range<usize>,
    /// Folded, letters and digits alone.
    pub folded: String,
    /// How the same letters read when look-alikes of the other script were meant.
    pub looks: Option<String>,
    /// Begins with a capital.
    pub is_capital: bool,
}

/// The pieces of a text, in order.
pub(super) fn of(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut start = None;
    for (at, letter) in text.char_indices().chain([(text.len(), ' ')]) {
        let belongs = letter.is_alphanumeric() || (start.is_some() && (is_combining_mark(letter) || is_unseen(letter)));
        match (start, belongs) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                pieces.push(piece(text, from..at));
                start = None;
            }
            _ => {}
        }
    }
    pieces
}

fn piece(text: &str, place: Range<usize>) -> Piece {
    let letters: String = text[place.clone()].chars().filter(|letter| !is_unseen(*letter)).collect();
    let is_mixed = letters.chars().any(|letter| matches!(letter, '\u{370}'..='\u{52F}'))
        && letters.chars().any(|letter| letter.is_ascii_alphabetic());
    let looks = is_mixed.then(|| bare(&letters.chars().map(looks_like).collect::<String>()));
    Piece { folded: bare(&letters), looks, is_capital: letters.starts_with(char::is_uppercase), place }
}

/// Folded, letters and digits alone.
pub(super) fn bare(text: &str) -> String {
    fold_name(text).chars().filter(|letter| letter.is_alphanumeric()).collect()
}

/// Divides words that are one, and is not seen.
pub(super) const fn is_unseen(letter: char) -> bool {
    matches!(letter, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

/// Whether what stands between two pieces may stand inside a word that was pulled or broken apart.
pub(super) fn is_loose(between: &str) -> bool {
    between.chars().count() <= 6
        && between.chars().all(|letter| {
            letter.is_whitespace()
                || is_unseen(letter)
                || matches!(letter, '-' | '‐' | '‑' | '–' | '.' | '·' | '•' | '_' | '\'' | '’' | 'ʼ' | '`' | '*' | '~')
        })
}

/// Whether a line ends between them, with or without a hyphen, or a hyphen stands there.
pub(super) fn is_broken(between: &str) -> bool {
    between.contains(['\n', '-', '‐', '‑', '\u{AD}'])
}

/// The Latin letter that a Greek or Cyrillic one looks like.
const fn looks_like(letter: char) -> char {
    match letter {
        'а' | 'α' => 'a',
        'А' | 'Α' => 'A',
        'В' | 'Β' => 'B',
        'с' => 'c',
        'С' => 'C',
        'е' => 'e',
        'Е' | 'Ε' => 'E',
        'Н' | 'Η' => 'H',
        'і' => 'i',
        'І' | 'Ι' => 'I',
        'ј' => 'j',
        'Ј' => 'J',
        'К' | 'Κ' => 'K',
        'М' | 'Μ' => 'M',
        'Ν' => 'N',
        'о' | 'ο' => 'o',
        'О' | 'Ο' => 'O',
        'р' | 'ρ' => 'p',
        'Р' | 'Ρ' => 'P',
        'ѕ' => 's',
        'Ѕ' => 'S',
        'Т' | 'Τ' => 'T',
        'у' => 'y',
        'У' | 'Υ' => 'Y',
        'х' => 'x',
        'Х' | 'Χ' => 'X',
        'Ζ' => 'Z',
        other => other,
    }
}
