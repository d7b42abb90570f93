//! A document of the version that counts, for those who may read it; each taking is on the record before the first byte.

use super::candidate::{self, documents_of};
use crate::account::may::Act;
use crate::audit::{self, Entry};
use crate::context::Context;
use crate::files::{Address, Content, FilesError};
use entity::document::{self, Scan};
use entity::submission;
use sea_orm::{DbErr, EntityTrait};
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
    let found = candidate::by_reference(ctx, reference, Act::ReadApplications).await?;
    let candidate = found.filter(|candidate| !candidate.sight.is_covered()).ok_or(TakeError::NotFound)?;
    let id = candidate.application.submission_id.ok_or(TakeError::NotFound)?;
    let found = submission::Entity::find_by_id(id).one(ctx.store.read()).await?;
    let version = found.ok_or(TakeError::NotFound)?;
    let documents = documents_of(ctx, &version).await?;
    let mut readable = documents.into_iter().filter(is_readable);
    let document = readable.find(|document| document.requirement_key == key).ok_or(TakeError::NotFound)?;
    let sha256 = document.sha256.parse().map_err(|_| FilesError::Broken)?;
    let content = ctx.files.read(&Address::new(sha256, document.id)).await?;
    let entry = Entry::of(candidate.application.opening_id, "document.downloaded", document.id).with(json!({
        "application": candidate.application.reference, "version": version.number, "sha256": document.sha256,
    }));
    ctx.store.write(async |tx| audit::append(tx, ctx, entry).await).await?;
    Ok((document, content))
}

/// Whether its bytes may reach staff.
pub const fn is_readable(document: &document::Model) -> bool {
    match document.scan {
        Scan::Unscanned | Scan::Clean => true,
        Scan::Waiting | Scan::Infected => false,
    }
}
