//! The public list: what is published, open or closed at the moment of asking, page by page.

use super::place::{Where, is_there};
use super::{Page, PageError, languages};
use crate::context::Context;
use crate::language::Language;
use crate::language::fold::fold;
use crate::opening::rules::Phase;
use crate::store::cursor;
use entity::opening::{self, State};
use entity::{Instant, OpeningId, opening_text};
use sea_orm::sea_query::{Expr, ExprTrait, LikeExpr, Query};
use sea_orm::{ColumnTrait, Condition, DbErr, EntityTrait, Order, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// Most words of a search that count.
const MAX_WORDS: usize = 8;

/// Which of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    /// Takes applications now; the one that closes first comes first.
    Open,
    /// Has closed; the latest first.
    Closed,
}

/// What is asked of the list.
#[derive(Clone, Debug)]
pub struct PublicList {
    /// None: all, the latest closing first.
    pub status: Option<Status>,
    /// Words, in any order, of title, summary, description or place; without regard to case, marks and script.
    pub q: String,
    /// Only work there.
    pub place: Option<Where>,
    /// In which to show titles, where there are any in it.
    pub language: Language,
    /// Where the page before ended.
    pub cursor: Option<String>,
    /// How many.
    pub limit: u64,
}

/// A row of the list.
#[derive(Clone, Debug)]
pub struct Listed {
    /// The opening.
    pub opening: opening::Model,
    /// Where it is.
    pub phase: Phase,
    /// The language of the two texts.
    pub language: Language,
    /// Its title.
    pub title: String,
    /// Its summary.
    pub summary: String,
    /// The languages of the advert, its own first.
    pub languages: Vec<Language>,
}

/// Where a page ends.
#[derive(Serialize, Deserialize)]
struct Place {
    closes_at: i64,
    id: OpeningId,
}

/// A page of the list. Its cost grows with what it shows: it goes on from the cursor along an index.
///
/// # Errors
/// See [`PageError`].
pub async fn public_list(ctx: &Context, asked: &PublicList) -> Result<Page<Listed>, PageError> {
    let now = ctx.now();
    let words = words(&asked.q);
    let name = format!("openings:{:?}:{:?}:{}", asked.status, asked.place, words.join(" "));
    let order = if asked.status == Some(Status::Open) { Order::Asc } else { Order::Desc };
    let mut query = opening::Entity::find()
        .filter(public_now(now))
        .order_by(opening::Column::ClosesAt, order.clone())
        .order_by(opening::Column::Id, order.clone())
        .limit(asked.limit + 1);
    match asked.status {
        Some(Status::Open) => query = query.filter(opening::Column::ClosesAt.gt(now)),
        Some(Status::Closed) => query = query.filter(opening::Column::ClosesAt.lte(now)),
        None => {}
    }
    for word in &words {
        query = query.filter(says(word));
    }
    if let Some(place) = &asked.place {
        query = query.filter(is_there(place));
    }
    if let Some(cursor) = &asked.cursor {
        let place: Place = cursor::open(&ctx.keys, &name, cursor)?;
        query = query.filter(beyond(&order, &place));
    }
    let mut rows = query.all(ctx.store.read()).await?;
    let limit = usize::try_from(asked.limit).unwrap_or(usize::MAX);
    let more = rows.len() > limit;
    rows.truncate(limit);
    let next_cursor = match rows.last() {
        Some(last) if more => {
            let place = Place { closes_at: last.closes_at.unwrap_or(Instant(0)).0, id: last.id };
            Some(cursor::seal(&ctx.keys, &name, &place)?)
        }
        _ => None,
    };
    let mut titles = titles(ctx, &rows).await?;
    let items = rows
        .into_iter()
        .map(|opening| {
            let texts = titles.remove(&opening.id).unwrap_or_default();
            let of = |code: &str| texts.iter().find(|(language, ..)| language == code);
            let text = of(asked.language.code())
                .or_else(|| of(asked.language.in_first_script().code()))
                .or_else(|| of(&opening.language));
            Listed {
                phase: Phase::of(&opening, now),
                language: text.and_then(|(code, ..)| code.parse().ok()).unwrap_or_default(),
                title: text.map(|(_, title, _)| title.clone()).unwrap_or_default(),
                summary: text.map(|(_, _, summary)| summary.clone()).unwrap_or_default(),
                languages: languages(&opening.language, texts.iter().map(|(code, ..)| code.as_str())),
                opening,
            }
        })
        .collect();
    Ok(Page { items, next_cursor })
}

/// When the list changes by itself next: the first closing instant ahead.
///
/// # Errors
/// The database's own error.
pub async fn next_closing(ctx: &Context) -> Result<Option<Instant>, DbErr> {
    let next: Option<Option<Instant>> = opening::Entity::find()
        .select_only()
        .column_as(opening::Column::ClosesAt.min(), "next")
        .filter(opening::Column::State.eq(State::Published))
        .filter(opening::Column::ClosesAt.gt(ctx.now()))
        .into_tuple()
        .one(ctx.store.read())
        .await?;
    Ok(next.flatten())
}

/// The words searched for, folded.
fn words(q: &str) -> Vec<String> {
    let short: String = q.chars().take(200).collect();
    fold(&short).split(' ').filter(|word| !word.is_empty()).take(MAX_WORDS).map(str::to_owned).collect()
}

/// What is on the list at this instant.
pub(super) fn public_now(now: Instant) -> Condition {
    Condition::all().add(opening::Column::State.eq(State::Published)).add(opening::Column::OpensAt.lte(now))
}

/// A text that LIKE takes as it stands.
pub(super) fn escaped(text: &str) -> String {
    text.chars()
        .flat_map(|letter| matches!(letter, '\\' | '%' | '_').then_some('\\').into_iter().chain([letter]))
        .collect()
}

/// An advert of the opening, in any of its languages, has the word.
fn says(word: &str) -> Condition {
    let like = LikeExpr::new(format!("%{}%", escaped(word))).escape('\\');
    let texts = Query::select()
        .column(opening_text::Column::OpeningId)
        .from(opening_text::Entity)
        .and_where(Expr::col((opening_text::Entity, opening_text::Column::Fold)).like(like))
        .take();
    Condition::all().add(opening::Column::Id.in_subquery(texts))
}

fn beyond(order: &Order, place: &Place) -> Condition {
    let (closes_at, id) = (Instant(place.closes_at), place.id);
    let further = if *order == Order::Asc {
        (opening::Column::ClosesAt.gt(closes_at), opening::Column::Id.gt(id))
    } else {
        (opening::Column::ClosesAt.lt(closes_at), opening::Column::Id.lt(id))
    };
    let same = Condition::all().add(opening::Column::ClosesAt.eq(closes_at)).add(further.1);
    Condition::any().add(further.0).add(same)
}

/// Language, title and summary of each advert of these openings, without the long descriptions.
type Titles = HashMap<OpeningId, Vec<(String, String, String)>>;

pub(super) async fn titles(ctx: &Context, rows: &[opening::Model]) -> Result<Titles, DbErr> {
    use opening_text::Column::{Language, OpeningId as Id, Summary, Title};
    let found: Vec<(OpeningId, String, String, String)> = opening_text::Entity::find()
        .select_only()
        .columns([Id, Language, Title, Summary])
        .filter(Id.is_in(rows.iter().map(|row| row.id)))
        .into_tuple()
        .all(ctx.store.read())
        .await?;
    let mut titles = Titles::new();
    for (id, language, title, summary) in found {
        titles.entry(id).or_default().push((language, title, summary));
    }
    Ok(titles)
}
