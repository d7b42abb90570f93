//! The ranking: how scores spread per candidate, and how each figure came about.

use super::standing::{Said, Sure};
use super::working::{Working, scale_words, working};
use crate::account::may::Act;
use crate::clock::Zone;
use crate::language::Text;
use crate::links;
use crate::review::applications::ListError;
use crate::review::ranking_page::{Ranked, Ranking, ranking};
use crate::review::standing::{Beside, beside};
use crate::web::page::{page, page_with};
use crate::web::pages::called::called;
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
    cut: Option<u64>,
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
    may_draw: bool,
    is_first: bool,
    next: Option<String>,
    said: Said,
    /// The page that tells how sure all this is.
    numbers: String,
}

impl RankingPage {
    /// Whether all its cards are in, and yet one leaves out what is required.
    fn lacks(item: &Ranked) -> bool {
        usize::try_from(item.reviews).is_ok_and(|cards| cards >= item.quorum)
    }
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
    working: Working,
    sure: Sure,
    item: Ranked,
}

#[handler]
pub async fn show(signed: Signed, Path(slug): Path<String>, Query(asked): Query<Asked>) -> Result<Response> {
    let visit = signed.visit;
    match ranking(&visit.ctx, &slug, asked.cursor.as_deref(), None).await {
        Ok(read) => Ok(ranks(visit, slug, read, &asked).await?),
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

async fn ranks(visit: Visit, slug: String, ranking: Ranking, asked: &Asked) -> std::result::Result<Response, Problem> {
    let Visit { ctx, frame } = visit;
    let Ranking { page: read, criteria } = ranking;
    let room = Room::open(&ctx, &read.standing, frame.text, Tab::Ranking).await?;
    let text = frame.text;
    let (min, max) = scale_words(text, &criteria);
    let ids: Vec<_> = read.items.iter().map(|item| item.id).collect();
    let cut = asked.cut.filter(|cut| *cut > 0);
    let beside = beside(ctx.store.read(), &read.standing, &ids, cut).await?;
    let zone = Zone::named(&read.standing.opening.time_zone).unwrap_or_else(|_| Zone::utc());
    let rows = read.items.into_iter().map(|item| row(text, item, &criteria, &beside)).collect();
    let path = links::staff_opening(&slug, "ranking");
    let answer = RankingPage {
        room,
        rows,
        min,
        max,
        may_draw: read.standing.may(Act::DrawShortlist),
        is_first: asked.cursor.is_none(),
        said: Said::of(&frame, &beside, &zone),
        numbers: match cut {
            Some(cut) => format!("{path}/numbers?cut={cut}"),
            None => format!("{path}/numbers"),
        },
        next: read.next_cursor.map(|cursor| match cut {
            Some(cut) => format!("{path}?cut={cut}&cursor={cursor}"),
            None => format!("{path}?cursor={cursor}"),
        }),
        slug,
        frame,
    };
    page(&answer)
}

fn row(text: Text, item: Ranked, criteria: &[criterion::Model], beside: &Beside) -> Row {
    Row {
        sure: Sure::of(text, item.rank, beside.rows.get(&item.id)),
        href: links::staff_application(item.who.address()),
        name: called(text, &item.who),
        working: working(text, &item.figure, &item.cards, criteria),
        item,
    }
}
