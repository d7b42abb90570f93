//! Moves are taken back: those that still stand where the batch put them return to where they came from.

use super::BatchError;
use super::carry_out::{held, hold, items, put, until};
use crate::account::may::Act;
use crate::audit::{Chain, Entry};
use crate::context::Context;
use crate::opening::standing;
use crate::review::stages;
use entity::application::{Stage, State};
use entity::{ApplicationId, StageBatchId, stage_batch};
use sea_orm::{ActiveModelTrait, IntoActiveModel, Set};
use serde_json::json;
use std::collections::BTreeMap;

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Undone {
    /// How many were moved back.
    pub back: usize,
    /// How many had been moved on, withdrawn or erased since, and stay so.
    pub stayed: usize,
}

/// Takes a batch back, whoever of HR moved it. Taking back is no step of its own: the table of steps is not asked.
///
/// # Errors
/// See [`BatchError`].
pub async fn undo(ctx: &Context, slug: &str, id: StageBatchId) -> Result<Undone, BatchError> {
    let standing = standing::by_slug(ctx, slug, Act::MoveStage).await?.ok_or(BatchError::NotFound)?;
    let opening = standing.opening.id;
    ctx.store
        .write(async |tx| {
            let batch = hold(tx, id).await?.filter(|batch| batch.opening_id == opening);
            let batch = batch.ok_or(BatchError::NotFound)?;
            let moved_at = batch.moved_at.ok_or(BatchError::NotFound)?;
            if batch.undone_at.is_some() || ctx.now() >= until(ctx, moved_at) {
                return Err(BatchError::Over);
            }
            let (items, to) = (items(tx, id).await?, batch.stage);
            let there = held(tx, &standing, &items).await?;
            let mut back: BTreeMap<&'static str, (Stage, Vec<ApplicationId>)> = BTreeMap::new();
            let mut entries = Vec::new();
            for item in &items {
                let stands = there.get(&item.application_id);
                let Some(row) = stands.filter(|row| row.state == State::Submitted && row.stage == to) else { continue };
                let group = back.entry(stages::name(item.stage)).or_insert_with(|| (item.stage, Vec::new()));
                group.1.push(item.application_id);
                let facts =
                    json!({ "from": stages::name(to), "to": stages::name(item.stage), "batch": id, "undone": true });
                entries.push(Entry::of(opening, "application.moved", &row.reference).with(facts));
            }
            for (from, ids) in back.values() {
                if put(tx, to, *from, ids, None).await? != ids.len() as u64 {
                    return Err(BatchError::Over);
                }
            }
            let undone = Undone { back: entries.len(), stayed: items.len() - entries.len() };
            let mut row: stage_batch::ActiveModel = batch.into_active_model();
            row.undone_at = Set(Some(ctx.now()));
            row.stayed = Set(i32::try_from(undone.stayed).unwrap_or(i32::MAX));
            row.update(tx).await?;
            Chain::hold(tx, Some(opening)).await?.append_all(tx, ctx, entries).await?;
            Ok(undone)
        })
        .await
}
