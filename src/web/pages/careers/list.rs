//! `/openings`: what is open, the first to close first, and then what has closed.

use super::kept::{self, Made};
use crate::context::Context;
use crate::links;
use crate::opening::read::{self, Listed, OpenPlaces, PublicList, Status, Where};
use crate::opening::rules::{Phase, written};
use crate::web::pages::opening_words::{self as words, Said};
use crate::web::problem::Problem;
use crate::web::visit::{Frame, Visit};
use askama::Template;
use entity::Instant;
use poem::web::Query;
use poem::{Request, Response, Result, handler};
use serde::{Deserialize, Serialize};

/// Rows of a page.
const PAGE: u64 = 25;
/// Within so many seconds of its closing an opening is marked as closing soon: a week.
const SOON: i64 = 7 * 24 * 3600;
/// The value of the filter for work from anywhere. A place is named with a capital.
const REMOTE: &str = "remote";

/// What a visitor asks of the list.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct Asked {
    #[serde(default, skip_serializing_if = "String::is_empty")]
    q: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    place: String,
    /// `open` or `closed`; anything else shows both.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    status: String,
    /// Whether the page is in the second part of the list, those that have closed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    part: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    after: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    language: String,
}

impl Asked {
    fn of_status(&self) -> Option<Status> {
        match self.status.as_str() {
            "open" => Some(Status::Open),
            "closed" => Some(Status::Closed),
            _ => None,
        }
    }

    fn address(&self) -> String {
        match serde_urlencoded::to_string(self) {
            Ok(query) if !query.is_empty() => format!("{}?{query}", links::openings()),
            _ => links::openings(),
        }
    }

    fn is_narrowed(&self) -> bool {
        !self.q.trim().is_empty() || !self.place.is_empty() || self.of_status().is_some()
    }
}

#[derive(Template)]
#[template(path = "careers/list.html")]
struct List {
    frame: Frame,
    tagline: String,
    asked: Asked,
    localities: Vec<String>,
    /// Whether remote work is among what can be chosen.
    remote: bool,
    rows: Vec<Row>,
    /// The address of the next page.
    next: Option<String>,
    /// The address of the first page, on any other.
    first: Option<String>,
    zone: String,
    address: String,
}

struct Row {
    href: String,
    title: Said,
    facts: Vec<String>,
    class: &'static str,
    closes: String,
    written: String,
    when: String,
}

#[handler]
pub async fn show(request: &Request, Query(asked): Query<Asked>) -> Result<Response> {
    kept::give(request, links::openings(), async |visit| Ok(made(visit, asked).await?)).await
}

async fn made(visit: &Visit, asked: Asked) -> std::result::Result<Made, Problem> {
    let found = read::open_places(&visit.ctx).await?;
    let (listed, next) = listed(visit, &asked).await?;
    let changes_at = listed.iter().filter(|row| row.phase == Phase::Open).filter_map(|row| row.opening.closes_at).min();
    let rows = listed.iter().map(|listed| row(visit, listed)).collect();
    let site = &visit.ctx.settings.site;
    let is_first = asked.after.is_empty() && asked.part.is_empty();
    let first = (!is_first).then(|| Asked { after: String::new(), part: String::new(), ..asked.clone() }.address());
    let list = List {
        tagline: if site.tagline.is_empty() { visit.text().say("careers-tagline") } else { site.tagline.clone() },
        localities: localities(found.clone(), &asked.place),
        remote: found.remote || asked.place == REMOTE,
        rows,
        next: next.map(|next| next.address()),
        first,
        zone: visit.text().zone(&site.zone(&site.time_zone)),
        address: links::absolute(&site.public_url, &links::openings()),
        frame: visit.frame.clone(),
        asked,
    };
    Ok(Made { html: list.render().map_err(Problem::internal)?, changes_at })
}

/// The rows of a page and what to ask for the next. Without a choice of state, those that have closed follow those that
/// are open.
async fn listed(visit: &Visit, asked: &Asked) -> std::result::Result<(Vec<Listed>, Option<Asked>), Problem> {
    let ctx = &visit.ctx;
    let second = asked.part == "closed" || asked.of_status() == Some(Status::Closed);
    let first_of = |status, after: &str, limit| list(ctx, visit, asked, status, after.to_owned(), limit);
    if second {
        let page = first_of(Status::Closed, &asked.after, PAGE).await?;
        return Ok((page.items, page.next_cursor.map(|after| Asked { after, ..asked.clone() })));
    }
    let open = first_of(Status::Open, &asked.after, PAGE).await?;
    let next = open.next_cursor.map(|after| Asked { after, ..asked.clone() });
    if next.is_some() || asked.of_status() == Some(Status::Open) {
        return Ok((open.items, next));
    }
    let mut rows = open.items;
    let room = PAGE - rows.len() as u64;
    let closed = first_of(Status::Closed, "", room.max(1)).await?;
    let part = "closed".to_owned();
    if room == 0 {
        let next = (!closed.items.is_empty()).then(|| Asked { part, after: String::new(), ..asked.clone() });
        return Ok((rows, next));
    }
    rows.extend(closed.items);
    Ok((rows, closed.next_cursor.map(|after| Asked { part, after, ..asked.clone() })))
}

async fn list(
    ctx: &Context,
    visit: &Visit,
    asked: &Asked,
    status: Status,
    after: String,
    limit: u64,
) -> std::result::Result<read::Page<Listed>, Problem> {
    let place = match asked.place.as_str() {
        "" => None,
        REMOTE => Some(Where::Remote),
        locality => Some(Where::At(locality.to_owned())),
    };
    let asked = PublicList {
        status: Some(status),
        q: asked.q.clone(),
        place,
        language: visit.text().language(),
        cursor: (!after.is_empty()).then_some(after),
        limit,
    };
    Ok(read::public_list(ctx, &asked).await?)
}

fn localities(found: OpenPlaces, chosen: &str) -> Vec<String> {
    let mut localities = found.localities;
    if !chosen.is_empty() && chosen != REMOTE {
        localities.insert(chosen.to_owned());
    }
    localities.into_iter().collect()
}

fn row(visit: &Visit, listed: &Listed) -> Row {
    let (text, now, site) = (visit.text(), visit.frame.now, &visit.ctx.settings.site);
    let opening = &listed.opening;
    let closes_at = opening.closes_at.unwrap_or(Instant(0));
    let zone = site.zone(&opening.time_zone);
    let when = text.short_deadline(closes_at, &zone);
    let is_open = listed.phase == Phase::Open;
    let salary = if is_open { words::salary(text, opening) } else { None };
    let facts = [
        words::places(text, opening, site),
        words::contract(text, opening.contract),
        salary.unwrap_or_default(),
        words::languages(text, &listed.languages),
    ];
    Row {
        href: links::opening(&opening.slug),
        title: Said::in_language(&listed.title, listed.language, text.language()),
        facts: facts.into_iter().filter(|fact| !fact.is_empty()).collect(),
        class: match listed.phase {
            Phase::Open if closes_at.millis_since(now) < SOON * 1000 => "soon",
            Phase::Open => "",
            _ => "closed",
        },
        closes: text.closes_in(now, closes_at),
        written: written(closes_at),
        // The list says its zone once; another one is said where it counts.
        when: if opening.time_zone == site.time_zone { when } else { format!("{when} ({})", zone.name()) },
    }
}
