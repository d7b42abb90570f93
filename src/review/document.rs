//! A document of the version that counts, for those who may read it; each taking is on the record before the first byte.

use super::candidate::{self, documents_of};
use crate::account::may::Act;
use crate::audit::{self, Entry};
use crate::context::Context;
use crate::document::pages;
use crate::document::which::{Named, Unclear, Which};
use crate::files::{Address, Content, FilesError};
use entity::document::{self, Scan};
use entity::{ApplicationId, OpeningId, application, document_page, document_text, submission, submission_document};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, JoinType, QueryFilter, QuerySelect};
use serde_json::json;
use std::collections::HashSet;

/// Why a document was not given out.
#[derive(Debug, thiserror::Error)]
pub enum TakeError {
    /// It does not exist, it is covered by a blind review, or it is not for them.
    #[error("no such document, or not for them")]
    NotFound,
    /// It was not said which of these.
    #[error("which of several?")]
    Several(Vec<Named>),
    #[error(transparent)]
    Files(#[from] FilesError),
    /// It waits for the scanner, or nobody is given it at all.
    #[error("withheld: {0:?}")]
    Withheld(Scan),
    /// Nothing is on the record, so nothing may be sent.
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// A document, and its bytes to be streamed.
///
/// # Errors
/// See [`TakeError`].
pub async fn take(ctx: &Context, reference: &str, which: Which<'_>) -> Result<(document::Model, Content), TakeError> {
    let found = found(ctx, reference, which).await?;
    let sha256 = found.document.sha256.parse().map_err(|_| FilesError::Broken)?;
    let content = ctx.files.read(&Address::new(sha256, found.document.id)).await?;
    found.record(ctx, "document.downloaded", json!({})).await?;
    Ok((found.document, content))
}

/// The image of a page of a document, and its bytes to be streamed.
///
/// # Errors
/// See [`TakeError`]; it was not found too when the document was not read, or has no such page.
pub async fn page(
    ctx: &Context,
    reference: &str,
    which: Which<'_>,
    number: i32,
) -> Result<(document_page::Model, Content), TakeError> {
    let found = found(ctx, reference, which).await?;
    let page = document_page::Entity::find_by_id((found.document.id, number)).one(ctx.store.read()).await?;
    let page = page.ok_or(TakeError::NotFound)?;
    let content = ctx.files.read(&pages::address_of(&page).ok_or(FilesError::Broken)?).await?;
    found.record(ctx, "document.page_seen", json!({ "page": number })).await?;
    Ok((page, content))
}

/// The text of a document.
///
/// # Errors
/// See [`TakeError`]; it was not found too when the document was not read.
pub async fn text(ctx: &Context, reference: &str, which: Which<'_>) -> Result<String, TakeError> {
    let found = found(ctx, reference, which).await?;
    let of_it = document_text::Column::DocumentId.eq(found.document.id);
    let text = document_text::Entity::find().filter(of_it).one(ctx.store.read()).await?.ok_or(TakeError::NotFound)?;
    found.record(ctx, "document.text_read", json!({})).await?;
    Ok(text.body)
}

/// A document that may be given out.
struct Found {
    document: document::Model,
    opening: OpeningId,
    reference: String,
    version: i32,
}

impl From<Unclear> for TakeError {
    fn from(unclear: Unclear) -> Self {
        match unclear {
            Unclear::NotThere => Self::NotFound,
            Unclear::Several(there) => Self::Several(there),
        }
    }
}

impl Found {
    /// Puts on the record that it was given out.
    async fn record(&self, ctx: &Context, act: &'static str, more: serde_json::Value) -> Result<(), DbErr> {
        let mut detail = json!({
            "application": self.reference, "version": self.version, "sha256": self.document.sha256,
        });
        if let (Some(detail), Some(more)) = (detail.as_object_mut(), more.as_object()) {
            detail.extend(more.clone());
        }
        let entry = Entry::of(self.opening, act, self.document.id).with(detail);
        ctx.store.write(async |tx| audit::append(tx, ctx, entry).await).await
    }
}

async fn found(ctx: &Context, reference: &str, which: Which<'_>) -> Result<Found, TakeError> {
    let found = candidate::by_reference(ctx, reference, Act::ReadApplications).await?;
    let candidate = found.filter(|candidate| !candidate.sight.is_covered()).ok_or(TakeError::NotFound)?;
    let id = candidate.application.submission_id.ok_or(TakeError::NotFound)?;
    let found = submission::Entity::find_by_id(id).one(ctx.store.read()).await?;
    let version = found.ok_or(TakeError::NotFound)?;
    let document = which.among(documents_of(ctx, &version).await?)?;
    if !is_readable(&document) {
        return Err(TakeError::Withheld(document.scan));
    }
    let (opening, reference) = (candidate.application.opening_id, candidate.application.reference);
    Ok(Found { document, opening, reference, version: version.number })
}

/// Whether its bytes may reach staff.
pub const fn is_readable(document: &document::Model) -> bool {
    withheld(document).is_none()
}

/// The message that says why its bytes reach nobody, if they do not.
pub const fn withheld(document: &document::Model) -> Option<&'static str> {
    match document.scan {
        Scan::Unscanned | Scan::Clean => None,
        Scan::Waiting => Some("review-scan-waiting"),
        Scan::Infected => Some("review-scan-infected"),
        Scan::Unscannable => Some("review-scan-unscannable"),
    }
}

/// Which of these applications need a person: a document of the version that counts was found infected, or cannot be scanned.
///
/// # Errors
/// The database's own error.
pub async fn troubled(
    db: &impl ConnectionTrait,
    applications: impl IntoIterator<Item = ApplicationId>,
) -> Result<HashSet<ApplicationId>, DbErr> {
    let held = application::Entity::belongs_to(submission_document::Entity)
        .from(application::Column::SubmissionId)
        .to(submission_document::Column::SubmissionId);
    let documents = submission_document::Entity::belongs_to(document::Entity)
        .from(submission_document::Column::DocumentId)
        .to(document::Column::Id);
    let found: Vec<ApplicationId> = application::Entity::find()
        .select_only()
        .column(application::Column::Id)
        .join(JoinType::InnerJoin, held.into())
        .join(JoinType::InnerJoin, documents.into())
        .filter(application::Column::Id.is_in(applications))
        .filter(document::Column::Scan.is_in([Scan::Infected, Scan::Unscannable]))
        .into_tuple()
        .all(db)
        .await?;
    Ok(found.into_iter().collect())
}
