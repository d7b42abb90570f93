//! The review desk's queue: whom a reviewer reads next, found by index, whatever the number of applications.

use super::candidate::Candidate;
use super::exact::Exact;
use super::figures::{self, Measure};
use super::order::{self, Row};
use super::progress::{self, Progress};
use crate::account::may::Act;
use crate::context::Context;
use crate::opening::standing::{self, Standing};
use entity::{ApplicationId, Instant, OpeningId, StaffId, application, scorecard};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ColumnTrait, DbErr, EntityTrait, Order, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select,
};
use std::collections::HashMap;

/// How much of the queue is shown before and after the one on the desk.
const SHOWN_BEFORE: u64 = 10;
const SHOWN_AFTER: u64 = 30;

/// One application of the queue, in the order of arrival.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Queued {
    pub reference: String,
    /// None where it is covered.
    pub full_name: Option<String>,
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

/// The queue around the application on the desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Queue {
    pub around: Vec<Queued>,
    /// From 1.
    pub position: u64,
    pub progress: Progress,
    pub previous: Option<String>,
    pub next: Option<String>,
    /// The next without a submitted card of one's own, from here on and then from the beginning.
    pub unreviewed: Option<String>,
}

/// The queue around this candidate.
///
/// # Errors
/// The database's own error.
pub async fn queue(ctx: &Context, candidate: &Candidate, me: StaffId) -> Result<Queue, DbErr> {
    let (db, standing) = (ctx.store.read(), &candidate.standing);
    let here = &candidate.application;
    let place = (here.submitted_at, here.id);
    let all = || order::submitted(standing.opening.id);
    let mut rows: Vec<Row> =
        in_order(before(all(), place), Order::Desc).limit(SHOWN_BEFORE).into_model().all(db).await?;
    rows.reverse();
    let at = rows.len();
    rows.extend(in_order(from(all(), place), Order::Asc).limit(SHOWN_AFTER + 1).into_model::<Row>().all(db).await?);
    let position = before(all(), place).count(db).await? + 1;
    let mut own = own_cards(ctx, standing, &rows, me).await?;
    let reference = |at: Option<usize>| Some(rows.get(at?)?.reference.clone());
    let (previous, next) = (reference(at.checked_sub(1)), reference(Some(at + 1)));
    let around = rows
        .into_iter()
        .map(|row| Queued {
            is_current: row.id == here.id,
            mine: own.remove(&row.id).unwrap_or(Mine::NotBegun),
            full_name: (!candidate.sight.is_covered()).then_some(row.full_name),
            reference: row.reference,
        })
        .collect();
    let unreviewed = unreviewed(ctx, standing.opening.id, me, Some(place)).await?;
    Ok(Queue { around, position, progress: progress::of(db, standing, me).await?, previous, next, unreviewed })
}

/// Where a reviewer goes on: the first application without their submitted card.
#[derive(Clone, Debug)]
pub struct Start {
    pub standing: Standing,
    pub progress: Progress,
    /// None: all their cards are in, or nobody has applied.
    pub next: Option<String>,
    /// The first of all.
    pub first: Option<String>,
}

/// Where the person signed in goes on in this opening; none for those who do not review it.
///
/// # Errors
/// The database's own error.
pub async fn start(ctx: &Context, slug: &str) -> Result<Option<Start>, DbErr> {
    let found = standing::by_slug(ctx, slug, Act::Review).await?;
    let (Some(standing), Some(staff)) = (found, ctx.actor.staff()) else { return Ok(None) };
    let db = ctx.store.read();
    let next = unreviewed(ctx, standing.opening.id, staff.id, None).await?;
    let first = in_order(order::submitted(standing.opening.id), Order::Asc).into_model::<Row>().one(db).await?;
    let progress = progress::of(db, &standing, staff.id).await?;
    Ok(Some(Start { standing, progress, next, first: first.map(|row| row.reference) }))
}

/// The next application without a submitted card of this reviewer, after a place and then from the beginning, but not
/// the one at the place itself.
///
/// # Errors
/// The database's own error.
async fn unreviewed(
    ctx: &Context,
    opening: OpeningId,
    me: StaffId,
    place: Option<Place>,
) -> Result<Option<String>, DbErr> {
    let db = ctx.store.read();
    let reviewed = scorecard::Entity::find()
        .select_only()
        .column(scorecard::Column::ApplicationId)
        .filter(scorecard::Column::OpeningId.eq(opening))
        .filter(scorecard::Column::ReviewerId.eq(me))
        .filter(scorecard::Column::SubmittedAt.is_not_null());
    let open = order::submitted(opening).filter(application::Column::Id.not_in_subquery(reviewed.into_query()));
    if let Some(place) = place {
        let others = open.clone().filter(application::Column::Id.ne(place.1));
        let after = in_order(from(others.clone(), place), Order::Asc).into_model::<Row>().one(db).await?;
        let found = match after {
            Some(row) => Some(row),
            None => in_order(others, Order::Asc).into_model::<Row>().one(db).await?,
        };
        return Ok(found.map(|row| row.reference));
    }
    Ok(in_order(open, Order::Asc).into_model::<Row>().one(db).await?.map(|row| row.reference))
}

type Place = (Option<Instant>, ApplicationId);

fn in_order(rows: Select<application::Entity>, order: Order) -> Select<application::Entity> {
    rows.order_by(application::Column::SubmittedAt, order.clone()).order_by(application::Column::Id, order)
}

fn place() -> Expr {
    Expr::tuple([application::Column::SubmittedAt.into_expr(), application::Column::Id.into_expr()])
}

fn before(rows: Select<application::Entity>, (at, id): Place) -> Select<application::Entity> {
    rows.filter(place().lt(Expr::tuple([Expr::val(at), Expr::val(id)])))
}

fn from(rows: Select<application::Entity>, (at, id): Place) -> Select<application::Entity> {
    rows.filter(place().gte(Expr::tuple([Expr::val(at), Expr::val(id)])))
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
                Some(_) => Mine::Submitted(measure.figure(std::slice::from_ref(&card)).mean),
            };
            (card.row.application_id, mine)
        })
        .collect())
}
