//! Covering in an applicant's own words what would tell who they are, for a blind review.
//!
//! What can be recognised is covered: their name's words in any script, addresses with an @, and numbers of a telephone's
//! length. What somebody tells of themselves in other words cannot be.

use crate::language::fold::fold_name;

/// What stands where something is covered.
pub const COVER: &str = "█████";

/// The text with every word of the name, every e-mail address and every telephone number covered.
pub fn cover(text: &str, full_name: &str) -> String {
    let name = fold_name(full_name);
    let words: Vec<&str> = name.split(' ').filter(|word| word.chars().count() > 1).collect();
    let without_numbers = cover_numbers(text);
    let mut out = String::with_capacity(text.len());
    let mut rest = without_numbers.as_str();
    while let Some(start) = rest.find(|letter: char| !letter.is_whitespace()) {
        out.push_str(&rest[..start]);
        let end = rest[start..].find(char::is_whitespace).map_or(rest.len(), |end| start + end);
        out.push_str(&covered_word(&rest[start..end], &words));
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}

/// One run of letters between spaces; its punctuation stays.
fn covered_word(word: &str, names: &[&str]) -> String {
    if word.contains('@') {
        return COVER.to_owned();
    }
    let mut out = String::new();
    let mut piece = String::new();
    let finish = |piece: &mut String, out: &mut String| {
        let folded = fold_name(piece);
        let is_name =
            names.iter().any(|name| folded == *name || (name.chars().count() > 3 && folded.starts_with(name)));
        out.push_str(if is_name { COVER } else { piece });
        piece.clear();
    };
    for letter in word.chars() {
        if letter.is_alphanumeric() || unicode_normalization::char::is_combining_mark(letter) {
            piece.push(letter);
        } else {
            finish(&mut piece, &mut out);
            out.push(letter);
        }
    }
    finish(&mut piece, &mut out);
    out
}

/// Digits in groups, at least eight in all, as telephone numbers are written; years and sums are shorter.
fn cover_numbers(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut run = String::new();
    for letter in text.chars() {
        let begins = letter == '+' || letter.is_ascii_digit();
        let goes_on = begins || (matches!(letter, ' ' | '-' | '/' | '(' | ')' | '\u{a0}') && !run.is_empty());
        if goes_on {
            run.push(letter);
        } else {
            finish_number(&mut run, &mut out);
            out.push(letter);
        }
    }
    finish_number(&mut run, &mut out);
    out
}

fn finish_number(run: &mut String, out: &mut String) {
    let number = run.trim_end_matches([' ', '-', '/', '(', '\u{a0}']);
    let digits = number.chars().filter(char::is_ascii_digit).count();
    let is_telephone = digits >= 8 && (number.starts_with('+') || number.starts_with('0'));
    if is_telephone {
        out.push_str(COVER);
        out.push_str(&run[number.len()..]);
    } else {
        out.push_str(run);
    }
    run.clear();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_covered_in_any_script_and_case() {
        let covered = cover("I am ĐORĐE Petrović; Ђорђе Петровић, Djordje’s work.", "Đorđe Petrović");
        assert_eq!(covered, "I am █████ █████; █████ █████, █████’s work.");
        assert_eq!(cover("Arta Gashit, art, Gash", "Arta Gashi"), "█████ █████, art, Gash");
    }

    #[test]
    fn addresses_and_telephone_numbers_are_covered_and_years_are_not() {
        assert_eq!(cover("Write to arta@example.org, or", "X Y"), "Write to █████ or");
        assert_eq!(cover("Call +383 44 123 456 now", "X Y"), "Call █████ now");
        assert_eq!(
            cover("2013–2018, 4 200 000 EUR, 2013-2018 2019", "X Y"),
            "2013–2018, 4 200 000 EUR, 2013-2018 2019"
        );
    }

    #[test]
    fn line_breaks_and_spaces_stay() {
        assert_eq!(cover("a\n\n  b ", "Arta Gashi"), "a\n\n  b ");
        assert_eq!(cover("", ""), "");
    }
}
