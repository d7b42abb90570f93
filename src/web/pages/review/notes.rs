//! What staff leave on an application: notes and tags, on its page.

use super::application::application;
use super::not_found;
use crate::context::Context;
use crate::invalid::Invalid;
use crate::links;
use crate::review::candidate::Candidate;
use crate::review::notes::read::{self, Notes};
use crate::review::notes::{change, leave};
use crate::review::tags::{self, Tag};
use crate::web::page::see_other;
use crate::web::problem::{Code, Problem};
use crate::web::visit::{SignedForm, Visit};
use entity::NoteId;
use poem::web::Path;
use poem::{Response, Result, handler};
use sea_orm::DbErr;
use serde::Deserialize;

/// What stands on the page of what was left, and what was typed and could not be kept.
pub struct Left {
    pub notes: Notes,
    pub tags: Vec<Tag>,
    pub typed: Typed,
    pub max_note: usize,
    pub max_tag: usize,
}

/// What somebody typed that could not be kept.
#[derive(Clone, Debug, Default)]
pub struct Typed {
    /// A note that was changed; none: a new one.
    note: Option<NoteId>,
    text: String,
    wrong: Vec<Invalid>,
}

impl Left {
    /// What was left on this application.
    pub async fn of(ctx: &Context, candidate: &Candidate, typed: Typed) -> std::result::Result<Self, DbErr> {
        let (max_note, max_tag) = (ctx.settings.finding.max_note, ctx.settings.finding.max_tag);
        let tags = tags::of(ctx, candidate).await?;
        Ok(Self { notes: read::of(ctx, candidate).await?, tags, typed, max_note, max_tag })
    }

    /// What is wrong with a field, among those of one note (none: of a new one, or of a tag).
    pub fn wrong(&self, note: Option<&NoteId>, pointer: &str) -> Vec<&Invalid> {
        let here = self.typed.note.as_ref() == note;
        self.typed.wrong.iter().filter(|wrong| here && wrong.pointer == pointer).collect()
    }

    /// What a field holds: what was typed, or what there is.
    pub fn text<'a>(&'a self, note: Option<&NoteId>, pointer: &str, kept: &'a str) -> &'a str {
        if self.wrong(note, pointer).is_empty() { kept } else { &self.typed.text }
    }
}

/// A note or a tag as a form sends it, and what is to be done with it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Sent {
    r#do: String,
    body: String,
    tag: String,
}

#[handler]
pub async fn leave_note(sent: SignedForm<Sent>, Path(reference): Path<String>) -> Result<Response> {
    let SignedForm { signed, form } = sent;
    let visit = signed.visit;
    let outcome = leave::leave(&visit.ctx, &reference, &form.body, None).await.map(drop).map_err(Problem::from);
    done(visit, &reference, "notes", outcome, Typed { text: form.body, ..Typed::default() }).await
}

#[handler]
pub async fn change_note(sent: SignedForm<Sent>, Path((reference, note)): Path<(String, String)>) -> Result<Response> {
    let SignedForm { signed, form } = sent;
    let visit = signed.visit;
    let id = note.parse().map(NoteId).map_err(|_| not_found())?;
    let outcome = match form.r#do.as_str() {
        "remove" => change::remove(&visit.ctx, &reference, id).await,
        _ => change::change(&visit.ctx, &reference, id, &form.body).await,
    };
    let typed = Typed { note: Some(id), text: form.body, wrong: Vec::new() };
    done(visit, &reference, "notes", outcome.map_err(Problem::from), typed).await
}

#[handler]
pub async fn tag(sent: SignedForm<Sent>, Path(reference): Path<String>) -> Result<Response> {
    let SignedForm { signed, form } = sent;
    let visit = signed.visit;
    let outcome = match form.r#do.as_str() {
        "remove" => tags::remove(&visit.ctx, &reference, &form.tag).await,
        _ => tags::put(&visit.ctx, &reference, &form.tag).await,
    };
    let typed = Typed { text: form.tag, ..Typed::default() };
    done(visit, &reference, "tags", outcome.map_err(Problem::from), typed).await
}

/// Back to the page, or the page anew with what could not be kept.
async fn done(
    visit: Visit,
    reference: &str,
    place: &str,
    outcome: std::result::Result<(), Problem>,
    typed: Typed,
) -> Result<Response> {
    let problem = match outcome {
        Ok(()) => return Ok(see_other(&format!("{}#{place}", links::staff_application(reference)))),
        Err(problem) => problem,
    };
    let wrong = match problem.code {
        Code::Invalid => problem.errors.clone(),
        Code::WrongState => vec![Invalid::new("/body", "refused", problem.detail.clone())],
        _ => return Err(problem.into()),
    };
    // A list of tags is wrong where the one that was typed is.
    let wrong = wrong.into_iter().map(|one| match one.pointer.as_str() {
        "/tags" => Invalid { pointer: "/tag".to_owned(), ..one },
        _ => one,
    });
    let typed = Typed { wrong: wrong.collect(), ..typed };
    Ok(application(visit, reference, problem.code.status(), None, super::conflicts::Typed::default(), typed).await?)
}
