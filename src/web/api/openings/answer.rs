//! An opening as the API answers it, to everybody and to staff.

use super::lists::{self, Criterion, Document, Question, Seat};
use super::terms::Place;
use super::words::{Contract, Language, Period, Phase, State, Visibility};
use crate::language::Text;
use crate::opening::advert;
use crate::opening::closing::WallTime;
use crate::opening::read::{self, Listed, StaffListed, StaffView, Whole};
use crate::opening::rules;
use crate::web::api::moment::Moment;
use entity::{Instant, amendment, opening};
use poem_openapi::Object;
use std::collections::BTreeMap;

/// The advert in one language.
#[derive(Debug, Object)]
pub struct Advert {
    pub title: String,
    pub summary: String,
    /// CommonMark.
    pub description: String,
}

/// A salary range before tax, in whole units of its currency.
#[derive(Debug, Object)]
pub struct Salary {
    pub min: Option<i64>,
    pub max: Option<i64>,
    /// ISO 4217.
    pub currency: String,
    pub period: Period,
}

/// One field before and after.
#[derive(Debug, Object)]
pub struct FieldChange {
    pub field: String,
    pub before: String,
    pub after: String,
}

/// A change to a published opening, with its reason.
#[derive(Debug, Object)]
pub struct Amendment {
    /// 1, 2, 3 … within the opening.
    pub number: i32,
    pub reason: String,
    pub changes: Vec<FieldChange>,
    pub made_at: Moment,
}

/// How the review goes; staff only.
#[derive(Debug, Object)]
pub struct Review {
    pub blind: bool,
    pub visibility: Visibility,
    /// Whether the chair sees the others' cards and figures at any time.
    pub chair_sees_all: bool,
    /// Whether reviewers see only the applications that are assigned to them.
    pub assigned: bool,
    /// The quorum; null: every reviewer of the panel.
    pub reviews_per_application: Option<i32>,
}

/// An opening with all that belongs to it.
#[derive(Debug, Object)]
pub struct Opening {
    pub slug: String,
    pub state: State,
    /// Where it is at `server_time`.
    pub phase: Phase,
    /// Counts edits: the ETag.
    pub version: i32,
    /// Of `title`, `summary` and `description`: the reader's, or the opening's own.
    pub text_language: Language,
    /// The opening's own language.
    pub language: Language,
    /// All languages of the advert, its own first.
    pub languages: Vec<Language>,
    pub title: String,
    pub summary: String,
    /// CommonMark.
    pub description: String,
    /// The same, rendered and sanitised.
    pub description_html: String,
    /// The advert by language.
    pub texts: BTreeMap<String, Advert>,
    /// From when it is public; null while a draft.
    pub opens_at: Option<Moment>,
    /// Exclusive; null only in a draft.
    pub closes_at: Option<Moment>,
    /// The bare date, when that was given.
    pub closes_on: Option<String>,
    /// IANA name.
    pub time_zone: String,
    /// `closes_at` on the clocks of `time_zone`, with their offset.
    pub closes_at_local: Option<String>,
    /// Seconds that an upload begun before `closes_at` may take to finish.
    pub grace_seconds: i32,
    /// Whether an application that arrives at `server_time` is admitted.
    pub accepting: bool,
    pub server_time: Moment,
    pub salary: Option<Salary>,
    pub contract: Contract,
    pub places: Vec<Place>,
    pub remote: bool,
    pub positions: i32,
    pub contact: String,
    pub questions: Vec<Question>,
    pub documents: Vec<Document>,
    pub criteria: Vec<Criterion>,
    /// By number.
    pub amendments: Vec<Amendment>,
    /// Staff only.
    #[oai(skip_serializing_if_is_none)]
    pub review: Option<Review>,
    /// Staff only.
    #[oai(skip_serializing_if_is_none)]
    pub panel: Option<Vec<Seat>>,
    /// What is missing for the review to come; staff only.
    #[oai(skip_serializing_if_is_none)]
    pub warnings: Option<Vec<String>>,
}

/// An opening in the public list.
#[derive(Debug, Object)]
pub struct OpeningItem {
    pub slug: String,
    pub state: State,
    pub phase: Phase,
    /// Of `title` and `summary`.
    pub text_language: Language,
    pub language: Language,
    pub languages: Vec<Language>,
    pub title: String,
    pub summary: String,
    pub opens_at: Option<Moment>,
    pub closes_at: Option<Moment>,
    pub time_zone: String,
    pub closes_at_local: Option<String>,
    pub accepting: bool,
    pub salary: Option<Salary>,
    pub contract: Contract,
    pub places: Vec<Place>,
    pub remote: bool,
    pub positions: i32,
}

/// A page of the public list.
#[derive(Debug, Object)]
pub struct OpeningList {
    pub items: Vec<OpeningItem>,
    pub next_cursor: Option<String>,
    pub server_time: Moment,
}

/// Applications of an opening.
#[derive(Debug, Object)]
pub struct Applications {
    pub drafts: i64,
    pub submitted: i64,
    pub withdrawn: i64,
}

/// An opening in the list of staff.
#[derive(Debug, Object)]
pub struct StaffOpeningItem {
    pub slug: String,
    pub state: State,
    pub phase: Phase,
    pub title: String,
    pub opens_at: Option<Moment>,
    pub closes_at: Option<Moment>,
    pub time_zone: String,
    pub version: i32,
    /// A panel is told once all are there; HR at any time.
    pub applications: Option<Applications>,
}

/// A page of the list of staff.
#[derive(Debug, Object)]
pub struct StaffOpeningList {
    pub items: Vec<StaffOpeningItem>,
    pub next_cursor: Option<String>,
}

impl Opening {
    /// As everybody sees it, in this language.
    pub fn to_public(whole: &Whole, text: Text, now: Instant) -> Self {
        Self::of(whole, text, now, Some(text.language().code()))
    }

    /// As staff see it: lists in the opening's own language, as they are edited.
    pub fn to_staff(view: &StaffView, text: Text, now: Instant) -> Self {
        let row = &view.whole.opening;
        let seat =
            |seat: &read::Seat| Seat { email: seat.email.clone(), name: seat.name.clone(), role: seat.role.into() };
        Self {
            review: Some(Review {
                blind: row.blind,
                visibility: row.visibility.into(),
                chair_sees_all: row.chair_sees_all,
                assigned: row.assigned,
                reviews_per_application: row.reviews_per_application,
            }),
            panel: Some(view.panel.iter().map(seat).collect()),
            warnings: Some(view.warnings.iter().map(|phrase| text.phrase(phrase)).collect()),
            ..Self::of(&view.whole, text, now, None)
        }
    }

    fn of(whole: &Whole, text: Text, now: Instant, reader: lists::Reader<'_>) -> Self {
        let row = &whole.opening;
        let spoken = whole.spoken(text.language());
        let closing = whole.closing();
        let closes_on = closing.as_ref().and_then(|closing| match closing.wall() {
            WallTime::EndOf(date) => Some(date.to_string()),
            WallTime::At(_) => None,
        });
        let advert = |text: &entity::opening_text::Model| Advert {
            title: text.title.clone(),
            summary: text.summary.clone(),
            description: text.description.clone(),
        };
        Self {
            slug: row.slug.clone(),
            state: row.state.into(),
            phase: whole.phase(now).into(),
            version: row.version,
            text_language: spoken.language.into(),
            language: whole.own_language().into(),
            languages: whole.languages().into_iter().map(Into::into).collect(),
            description_html: advert::to_html(&spoken.description),
            title: spoken.title,
            summary: spoken.summary,
            description: spoken.description,
            texts: whole.texts.iter().map(|text| (text.language.clone(), advert(text))).collect(),
            opens_at: row.opens_at.map(Moment),
            closes_at: row.closes_at.map(Moment),
            closes_on,
            time_zone: row.time_zone.clone(),
            closes_at_local: closing.map(|closing| closing.with_offset()),
            grace_seconds: row.grace_seconds,
            accepting: whole.accepting(now),
            server_time: Moment(now),
            salary: salary(row),
            contract: row.contract.into(),
            places: places(row),
            remote: row.remote,
            positions: row.positions,
            contact: row.contact.clone(),
            questions: lists::questions(&whole.questions, reader),
            documents: lists::documents(&whole.requirements, reader),
            criteria: lists::criteria(&whole.criteria, reader),
            amendments: whole.amendments.iter().map(Into::into).collect(),
            review: None,
            panel: None,
            warnings: None,
        }
    }
}

impl From<&amendment::Model> for Amendment {
    fn from(row: &amendment::Model) -> Self {
        let change = |change: &amendment::Change| FieldChange {
            field: change.field.clone(),
            before: change.before.clone(),
            after: change.after.clone(),
        };
        Self {
            number: row.number,
            reason: row.reason.clone(),
            changes: row.changes.0.iter().map(change).collect(),
            made_at: Moment(row.made_at),
        }
    }
}

impl From<Listed> for OpeningItem {
    fn from(listed: Listed) -> Self {
        let row = &listed.opening;
        Self {
            slug: row.slug.clone(),
            state: row.state.into(),
            phase: listed.phase.into(),
            text_language: listed.language.into(),
            language: row.language.parse().unwrap_or(listed.language).into(),
            languages: listed.languages.iter().map(|language| (*language).into()).collect(),
            title: listed.title.clone(),
            summary: listed.summary.clone(),
            opens_at: row.opens_at.map(Moment),
            closes_at: row.closes_at.map(Moment),
            time_zone: row.time_zone.clone(),
            closes_at_local: read::closing_of(row).map(|closing| closing.with_offset()),
            accepting: listed.phase == rules::Phase::Open,
            salary: salary(row),
            contract: row.contract.into(),
            places: places(row),
            remote: row.remote,
            positions: row.positions,
        }
    }
}

impl From<StaffListed> for StaffOpeningItem {
    fn from(listed: StaffListed) -> Self {
        let row = listed.opening;
        Self {
            state: row.state.into(),
            phase: listed.phase.into(),
            title: listed.title,
            opens_at: row.opens_at.map(Moment),
            closes_at: row.closes_at.map(Moment),
            time_zone: row.time_zone,
            version: row.version,
            applications: listed.counts.map(|counts| Applications {
                drafts: counts.drafts,
                submitted: counts.submitted,
                withdrawn: counts.withdrawn,
            }),
            slug: row.slug,
        }
    }
}

fn salary(row: &opening::Model) -> Option<Salary> {
    let (currency, period) = row.salary_currency.clone().zip(row.salary_period)?;
    Some(Salary { min: row.salary_min, max: row.salary_max, currency, period: period.into() })
}

fn places(row: &opening::Model) -> Vec<Place> {
    row.places.0.iter().cloned().map(Into::into).collect()
}
