//! The table of a dossier, as plain cells: what CSV and XLSX both write. From the submitted versions alone.

use super::lines::Line;
use super::{Dossier, Held};
use crate::clock::Calendar;
use crate::review::exact::Exact;
use crate::shortlist::read::Entry;
use entity::document::Scan;
use entity::question;
use serde_json::Value;
use std::borrow::Cow;
use std::io;

/// The headings before those of the questions.
const FIXED: [&str; 13] = [
    "position",
    "reference",
    "rank",
    "mean",
    "mean_exact",
    "reviews",
    "full_name",
    "email",
    "phone",
    "language",
    "version",
    "received_at",
    "documents",
];

/// The headings and one row per application.
pub fn rows(dossier: &Dossier) -> impl Iterator<Item = io::Result<Vec<String>>> {
    let lines = dossier.lines().map(|line| Ok(row(&dossier.questions, &line?)));
    std::iter::once_with(|| Ok(headings(dossier))).chain(lines)
}

fn headings(dossier: &Dossier) -> Vec<String> {
    let asked = dossier.questions.iter().map(|question| question.title.clone());
    FIXED.into_iter().map(str::to_owned).chain(asked).collect()
}

fn row(questions: &[question::Model], Line { entry, documents, version: sent }: &Line<'_>) -> Vec<String> {
    let frozen = &entry.row;
    let documents: Vec<String> = documents.iter().map(|held| place_of(entry, held)).collect();
    let mean = frozen.mean_exact.as_deref().and_then(|mean| mean.parse::<Exact>().ok());
    let mut cells = vec![
        frozen.position.to_string(),
        entry.who.address().to_owned(),
        frozen.rank.map(|rank| rank.to_string()).unwrap_or_default(),
        mean.map(|mean| mean.rounded(2)).unwrap_or_default(),
        frozen.mean_exact.clone().unwrap_or_default(),
        frozen.reviews.to_string(),
        sent.full_name.clone(),
        sent.email.clone(),
        sent.phone.clone(),
        sent.language.clone(),
        sent.number.to_string(),
        sent.received_at.to_timestamp().to_string(),
        documents.join("; "),
    ];
    for question in questions {
        cells.push(sent.answers.0.get(&question.key).map(plain).unwrap_or_default());
    }
    cells
}

/// Where a document lies in the ZIP, or why it does not.
fn place_of(entry: &Entry, held: &Held) -> String {
    let key = &held.file.requirement_key;
    let named = held.number.map_or_else(|| key.clone(), |number| format!("{key}/{number:02}"));
    match held.file.scan {
        Scan::Unscanned | Scan::Clean => super::archive::path(entry, held),
        Scan::Waiting => format!("{named} (withheld: waits for the virus scan)"),
        Scan::Infected => format!("{named} (withheld: infected)"),
        Scan::Unscannable => format!("{named} (withheld: could not be scanned)"),
    }
}

/// An answer as a cell: lists joined, yes and no as words.
fn plain(answer: &Value) -> String {
    match answer {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Bool(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        Value::Array(several) => several.iter().map(plain).collect::<Vec<_>>().join("; "),
        Value::Number(_) | Value::Object(_) => answer.to_string(),
    }
}

/// A cell that no spreadsheet takes for a formula (OWASP, CSV injection): one that begins like one, white space apart,
/// gets an apostrophe.
pub fn guarded(cell: &str) -> Cow<'_, str> {
    let first = cell.chars().find(|c| !c.is_whitespace() || matches!(c, '\t' | '\r' | '\n'));
    match first {
        Some('=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '\0' | '＝' | '＋' | '－' | '＠') => {
            format!("'{cell}").into()
        }
        _ => cell.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::guarded;

    #[test]
    fn a_cell_that_looks_like_a_formula_becomes_text() {
        for cell in ["=HYPERLINK(\"http://x\")", "+1", "-2", "@SUM(A1)", " =1", "\t=1", "\u{a0}=1", "＝1", "\0=1"] {
            assert_eq!(guarded(cell), format!("'{cell}"), "{cell:?}");
        }
        for cell in ["", "Arta", "7K3Q-29XD-M4TB", "a=b", "  x"] {
            assert_eq!(guarded(cell), cell);
        }
    }
}
