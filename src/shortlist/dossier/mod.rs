//! The dossier of a shortlist: its table (CSV, XLSX) and everything in one ZIP. Same shortlist, same bytes (P8): nothing here
//! asks the time, and every order is that of the list.

pub mod archive;
mod lines;
mod manifest;
pub mod sheet;
mod spreadsheet;
mod table;

pub use table::table;

use super::read::{Entry, Shortlist, one};
use super::sight::{ReadError, unconflicted};
use crate::audit;
use crate::context::Context;
use crate::store::Store;
use entity::{OpeningId, ShortlistId, SubmissionId, document, question, requirement, submission_document};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};
use std::collections::{HashMap, HashSet};

/// Applications, or documents, that are asked for at a time.
const AT_ONCE: usize = 100;

/// In which form it is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Documents, table and manifest.
    Zip,
    /// The table as Office Open XML (ISO/IEC 29500).
    Xlsx,
    /// The table as CSV (RFC 4180).
    Csv,
}

impl Form {
    /// The form that a file name's extension stands for.
    pub fn from_extension(extension: &str) -> Option<Self> {
        [Self::Zip, Self::Xlsx, Self::Csv].into_iter().find(|form| form.extension() == extension)
    }

    /// The file name's extension.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Zip => "zip",
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
        }
    }

    /// The media type.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Zip => "application/zip",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Csv => "text/csv; charset=utf-8",
        }
    }
}

/// A shortlist with all that its dossier is made of but what was sent, which is read while it is written: see [`Dossier::lines`].
pub struct Dossier {
    /// The shortlist.
    pub list: Shortlist,
    /// The opening's questions, in order: the columns of answers.
    pub questions: Vec<question::Model>,
    /// The documents of each entry, in the order of the entries.
    pub documents: Vec<Vec<Held>>,
    store: Store,
}

/// A document of a version.
pub struct Held {
    /// Its row.
    pub file: document::Model,
    /// Its number among those of its requirement, from 1; none where that takes one file.
    pub number: Option<usize>,
}

/// Gathers a dossier, and puts on the record who takes it, before its first byte leaves.
///
/// # Errors
/// See [`ReadError`].
pub async fn take(ctx: &Context, id: ShortlistId, form: Form) -> Result<Dossier, ReadError> {
    let list = one(ctx, id).await?;
    if list.is_covered {
        return Err(ReadError::Covered);
    }
    let db = ctx.store.read();
    unconflicted(db, &list.standing).await?;
    let opening = list.row.opening_id;
    let questions = question::Entity::find()
        .filter(question::Column::OpeningId.eq(opening))
        .order_by_asc(question::Column::Position)
        .all(db)
        .await?;
    let mut held = documents_of(db, opening, &list.entries).await?;
    let documents =
        list.entries.iter().map(|entry| held.remove(&entry.row.submission_id).unwrap_or_default()).collect();
    let detail = serde_json::json!({ "form": form.extension(), "applications": list.entries.len() });
    ctx.store
        .write(async |tx| audit::append(tx, ctx, audit::Entry::of(opening, "dossier.taken", id).with(detail)).await)
        .await?;
    Ok(Dossier { list, questions, documents, store: ctx.store.clone() })
}

/// The documents of each version, in its order.
async fn documents_of(
    db: &impl ConnectionTrait,
    opening: OpeningId,
    entries: &[Entry],
) -> Result<HashMap<SubmissionId, Vec<Held>>, DbErr> {
    let several: HashSet<String> = requirement::Entity::find()
        .filter(requirement::Column::OpeningId.eq(opening))
        .filter(requirement::Column::MaxFiles.gt(1))
        .all(db)
        .await?
        .into_iter()
        .map(|asked| asked.key)
        .collect();
    let mut held: HashMap<_, Vec<(i32, document::Model)>> = HashMap::new();
    for part in entries.chunks(AT_ONCE) {
        let owner: HashMap<_, _> = submission_document::Entity::find()
            .filter(submission_document::Column::SubmissionId.is_in(part.iter().map(|entry| entry.row.submission_id)))
            .all(db)
            .await?
            .into_iter()
            .map(|link| (link.document_id, (link.submission_id, link.position)))
            .collect();
        let ids: Vec<_> = owner.keys().copied().collect();
        for some in ids.chunks(AT_ONCE) {
            let files =
                document::Entity::find().filter(document::Column::Id.is_in(some.iter().copied())).all(db).await?;
            for file in files {
                if let Some((version, position)) = owner.get(&file.id) {
                    held.entry(*version).or_default().push((*position, file));
                }
            }
        }
    }
    Ok(held.into_iter().map(|(version, files)| (version, in_order(files, &several))).collect())
}

fn in_order(mut files: Vec<(i32, document::Model)>, several: &HashSet<String>) -> Vec<Held> {
    files.sort_by_key(|(position, file)| (*position, file.id));
    let mut numbers: HashMap<String, usize> = HashMap::new();
    let held = files.into_iter().map(|(_, file)| {
        let number = several.contains(&file.requirement_key).then(|| {
            let last = numbers.entry(file.requirement_key.clone()).or_insert(0);
            *last += 1;
            *last
        });
        Held { file, number }
    });
    held.collect()
}

impl Dossier {
    /// The name of the file: `finance-manager-shortlist-1.zip`.
    pub fn file_name(&self, form: Form) -> String {
        format!("{}-shortlist-{}.{}", self.list.standing.opening.slug, self.list.row.number, form.extension())
    }
}
