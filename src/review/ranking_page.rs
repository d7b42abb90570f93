//! The ranking, page by page: the first costs the same among a hundred and a hundred thousand applications.

use super::applications::{DEFAULT_LIMIT, ListError, Page, Sort, checked_limit};
use super::exact::Exact;
use super::expected::Expected;
use super::figures::{self, Measure};
use super::order::{self, Place};
use super::progress;
use super::ranking::Figure;
use super::read::{ShownCard, shown};
use super::sight::Sight;
use super::who::Who;
use crate::account::may::Act;
use crate::account::read::names;
use crate::context::Context;
use crate::opening::standing::{self, Standing};
use crate::store::cursor;
use entity::application::Stage;
use entity::{ApplicationId, StaffId, criterion};
use sea_orm::{DatabaseTransaction, DbErr};
use serde::{Deserialize, Serialize};

/// One application of the ranking, with everything its figure came from.
#[derive(Clone, Debug)]
pub struct Ranked {
    pub id: ApplicationId,
    pub who: Who,
    pub stage: Stage,
    /// Competition rank: 1, 2, 2, 4; none without a mean.
    pub rank: Option<u64>,
    /// Whether another application has exactly the same mean.
    pub tied: bool,
    pub mean: Option<Exact>,
    pub reviews: i32,
    pub complete: bool,
    /// Submitted cards that make it complete.
    pub quorum: usize,
    pub figure: Figure<StaffId>,
    pub cards: Vec<ShownCard>,
}

/// A page of the ranking with what is judged.
#[derive(Clone, Debug)]
pub struct Ranking {
    pub page: Page<Ranked>,
    pub criteria: Vec<criterion::Model>,
}

/// Where a page ended, and how many were listed by then.
#[derive(Serialize, Deserialize)]
struct Last {
    place: Place,
    rank: u64,
    listed: u64,
}

/// A page of the opening's ranking. Ranks are carried from page to page: a score submitted between two pages may show an
/// application on both or on neither, as it would move past a finger in a printed list.
///
/// # Errors
/// See [`ListError`]; a reviewer waits until their own cards are in (P6).
pub async fn ranking(
    ctx: &Context,
    slug: &str,
    cursor: Option<&str>,
    limit: Option<u64>,
) -> Result<Ranking, ListError> {
    let standing = standing::by_slug(ctx, slug, Act::SeeRanking).await?.ok_or(ListError::NotFound)?;
    let sight = Sight::of(&standing);
    let limit = checked_limit(limit.or(Some(DEFAULT_LIMIT)))?;
    if sight.waits() {
        let progress = progress::of(ctx.store.read(), &standing).await?;
        if progress.open > 0 {
            return Err(ListError::Waiting(progress));
        }
    }
    let end: Option<Last> = cursor
        .map(|cursor| cursor::open(&ctx.keys, &list(&standing), cursor))
        .transpose()
        .map_err(|_| ListError::Cursor)?;
    ctx.store.snapshot(async |db| page(ctx, db, standing, end, limit).await).await
}

/// What the pages of one ranking are called where they go on.
fn list(standing: &Standing) -> String {
    format!("ranking/{}", standing.opening.id)
}

/// At most `limit` applications after `end`, with what their figures came from: all of one moment.
async fn page(
    ctx: &Context,
    db: &DatabaseTransaction,
    standing: Standing,
    end: Option<Last>,
    limit: u64,
) -> Result<Ranking, ListError> {
    let sight = Sight::of(&standing);
    let all = order::visible(&standing);
    let mut rows = order::by_mean(db, &all, end.as_ref().map(|end| &end.place), limit + 1).await?;
    // One row more than is shown says whether there is another page, and whether the last one shown is tied with it.
    let beyond = if rows.len() as u64 > limit { rows.pop() } else { None };
    let measure = Measure::of(db, &standing.opening).await?;
    let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    let expected = Expected::of(db, &standing.opening, &measure.reviewers, &ids).await?;
    let mut cards = figures::submitted_cards(db, &ids).await?;
    let authors = cards.values().flatten().map(|card| card.row.reviewer_id).collect::<std::collections::HashSet<_>>();
    let names = names(db, authors).await?;

    let mut above: Option<(String, u64)> = end.as_ref().and_then(|end| Some((end.place.mean()?.to_owned(), end.rank)));
    let mut listed = end.as_ref().map_or(0, |end| end.listed);
    let mut items = Vec::with_capacity(rows.len());
    for (at, row) in rows.iter().enumerate() {
        listed += 1;
        let below = rows.get(at + 1).or(beyond.as_ref()).and_then(|next| next.mean_exact.as_ref());
        let same_above = above.as_ref().filter(|(mean, _)| Some(mean) == row.mean_exact.as_ref());
        let tied = row.mean_exact.is_some() && (same_above.is_some() || below == row.mean_exact.as_ref());
        let rank = row.mean_exact.as_ref().map(|_| same_above.map_or(listed, |(_, rank)| *rank));
        above = row.mean_exact.clone().zip(rank);
        let cards = cards.remove(&row.id).unwrap_or_default();
        let quorum = expected.quorum(row.id);
        let figure = measure.figure(&cards, quorum);
        items.push(Ranked {
            id: row.id,
            who: sight.who_of(row),
            stage: row.stage,
            rank,
            tied,
            mean: row.mean()?,
            reviews: row.reviews,
            complete: row.review_complete,
            quorum,
            cards: shown(cards, &figure, &names, |_| true),
            figure,
        });
    }
    let next_cursor = match rows.last().filter(|_| beyond.is_some()) {
        Some(row) => {
            let end = Last { place: Place::of(row), rank: above.map_or(listed, |(_, rank)| rank), listed };
            Some(cursor::seal(&ctx.keys, &list(&standing), &end).map_err(|error| DbErr::Custom(error.to_string()))?)
        }
        None => None,
    };
    let quorum = measure.quorum as u64;
    Ok(Ranking {
        page: Page { standing, sight, sort: Sort::Mean, items, next_cursor, quorum },
        criteria: measure.criteria,
    })
}
