//! The review desk's queue: whom a reviewer reads next, found by index, whatever the number of applications.

use super::candidate::Candidate;
use super::exact::Exact;
use super::figures::{self, Measure};
use super::order::{self, Row};
use super::progress::{self, Progress};
use super::scope;
use super::sequence::{Place, Sequence, Way};
use super::sight::Sight;
use super::who::Who;
use crate::account::may::Act;
use crate::context::Context;
use crate::opening::standing::{self, Standing};
use entity::{ApplicationId, StaffId, application, scorecard};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, Select};
use std::collections::HashMap;

/// How much of the queue is shown before and after the one on the desk.
const SHOWN_BEFORE: u64 = 10;
const SHOWN_AFTER: u64 = 30;

/// One application of the queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Queued {
    pub who: Who,
    pub mine: Mine,
    pub is_current: bool,
}

/// One's own card for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mine {
    NotBegun,
    Draft,
    /// Submitted, with its value when it rates anything that counts.
    Submitted(Option<Exact>),
}

/// The queue around the application on the desk, in the reviewer's own order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Queue {
    pub around: Vec<Queued>,
    /// From 1.
    pub position: u64,
    pub progress: Progress,
    /// The addresses of those beside it.
    pub previous: Option<String>,
    pub next: Option<String>,
    /// The next without a submitted card of one's own, from here on and then from the beginning.
    pub unreviewed: Option<String>,
}

/// The queue around this candidate.
///
/// # Errors
/// The database's own error.
pub async fn queue(ctx: &Context, candidate: &Candidate) -> Result<Queue, DbErr> {
    let (db, standing, here) = (ctx.store.read(), &candidate.standing, &candidate.application);
    let sequence = Sequence::of(db, standing).await?;
    let rows = sequence.rows(scope::to_review(order::submitted(standing.opening.id), standing));
    let place = sequence.place(db, here).await?;
    let mut around: Vec<Row> = sequence.take(db, &rows, place.as_ref(), Way::Back, SHOWN_BEFORE).await?;
    around.reverse();
    let at = around.len();
    let this = order::submitted(standing.opening.id).filter(application::Column::Id.eq(here.id));
    around.extend(this.into_model::<Row>().one(db).await?);
    around.extend(sequence.take::<Row>(db, &rows, place.as_ref(), Way::Onward, SHOWN_AFTER).await?);
    let position = match &place {
        Some(place) => sequence.before(db, &rows, place).await? + 1,
        None => 1,
    };
    let mut own = own_cards(ctx, standing, &around, standing.staff).await?;
    let address = |at: Option<usize>| Some(candidate.sight.who_of(around.get(at?)?).address().to_owned());
    let (previous, next) = (address(at.checked_sub(1)), address(Some(at + 1)));
    let around = around
        .iter()
        .map(|row| Queued {
            is_current: row.id == here.id,
            mine: own.remove(&row.id).unwrap_or(Mine::NotBegun),
            who: candidate.sight.who_of(row),
        })
        .collect();
    let progress = progress::of(db, standing).await?;
    let others = rows.filter(application::Column::Id.ne(here.id));
    let unreviewed = unreviewed(ctx, &sequence, others, (standing, progress), place.as_ref()).await?;
    let unreviewed = unreviewed.map(|row| candidate.sight.who_of(&row).address().to_owned());
    Ok(Queue { around, position, progress, previous, next, unreviewed })
}

/// Where a reviewer goes on: the first application without their submitted card.
#[derive(Clone, Debug)]
pub struct Start {
    pub standing: Standing,
    pub progress: Progress,
    /// The address of the next; none: all their cards are in, or nobody has applied.
    pub next: Option<String>,
    /// The first of all.
    pub first: Option<String>,
}

/// Where the person signed in goes on in this opening; none for those who do not review it.
///
/// # Errors
/// The database's own error.
pub async fn start(ctx: &Context, slug: &str) -> Result<Option<Start>, DbErr> {
    let Some(standing) = standing::by_slug(ctx, slug, Act::Review).await? else { return Ok(None) };
    let (db, sight) = (ctx.store.read(), Sight::of(&standing));
    let sequence = Sequence::of(db, &standing).await?;
    let rows = sequence.rows(scope::to_review(order::submitted(standing.opening.id), &standing));
    let address = |row: Option<&Row>| row.map(|row| sight.who_of(row).address().to_owned());
    let first = address(sequence.take::<Row>(db, &rows, None, Way::Onward, 1).await?.first());
    let progress = progress::of(db, &standing).await?;
    let next = address(unreviewed(ctx, &sequence, rows, (&standing, progress), None).await?.as_ref());
    Ok(Some(Start { standing, progress, next, first }))
}

/// The next of these without a submitted card of this reviewer, after a place and then from the beginning.
async fn unreviewed(
    ctx: &Context,
    sequence: &Sequence,
    rows: Select<application::Entity>,
    (standing, progress): (&Standing, Progress),
    place: Option<&Place>,
) -> Result<Option<Row>, DbErr> {
    // Nobody looks through thousands to find none.
    if progress.left() == 0 {
        return Ok(None);
    }
    let db = ctx.store.read();
    let open = rows.filter(scope::unreviewed(standing.staff));
    if place.is_some() {
        let after: Vec<Row> = sequence.take(db, &open, place, Way::Onward, 1).await?;
        if let Some(row) = after.into_iter().next() {
            return Ok(Some(row));
        }
    }
    Ok(sequence.take(db, &open, None, Way::Onward, 1).await?.into_iter().next())
}

async fn own_cards(
    ctx: &Context,
    standing: &Standing,
    rows: &[Row],
    me: StaffId,
) -> Result<HashMap<ApplicationId, Mine>, DbErr> {
    let db = ctx.store.read();
    let measure = Measure::of(db, &standing.opening).await?;
    let cards = scorecard::Entity::find()
        .filter(scorecard::Column::ReviewerId.eq(me))
        .filter(scorecard::Column::ApplicationId.is_in(rows.iter().map(|row| row.id)))
        .all(db)
        .await?;
    let cards = figures::with_scores(db, cards).await?;
    Ok(cards
        .into_iter()
        .map(|card| {
            let mine = match card.row.submitted_at {
                None => Mine::Draft,
                Some(_) => Mine::Submitted(measure.value(&card)),
            };
            (card.row.application_id, mine)
        })
        .collect())
}
