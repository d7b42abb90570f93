//! A batch of moves as HR sees it: chosen, carried out, or taken back.

use super::carry_out::{items, until};
use crate::account::may::Act;
use crate::context::Context;
use crate::opening::standing::{self, Standing};
use crate::review::stages;
use entity::application::Stage;
use entity::{Instant, StageBatchId, stage_batch};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

/// A batch.
#[derive(Clone, Debug)]
pub struct Batch {
    pub standing: Standing,
    pub id: StageBatchId,
    /// Where they are to stand, or stand.
    pub to: Stage,
    /// How many came from each stage, in the order of the process.
    pub from: Vec<(Stage, usize)>,
    pub at: At,
}

/// Where a batch stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At {
    /// Nothing was moved yet.
    Chosen,
    /// Moved; can be taken back before this instant, unless it is past.
    Moved { undo_until: Option<Instant> },
    /// Taken back, except so many.
    Undone { stayed: usize },
}

impl Batch {
    /// How many applications it has.
    pub fn count(&self) -> usize {
        self.from.iter().map(|(_, count)| count).sum()
    }
}

/// The batch of this opening with this id; one that is only chosen is its chooser's alone.
///
/// # Errors
/// The database's own error.
pub async fn one(ctx: &Context, slug: &str, id: StageBatchId) -> Result<Option<Batch>, DbErr> {
    let Some(standing) = standing::by_slug(ctx, slug, Act::MoveStage).await? else { return Ok(None) };
    let Some(me) = ctx.actor.staff() else { return Ok(None) };
    let db = ctx.store.read();
    let found = stage_batch::Entity::find_by_id(id).one(db).await?;
    let Some(batch) = found.filter(|batch| batch.opening_id == standing.opening.id) else { return Ok(None) };
    let at = match (batch.moved_at, batch.undone_at) {
        (None, _) if batch.staff_id != me.id || ctx.now() >= until(ctx, batch.made_at) => return Ok(None),
        (None, _) => At::Chosen,
        (Some(_), Some(_)) => At::Undone { stayed: usize::try_from(batch.stayed).unwrap_or_default() },
        (Some(moved_at), None) => {
            let until = until(ctx, moved_at);
            At::Moved { undo_until: (ctx.now() < until).then_some(until) }
        }
    };
    let items = items(db, id).await?;
    let from = stages::ALL.into_iter().map(|stage| (stage, items.iter().filter(|item| item.stage == stage).count()));
    let from = from.filter(|(_, count)| *count > 0).collect();
    Ok(Some(Batch { standing, id, to: batch.stage, from, at }))
}

/// Forgets what was chosen or moved before this instant. How many.
///
/// # Errors
/// The database's own error.
pub async fn sweep(tx: &impl ConnectionTrait, before: Instant) -> Result<u64, DbErr> {
    let old = stage_batch::Entity::delete_many().filter(stage_batch::Column::MadeAt.lt(before));
    Ok(old.exec(tx).await?.rows_affected)
}
