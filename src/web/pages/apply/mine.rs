//! Where an application stands: what its applicant comes back to.

use super::applicant::{Applicant, Sent};
use super::late::Grace;
use super::steps::{Clock, Page, clock, title};
use super::summary::{self, Summary};
use super::{late, saving};
use crate::application::come_back::come_back;
use crate::application::revert::revert;
use crate::links;
use crate::web::page::{page, see_other};
use crate::web::problem::Problem;
use crate::web::visit::Frame;
use askama::Template;
use entity::application::State;
use poem::{Response, Result, handler};

/// The opening's title, where the countdown looks for it.
struct Top {
    opening: String,
}

#[derive(Template)]
#[template(path = "apply/mine.html")]
struct MinePage {
    frame: Frame,
    top: Top,
    clock: Option<Clock>,
    state: State,
    /// A draft that can still be sent.
    go_on: Option<String>,
    /// How many things a draft lacks.
    lacks: usize,
    reference: String,
    /// When it was sent or withdrawn, or last saved.
    since: String,
    email: String,
    summary: Summary,
    may_change: bool,
    /// Sent, and changed since.
    is_edited: bool,
    /// Until when it may be changed and sent again; none: no longer.
    until: Option<String>,
    /// An upload that was under way at the closing instant may still be sent.
    grace: Option<Grace>,
    change: String,
    check: String,
    revert: String,
    come_back: Option<String>,
    happened: Vec<Happened>,
    receipt: Option<String>,
    opening: String,
    export: String,
    withdraw: Option<String>,
    forget: String,
    csrf: String,
}

struct Happened {
    at: String,
    what: String,
}

#[handler]
pub async fn show(applicant: Applicant) -> Result<Response> {
    let (own, text) = (&applicant.own, applicant.text());
    let held = &own.application;
    if let (State::Draft, Err(why)) = (held.state, &own.accepting) {
        return Ok(late::of_draft(&applicant, why, poem::http::StatusCode::OK)?);
    }
    let zone = applicant.ctx().settings.site.zone(&own.opening.time_zone);
    let facts = [
        (Some(held.began_at), "apply-happened-begun"),
        (held.submitted_at, "apply-happened-submitted"),
        (held.edited_at.filter(|_| own.is_edited()), "apply-happened-edited"),
        (held.withdrawn_at, "apply-happened-withdrawn"),
    ];
    let mut happened: Vec<Happened> = facts
        .into_iter()
        .filter_map(|(at, what)| Some(Happened { at: text.moment(at?, &zone), what: text.say(what) }))
        .collect();
    happened.reverse();
    let since = match held.state {
        State::Draft => held.updated_at,
        State::Submitted => held.submitted_at.unwrap_or(held.updated_at),
        State::Withdrawn => held.withdrawn_at.unwrap_or(held.updated_at),
    };
    let missing = &own.missing;
    let shown = MinePage {
        top: Top { opening: title(&applicant) },
        clock: clock(&applicant).filter(|_| own.accepting.is_ok()),
        state: held.state,
        go_on: (held.state == State::Draft).then(|| applicant.path(Page::to_do(own).path())),
        lacks: missing.about.len() + missing.questions.len() + missing.documents.len(),
        reference: applicant.reference().to_owned(),
        since: text.moment(since, &zone),
        email: saving::reached(&applicant),
        summary: summary::summary(&applicant),
        may_change: held.state != State::Withdrawn && own.accepting.is_ok(),
        is_edited: own.is_edited(),
        until: own.window.closes_at.filter(|_| own.accepting.is_ok()).map(|at| text.deadline(at, &zone)),
        grace: late::grace(&applicant).filter(|_| own.is_edited() && own.accepting.is_err()),
        change: applicant.path(Page::About.path()),
        check: applicant.path(Page::Check.path()),
        revert: applicant.path("revert"),
        come_back: (held.state == State::Withdrawn && own.accepting.is_ok()).then(|| applicant.path("come-back")),
        happened,
        receipt: own.submission.as_ref().map(|_| applicant.path("receipt")),
        opening: links::opening(&own.opening.slug),
        export: applicant.path("export"),
        withdraw: (held.state != State::Withdrawn).then(|| applicant.path("withdraw")),
        forget: applicant.path("forget"),
        csrf: applicant.form_token.clone(),
        frame: applicant.visit.frame,
    };
    Ok(page(&shown)?)
}

/// What was changed after sending is dropped.
#[handler]
pub async fn drop_changes(Sent { applicant, .. }: Sent) -> Result<Response> {
    revert(applicant.ctx(), applicant.reference()).await.map_err(Problem::from)?;
    Ok(see_other(&applicant.path("")))
}

/// A withdrawal is taken back.
#[handler]
pub async fn return_to_it(Sent { applicant, .. }: Sent) -> Result<Response> {
    come_back(applicant.ctx(), applicant.reference(), applicant.received_at()).await.map_err(Problem::from)?;
    Ok(see_other(&applicant.path("")))
}

/// On a borrowed device: the browser forgets the way in, the application stays.
#[handler]
pub async fn forget(Sent { applicant, .. }: Sent) -> Result<Response> {
    applicant.forget();
    Ok(see_other(&links::opening(&applicant.own.opening.slug)))
}
