//! Where the words of a search stand in a text: the text in pieces, found or not, around the first of them.

use crate::language::fold::fold;
use unicode_normalization::char::is_combining_mark;

/// Letters around the first word that was found.
const AROUND: usize = 80;
/// Bytes of a text that are looked through.
const MOST_BYTES: usize = 64 * 1024;

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    pub text: String,
    /// A word that was searched for.
    pub is_found: bool,
}

/// The whole text in pieces. `words` are those of a search, folded, each in its spellings.
pub fn marked(text: &str, words: &[Vec<String>]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut at = 0;
    for (from, to) in found(text, words) {
        put(&mut pieces, &text[at..from], false);
        put(&mut pieces, &text[from..to], true);
        at = to;
    }
    put(&mut pieces, &text[at..], false);
    pieces
}

/// The text around the first word that was found, with `…` where it goes on; nothing, if none was.
pub fn excerpt(text: &str, words: &[Vec<String>]) -> Option<Vec<Piece>> {
    let text = &text[..boundary(text, MOST_BYTES)];
    let (first, end) = *found(text, words).first()?;
    let from = text[..first].char_indices().rev().nth(AROUND - 1).map_or(0, |(at, _)| at);
    let to = text[end..].char_indices().nth(AROUND).map_or(text.len(), |(at, _)| end + at);
    // Whole words.
    let from = if from == 0 { 0 } else { text[from..first].find(char::is_whitespace).map_or(first, |at| from + at) };
    let to = if to == text.len() { to } else { text[end..to].rfind(char::is_whitespace).map_or(end, |at| end + at) };
    let before = if from > 0 { "… " } else { "" };
    let after = if to < text.len() { " …" } else { "" };
    let inside = text[from..to].split_whitespace().collect::<Vec<_>>().join(" ");
    Some(marked(&format!("{before}{inside}{after}"), words))
}

/// Where words stand that begin with one that was searched for.
fn found(text: &str, words: &[Vec<String>]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut start = None;
    let belongs = |letter: char| letter.is_alphanumeric() || is_combining_mark(letter);
    for (at, letter) in text.char_indices().chain([(text.len(), ' ')]) {
        match (start, belongs(letter)) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                start = None;
                let folded = fold(&text[from..at]);
                if words.iter().flatten().any(|word| !word.is_empty() && folded.starts_with(word.as_str())) {
                    found.push((from, at));
                }
            }
            _ => {}
        }
    }
    found
}

fn put(pieces: &mut Vec<Piece>, text: &str, is_found: bool) {
    if !text.is_empty() {
        pieces.push(Piece { text: text.to_owned(), is_found });
    }
}

fn boundary(text: &str, most: usize) -> usize {
    let mut end = text.len().min(most);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::fold::searched;
    use proptest::prelude::*;

    fn shown(pieces: &[Piece]) -> String {
        pieces.iter().map(|one| if one.is_found { format!("[{}]", one.text) } else { one.text.clone() }).collect()
    }

    #[test]
    fn a_word_is_found_in_any_script_and_spelling() {
        let text = "Ђорђе Djordjević, Đorđević-Çela (djordjev)";
        assert_eq!(shown(&marked(text, &searched("Đorđević"))), "Ђорђе [Djordjević], [Đorđević]-Çela (djordjev)");
        assert_eq!(shown(&marked("Çela cela ЧЕЛА", &searched("cel"))), "[Çela] [cela] [ЧЕЛА]");
        assert_eq!(shown(&marked("S\u{30c}ala, Shala", &searched("šala"))), "[S\u{30c}ala], [Shala]");
    }

    #[test]
    fn an_excerpt_is_cut_between_words() {
        let text = format!("{} audit {}", "one two ".repeat(30), "three four ".repeat(30));
        let pieces = excerpt(&text, &searched("audit")).unwrap();
        let said = shown(&pieces);
        assert!(said.starts_with("… ") && said.ends_with(" …") && said.contains("two [audit] three"), "{said}");
        assert!(said.chars().count() < 2 * AROUND + 20, "{said}");
        assert_eq!(excerpt("nothing of it", &searched("audit")), None);
    }

    proptest! {
        #[test]
        fn nothing_of_a_text_is_lost(text in "\\PC{0,200}", search in "\\PC{0,20}") {
            let pieces = marked(&text, &searched(&search));
            prop_assert_eq!(pieces.iter().map(|piece| piece.text.as_str()).collect::<String>(), text.clone());
            let _ = excerpt(&text, &searched(&search));
        }
    }
}
