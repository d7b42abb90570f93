//! Several applications are moved at once: chosen on the list, confirmed on a page of their own, and taken back from a notice.

use super::applications::{Narrowed, list};
use super::not_found;
use crate::context::Context;
use crate::invalid::Invalid;
use crate::language::{Phrase, Text};
use crate::links;
use crate::review::batch::choose::{Chosen, Picked, choose as keep_choice};
use crate::review::batch::read::{self, At, Batch};
use crate::review::batch::{carry_out, undo};
use crate::review::filter::Filter;
use crate::review::saved;
use crate::review::stages::{self, Seen};
use crate::web::page::{page, see_other};
use crate::web::pages::staff_room::{Room, Tab};
use crate::web::problem::{Code, Problem};
use crate::web::visit::{Frame, Signed, SignedForm, Visit};
use askama::Template;
use entity::StageBatchId;
use poem::web::Path;
use poem::{Response, Result, handler};
use sea_orm::DbErr;
use serde::Deserialize;

/// What the list sends: what was chosen, or all that it found, and where to.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Choice {
    item: Vec<String>,
    all: String,
    stage: String,
    search: String,
}

/// What is to be done with a batch.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Answer {
    r#do: String,
}

/// What is said above the list of moves that were carried out.
pub struct Notice {
    pub said: String,
    /// Where they are taken back, while they can be.
    pub undo: Option<String>,
}

impl Notice {
    /// The notice of this batch, if there is one.
    pub async fn of(ctx: &Context, text: Text, slug: &str, id: &str) -> std::result::Result<Option<Self>, DbErr> {
        let Some(id) = batch_id(id) else { return Ok(None) };
        let Some(batch) = read::one(ctx, slug, id).await? else { return Ok(None) };
        let (count, to) = (batch.count(), text.say(stages::label(batch.to)));
        Ok(match batch.at {
            At::Chosen => None,
            At::Moved { undo_until } => Some(Self {
                said: text.with("count", count).with("to", to).say("review-batch-moved"),
                undo: undo_until.map(|_| links::stage_batch(slug, id)),
            }),
            At::Undone { stayed } => {
                let mut said = text.with("count", count - stayed).say("review-batch-undone");
                if stayed > 0 {
                    said.push(' ');
                    said.push_str(&text.with("count", stayed).say("review-batch-stayed"));
                }
                Some(Self { said, undo: None })
            }
        })
    }
}

#[derive(Template)]
#[template(path = "review/moves.html")]
struct ConfirmPage {
    frame: Frame,
    room: Room,
    slug: String,
    batch: Batch,
    minutes: u32,
    to: String,
}

#[handler]
pub async fn choose(sent: SignedForm<Choice>, Path(slug): Path<String>) -> Result<Response> {
    let SignedForm { signed, form } = sent;
    let visit = signed.visit;
    let narrowed = Narrowed::by(form.search);
    let chosen = if form.all.is_empty() {
        Chosen::These(form.item.iter().filter_map(|item| picked(item)).collect())
    } else {
        let filter = match narrowed.search()? {
            Some(id) => saved::one(&visit.ctx, &slug, id).await.map_err(Problem::from)?,
            None => Filter::default(),
        };
        Chosen::Matching(filter)
    };
    let outcome = if let Some(to) = stages::named(&form.stage) {
        keep_choice(&visit.ctx, &slug, to, &chosen).await.map_err(Problem::from)
    } else {
        let detail = Phrase::new("review-batch-no-stage");
        Err(Problem::invalid(vec![Invalid::new("/stage", "missing", detail)]))
    };
    match outcome {
        Ok(id) => Ok(see_other(&links::stage_batch(&slug, id))),
        Err(problem) => again(visit, slug, narrowed, problem).await,
    }
}

/// The list anew, and above it why nothing was moved.
async fn again(visit: Visit, slug: String, narrowed: Narrowed, problem: Problem) -> Result<Response> {
    match problem.code {
        Code::WrongState | Code::Invalid => Ok(list(visit, slug, narrowed, Some(problem)).await?),
        _ => Err(problem.into()),
    }
}

#[handler]
pub async fn ask(signed: Signed, Path((slug, batch)): Path<(String, String)>) -> Result<Response> {
    let Visit { ctx, frame } = signed.visit;
    let id = batch_id(&batch).ok_or_else(not_found)?;
    let batch = read::one(&ctx, &slug, id).await.map_err(Problem::from)?.ok_or_else(not_found)?;
    if batch.at != At::Chosen {
        return Ok(see_other(&after(&slug, id)));
    }
    let room = Room::open(&ctx, &batch.standing, frame.text, Tab::Applications).await.map_err(Problem::from)?;
    let (minutes, to) = (ctx.settings.finding.undo_minutes, frame.text.say(stages::label(batch.to)));
    Ok(page(&ConfirmPage { frame, room, slug, batch, minutes, to })?)
}

#[handler]
pub async fn answer(sent: SignedForm<Answer>, Path((slug, batch)): Path<(String, String)>) -> Result<Response> {
    let SignedForm { signed, form } = sent;
    let visit = signed.visit;
    let id = batch_id(&batch).ok_or_else(not_found)?;
    let outcome = match form.r#do.as_str() {
        "move" => carry_out::confirm(&visit.ctx, &slug, id).await.map(drop),
        "undo" => undo::undo(&visit.ctx, &slug, id).await.map(drop),
        _ => return Err(Problem::new(Code::Malformed).into()),
    };
    match outcome {
        Ok(()) => Ok(see_other(&after(&slug, id))),
        Err(error) => again(visit, slug, Narrowed::default(), error.into()).await,
    }
}

/// The list with the notice of a batch.
fn after(slug: &str, id: StageBatchId) -> String {
    format!("{}?moved={id}", links::staff_opening(slug, "applications"))
}

fn batch_id(text: &str) -> Option<StageBatchId> {
    text.parse().ok().map(StageBatchId)
}

/// A row of the list as its tick box names it.
fn picked(item: &str) -> Option<Picked> {
    let (reference, seen) = item.split_once(' ')?;
    Some(Picked { reference: reference.to_owned(), seen: Seen::of_tag(seen)? })
}
