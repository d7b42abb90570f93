//! Where a text says a telephone number, the applicant's own in any grouping, or another number that is one person's.

use super::dates::{self, Gap};
use super::identity::Identity;
use super::pieces::is_unseen;
use std::ops::Range;
use unicode_normalization::UnicodeNormalization as _;

/// Digits that a telephone number has at most (ITU-T E.164), and, as it is written here, at least: with `+` before them, with `0`.
const MOST: usize = 15;
const LEAST_ABROAD: usize = 7;
const LEAST_HERE: usize = 8;
/// After a word that says what follows.
const LEAST_TOLD: usize = 5;
/// Digits in one that are no sum and no date: personal numbers, accounts.
const LONG: usize = 9;

/// Words before a number.
const WORDS: &[&str] = &[
    "cel",
    "cell",
    "fax",
    "fiks",
    "fiksni",
    "gsm",
    "kontakt",
    "mob",
    "mobil",
    "mobile",
    "mobilni",
    "phone",
    "tel",
    "telefon",
    "telefoni",
    "telephone",
    "viber",
    "whatsapp",
    "тел",
    "телефон",
    "моб",
    "мобилни",
];

/// Digits that stand together.
pub(super) struct Group {
    pub place: Range<usize>,
    pub digits: String,
    /// A plus sign, or a double zero, stands before it.
    pub has_plus: bool,
}

pub(super) fn found(text: &str, who: &Identity) -> Vec<Range<usize>> {
    let groups = groups(text);
    let gap = |left: usize| gap(&text[groups[left].place.end..groups[left + 1].place.start]);
    let is_date = dates::marked(&groups, gap);
    let mut found = Vec::new();
    for at in 0..groups.len() {
        if groups[at].digits.len() >= LONG {
            found.push(groups[at].place.clone());
        }
        if let Some(last) = own(&groups[at..], |left| gap(at + left), who) {
            found.push(widened(text, &groups, at, &is_date, gap)..groups[at + last].place.end);
        }
        let least = if groups[at].has_plus {
            LEAST_ABROAD
        } else if groups[at].digits.starts_with('0') {
            LEAST_HERE
        } else if is_told(&text[..groups[at].place.start]) {
            LEAST_TOLD
        } else {
            continue;
        };
        let mut digits = 0;
        let mut end = None;
        for next in at..groups.len() {
            digits += groups[next].digits.len();
            let is_apart = next > at && (gap(next - 1) == Gap::Apart || groups[next].has_plus);
            if is_apart || digits > MOST || (is_date[next] && !groups[at].has_plus) {
                break;
            }
            end = (digits >= least).then_some(groups[next].place.end);
        }
        if let Some(end) = end {
            found.push(signed(text, groups[at].place.start)..end);
        }
    }
    found
}

fn groups(text: &str) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut last = None;
    for (at, letter) in text.char_indices() {
        let end = at + letter.len_utf8();
        let digit = std::iter::once(letter).nfkc().next().filter(char::is_ascii_digit);
        match (digit, groups.last_mut()) {
            (Some(digit), Some(group)) if group.place.end == at => {
                group.digits.push(digit);
                group.place.end = end;
            }
            (Some(digit), _) => {
                let has_plus = matches!(last, Some('+' | '＋'));
                groups.push(Group { place: at..end, digits: digit.to_string(), has_plus });
            }
            (None, Some(group)) if is_unseen(letter) && group.place.end == at => group.place.end = end,
            _ => {}
        }
        if !letter.is_whitespace() && letter != '(' {
            last = Some(letter);
        }
    }
    for group in &mut groups {
        group.has_plus |= group.digits.starts_with("00");
    }
    groups
}

fn gap(between: &str) -> Gap {
    let mut letters = between.chars().filter(|letter| !is_unseen(*letter));
    let count = letters.clone().count();
    let is_date = |letter: char| matches!(letter, ' ' | '\u{a0}' | '.' | '/' | '-' | '‐' | '‑' | '–' | '—');
    let is_loose = |letter: char| {
        is_date(letter) || letter.is_whitespace() || matches!(letter, '(' | ')' | '+' | '·' | '\\' | '_' | '*')
    };
    if count <= 3 && letters.clone().all(is_date) {
        Gap::Date
    } else if count <= 5 && letters.all(is_loose) {
        Gap::Loose
    } else {
        Gap::Apart
    }
}

/// The group in which a telephone number of theirs ends that begins in the first of these, or before it.
fn own(groups: &[Group], gap: impl Fn(usize) -> Gap, who: &Identity) -> Option<usize> {
    let mut digits = String::new();
    let first = groups.first()?.digits.len();
    for (at, group) in groups.iter().enumerate() {
        if (at > 0 && gap(at - 1) == Gap::Apart) || digits.len() > 2 * MOST {
            return None;
        }
        digits.push_str(&group.digits);
        let is_own = |own: &String| digits.find(own.as_str()).is_some_and(|begins| begins < first);
        if who.telephones.iter().any(is_own) {
            return Some(at);
        }
    }
    None
}

/// Where a number begins whose last digits begin in the group `at`: with the codes of country and net before it.
fn widened(text: &str, groups: &[Group], at: usize, is_date: &[bool], gap: impl Fn(usize) -> Gap) -> usize {
    let mut first = at;
    // No code of a country or a net is longer than three digits.
    let belongs = |before: usize| !is_date[before] && groups[before].digits.len() <= 3 && gap(before) != Gap::Apart;
    while first > 0 && at - first < 3 && !groups[first].has_plus && belongs(first - 1) {
        first -= 1;
    }
    signed(text, groups[first].place.start)
}

/// Where it begins together with the plus sign before it.
fn signed(text: &str, start: usize) -> usize {
    let signs = text[..start].chars().rev().take_while(|letter| matches!(letter, '+' | '(' | '＋'));
    start - signs.map(char::len_utf8).sum::<usize>()
}

/// Whether the text before a number says that one follows.
fn is_told(before: &str) -> bool {
    let before = before.trim_end_matches(|letter: char| {
        letter.is_whitespace() || matches!(letter, ':' | '.' | '(' | '-' | '–' | '|' | '/')
    });
    let start = before.char_indices().rev().take_while(|(_, letter)| letter.is_alphabetic()).last();
    start.is_some_and(|(at, _)| WORDS.contains(&before[at..].to_lowercase().as_str()))
}
