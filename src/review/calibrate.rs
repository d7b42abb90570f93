//! The figures that depend on all cards of an opening: asked for in the transaction that changes a card, computed by a job.

use super::figures::Measure;
use super::numbers::{Panel, Place, Summary, compute};
use super::panel;
use crate::context::Context;
use crate::queue::{self, NewJob};
use crate::store::Store;
use entity::{ApplicationId, Instant, OpeningId, calibrated, calibration, opening};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect, Set,
};
use serde_json::json;

/// The job's kind.
pub const CALIBRATE: &str = "calibrate";

/// Rows written in one transaction, so that nobody waits long to write.
const BATCH: usize = 500;
/// With so many cards, the computation waits a second for further changes; with twice as many, two.
const CARDS_A_SECOND: i64 = 1000;

/// Why the figures were not computed.
#[derive(Debug, thiserror::Error)]
pub enum CalibrateError {
    #[error("the computation ended early")]
    Ended,
    #[error("the figures cannot be kept: {0}")]
    Unkept(#[from] serde_json::Error),
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// Says that the opening's figures are out of date; to be called in the transaction that makes them so.
///
/// # Errors
/// The database's own error.
pub async fn want(tx: &impl ConnectionTrait, opening: OpeningId, now: Instant) -> Result<(), DbErr> {
    let first = calibration::ActiveModel {
        opening_id: Set(opening),
        wanted: Set(1),
        computed: Set(0),
        computed_at: Set(None),
        cards: Set(0),
        summary: Set(None),
    };
    let further = Expr::col((calibration::Entity, calibration::Column::Wanted)).add(1);
    let row = calibration::Entity::insert(first)
        .on_conflict(
            OnConflict::column(calibration::Column::OpeningId).value(calibration::Column::Wanted, further).to_owned(),
        )
        .exec_with_returning(tx)
        .await?;
    let job = NewJob {
        kind: CALIBRATE,
        payload: json!({ "opening": opening, "wanted": row.wanted }),
        dedup_key: Some(format!("{CALIBRATE}/{opening}/{}", row.wanted)),
        run_at: now.plus_seconds(row.cards / CARDS_A_SECOND),
    };
    queue::enqueue(tx, job, now).await
}

/// Computes an opening's figures, unless that was done since this was asked for.
///
/// # Errors
/// See [`CalibrateError`].
pub async fn calibrate(ctx: &Context, opening: OpeningId, wanted: i64) -> Result<(), CalibrateError> {
    let db = ctx.store.read();
    let Some(row) = calibration::Entity::find_by_id(opening).one(db).await? else { return Ok(()) };
    let Some(opening) = opening::Entity::find_by_id(opening).one(db).await? else { return Ok(()) };
    if row.computed >= wanted {
        return Ok(());
    }
    // What is written from here on may or may not be read: it asks for another computation by itself.
    let current = row.wanted;
    let work = Work::of(db, &opening).await?;
    let (summary, places) = work.done().await?;
    keep(ctx, opening.id, current, &places).await?;
    finish(ctx, opening.id, current, &summary).await
}

/// What the figures of an opening are computed from.
struct Work {
    panel: Panel,
    measure: Measure,
    positions: usize,
}

impl Work {
    async fn of(db: &impl ConnectionTrait, opening: &opening::Model) -> Result<Self, DbErr> {
        let measure = Measure::of(db, opening).await?;
        let panel = panel::read(db, opening, &measure).await?;
        Ok(Self { panel, measure, positions: usize::try_from(opening.positions).unwrap_or(0).max(1) })
    }

    /// What is said of the whole, and of each application in the order of the ranking.
    async fn done(self) -> Result<(Summary, Vec<(ApplicationId, Place)>), CalibrateError> {
        let Self { panel, measure, positions } = self;
        let computing = tokio::task::spawn_blocking(move || {
            let (summary, places) = compute(&panel, &measure.weighing, positions);
            (summary, panel.candidates.iter().map(|candidate| candidate.id).zip(places).collect())
        });
        computing.await.map_err(|_| CalibrateError::Ended)
    }
}

/// Compares the figures that are said to be up to date with what the cards come to; a sentence for each opening of which they
/// are not. Computes all of them again.
///
/// # Errors
/// See [`CalibrateError`].
pub async fn verify(store: &Store) -> Result<Vec<String>, CalibrateError> {
    let openings = calibration::Entity::find().select_only().column(calibration::Column::OpeningId);
    let openings: Vec<OpeningId> =
        openings.order_by_asc(calibration::Column::OpeningId).into_tuple().all(store.read()).await?;
    let mut wrong = Vec::new();
    for opening in openings {
        let kept = store.snapshot(async |db| current(db, opening).await).await?;
        let Some((opening, calibration, kept, work)) = kept else { continue };
        let (summary, places) = work.done().await?;
        let computed =
            (1..).zip(&places).map(|(at, (id, place))| row(opening.id, calibration.computed, *id, at, place));
        if calibration.summary != Some(serde_json::to_value(&summary)?) || !computed.eq(kept) {
            wrong.push(format!("the figures kept with the ranking of {} are not those of its cards", opening.slug));
        }
    }
    Ok(wrong)
}

/// The kept figures of an opening, in their order, and what they should have come from; none while they are out of date.
async fn current(
    db: &impl ConnectionTrait,
    opening: OpeningId,
) -> Result<Option<(opening::Model, calibration::Model, Vec<calibrated::Model>, Work)>, DbErr> {
    let Some(opening) = opening::Entity::find_by_id(opening).one(db).await? else { return Ok(None) };
    let row = calibration::Entity::find_by_id(opening.id).one(db).await?;
    let Some(row) = row.filter(|row| row.computed >= row.wanted) else { return Ok(None) };
    let kept = calibrated::Entity::find()
        .filter(calibrated::Column::OpeningId.eq(opening.id))
        .order_by_asc(calibrated::Column::Place)
        .all(db)
        .await?;
    let work = Work::of(db, &opening).await?;
    Ok(Some((opening, row, kept, work)))
}

/// The row that keeps what is said of the application in this place.
const fn row(opening: OpeningId, computed: i64, id: ApplicationId, at: i32, place: &Place) -> calibrated::Model {
    calibrated::Model {
        application_id: id,
        opening_id: opening,
        computed,
        place: at,
        tied_next: place.tied_next,
        value_nano: place.value_nano,
        reach_nano: place.reach_nano,
        adjusted_rank: place.adjusted_rank,
        rank_low: place.rank_low,
        rank_high: place.rank_high,
        in_cut_milli: place.in_cut_milli,
        above_next_milli: place.above_next_milli,
    }
}

/// Writes what is said of each application, some at a time: until all are written, the figures are marked as out of date.
async fn keep(
    ctx: &Context,
    opening: OpeningId,
    computed: i64,
    places: &[(ApplicationId, Place)],
) -> Result<(), DbErr> {
    use calibrated::Column;
    let rows = (1..).zip(places).map(|(at, (id, place))| row(opening, computed, *id, at, place).into_active_model());
    let rows: Vec<calibrated::ActiveModel> = rows.collect();
    let renewed = OnConflict::column(Column::ApplicationId)
        .update_columns([
            Column::Computed,
            Column::Place,
            Column::TiedNext,
            Column::ValueNano,
            Column::ReachNano,
            Column::AdjustedRank,
            Column::RankLow,
            Column::RankHigh,
            Column::InCutMilli,
            Column::AboveNextMilli,
        ])
        // A computation that was overtaken changes nothing of the later one's.
        .action_and_where(
            Expr::col((calibrated::Entity, Column::Computed)).lte(Expr::col(("excluded", Column::Computed))),
        )
        .to_owned();
    for batch in rows.chunks(BATCH) {
        let insert = || calibrated::Entity::insert_many(batch.to_vec()).on_conflict(renewed.clone());
        ctx.store.write(async |tx| insert().exec_without_returning(tx).await.map(drop)).await?;
    }
    Ok(())
}

async fn finish(ctx: &Context, opening: OpeningId, computed: i64, summary: &Summary) -> Result<(), CalibrateError> {
    let json = serde_json::to_value(summary)?;
    let cards = i64::try_from(summary.cards).unwrap_or(i64::MAX);
    ctx.store
        .write(async |tx| {
            calibrated::Entity::delete_many()
                .filter(calibrated::Column::OpeningId.eq(opening))
                .filter(calibrated::Column::Computed.lt(computed))
                .exec(tx)
                .await?;
            calibration::Entity::update_many()
                .col_expr(calibration::Column::Computed, Expr::value(computed))
                .col_expr(calibration::Column::ComputedAt, Expr::value(ctx.now()))
                .col_expr(calibration::Column::Cards, Expr::value(cards))
                .col_expr(calibration::Column::Summary, Expr::value(json.clone()))
                .filter(calibration::Column::OpeningId.eq(opening))
                .filter(calibration::Column::Computed.lt(computed))
                .exec(tx)
                .await
                .map(drop)
        })
        .await
        .map_err(CalibrateError::Database)
}
