//! Applications as the API answers them to HR and panel. A figure is given twice: as a number, and exactly.

use crate::review::applications::{Listed, Page};
use crate::review::candidate::{Answered, Paper};
use crate::review::covers::read::{Faceless, Showing};
use crate::review::exact::Exact;
use crate::review::excerpt::Piece;
use crate::review::found::Excerpt;
use crate::review::stages::Seen;
use crate::review::{candidate, stages};
use crate::web::api::applications::answer::Document;
use crate::web::api::moment::Moment;
use poem_openapi::{Enum, Object};

/// Where an application stands for HR.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case", remote = "entity::application::Stage")]
pub enum Stage {
    Received,
    UnderReview,
    Shortlisted,
    Interview,
    Offered,
    Hired,
    Rejected,
}

pub(super) fn number(exact: Option<&Exact>) -> Option<f64> {
    exact.map(Exact::approximate)
}

pub(super) fn fraction(exact: Option<&Exact>) -> Option<String> {
    exact.map(ToString::to_string)
}

/// A submitted application in a list.
#[derive(Debug, Object)]
#[oai(rename = "ApplicationRow")]
pub struct Row {
    /// In a blind review, for whoever reviews, the alias: it stands for the reference in every address.
    pub reference: String,
    /// Null where it is covered by a blind review.
    pub full_name: Option<String>,
    pub stage: Stage,
    /// Null where it is covered by a blind review.
    pub submitted_at: Option<Moment>,
    /// The version that counts.
    pub version: i32,
    /// Submitted cards.
    pub reviews: i32,
    /// Whether every required criterion and the quorum are there; null while the figures may not be seen.
    pub complete: Option<bool>,
    /// Null while there is none, or while it may not be seen.
    pub mean: Option<f64>,
    /// Whether a document was found infected or could not be scanned: somebody has to decide. Not told where documents are
    /// covered.
    pub documents_withheld: bool,
    /// The same mean as a fraction in lowest terms: `17/4`.
    pub mean_exact: Option<String>,
    /// What a move of several applications names; null for those who may not move them.
    pub seen: Option<String>,
    /// As far as the caller sees them in a list.
    pub tags: Vec<String>,
    /// Where the words of `q` stand in answers and documents; none where they stand in the name alone.
    pub found: Vec<FoundIn>,
}

/// A place where what was searched for stands.
#[derive(Debug, Object)]
pub struct FoundIn {
    /// The question, or what the document is.
    pub title: String,
    pub pieces: Vec<FoundPiece>,
}

/// A piece of the text there.
#[derive(Debug, Object)]
pub struct FoundPiece {
    pub text: String,
    /// A word that was searched for.
    pub found: bool,
}

impl From<Excerpt> for FoundIn {
    fn from(excerpt: Excerpt) -> Self {
        let piece = |piece: Piece| FoundPiece { text: piece.text, found: piece.is_found };
        Self { title: excerpt.title, pieces: excerpt.pieces.into_iter().map(piece).collect() }
    }
}

impl From<Listed> for Row {
    fn from(row: Listed) -> Self {
        Self {
            mean: number(row.mean.as_ref()),
            mean_exact: fraction(row.mean.as_ref()),
            reference: row.who.address().to_owned(),
            full_name: row.who.full_name().map(str::to_owned),
            stage: row.stage.into(),
            submitted_at: row.submitted_at.map(Into::into),
            version: row.number,
            reviews: row.reviews,
            complete: row.complete,
            documents_withheld: row.is_troubled,
            seen: row.seen.map(Seen::tag),
            tags: row.tags,
            found: row.found.into_iter().map(Into::into).collect(),
        }
    }
}

/// A page of an opening's applications.
#[derive(Debug, Object)]
#[oai(rename = "ApplicationRows")]
pub struct Rows {
    pub items: Vec<Row>,
    pub next_cursor: Option<String>,
    /// Submitted cards that make a review complete.
    pub quorum: u64,
}

impl From<Page<Listed>> for Rows {
    fn from(page: Page<Listed>) -> Self {
        let items = page.items.into_iter().map(Into::into).collect();
        Self { items, next_cursor: page.next_cursor, quorum: page.quorum }
    }
}

/// An answer in words, in the language of the request.
#[derive(Debug, Object)]
pub struct Answer {
    pub key: String,
    pub question: String,
    /// Several where the question takes several; none where it was left open.
    pub answers: Vec<String>,
}

impl From<Answered> for Answer {
    fn from(answered: Answered) -> Self {
        Self { key: answered.key, question: answered.question, answers: answered.answers }
    }
}

/// A submitted application as HR and its panel read it: the version that counts. In a blind review, who applied and their
/// documents are null and empty for those who review.
#[derive(Debug, Object)]
pub struct Candidate {
    pub reference: String,
    /// The opening's slug.
    pub opening: String,
    pub stage: Stage,
    /// The version that counts.
    pub version: i32,
    pub submitted_at: Option<Moment>,
    pub full_name: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub language: Option<String>,
    pub answers: Vec<Answer>,
    pub documents: Vec<Document>,
    /// What a blind review shows of the documents; empty where `documents` are there.
    pub covered_documents: Vec<CoveredDocument>,
}

/// Whether, and why not, the pages of a document are shown in a blind review.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case", remote = "Showing")]
pub enum CoveredState {
    Shown,
    /// HR has not confirmed what is covered.
    Unconfirmed,
    /// It is still being read.
    Waiting,
    /// It cannot be read, or is withheld.
    Never,
}

/// A document in a blind review: its pages are images in which who applied is covered.
#[derive(Debug, Object)]
pub struct CoveredDocument {
    /// What it is called by where its pages are asked for.
    pub number: u32,
    /// What the opening asked for.
    pub title: String,
    pub state: CoveredState,
    pub pages: Vec<CoveredPage>,
}

/// A page of it.
#[derive(Debug, Object)]
pub struct CoveredPage {
    pub number: i32,
    /// In pixels.
    pub width: i32,
    /// In pixels.
    pub height: i32,
    /// It is not shown: what is on it cannot be judged.
    pub withheld: bool,
}

impl From<Faceless> for CoveredDocument {
    fn from(document: Faceless) -> Self {
        let pages = document.pages.into_iter().map(|page| CoveredPage {
            number: page.number,
            width: page.width,
            height: page.height,
            withheld: page.is_withheld,
        });
        Self {
            number: u32::try_from(document.number).unwrap_or(u32::MAX),
            title: document.title,
            state: document.showing.into(),
            pages: pages.collect(),
        }
    }
}

impl Candidate {
    /// What there is to read.
    pub fn of(candidate: &candidate::Candidate, paper: Paper) -> Self {
        let application = &candidate.application;
        let person = paper.person.as_ref();
        Self {
            reference: candidate.address().to_owned(),
            opening: candidate.standing.opening.slug.clone(),
            stage: application.stage.into(),
            version: paper.number,
            submitted_at: application.submitted_at.filter(|_| person.is_some()).map(Into::into),
            full_name: paper.who.full_name().map(str::to_owned),
            email: person.map(|person| person.email.clone()),
            phone: person.map(|person| person.phone.clone()),
            language: person.and_then(|person| Some(person.language?.code().to_owned())),
            answers: paper.answers.into_iter().map(Into::into).collect(),
            documents: paper.documents.into_iter().map(Into::into).collect(),
            covered_documents: paper.faceless.into_iter().map(Into::into).collect(),
        }
    }
}

/// Where an application stands now.
#[derive(Debug, Object)]
pub struct Moved {
    pub reference: String,
    pub stage: Stage,
    /// Where it may go from here.
    pub next: Vec<Stage>,
}

impl Moved {
    /// After a move.
    pub fn to(reference: String, stage: entity::application::Stage) -> Self {
        let next = stages::after(stage).iter().map(|stage| (*stage).into()).collect();
        Self { reference, stage: stage.into(), next }
    }
}
