//! A reviewer fills their own card for one application, and submits it.

use super::candidate;
use super::card::{self, Filled};
use super::exact::Exact;
use super::figures::{self, Measure};
use super::ranking::Rated;
use super::scope::{self, Reach};
use super::thousandths;
use crate::account::may::Act;
use crate::audit::{self, Entry};
use crate::context::Context;
use crate::invalid::Invalid;
use crate::store::constraint::{self, Unique};
use entity::application::{self, State};
use entity::{ScorecardId, StaffId, opening, score, scorecard};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect,
    Set,
};
use serde_json::json;

/// Why a card was not kept.
#[derive(Debug, thiserror::Error)]
pub enum ScoreError {
    #[error("no such application, or not theirs to review")]
    NotFound,
    #[error("they have a conflict of interest")]
    Conflict,
    #[error("the card cannot be accepted")]
    Invalid(Vec<Invalid>),
    #[error("the card is submitted")]
    Frozen,
    #[error("the card was changed since")]
    Stale { yours: i32, current: i32 },
    #[error("the card exists already and the version was not said")]
    VersionMissing,
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// A card as it stands after the act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    pub row: scorecard::Model,
    /// In the order of the criteria.
    pub scores: Vec<Rated>,
    /// The weighted mean of what it rates.
    pub value: Option<Exact>,
}

/// Keeps the whole card. `seen` is the version that its author has before them, 0 when they saw none; it may be left out
/// only for the first version. A submitted card counts from the same transaction on, and is locked.
///
/// # Errors
/// See [`ScoreError`].
pub async fn score(ctx: &Context, reference: &str, card: Filled, seen: Option<i32>) -> Result<Kept, ScoreError> {
    let found = candidate::by_reference(ctx, reference, Act::Review).await?;
    let Some(candidate) = found else {
        let is_conflicted = candidate::is_conflicted(ctx, reference, Act::Review).await?;
        return Err(if is_conflicted { ScoreError::Conflict } else { ScoreError::NotFound });
    };
    let (id, me) = (candidate.application.id, candidate.standing.staff);
    ctx.store
        .write(async |tx| {
            // Criteria do not change while a card is kept by them; two cards of one application come one after the other.
            let opening = opening::Entity::find_by_id(candidate.application.opening_id).lock_shared().one(tx).await?;
            let application = application::Entity::find_by_id(id).lock_exclusive().one(tx).await?;
            let (Some(opening), Some(application)) = (opening, application) else { return Err(ScoreError::NotFound) };
            if application.state != State::Submitted {
                return Err(ScoreError::NotFound);
            }
            // What was declared, or assigned to somebody else, since it was loaded: conflicts are kept under the same lock.
            let standing = candidate.standing.clone().now(opening);
            match scope::reach(tx, &standing, id, Act::Review).await? {
                Reach::Within => {}
                Reach::Conflict => return Err(ScoreError::Conflict),
                Reach::Unassigned => return Err(ScoreError::NotFound),
            }
            let opening = standing.opening;
            let before = own(tx, &application, me).await?;
            let current = guard(before.as_ref(), seen)?;
            let measure = Measure::of(tx, &opening).await?;
            let scores = card::check(&measure.criteria, &card).map_err(ScoreError::Invalid)?;
            let row = match before {
                None => insert(tx, ctx, &application, me, &card).await?,
                Some(row) => update(tx, ctx, row, &card).await?,
            };
            replace_scores(tx, row.id, &scores).await?;
            let kept = figures::Card { row, scores };
            let value = measure.value(&kept);
            if card.submitted {
                figures::recompute(tx, &opening, &[id], ctx.now()).await?;
                let scores: serde_json::Map<_, _> = kept
                    .scores
                    .iter()
                    .map(|rated| (rated.criterion.clone(), json!(thousandths::number(rated.value_milli))))
                    .collect();
                let facts = json!({ "version": current + 1, "scores": scores });
                let entry = Entry::of(opening.id, "scorecard.submitted", &application.reference).with(facts);
                audit::append(tx, ctx, entry).await?;
            }
            Ok(Kept { row: kept.row, scores: kept.scores, value })
        })
        .await
}

/// The card of this reviewer.
pub(super) async fn own(
    tx: &DatabaseTransaction,
    application: &application::Model,
    reviewer: StaffId,
) -> Result<Option<scorecard::Model>, DbErr> {
    scorecard::Entity::find()
        .filter(scorecard::Column::ApplicationId.eq(application.id))
        .filter(scorecard::Column::ReviewerId.eq(reviewer))
        .one(tx)
        .await
}

/// The version to be replaced, if what its author saw is what there is.
fn guard(before: Option<&scorecard::Model>, seen: Option<i32>) -> Result<i32, ScoreError> {
    if before.is_some_and(|row| row.submitted_at.is_some()) {
        return Err(ScoreError::Frozen);
    }
    let current = before.map_or(0, |row| row.version);
    match seen {
        Some(yours) if yours != current => Err(ScoreError::Stale { yours, current }),
        None if current > 0 => Err(ScoreError::VersionMissing),
        _ => Ok(current),
    }
}

async fn insert(
    tx: &DatabaseTransaction,
    ctx: &Context,
    application: &application::Model,
    reviewer: StaffId,
    card: &Filled,
) -> Result<scorecard::Model, ScoreError> {
    let row = scorecard::Model {
        id: ScorecardId(ctx.new_id()),
        application_id: application.id,
        opening_id: application.opening_id,
        reviewer_id: reviewer,
        comment: card.comment.clone(),
        version: 1,
        updated_at: ctx.now(),
        submitted_at: card.submitted.then(|| ctx.now()),
    };
    match row.into_active_model().insert(tx).await {
        Err(error) if constraint::broken(&error) == Some(Unique::Scorecard) => {
            Err(ScoreError::Stale { yours: 0, current: 1 })
        }
        inserted => Ok(inserted?),
    }
}

async fn update(
    tx: &DatabaseTransaction,
    ctx: &Context,
    row: scorecard::Model,
    card: &Filled,
) -> Result<scorecard::Model, ScoreError> {
    let after = scorecard::Model {
        comment: card.comment.clone(),
        version: row.version + 1,
        updated_at: ctx.now(),
        submitted_at: card.submitted.then(|| ctx.now()),
        ..row
    };
    let changed = scorecard::Entity::update_many()
        .col_expr(scorecard::Column::Comment, Expr::value(after.comment.clone()))
        .col_expr(scorecard::Column::Version, Expr::value(after.version))
        .col_expr(scorecard::Column::UpdatedAt, Expr::value(after.updated_at))
        .col_expr(scorecard::Column::SubmittedAt, Expr::value(after.submitted_at))
        .filter(scorecard::Column::Id.eq(row.id))
        .filter(scorecard::Column::Version.eq(row.version))
        .filter(scorecard::Column::SubmittedAt.is_null())
        .exec(tx)
        .await?;
    if changed.rows_affected == 0 {
        return Err(ScoreError::Stale { yours: row.version, current: row.version + 1 });
    }
    Ok(after)
}

async fn replace_scores(tx: &DatabaseTransaction, card: ScorecardId, scores: &[Rated]) -> Result<(), DbErr> {
    score::Entity::delete_many().filter(score::Column::ScorecardId.eq(card)).exec(tx).await?;
    if scores.is_empty() {
        return Ok(());
    }
    let rows = scores.iter().map(|rated| score::ActiveModel {
        scorecard_id: Set(card),
        criterion_key: Set(rated.criterion.clone()),
        value_milli: Set(rated.value_milli),
    });
    score::Entity::insert_many(rows).exec_without_returning(tx).await?;
    Ok(())
}
