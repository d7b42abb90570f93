//! What applicants' calls answer.

use crate::application::begin::Begun;
use crate::application::discard::Gone;
use crate::application::read::Own;
use crate::application::rules::missing::{Missing, Step as Part};
use crate::application::submit::Submitted;
use crate::language::Text;
use crate::web::api::moment::Moment;
use entity::application::State as RowState;
use entity::{application, document};
use poem_openapi::{Enum, Object};
use std::collections::BTreeMap;

/// Where an application stands for its applicant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename = "ApplicationState", rename_all = "snake_case")]
pub enum State {
    Draft,
    Submitted,
    Withdrawn,
}

impl From<RowState> for State {
    fn from(state: RowState) -> Self {
        match state {
            RowState::Draft => Self::Draft,
            RowState::Submitted => Self::Submitted,
            RowState::Withdrawn => Self::Withdrawn,
        }
    }
}

/// Whether a document's pages and text could be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename = "DocumentReading", rename_all = "snake_case", remote = "entity::document::Reading")]
pub enum Reading {
    /// It will be, within moments.
    Waiting,
    Read,
    Unreadable,
}

/// Why a document could not be read. It counts all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename = "DocumentUnreadable", rename_all = "snake_case", remote = "entity::document::Unreadable")]
pub enum Unreadable {
    /// It opens only with a password.
    Locked,
    /// It is not built as its format says.
    Broken,
    /// It takes more memory than it may.
    TooLarge,
    /// It takes more time than it may.
    TooSlow,
}

/// What the virus scanner found. Only `unscanned` and `clean` are given to staff.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case", remote = "entity::document::Scan")]
pub enum Scan {
    /// No scanner was set up when it came.
    Unscanned,
    /// It waits for the scanner. Nothing else waits for that.
    Waiting,
    Clean,
    /// Given to nobody; a clean copy is asked for.
    Infected,
    /// Beyond the scanner's limits, or encrypted: given to nobody; another copy is asked for.
    Unscannable,
}

/// A document as it was received.
#[derive(Debug, Object)]
#[oai(rename = "ReceivedDocument")]
pub struct Document {
    /// Names it beside others that answer the same requirement; a file that takes its place has another.
    pub id: uuid::Uuid,
    /// The requirement it answers.
    pub key: String,
    /// Its name, cleaned.
    pub name: String,
    /// Bytes.
    pub size: i64,
    /// Hex.
    pub sha256: String,
    /// As judged by its content.
    pub media_type: String,
    pub reading: Reading,
    /// Null unless it is unreadable.
    pub unreadable: Option<Unreadable>,
    /// How many pages it has; null until it was read.
    pub pages: Option<i32>,
    pub scan: Scan,
}

impl From<document::Model> for Document {
    fn from(row: document::Model) -> Self {
        Self {
            id: row.id.0,
            key: row.requirement_key,
            name: row.name,
            size: row.size,
            sha256: row.sha256,
            media_type: row.media_type,
            reading: row.reading.into(),
            unreadable: row.unreadable.map(Into::into),
            pages: row.pages,
            scan: row.scan.into(),
        }
    }
}

/// What was submitted, with the receipt.
#[derive(Debug, Object)]
pub struct SubmittedApplication {
    pub reference: String,
    pub state: State,
    /// The instant the last byte of the request was read.
    pub submitted_at: Moment,
    pub documents: Vec<Document>,
    /// The signed statement: a compact JWS (RFC 7515), verifiable with `/.well-known/jwks.json`.
    pub receipt: String,
    /// Opens this application, as a bearer token. Keep it: a letter can bring a way back, but not this.
    pub applicant_token: String,
}

impl From<Submitted> for SubmittedApplication {
    fn from(submitted: Submitted) -> Self {
        Self {
            reference: submitted.reference,
            state: State::Submitted,
            submitted_at: submitted.submitted_at.into(),
            documents: submitted.documents.into_iter().map(Into::into).collect(),
            receipt: submitted.receipt,
            applicant_token: submitted.token,
        }
    }
}

/// A draft, and the way into it.
#[derive(Debug, Object)]
pub struct BegunApplication {
    pub reference: String,
    /// Opens this application, as a bearer token.
    pub applicant_token: String,
    /// The ETag's number.
    pub version: i32,
}

impl From<Begun> for BegunApplication {
    fn from(begun: Begun) -> Self {
        Self { reference: begun.reference, applicant_token: begun.token, version: begun.version }
    }
}

/// A step of the application.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename = "ApplicationStep", rename_all = "snake_case")]
pub enum Step {
    About,
    Questions,
    Documents,
}

/// Something that a draft still lacks.
#[derive(Debug, Object)]
pub struct MissingThing {
    pub step: Step,
    /// Where, as a JSON Pointer (RFC 6901).
    pub pointer: String,
    /// `missing`, `malformed`, … `knock-out` is an answer with which no application to this opening can be sent.
    pub code: String,
    pub detail: String,
}

fn missing_things(missing: &Missing, text: Text) -> Vec<MissingThing> {
    [(Part::About, Step::About), (Part::Questions, Step::Questions), (Part::Documents, Step::Documents)]
        .into_iter()
        .flat_map(|(part, step)| missing.in_step(part).iter().map(move |wrong| (step, wrong)))
        .map(|(step, wrong)| MissingThing {
            step,
            pointer: wrong.pointer.clone(),
            code: wrong.code.to_owned(),
            detail: text.phrase(&wrong.detail),
        })
        .collect()
}

/// The opening that an application is to.
#[derive(Debug, Object)]
pub struct AppliedTo {
    pub slug: String,
    pub title: String,
    pub closes_at: Option<Moment>,
    pub time_zone: String,
    /// Seconds that an upload begun before the closing instant may take to finish.
    pub grace_seconds: i32,
    /// Whether a draft can be changed and submitted at `server_time`.
    pub accepting: bool,
}

/// One's own application.
#[derive(Debug, Object)]
pub struct OwnApplication {
    pub reference: String,
    pub state: State,
    pub opening: AppliedTo,
    pub full_name: String,
    pub email: String,
    pub phone: String,
    pub language: String,
    pub consent: bool,
    /// Question key to answer, as typed.
    pub answers: BTreeMap<String, serde_json::Value>,
    pub documents: Vec<Document>,
    /// What it lacks to be submitted.
    pub missing: Vec<MissingThing>,
    /// Counts edits: the ETag.
    pub version: i32,
    pub began_at: Moment,
    pub updated_at: Moment,
    pub submitted_at: Option<Moment>,
    pub withdrawn_at: Option<Moment>,
    /// When it was last changed after it was submitted, without being submitted again: the version of `receipt` counts.
    pub edited_at: Option<Moment>,
    /// The receipt of the version that counts.
    pub receipt: Option<String>,
    pub server_time: Moment,
}

impl OwnApplication {
    /// As `text`'s reader gets it.
    pub fn of(own: Own, text: Text) -> Self {
        let opening = AppliedTo {
            slug: own.opening.slug.clone(),
            title: own.title(text.language()).to_owned(),
            closes_at: own.window.closes_at.map(Into::into),
            time_zone: own.opening.time_zone.clone(),
            grace_seconds: own.opening.grace_seconds,
            accepting: own.accepting.is_ok(),
        };
        let missing = missing_things(&own.missing, text);
        let application::Model {
            reference,
            state,
            language,
            full_name,
            email,
            phone,
            consent_at,
            answers,
            version,
            began_at,
            updated_at,
            submitted_at,
            withdrawn_at,
            edited_at,
            ..
        } = own.application;
        Self {
            reference,
            state: state.into(),
            opening,
            full_name,
            email,
            phone,
            language,
            consent: consent_at.is_some(),
            answers: answers.0,
            documents: own.documents.into_iter().map(Into::into).collect(),
            missing,
            version,
            began_at: began_at.into(),
            updated_at: updated_at.into(),
            submitted_at: submitted_at.map(Into::into),
            withdrawn_at: withdrawn_at.map(Into::into),
            edited_at: edited_at.map(Into::into),
            receipt: own.submission.map(|version| version.receipt),
            server_time: own.now.into(),
        }
    }
}

/// An application that was withdrawn.
#[derive(Debug, Object)]
pub struct WithdrawnApplication {
    pub reference: String,
    pub state: State,
    pub withdrawn_at: Option<Moment>,
}

impl From<application::Model> for WithdrawnApplication {
    fn from(row: application::Model) -> Self {
        Self { reference: row.reference, state: row.state.into(), withdrawn_at: row.withdrawn_at.map(Into::into) }
    }
}

/// What became of a deleted application.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case")]
pub enum Fate {
    /// A draft: its data and files are erased.
    Erased,
    /// It had been submitted: it is withdrawn, and kept until the organisation's retention ends.
    Withdrawn,
}

/// An application that was deleted.
#[derive(Debug, Object)]
pub struct DeletedApplication {
    pub reference: String,
    pub fate: Fate,
}

impl DeletedApplication {
    /// The one with this reference.
    pub fn of(reference: String, gone: Gone) -> Self {
        let fate = match gone {
            Gone::Erased => Fate::Erased,
            Gone::Withdrawn => Fate::Withdrawn,
        };
        Self { reference, fate }
    }
}
