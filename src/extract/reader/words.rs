//! Text as it is kept.

use unicode_normalization::UnicodeNormalization as _;

/// Normalised (NFKC: a ligature `ﬁ` is `fi`), without control characters, without spaces at the ends of lines, with at most one empty
/// line in a row, and no longer than `most` bytes.
pub(super) fn normal(text: &str, most: usize) -> String {
    let mut normal = String::new();
    let mut empty = 0;
    for line in text.split('\n') {
        let line: String =
            line.nfkc().filter(|letter| *letter == '\t' || !(letter.is_control() || is_invisible(*letter))).collect();
        let line = line.trim_end();
        empty = if line.is_empty() { empty + 1 } else { 0 };
        if empty > 1 || (normal.is_empty() && line.is_empty()) {
            continue;
        }
        if normal.len() + line.len() + 1 > most {
            let room = most.saturating_sub(normal.len());
            let cut = (0..=room.min(line.len())).rev().find(|at| line.is_char_boundary(*at)).unwrap_or(0);
            normal.push_str(&line[..cut]);
            break;
        }
        normal.push_str(line);
        normal.push('\n');
    }
    normal.truncate(normal.trim_end().len());
    normal
}

/// Soft hyphens, joiners, directions and byte order marks: they divide words that are one.
const fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_normalised_and_bounded() {
        assert_eq!(normal("\n\nﬁnancë\u{AD}  \r\n\n\n\n\u{1b}[2JЂорђе\n\n", 100), "financë\n\n[2JЂорђе");
        assert_eq!(normal("e\u{308}e\u{308}", 3), "ë");
        assert_eq!(normal("abc\ndef", 5), "abc\nd");
        assert_eq!(normal("", 5), "");
    }
}
