//! HR begins an opening.

use super::rules::{Edits, Terms, free_slug, slug};
use super::timing::Timing;
use super::{limits, rows};
use crate::account::may::{Act, may};
use crate::audit::{self, Entry};
use crate::context::Context;
use crate::invalid::Invalid;
use crate::store::constraint::{Unique, broken};
use crate::store::idempotency::{self, Key, Recall};
use entity::opening::{self, State};
use entity::{OpeningId, StaffId};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect, Set};
use serde_json::json;

/// How often two people may choose the same slug at once before it is our fault.
const TRIES: u32 = 4;

/// Why there is no draft.
#[derive(Debug, thiserror::Error)]
pub enum DraftError {
    /// Their role does not draft openings.
    #[error("this role does not draft openings")]
    NotAllowed,
    /// Fields are wrong.
    #[error("fields are wrong")]
    Invalid(Vec<Invalid>),
    /// The key was used for another request.
    #[error("the idempotency key was used for another request")]
    KeyReused,
    /// The database's own error.
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// Makes a draft of the site's language and zone with what is wanted; a title is needed, the rest may follow.
/// Asked again under the same key, it answers with the draft that it made.
///
/// # Errors
/// See [`DraftError`].
pub async fn draft(ctx: &Context, edits: &Edits, key: Option<&Key>) -> Result<opening::Model, DraftError> {
    let Some(staff) = ctx.actor.staff().filter(|staff| may(staff.role, None, Act::DraftOpenings)) else {
        return Err(DraftError::NotAllowed);
    };
    let site = &ctx.settings.site;
    let language = site.languages.first().copied().unwrap_or_default();
    let terms = Terms::fresh(language, ctx.settings.applications.grace_seconds).with(edits);
    let mut wrong = terms.wrong(&limits(ctx));
    let timing = match Timing::fresh(&site.time_zone).with(edits, ctx.now()) {
        Ok(timing) => Some(timing),
        Err(invalid) => {
            wrong.push(invalid);
            None
        }
    };
    let (true, Some(timing)) = (wrong.is_empty(), timing) else { return Err(DraftError::Invalid(wrong)) };
    let mut tried = 1;
    loop {
        let made = ctx
            .store
            .write(async |tx| {
                if let Some(known) = recalled::<DraftError>(tx, key).await? {
                    return Ok(known);
                }
                let row = insert(tx, ctx, staff.id, &terms, timing.clone()).await?;
                idempotency::remember(tx, key, &row.id.to_string(), ctx.now()).await?;
                let entry = Entry::of(row.id, "opening.drafted", row.id).with(json!({ "slug": row.slug }));
                audit::append(tx, ctx, entry).await?;
                Ok(row)
            })
            .await;
        match made {
            Err(DraftError::Database(error)) if tried < TRIES && came_second(&error) => tried += 1,
            made => return made,
        }
    }
}

/// Whether another made the same slug, or the same request, in between: asking again finds it.
pub(super) fn came_second(error: &DbErr) -> bool {
    matches!(broken(error), Some(Unique::Slug | Unique::IdempotencyKey))
}

/// What the key made before.
pub(super) async fn recalled<E>(tx: &impl ConnectionTrait, key: Option<&Key>) -> Result<Option<opening::Model>, E>
where
    E: From<DbErr> + From<KeyReused>,
{
    let Some(key) = key else { return Ok(None) };
    match idempotency::recall(tx, key).await? {
        Recall::New => Ok(None),
        Recall::Reused => Err(KeyReused.into()),
        Recall::Done(made) => {
            let id = made.parse().map_err(|_| DbErr::Type("a remembered id is none".to_owned()))?;
            Ok(opening::Entity::find_by_id(OpeningId(id)).one(tx).await?)
        }
    }
}

/// The key was used for another request.
#[derive(Clone, Copy, Debug)]
pub(super) struct KeyReused;

impl From<KeyReused> for DraftError {
    fn from(_: KeyReused) -> Self {
        Self::KeyReused
    }
}

/// Stores a draft with its adverts under a slug that is free.
pub(super) async fn insert(
    tx: &impl ConnectionTrait,
    ctx: &Context,
    by: StaffId,
    terms: &Terms,
    timing: Timing,
) -> Result<opening::Model, DbErr> {
    let wanted = slug(terms.own_advert().map(|advert| advert.title.as_str()).unwrap_or_default());
    let taken: Vec<String> = opening::Entity::find()
        .select_only()
        .column(opening::Column::Slug)
        .filter(opening::Column::Slug.starts_with(&wanted))
        .into_tuple()
        .all(tx)
        .await?;
    let now = ctx.now();
    let mut row = opening::ActiveModel {
        id: Set(OpeningId(ctx.new_id())),
        slug: Set(free_slug(&wanted, &taken)),
        state: Set(State::Draft),
        opens_at: Set(None),
        assigned: Set(false),
        version: Set(1),
        created_by: Set(by),
        created_at: Set(now),
        updated_at: Set(now),
        published_at: Set(None),
        cancelled_at: Set(None),
        reminded_hours: Set(None),
        ..Default::default()
    };
    rows::set_terms(&mut row, terms);
    timing.set(&mut row);
    let row = row.insert(tx).await?;
    rows::write_texts(tx, row.id, terms).await?;
    Ok(row)
}
