//! HR puts an opening away once it has closed: it leaves the lists, its page stays.

use super::held::{Barred, locked, managed};
use super::rules::Step;
use crate::application::extend;
use crate::audit::{self, Entry};
use crate::context::Context;
use entity::{Instant, opening};
use sea_orm::{ActiveModelTrait, DbErr, IntoActiveModel, Set};
use serde_json::json;

/// Why it stays where it is.
#[derive(Debug, thiserror::Error)]
pub enum ArchiveError {
    /// Not there, changed since, or not published.
    #[error(transparent)]
    Barred(#[from] Barred),
    /// It still takes applications.
    #[error("the opening has not closed")]
    StillOpen,
    /// The database's own error.
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// Whether nothing can come any more: an upload that began in time is taken until the grace ends (P1), and single
/// applications may have more time, at most until `extended`.
pub fn may_be_archived(opening: &opening::Model, extended: Option<Instant>, now: Instant) -> bool {
    let closes_at = opening.closes_at.map(|closes_at| extended.map_or(closes_at, |until| until.max(closes_at)));
    let takes_until = closes_at.map(|closes_at| closes_at.plus_seconds(i64::from(opening.grace_seconds)));
    takes_until.is_some_and(|until| until <= now)
}

/// Archives an opening that has closed.
///
/// # Errors
/// See [`ArchiveError`].
pub async fn archive(ctx: &Context, slug: &str, version: Option<i32>) -> Result<opening::Model, ArchiveError> {
    let id = managed::<ArchiveError>(ctx, slug).await?.id;
    ctx.store
        .write(async |tx| {
            let (row, state) = locked::<ArchiveError>(tx, id, version, Step::Archive).await?;
            let extended = extend::latest(tx, id).await?;
            if !may_be_archived(&row, extended, ctx.now()) {
                return Err(ArchiveError::StillOpen);
            }
            let next = row.version + 1;
            let mut row = row.into_active_model();
            row.state = Set(state);
            row.updated_at = Set(ctx.now());
            row.version = Set(next);
            let row = row.update(tx).await?;
            audit::append(tx, ctx, Entry::of(id, "opening.archived", id).with(json!({ "version": next }))).await?;
            Ok(row)
        })
        .await
}
