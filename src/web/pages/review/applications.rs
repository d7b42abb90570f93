//! The list of an opening's applications.

use super::moves::Notice;
use super::{not_found, searches, shown};
use crate::account::may::Act;
use crate::language::fold::searched;
use crate::links;
use crate::review::applications::{self, Asked, Listed, Sort, count, count_matching};
use crate::review::choices::{self, Choices};
use crate::review::excerpt::{Piece, marked};
use crate::review::filter::Filter;
use crate::review::saved::{self, Saved};
use crate::review::stages::Seen;
use crate::review::thousandths::plain;
use crate::web::page::page_with;
use crate::web::pages::called::called;
use crate::web::pages::staff_room::{Room, Tab};
use crate::web::problem::Problem;
use crate::web::visit::{Frame, Signed, Visit};
use askama::Template;
use entity::SearchId;
use entity::application::Stage;
use poem::http::StatusCode;
use poem::web::{Path, Query};
use poem::{Response, Result, handler};
use serde::{Deserialize, Serialize};

/// Applications are counted no further: a count of all would cost more than the page.
const COUNTED: u64 = 1000;

/// What the page's address says. What is searched for is kept under an id: names stand in no address (S-59).
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct Narrowed {
    #[serde(skip_serializing_if = "String::is_empty")]
    search: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    sort: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    cursor: String,
    /// The batch of moves that was carried out a moment ago.
    #[serde(skip_serializing_if = "String::is_empty")]
    moved: String,
}

impl Narrowed {
    /// The list as a search narrows it, from its beginning.
    pub fn by(search: String) -> Self {
        Self { search, ..Self::default() }
    }

    /// The search, if the address has one.
    pub fn search(&self) -> std::result::Result<Option<SearchId>, Problem> {
        if self.search.is_empty() {
            return Ok(None);
        }
        self.search.parse().map(|id| Some(SearchId(id))).map_err(|_| not_found())
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
    /// Whether the reader reviews, and does not see figures at any time.
    reviews: bool,
    next: Option<String>,
    filter: Filter,
    search: Option<SearchId>,
    saved: Vec<Saved>,
    choices: Choices,
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
    /// The name, with what was searched for.
    pieces: Vec<Piece>,
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
        searches::address(&self.slug, self.search, sort.name())
    }

    /// The address of another search of theirs.
    fn with_search(&self, id: &SearchId) -> String {
        searches::address(&self.slug, Some(*id), &self.asked.sort)
    }

    fn is_saved(&self, id: &SearchId) -> bool {
        self.saved.iter().any(|saved| saved.id == *id)
    }

    /// Whether it is narrowed by more than words and stage.
    fn narrows_more(&self) -> bool {
        let plain = Filter { text: self.filter.text.clone(), stage: self.filter.stage, ..Filter::default() };
        plain != self.filter
    }

    fn is_answer(&self, question: &str, value: &str) -> bool {
        self.filter.answer.as_ref().is_some_and(|answer| answer.question == question && answer.value == value)
    }

    fn is_criterion(&self, key: &str) -> bool {
        self.filter.criterion.as_ref().is_some_and(|criterion| criterion.key == key)
    }

    /// The least or the most that a criterion's mean is to be, as it was typed.
    fn bound(&self, least: bool) -> String {
        let criterion = self.filter.criterion.as_ref();
        let bound = criterion.and_then(|one| if least { one.at_least } else { one.at_most });
        bound.map_or_else(String::new, |bound| self.frame.text.decimal(&plain(bound)))
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
    let search = asked.search()?;
    let filter = match search {
        Some(id) => saved::one(&ctx, &slug, id).await?,
        None => Filter::default(),
    };
    let wanted = Asked {
        filter: filter.clone(),
        sort: Sort::named(&asked.sort),
        cursor: (!asked.cursor.is_empty()).then(|| asked.cursor.clone()),
        limit: None,
        language: frame.text.language(),
    };
    let list = applications::list(&ctx, &slug, &wanted).await?;
    let (text, reviews, db) = (frame.text, list.sight.reviews(), ctx.store.read());
    let room = Room::open(&ctx, &list.standing, text, Tab::Applications).await?;
    let zone = ctx.settings.site.zone(&list.standing.opening.time_zone);
    let counted = count(db, &list.standing, COUNTED).await?;
    let choices = choices::of(&ctx, &list.standing, list.sight, text).await?;
    let saved = saved::mine(db, &list.standing).await?;
    let (mut moves, mut notice) = (None, None);
    if list.standing.may(Act::MoveStage) && !list.sight.is_covered() {
        let most = ctx.settings.finding.max_moves;
        let matching = count_matching(&ctx, &list.standing, &filter, most as u64).await?;
        moves = Some(Moves { matching, most });
        notice = Notice::of(&ctx, text, &slug, &asked.moved).await?;
    }
    let words = searched(&filter.text);
    let rows = list.items.into_iter().map(|listed| {
        let name = called(text, &listed.who);
        Row {
            href: address_of(&listed, reviews),
            pieces: marked(&name, if listed.who.is_covered() { &[] } else { &words }),
            name,
            stage: listed.stage,
            received: listed.submitted_at.map(|at| text.short_moment(at, &zone)),
            mean: listed.mean.as_ref().map(|mean| shown(text, mean)),
            listed,
        }
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
        filter,
        search,
        saved,
        choices,
        moves,
        notice,
        wrong,
        asked,
        slug,
        frame,
    };
    page_with(status, &answer)
}

/// A row as a move names it: its address and what was seen of it.
fn picked(address: &str, seen: Seen) -> String {
    format!("{address} {}", seen.tag())
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
