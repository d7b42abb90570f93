//! A shortlist is drawn and frozen: who was on it, in which version, with which figures.

use super::rules::{Selection, requested, unknown};
use super::sight::{ReadError, open_to, unconflicted};
use crate::account::may::Act;
use crate::audit;
use crate::context::Context;
use crate::invalid::Invalid;
use crate::language::Phrase;
use crate::opening::standing;
use crate::review::exact::Exact;
use crate::review::order;
use crate::review::progress::Progress;
use crate::store::idempotency::{self, Key, Recall};
use entity::shortlist::{self, Method};
use entity::{OpeningId, ShortlistId, application, opening, shortlist_entry};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, Set,
};
use serde_json::json;
use std::collections::HashMap;

/// A shortlist to draw.
#[derive(Clone, Debug)]
pub struct NewShortlist {
    /// The first so many.
    pub size: Option<u32>,
    /// These, by reference, or in a blind review by alias.
    pub references: Option<Vec<String>>,
    /// Why it is this one.
    pub reason: String,
}

/// No shortlist was drawn.
#[derive(Debug, thiserror::Error)]
pub enum DrawError {
    /// No such opening, or not for this person.
    #[error("no such opening")]
    NotFound,
    /// What was asked for cannot be.
    #[error("the selection cannot be made")]
    Invalid(Vec<Invalid>),
    /// They have a conflict of interest with somebody who applied.
    #[error("a conflict of interest")]
    Conflict,
    /// Who reviews draws only once figures are open to them (P6).
    #[error("{} cards are open", .0.open)]
    Waiting(Progress),
    /// The same idempotency key with another request.
    #[error("the key was used for another request")]
    KeyReused,
    /// The database's own error.
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// Draws a shortlist.
///
/// A cut-off takes everybody who ties with the last of the first `size`: equal scores are never parted by chance.
///
/// # Errors
/// See [`DrawError`].
pub async fn draw(ctx: &Context, slug: &str, new: NewShortlist, key: Option<&Key>) -> Result<ShortlistId, DrawError> {
    let standing = standing::by_slug(ctx, slug, Act::DrawShortlist).await?.ok_or(DrawError::NotFound)?;
    let max = ctx.settings.openings.max_reason;
    let (selection, reason) = requested(new.size, new.references, &new.reason, max).map_err(DrawError::Invalid)?;
    let staff = ctx.actor.staff().ok_or(DrawError::NotFound)?.id;
    let opening = standing.opening.id;
    let id = ShortlistId(ctx.new_id());
    ctx.store
        .write(async |tx| {
            // One drawing at a time: the numbers 1, 2, 3 … have no gap and no double.
            crate::store::fair::alone(tx, opening).await?;
            opening::Entity::find_by_id(opening).lock_exclusive().one(tx).await?;
            if let Some(made) = recalled(tx, key).await? {
                return Ok(made);
            }
            let is_covered = open_to(tx, &standing).await?.is_covered();
            unconflicted(tx, &standing).await?;
            let chosen = match &selection {
                Selection::CutOff(size) => first(tx, opening, *size).await?,
                Selection::HandPicked(references) => named(tx, opening, references, is_covered).await?,
            };
            if chosen.is_empty() {
                let nobody = Phrase::new("shortlist-nobody-ranked");
                return Err(DrawError::Invalid(vec![Invalid::new("/size", "nobody", nobody)]));
            }
            let number = shortlist::Entity::find().filter(shortlist::Column::OpeningId.eq(opening)).count(tx).await?;
            shortlist::ActiveModel {
                id: Set(id),
                opening_id: Set(opening),
                number: Set(i32::try_from(number).unwrap_or(i32::MAX).saturating_add(1)),
                method: Set(match selection {
                    Selection::CutOff(_) => Method::CutOff,
                    Selection::HandPicked(_) => Method::HandPicked,
                }),
                reason: Set(reason.clone()),
                drawn_by: Set(staff),
                drawn_at: Set(ctx.now()),
            }
            .insert(tx)
            .await?;
            let references: Vec<&str> = chosen.iter().map(|row| row.reference.as_str()).collect();
            let detail = json!({ "applications": references, "method": method_of(&selection) });
            freeze(tx, id, opening, &chosen).await?;
            idempotency::remember(tx, key, &id.to_string(), ctx.now()).await?;
            audit::append(tx, ctx, audit::Entry::of(opening, "shortlist.drawn", id).with(detail)).await?;
            Ok(id)
        })
        .await
}

impl From<ReadError> for DrawError {
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::NotFound | ReadError::Covered => Self::NotFound,
            ReadError::Conflict => Self::Conflict,
            ReadError::Waiting(progress) => Self::Waiting(progress),
            ReadError::Database(error) => Self::Database(error),
        }
    }
}

/// The shortlist that this request drew before.
async fn recalled(tx: &impl ConnectionTrait, key: Option<&Key>) -> Result<Option<ShortlistId>, DrawError> {
    let Some(key) = key else { return Ok(None) };
    match idempotency::recall(tx, key).await? {
        Recall::New => Ok(None),
        Recall::Done(made) => made.parse().map(|id| Some(ShortlistId(id))).map_err(|_| DrawError::KeyReused),
        Recall::Reused => Err(DrawError::KeyReused),
    }
}

const fn method_of(selection: &Selection) -> &'static str {
    match selection {
        Selection::CutOff(_) => "cut_off",
        Selection::HandPicked(_) => "hand_picked",
    }
}

fn submitted(id: OpeningId) -> sea_orm::Select<application::Entity> {
    application::Entity::find()
        .filter(application::Column::OpeningId.eq(id))
        .filter(application::Column::State.eq(application::State::Submitted))
}

/// The first `size` by mean, and whoever ties with the last of them.
async fn first(db: &impl ConnectionTrait, id: OpeningId, size: u32) -> Result<Vec<application::Model>, DrawError> {
    let mut ranked = order::by_mean(db, &order::submitted(id), None, u64::from(size)).await?;
    ranked.retain(|row| row.mean_exact.is_some());
    let mut references: Vec<String> = Vec::with_capacity(ranked.len());
    if let Some((key, mean)) = ranked.last().and_then(|row| Some((row.mean_key?, row.mean_exact.clone()?))) {
        let above = ranked.iter().filter(|row| row.mean_exact.as_ref() != Some(&mean));
        references.extend(above.map(|row| row.reference.clone()));
        let tied = submitted(id)
            .select_only()
            .column(application::Column::Reference)
            .filter(application::Column::MeanKey.eq(key))
            .filter(application::Column::MeanExact.eq(mean))
            .order_by_asc(application::Column::Reference);
        references.extend(tied.into_tuple::<String>().all(db).await?);
    }
    named(db, id, &references, false).await
}

/// These, by their aliases where names are covered for whoever draws.
async fn named(
    db: &impl ConnectionTrait,
    id: OpeningId,
    addresses: &[String],
    is_covered: bool,
) -> Result<Vec<application::Model>, DrawError> {
    use application::Column;
    let mut found = HashMap::with_capacity(addresses.len());
    for part in addresses.chunks(500) {
        let column = if is_covered { Column::Alias } else { Column::Reference };
        let some = submitted(id).filter(column.is_in(part)).all(db).await?;
        found.extend(
            some.into_iter().map(|row| (if is_covered { row.alias.clone() } else { row.reference.clone() }, row)),
        );
    }
    let (mut chosen, mut wrong) = (Vec::with_capacity(addresses.len()), Vec::new());
    for (index, reference) in addresses.iter().enumerate() {
        match found.remove(reference) {
            Some(row) => chosen.push(row),
            None => wrong.push(Invalid::new(format!("/references/{index}"), "unknown", unknown(reference))),
        }
    }
    if wrong.is_empty() { Ok(chosen) } else { Err(DrawError::Invalid(wrong)) }
}

/// Writes the entries with the rank each application has at this moment (competition ranking: 1, 2, 2, 4).
async fn freeze(
    tx: &impl ConnectionTrait,
    id: ShortlistId,
    opening: OpeningId,
    chosen: &[application::Model],
) -> Result<(), DrawError> {
    let ranks = ranks(tx, opening).await?;
    let mut entries = Vec::with_capacity(chosen.len());
    for (row, position) in chosen.iter().zip(1..) {
        let Some(submission) = row.submission_id else {
            return Err(DbErr::RecordNotFound("the version of a submitted application".to_owned()).into());
        };
        entries.push(shortlist_entry::ActiveModel {
            shortlist_id: Set(id),
            application_id: Set(row.id),
            submission_id: Set(submission),
            position: Set(position),
            rank: Set(row.mean_exact.as_ref().and_then(|mean| ranks.get(mean).copied())),
            mean_exact: Set(row.mean_exact.clone()),
            reviews: Set(row.reviews),
        });
    }
    // Both databases limit the parameters of a statement.
    for some in entries.chunks(500) {
        shortlist_entry::Entity::insert_many(some.to_vec()).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// The competition rank of every mean of the opening, exactly: how many applications have a higher one, and one more.
async fn ranks(tx: &impl ConnectionTrait, opening: OpeningId) -> Result<HashMap<String, i32>, DbErr> {
    let means: Vec<(String, i64)> = submitted(opening)
        .select_only()
        .column(application::Column::MeanExact)
        .column_as(application::Column::Id.count(), "count")
        .filter(application::Column::MeanExact.is_not_null())
        .group_by(application::Column::MeanExact)
        .into_tuple()
        .all(tx)
        .await?;
    let unreadable = |_| DbErr::Custom("a kept mean cannot be read".to_owned());
    let read = |(mean, count): (String, i64)| Ok((mean.parse::<Exact>().map_err(unreadable)?, mean, count));
    let mut means = means.into_iter().map(read).collect::<Result<Vec<_>, DbErr>>()?;
    means.sort_by(|one, other| other.0.cmp(&one.0));
    let (mut ranks, mut above) = (HashMap::with_capacity(means.len()), 0_i64);
    for (_, mean, count) in means {
        ranks.insert(mean, i32::try_from(above).unwrap_or(i32::MAX).saturating_add(1));
        above += count;
    }
    Ok(ranks)
}
