//! An opening held for change: loaded with permission, locked, still as the person saw it, and open to the step.

use super::rules::{Step, after};
use super::standing;
use crate::account::may::Act;
use crate::context::Context;
use crate::store::fair;
use entity::OpeningId;
use entity::opening::{self, State};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, QuerySelect};

/// Why nothing can be done to an opening, whatever was wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Barred {
    /// It does not exist, or not for them.
    #[error("no such opening")]
    NotFound,
    /// Changed since it was read.
    #[error("the opening is at version {current}")]
    Stale {
        /// The version that it has now.
        current: i32,
    },
    /// The step cannot be taken from here.
    #[error("the opening is {state:?}")]
    WrongState {
        /// Where it stands.
        state: State,
    },
}

/// The opening with this slug, if the person signed in manages it.
pub(super) async fn managed<E: From<Barred> + From<DbErr>>(ctx: &Context, slug: &str) -> Result<opening::Model, E> {
    let standing = standing::by_slug(ctx, slug, Act::ManageOpening).await?;
    Ok(standing.ok_or(Barred::NotFound)?.opening)
}

/// Locks the opening until the transaction ends, so that admissions, edits and amendments have one order, and checks it
/// there: `version` as the person read it (None: whichever it is), and the step. Returns it with the state that follows.
pub(super) async fn locked<E: From<Barred> + From<DbErr>>(
    tx: &impl ConnectionTrait,
    id: OpeningId,
    version: Option<i32>,
    step: Step,
) -> Result<(opening::Model, State), E> {
    let found = alone::<E>(tx, id, version).await?;
    let state = after(found.state, step).ok_or(Barred::WrongState { state: found.state })?;
    Ok((found, state))
}

/// The same, for what is no step: whatever its state.
pub(super) async fn alone<E: From<Barred> + From<DbErr>>(
    tx: &impl ConnectionTrait,
    id: OpeningId,
    version: Option<i32>,
) -> Result<opening::Model, E> {
    fair::alone(tx, id).await?;
    let found = opening::Entity::find_by_id(id).lock_exclusive().one(tx).await?.ok_or(Barred::NotFound)?;
    match version.filter(|version| *version != found.version) {
        Some(_) => Err(Barred::Stale { current: found.version }.into()),
        None => Ok(found),
    }
}
