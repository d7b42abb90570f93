//! A note is left, and whoever it names is written to.

use super::mentions::meant;
use super::{NoteError, checked, people, unclear};
use crate::account::may::Act;
use crate::audit::{self, Entry};
use crate::context::Context;
use crate::letter::{self, NewLetter};
use crate::review::candidate::{self, Candidate};
use crate::store::constraint::{Unique, broken};
use crate::store::idempotency::{self, Key, Recall};
use entity::letter::Kind;
use entity::{NoteId, StaffId, note, note_mention};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, Set};
use serde_json::json;

/// Leaves a note on this application, of which `address` is the address before its author.
///
/// # Errors
/// See [`NoteError`].
pub async fn leave(ctx: &Context, address: &str, body: &str, key: Option<&Key>) -> Result<NoteId, NoteError> {
    match once(ctx, address, body, key).await {
        // The same request came twice at once: the other one's is found now.
        Err(NoteError::Database(error)) if broken(&error) == Some(Unique::IdempotencyKey) => {
            once(ctx, address, body, key).await
        }
        outcome => outcome,
    }
}

async fn once(ctx: &Context, address: &str, body: &str, key: Option<&Key>) -> Result<NoteId, NoteError> {
    let candidate = candidate::by_reference(ctx, address, Act::ReadApplications).await?.ok_or(NoteError::NotFound)?;
    if let Some(key) = key {
        match idempotency::recall(ctx.store.read(), key).await? {
            Recall::New => {}
            Recall::Reused => return Err(NoteError::KeyReused),
            Recall::Done(id) => {
                let id = id.parse().map_err(|_| DbErr::Custom(format!("the note {id} cannot be read")))?;
                return Ok(NoteId(id));
            }
        }
    }
    let body = checked(body, ctx.settings.finding.max_note)?;
    let row = note::Model {
        id: NoteId(ctx.new_id()),
        application_id: candidate.application.id,
        opening_id: candidate.application.opening_id,
        staff_id: candidate.standing.staff,
        body,
        covered: candidate.sight.is_covered(),
        written_at: ctx.now(),
        edited_at: None,
    };
    ctx.store
        .write(async |tx| {
            let named = meant(&row.body, &people::of(tx, &candidate).await?).map_err(unclear)?;
            note::Entity::insert(row.clone().into_active_model()).exec_without_returning(tx).await?;
            mention(tx, ctx, &row, &named).await?;
            idempotency::remember(tx, key, &row.id.to_string(), row.written_at).await?;
            append(tx, ctx, &candidate, "note.left", row.id, named.len()).await?;
            Ok(row.id)
        })
        .await
}

/// Writes down whom a note names, and to them.
pub(super) async fn mention(
    tx: &impl ConnectionTrait,
    ctx: &Context,
    note: &note::Model,
    named: &[StaffId],
) -> Result<(), DbErr> {
    if named.is_empty() {
        return Ok(());
    }
    let rows = named.iter().map(|person| note_mention::ActiveModel {
        note_id: Set(note.id),
        staff_id: Set(*person),
        seen_at: Set(None),
    });
    note_mention::Entity::insert_many(rows).exec_without_returning(tx).await?;
    for (person, language) in people::languages(tx, named).await? {
        let letter = NewLetter {
            kind: Kind::Mentioned,
            cause: format!("mentioned:{}:{person}", note.id),
            language: language.parse().unwrap_or_default(),
            application: None,
            staff: Some(person),
            opening: Some(note.opening_id),
        };
        letter::write(tx, ctx, letter).await?;
    }
    Ok(())
}

/// On the record: that a note was left, changed or removed; never what it says, nor whom it names.
pub(super) async fn append(
    tx: &impl ConnectionTrait,
    ctx: &Context,
    candidate: &Candidate,
    act: &'static str,
    note: NoteId,
    mentions: usize,
) -> Result<(), DbErr> {
    let entry = Entry::of(candidate.application.opening_id, act, &candidate.application.reference);
    audit::append(tx, ctx, entry.with(json!({ "note": note, "mentions": mentions }))).await
}
