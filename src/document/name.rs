//! The name that a document had on the applicant's device, cleaned until it is nothing but data.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::format::Format;

/// The longest cleaned name, in bytes of UTF-8. File systems stop at 255; a dossier puts a prefix before the name.
pub const MAX_BYTES: usize = 200;

/// What a document is called when nothing is left of its name.
const NAMELESS: &str = "document";

/// Characters of a name that are looked at; no device makes longer names, and a hostile one costs no more than this.
const LOOKED_AT: usize = 1_000;

/// Names that Windows keeps for devices, whatever extension follows them.
const WINDOWS_DEVICES: [&str; 30] = [
    "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "COM0", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7",
    "COM8", "COM9", "COM¹", "COM²", "COM³", "LPT0", "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8",
    "LPT9", "CLOCK$",
];

/// Cleans the original name of a document whose format was decided by its content.
///
/// The result is in NFC, has no control, bidirectional, or invisible character, no path separator and no leading dot,
/// is valid on every common file system, ends in the extension of `format`, and is at most [`MAX_BYTES`] long.
/// It is never empty. Cleaning a cleaned name changes nothing.
pub fn clean(original: &str, format: Format) -> String {
    let visible: String = original.chars().take(LOOKED_AT).filter(|&c| !is_invisible(c)).collect();
    let composed: String = visible.nfc().collect();
    let parts: Vec<&str> = without_drive(&composed)
        .split(is_separator)
        .map(str::trim)
        .filter(|part| part.chars().any(|c| c != '.'))
        .collect();
    let joined = parts.join("_");
    let legal = joined.chars().map(|c| if matches!(c, '<' | '>' | '"' | '|' | '?' | '*') { '_' } else { c });
    let single = collapse(legal);
    let stem = without_extension(trimmed(&single), format);
    let stem = if is_windows_device(stem) { format!("_{stem}") } else { stem.to_owned() };
    let room = MAX_BYTES - format.extension().len() - 1;
    let stem = trimmed(cut(&stem, room));
    let stem = if stem.is_empty() { NAMELESS } else { stem };
    format!("{stem}.{}", format.extension())
}

/// The extension that a name claims, in lower case and without the dot: up to ten ASCII letters and digits.
pub fn extension(name: &str) -> Option<String> {
    let (stem, extension) = name.trim_end().rsplit_once('.')?;
    let plausible = (1..=10).contains(&extension.len()) && extension.bytes().all(|b| b.is_ascii_alphanumeric());
    (plausible && !stem.is_empty()).then(|| extension.to_ascii_lowercase())
}

/// The `Content-Disposition` of a download: always an attachment, with a `filename` that every client understands
/// (RFC 6266, appendix D) and a `filename*` that keeps every letter (RFC 8187).
pub fn content_disposition(name: &str) -> String {
    format!("attachment; filename=\"{}\"; filename*=UTF-8''{}", ascii(name), percent_encoded(name))
}

fn ascii(name: &str) -> String {
    name.nfd()
        .filter(|&c| !is_combining_mark(c))
        .map(|c| match c {
            'đ' => 'd',
            'Đ' => 'D',
            'ł' => 'l',
            'Ł' => 'L',
            'ø' => 'o',
            'Ø' => 'O',
            // A percent sign would be decoded by some clients; the other two end or escape the quoted string.
            '"' | '\\' | '%' => '_',
            ' '..='~' => c,
            _ => '_',
        })
        .collect()
}

fn percent_encoded(name: &str) -> String {
    use std::fmt::Write as _;
    let mut encoded = String::with_capacity(name.len());
    for byte in name.bytes() {
        let is_attr_char = byte.is_ascii_alphanumeric() || b"!#$&+-.^_`|~".contains(&byte);
        if is_attr_char {
            encoded.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

/// Slashes of both kinds, the colon of drives and streams, and the letters that some systems fold into them.
const fn is_separator(c: char) -> bool {
    matches!(
        c,
        '/' | '\\' | ':' | '\u{2044}' | '\u{2215}' | '\u{2216}' | '\u{29F5}' | '\u{FF0F}' | '\u{FF3C}' | '\u{FF1A}'
    )
}

/// Characters that change what a reader sees without being seen (Unicode: Cc, bidirectional and other format controls,
/// fillers, tags, variation selectors, noncharacters).
fn is_invisible(c: char) -> bool {
    let blank_but_spacing = matches!(c, '\t' | '\n' | '\r');
    let code = u32::from(c);
    (c.is_control() && !blank_but_spacing)
        || matches!(c,
            '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
            | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
            | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}'
            | '\u{FDD0}'..='\u{FDEF}' | '\u{E0000}'..='\u{E0FFF}')
        || code & 0xFFFE == 0xFFFE
}

/// Every run of white space as one space, every run of dots as one dot.
fn collapse(chars: impl Iterator<Item = char>) -> String {
    let mut out = String::new();
    for c in chars {
        let c = if c.is_whitespace() { ' ' } else { c };
        if !(matches!(c, ' ' | '.') && out.ends_with(c)) {
            out.push(c);
        }
    }
    out
}

/// Without the dots and spaces at both ends: they hide a file on one system and are dropped on another.
fn trimmed(name: &str) -> &str {
    name.trim_matches(['.', ' '])
}

fn without_extension(name: &str, format: Format) -> &str {
    match name.rsplit_once('.') {
        Some((stem, last)) if Format::from_extension(last) == Some(format) => trimmed(stem),
        // ".pdf" was trimmed to "pdf": the whole name is an extension.
        None if Format::from_extension(name) == Some(format) => "",
        _ => name,
    }
}

/// The path without the drive that it begins with, as in `C:\Users`.
fn without_drive(path: &str) -> &str {
    let mut chars = path.chars();
    let begins_with_drive = chars.next().is_some_and(|letter| letter.is_ascii_alphabetic())
        && chars.next() == Some(':')
        && chars.next().is_some_and(is_separator);
    if begins_with_drive { chars.as_str() } else { path }
}

fn is_windows_device(stem: &str) -> bool {
    let base = stem.split('.').next().unwrap_or_default().trim_end();
    WINDOWS_DEVICES.iter().any(|device| device.eq_ignore_ascii_case(base))
}

/// The longest beginning of at most `bytes` bytes that ends between two characters, and not inside a letter with its marks.
fn cut(text: &str, bytes: usize) -> &str {
    if text.len() <= bytes {
        return text;
    }
    let mut end = bytes;
    while !text.is_char_boundary(end) || text[end..].chars().next().is_some_and(is_combining_mark) {
        if end == 0 {
            break;
        }
        end -= 1;
    }
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_honest_name_stays_as_it_is() {
        assert_eq!(clean("CV Arta Krasniqi.pdf", Format::Pdf), "CV Arta Krasniqi.pdf");
        assert_eq!(clean("Биографија – Ђорђе.docx", Format::Docx), "Биографија – Ђорђе.docx");
        assert_eq!(clean("Letër motivimi (v2.1).odt", Format::Odt), "Letër motivimi (v2.1).odt");
    }

    #[test]
    fn a_path_becomes_a_name() {
        assert_eq!(clean("../../etc/passwd", Format::Pdf), "etc_passwd.pdf");
        assert_eq!(clean("..\\..\\boot.ini", Format::Txt), "boot.ini.txt");
        assert_eq!(clean("C:\\Users\\Arta\\CV.pdf", Format::Pdf), "Users_Arta_CV.pdf");
        assert_eq!(clean("/absolute.pdf", Format::Pdf), "absolute.pdf");
        assert_eq!(clean("cv.pdf::$DATA", Format::Pdf), "cv.pdf_$DATA.pdf");
        assert_eq!(clean("a\u{FF0F}b\u{2215}c.pdf", Format::Pdf), "a_b_c.pdf");
    }

    #[test]
    fn nul_and_control_characters_disappear() {
        assert_eq!(clean("cv.php\0.pdf", Format::Pdf), "cv.php.pdf");
        assert_eq!(clean("c\u{1b}[31mv\r\n.pdf", Format::Pdf), "c[31mv.pdf");
    }

    #[test]
    fn a_right_to_left_override_cannot_disguise_the_extension() {
        assert_eq!(clean("cv\u{202E}fdp.exe", Format::Pdf), "cvfdp.exe.pdf");
        assert_eq!(clean("c\u{200B}v\u{FEFF}\u{2066}.pdf", Format::Pdf), "cv.pdf");
    }

    #[test]
    fn a_name_is_composed_even_across_a_removed_character() {
        assert_eq!(clean("Arte\u{308}.pdf", Format::Pdf), "Artë.pdf");
        assert_eq!(clean("Arte\u{200D}\u{308}.pdf", Format::Pdf), "Artë.pdf");
    }

    #[test]
    fn a_long_cyrillic_name_ends_between_two_letters() {
        let name = format!("{}.pdf", "Ж".repeat(150));
        assert_eq!(name.len(), 304);
        assert_eq!(clean(&name, Format::Pdf), format!("{}.pdf", "Ж".repeat(98)));
    }

    #[test]
    fn the_extension_follows_the_content() {
        assert_eq!(clean("scan.JPEG", Format::Jpeg), "scan.jpg");
        assert_eq!(clean("scan.png", Format::Jpeg), "scan.png.jpg");
        assert_eq!(clean("scan", Format::Png), "scan.png");
    }

    #[test]
    fn a_name_is_never_empty_and_never_hidden() {
        for nothing in ["", " ", ".", "..", "...", "/", "\0", "\u{202E}", ".pdf", "../.pdf"] {
            assert_eq!(clean(nothing, Format::Pdf), "document.pdf", "{nothing:?}");
        }
        assert_eq!(clean(".htaccess", Format::Txt), "htaccess.txt");
    }

    #[test]
    fn device_names_of_windows_are_names_no_more() {
        assert_eq!(clean("CON.pdf", Format::Pdf), "_CON.pdf");
        assert_eq!(clean("nul", Format::Pdf), "_nul.pdf");
        assert_eq!(clean("Lpt1.old.pdf", Format::Pdf), "_Lpt1.old.pdf");
        assert_eq!(clean("COM¹.txt", Format::Txt), "_COM¹.txt");
        assert_eq!(clean("CONTRACT.pdf", Format::Pdf), "CONTRACT.pdf");
        assert_eq!(clean("why? \"me\" <now>|*.pdf", Format::Pdf), "why_ _me_ _now___.pdf");
    }

    #[test]
    fn a_claimed_extension_is_read_in_lower_case() {
        assert_eq!(extension("CV.PDF"), Some("pdf".to_owned()));
        assert_eq!(extension("cv.pdf "), Some("pdf".to_owned()));
        assert_eq!(extension("archive.tar.gz"), Some("gz".to_owned()));
        assert_eq!(extension("CV"), None);
        assert_eq!(extension(".pdf"), None);
        assert_eq!(extension("Dr. Krasniqi"), None);
        assert_eq!(extension("cv.pdf/"), None);
    }

    #[test]
    fn a_download_is_named_for_old_and_new_clients() {
        assert_eq!(content_disposition("CV.pdf"), "attachment; filename=\"CV.pdf\"; filename*=UTF-8''CV.pdf");
        assert_eq!(
            content_disposition("Đorđe Çela – CV.pdf"),
            "attachment; filename=\"Dorde Cela _ CV.pdf\"; \
             filename*=UTF-8''%C4%90or%C4%91e%20%C3%87ela%20%E2%80%93%20CV.pdf"
        );
    }

    #[test]
    fn quotes_cannot_leave_the_header_parameter() {
        assert_eq!(
            content_disposition("a\"; filename=\"b.exe\r\nX: y'%41\\.pdf"),
            "attachment; filename=\"a_; filename=_b.exe__X: y'_41_.pdf\"; \
             filename*=UTF-8''a%22%3B%20filename%3D%22b.exe%0D%0AX%3A%20y%27%2541%5C.pdf"
        );
    }

    proptest! {
        #[test]
        fn whatever_the_name_was_it_is_safe_and_stable(original in any::<String>(), which in 0usize..7) {
            let format = Format::ALL[which];
            let name = clean(&original, format);
            prop_assert!(name.len() <= MAX_BYTES);
            let suffix = format!(".{}", format.extension());
            prop_assert!(name.ends_with(&suffix));
            prop_assert!(name.len() > format.extension().len() + 1);
            prop_assert!(!name.starts_with(['.', ' ']));
            prop_assert!(!name.contains(is_separator) && !name.contains("..") && !name.chars().any(is_invisible));
            prop_assert_eq!(name.nfc().collect::<String>(), name.clone());
            prop_assert_eq!(clean(&name, format), name.clone());
            prop_assert!(content_disposition(&name).is_ascii());
        }

        #[test]
        fn hard_names_are_safe_and_stable(original in "[A-Z.:/\\\\ \u{300}-\u{308}\u{202A}-\u{202E}а-я¹]{0,300}(\\.pdf){0,3}") {
            let name = clean(&original, Format::Pdf);
            prop_assert!(name.len() <= MAX_BYTES);
            prop_assert_eq!(extension(&name), Some("pdf".to_owned()));
            prop_assert_eq!(name.nfc().collect::<String>(), name.clone());
            prop_assert_eq!(clean(&name, Format::Pdf), name);
        }
    }
}
