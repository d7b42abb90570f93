//! The figures kept beside each application: computed anew from the submitted cards, never adjusted.

use super::calibrate;
use super::exact::Exact;
use super::expected::{self, Expected};
use super::ranking::{CardFigure, Figure, Rated, Weighing, card_figure, figure};
use crate::store::Store;
use entity::application::{self, State};
use entity::{ApplicationId, Instant, OpeningId, StaffId, criterion, opening, score, scorecard};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::HashMap;

/// Applications computed anew at a time when all of an opening are.
const BATCH: usize = 500;
/// Cards whose scores are read at a time.
const CARDS: usize = 5000;

/// What the figures of an opening are computed by.
#[derive(Clone, Debug)]
pub struct Measure {
    /// In their order.
    pub criteria: Vec<criterion::Model>,
    /// Those who review, in the order of their ids.
    pub reviewers: Vec<StaffId>,
    /// Submitted cards that make a review complete, unless something else is expected of an application ([`Expected`]).
    pub quorum: usize,
    /// The same criteria, as far as figures are concerned.
    pub weighing: Vec<Weighing>,
}

impl Measure {
    /// The measure of an opening as it stands.
    ///
    /// # Errors
    /// The database's own error.
    pub async fn of(db: &impl ConnectionTrait, opening: &opening::Model) -> Result<Self, DbErr> {
        let criteria = criterion::Entity::find()
            .filter(criterion::Column::OpeningId.eq(opening.id))
            .order_by_asc(criterion::Column::Position)
            .order_by_asc(criterion::Column::Key)
            .all(db)
            .await?;
        let reviewers = expected::panel(db, opening.id).await?;
        let quorum = opening.reviews_per_application.and_then(|n| usize::try_from(n).ok()).unwrap_or(reviewers.len());
        let weighing = criteria
            .iter()
            .map(|criterion| Weighing {
                criterion: criterion.key.clone(),
                weight_milli: criterion.weight_milli,
                required: criterion.required,
            })
            .collect();
        Ok(Self { criteria, reviewers, quorum, weighing })
    }

    /// The figure of an application with these submitted cards, which so many make complete.
    pub fn figure(&self, cards: &[Card], quorum: usize) -> Figure<StaffId> {
        figure(cards.iter().map(|card| self.card(card)).collect(), quorum)
    }

    /// The weighted mean of what one card rates.
    pub fn value(&self, card: &Card) -> Option<Exact> {
        self.card(card).value
    }

    fn card(&self, card: &Card) -> CardFigure<StaffId> {
        card_figure(&self.weighing, card.row.reviewer_id, &card.scores)
    }
}

/// A card with its scores.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    pub row: scorecard::Model,
    pub scores: Vec<Rated>,
}

/// The submitted cards of these applications, each application's by the reviewers' ids. Two queries, however many.
///
/// # Errors
/// The database's own error.
pub async fn submitted_cards(
    db: &impl ConnectionTrait,
    applications: &[ApplicationId],
) -> Result<HashMap<ApplicationId, Vec<Card>>, DbErr> {
    let rows = scorecard::Entity::find()
        .filter(scorecard::Column::ApplicationId.is_in(applications.iter().copied()))
        .filter(scorecard::Column::SubmittedAt.is_not_null())
        .order_by_asc(scorecard::Column::ReviewerId)
        .all(db)
        .await?;
    let mut cards: HashMap<ApplicationId, Vec<Card>> = HashMap::new();
    for card in with_scores(db, rows).await? {
        cards.entry(card.row.application_id).or_default().push(card);
    }
    Ok(cards)
}

/// These cards with their scores, in the same order.
///
/// # Errors
/// The database's own error.
pub async fn with_scores(db: &impl ConnectionTrait, rows: Vec<scorecard::Model>) -> Result<Vec<Card>, DbErr> {
    let mut by_card: HashMap<_, Vec<Rated>> = HashMap::new();
    // Both databases limit the parameters of a statement, and a large panel fills many cards.
    for part in rows.chunks(CARDS) {
        let scores = score::Entity::find()
            .filter(score::Column::ScorecardId.is_in(part.iter().map(|row| row.id)))
            .order_by_asc(score::Column::CriterionKey)
            .all(db)
            .await?;
        for score in scores {
            let rated = Rated { criterion: score.criterion_key, value_milli: score.value_milli };
            by_card.entry(score.scorecard_id).or_default().push(rated);
        }
    }
    Ok(rows.into_iter().map(|row| Card { scores: by_card.remove(&row.id).unwrap_or_default(), row }).collect())
}

/// Computes these applications' figures anew, in the transaction that changed a card of theirs, or of whom one is expected.
/// Their rows must be locked by then, or a card submitted at the same moment would be missed. What depends on all cards is
/// computed later, by a job.
///
/// # Errors
/// The database's own error.
pub async fn recompute(
    tx: &impl ConnectionTrait,
    opening: &opening::Model,
    ids: &[ApplicationId],
    now: Instant,
) -> Result<(), DbErr> {
    let measure = Measure::of(tx, opening).await?;
    for some in ids.chunks(BATCH) {
        for (id, figure) in figures_of(tx, opening, &measure, some).await? {
            keep(tx, id, &figure).await?;
        }
    }
    calibrate::want(tx, opening.id, now).await
}

/// The figures of these applications, by their cards.
async fn figures_of(
    db: &impl ConnectionTrait,
    opening: &opening::Model,
    measure: &Measure,
    ids: &[ApplicationId],
) -> Result<Vec<(ApplicationId, Figure<StaffId>)>, DbErr> {
    let expected = Expected::of(db, opening, &measure.reviewers, ids).await?;
    let cards = submitted_cards(db, ids).await?;
    let figure = |id: &ApplicationId| measure.figure(cards.get(id).map_or(&[], Vec::as_slice), expected.quorum(*id));
    Ok(ids.iter().map(|id| (*id, figure(id))).collect())
}

/// Computes the figures of all of an opening's applications anew: to be called in the transaction that changes its
/// criteria, panel or quorum, after the opening's own row was written (that is what cards under way wait for).
///
/// # Errors
/// The database's own error.
pub async fn recompute_all(tx: &impl ConnectionTrait, opening: &opening::Model, now: Instant) -> Result<(), DbErr> {
    calibrate::want(tx, opening.id, now).await?;
    let measure = Measure::of(tx, opening).await?;
    let mut after: Option<ApplicationId> = None;
    loop {
        let mut next = application::Entity::find()
            .select_only()
            .column(application::Column::Id)
            .filter(application::Column::OpeningId.eq(opening.id))
            .filter(application::Column::State.ne(State::Draft));
        if let Some(after) = after {
            next = next.filter(application::Column::Id.gt(after));
        }
        let ids: Vec<ApplicationId> =
            next.order_by_asc(application::Column::Id).limit(BATCH as u64).into_tuple().all(tx).await?;
        let Some(last) = ids.last() else { return Ok(()) };
        after = Some(*last);
        for (id, figure) in figures_of(tx, opening, &measure, &ids).await? {
            keep(tx, id, &figure).await?;
        }
    }
}

async fn keep(tx: &impl ConnectionTrait, id: ApplicationId, figure: &Figure<StaffId>) -> Result<(), DbErr> {
    let reviews = i32::try_from(figure.cards.len()).unwrap_or(i32::MAX);
    let key = figure.mean.as_ref().map(Exact::sort_key);
    let exact = figure.mean.as_ref().map(ToString::to_string);
    application::Entity::update_many()
        .col_expr(application::Column::Reviews, Expr::value(reviews))
        .col_expr(application::Column::MeanKey, Expr::value(key))
        .col_expr(application::Column::MeanExact, Expr::value(exact))
        .col_expr(application::Column::ReviewComplete, Expr::value(figure.complete))
        .filter(application::Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}

/// Compares every kept figure with the cards; a sentence for each application whose figures are not theirs. Reads everything.
///
/// # Errors
/// The database's own error.
pub async fn verify(store: &Store) -> Result<Vec<String>, DbErr> {
    let db = store.read();
    let mut wrong = Vec::new();
    let openings = opening::Entity::find().select_only().column(opening::Column::Id).order_by_asc(opening::Column::Id);
    for opening in openings.into_tuple::<OpeningId>().all(db).await? {
        let mut after = None;
        // Some at a time, each of one moment: people go on scoring meanwhile.
        while let Some(last) = store.snapshot(async |db| verify_some(db, opening, after, &mut wrong).await).await? {
            after = Some(last);
        }
    }
    Ok(wrong)
}

/// The same for some applications of the opening after this one; the last of them, if there are any.
async fn verify_some(
    db: &impl ConnectionTrait,
    opening: OpeningId,
    after: Option<ApplicationId>,
    wrong: &mut Vec<String>,
) -> Result<Option<ApplicationId>, DbErr> {
    let Some(opening) = opening::Entity::find_by_id(opening).one(db).await? else { return Ok(None) };
    let measure = Measure::of(db, &opening).await?;
    let mut next = application::Entity::find()
        .filter(application::Column::OpeningId.eq(opening.id))
        .filter(application::Column::State.ne(State::Draft));
    if let Some(id) = after {
        next = next.filter(application::Column::Id.gt(id));
    }
    let rows = next.order_by_asc(application::Column::Id).limit(BATCH as u64).all(db).await?;
    let ids: Vec<ApplicationId> = rows.iter().map(|row| row.id).collect();
    for (row, (_, figure)) in rows.into_iter().zip(figures_of(db, &opening, &measure, &ids).await?) {
        let key = figure.mean.as_ref().map(Exact::sort_key);
        let mean = figure.mean.as_ref().map(ToString::to_string);
        let reviews = usize::try_from(row.reviews).ok();
        let kept = (reviews, row.mean_key, row.mean_exact, row.review_complete);
        if kept != (Some(figure.cards.len()), key, mean, figure.complete) {
            wrong.push(format!("the figures kept with {} are not those of its cards", row.reference));
        }
    }
    Ok(ids.last().copied())
}
