//! The review desk: queue, what was sent, and one's own card beside it.

use super::card_form::{Field, Kind, Typed, fields};
use super::working::{Working, working};
use super::{document_state, faceless_state, not_found, shown};
use crate::account::may::Act;
use crate::clock::Zone;
use crate::context::Context;
use crate::invalid::Invalid;
use crate::links;
use crate::opening::title;
use crate::review::candidate::{self, Paper};
use crate::review::card::MAX_COMMENT;
use crate::review::desk::{Mine, Queue, queue};
use crate::review::document::withheld;
use crate::review::read::{self, Cards, OwnCard};
use crate::review::reopen::{self as act, ReopenError};
use crate::review::score::{ScoreError, score};
use crate::web::page::{page_with, see_other};
use crate::web::pages::called::called;
use crate::web::problem::Problem;
use crate::web::visit::{Frame, Signed, SignedForm, Visit};
use askama::Template;
use entity::document::Scan;
use poem::http::StatusCode;
use poem::web::{Json, Path};
use poem::{IntoResponse, Response, Result, handler};
use serde::Deserialize;
use serde_json::{Value, json};

#[derive(Template)]
#[template(path = "review/desk.html")]
struct DeskPage {
    frame: Frame,
    opening: String,
    slug: String,
    reference: String,
    name: String,
    paper: Paper,
    is_covered: bool,
    queue: Queue,
    fields: Vec<Field>,
    comment: String,
    max_comment: usize,
    version: i32,
    submitted: bool,
    /// The applicant sent another version after the card was submitted: it judges the one before.
    outdated: Option<String>,
    value: Option<String>,
    saved: Option<String>,
    /// The others' cards, once one's own is in.
    cards: Option<Cards>,
    /// How their mean came about; none while they are covered.
    working: Option<Working>,
    errors: Vec<Invalid>,
    /// The card was changed in another window: what it says there, beside what is typed here.
    conflict: Option<Vec<(String, String)>>,
}

impl DeskPage {
    fn comment_error(&self) -> Option<&Invalid> {
        self.errors.iter().find(|wrong| wrong.pointer == "/comment")
    }
}

/// What stands in the form when the card itself does not.
#[derive(Default)]
struct Retry {
    typed: Option<Typed>,
    errors: Vec<Invalid>,
    is_conflict: bool,
}

/// The version that somebody saw.
#[derive(Deserialize)]
pub struct Version {
    version: i32,
}

#[handler]
pub async fn show(signed: Signed, Path(reference): Path<String>) -> Result<Response> {
    Ok(desk(signed, &reference, StatusCode::OK, Retry::default()).await?)
}

#[handler]
pub async fn keep(form: SignedForm<Vec<(String, String)>>, Path(reference): Path<String>) -> Result<Response> {
    let SignedForm { signed, form } = form;
    let (ctx, typed) = (&signed.visit.ctx, Typed::read(form));
    let submits = typed.act == "submit";
    match score(ctx, &reference, typed.filled(submits), Some(typed.version)).await {
        Ok(_) if submits => Ok(see_other(&onward(&signed, &reference).await?)),
        Ok(_) => Ok(see_other(&links::review(&reference))),
        Err(ScoreError::Invalid(errors)) => {
            let retry = Retry { typed: Some(typed), errors, is_conflict: false };
            Ok(desk(signed, &reference, StatusCode::UNPROCESSABLE_ENTITY, retry).await?)
        }
        Err(ScoreError::Stale { .. }) => {
            let retry = Retry { typed: Some(typed), errors: Vec::new(), is_conflict: true };
            Ok(desk(signed, &reference, StatusCode::PRECONDITION_FAILED, retry).await?)
        }
        Err(error) => Err(Problem::from(error).into()),
    }
}

/// What the module's autosave asks: the card is kept as a draft, and the answer says its version and the time.
#[handler]
pub async fn autosave(form: SignedForm<Vec<(String, String)>>, Path(reference): Path<String>) -> Result<Response> {
    let SignedForm { signed, form } = form;
    let (Visit { ctx, frame }, typed) = (signed.visit, Typed::read(form));
    let answer = |status, body: Value| Ok(Json(body).with_status(status).into_response());
    match score(&ctx, &reference, typed.filled(false), Some(typed.version)).await {
        Ok(kept) => {
            let zone = zone_of(&ctx, &reference).await?;
            let saved = frame.text.exact_time(kept.row.updated_at, &zone);
            answer(StatusCode::OK, json!({ "version": kept.row.version, "saved": saved }))
        }
        // Submitted in another window: for this one that is a conflict like any other.
        Err(ScoreError::Stale { .. } | ScoreError::Frozen) => answer(StatusCode::PRECONDITION_FAILED, json!({})),
        Err(ScoreError::Invalid(wrong)) => {
            let told: Vec<String> = wrong.iter().map(|wrong| frame.text.phrase(&wrong.detail)).collect();
            answer(StatusCode::UNPROCESSABLE_ENTITY, json!({ "detail": told.join(" ") }))
        }
        Err(error) => Err(Problem::from(error).into()),
    }
}

#[handler]
pub async fn reopen(form: SignedForm<Version>, Path(reference): Path<String>) -> Result<Response> {
    match act::reopen(&form.signed.visit.ctx, &reference, form.form.version).await {
        // Reopened or changed already, by a second press or in another window: the desk shows it as it stands.
        Ok(_) | Err(ReopenError::Stale { .. } | ReopenError::NotSubmitted) => Ok(see_other(&links::review(&reference))),
        Err(error) => Err(Problem::from(error).into()),
    }
}

/// Where one goes on after a card: to the next without one, or to the end of the review.
async fn onward(signed: &Signed, reference: &str) -> std::result::Result<String, Problem> {
    let ctx = &signed.visit.ctx;
    let candidate = candidate::by_reference(ctx, reference, Act::Review).await?.ok_or_else(not_found)?;
    let queue = queue(ctx, &candidate).await?;
    let end = || links::staff_opening(&candidate.standing.opening.slug, "review");
    Ok(queue.unreviewed.map_or_else(end, |reference| links::review(&reference)))
}

async fn zone_of(ctx: &Context, reference: &str) -> std::result::Result<Zone, Problem> {
    let candidate = candidate::by_reference(ctx, reference, Act::Review).await?.ok_or_else(not_found)?;
    Ok(ctx.settings.site.zone(&candidate.standing.opening.time_zone))
}

async fn desk(
    signed: Signed,
    reference: &str,
    status: StatusCode,
    retry: Retry,
) -> std::result::Result<Response, Problem> {
    let Visit { ctx, frame } = signed.visit;
    let card = read::own_card(&ctx, reference).await?.ok_or_else(not_found)?;
    let paper = candidate::read(&ctx, &card.candidate, frame.text).await?.ok_or_else(not_found)?;
    let queue = queue(&ctx, &card.candidate).await?;
    let opening = &card.candidate.standing.opening;
    let zone = ctx.settings.site.zone(&opening.time_zone);
    let (text, submitted) = (frame.text, card.is_submitted());
    let version = card.version();
    let kept = Typed::kept(&card.scores, card.row.as_ref().map_or("", |row| row.comment.as_str()), version);
    let conflict = retry.is_conflict.then(|| as_kept(&frame, &card, &kept));
    let is_retry = retry.typed.is_some();
    let typed = retry.typed.filter(|_| !submitted).unwrap_or(kept);
    let mut fields = fields(text, &card.criteria, &typed);
    for field in &mut fields {
        let pointer = format!("/scores/{}", field.key);
        field.error =
            retry.errors.iter().find(|wrong| wrong.pointer == pointer).map(|wrong| text.phrase(&wrong.detail));
    }
    let cards = if submitted { read::cards(&ctx, reference).await? } else { None };
    let figure = cards.as_ref().and_then(|cards| Some((cards, cards.figure.as_ref()?)));
    let answer = DeskPage {
        opening: title::of(ctx.store.read(), opening, text.language()).await?,
        slug: opening.slug.clone(),
        name: called(text, &paper.who),
        reference: card.candidate.address().to_owned(),
        is_covered: card.candidate.sight.is_covered(),
        queue,
        fields,
        comment: typed.comment,
        max_comment: MAX_COMMENT,
        version,
        submitted,
        outdated: card.row.as_ref().and_then(|row| row.submitted_at).filter(|at| paper.came_after(*at)).map(|_| {
            let version = text.with("version", paper.number);
            match paper.received_at {
                Some(at) => version.with("when", text.moment(at, &zone)).say("review-outdated"),
                None => version.say("review-outdated-covered"),
            }
        }),
        value: card.value.as_ref().map(|value| shown(text, value)),
        // What is typed again is not what is kept.
        saved: card.row.as_ref().filter(|_| !is_retry).map(|row| text.exact_time(row.updated_at, &zone)),
        working: figure.map(|(cards, figure)| working(text, figure, &cards.shown, &cards.criteria)),
        cards,
        errors: retry.errors,
        conflict,
        paper,
        frame,
    };
    page_with(status, &answer)
}

/// The kept card in words: criterion by criterion, and the comment that it has.
fn as_kept(frame: &Frame, card: &OwnCard, kept: &Typed) -> Vec<(String, String)> {
    let mut lines: Vec<(String, String)> = fields(frame.text, &card.criteria, kept)
        .into_iter()
        .map(|field| {
            let score = if field.value.is_empty() { "–".to_owned() } else { frame.text.decimal(&field.value) };
            (field.title, score)
        })
        .collect();
    if !kept.comment.is_empty() {
        lines.push((frame.text.say("common-comment"), kept.comment.clone()));
    }
    lines
}
