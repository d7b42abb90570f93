//! `/staff`: every opening for HR, and for everybody those whose panel they sit on, with what is waiting.

use crate::account::may::{Act, may};
use crate::links;
use crate::opening::read::{StaffList, StaffListed, staff_list};
use crate::opening::rules::Phase;
use crate::review::notes::unread::{self, Unread};
use crate::review::tally::{Tally, tallies};
use crate::web::page::{page, see_other};
use crate::web::pages::called::called;
use crate::web::problem::Problem;
use crate::web::visit::{Frame, Signed, Visit};
use askama::Template;
use entity::panel_member::PanelRole;
use entity::staff::Role;
use poem::web::Query;
use poem::{Response, Result, handler};
use serde::Deserialize;

/// Rows of a page.
const PAGE: u64 = 50;

#[derive(Template)]
#[template(path = "hr/dashboard.html")]
struct Dashboard {
    frame: Frame,
    may_draft: bool,
    waiting: Vec<Waiting>,
    /// Notes that name whoever looks.
    unread: Vec<Named>,
    rows: Vec<Row>,
    next: Option<String>,
}

/// Something that waits for whoever looks.
struct Waiting {
    title: String,
    what: String,
    href: String,
    lead: String,
    class: &'static str,
}

/// A note that was not read yet.
struct Named {
    said: String,
    /// None, while it cannot be read.
    href: Option<String>,
}

struct Row {
    href: String,
    title: String,
    state: String,
    class: &'static str,
    closes: String,
    applications: Option<String>,
    cards: Option<String>,
}

#[derive(Deserialize)]
pub struct Asked {
    cursor: Option<String>,
}

#[handler]
pub async fn show(signed: Signed, Query(asked): Query<Asked>) -> Result<Response> {
    // An administrator sees no openings: their desk is the people.
    if signed.staff.role == Role::Administrator {
        return Ok(see_other(&links::people()));
    }
    let visit = signed.visit;
    let wanted = StaffList { states: Vec::new(), language: visit.text().language(), cursor: asked.cursor, limit: PAGE };
    let found = staff_list(&visit.ctx, &wanted).await.map_err(Problem::from)?;
    let (items, next) = found.map_or((Vec::new(), None), |page| (page.items, page.next_cursor));
    let ids: Vec<_> = items.iter().map(|item| item.opening.id).collect();
    let tallies = tallies(&visit.ctx, &ids).await.map_err(Problem::from)?;
    let unread = unread::mine(&visit.ctx, visit.text().language()).await.map_err(Problem::from)?;
    let tally = |item: &StaffListed| tallies.get(&item.opening.id).copied().unwrap_or_default();
    let may_draft = may(signed.staff.role, None, Act::DraftOpenings);
    let dashboard = Dashboard {
        may_draft,
        waiting: items.iter().filter_map(|item| waiting(&visit, item, tally(item), may_draft)).collect(),
        unread: unread.into_iter().map(|one| named(&visit, one)).collect(),
        rows: items.iter().map(|item| row(&visit, item, tally(item), may_draft)).collect(),
        next,
        frame: visit.frame,
    };
    Ok(page(&dashboard)?)
}

fn named(visit: &Visit, one: Unread) -> Named {
    let text = visit.text();
    let who = called(text, &one.who);
    let said = text.with("author", one.author).with("who", who).with("opening", one.opening).say("review-unread");
    let address = format!("{}#note-{}", links::staff_application(one.who.address()), one.note);
    Named { said, href: (!one.waits).then_some(address) }
}

fn name(item: &StaffListed) -> String {
    if item.title.is_empty() { item.opening.slug.clone() } else { item.title.clone() }
}

fn row(visit: &Visit, item: &StaffListed, tally: Tally, is_hr: bool) -> Row {
    let text = visit.text();
    let opening = &item.opening;
    let zone = visit.ctx.settings.site.zone(&opening.time_zone);
    let submitted = item.counts.map(|counts| u64::try_from(counts.submitted).unwrap_or_default());
    let reviews = matches!(tally.panel, Some(PanelRole::Chair | PanelRole::Reviewer));
    let cards = submitted.filter(|submitted| *submitted > 0 && item.phase != Phase::Open).and_then(|submitted| {
        let (done, all) = if reviews {
            (tally.mine, submitted)
        } else if is_hr && tally.reviewers > 0 {
            (tally.cards, submitted * tally.reviewers)
        } else {
            return None;
        };
        Some(text.with("done", done).with("all", all).say("opening-done-of"))
    });
    Row {
        href: links::staff_opening(&opening.slug, ""),
        title: name(item),
        state: text.say(&format!("opening-phase-{}", item.phase.word())),
        class: match item.phase {
            Phase::Open => "good",
            Phase::Upcoming => "warn",
            Phase::Cancelled => "bad",
            Phase::Draft | Phase::Closed | Phase::Archived => "",
        },
        closes: opening.closes_at.map_or_else(|| text.say("opening-no-date"), |at| text.short_deadline(at, &zone)),
        applications: submitted.filter(|_| item.phase != Phase::Draft).map(|submitted| text.number(submitted)),
        cards,
    }
}

/// A review that is open, or a draft that lacks its criteria.
fn waiting(visit: &Visit, item: &StaffListed, tally: Tally, is_hr: bool) -> Option<Waiting> {
    let text = visit.text();
    let slug = &item.opening.slug;
    let reviews = matches!(tally.panel, Some(PanelRole::Chair | PanelRole::Reviewer));
    let submitted = item.counts.map_or(0, |counts| u64::try_from(counts.submitted).unwrap_or_default());
    if reviews && item.phase == Phase::Closed {
        let left = submitted.saturating_sub(tally.mine);
        return (left > 0).then(|| Waiting {
            title: name(item),
            what: text.with("count", left).say("opening-waiting-reviews"),
            href: links::staff_opening(slug, "review"),
            lead: text.say("opening-waiting-review-now"),
            class: "warn",
        });
    }
    (is_hr && item.phase == Phase::Draft).then(|| Waiting {
        title: name(item),
        what: text.say("opening-waiting-draft"),
        href: links::staff_opening(slug, "edit"),
        lead: text.say("opening-waiting-finish"),
        class: "",
    })
}
