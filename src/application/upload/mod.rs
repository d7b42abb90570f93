//! A document arrives in pieces: an upload is begun, goes on after every interruption where it stopped, and becomes a document
//! when it is whole. In the manner of draft-ietf-httpbis-resumable-upload.
//!
//! What began before the closing instant may finish within the opening's grace; the upload is what fixes it.

pub mod append;
pub mod begin;
pub mod cancel;
pub mod sweep;

use super::attach::AttachError;
use super::own;
use crate::context::Context;
use crate::files::FilesError;
use crate::secrets::{NoRandomness, sha256_hex};
use entity::{Instant, application, upload};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter};

/// An upload does not go on.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "the messages say it")]
pub enum UploadError {
    #[error("no such upload, or another's, or too old")]
    NotFound,
    #[error("{expected} bytes are here, not {provided}")]
    OffsetMismatch { expected: u64, provided: u64 },
    #[error("it is complete")]
    Completed,
    #[error("it is not of the length that was said")]
    LengthMismatch,
    #[error("another request goes on with it")]
    TakenOver,
    /// What arrived is kept.
    #[error("the sender broke off")]
    Interrupted,
    #[error(transparent)]
    Attach(#[from] AttachError),
    #[error(transparent)]
    NoRandomness(#[from] NoRandomness),
}

impl From<DbErr> for UploadError {
    fn from(error: DbErr) -> Self {
        Self::Attach(error.into())
    }
}

impl From<FilesError> for UploadError {
    fn from(error: FilesError) -> Self {
        // Another process has it: as if another request had.
        if matches!(error, FilesError::Held) { Self::TakenOver } else { Self::Attach(error.into()) }
    }
}

/// One's own upload.
struct Found {
    mine: application::Model,
    row: upload::Model,
}

/// The upload with this token, if it belongs to one's own application and is not too old.
async fn find(ctx: &Context, reference: &str, token: &str) -> Result<Found, UploadError> {
    let mine = own::by_reference(ctx, reference).await?.ok_or(UploadError::NotFound)?;
    let found = upload::Entity::find()
        .filter(upload::Column::TokenHash.eq(sha256_hex(token)))
        .filter(upload::Column::ApplicationId.eq(mine.id))
        .filter(upload::Column::CreatedAt.gt(oldest(ctx)))
        .one(ctx.store.read())
        .await?;
    Ok(Found { row: found.ok_or(UploadError::NotFound)?, mine })
}

/// Uploads created by then have ended.
fn oldest(ctx: &Context) -> Instant {
    ctx.now().plus_seconds(-i64::from(ctx.settings.documents.upload_hours) * 3600)
}

/// How an upload stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// How many bytes are here.
    pub offset: u64,
    /// How many there will be, if the sender said so.
    pub length: Option<u64>,
    /// It has become a document.
    pub complete: bool,
}

/// How one's own upload stands. A request that is still sending it is ended first, so that the answer stays true.
///
/// # Errors
/// See [`UploadError`].
pub async fn standing(ctx: &Context, reference: &str, token: &str) -> Result<Standing, UploadError> {
    let Found { row, .. } = find(ctx, reference, token).await?;
    let length = row.length.map(i64::unsigned_abs);
    if row.completed_at.is_some() {
        return Ok(Standing { offset: length.unwrap_or_default(), length, complete: true });
    }
    let offset = ctx.files.partial(row.id).await?.size();
    Ok(Standing { offset, length, complete: false })
}
