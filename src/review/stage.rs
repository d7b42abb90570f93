//! HR moves an application from stage to stage, forward and back.

use super::candidate;
use super::stages;
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

/// What somebody has before them who moves an application: its version and its stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    pub version: i32,
    pub stage: Stage,
}

impl Seen {
    /// What there is.
    pub const fn of(application: &application::Model) -> Self {
        Self { version: application.version, stage: application.stage }
    }

    /// As it stands in an entity tag and in a form: `7-under_review`. The applicant's own tag is the version alone: HR's
    /// moves never make an applicant's edit stale.
    pub fn tag(self) -> String {
        format!("{}-{}", self.version, stages::name(self.stage))
    }

    /// Reads a [`tag`](Self::tag).
    pub fn of_tag(tag: &str) -> Option<Self> {
        let (version, stage) = tag.split_once('-')?;
        Some(Self { version: version.parse().ok()?, stage: stages::named(stage)? })
    }
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
