//! The list of an opening's applications.

use super::moves::Notice;
use super::shown;
use crate::account::may::Act;
use crate::links;
use crate::review::applications::{self, Asked, Listed, Sort, count, count_matching};
use crate::review::stages::{self, Seen};
use crate::web::page::page_with;
use crate::web::pages::called::called;
use crate::web::pages::staff_room::{Room, Tab};
use crate::web::problem::Problem;
use crate::web::visit::{Frame, Signed, Visit};
use askama::Template;
use entity::application::Stage;
use poem::http::StatusCode;
use poem::web::{Path, Query};
use poem::{Response, Result, handler};
use serde::{Deserialize, Serialize};

/// Applications are counted no further: a count of all would cost more than the page.
const COUNTED: u64 = 1000;

/// What the page's address says.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct Narrowed {
    #[serde(skip_serializing_if = "String::is_empty")]
    q: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    words: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    stage: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    sort: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    cursor: String,
    /// The batch of moves that was carried out a moment ago.
    #[serde(skip_serializing_if = "String::is_empty")]
    moved: String,
}

impl Narrowed {
    /// What a form of the list asked for, of which only what narrows it counts.
    pub fn of(q: String, words: String, stage: String) -> Self {
        Self { q, words, stage, ..Self::default() }
    }

    /// What it asks for.
    pub fn asked(&self) -> Asked {
        Asked {
            stage: stages::named(&self.stage),
            search: self.q.clone(),
            words: self.words.clone(),
            sort: Sort::named(&self.sort),
            cursor: (!self.cursor.is_empty()).then(|| self.cursor.clone()),
            limit: None,
        }
    }
}

#[derive(Template)]
#[template(path = "review/applications.html")]
struct ListPage {
    frame: Frame,
    room: Room,
    slug: String,
    asked: Narrowed,
    sort: Sort,
    rows: Vec<Row>,
    /// How many there are in all, and whether there are more than were counted.
    total: u64,
    is_more: bool,
    is_covered: bool,
    reviews: bool,
    next: Option<String>,
    /// For those who may move them.
    moves: Option<Moves>,
    notice: Option<Notice>,
    /// Why nothing was moved.
    wrong: Option<Problem>,
}

/// What can be moved at once.
struct Moves {
    /// How many the list finds, counted no further than one more than the most.
    matching: u64,
    most: usize,
}

impl Moves {
    const fn is_too_many(&self) -> bool {
        self.matching > self.most as u64
    }
}

struct Row {
    href: String,
    name: String,
    stage: Stage,
    /// None where it is covered.
    received: Option<String>,
    listed: Listed,
    mean: Option<String>,
}

impl ListPage {
    /// Whether all its cards are in, and yet one leaves out what is required.
    fn lacks(listed: &Listed) -> bool {
        listed.complete == Some(false) && u64::try_from(listed.reviews).is_ok_and(|cards| cards >= listed.quorum)
    }

    /// The address of this list in another order, from its beginning.
    fn sorted(&self, sort: Sort) -> String {
        let narrowed = Narrowed { cursor: String::new(), moved: String::new(), ..self.asked.clone() };
        address(&self.slug, &Narrowed { sort: sort.name().to_owned(), ..narrowed })
    }
}

#[handler]
pub async fn show(signed: Signed, Path(slug): Path<String>, Query(asked): Query<Narrowed>) -> Result<Response> {
    Ok(list(signed.visit, slug, asked, None).await?)
}

/// The list, and above it why nothing was moved, if somebody tried to.
pub async fn list(
    visit: Visit,
    slug: String,
    asked: Narrowed,
    wrong: Option<Problem>,
) -> std::result::Result<Response, Problem> {
    let Visit { ctx, frame } = visit;
    let wanted = asked.asked();
    let list = applications::list(&ctx, &slug, &wanted).await?;
    let room = Room::open(&ctx, &list.standing, frame.text, Tab::Applications).await?;
    let zone = ctx.settings.site.zone(&list.standing.opening.time_zone);
    let counted = count(ctx.store.read(), &list.standing, COUNTED).await?;
    let (text, reviews) = (frame.text, list.sight.reviews());
    let (mut moves, mut notice) = (None, None);
    if list.standing.may(Act::MoveStage) && !list.sight.is_covered() {
        let most = ctx.settings.finding.max_moves;
        let matching = count_matching(&ctx, &list.standing, &wanted, most as u64).await?;
        moves = Some(Moves { matching, most });
        notice = Notice::of(&ctx, text, &slug, &asked.moved).await?;
    }
    let rows = list.items.into_iter().map(|listed| Row {
        href: address_of(&listed, reviews),
        name: called(text, &listed.who),
        stage: listed.stage,
        received: listed.submitted_at.map(|at| text.short_moment(at, &zone)),
        mean: listed.mean.as_ref().map(|mean| shown(text, mean)),
        listed,
    });
    let next =
        list.next_cursor.map(|cursor| address(&slug, &Narrowed { cursor, moved: String::new(), ..asked.clone() }));
    let status = wrong.as_ref().map_or(StatusCode::OK, |problem| problem.code.status());
    let answer = ListPage {
        rows: rows.collect(),
        room,
        sort: list.sort,
        total: counted.min(COUNTED),
        is_more: counted > COUNTED,
        is_covered: list.sight.is_covered(),
        reviews,
        next,
        asked,
        slug,
        frame,
        moves,
        notice,
        wrong,
    };
    page_with(status, &answer)
}

/// A row as a move names it: its reference and what was seen of it.
fn picked(reference: &str, seen: Seen) -> String {
    format!("{reference} {}", seen.tag())
}

/// Whoever reviews goes to the desk, and everybody else reads.
fn address_of(listed: &Listed, reviews: bool) -> String {
    if reviews { links::review(listed.who.address()) } else { links::staff_application(listed.who.address()) }
}

fn address(slug: &str, query: &Narrowed) -> String {
    let path = links::staff_opening(slug, "applications");
    match serde_urlencoded::to_string(query) {
        Ok(query) if !query.is_empty() => format!("{path}?{query}"),
        Ok(_) | Err(_) => path,
    }
}

/// How a stage's tag looks.
pub const fn tag(stage: Stage) -> &'static str {
    match stage {
        Stage::Received => "tag",
        Stage::UnderReview | Stage::Interview => "tag accent",
        Stage::Shortlisted | Stage::Offered | Stage::Hired => "tag good",
        Stage::Rejected => "tag bad",
    }
}
