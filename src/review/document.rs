//! A document of the version that counts, for those who may read it; each taking is on the record before the first byte.

use super::candidate::{self, documents_of};
use crate::account::may::Act;
use crate::audit::{self, Entry};
use crate::context::Context;
use crate::document::pages;
use crate::files::{Address, Content, FilesError};
use entity::document::{self, Scan};
use entity::{OpeningId, document_page, document_text, submission};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter};
use serde_json::json;

/// Why a document was not given out.
#[derive(Debug, thiserror::Error)]
pub enum TakeError {
    /// It does not exist, it is covered by a blind review, it was found infected, or it is not for them.
    #[error("no such document, or not for them")]
    NotFound,
    #[error(transparent)]
    Files(#[from] FilesError),
    /// Nothing is on the record, so nothing may be sent.
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// The document that answers this requirement, and its bytes to be streamed.
///
/// # Errors
/// See [`TakeError`].
pub async fn take(ctx: &Context, reference: &str, key: &str) -> Result<(document::Model, Content), TakeError> {
    let found = found(ctx, reference, key).await?;
    let sha256 = found.document.sha256.parse().map_err(|_| FilesError::Broken)?;
    let content = ctx.files.read(&Address::new(sha256, found.document.id)).await?;
    found.record(ctx, "document.downloaded", json!({})).await?;
    Ok((found.document, content))
}

/// The image of a page of that document, and its bytes to be streamed.
///
/// # Errors
/// See [`TakeError`]; it was not found too when the document was not read, or has no such page.
pub async fn page(
    ctx: &Context,
    reference: &str,
    key: &str,
    number: i32,
) -> Result<(document_page::Model, Content), TakeError> {
    let found = found(ctx, reference, key).await?;
    let page = document_page::Entity::find_by_id((found.document.id, number)).one(ctx.store.read()).await?;
    let page = page.ok_or(TakeError::NotFound)?;
    let content = ctx.files.read(&pages::address_of(&page).ok_or(FilesError::Broken)?).await?;
    found.record(ctx, "document.page_seen", json!({ "page": number })).await?;
    Ok((page, content))
}

/// The text of that document.
///
/// # Errors
/// See [`TakeError`]; it was not found too when the document was not read.
pub async fn text(ctx: &Context, reference: &str, key: &str) -> Result<String, TakeError> {
    let found = found(ctx, reference, key).await?;
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

async fn found(ctx: &Context, reference: &str, key: &str) -> Result<Found, TakeError> {
    let found = candidate::by_reference(ctx, reference, Act::ReadApplications).await?;
    let candidate = found.filter(|candidate| !candidate.sight.is_covered()).ok_or(TakeError::NotFound)?;
    let id = candidate.application.submission_id.ok_or(TakeError::NotFound)?;
    let found = submission::Entity::find_by_id(id).one(ctx.store.read()).await?;
    let version = found.ok_or(TakeError::NotFound)?;
    let documents = documents_of(ctx, &version).await?;
    let mut readable = documents.into_iter().filter(is_readable);
    let document = readable.find(|document| document.requirement_key == key).ok_or(TakeError::NotFound)?;
    let (opening, reference) = (candidate.application.opening_id, candidate.application.reference);
    Ok(Found { document, opening, reference, version: version.number })
}

/// Whether its bytes may reach staff.
pub const fn is_readable(document: &document::Model) -> bool {
    match document.scan {
        Scan::Unscanned | Scan::Clean => true,
        Scan::Waiting | Scan::Infected => false,
    }
}
