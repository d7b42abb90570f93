//! One's own note is changed for a while after it was left, and removed at any time.

use super::leave::{append, mention};
use super::mentions::meant;
use super::{NoteError, checked, people, unclear};
use crate::account::may::Act;
use crate::context::Context;
use crate::review::candidate::{self, Candidate};
use entity::{Instant, NoteId, note, note_mention};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, ModelTrait, QueryFilter, QuerySelect,
    Set,
};

/// Milliseconds of a minute.
const MINUTE: i64 = 60_000;

/// Until when its author can change what a note says.
pub fn until(ctx: &Context, written_at: Instant) -> Instant {
    written_at.plus_millis(i64::from(ctx.settings.finding.note_minutes) * MINUTE)
}

/// Says something else in one's own note. Whom it names only now is written to; whom it names no more was.
///
/// # Errors
/// See [`NoteError`].
pub async fn change(ctx: &Context, address: &str, id: NoteId, body: &str) -> Result<(), NoteError> {
    let candidate = of(ctx, address).await?;
    let body = checked(body, ctx.settings.finding.max_note)?;
    ctx.store
        .write(async |tx| {
            let row = own(tx, &candidate, id).await?;
            if ctx.now() >= until(ctx, row.written_at) {
                return Err(NoteError::Over);
            }
            if row.body == body {
                return Ok(());
            }
            let named = meant(&body, &people::of(tx, &candidate).await?).map_err(unclear)?;
            let before: Vec<note_mention::Model> =
                note_mention::Entity::find().filter(note_mention::Column::NoteId.eq(id)).all(tx).await?;
            let new: Vec<_> =
                named.iter().copied().filter(|one| before.iter().all(|had| had.staff_id != *one)).collect();
            note_mention::Entity::delete_many()
                .filter(note_mention::Column::NoteId.eq(id))
                .filter(note_mention::Column::StaffId.is_not_in(named.iter().copied()))
                .exec(tx)
                .await?;
            let mut changed = row.clone().into_active_model();
            changed.body = Set(body.clone());
            changed.edited_at = Set(Some(ctx.now()));
            changed.update(tx).await?;
            mention(tx, ctx, &row, &new).await?;
            append(tx, ctx, &candidate, "note.changed", id, named.len()).await?;
            Ok(())
        })
        .await
}

/// Removes one's own note; that there was one stays on the record.
///
/// # Errors
/// See [`NoteError`].
pub async fn remove(ctx: &Context, address: &str, id: NoteId) -> Result<(), NoteError> {
    let candidate = of(ctx, address).await?;
    ctx.store
        .write(async |tx| {
            own(tx, &candidate, id).await?.delete(tx).await?;
            append(tx, ctx, &candidate, "note.removed", id, 0).await?;
            Ok(())
        })
        .await
}

async fn of(ctx: &Context, address: &str) -> Result<Candidate, NoteError> {
    candidate::by_reference(ctx, address, Act::ReadApplications).await?.ok_or(NoteError::NotFound)
}

/// The note, held until the commit, if it is of this application and of whoever loaded it.
async fn own(tx: &impl ConnectionTrait, candidate: &Candidate, id: NoteId) -> Result<note::Model, NoteError> {
    let row = note::Entity::find_by_id(id).lock_exclusive().one(tx).await?;
    let row = row.filter(|row| row.application_id == candidate.application.id);
    row.filter(|row| row.staff_id == candidate.standing.staff).ok_or(NoteError::NotFound)
}
