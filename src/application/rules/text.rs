//! Typed text as it is kept: composed, and without characters that no keyboard means.

use unicode_normalization::UnicodeNormalization;

/// One line: NFC, without controls and marks of direction, single spaces, none around it.
pub fn line(typed: &str) -> String {
    let composed: String = typed.nfc().map(|c| if c.is_control() { ' ' } else { c }).filter(|&c| is_meant(c)).collect();
    composed.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Several lines: NFC, line feeds alone between lines, no other controls but tabs, no blank ends.
pub fn paragraphs(typed: &str) -> String {
    let unified = typed.replace("\r\n", "\n").replace('\r', "\n");
    let kept: String =
        unified.nfc().filter(|&c| matches!(c, '\n' | '\t') || (!c.is_control() && is_meant(c))).collect();
    kept.trim().to_owned()
}

/// Whether no database would choke on it: PostgreSQL keeps every character but NUL, and so nothing is found under one.
pub fn may_be_stored(text: &str) -> bool {
    !text.contains('\0')
}

/// Marks that change the direction of what stands around them, and the byte order mark, are left out.
const fn is_meant(c: char) -> bool {
    !matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_composed_and_has_nothing_invisible() {
        assert_eq!(line("  E\u{308}rza\u{0}\t Shala\u{202E} \n"), "Ërza Shala");
        assert_eq!(line("\u{FEFF}"), "");
    }

    #[test]
    fn paragraphs_keep_their_lines() {
        assert_eq!(paragraphs("\r\nOne\r\n\r\n\tTwo\u{0}\r"), "One\n\n\tTwo");
    }
}
