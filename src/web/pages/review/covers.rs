//! What a blind review covers in the documents: HR looks, corrects, confirms.

use super::not_found;
use crate::invalid::Invalid;
use crate::language::Text;
use crate::links;
use crate::review::covering::sheet::{Doubt, Kind, Mark};
use crate::review::covers::confirm::{self, AT_ONCE};
use crate::review::covers::correct::{Change, MAX_WORDS, correct};
use crate::review::covers::place::Place;
use crate::review::covers::read::{self, Covered, Covers, Leaf};
use crate::web::page::{page, page_with, see_other};
use crate::web::pages::staff_room::{Room, Tab};
use crate::web::problem::{Code, Problem};
use crate::web::visit::{Frame, Signed, SignedForm, Visit};
use askama::Template;
use entity::{DocumentId, SubmissionId, application};
use poem::http::StatusCode;
use poem::web::{Path, Query};
use poem::{Response, Result, handler};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "review/covers.html")]
struct CoversPage {
    frame: Frame,
    room: Room,
    reference: String,
    slug: String,
    covers: Covers,
    /// What each document is, in their order.
    titles: Vec<String>,
    wrong: Option<Invalid>,
    typed: String,
}

impl CoversPage {
    /// There is a document to be confirmed, and each that can be is.
    fn is_confirmed(&self) -> bool {
        let mut read = self.covers.documents.iter().filter(|one| one.is_read()).peekable();
        read.peek().is_some() && read.all(|one| one.is_confirmed)
    }

    fn can_confirm(&self) -> bool {
        self.covers.documents.iter().any(|one| one.is_read() && !one.is_confirmed)
    }

    fn title(&self, document: &Covered) -> &str {
        self.titles.get(document.number - 1).map_or("", String::as_str)
    }

    fn has_corrections(&self) -> bool {
        let leaves = || self.covers.documents.iter().flat_map(|one| &one.leaves);
        !self.covers.added.is_empty()
            || leaves().any(|leaf| {
                let sheet = &leaf.sheet;
                sheet.is_by_hand || (sheet.doubt.is_some() && !sheet.is_withheld) || sheet.marks.iter().any(is_shown)
            })
    }
}

#[derive(Template)]
#[template(path = "review/covers_waiting.html")]
struct WaitingPage {
    frame: Frame,
    room: Room,
    slug: String,
    waiting: Vec<application::Model>,
    is_more: bool,
    confirmed: Option<usize>,
}

/// How many were just confirmed.
#[derive(Debug, Default, Deserialize)]
pub struct After {
    confirmed: Option<usize>,
}

#[handler]
pub async fn show(signed: Signed, Path(reference): Path<String>) -> Result<Response> {
    Ok(covers(signed.visit, &reference, StatusCode::OK, None, String::new()).await?)
}

#[handler]
pub async fn save(form: SignedForm<Vec<(String, String)>>, Path(reference): Path<String>) -> Result<Response> {
    let SignedForm { signed, form } = form;
    let visit = signed.visit;
    let Some(pressed) = pressed(&form) else {
        // Who may not look is told nothing of what is wrong with the form.
        read::covers(&visit.ctx, &reference).await.map_err(Problem::from)?.ok_or_else(not_found)?;
        return Err(Problem::new(Code::Malformed).into());
    };
    let (done, words) = match pressed {
        Pressed::Confirm(version, mark, documents) => {
            let done = confirm::confirm(&visit.ctx, &reference, version, &mark, &documents).await;
            (done.map_err(Problem::from), String::new())
        }
        Pressed::Change(change) => {
            let words = if let Change::Cover(words) = &change { words.clone() } else { String::new() };
            (correct(&visit.ctx, &reference, change).await.map_err(Problem::from), words)
        }
    };
    let Err(problem) = done else { return Ok(see_other(&back_to(&reference, &form))) };
    let status = problem.code.status();
    let wrong = match problem.code {
        Code::Invalid => problem.errors.into_iter().next(),
        Code::Stale | Code::WrongState => Some(Invalid::new("/", "refused", problem.detail)),
        _ => return Err(problem.into()),
    };
    Ok(covers(visit, &reference, status, wrong, words).await?)
}

#[handler]
pub async fn waiting(signed: Signed, Path(slug): Path<String>, Query(after): Query<After>) -> Result<Response> {
    let Visit { ctx, frame } = signed.visit;
    let found = confirm::waiting(&ctx, &slug).await.map_err(Problem::from)?.ok_or_else(not_found)?;
    let room = Room::open(&ctx, &found.standing, frame.text, Tab::Applications).await.map_err(Problem::from)?;
    let is_more = u64::try_from(found.applications.len()).is_ok_and(|count| count >= AT_ONCE);
    let waiting = found.applications;
    Ok(page(&WaitingPage { frame, room, slug, waiting, is_more, confirmed: after.confirmed })?)
}

/// The field `csrf` is all that there is in it.
#[derive(Clone, Debug, Deserialize)]
pub struct Nothing {}

#[handler]
pub async fn confirm_all(form: SignedForm<Nothing>, Path(slug): Path<String>) -> Result<Response> {
    let count = confirm::confirm_all(&form.signed.visit.ctx, &slug).await.map_err(Problem::from)?;
    Ok(see_other(&format!("{}?confirmed={count}", links::staff_opening(&slug, "covers"))))
}

/// What was pressed on the page.
enum Pressed {
    Change(Change),
    Confirm(SubmissionId, String, Vec<DocumentId>),
}

/// What a form asks for: each button has a name, and the place as its value.
fn pressed(form: &[(String, String)]) -> Option<Pressed> {
    let value = |name: &str| form.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str());
    let place = |name: &str| value(name).and_then(Place::of);
    let change = if let Some(place) = place("show") {
        Change::Show(place)
    } else if let Some(place) = place("withhold") {
        Change::Withhold(place)
    } else if let Some(place) = place("back") {
        Change::TakeBack(place)
    } else {
        match value("act")? {
            "cover" => Change::Cover(value("words")?.to_owned()),
            "clear" => Change::Clear,
            "confirm" => {
                let version = SubmissionId(value("version")?.parse().ok()?);
                let looked_at = form.iter().filter(|(name, _)| name == "document");
                let looked_at = looked_at.filter_map(|(_, id)| id.parse().ok().map(DocumentId)).collect();
                return Some(Pressed::Confirm(version, value("mark")?.to_owned(), looked_at));
            }
            _ => return None,
        }
    };
    Some(Pressed::Change(change))
}

/// The page that the form stands under.
fn back_to(reference: &str, form: &[(String, String)]) -> String {
    let at = form.iter().find(|(name, _)| name == "at").and_then(|(_, at)| at.split_once('-'));
    let at = at.and_then(|(document, page)| Some((document.parse::<u16>().ok()?, page.parse::<u16>().ok()?)));
    let covers = links::staff_covers(reference);
    at.map_or_else(|| covers.clone(), |(document, page)| format!("{covers}#page-{document}-{page}"))
}

async fn covers(
    visit: Visit,
    reference: &str,
    status: StatusCode,
    wrong: Option<Invalid>,
    typed: String,
) -> std::result::Result<Response, Problem> {
    let Visit { ctx, frame } = visit;
    let covers = read::covers(&ctx, reference).await?.ok_or_else(not_found)?;
    let room = Room::open(&ctx, &covers.candidate.standing, frame.text, Tab::Applications).await?;
    let titles = read::titles(&ctx, &covers, frame.text).await?;
    let (reference, slug) =
        (covers.candidate.application.reference.clone(), covers.candidate.standing.opening.slug.clone());
    page_with(status, &CoversPage { frame, room, reference, slug, covers, titles, wrong, typed })
}

/// Whether HR shows it.
const fn is_shown(mark: &Mark) -> bool {
    !mark.is_covered && !matches!(mark.kind, Kind::Picture)
}

/// The marks of a page that are covered, or that are not.
fn marks(leaf: &Leaf, is_covered: bool) -> impl Iterator<Item = &Mark> {
    leaf.sheet.marks.iter().filter(move |mark| mark.is_covered == is_covered)
}

/// A mark in words.
fn said(text: Text, mark: &Mark) -> String {
    match mark.kind {
        Kind::Word | Kind::Unsure => mark.said.clone(),
        Kind::Picture => text.say("covers-picture"),
        Kind::Drawing => text.say("covers-drawing"),
        Kind::Link if mark.said.is_empty() => text.say("covers-link"),
        Kind::Link => text.with("words", mark.said.as_str()).say("covers-link-of"),
    }
}

/// Why a page is in doubt, if it is.
fn doubt(leaf: &Leaf) -> Option<&'static str> {
    leaf.sheet.doubt.map(|doubt| match doubt {
        Doubt::Picture => "covers-doubt-picture",
        Doubt::Letters => "covers-doubt-letters",
        Doubt::Unknown => "covers-doubt-unknown",
    })
}

/// What a button names.
fn at_page(leaf: &Leaf) -> Place {
    Place::Page(leaf.page.document_id, leaf.page.number)
}

fn at_mark(leaf: &Leaf, mark: &Mark) -> Place {
    Place::Mark(leaf.page.document_id, leaf.page.number, mark.key.clone())
}
