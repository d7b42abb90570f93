//! Notes that name somebody and that they have not read.

use super::read::{may_read, waiting};
use crate::account::may::Act;
use crate::account::read::names;
use crate::context::Context;
use crate::language::Language;
use crate::opening::title;
use crate::review::candidate::{self, Candidate};
use crate::review::who::Who;
use entity::{Instant, NoteId, application, note, note_mention};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// The latest that are shown.
const SHOWN: u64 = 20;

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    pub note: NoteId,
    /// The title of the opening.
    pub opening: String,
    /// What the application is called before whoever looks.
    pub who: Who,
    pub author: String,
    pub written_at: Instant,
    /// It can be read only when one's own card is in.
    pub waits: bool,
}

/// The notes that name the person signed in and that they have not read, the latest first. Those on applications that do not
/// exist for them any more are left out.
///
/// # Errors
/// The database's own error.
pub async fn mine(ctx: &Context, language: Language) -> Result<Vec<Unread>, DbErr> {
    let Some(me) = ctx.actor.staff().map(|staff| staff.id) else { return Ok(Vec::new()) };
    let db = ctx.store.read();
    let ids: Vec<NoteId> = note_mention::Entity::find()
        .select_only()
        .column(note_mention::Column::NoteId)
        .filter(note_mention::Column::StaffId.eq(me))
        .filter(note_mention::Column::SeenAt.is_null())
        .order_by_desc(note_mention::Column::NoteId)
        .limit(SHOWN)
        .into_tuple()
        .all(db)
        .await?;
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let notes =
        note::Entity::find().filter(note::Column::Id.is_in(ids)).order_by_desc(note::Column::Id).all(db).await?;
    let authors = names(db, notes.iter().map(|row| row.staff_id).collect::<Vec<_>>()).await?;
    let mut unread = Vec::new();
    for row in notes {
        let Some(candidate) = of(ctx, &row).await? else { continue };
        let waiting = waiting(db, &candidate).await?;
        let is_covered = candidate.sight.is_covered();
        if !may_read(&row, me, is_covered, None) {
            continue;
        }
        unread.push(Unread {
            note: row.id,
            opening: title::of(db, &candidate.standing.opening, language).await?,
            who: candidate::who(ctx, &candidate).await?,
            author: authors.get(&row.staff_id).cloned().unwrap_or_default(),
            written_at: row.written_at,
            waits: waiting.is_some(),
        });
    }
    Ok(unread)
}

async fn of(ctx: &Context, row: &note::Model) -> Result<Option<Candidate>, DbErr> {
    let found = application::Entity::find_by_id(row.application_id).one(ctx.store.read()).await?;
    let Some(found) = found else { return Ok(None) };
    for address in [&found.reference, &found.alias] {
        if let Some(candidate) = candidate::by_reference(ctx, address, Act::ReadApplications).await? {
            return Ok(Some(candidate));
        }
    }
    Ok(None)
}
