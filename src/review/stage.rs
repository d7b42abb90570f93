//! HR moves an application from stage to stage, forward and back.

use super::candidate;
use super::stages;
pub use super::stages::Seen;
use crate::account::may::Act;
use crate::audit::{self, Entry};
use crate::context::Context;
use entity::application::{self, Stage, State};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveEnum, ColumnTrait, DbErr, EntityTrait, QueryFilter};
use serde_json::json;

/// Why an application was not moved.
#[derive(Debug, thiserror::Error)]
pub enum StageError {
    #[error("no such application, or not theirs to move")]
    NotFound,
    #[error("no such step")]
    NoSuchStep { from: Stage, to: Stage },
    #[error("it was moved or submitted anew since")]
    Stale,
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// Moves an application, if it still stands where `seen` says (None: wherever it is). Moving it to where it stands changes
/// nothing.
///
/// # Errors
/// See [`StageError`].
pub async fn move_to(ctx: &Context, reference: &str, to: Stage, seen: Option<Seen>) -> Result<Seen, StageError> {
    let candidate = candidate::by_reference(ctx, reference, Act::MoveStage).await?.ok_or(StageError::NotFound)?;
    let current = Seen::of(&candidate.application);
    let seen = seen.unwrap_or(current);
    if current != seen {
        return Err(StageError::Stale);
    }
    let from = seen.stage;
    if from == to {
        return Ok(seen);
    }
    if !stages::after(from).contains(&to) {
        return Err(StageError::NoSuchStep { from, to });
    }
    ctx.store
        .write(async |tx| {
            let changed = application::Entity::update_many()
                .col_expr(application::Column::Stage, Expr::value(to.to_value()))
                .filter(application::Column::Id.eq(candidate.application.id))
                .filter(application::Column::State.eq(State::Submitted))
                .filter(application::Column::Stage.eq(from))
                .filter(application::Column::Version.eq(seen.version))
                .exec(tx)
                .await?;
            if changed.rows_affected == 0 {
                return Err(StageError::Stale);
            }
            let entry =
                Entry::of(candidate.application.opening_id, "application.moved", &candidate.application.reference);
            let facts = json!({ "from": stages::name(from), "to": stages::name(to) });
            audit::append(tx, ctx, entry.with(facts)).await?;
            Ok(Seen { stage: to, ..seen })
        })
        .await
}
