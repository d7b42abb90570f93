//! A shortlist is signed: one signature a person, for good.

use super::sight::{ReadError, open_to, unconflicted};
use crate::account::may::Act;
use crate::audit;
use crate::context::Context;
use crate::opening::standing;
use crate::review::progress::Progress;
use crate::store::constraint::{self, Unique};
use entity::{ShortlistId, shortlist, sign_off};
use sea_orm::{ActiveModelTrait, DbErr, EntityTrait, Set};

/// It was not signed.
#[derive(Debug, thiserror::Error)]
pub enum SignError {
    /// No such shortlist, or not for this person to sign.
    #[error("no such shortlist")]
    NotFound,
    /// Nobody signs what they may not see yet (P6).
    #[error("{} cards are open", .0.open)]
    Waiting(Progress),
    /// They have a conflict of interest with somebody who applied.
    #[error("a conflict of interest")]
    Conflict,
    /// The note is longer than this many characters.
    #[error("the note is longer than {0} characters")]
    TooLong(usize),
    /// The database's own error.
    #[error(transparent)]
    Database(#[from] DbErr),
}

impl From<ReadError> for SignError {
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::NotFound | ReadError::Covered => Self::NotFound,
            ReadError::Conflict => Self::Conflict,
            ReadError::Waiting(progress) => Self::Waiting(progress),
            ReadError::Database(error) => Self::Database(error),
        }
    }
}

/// Signs. A second signature of the same person changes nothing: the first one stands.
///
/// # Errors
/// See [`SignError`].
pub async fn sign(ctx: &Context, id: ShortlistId, note: &str) -> Result<(), SignError> {
    let row = shortlist::Entity::find_by_id(id).one(ctx.store.read()).await?.ok_or(SignError::NotFound)?;
    let standing = standing::by_id(ctx, row.opening_id, Act::SignOff).await?.ok_or(SignError::NotFound)?;
    open_to(ctx.store.read(), &standing).await?;
    unconflicted(ctx.store.read(), &standing).await?;
    let staff = ctx.actor.staff().ok_or(SignError::NotFound)?.id;
    let max = ctx.settings.openings.max_reason;
    if note.chars().count() > max {
        return Err(SignError::TooLong(max));
    }
    let signed = ctx
        .store
        .write(async |tx| {
            sign_off::ActiveModel {
                shortlist_id: Set(id),
                staff_id: Set(staff),
                note: Set(note.trim().to_owned()),
                signed_at: Set(ctx.now()),
            }
            .insert(tx)
            .await?;
            audit::append(tx, ctx, audit::Entry::of(row.opening_id, "shortlist.signed", id)).await
        })
        .await;
    match signed {
        Err(error) if constraint::broken(&error) == Some(Unique::SignOff) => Ok(()),
        other => Ok(other?),
    }
}
