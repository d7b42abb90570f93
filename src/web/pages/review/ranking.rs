//! The ranking: how scores spread per candidate, and how each figure came about.

use super::{called, shown};
use crate::account::may::Act;
use crate::language::Text;
use crate::links;
use crate::review::applications::ListError;
use crate::review::ranking_page::{Ranked, Ranking, ranking};
use crate::review::read::ShownCard;
use crate::review::spread::{Canvas, Drawing, draw};
use crate::review::thousandths::plain;
use crate::web::page::{page, page_with};
use crate::web::pages::staff_room::{Room, Tab};
use crate::web::problem::{Code, Problem};
use crate::web::visit::{Frame, Signed, Visit};
use askama::Template;
use entity::criterion;
use poem::web::{Path, Query};
use poem::{Response, Result, handler};
use serde::Deserialize;

/// What the page's address says.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    cursor: Option<String>,
}

#[derive(Template)]
#[template(path = "review/ranking.html")]
struct RankingPage {
    frame: Frame,
    room: Room,
    slug: String,
    rows: Vec<Row>,
    min: String,
    max: String,
    quorum: u64,
    may_draw: bool,
    is_first: bool,
    next: Option<String>,
}

#[derive(Template)]
#[template(path = "review/waiting.html")]
struct WaitingPage {
    frame: Frame,
    room: Room,
    slug: String,
    told: String,
    left: u64,
}

struct Row {
    href: String,
    name: String,
    mean: Option<String>,
    drawing: Option<Drawing>,
    working: Vec<Working>,
    /// How the mean follows from the cards: `(4.25 + 4.60) / 2`.
    mean_of: String,
    item: Ranked,
}

/// How a card's value came about.
struct Working {
    reviewer: String,
    value: Option<String>,
    /// `Finance 4 × 3 + English 5 × 1`.
    terms: Vec<Term>,
    weights: String,
    unrated: Vec<String>,
}

struct Term {
    title: String,
    score: String,
    weight: String,
}

#[handler]
pub async fn show(signed: Signed, Path(slug): Path<String>, Query(asked): Query<Asked>) -> Result<Response> {
    let visit = signed.visit;
    match ranking(&visit.ctx, &slug, asked.cursor.as_deref(), None).await {
        Ok(read) => Ok(ranks(visit, slug, read, asked.cursor.is_none()).await?),
        Err(ListError::Waiting(progress)) => {
            let left = progress.left();
            Ok(waiting(visit, slug, ListError::Waiting(progress).into(), left).await?)
        }
        Err(error) => Err(Problem::from(error).into()),
    }
}

/// The page of a reviewer who still has to wait: a refusal that says what is missing, in the opening's room.
async fn waiting(visit: Visit, slug: String, why: Problem, left: u64) -> std::result::Result<Response, Problem> {
    let Visit { ctx, frame } = visit;
    let standing = crate::opening::standing::by_slug(&ctx, &slug, Act::SeeRanking).await?;
    let standing = standing.ok_or_else(|| Problem::new(Code::NotFound))?;
    let room = Room::open(&ctx, &standing, frame.text, Tab::Ranking).await?;
    let told = frame.text.phrase(&why.detail);
    page_with(why.code.status(), &WaitingPage { frame, room, slug, told, left })
}

async fn ranks(visit: Visit, slug: String, ranking: Ranking, is_first: bool) -> std::result::Result<Response, Problem> {
    let Visit { ctx, frame } = visit;
    let Ranking { page: read, criteria } = ranking;
    let room = Room::open(&ctx, &read.standing, frame.text, Tab::Ranking).await?;
    let low = criteria.iter().map(|criterion| criterion.min_milli).min().unwrap_or_default();
    let high = criteria.iter().map(|criterion| criterion.max_milli).max().unwrap_or_default();
    let text = frame.text;
    let rows = read.items.into_iter().map(|item| row(text, item, &criteria, low, high)).collect();
    let path = links::staff_opening(&slug, "ranking");
    let answer = RankingPage {
        room,
        rows,
        min: text.decimal(&plain(low)),
        max: text.decimal(&plain(high)),
        quorum: read.quorum,
        may_draw: read.standing.may(Act::DrawShortlist),
        is_first,
        next: read.next_cursor.map(|cursor| format!("{path}?cursor={cursor}")),
        slug,
        frame,
    };
    page(&answer)
}

fn row(text: Text, item: Ranked, criteria: &[criterion::Model], low: i64, high: i64) -> Row {
    let drawing = item.figure.spread().map(|spread| draw(&spread, low, high, Canvas::default(), text));
    let values: Vec<String> =
        item.figure.cards.iter().filter_map(|card| card.value.as_ref()).map(|value| shown(text, value)).collect();
    Row {
        href: links::staff_application(&item.reference),
        name: called(text, item.full_name.as_deref(), &item.reference),
        mean: item.mean.as_ref().map(|mean| shown(text, mean)),
        drawing,
        working: item.cards.iter().map(|card| working(text, card, criteria)).collect(),
        mean_of: format!("({}) / {}", values.join(" + "), values.len()),
        item,
    }
}

fn working(text: Text, card: &ShownCard, criteria: &[criterion::Model]) -> Working {
    let title = |key: &str| {
        let found = criteria.iter().find(|criterion| criterion.key == key);
        found.map_or(key, |c| c.translations.get(text.language().code(), "title", &c.title)).to_owned()
    };
    let exact = |number: &crate::review::exact::Exact| {
        let rounded = number.rounded(3);
        let short = rounded.trim_end_matches('0').trim_end_matches('.');
        text.decimal(short)
    };
    let figure = &card.figure;
    Working {
        reviewer: card.reviewer.clone(),
        value: figure.value.as_ref().map(|value| shown(text, value)),
        terms: figure
            .terms
            .iter()
            .map(|term| Term { title: title(&term.criterion), score: exact(&term.score), weight: exact(&term.weight) })
            .collect(),
        weights: exact(&figure.weight_sum),
        unrated: figure.unrated.iter().map(|key| title(key)).collect(),
    }
}
