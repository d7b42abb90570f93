//! The steps of an application and what stands above each of them: where one is, and how much time is left.

use super::applicant::Applicant;
use super::late;
use crate::application::read::Own;
use crate::application::rules::missing::Step;
use crate::web::page::see_other;
use crate::web::pages::opening_words as words;
use crate::web::problem::Problem;
use entity::application::State;
use poem::Response;
use poem::http::StatusCode;

/// From when on it is said what happens to what is not sent: three minutes before the closing instant, in milliseconds.
const LAST_MINUTES: i64 = 180_000;

/// A step, as a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    About,
    Questions,
    Documents,
    Check,
}

impl Page {
    const ALL: [Self; 4] = [Self::About, Self::Questions, Self::Documents, Self::Check];

    /// The last part of its path.
    pub const fn path(self) -> &'static str {
        match self {
            Self::About => "about",
            Self::Questions => "questions",
            Self::Documents => "documents",
            Self::Check => "check",
        }
    }

    const fn label(self) -> &'static str {
        match self {
            Self::About => "apply-step-about",
            Self::Questions => "apply-step-questions",
            Self::Documents => "apply-step-documents",
            Self::Check => "apply-step-check",
        }
    }

    const fn step(self) -> Option<Step> {
        match self {
            Self::About => Some(Step::About),
            Self::Questions => Some(Step::Questions),
            Self::Documents => Some(Step::Documents),
            Self::Check => None,
        }
    }

    /// Whether this application has the step: openings may ask no question and no document.
    fn is_asked(self, own: &Own) -> bool {
        match self {
            Self::About | Self::Check => true,
            Self::Questions => !own.asked.questions.is_empty(),
            Self::Documents => !own.asked.requirements.is_empty(),
        }
    }

    /// The step after this one.
    pub fn next(self, own: &Own) -> Self {
        let after = Self::ALL.into_iter().skip_while(|page| *page != self).skip(1);
        after.into_iter().find(|page| page.is_asked(own)).unwrap_or(Self::Check)
    }

    /// The step before this one; the first has none.
    pub fn previous(self, own: &Own) -> Option<Self> {
        Self::ALL.into_iter().take_while(|page| *page != self).filter(|page| page.is_asked(own)).last()
    }

    /// The first step in which something is missing, or the last.
    pub fn to_do(own: &Own) -> Self {
        Self::ALL
            .into_iter()
            .find(|page| page.step().is_some_and(|step| !own.missing.in_step(step).is_empty()))
            .unwrap_or(Self::Check)
    }
}

/// What stands above a step.
pub struct Top {
    /// The opening's title.
    pub opening: String,
    /// The steps.
    pub steps: Vec<Link>,
    /// The countdown; none while the opening has no closing instant.
    pub clock: Option<Clock>,
}

/// One step in the list of steps.
pub struct Link {
    pub label: String,
    /// None: the step in which one is, or one that comes later.
    pub href: Option<String>,
    pub is_current: bool,
    pub is_done: bool,
}

/// The countdown: what it says now, and what the module needs to go on counting.
pub struct Clock {
    pub closes_at: i64,
    pub now: i64,
    /// `3 days 4 h left`.
    pub left: String,
    /// With day and zone.
    pub deadline: String,
    pub zone: String,
    pub is_soon: bool,
    /// What happens to what is not sent, told in the last minutes.
    pub last: String,
    /// How long before the closing instant that is, in milliseconds.
    pub last_minutes: i64,
    pub is_last: bool,
}

impl Top {
    /// Above this step.
    pub fn of(applicant: &Applicant, current: Page) -> Self {
        let (own, text) = (&applicant.own, applicant.text());
        let place = |page: Page| Page::ALL.iter().position(|known| *known == page);
        let steps = Page::ALL
            .into_iter()
            .filter(|page| page.is_asked(own))
            .map(|page| {
                let is_done = page.step().is_some_and(|step| own.missing.in_step(step).is_empty());
                let may_go = place(page) < place(current) || is_done || own.missing.is_empty();
                Link {
                    label: text.say(page.label()),
                    href: (page != current && may_go).then(|| applicant.path(page.path())),
                    is_current: page == current,
                    is_done: is_done && page != current,
                }
            })
            .collect();
        Self { opening: title(applicant), steps, clock: clock(applicant) }
    }
}

/// The opening's title in the page's language.
pub fn title(applicant: &Applicant) -> String {
    applicant.own.title(applicant.text().language()).to_owned()
}

/// The countdown to the closing instant.
pub fn clock(applicant: &Applicant) -> Option<Clock> {
    let (own, text) = (&applicant.own, applicant.text());
    let closes_at = own.window.closes_at?;
    let zone = applicant.ctx().settings.site.zone(&own.opening.time_zone);
    Some(Clock {
        closes_at: closes_at.0,
        now: own.now.0,
        left: text.with("time", text.time_left(own.now, closes_at)).say("apply-clock-left"),
        deadline: text.deadline(closes_at, &zone),
        zone: own.opening.time_zone.clone(),
        is_soon: closes_at.millis_since(own.now) < 86_400_000,
        last: last(applicant),
        last_minutes: LAST_MINUTES,
        is_last: (1..=LAST_MINUTES).contains(&closes_at.millis_since(own.now)),
    })
}

/// What happens to what is not sent by then.
fn last(applicant: &Applicant) -> String {
    let (own, text) = (&applicant.own, applicant.text());
    let key = if own.application.state == State::Submitted { "apply-clock-last-edited" } else { "apply-clock-last" };
    let grace = own.opening.grace_seconds;
    if grace <= 0 {
        return text.say(key);
    }
    let grace = text.with("grace", words::grace(text, grace.into())).say("apply-clock-last-grace");
    format!("{} {grace}", text.say(key))
}

/// Why a step is not shown: what can no longer be changed has a page of its own, and what is closed explains itself.
///
/// # Errors
/// A page could not be made.
pub fn instead_of_step(applicant: &Applicant) -> Result<Option<Response>, Problem> {
    match (applicant.own.application.state, &applicant.own.accepting) {
        (State::Draft | State::Submitted, Ok(())) => Ok(None),
        (State::Draft, Err(why)) => late::of_draft(applicant, why, StatusCode::OK).map(Some),
        (State::Submitted, Err(_)) | (State::Withdrawn, _) => Ok(Some(see_other(&applicant.path("")))),
    }
}
