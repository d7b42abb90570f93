//! HR lifts a blind review: from then on reviewers see who applied. There is no way back, for nobody unlearns a name.

use super::held::{Barred, alone, managed};
use super::rules::reason_wrong;
use crate::audit::{self, Entry};
use crate::context::Context;
use crate::invalid::Invalid;
use entity::opening::{self, State};
use sea_orm::{ActiveModelTrait, DbErr, IntoActiveModel, Set};
use serde_json::json;

/// Why it stays as it is.
#[derive(Debug, thiserror::Error)]
pub enum UnblindError {
    /// Not there, changed since, a draft, or not blind.
    #[error(transparent)]
    Barred(#[from] Barred),
    /// There is no reason, or it is too long.
    #[error("fields are wrong")]
    Invalid(Vec<Invalid>),
    /// The database's own error.
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// Lifts the blind review of an opening that was published, with a reason for the record.
///
/// # Errors
/// See [`UnblindError`].
pub async fn unblind(
    ctx: &Context,
    slug: &str,
    version: Option<i32>,
    reason: &str,
) -> Result<opening::Model, UnblindError> {
    let id = managed::<UnblindError>(ctx, slug).await?.id;
    let wrong = reason_wrong(reason, &ctx.settings.openings);
    if !wrong.is_empty() {
        return Err(UnblindError::Invalid(wrong));
    }
    ctx.store
        .write(async |tx| {
            let row = alone::<UnblindError>(tx, id, version).await?;
            // Of a draft it is a setting like any other.
            if !row.blind || row.state == State::Draft {
                return Err(Barred::WrongState { state: row.state }.into());
            }
            let next = row.version + 1;
            let mut row = row.into_active_model();
            row.blind = Set(false);
            row.updated_at = Set(ctx.now());
            row.version = Set(next);
            let row = row.update(tx).await?;
            let facts = json!({ "version": next, "reason": reason.trim() });
            audit::append(tx, ctx, Entry::of(id, "opening.unblinded", id).with(facts)).await?;
            Ok(row)
        })
        .await
}
