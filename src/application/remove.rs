//! A document is taken out of an application. A version that was submitted with it keeps it.

use super::attach::take_away;
use super::rules::admission::NotAccepting;
use super::rules::state::{Step, after};
use super::rules::text::may_be_stored;
use super::{own, window};
use crate::audit::{self, Entry};
use crate::context::Context;
use entity::Instant;
use sea_orm::DbErr;
use serde_json::json;

/// A document cannot be taken out.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "the messages say it")]
pub enum RemoveError {
    #[error("no such application or document, or another's")]
    NotFound,
    #[error("withdrawn")]
    Frozen,
    #[error("the opening does not take changes: {0:?}")]
    NotAccepting(NotAccepting),
    #[error("database: {0}")]
    Database(#[from] DbErr),
}

/// Takes the document that answers this requirement out of one's own draft.
///
/// # Errors
/// See [`RemoveError`].
pub async fn remove(ctx: &Context, reference: &str, key: &str, received_at: Instant) -> Result<(), RemoveError> {
    let mine = own::by_reference(ctx, reference).await?.ok_or(RemoveError::NotFound)?;
    if !may_be_stored(key) {
        return Err(RemoveError::NotFound);
    }
    let gone = ctx
        .store
        .write(async |tx| {
            let held = own::hold(tx, &mine).await?.ok_or(RemoveError::NotFound)?;
            if after(held.application.state, Step::Edit).is_none() {
                return Err(RemoveError::Frozen);
            }
            window::of(ctx, &held.opening)
                .and_then(|window| window.admits(received_at))
                .map_err(RemoveError::NotAccepting)?;
            let gone = take_away(tx, mine.id, key, ctx.now()).await?.ok_or(RemoveError::NotFound)?;
            own::edited(tx, &held.application, ctx.now()).await?;
            let entry = Entry::of(held.opening.id, "application.document_removed", &mine.reference);
            audit::append(tx, ctx, entry.with(json!({ "key": key }))).await?;
            Ok::<_, RemoveError>(gone)
        })
        .await?;
    ctx.files.erase(&gone).await;
    Ok(())
}
