//! A choice is carried out: every application of it goes to the stage, if each still is what was seen.

use super::rules::{Refused, why_not};
use super::{BatchError, Moved};
use crate::account::may::Act;
use crate::audit::{Chain, Entry};
use crate::context::Context;
use crate::opening::standing::{self, Standing};
use crate::review::scope;
use crate::review::stage::Seen;
use crate::review::stages;
use entity::application::{self, Stage, State};
use entity::{ApplicationId, Instant, StageBatchId, opening, stage_batch, stage_batch_item};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveEnum, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::json;
use std::collections::{BTreeMap, HashMap};

/// Milliseconds of a minute.
const MINUTE: i64 = 60_000;

/// Carries out what the person signed in has chosen; nobody else can.
///
/// # Errors
/// See [`BatchError`].
pub async fn confirm(ctx: &Context, slug: &str, id: StageBatchId) -> Result<Moved, BatchError> {
    let standing = standing::by_slug(ctx, slug, Act::MoveStage).await?.ok_or(BatchError::NotFound)?;
    let me = ctx.actor.staff().ok_or(BatchError::NotFound)?.id;
    ctx.store
        .write(async |tx| {
            let batch = hold(tx, id).await?.filter(|batch| batch.opening_id == standing.opening.id);
            let batch = batch.filter(|batch| batch.staff_id == me).ok_or(BatchError::NotFound)?;
            if batch.moved_at.is_some() || ctx.now() >= until(ctx, batch.made_at) {
                return Err(BatchError::Over);
            }
            let items = items(tx, id).await?;
            within(tx, ctx, &standing, batch, items).await
        })
        .await
}

/// Until when something of this instant can be confirmed, or taken back.
pub(super) fn until(ctx: &Context, from: Instant) -> Instant {
    from.plus_millis(i64::from(ctx.settings.finding.undo_minutes) * MINUTE)
}

/// A batch, held until the commit.
pub(super) async fn hold(tx: &impl ConnectionTrait, id: StageBatchId) -> Result<Option<stage_batch::Model>, DbErr> {
    stage_batch::Entity::find_by_id(id).lock_exclusive().one(tx).await
}

/// What belongs to a batch.
pub(super) async fn items(db: &impl ConnectionTrait, id: StageBatchId) -> Result<Vec<stage_batch_item::Model>, DbErr> {
    stage_batch_item::Entity::find()
        .filter(stage_batch_item::Column::BatchId.eq(id))
        .order_by_asc(stage_batch_item::Column::ApplicationId)
        .all(db)
        .await
}

/// An application as it stands, held until the commit.
#[derive(Debug, sea_orm::FromQueryResult)]
pub(super) struct Held {
    pub id: ApplicationId,
    pub reference: String,
    pub state: State,
    pub stage: Stage,
    pub version: i32,
}

impl Held {
    fn seen(&self) -> Option<Seen> {
        (self.state == State::Submitted).then_some(Seen { version: self.version, stage: self.stage })
    }
}

/// The applications of these items, held in the order of their ids: two who move the same ones wait, and never for each other.
///
/// One with which the person has a conflict of interest is not among them, as if it were gone.
pub(super) async fn held(
    tx: &impl ConnectionTrait,
    standing: &Standing,
    items: &[stage_batch_item::Model],
) -> Result<HashMap<ApplicationId, Held>, DbErr> {
    use application::Column;
    // The opening first, as everybody holds it who writes what refers to it.
    opening::Entity::find_by_id(standing.opening.id).lock_shared().one(tx).await?;
    let these = application::Entity::find().filter(Column::Id.is_in(items.iter().map(|item| item.application_id)));
    let rows: Vec<Held> = scope::visible(these, standing)
        .select_only()
        .columns([Column::Id, Column::Reference, Column::State, Column::Stage, Column::Version])
        .order_by_asc(Column::Id)
        .lock_exclusive()
        .into_model()
        .all(tx)
        .await?;
    Ok(rows.into_iter().map(|row| (row.id, row)).collect())
}

/// Moves all of them, each checked against what was seen of it, on the record.
pub(super) async fn within(
    tx: &impl ConnectionTrait,
    ctx: &Context,
    standing: &Standing,
    batch: stage_batch::Model,
    items: Vec<stage_batch_item::Model>,
) -> Result<Moved, BatchError> {
    let there = held(tx, standing, &items).await?;
    let to = batch.stage;
    let mut refused = Vec::new();
    for (place, item) in items.iter().enumerate() {
        let row = there.get(&item.application_id);
        let seen = Seen { version: item.version, stage: item.stage };
        if let Some(why) = why_not(to, seen, row.and_then(Held::seen)) {
            let reference = row.map_or_else(String::new, |row| row.reference.clone());
            refused.push(Refused { place, reference, why });
        }
    }
    if !refused.is_empty() {
        return Err(BatchError::Refused(refused));
    }
    let mut alike: BTreeMap<(&'static str, i32), (Stage, Vec<ApplicationId>)> = BTreeMap::new();
    for item in &items {
        let group = alike.entry((stages::name(item.stage), item.version)).or_insert_with(|| (item.stage, Vec::new()));
        group.1.push(item.application_id);
    }
    for ((_, version), (from, ids)) in &alike {
        let guard = application::Column::Version.eq(*version);
        if put(tx, *from, to, ids, Some(guard)).await? != ids.len() as u64 {
            return Err(BatchError::Over);
        }
    }
    let carried = stage_batch::Entity::update_many()
        .col_expr(stage_batch::Column::MovedAt, Expr::value(ctx.now().0))
        .filter(stage_batch::Column::Id.eq(batch.id))
        .filter(stage_batch::Column::MovedAt.is_null())
        .exec(tx)
        .await?;
    if carried.rows_affected == 0 {
        return Err(BatchError::Over);
    }
    let entry = |item: &stage_batch_item::Model| {
        let reference = &there.get(&item.application_id)?.reference;
        let facts = json!({ "from": stages::name(item.stage), "to": stages::name(to), "batch": batch.id });
        Some(Entry::of(batch.opening_id, "application.moved", reference).with(facts))
    };
    let entries = items.iter().filter_map(entry).collect();
    Chain::hold(tx, Some(batch.opening_id)).await?.append_all(tx, ctx, entries).await?;
    Ok(Moved { batch: batch.id, to, moved: items.len() })
}

/// Moves those of these applications that are submitted and stand there. How many.
pub(super) async fn put(
    tx: &impl ConnectionTrait,
    from: Stage,
    to: Stage,
    ids: &[ApplicationId],
    guard: Option<sea_orm::sea_query::SimpleExpr>,
) -> Result<u64, DbErr> {
    let mut moving = application::Entity::update_many()
        .col_expr(application::Column::Stage, Expr::value(to.to_value()))
        .filter(application::Column::Id.is_in(ids.iter().copied()))
        .filter(application::Column::State.eq(State::Submitted))
        .filter(application::Column::Stage.eq(from));
    if let Some(guard) = guard {
        moving = moving.filter(guard);
    }
    Ok(moving.exec(tx).await?.rows_affected)
}
