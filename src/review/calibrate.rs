//! The figures that depend on all cards of an opening: asked for in the transaction that changes a card, computed by a job.

use super::figures::Measure;
use super::numbers::{Place, Summary, compute};
use super::panel;
use crate::context::Context;
use crate::queue::{self, NewJob};
use entity::{ApplicationId, Instant, OpeningId, calibrated, calibration, opening};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, Set};
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
    let measure = Measure::of(db, &opening).await?;
    let panel = panel::read(db, &opening, &measure).await?;
    let ids: Vec<ApplicationId> = panel.candidates.iter().map(|candidate| candidate.id).collect();
    let positions = usize::try_from(opening.positions).unwrap_or(0).max(1);
    let computed = tokio::task::spawn_blocking(move || compute(&panel, &measure.weighing, positions)).await;
    let (summary, places) = computed.map_err(|_| CalibrateError::Ended)?;
    keep(ctx, opening.id, current, &ids, &places).await?;
    finish(ctx, opening.id, current, &summary).await
}

/// Writes what is said of each application, some at a time: until all are written, the figures are marked as out of date.
async fn keep(
    ctx: &Context,
    opening: OpeningId,
    computed: i64,
    ids: &[ApplicationId],
    places: &[Place],
) -> Result<(), DbErr> {
    use calibrated::Column;
    let rows: Vec<calibrated::ActiveModel> = ids
        .iter()
        .zip(places)
        .zip(1..)
        .map(|((id, place), at)| {
            let row = calibrated::Model {
                application_id: *id,
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
            };
            row.into_active_model()
        })
        .collect();
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
