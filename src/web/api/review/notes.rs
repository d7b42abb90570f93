//! `/api/v1/applications/{reference}/notes` and `…/tags`: what HR and panel leave on an application.

use super::{PRIVATE, Tag, not_found};
use crate::account::may::Act;
use crate::context::Context;
use crate::review::candidate;
use crate::review::notes::read::{self, Shown};
use crate::review::notes::{change, leave};
use crate::review::sight::Waiting;
use crate::review::tags;
use crate::web::api::caller::Caller;
use crate::web::api::conditions::key;
use crate::web::api::moment::Moment;
use crate::web::problem::Problem;
use entity::NoteId;
use poem_openapi::param::{Header, Path};
use poem_openapi::payload::Json;
use poem_openapi::{ApiResponse, Enum, Object, OpenApi};
use uuid::Uuid;

/// The resource.
pub struct Notes;

/// What is to be said. `@Name` names somebody who may read the note: they get a letter.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
struct NewNote {
    body: String,
}

/// One's own tags, all of them.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
struct OwnTags {
    tags: Vec<String>,
}

/// A note.
#[derive(Debug, Object)]
#[oai(rename = "Note")]
struct NoteView {
    id: Uuid,
    author: String,
    body: String,
    written_at: Moment,
    edited_at: Option<Moment>,
    mine: bool,
    /// Until when its author can change it; null for others, and afterwards.
    change_until: Option<Moment>,
    /// Whom it names.
    mentions: Vec<String>,
}

/// What is waited for before others' notes are seen.
#[derive(Debug, Enum)]
#[oai(rename = "NotesWaitFor", rename_all = "snake_case")]
enum WaitsFor {
    /// One's own card.
    Own,
    /// Everybody's.
    All,
}

/// The notes of an application.
#[derive(Debug, Object)]
struct NoteList {
    items: Vec<NoteView>,
    /// The latest 200 are answered.
    next_cursor: Option<String>,
    waiting_for: Option<WaitsFor>,
    /// Who can be named.
    people: Vec<String>,
}

/// A tag.
#[derive(Debug, Object)]
#[oai(rename = "ApplicationTag")]
struct TagView {
    tag: String,
    mine: bool,
}

/// The tags of an application.
#[derive(Debug, Object)]
#[oai(rename = "ApplicationTags")]
struct TagList {
    items: Vec<TagView>,
}

#[derive(ApiResponse)]
enum Many {
    /// Those that the caller may read.
    #[oai(status = 200)]
    Are(Json<NoteList>, #[oai(header = "Cache-Control")] String),
}

#[derive(ApiResponse)]
enum Made {
    /// The note as it was left.
    #[oai(status = 201)]
    Is(Json<NoteView>, #[oai(header = "Location")] String),
}

#[derive(ApiResponse)]
enum Changed {
    /// The note as it is now.
    #[oai(status = 200)]
    Is(Json<NoteView>),
}

#[derive(ApiResponse)]
enum Gone {
    /// It is removed; that there was one is on the record.
    #[oai(status = 204)]
    Is,
}

#[derive(ApiResponse)]
enum Tags {
    /// Those that the caller may see.
    #[oai(status = 200)]
    Are(Json<TagList>, #[oai(header = "Cache-Control")] String),
}

impl From<Shown> for NoteView {
    fn from(note: Shown) -> Self {
        Self {
            id: note.id.0,
            author: note.author,
            body: note.body,
            written_at: note.written_at.into(),
            edited_at: note.edited_at.map(Into::into),
            mine: note.is_mine,
            change_until: note.change_until.map(Into::into),
            mentions: note.mentions,
        }
    }
}

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Review")]
impl Notes {
    /// The notes on an application, in the order in which they were left. A reviewer reads others' once their own card is in; in
    /// a blind review only those of others who do not know who applied.
    #[oai(path = "/applications/:reference/notes", method = "get", operation_id = "list_notes")]
    async fn list(&self, caller: Caller, reference: Path<String>) -> Result<Many, Problem> {
        let notes = read(&caller.staff()?, &reference.0).await?;
        let waiting_for = notes.waiting.map(|waiting| match waiting {
            Waiting::ForOwn => WaitsFor::Own,
            Waiting::ForAll => WaitsFor::All,
        });
        let items = notes.shown.into_iter().map(Into::into).collect();
        let list = NoteList { items, next_cursor: None, waiting_for, people: notes.people };
        Ok(Many::Are(Json(list), PRIVATE.to_owned()))
    }

    /// Leaves a note. Whom it names with `@` gets a letter; 422 if that is nobody who may read it.
    #[oai(path = "/applications/:reference/notes", method = "post", operation_id = "leave_note")]
    async fn leave(
        &self,
        caller: Caller,
        reference: Path<String>,
        body: Json<NewNote>,
        /// Repeating the request under the same key answers with the same note.
        #[oai(name = "Idempotency-Key")]
        idempotency_key: Header<Option<String>>,
    ) -> Result<Made, Problem> {
        let ctx = caller.staff()?;
        let route = format!("POST /applications/{}/notes", reference.0);
        let key = key(&ctx, &route, idempotency_key.0.as_deref(), &body.0)?;
        let id = leave::leave(&ctx, &reference.0, &body.0.body, key.as_ref()).await?;
        let address = format!("/api/v1/applications/{}/notes/{id}", reference.0);
        Ok(Made::Is(Json(one(&ctx, &reference.0, id).await?), address))
    }

    /// Changes one's own note, for some minutes after it was left; 409 later.
    #[oai(path = "/applications/:reference/notes/:note", method = "patch", operation_id = "change_note")]
    async fn change(
        &self,
        caller: Caller,
        reference: Path<String>,
        note: Path<String>,
        body: Json<NewNote>,
    ) -> Result<Changed, Problem> {
        let ctx = caller.staff()?;
        let id = note_id(&note.0)?;
        change::change(&ctx, &reference.0, id, &body.0.body).await?;
        Ok(Changed::Is(Json(one(&ctx, &reference.0, id).await?)))
    }

    /// Removes one's own note.
    #[oai(path = "/applications/:reference/notes/:note", method = "delete", operation_id = "remove_note")]
    async fn remove(&self, caller: Caller, reference: Path<String>, note: Path<String>) -> Result<Gone, Problem> {
        change::remove(&caller.staff()?, &reference.0, note_id(&note.0)?).await?;
        Ok(Gone::Is)
    }

    /// The tags on an application.
    #[oai(path = "/applications/:reference/tags", method = "get", operation_id = "list_tags")]
    async fn tags(&self, caller: Caller, reference: Path<String>) -> Result<Tags, Problem> {
        tagged(&caller.staff()?, &reference.0).await
    }

    /// Puts exactly these tags of one's own on an application; others' stay.
    #[oai(path = "/applications/:reference/tags", method = "put", operation_id = "put_tags")]
    async fn put_tags(&self, caller: Caller, reference: Path<String>, body: Json<OwnTags>) -> Result<Tags, Problem> {
        let ctx = caller.staff()?;
        tags::put_all(&ctx, &reference.0, &body.0.tags).await?;
        tagged(&ctx, &reference.0).await
    }
}

fn note_id(text: &str) -> Result<NoteId, Problem> {
    text.parse().map(NoteId).map_err(|_| not_found())
}

async fn read(ctx: &Context, reference: &str) -> Result<read::Notes, Problem> {
    let found = candidate::by_reference(ctx, reference, Act::ReadApplications).await?.ok_or_else(not_found)?;
    Ok(read::of(ctx, &found).await?)
}

async fn one(ctx: &Context, reference: &str, id: NoteId) -> Result<NoteView, Problem> {
    let notes = read(ctx, reference).await?;
    notes.shown.into_iter().find(|note| note.id == id).map(Into::into).ok_or_else(not_found)
}

async fn tagged(ctx: &Context, reference: &str) -> Result<Tags, Problem> {
    let found = candidate::by_reference(ctx, reference, Act::ReadApplications).await?.ok_or_else(not_found)?;
    let items = tags::of(ctx, &found).await?.into_iter().map(|tag| TagView { tag: tag.label, mine: tag.is_mine });
    Ok(Tags::Are(Json(TagList { items: items.collect() }), PRIVATE.to_owned()))
}
