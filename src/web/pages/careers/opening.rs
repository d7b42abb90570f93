//! `/openings/{slug}`: one opening with everything that an applicant is owed before applying.

mod facts;
mod head;

use self::facts::{Criterion, Fact, Wanted};
use self::head::Head;
use super::kept::{self, Made};
use crate::language::Language;
use crate::links;
use crate::opening::advert;
use crate::opening::read::{Whole, by_slug_public};
use crate::opening::rules::Phase;
use crate::web::pages::opening_words::{self as words, Said};
use crate::web::problem::{Code, Problem};
use crate::web::visit::{Frame, Visit};
use askama::Template;
use entity::Instant;
use poem::web::Path;
use poem::{Request, Response, Result, handler};

#[derive(Template)]
#[template(path = "careers/opening.html")]
struct Shown {
    frame: Frame,
    head: Head,
    slug: String,
    phase: Phase,
    title: Said,
    summary: Said,
    /// Sanitised HTML.
    description: Said,
    /// The advert is in a language that the reader did not ask for, in whichever script.
    is_foreign: bool,
    closing: Option<Closing>,
    facts: Vec<Fact>,
    criteria: Vec<Criterion>,
    documents: Vec<Wanted>,
    questions: usize,
    /// How long an upload begun in time may take; None: not at all.
    grace: Option<String>,
    contact: Option<facts::Contact>,
    /// The latest first, and the publication last.
    log: Vec<Logged>,
}

/// When it closes, in every form that the page needs.
struct Closing {
    at: Instant,
    /// RFC 3339.
    written: String,
    full: String,
    short: String,
    utc: String,
    left: String,
    zone: String,
}

/// A line of the public log.
struct Logged {
    written: String,
    when: String,
    day: String,
    /// What HR gave as the reason; None: it was published.
    reason: Option<Said>,
    changes: Vec<String>,
}

impl Shown {
    const fn is(&self, phase: Phase) -> bool {
        self.phase as u8 == phase as u8
    }

    /// The latest amendment, told at the top while it matters.
    fn amended(&self) -> Option<&Logged> {
        self.log.first().filter(|logged| logged.reason.is_some())
    }
}

#[handler]
pub async fn show(request: &Request, Path(slug): Path<String>) -> Result<Response> {
    kept::give(request, links::opening(&slug), async |visit| Ok(made(visit, request, &slug).await?)).await
}

async fn made(visit: &Visit, request: &Request, slug: &str) -> std::result::Result<Made, Problem> {
    let whole = by_slug_public(&visit.ctx, slug).await?.ok_or_else(|| Problem::new(Code::NotFound))?;
    let visit = visit.clone().in_language_of(whole.own_language(), request);
    let changes_at = whole.opening.closes_at.filter(|at| *at > visit.frame.now);
    let html = shown(&whole, &visit, request).render().map_err(Problem::internal)?;
    Ok(Made { html, changes_at })
}

fn shown(whole: &Whole, visit: &Visit, request: &Request) -> Shown {
    let (text, opening, site) = (visit.text(), &whole.opening, &visit.ctx.settings.site);
    let phase = whole.phase(visit.frame.now);
    let spoken = whole.spoken(text.language());
    let of_advert = |words: String| Said::in_language(words, spoken.language, text.language());
    Shown {
        head: Head::of(whole, &spoken, visit, request),
        slug: opening.slug.clone(),
        phase,
        description: of_advert(advert::to_html(&spoken.description)),
        is_foreign: spoken.language.in_first_script() != text.language().in_first_script(),
        closing: opening.closes_at.map(|at| closing(at, whole, visit)),
        facts: facts::facts(whole, text, site),
        criteria: facts::criteria(whole, text),
        documents: facts::documents(whole, text),
        questions: whole.questions.len(),
        grace: (opening.grace_seconds > 0).then(|| words::grace(text, opening.grace_seconds.into())),
        contact: facts::Contact::of(&opening.contact),
        log: log(whole, visit),
        title: of_advert(spoken.title.clone()),
        summary: of_advert(spoken.summary.clone()),
        frame: visit.frame.clone(),
    }
}

fn closing(at: Instant, whole: &Whole, visit: &Visit) -> Closing {
    let (text, zone) = (visit.text(), visit.ctx.settings.site.zone(&whole.opening.time_zone));
    Closing {
        at,
        written: written(at),
        full: text.deadline(at, &zone),
        short: text.short_deadline(at, &zone),
        utc: text.utc(at),
        left: text.time_left(visit.frame.now, at),
        zone: zone.name().to_owned(),
    }
}

fn log(whole: &Whole, visit: &Visit) -> Vec<Logged> {
    let (text, site) = (visit.text(), &visit.ctx.settings.site);
    let zone = site.zone(&whole.opening.time_zone);
    let own: Language = whole.own_language();
    let line = |at: Instant, reason, changes| Logged {
        written: written(at),
        when: text.short_moment(at, &zone),
        day: text.date(at, &zone),
        reason,
        changes,
    };
    let amended = whole.amendments.iter().rev().map(|amendment| {
        let told = |change| words::change(text, change, &whole.opening, site);
        let reason = Said::in_language(&amendment.reason, own, text.language());
        line(amendment.made_at, Some(reason), amendment.changes.0.iter().filter_map(told).collect())
    });
    let published = whole.opening.opens_at.map(|at| line(at, None, Vec::new()));
    amended.chain(published).collect()
}

fn written(instant: Instant) -> String {
    crate::opening::rules::written(instant)
}
