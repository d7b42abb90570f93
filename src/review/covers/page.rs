//! The image of a page as those see it who review blind.

use super::read::{Showing, confirmed, sheet, showing};
use super::veil;
use crate::account::may::Act;
use crate::audit::{self, Entry};
use crate::context::Context;
use crate::document::pages;
use crate::extract::paint;
use crate::files::FilesError;
use crate::review::candidate::{self, documents_of};
use crate::review::document::TakeError;
use entity::{document_page, page_seen, submission};
use futures_util::TryStreamExt as _;
use sea_orm::EntityTrait;
use serde_json::json;
use tokio::sync::Semaphore;

/// Pages painted at a time, in this process: each takes some 20 MB.
static PAINTERS: Semaphore = Semaphore::const_new(4);

/// Page `number` of the application's document `document` (from 1), covered, as PNG; it is on the record that it was seen. None:
/// nothing is covered for this person, who reads the documents themselves.
///
/// # Errors
/// See [`TakeError`]: it was not found too while HR has not confirmed the covers, and where the page cannot be shown.
pub async fn page(ctx: &Context, reference: &str, document: usize, number: i32) -> Result<Option<Vec<u8>>, TakeError> {
    let found = candidate::by_reference(ctx, reference, Act::ReadApplications).await?;
    let candidate = found.ok_or(TakeError::NotFound)?;
    if !candidate.sight.is_covered() {
        return Ok(None);
    }
    let db = ctx.store.read();
    let id = candidate.application.submission_id.ok_or(TakeError::NotFound)?;
    let version = submission::Entity::find_by_id(id).one(db).await?.ok_or(TakeError::NotFound)?;
    let at = document.checked_sub(1).ok_or(TakeError::NotFound)?;
    let document = documents_of(ctx, &version).await?.into_iter().nth(at).ok_or(TakeError::NotFound)?;
    let is_confirmed = confirmed(db, &version).await?.contains(&document.id);
    if showing(ctx, &document, is_confirmed) != Showing::Shown {
        return Err(TakeError::NotFound);
    }
    let page = document_page::Entity::find_by_id((document.id, number)).one(db).await?.ok_or(TakeError::NotFound)?;
    let seen = page_seen::Entity::find_by_id((document.id, number)).one(db).await?;
    let veil = veil::of(db, &candidate.application).await?;
    let _turn = PAINTERS.acquire().await.map_err(|_| FilesError::Broken)?;
    let mut content = ctx.files.read(&pages::address_of(&page).ok_or(FilesError::Broken)?).await?;
    let mut original = Vec::new();
    while let Some(part) = content.try_next().await? {
        original.extend_from_slice(&part);
    }
    let painting = tokio::task::spawn_blocking(move || {
        let sheet = sheet(seen.as_ref().map(|row| row.told.as_str()), &veil, &page);
        if sheet.is_withheld {
            return Err(TakeError::NotFound);
        }
        paint::covered(&original, &page.media_type, &sheet.covers()).map_err(|_| FilesError::Broken.into())
    });
    let image = painting.await.map_err(|_| FilesError::Broken)??;
    let entry = Entry::of(candidate.application.opening_id, "document.page_seen", document.id).with(json!({
        "application": candidate.application.reference, "version": version.number, "page": number, "covered": true,
    }));
    ctx.store.write(async |tx| audit::append(tx, ctx, entry).await).await?;
    Ok(Some(image))
}
