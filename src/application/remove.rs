//! A document is taken out of an application. A version that was submitted with it keeps it.

use super::attach::take_off;
use super::rules::admission::NotAccepting;
use super::rules::state::{Step, after};
use super::{asked, documents, own, window};
use crate::audit::{self, Entry};
use crate::context::Context;
use crate::document::which::{Named, Unclear, Which};
use entity::Instant;
use sea_orm::DbErr;
use serde_json::json;

/// A document cannot be taken out.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "the messages say it")]
pub enum RemoveError {
    #[error("no such application or document, or another's")]
    NotFound,
    #[error("which of several?")]
    Several(Vec<Named>),
    #[error("withdrawn")]
    Frozen,
    #[error("the opening does not take changes: {0:?}")]
    NotAccepting(NotAccepting),
    #[error("database: {0}")]
    Database(#[from] DbErr),
}

impl From<Unclear> for RemoveError {
    fn from(unclear: Unclear) -> Self {
        match unclear {
            Unclear::NotThere => Self::NotFound,
            Unclear::Several(there) => Self::Several(there),
        }
    }
}

/// Takes a document out of one's own application.
///
/// # Errors
/// See [`RemoveError`].
pub async fn remove(ctx: &Context, reference: &str, which: Which<'_>, received_at: Instant) -> Result<(), RemoveError> {
    let mine = own::by_reference(ctx, reference).await?.ok_or(RemoveError::NotFound)?;
    let gone = ctx
        .store
        .write(async |tx| {
            let held = own::hold(tx, &mine).await?.ok_or(RemoveError::NotFound)?;
            if after(held.application.state, Step::Edit).is_none() {
                return Err(RemoveError::Frozen);
            }
            window::held(ctx, &held)
                .and_then(|window| window.admits(received_at))
                .map_err(RemoveError::NotAccepting)?;
            let requirements = asked::of(tx, mine.opening_id).await?.requirements;
            let row = which.among(documents::attached(tx, mine.id, &requirements).await?)?;
            let facts = json!({ "key": row.requirement_key, "sha256": row.sha256 });
            let gone = take_off(tx, vec![row], ctx.now()).await?;
            own::edited(tx, &held.application, ctx.now()).await?;
            let entry = Entry::of(held.opening.id, "application.document_removed", &mine.reference);
            audit::append(tx, ctx, entry.with(facts)).await?;
            Ok::<_, RemoveError>(gone)
        })
        .await?;
    ctx.files.erase(&gone).await;
    Ok(())
}
