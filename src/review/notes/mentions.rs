//! Who is meant by `@Name` in a note: somebody of a list of people, by the first words of their name, in any script.

use crate::language::fold::fold_name;
use entity::StaffId;
use unicode_normalization::char::is_combining_mark;

/// Words of a name that are looked at.
const MOST_WORDS: usize = 6;

/// Somebody who can be meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    pub id: StaffId,
    pub name: String,
}

/// A name that means nobody, or more than one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unclear {
    Nobody(String),
    Several(String),
}

/// Those who are meant, each once, in the order of the text. As many words after an `@` as make a name are taken for it; where
/// nobody's whole name is written, its first words must be one person's alone.
///
/// # Errors
/// Every name that is not one person's.
pub fn meant(text: &str, people: &[Person]) -> Result<Vec<StaffId>, Vec<Unclear>> {
    let folded: Vec<(StaffId, String)> = people.iter().map(|one| (one.id, fold_name(&one.name))).collect();
    let (mut found, mut unclear) = (Vec::new(), Vec::new());
    for words in after_ats(text) {
        match one(&words, &folded) {
            Ok(id) if found.contains(&id) => {}
            Ok(id) => found.push(id),
            Err(wrong) => unclear.push(wrong),
        }
    }
    if unclear.is_empty() { Ok(found) } else { Err(unclear) }
}

fn one(words: &[String], people: &[(StaffId, String)]) -> Result<StaffId, Unclear> {
    for count in (1..=words.len()).rev() {
        let typed = words[..count].join(" ");
        let wanted = fold_name(&typed);
        let begins =
            |name: &str| name.strip_prefix(&wanted).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
        let begun: Vec<&(StaffId, String)> = people.iter().filter(|(_, name)| begins(name)).collect();
        let whole: Vec<&&(StaffId, String)> = begun.iter().filter(|(_, name)| *name == wanted).collect();
        match (begun.as_slice(), whole.as_slice()) {
            ([], _) => {}
            ([(id, _)], _) | (_, [(id, _)]) => return Ok(*id),
            _ => return Err(Unclear::Several(typed)),
        }
    }
    Err(Unclear::Nobody(words.first().cloned().unwrap_or_default()))
}

/// The words after each `@` that begins a word: an address with an `@` in it names nobody.
fn after_ats(text: &str) -> Vec<Vec<String>> {
    let mut all = Vec::new();
    let mut before = ' ';
    for (at, letter) in text.char_indices() {
        let rest = &text[at + letter.len_utf8()..];
        if letter == '@' && !before.is_alphanumeric() && rest.starts_with(char::is_alphabetic) {
            all.push(words(rest));
        }
        before = letter;
    }
    all
}

/// The words that follow one another with one space between.
fn words(text: &str) -> Vec<String> {
    let line = text.lines().next().unwrap_or_default();
    let mut words = Vec::new();
    for piece in line.split(' ').take(MOST_WORDS) {
        let belongs = |letter: char| letter.is_alphanumeric() || is_combining_mark(letter) || "-'’".contains(letter);
        let end = piece.find(|letter: char| !belongs(letter)).unwrap_or(piece.len());
        let word = piece[..end].trim_end_matches(['-', '\'', '’']);
        if word.is_empty() {
            break;
        }
        words.push(word.to_owned());
        if end < piece.len() {
            break;
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn people() -> Vec<Person> {
        let names =
            ["Driton Krasniqi", "Jelena Marković", "Jelena Marković Ilić", "Ђорђе Хоџа", "Dafina O'Neil-Berisha"];
        (1..).zip(names).map(|(n, name)| Person { id: StaffId(Uuid::from_u128(n)), name: name.to_owned() }).collect()
    }

    fn numbers(text: &str) -> Result<Vec<u128>, Vec<Unclear>> {
        meant(text, &people()).map(|all| all.into_iter().map(|id| id.0.as_u128()).collect())
    }

    #[test]
    fn a_name_is_as_many_words_as_fit() {
        assert_eq!(numbers("@Driton please look"), Ok(vec![1]));
        assert_eq!(numbers("@driton krasniqi, and @Đorđe (@DJORDJE Hodza)"), Ok(vec![1, 4]));
        assert_eq!(numbers("@Jelena Markovic, @Jelena Marković Ilić!"), Ok(vec![2, 3]));
        assert_eq!(numbers("(@Dafina O’Neil-Berisha)"), Ok(vec![5]));
    }

    #[test]
    fn who_is_not_one_person_is_told_apart() {
        assert_eq!(numbers("@Jelena?"), Err(vec![Unclear::Several("Jelena".to_owned())]));
        assert_eq!(numbers("@Arta Gashi"), Err(vec![Unclear::Nobody("Arta".to_owned())]));
    }

    #[test]
    fn an_address_names_nobody() {
        assert_eq!(numbers("driton@example.org, 3 @ 4 EUR, @, @5"), Ok(vec![]));
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in "\\PC{0,60}") {
            let _ = numbers(&text);
        }
    }
}
