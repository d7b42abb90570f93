//! The notes on an application, as far as one sees. One's own always; the others' once one's own card is in, and where names
//! are covered only what was written by those who do not know them either.

use super::change::until;
use super::people;
use crate::account::read::names;
use crate::context::Context;
use crate::review::candidate::Candidate;
use crate::review::cover::cover;
use crate::review::covering::Identity;
use crate::review::covers;
use crate::review::expected::{self, Expected};
use crate::review::sight::Waiting;
use entity::{ApplicationId, Instant, NoteId, StaffId, note, note_mention, scorecard};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::HashSet;

/// The latest notes that are shown.
const SHOWN: u64 = 200;

/// The notes of one application.
#[derive(Clone, Debug)]
pub struct Notes {
    /// In the order in which they were left.
    pub shown: Vec<Shown>,
    /// What one waits for before the others' are seen.
    pub waiting: Option<Waiting>,
    /// Who can be named in another.
    pub people: Vec<String>,
}

/// A note that one may read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    pub id: NoteId,
    pub author: String,
    pub body: String,
    pub written_at: Instant,
    pub edited_at: Option<Instant>,
    pub is_mine: bool,
    /// Until when it can be changed by whoever reads it.
    pub change_until: Option<Instant>,
    /// The names of those whom it names.
    pub mentions: Vec<String>,
}

/// What is read of an application now; those notes that name the reader count as seen.
///
/// # Errors
/// The database's own error.
pub async fn of(ctx: &Context, candidate: &Candidate) -> Result<Notes, DbErr> {
    let db = ctx.store.read();
    let me = candidate.standing.staff;
    let waiting = waiting(db, candidate).await?;
    let mut rows = note::Entity::find()
        .filter(note::Column::ApplicationId.eq(candidate.application.id))
        .order_by_desc(note::Column::WrittenAt)
        .order_by_desc(note::Column::Id)
        .limit(SHOWN)
        .all(db)
        .await?;
    rows.reverse();
    rows.retain(|row| may_read(row, me, candidate.sight.is_covered(), waiting));
    let ids: Vec<NoteId> = rows.iter().map(|row| row.id).collect();
    let mentions = note_mention::Entity::find().filter(note_mention::Column::NoteId.is_in(ids)).all(db).await?;
    let known = rows.iter().map(|row| row.staff_id).chain(mentions.iter().map(|mention| mention.staff_id));
    let names = names(db, known.collect::<HashSet<_>>()).await?;
    let name = |id: StaffId| names.get(&id).cloned().unwrap_or_default();
    let is_covered = candidate.sight.is_covered();
    let who = if is_covered { covers::read::identity(db, &candidate.application).await? } else { Identity::default() };
    let mut shown = Vec::with_capacity(rows.len());
    for row in rows {
        let (is_mine, last) = (row.staff_id == me, until(ctx, row.written_at));
        let of_this = mentions.iter().filter(|mention| mention.note_id == row.id);
        shown.push(Shown {
            id: row.id,
            author: name(row.staff_id),
            // One's own words stay as they were typed: what is covered of them would say what was guessed right.
            body: if is_covered && !is_mine { cover(&row.body, &who) } else { row.body },
            written_at: row.written_at,
            edited_at: row.edited_at,
            is_mine,
            change_until: (is_mine && ctx.now() < last).then_some(last),
            mentions: of_this.map(|mention| name(mention.staff_id)).collect(),
        });
    }
    let unseen: Vec<NoteId> = mentions
        .iter()
        .filter(|mention| mention.staff_id == me && mention.seen_at.is_none())
        .map(|mention| mention.note_id)
        .collect();
    if !unseen.is_empty() {
        seen(ctx, me, unseen).await?;
    }
    let people = people::of(db, candidate).await?.into_iter().map(|person| person.name).collect();
    Ok(Notes { shown, waiting, people })
}

/// Whether somebody may read a note who sees so far.
pub(super) fn may_read(row: &note::Model, me: StaffId, is_covered: bool, waiting: Option<Waiting>) -> bool {
    row.staff_id == me || (waiting.is_none() && (row.covered || !is_covered))
}

/// What whoever loaded an application waits for before they read what others say of it.
///
/// # Errors
/// The database's own error.
pub async fn waiting(db: &impl ConnectionTrait, candidate: &Candidate) -> Result<Option<Waiting>, DbErr> {
    if !candidate.sight.reviews() {
        return Ok(None);
    }
    let id: ApplicationId = candidate.application.id;
    let authors: Vec<StaffId> = scorecard::Entity::find()
        .select_only()
        .column(scorecard::Column::ReviewerId)
        .filter(scorecard::Column::ApplicationId.eq(id))
        .filter(scorecard::Column::SubmittedAt.is_not_null())
        .into_tuple()
        .all(db)
        .await?;
    let opening = &candidate.standing.opening;
    let panel = expected::panel(db, opening.id).await?;
    let expected = Expected::of(db, opening, &panel, &[id]).await?;
    let authors = authors.into_iter().collect();
    Ok(candidate.sight.waiting(candidate.standing.staff, &authors, expected.reviewers(id)))
}

async fn seen(ctx: &Context, me: StaffId, notes: Vec<NoteId>) -> Result<(), DbErr> {
    let now = ctx.now();
    ctx.store
        .write(async |tx| {
            note_mention::Entity::update_many()
                .col_expr(note_mention::Column::SeenAt, Expr::value(now.0))
                .filter(note_mention::Column::NoteId.is_in(notes.iter().copied()))
                .filter(note_mention::Column::StaffId.eq(me))
                .filter(note_mention::Column::SeenAt.is_null())
                .exec(tx)
                .await
                .map(drop)
        })
        .await
}
