//! Reading shortlists: for those who may take the dossier.

use super::sight::{ReadError, open_to};
use crate::account::may::Act;
use crate::context::Context;
use crate::opening::standing::{self, Standing};
use crate::review::sight::Sight;
use crate::review::who::Who;
use crate::review::{order, scope};
use entity::{
    ApplicationId, ShortlistId, StaffId, SubmissionId, application, shortlist, shortlist_entry, sign_off, staff,
    submission,
};
use futures_util::TryStreamExt;
use sea_orm::{ColumnTrait, DatabaseConnection, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::HashMap;

/// Applications that are asked for at a time.
const AT_ONCE: usize = 100;

/// A frozen shortlist.
#[derive(Clone, Debug)]
pub struct Shortlist {
    /// Its own row.
    pub row: shortlist::Model,
    /// How the reader stands to its opening.
    pub standing: Standing,
    /// Whether who is on it is covered for the reader.
    pub is_covered: bool,
    /// Who drew it.
    pub drawn_by: String,
    /// Who is on it, in order.
    pub entries: Vec<Entry>,
    /// Who signed, in order.
    pub signatures: Vec<Signature>,
}

/// One application on it.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Position, rank and figures at the freeze.
    pub row: shortlist_entry::Model,
    /// What it is called before the reader.
    pub who: Who,
    /// Which version of it was judged: 1, 2, 3 …
    pub version: i32,
}

/// One signature.
#[derive(Clone, Debug)]
pub struct Signature {
    /// Whose.
    pub name: String,
    /// When, and with which note.
    pub row: sign_off::Model,
}

/// The shortlists of an opening, the newest first.
///
/// # Errors
/// See [`ReadError`].
pub async fn of_opening(ctx: &Context, slug: &str) -> Result<(Standing, Vec<shortlist::Model>), ReadError> {
    let standing = standing::by_slug(ctx, slug, Act::TakeDossier).await?.ok_or(ReadError::NotFound)?;
    open_to(ctx.store.read(), &standing).await?;
    let rows = shortlist::Entity::find()
        .filter(shortlist::Column::OpeningId.eq(standing.opening.id))
        .order_by_desc(shortlist::Column::Number)
        .all(ctx.store.read())
        .await?;
    Ok((standing, rows))
}

/// One shortlist.
///
/// # Errors
/// See [`ReadError`].
pub async fn one(ctx: &Context, id: ShortlistId) -> Result<Shortlist, ReadError> {
    let db = ctx.store.read();
    let row = shortlist::Entity::find_by_id(id).one(db).await?.ok_or(ReadError::NotFound)?;
    let standing = standing::by_id(ctx, row.opening_id, Act::TakeDossier).await?.ok_or(ReadError::NotFound)?;
    let sight = open_to(db, &standing).await?;
    let entries = entries_of(db, id, &standing, sight).await?;
    let signed = sign_off::Entity::find()
        .filter(sign_off::Column::ShortlistId.eq(id))
        .order_by_asc(sign_off::Column::SignedAt)
        .order_by_asc(sign_off::Column::StaffId)
        .all(db)
        .await?;
    let mut people: Vec<StaffId> = signed.iter().map(|s| s.staff_id).collect();
    people.push(row.drawn_by);
    let names: HashMap<StaffId, String> = staff::Entity::find()
        .filter(staff::Column::Id.is_in(people))
        .all(db)
        .await?
        .into_iter()
        .map(|person| (person.id, person.name))
        .collect();
    let name = |id: StaffId| names.get(&id).cloned().unwrap_or_default();
    let drawn_by = name(row.drawn_by);
    let signatures = signed.into_iter().map(|row| Signature { name: name(row.staff_id), row }).collect();
    Ok(Shortlist { row, standing, is_covered: sight.is_covered(), drawn_by, entries, signatures })
}

/// Who is on it, but for those with whom the reader has a conflict of interest.
async fn entries_of(
    db: &DatabaseConnection,
    id: ShortlistId,
    standing: &Standing,
    sight: Sight,
) -> Result<Vec<Entry>, DbErr> {
    // One after the other: as the driver has them, rows take ten times their room.
    let rows: Vec<_> = shortlist_entry::Entity::find()
        .filter(shortlist_entry::Column::ShortlistId.eq(id))
        .order_by_asc(shortlist_entry::Column::Position)
        .stream(db)
        .await?
        .try_collect()
        .await?;
    let mut entries = Vec::with_capacity(rows.len());
    for part in rows.chunks(AT_ONCE) {
        let versions: Vec<(SubmissionId, i32, String)> = submission::Entity::find()
            .filter(submission::Column::Id.is_in(part.iter().map(|row| row.submission_id)))
            .select_only()
            .columns([submission::Column::Id, submission::Column::Number, submission::Column::FullName])
            .into_tuple()
            .all(db)
            .await?;
        let mut versions: HashMap<_, _> =
            versions.into_iter().map(|(id, number, full_name)| (id, (number, full_name))).collect();
        let these = application::Entity::find()
            .filter(application::Column::Id.is_in(part.iter().map(|row| row.application_id)));
        let found: Vec<(ApplicationId, String, String)> = scope::visible(these, standing)
            .select_only()
            .columns([application::Column::Id, application::Column::Reference, application::Column::Alias])
            .into_tuple()
            .all(db)
            .await?;
        let mut called: HashMap<_, _> =
            found.into_iter().map(|(id, reference, alias)| (id, (reference, alias))).collect();
        for row in part {
            let version = versions.remove(&row.submission_id);
            let called = called.remove(&row.application_id);
            if let (Some((version, full_name)), Some((reference, alias))) = (version, called) {
                let who = sight.who(&reference, &alias, &full_name);
                entries.push(Entry { row: row.clone(), who, version });
            }
        }
    }
    Ok(entries)
}

/// Somebody who can be chosen.
#[derive(Clone, Debug)]
pub struct Candidate {
    pub who: Who,
    /// Submitted cards.
    pub reviews: i32,
    pub mean_exact: Option<String>,
    /// Competition rank; none without a submitted card.
    pub rank: Option<usize>,
}

/// The first `most` of the ranking, those without a card last: what a shortlist is picked from.
///
/// # Errors
/// See [`ReadError`].
pub async fn candidates(ctx: &Context, standing: &Standing, most: u64) -> Result<Vec<Candidate>, ReadError> {
    let (db, sight) = (ctx.store.read(), open_to(ctx.store.read(), standing).await?);
    let rows = order::by_mean(db, &order::visible(standing), None, most).await?;
    let (mut rank, mut last) = (0, None);
    let mut candidates = Vec::with_capacity(rows.len());
    for (index, row) in rows.into_iter().enumerate() {
        if row.mean_exact != last {
            rank = index + 1;
            last.clone_from(&row.mean_exact);
        }
        candidates.push(Candidate {
            who: sight.who_of(&row),
            reviews: row.reviews,
            rank: row.mean_key.map(|_| rank),
            mean_exact: row.mean_exact,
        });
    }
    Ok(candidates)
}
