//! CVs and letters as plain text, for people who write no other.

use std::fmt::Write as _;

use super::Letter;
use super::sheet::{Block, Sheet};

/// The CV as text.
pub(super) fn sheet(sheet: &Sheet) -> String {
    let mut text = format!("{}\n{}\n{}\n", sheet.name, sheet.headline, sheet.contact.join(", "));
    for part in &sheet.parts {
        let _ = write!(text, "\n{}\n{}\n", part.heading.to_uppercase(), "-".repeat(part.heading.chars().count()));
        for block in &part.blocks {
            let _ = match block {
                Block::Paragraph(line) => writeln!(text, "{line}"),
                Block::Entry { what, when, place } => write!(text, "\n{when}  {what}\n{place}\n"),
                Block::Bullets(lines) => lines.iter().try_for_each(|line| writeln!(text, "  - {line}")),
                Block::Row { label, value } => writeln!(text, "{label}: {value}"),
            };
        }
    }
    text
}

/// The letter as text.
pub(super) fn letter(letter: &Letter) -> String {
    let mut text = format!("{}\n{}\n\n", letter.name, letter.sender.join("\n"));
    let _ = write!(text, "{}\n\n{}\n\n{}\n\n", letter.to.join("\n"), letter.dateline, letter.subject);
    let _ = write!(text, "{}\n\n{}\n\n", letter.salutation, letter.paragraphs.join("\n\n"));
    let _ = write!(text, "{}\n\n{}\n", letter.closing, letter.name);
    text
}
