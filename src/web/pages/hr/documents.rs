//! `/staff/openings/{slug}/documents`: what applicants send.

use super::criteria::After;
use super::fields::{Fields, keys};
use super::list_page::{self, List, Parsed, Pressed, Sent};
use crate::invalid::Invalid;
use crate::language::Phrase;
use crate::opening::limits;
use crate::opening::lists::set_requirements;
use crate::opening::read::StaffView;
use crate::opening::rules::{NewRequirement, RESERVED_KEYS, requirements_wrong};
use crate::web::visit::{Signed, SignedForm};
use poem::web::{Path, Query};
use poem::{Response, Result, handler};

/// Bytes of the megabyte in which sizes are typed.
const MEGABYTE: i64 = 1_000_000;

#[handler]
pub async fn show(signed: Signed, Path(slug): Path<String>, Query(after): Query<After>) -> Result<Response> {
    let most = i64::try_from(signed.visit.ctx.settings.documents.max_bytes).unwrap_or(i64::MAX);
    list_page::show(List::Documents, signed.visit, &slug, after.saved.is_some(), |view| stored(view, most)).await
}

#[handler]
pub async fn save(Path(slug): Path<String>, sent: SignedForm<Vec<(String, String)>>) -> Result<Response> {
    let usual = sent.signed.visit.ctx.settings.documents.formats.clone();
    let sent = match Sent::open(List::Documents, sent, &slug, || fresh(&usual)).await? {
        Pressed::Rows(response) => return Ok(response),
        Pressed::Save(sent) => sent,
    };
    let mut read = parsed(&sent.rows.rows);
    if !read.wrong.is_empty() {
        read.wrong.extend(requirements_wrong(&read.list, &limits(&sent.visit.ctx)));
        return sent.refuse(&read.wrong, &read.homes).await;
    }
    let made = set_requirements(&sent.visit.ctx, &slug, sent.rows.whole.version(), read.list).await;
    sent.answer(made, &read.homes).await
}

/// The house's own limit is not repeated in each row.
fn stored(view: &StaffView, most: i64) -> Vec<Fields> {
    let row = |requirement: &entity::requirement::Model| {
        let mut row = Fields::default();
        row.push("key", &requirement.key);
        row.push("title", &requirement.title);
        row.push("hint", &requirement.hint);
        row.tick("required", requirement.required);
        for format in &requirement.formats.0 {
            row.push("formats", format);
        }
        row.push(
            "largest",
            if requirement.max_bytes == most { String::new() } else { megabytes(requirement.max_bytes) },
        );
        row.push("files", requirement.max_files.to_string());
        row.push_translations(&requirement.translations);
        row
    };
    view.whole.requirements.iter().map(row).collect()
}

fn megabytes(bytes: i64) -> String {
    let decimals = format!("{:06}", bytes % MEGABYTE);
    match decimals.trim_end_matches('0') {
        "" => (bytes / MEGABYTE).to_string(),
        decimals => format!("{}.{decimals}", bytes / MEGABYTE),
    }
}

/// Megabytes as typed, `2.5` or `2,5`, in bytes.
fn bytes(typed: &str) -> Option<i64> {
    let (whole, decimals) = typed.split_once(['.', ',']).unwrap_or((typed, ""));
    let plain = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || whole.len() > 9 || decimals.len() > 6 || !plain(whole) || !plain(decimals) {
        return None;
    }
    format!("{whole}{decimals:0<6}").parse().ok()
}

fn fresh(usual: &[String]) -> Fields {
    let mut row = Fields::default();
    row.tick("required", true);
    row.push("files", "1");
    for format in usual {
        row.push("formats", format);
    }
    row
}

fn parsed(rows: &[Fields]) -> Parsed<NewRequirement> {
    let mut read = Parsed::default();
    for (index, (row, key)) in rows.iter().zip(keys(rows, RESERVED_KEYS)).enumerate() {
        let typed = row.trimmed("largest");
        let max_bytes = bytes(typed);
        if max_bytes.is_none() && !typed.is_empty() {
            let detail = Phrase::new("opening-wrong-number");
            read.wrong.push(Invalid::new(format!("/{index}/max_bytes"), "unreadable", detail));
        }
        read.homes.push((format!("{index}.max_bytes"), format!("{index}.largest")));
        let max_files = row.number("files", &format!("/{index}/max_files"), &mut read.wrong);
        read.homes.push((format!("{index}.max_files"), format!("{index}.files")));
        read.homes.push((format!("{index}.formats"), format!("{index}.formats")));
        read.list.push(NewRequirement {
            key,
            title: row.trimmed("title").to_owned(),
            hint: row.trimmed("hint").to_owned(),
            translations: row.translations(),
            required: row.is_ticked("required"),
            formats: Some(row.all("formats").map(str::to_owned).collect()),
            max_bytes,
            max_files,
        });
    }
    read
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn megabytes_are_exact() {
        for (typed, read) in [("5", 5_000_000), ("0.5", 500_000), ("2,25", 2_250_000), ("10.48576", 10_485_760)] {
            assert_eq!(bytes(typed), Some(read), "{typed}");
            assert_eq!(megabytes(read), typed.replace(',', "."));
        }
        for nonsense in ["", "-1", "1e3", "five", "1.2.3", "0.0000001"] {
            assert_eq!(bytes(nonsense), None, "{nonsense}");
        }
    }
}
