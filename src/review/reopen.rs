//! A reviewer takes their own submitted card back to change it: on the record, and until it is submitted again it does not count.

use super::candidate;
use super::figures;
use super::score::own;
use crate::account::may::Act;
use crate::audit::{self, Entry};
use crate::context::Context;
use entity::application::{self, State};
use entity::{Instant, opening, scorecard};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QuerySelect};
use serde_json::json;

/// Why a card was not reopened.
#[derive(Debug, thiserror::Error)]
pub enum ReopenError {
    #[error("no such application, or not theirs to review")]
    NotFound,
    #[error("there is no submitted card")]
    NotSubmitted,
    #[error("the card was changed since")]
    Stale { yours: i32, current: i32 },
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// Reopens the reviewer's own card, whose version `seen` they have before them. Returns the card's new version.
///
/// # Errors
/// See [`ReopenError`].
pub async fn reopen(ctx: &Context, reference: &str, seen: i32) -> Result<i32, ReopenError> {
    let found = candidate::by_reference(ctx, reference, Act::Review).await?;
    let (Some(candidate), Some(staff)) = (found, ctx.actor.staff()) else { return Err(ReopenError::NotFound) };
    let id = candidate.application.id;
    ctx.store
        .write(async |tx| {
            let opening = opening::Entity::find_by_id(candidate.application.opening_id).lock_shared().one(tx).await?;
            let application = application::Entity::find_by_id(id).lock_exclusive().one(tx).await?;
            let (Some(opening), Some(application)) = (opening, application) else { return Err(ReopenError::NotFound) };
            if application.state != State::Submitted {
                return Err(ReopenError::NotFound);
            }
            let card = own(tx, &application, staff.id).await?.ok_or(ReopenError::NotSubmitted)?;
            if card.version != seen {
                return Err(ReopenError::Stale { yours: seen, current: card.version });
            }
            let changed = scorecard::Entity::update_many()
                .col_expr(scorecard::Column::SubmittedAt, Expr::value(None::<Instant>))
                .col_expr(scorecard::Column::Version, Expr::value(seen + 1))
                .col_expr(scorecard::Column::UpdatedAt, Expr::value(ctx.now()))
                .filter(scorecard::Column::Id.eq(card.id))
                .filter(scorecard::Column::Version.eq(seen))
                .filter(scorecard::Column::SubmittedAt.is_not_null())
                .exec(tx)
                .await?;
            if changed.rows_affected == 0 {
                return Err(ReopenError::NotSubmitted);
            }
            figures::recompute(tx, &opening, &[id], ctx.now()).await?;
            let entry = Entry::of(opening.id, "scorecard.reopened", &application.reference);
            audit::append(tx, ctx, entry.with(json!({ "version": seen + 1 }))).await?;
            Ok(seen + 1)
        })
        .await
}
