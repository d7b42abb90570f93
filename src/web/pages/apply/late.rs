//! What came too late, or to an opening that was cancelled: when it closed, when the request came, and what is kept.

use super::applicant::Applicant;
use super::steps::title;
use super::summary::{self, Summary};
use crate::application::rules::admission::{Arrival, NotAccepting};
use crate::language::Text;
use crate::settings::Site;
use crate::web::page::page_with;
use crate::web::problem::{Code, Problem};
use crate::web::visit::{Frame, Visit};
use askama::Template;
use entity::Instant;
use poem::Response;
use poem::http::StatusCode;

/// The two instants, as both sides can check them.
struct Times {
    closed: String,
    closed_exactly: String,
    received: String,
    received_utc: String,
    later_by: String,
}

/// A draft that was not sent.
struct Draft {
    summary: Summary,
    export: String,
    discard: String,
    grace: Option<Grace>,
    /// How long it is kept: so many days after its closing instant.
    days: u32,
}

/// An upload that began in time ended within the grace: the application may still be sent, as it is.
pub(super) struct Grace {
    pub until: String,
    pub submission: String,
    pub csrf: String,
}

#[derive(Template)]
#[template(path = "apply/late.html")]
struct LatePage {
    frame: Frame,
    title: String,
    /// None: cancelled.
    times: Option<Times>,
    draft: Option<Draft>,
}

/// For an applicant who has a draft.
///
/// # Errors
/// Our fault; or the opening is not public.
pub fn of_draft(applicant: &Applicant, why: &NotAccepting, status: StatusCode) -> Result<Response, Problem> {
    let draft = Draft {
        summary: summary::summary(applicant),
        export: applicant.path("export"),
        discard: applicant.path("withdraw"),
        grace: grace(applicant),
        days: applicant.ctx().settings.applications.draft_days,
    };
    answer(&applicant.visit, title(applicant), why, Some(draft), status)
}

/// For somebody who has none.
///
/// # Errors
/// Our fault; or the opening is not public.
pub fn of_opening(visit: &Visit, title: String, why: &NotAccepting) -> Result<Response, Problem> {
    answer(visit, title, why, None, StatusCode::CONFLICT)
}

fn answer(
    visit: &Visit,
    title: String,
    why: &NotAccepting,
    draft: Option<Draft>,
    status: StatusCode,
) -> Result<Response, Problem> {
    let times = match why {
        NotAccepting::NotPublic | NotAccepting::NotYetOpen { .. } => return Err(Problem::new(Code::NotFound)),
        NotAccepting::Cancelled => None,
        NotAccepting::InDoubt | NotAccepting::Settled { .. } => return Err(why.clone().into()),
        NotAccepting::Closed { closes_at, received_at, time_zone } => {
            Some(times(visit.text(), &visit.ctx.settings.site, *closes_at, *received_at, time_zone))
        }
    };
    page_with(status, &LatePage { frame: visit.frame.clone(), title, times, draft })
}

fn times(text: Text, site: &Site, closes_at: Instant, received_at: Instant, zone: &str) -> Times {
    let zone = site.zone(zone);
    Times {
        closed: text.deadline(closes_at, &zone),
        closed_exactly: text.deadline_with_utc(closes_at, &zone),
        received: text.exact_moment(received_at, &zone),
        received_utc: text.utc(received_at),
        later_by: span(text, closes_at, received_at),
    }
}

/// To the millisecond below a minute, where it is what people ask about.
fn span(text: Text, closes_at: Instant, received_at: Instant) -> String {
    let late = received_at.millis_since(closes_at).max(0);
    if late >= 60_000 {
        return text.time_left(closes_at, received_at);
    }
    let seconds = format!("{}.{:03}", late / 1000, late % 1000);
    text.with("seconds", text.decimal(&seconds)).say("apply-late-seconds")
}

/// What may still be sent of an upload that was under way at the closing instant.
pub(super) fn grace(applicant: &Applicant) -> Option<Grace> {
    let own = &applicant.own;
    let window = &own.window;
    let closes_at = window.closes_at?;
    let arrivals: Vec<Arrival> = own
        .documents
        .iter()
        .map(|document| Arrival { began_at: document.began_at, received_at: document.received_at })
        .collect();
    let admits = window.admits_submission(own.now, None, &arrivals).is_ok();
    let zone = applicant.ctx().settings.site.zone(&own.opening.time_zone);
    (admits && own.missing.is_empty()).then(|| Grace {
        until: applicant.text().exact_moment(window.grace_ends(closes_at), &zone),
        submission: applicant.path("submission"),
        csrf: applicant.form_token.clone(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    #[test]
    fn what_came_a_moment_too_late_is_told_to_the_millisecond() {
        let (en, sq) = (Text::new(Language::En), Text::new(Language::Sq));
        assert_eq!(span(en, Instant(0), Instant(3412)), "3.412 seconds");
        assert_eq!(span(en, Instant(0), Instant(0)), "0.000 seconds");
        assert_eq!(span(sq, Instant(0), Instant(59_999)), "59,999 sekonda");
        assert_eq!(span(en, Instant(0), Instant(3_720_000)), "1 h 2 min");
    }
}
