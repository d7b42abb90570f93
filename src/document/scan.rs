//! A document is scanned: asked for in the transaction that keeps it, done later, and never in the applicant's way.

use crate::application::words::document_changed;
use crate::audit::{self, Entry};
use crate::context::Context;
use crate::files::{Address, FilesError};
use crate::language::Language;
use crate::letter::{self, NewLetter};
use crate::queue::NewJob;
use crate::scan::{ScanError, Verdict};
use entity::document::{self, Scan};
use entity::letter::Kind;
use entity::{DocumentId, Instant, application};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QuerySelect};
use serde_json::json;

/// The job that has a document scanned; its payload is `{"document": id}`.
pub const SCAN: &str = "scan_document";

/// A document was not scanned this time; it waits.
#[derive(Debug, thiserror::Error)]
pub enum ScanningError {
    /// The scanner gave no verdict.
    #[error(transparent)]
    Scanner(#[from] ScanError),
    /// Its bytes cannot be read.
    #[error("files: {0}")]
    Files(#[from] FilesError),
    /// The database's own error.
    #[error("database: {0}")]
    Database(#[from] DbErr),
}

/// How a document begins: waiting where there is a scanner.
pub fn at_first(ctx: &Context) -> Scan {
    if ctx.scanner.is_some() { Scan::Waiting } else { Scan::Unscanned }
}

/// The job that has this document scanned, to be written together with its row; none, if it does not wait for that.
pub fn job(row: &document::Model, now: Instant) -> Option<NewJob> {
    (row.scan == Scan::Waiting).then(|| NewJob {
        kind: SCAN,
        payload: json!({ "document": row.id }),
        dedup_key: Some(format!("{SCAN}:{}", row.id)),
        run_at: now,
    })
}

/// Has a waiting document scanned and writes down what was found; one that is gone or no longer waits is left alone. Where no
/// scanner is set up any more, the operator has decided: it is as if none had been there when it came.
///
/// # Errors
/// See [`ScanningError`].
pub async fn scan(ctx: &Context, id: DocumentId) -> Result<(), ScanningError> {
    let found = document::Entity::find_by_id(id).one(ctx.store.read()).await?;
    let Some(row) = found.filter(|row| row.scan == Scan::Waiting) else { return Ok(()) };
    let (scan, name) = match &ctx.scanner {
        None => (Scan::Unscanned, String::new()),
        Some(scanner) => {
            let sha256 = row.sha256.parse().map_err(|_| FilesError::Broken)?;
            let content = ctx.files.read(&Address::new(sha256, row.id)).await?;
            match scanner.scan(content).await? {
                Verdict::Clean => (Scan::Clean, String::new()),
                Verdict::Infected(name) => (Scan::Infected, name),
                Verdict::Unscannable(name) => (Scan::Unscannable, name),
            }
        }
    };
    ctx.store.write(async |tx| write_down(tx, ctx, &row, scan, &name).await).await?;
    Ok(())
}

async fn write_down(
    tx: &DatabaseTransaction,
    ctx: &Context,
    row: &document::Model,
    scan: Scan,
    name: &str,
) -> Result<(), DbErr> {
    // The order in which acts of the applicant lock: the application before its documents.
    let held = application::Entity::find_by_id(row.application_id).lock_exclusive().one(tx).await?;
    let Some(held) = held else { return Ok(()) };
    let written = document::Entity::update_many()
        .col_expr(document::Column::Scan, Expr::value(scan))
        .filter(document::Column::Id.eq(row.id))
        .filter(document::Column::Scan.eq(Scan::Waiting))
        .exec(tx)
        .await?;
    if written.rows_affected == 0 {
        return Ok(());
    }
    if !matches!(scan, Scan::Infected | Scan::Unscannable) {
        return document_changed(tx, row.id).await;
    }
    let now = document::Entity::find_by_id(row.id).one(tx).await?;
    // What the applicant has replaced meanwhile needs no clean copy any more.
    let is_theirs = now.is_some_and(|now| now.removed_at.is_none()) && held.state != application::State::Withdrawn;
    if is_theirs && !held.email.is_empty() {
        let letter = NewLetter {
            kind: Kind::Withheld,
            cause: format!("withheld:{}", row.id),
            language: held.language.parse::<Language>().unwrap_or_default(),
            application: Some(held.id),
            staff: None,
            opening: Some(held.opening_id),
        };
        letter::write(tx, ctx, letter).await?;
    }
    tracing::warn!(document = %row.id, scan = ?scan, found = name, "a document is withheld from everybody");
    let act = if scan == Scan::Infected { "document.infected" } else { "document.unscannable" };
    let facts = json!({
        "application": held.reference, "key": row.requirement_key, "sha256": row.sha256, "found": name,
    });
    audit::append(tx, ctx, Entry::of(held.opening_id, act, row.id).with(facts)).await
}
