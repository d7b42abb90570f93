//! One application as HR and its panel read it, and moved from stage to stage.

use super::applications::tag;
use super::conflicts::Typed;
use super::notes::{self, Left};
use super::working::{Card, Working, card, working};
use super::{document_state, faceless_state, not_found};
use crate::account::may::Act;
use crate::clock::Zone;
use crate::document::which::{self, Which};
use crate::invalid::Invalid;
use crate::language::{Phrase, Text};
use crate::links;
use crate::review::candidate::{self, Paper};
use crate::review::conflict::{self, Declared};
use crate::review::document::withheld;
use crate::review::history::{self, Event, What};
use crate::review::read::{self, Cards};
use crate::review::stage::{self, Seen};
use crate::review::stages;
use crate::web::documents;
use crate::web::page::{page_with, see_other};
use crate::web::pages::called::called;
use crate::web::pages::staff_room::{Room, Tab};
use crate::web::problem::{Code, Problem};
use crate::web::visit::{Frame, Signed, SignedForm, Visit};
use askama::Template;
use entity::document::Scan;
use poem::http::StatusCode;
use poem::web::Path;
use poem::{Response, Result, handler};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "review/application.html")]
struct ApplicationPage {
    frame: Frame,
    room: Room,
    slug: String,
    reference: String,
    name: String,
    /// What it is called before those who review blind; none where nobody does, or who looks does.
    alias: Option<String>,
    /// None where it is covered.
    received: Option<String>,
    stage: String,
    stage_tag: &'static str,
    paper: Paper,
    is_covered: bool,
    /// Where its covers may be looked at.
    covers: Option<String>,
    cards: Option<Cards>,
    /// Each card that may be seen, and, where all may be, how the mean follows from them.
    unfolded: Vec<Card>,
    working: Option<Working>,
    /// Where it may be moved from here; empty for those who may not.
    steps: Vec<(&'static str, String)>,
    /// What the form of the move saw.
    seen: String,
    history: Vec<Event>,
    reviews: bool,
    conflicts: Vec<Declared>,
    /// Whether the reader keeps the list of conflicts.
    keeps_conflicts: bool,
    /// What was typed of a conflict that could not be recorded.
    typed: Typed,
    max_reason: usize,
    /// Notes and tags.
    left: Left,
    zone: Zone,
    wrong: Option<Invalid>,
}

impl ApplicationPage {
    fn conflict_error(&self, field: &str) -> Option<&Invalid> {
        self.typed.wrong.iter().find(|wrong| wrong.pointer == field)
    }
}

/// The form of a move.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Move {
    stage: String,
    seen: String,
}

#[handler]
pub async fn show(signed: Signed, Path(reference): Path<String>) -> Result<Response> {
    Ok(application(signed.visit, &reference, StatusCode::OK, None, Typed::default(), notes::Typed::default()).await?)
}

#[handler]
pub async fn move_to(form: SignedForm<Move>, Path(reference): Path<String>) -> Result<Response> {
    let SignedForm { signed, form } = form;
    let visit = signed.visit;
    let seen = Seen::of_tag(&form.seen).ok_or_else(|| Problem::new(Code::Malformed))?;
    // The first of the list is where it stands: nothing moves.
    let to = if form.stage.is_empty() { Some(seen.stage) } else { stages::named(&form.stage) };
    let to = to.ok_or_else(|| Problem::new(Code::Malformed))?;
    let moved = stage::move_to(&visit.ctx, &reference, to, Some(seen)).await;
    let problem = match moved {
        Ok(_) => return Ok(see_other(&links::staff_application(&reference))),
        Err(error) => Problem::from(error),
    };
    // The page anew: it says what is wrong beside where the application stands now.
    match problem.code {
        Code::Stale | Code::WrongState => {
            let (status, wrong) = (problem.code.status(), Invalid::new("/stage", "refused", problem.detail));
            Ok(application(visit, &reference, status, Some(wrong), Typed::default(), notes::Typed::default()).await?)
        }
        _ => Err(problem.into()),
    }
}

#[handler]
pub async fn take(signed: Signed, Path((reference, document)): Path<(String, String)>) -> Result<Response> {
    Ok(documents::answer(&signed.visit.ctx, &reference, one(&document)?).await?)
}

#[handler]
pub async fn page(
    signed: Signed,
    Path((reference, document, number)): Path<(String, String, String)>,
) -> Result<Response> {
    let number = number.parse().map_err(|_| not_found())?;
    Ok(documents::page(&signed.visit.ctx, &reference, &document, one(&document).ok(), number).await?)
}

/// The document with this id, as an address has it.
fn one(document: &str) -> std::result::Result<Which<'static>, Problem> {
    which::id(document).map(Which::One).ok_or_else(not_found)
}

pub(super) async fn application(
    visit: Visit,
    reference: &str,
    status: StatusCode,
    wrong: Option<Invalid>,
    typed: Typed,
    left: notes::Typed,
) -> std::result::Result<Response, Problem> {
    let Visit { ctx, frame } = visit;
    let candidate = candidate::by_reference(&ctx, reference, Act::ReadApplications).await?.ok_or_else(not_found)?;
    let paper = candidate::read(&ctx, &candidate, frame.text).await?.ok_or_else(not_found)?;
    let (standing, row) = (&candidate.standing, &candidate.application);
    let room = Room::open(&ctx, standing, frame.text, Tab::Applications).await?;
    let zone = ctx.settings.site.zone(&standing.opening.time_zone);
    let (text, steps) = (frame.text, stages::after(row.stage).iter());
    let may_move = standing.may(Act::MoveStage);
    // When something was sent tells something, and so may a reason: whoever reviews blind reads neither.
    let is_covered = candidate.sight.is_covered();
    let history = if may_move && !is_covered { history::of(&ctx, &candidate).await? } else { Vec::new() };
    let conflicts = conflict::with(&ctx, &candidate).await?;
    let left = Left::of(&ctx, &candidate, left).await?;
    let cards = read::cards(&ctx, reference).await?;
    let unfolded = cards.iter().flat_map(|cards| cards.shown.iter().map(|one| card(text, one, &cards.criteria)));
    let figure = cards.as_ref().and_then(|cards| Some((cards, cards.figure.as_ref()?)));
    let answer = ApplicationPage {
        room,
        slug: standing.opening.slug.clone(),
        name: called(frame.text, &paper.who),
        reference: candidate.address().to_owned(),
        alias: (standing.opening.blind && !candidate.sight.is_covered()).then(|| row.alias.clone()),
        received: paper.received_at.map(|at| frame.text.exact_moment(at, &zone)),
        conflicts,
        keeps_conflicts: standing.may(Act::ManageOpening),
        typed,
        left,
        max_reason: ctx.settings.openings.max_reason,
        stage: text.say(stages::label(row.stage)),
        stage_tag: tag(row.stage),
        is_covered: candidate.sight.is_covered(),
        covers: (standing.opening.blind && standing.may(Act::CorrectCovers) && !candidate.sight.is_covered())
            .then(|| links::staff_covers(candidate.address())),
        unfolded: unfolded.collect(),
        working: figure.map(|(cards, figure)| working(text, figure, &cards.shown, &cards.criteria)),
        cards,
        steps: if may_move {
            steps.map(|to| (stages::name(*to), text.say(stages::label(*to)))).collect()
        } else {
            Vec::new()
        },
        seen: Seen::of(row).tag(),
        history,
        reviews: candidate.sight.reviews(),
        zone,
        wrong,
        paper,
        frame,
    };
    page_with(status, &answer)
}

/// What happened, in a sentence.
fn told(text: Text, zone: &Zone, event: &Event) -> String {
    let phrase = match event.what {
        What::Submitted { version } => Phrase::new("review-event-submitted").with("version", version),
        What::Moved { from, to } => Phrase::new("review-event-moved")
            .with("from", Phrase::new(stages::label(from)))
            .with("to", Phrase::new(stages::label(to))),
        What::Extended { until } => Phrase::new("review-event-extended").with("until", text.deadline(until, zone)),
        What::CardSubmitted => Phrase::new("review-event-card-submitted"),
        What::CardReopened => Phrase::new("review-event-card-reopened"),
    };
    match &event.by {
        Some(name) => text.with("what", phrase).with("name", name.as_str()).say("review-event-by"),
        None => text.phrase(&phrase),
    }
}
