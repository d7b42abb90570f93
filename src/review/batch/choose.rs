//! Applications are chosen for a move: kept as they were seen, so that what is confirmed is what is moved.

use super::rules::{Refused, why_not};
use super::{BatchError, Moved, carry_out, recalled};
use crate::account::may::Act;
use crate::context::Context;
use crate::opening::standing::{self, Standing};
use crate::review::applications::matching;
use crate::review::filter::Filter;
use crate::review::order::{self, Row};
use crate::review::sight::Sight;
use crate::review::stage::Seen;
use crate::secrets::canonical_reference;
use crate::store::constraint::{Unique, broken};
use crate::store::idempotency::{self, Key};
use entity::application::{self, Stage};
use entity::{StageBatchId, stage_batch, stage_batch_item};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter};
use std::collections::HashMap;

/// One that somebody chose, as they saw it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picked {
    pub reference: String,
    pub seen: Seen,
}

/// What somebody chose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chosen {
    These(Vec<Picked>),
    /// All that the list finds.
    Matching(Filter),
}

/// Keeps a choice until it is [confirmed](carry_out::confirm). Those that stand there already are left out.
///
/// # Errors
/// See [`BatchError`].
pub async fn choose(ctx: &Context, slug: &str, to: Stage, chosen: &Chosen) -> Result<StageBatchId, BatchError> {
    let standing = standing::by_slug(ctx, slug, Act::MoveStage).await?.ok_or(BatchError::NotFound)?;
    let (batch, items) = judged(ctx, &standing, to, chosen).await?;
    let id = batch.id;
    ctx.store.write(async |tx| keep(tx, batch, items).await).await?;
    Ok(id)
}

/// Chooses and moves in one transaction.
///
/// # Errors
/// See [`BatchError`].
pub async fn move_at_once(
    ctx: &Context,
    slug: &str,
    to: Stage,
    chosen: &Chosen,
    key: Option<&Key>,
) -> Result<Moved, BatchError> {
    let standing = standing::by_slug(ctx, slug, Act::MoveStage).await?.ok_or(BatchError::NotFound)?;
    let outcome = once(ctx, &standing, to, chosen, key).await;
    // The same request that came at the same moment: what it moved stands elsewhere now, or its key is taken. Its answer is
    // this one's too.
    let is_late = match &outcome {
        Err(BatchError::Database(error)) => broken(error) == Some(Unique::IdempotencyKey),
        Err(BatchError::Refused(_) | BatchError::Nothing | BatchError::Over) => true,
        _ => false,
    };
    match key.filter(|_| is_late) {
        Some(key) => match recalled(idempotency::recall(ctx.store.read(), key).await?)? {
            Some(batch) => again(ctx, batch).await,
            None => outcome,
        },
        None => outcome,
    }
}

async fn once(
    ctx: &Context,
    standing: &Standing,
    to: Stage,
    chosen: &Chosen,
    key: Option<&Key>,
) -> Result<Moved, BatchError> {
    if let Some(key) = key
        && let Some(batch) = recalled(idempotency::recall(ctx.store.read(), key).await?)?
    {
        return again(ctx, batch).await;
    }
    let (batch, items) = judged(ctx, standing, to, chosen).await?;
    ctx.store
        .write(async |tx| {
            let (id, made_at) = (batch.id, batch.made_at);
            // Before the rows that refer to them, which share what is to be held alone: two would wait for each other.
            carry_out::held(tx, standing, &items).await?;
            keep(tx, batch.clone(), items.clone()).await?;
            let moved = carry_out::within(tx, ctx, standing, batch, items).await?;
            idempotency::remember(tx, key, &id.to_string(), made_at).await?;
            Ok(moved)
        })
        .await
}

/// The answer that the batch got the first time.
async fn again(ctx: &Context, id: StageBatchId) -> Result<Moved, BatchError> {
    let db = ctx.store.read();
    let batch = stage_batch::Entity::find_by_id(id).one(db).await?.ok_or(BatchError::NotFound)?;
    let items = carry_out::items(db, id).await?;
    Ok(Moved { batch: id, to: batch.stage, moved: items.len() })
}

/// The batch that a choice makes, if every one of it may go there.
async fn judged(
    ctx: &Context,
    standing: &Standing,
    to: Stage,
    chosen: &Chosen,
) -> Result<(stage_batch::Model, Vec<stage_batch_item::Model>), BatchError> {
    if Sight::of(standing).is_covered() {
        // What is refused is named by its reference, which they must not know.
        return Err(BatchError::NotFound);
    }
    let most = ctx.settings.finding.max_moves;
    let staff = ctx.actor.staff().ok_or(BatchError::NotFound)?.id;
    let picked = match chosen {
        Chosen::These(picked) if picked.len() > most => return Err(BatchError::TooMany { most }),
        Chosen::These(picked) => these(ctx, standing, picked).await?,
        Chosen::Matching(filter) => {
            let rows = matching(ctx, standing, filter, most as u64 + 1).await?;
            if rows.len() > most {
                return Err(BatchError::TooMany { most });
            }
            rows.into_iter().map(|row| (row.reference.clone(), seen(&row), Some(row))).collect()
        }
    };
    let mut refused = Vec::new();
    let mut rows = Vec::new();
    for (place, (reference, seen, row)) in picked.into_iter().enumerate() {
        match why_not(to, seen, row.as_ref().map(self::seen)) {
            Some(why) => refused.push(Refused { place, reference, why }),
            None => rows.extend(row.filter(|row| row.stage != to)),
        }
    }
    if !refused.is_empty() {
        return Err(BatchError::Refused(refused));
    }
    if rows.is_empty() {
        return Err(BatchError::Nothing);
    }
    let batch = stage_batch::Model {
        id: StageBatchId(ctx.new_id()),
        opening_id: standing.opening.id,
        staff_id: staff,
        stage: to,
        made_at: ctx.now(),
        moved_at: None,
        undone_at: None,
        stayed: 0,
    };
    let item = |row: Row| stage_batch_item::Model {
        batch_id: batch.id,
        application_id: row.id,
        stage: row.stage,
        version: row.version,
    };
    let mut items: Vec<_> = rows.into_iter().map(item).collect();
    // In the order in which everybody holds them.
    items.sort_by_key(|item| item.application_id);
    Ok((batch, items))
}

const fn seen(row: &Row) -> Seen {
    Seen { version: row.version, stage: row.stage }
}

/// Those that were named, each once, and what there is of them.
async fn these(
    ctx: &Context,
    standing: &Standing,
    picked: &[Picked],
) -> Result<Vec<(String, Seen, Option<Row>)>, BatchError> {
    let named: Vec<Option<String>> = picked.iter().map(|one| canonical_reference(&one.reference)).collect();
    let rows: Vec<Row> = order::visible(standing)
        .filter(application::Column::Reference.is_in(named.iter().flatten()))
        .into_model()
        .all(ctx.store.read())
        .await?;
    let mut rows: HashMap<String, Row> = rows.into_iter().map(|row| (row.reference.clone(), row)).collect();
    let mut all = Vec::with_capacity(picked.len());
    let mut known = std::collections::HashSet::new();
    for (one, named) in picked.iter().zip(named) {
        let is_new = named.as_ref().is_none_or(|reference| known.insert(reference.clone()));
        if is_new {
            let row = named.and_then(|reference| rows.remove(&reference));
            all.push((one.reference.clone(), one.seen, row));
        }
    }
    Ok(all)
}

async fn keep(
    tx: &impl ConnectionTrait,
    batch: stage_batch::Model,
    items: Vec<stage_batch_item::Model>,
) -> Result<(), BatchError> {
    stage_batch::Entity::insert(batch.into_active_model()).exec_without_returning(tx).await?;
    let items = items.into_iter().map(IntoActiveModel::into_active_model);
    stage_batch_item::Entity::insert_many(items).exec_without_returning(tx).await?;
    Ok(())
}
