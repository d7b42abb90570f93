//! HR publishes an opening, now or at an instant.

use super::closing::ClosingError;
use super::held::{Barred, locked, managed};
use super::rules::{Step, Terms, not_ready};
use crate::audit::{self, Entry};
use crate::clock::Zone;
use crate::context::Context;
use crate::invalid::Invalid;
use crate::language::Phrase;
use entity::{Instant, opening, opening_text};
use sea_orm::{ActiveModelTrait, ColumnTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, Set};
use serde_json::json;

/// Why it is not published.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// Not there, changed since, or published already.
    #[error(transparent)]
    Barred(#[from] Barred),
    /// Something must be there first.
    #[error("fields are wrong")]
    Invalid(Vec<Invalid>),
    /// The database's own error.
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// Publishes it: everybody sees it from `opens_at` on, or from now when that is none or has passed.
///
/// # Errors
/// See [`PublishError`].
pub async fn publish(
    ctx: &Context,
    slug: &str,
    version: Option<i32>,
    opens_at: Option<Instant>,
) -> Result<opening::Model, PublishError> {
    let id = managed::<PublishError>(ctx, slug).await?.id;
    ctx.store
        .write(async |tx| {
            let (row, state) = locked::<PublishError>(tx, id, version, Step::Publish).await?;
            let texts = opening_text::Entity::find().filter(opening_text::Column::OpeningId.eq(id)).all(tx).await?;
            let now = ctx.now();
            let opens_at = opens_at.map_or(now, |wanted| wanted.max(now));
            let mut wrong = not_ready(&Terms::of(&row, &texts));
            wrong.extend(closing_wrong(&row, now, opens_at));
            if !wrong.is_empty() {
                return Err(PublishError::Invalid(wrong));
            }
            let next = row.version + 1;
            let facts = json!({
                "version": next, "opens_at": opens_at, "closes_at": row.closes_at, "time_zone": row.time_zone,
                "grace_seconds": row.grace_seconds,
            });
            let mut row = row.into_active_model();
            row.state = Set(state);
            row.opens_at = Set(Some(opens_at));
            row.published_at = Set(Some(now));
            row.updated_at = Set(now);
            row.version = Set(next);
            let row = row.update(tx).await?;
            audit::append(tx, ctx, Entry::of(id, "opening.published", id).with(facts)).await?;
            Ok(row)
        })
        .await
}

/// What is wrong with when it would be open.
fn closing_wrong(row: &opening::Model, now: Instant, opens_at: Instant) -> Option<Invalid> {
    let Some(closes_at) = row.closes_at else {
        return Some(ClosingError::Missing.at("/closes_on"));
    };
    let zone = Zone::named(&row.time_zone).unwrap_or_else(|_| Zone::utc());
    if closes_at <= now {
        return Some(ClosingError::Past { instant: closes_at, zone }.at("/closes_on"));
    }
    (closes_at <= opens_at)
        .then(|| Invalid::new("/opens_at", "after-closing", Phrase::new("opening-wrong-opens-after-closing")))
}
