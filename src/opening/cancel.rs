//! HR calls an opening off.

use super::held::{Barred, locked, managed};
use super::rules::{Step, reason_wrong, written};
use super::{amend, notice};
use crate::audit::{self, Entry};
use crate::context::Context;
use crate::invalid::Invalid;
use entity::amendment::Change;
use entity::opening;
use sea_orm::{ActiveModelTrait, DbErr, IntoActiveModel, Set};
use serde_json::json;

/// Why it goes on.
#[derive(Debug, thiserror::Error)]
pub enum CancelError {
    /// Not there, changed since, or not published.
    #[error(transparent)]
    Barred(#[from] Barred),
    /// There is no reason, or it is too long.
    #[error("fields are wrong")]
    Invalid(Vec<Invalid>),
    /// The database's own error.
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// Cancels a published opening. The reason goes on its public log, and everybody with a draft or an application is told.
///
/// # Errors
/// See [`CancelError`].
pub async fn cancel(
    ctx: &Context,
    slug: &str,
    version: Option<i32>,
    reason: &str,
) -> Result<opening::Model, CancelError> {
    let id = managed::<CancelError>(ctx, slug).await?.id;
    let wrong = reason_wrong(reason, &ctx.settings.openings);
    if !wrong.is_empty() {
        return Err(CancelError::Invalid(wrong));
    }
    ctx.store
        .write(async |tx| {
            let (row, state) = locked::<CancelError>(tx, id, version, Step::Cancel).await?;
            let change = Change { field: "state".to_owned(), before: written(row.state), after: written(state) };
            let amendment = amend::log(tx, ctx, id, reason, vec![change]).await?;
            let next = row.version + 1;
            let mut row = row.into_active_model();
            row.state = Set(state);
            row.cancelled_at = Set(Some(ctx.now()));
            row.updated_at = Set(ctx.now());
            row.version = Set(next);
            let row = row.update(tx).await?;
            notice::ask(tx, ctx, &amendment).await?;
            let entry = Entry::of(id, "opening.cancelled", amendment.id).with(json!({ "version": next }));
            audit::append(tx, ctx, entry).await?;
            Ok(row)
        })
        .await
}
