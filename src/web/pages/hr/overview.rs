//! `/staff/openings/{slug}`: how one opening stands, and what can be done to it.

use super::once;
use crate::account::may::Act;
use crate::application::extend;
use crate::links;
use crate::opening::archive::may_be_archived;
use crate::opening::read::{self, Figures, StaffView, by_slug_staff};
use crate::opening::rules::{Phase, written};
use crate::review::covers::confirm;
use crate::review::stages;
use crate::review::tally::{Tally, tallies};
use crate::web::page::page;
use crate::web::pages::opening_words as words;
use crate::web::pages::staff_room::{Room, Tab};
use crate::web::problem::{Code, Problem};
use crate::web::visit::{Frame, Signed, Visit};
use askama::Template;
use entity::application::Stage;
use jiff::civil::Date;
use poem::web::{Path, Query};
use poem::{Response, Result, handler};
use serde::Deserialize;

/// Lines of the record that are shown.
const LINES: u64 = 15;
/// Width and height of the drawing of days, in its own units.
const WIDTH: u64 = 600;
const HEIGHT: u64 = 100;
#[derive(Template)]
#[template(path = "hr/overview.html")]
struct Overview {
    frame: Frame,
    room: Room,
    slug: String,
    version: i32,
    once: String,
    phase: Phase,
    phase_text: String,
    manages: bool,
    is_blind: bool,
    /// Where documents wait for whoever looks, if some do.
    covers: Option<String>,
    may_archive: bool,
    done: Option<String>,
    facts: Vec<(String, String)>,
    figures: Option<Figures>,
    cards: Option<(u64, u64)>,
    days: Option<Days>,
    stages: Vec<Bar>,
    warnings: Vec<String>,
    panel: Vec<(String, String)>,
    log: Vec<Line>,
}

/// Applications day by day, drawn.
struct Days {
    bars: Vec<Rect>,
    first: String,
    last: String,
    most: String,
}

struct Rect {
    x: String,
    y: u64,
    width: String,
    height: u64,
}

/// A stage, drawn as a share of all.
struct Bar {
    name: String,
    count: u64,
    percent: u64,
}

struct Line {
    when: String,
    what: String,
    more: Vec<String>,
}

#[derive(Deserialize)]
pub struct Asked {
    done: Option<String>,
}

#[handler]
pub async fn show(signed: Signed, Path(slug): Path<String>, Query(asked): Query<Asked>) -> Result<Response> {
    let visit = signed.visit;
    let found = by_slug_staff(&visit.ctx, &slug).await.map_err(Problem::from)?;
    let view = found.ok_or_else(|| Problem::new(Code::NotFound))?;
    Ok(respond(visit, view, asked.done.as_deref()).await?)
}

async fn respond(visit: Visit, view: StaffView, done: Option<&str>) -> Result<Response, Problem> {
    let (text, opening) = (visit.text(), &view.whole.opening);
    let zone = visit.ctx.settings.site.zone(&opening.time_zone);
    let room = Room::open(&visit.ctx, &view.standing, text, Tab::Overview).await?;
    let manages = view.standing.may(Act::ManageOpening);
    let extended = extend::latest(visit.ctx.store.read(), opening.id).await?;
    let phase = view.whole.phase(visit.frame.now);
    let figures = read::figures(&visit.ctx, &view.standing, &zone).await?.filter(|_| phase != Phase::Draft);
    let tally = tallies(&visit.ctx, &[opening.id]).await?.remove(&opening.id).unwrap_or_default();
    let log = if manages { record(&visit, &view).await? } else { public_log(&visit, &view) };
    let overview = Overview {
        slug: opening.slug.clone(),
        version: opening.version,
        is_blind: opening.blind,
        covers: confirm::is_waiting(&visit.ctx, &view.standing)
            .await?
            .then(|| links::staff_opening(&opening.slug, "covers")),
        may_archive: may_be_archived(opening, extended, visit.frame.now),
        once: once::fresh()?,
        phase,
        phase_text: phase_text(&visit, &view, phase),
        manages,
        done: done
            .filter(|done| ["published", "amended", "cancelled", "archived", "unblinded"].contains(done))
            .map(|done| text.say(&format!("opening-done-{done}"))),
        facts: facts(&visit, &view),
        cards: figures.as_ref().and_then(|figures| cards(figures, tally, manages)),
        days: figures.as_ref().and_then(|figures| days(&visit, &figures.days)),
        stages: figures.as_ref().map(|figures| stages(&visit, figures)).unwrap_or_default(),
        figures,
        warnings: if manages { view.warnings.iter().map(|w| text.phrase(w)).collect() } else { Vec::new() },
        panel: view
            .panel
            .iter()
            .map(|seat| (seat.name.clone(), text.with("role", written(seat.role)).say("opening-panel-role-name")))
            .collect(),
        log,
        room,
        frame: visit.frame,
    };
    page(&overview)
}

fn phase_text(visit: &Visit, view: &StaffView, phase: Phase) -> String {
    let (text, opening) = (visit.text(), &view.whole.opening);
    let zone = visit.ctx.settings.site.zone(&opening.time_zone);
    let told = |key: &str, when: Option<String>| text.with("when", when.unwrap_or_default()).say(key);
    // What somebody did has no need of its milliseconds here.
    let done = |at: Option<entity::Instant>| at.map(|at| text.moment(at, &zone));
    let due = |at: Option<entity::Instant>| at.map(|at| text.deadline(at, &zone));
    match phase {
        Phase::Draft => text.say("opening-stands-draft"),
        Phase::Upcoming => told("opening-stands-upcoming", due(opening.opens_at)),
        Phase::Open => told("opening-stands-open", due(opening.closes_at)),
        Phase::Closed => told("opening-stands-closed", due(opening.closes_at)),
        Phase::Cancelled => told("opening-stands-cancelled", done(opening.cancelled_at)),
        Phase::Archived => told("opening-stands-archived", due(opening.closes_at)),
    }
}

fn facts(visit: &Visit, view: &StaffView) -> Vec<(String, String)> {
    let (text, opening, site) = (visit.text(), &view.whole.opening, &visit.ctx.settings.site);
    [
        ("careers-place", words::places(text, opening, site)),
        ("careers-contract", words::contract(text, opening.contract)),
        ("careers-salary", words::salary(text, opening).unwrap_or_default()),
        ("careers-positions", text.number(opening.positions)),
        ("careers-languages", words::languages(text, &view.whole.languages())),
        ("opening-blind-short", text.say(if opening.blind { "common-yes" } else { "common-no" })),
    ]
    .into_iter()
    .filter(|(_, value)| !value.is_empty())
    .map(|(name, value)| (text.say(name), value))
    .collect()
}

/// Cards there and cards wanted: everybody's for HR, one's own for who reviews.
fn cards(figures: &Figures, tally: Tally, manages: bool) -> Option<(u64, u64)> {
    let submitted = u64::try_from(figures.counts.submitted).unwrap_or_default();
    let reviews =
        matches!(tally.panel, Some(entity::panel_member::PanelRole::Chair | entity::panel_member::PanelRole::Reviewer));
    if reviews {
        return Some((tally.mine, submitted));
    }
    (manages && tally.reviewers > 0).then_some((tally.cards, submitted * tally.reviewers))
}

fn days(visit: &Visit, days: &[(Date, u64)]) -> Option<Days> {
    let text = visit.text();
    let (first, last) = (days.first()?, days.last()?);
    let most = days.iter().map(|(_, count)| *count).max().filter(|most| *most > 0)?;
    let step = WIDTH * 10 / days.len() as u64;
    let tenths = |number: u64| format!("{}.{}", number / 10, number % 10);
    let bars = days.iter().zip(0_u64..).filter(|((_, count), _)| *count > 0).map(|((_, count), index)| {
        let height = (count * (HEIGHT - 2)).div_ceil(most);
        Rect { x: tenths(index * step), y: HEIGHT - 1 - height, width: tenths(step * 8 / 10), height }
    });
    Some(Days {
        bars: bars.collect(),
        first: text.short_day(first.0),
        last: text.short_day(last.0),
        most: text.with("count", most).say("opening-most-in-a-day"),
    })
}

fn stages(visit: &Visit, figures: &Figures) -> Vec<Bar> {
    let text = visit.text();
    let all: u64 = figures.stages.iter().map(|(_, count)| count).sum();
    let at = |stage: Stage| figures.stages.iter().find(|(known, _)| *known == stage).map_or(0, |(_, count)| *count);
    stages::ALL
        .into_iter()
        .map(|stage| (stage, at(stage)))
        .filter(|(stage, count)| {
            *count > 0 || matches!(stage, Stage::Received | Stage::UnderReview | Stage::Shortlisted)
        })
        .map(|(stage, count)| Bar {
            name: text.say(&format!("review-stage-{}", written(stage).replace('_', "-"))),
            count,
            percent: (count * 100).checked_div(all).unwrap_or_default(),
        })
        .collect()
}

/// What was done, from the record; an amendment's own words stand with it.
async fn record(visit: &Visit, view: &StaffView) -> Result<Vec<Line>, Problem> {
    let (text, opening) = (visit.text(), &view.whole.opening);
    let zone = visit.ctx.settings.site.zone(&opening.time_zone);
    let mut amendments = view.whole.amendments.iter().rev();
    let done = read::history(&visit.ctx, opening.id, LINES).await?;
    Ok(done
        .into_iter()
        .map(|done| {
            let amendment =
                matches!(done.act.as_str(), "opening.amended" | "opening.cancelled").then(|| amendments.next());
            let more = amendment.flatten().map(|amendment| told(visit, view, amendment)).unwrap_or_default();
            let who = done.by.unwrap_or_else(|| text.say("opening-by-house"));
            let act = done.act.trim_start_matches("opening.").to_owned();
            Line {
                when: text.short_moment(done.at, &zone),
                what: text.with("who", who).with("act", act).say("opening-record"),
                more,
            }
        })
        .collect())
}

fn told(visit: &Visit, view: &StaffView, amendment: &entity::amendment::Model) -> Vec<String> {
    let (text, site) = (visit.text(), &visit.ctx.settings.site);
    let changes = amendment.changes.0.iter().filter_map(|one| words::change(text, one, &view.whole.opening, site));
    std::iter::once(amendment.reason.clone()).chain(changes).collect()
}

/// What everybody may read, for a panel.
fn public_log(visit: &Visit, view: &StaffView) -> Vec<Line> {
    let text = visit.text();
    let zone = visit.ctx.settings.site.zone(&view.whole.opening.time_zone);
    let line = |amendment: &entity::amendment::Model| {
        let mut more = told(visit, view, amendment);
        Line { when: text.short_moment(amendment.made_at, &zone), what: more.remove(0), more }
    };
    view.whole.amendments.iter().rev().map(line).collect()
}
