//! One's own card, and the others' as far as independence allows (P6).

use super::candidate::{self, Candidate};
use super::exact::Exact;
use super::expected::Expected;
use super::figures::{self, Card, Measure};
use super::ranking::{CardFigure, Figure, Rated};
use super::sight::Waiting;
use crate::account::may::Act;
use crate::account::read::names;
use crate::context::Context;
use entity::{StaffId, criterion, scorecard};
use sea_orm::{ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter};
use std::collections::{HashMap, HashSet};

/// The reviewer's own card.
#[derive(Clone, Debug)]
pub struct OwnCard {
    pub candidate: Candidate,
    /// What is judged, in order.
    pub criteria: Vec<criterion::Model>,
    /// None before it is begun.
    pub row: Option<scorecard::Model>,
    pub scores: Vec<Rated>,
    /// The weighted mean of what it rates.
    pub value: Option<Exact>,
}

impl OwnCard {
    /// 0 before it is begun.
    pub fn version(&self) -> i32 {
        self.row.as_ref().map_or(0, |row| row.version)
    }

    pub fn is_submitted(&self) -> bool {
        self.row.as_ref().is_some_and(|row| row.submitted_at.is_some())
    }
}

/// One's own card for this application; none for those who do not review it.
///
/// # Errors
/// The database's own error.
pub async fn own_card(ctx: &Context, reference: &str) -> Result<Option<OwnCard>, DbErr> {
    let found = candidate::by_reference(ctx, reference, Act::Review).await?;
    let (Some(candidate), Some(staff)) = (found, ctx.actor.staff()) else { return Ok(None) };
    ctx.store.snapshot(async |db| own(db, candidate, staff.id).await.map(Some)).await
}

async fn own(db: &DatabaseTransaction, candidate: Candidate, me: StaffId) -> Result<OwnCard, DbErr> {
    let measure = Measure::of(db, &candidate.standing.opening).await?;
    let row = scorecard::Entity::find()
        .filter(scorecard::Column::ApplicationId.eq(candidate.application.id))
        .filter(scorecard::Column::ReviewerId.eq(me))
        .one(db)
        .await?;
    let card = figures::with_scores(db, row.into_iter().collect()).await?.pop();
    let value = card.as_ref().and_then(|card| measure.value(card));
    let (row, scores) = card.map_or((None, Vec::new()), |card| (Some(card.row), card.scores));
    Ok(OwnCard { candidate, criteria: measure.criteria, row, scores, value })
}

/// The submitted cards of one application, as far as one sees.
#[derive(Clone, Debug)]
pub struct Cards {
    pub candidate: Candidate,
    pub criteria: Vec<criterion::Model>,
    /// Those one may see: all, or one's own while waiting.
    pub shown: Vec<ShownCard>,
    /// What one waits for before seeing the others'.
    pub waiting: Option<Waiting>,
    /// The figure of all cards; none while waiting.
    pub figure: Option<Figure<StaffId>>,
    /// How many are submitted.
    pub submitted: usize,
    pub quorum: usize,
}

/// A card with its author and how its value came about.
#[derive(Clone, Debug)]
pub struct ShownCard {
    pub reviewer: String,
    pub row: scorecard::Model,
    pub scores: Vec<Rated>,
    pub figure: CardFigure<StaffId>,
}

/// The cards of this application; none: it does not exist or is not for them.
///
/// # Errors
/// The database's own error.
pub async fn cards(ctx: &Context, reference: &str) -> Result<Option<Cards>, DbErr> {
    let found = candidate::by_reference(ctx, reference, Act::SeeRanking).await?;
    let (Some(candidate), Some(me)) = (found, ctx.actor.staff()) else { return Ok(None) };
    ctx.store.snapshot(async |db| seen(db, candidate, me.id).await.map(Some)).await
}

/// The cards with their figure, of one moment.
async fn seen(db: &DatabaseTransaction, candidate: Candidate, me: StaffId) -> Result<Cards, DbErr> {
    let measure = Measure::of(db, &candidate.standing.opening).await?;
    let id = candidate.application.id;
    let cards = figures::submitted_cards(db, &[id]).await?.remove(&id).unwrap_or_default();
    let authors: HashSet<StaffId> = cards.iter().map(|card| card.row.reviewer_id).collect();
    let expected = Expected::of(db, &candidate.standing.opening, &measure.reviewers, &[id]).await?;
    let waiting = candidate.sight.waiting(me, &authors, expected.reviewers(id));
    let names = names(db, authors).await?;
    let quorum = expected.quorum(id);
    let figure = measure.figure(&cards, quorum);
    let submitted = cards.len();
    let shown = shown(cards, &figure, &names, |card| waiting.is_none() || card.row.reviewer_id == me);
    let criteria = measure.criteria;
    let figure = waiting.is_none().then_some(figure);
    Ok(Cards { candidate, criteria, shown, waiting, figure, submitted, quorum })
}

/// Cards with their figures and names, those that `may_see` lets through.
pub(super) fn shown(
    cards: Vec<Card>,
    figure: &Figure<StaffId>,
    names: &HashMap<StaffId, String>,
    may_see: impl Fn(&Card) -> bool,
) -> Vec<ShownCard> {
    cards
        .into_iter()
        .zip(&figure.cards)
        .filter(|(card, _)| may_see(card))
        .map(|(card, figure)| ShownCard {
            reviewer: names.get(&card.row.reviewer_id).cloned().unwrap_or_default(),
            row: card.row,
            scores: card.scores,
            figure: figure.clone(),
        })
        .collect()
}
