//! Applications are assigned to reviewers: shared out automatically, by a list, or by hand. From then on each reviewer
//! reviews what is assigned to them, and nothing else.

pub mod by_list;
pub mod end;
pub mod overview;
pub mod plan;
pub mod share;
mod situation;
pub mod take_away;
mod write;

use crate::invalid::Invalid;
use crate::store::fair;
use entity::{OpeningId, opening};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, QuerySelect};

/// Why nothing was assigned, or taken away.
#[derive(Debug, thiserror::Error)]
pub enum AssignError {
    #[error("no such opening, or not for them")]
    NotFound,
    #[error("what was asked for cannot be accepted")]
    Invalid(Vec<Invalid>),
    #[error("no sharing gives every application its reviewers")]
    Infeasible(Infeasible),
    #[error("something has changed since the preview")]
    Changed,
    #[error("the cursor is not of this list")]
    Cursor,
    #[error("the card is submitted")]
    Submitted,
    #[error("the key was used for another request")]
    KeyReused,
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// Why no sharing gives every application its reviewers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Infeasible {
    /// The panel has fewer reviewers than an application wants.
    TooFewReviewers { reviewers: usize, wanted: usize },
    /// Conflicts leave these applications too few, the worst off first.
    Short(Vec<Lacking>),
}

/// An application that conflicts leave too few reviewers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lacking {
    /// As whoever asked knows it.
    pub reference: String,
    /// Reviewers without a conflict.
    pub able: usize,
    pub wanted: usize,
}

/// The opening, with nobody submitting cards or declaring conflicts in it until the transaction ends: both share its row.
async fn alone(tx: &impl ConnectionTrait, id: OpeningId) -> Result<opening::Model, AssignError> {
    fair::alone(tx, id).await?;
    opening::Entity::find_by_id(id).lock_exclusive().one(tx).await?.ok_or(AssignError::NotFound)
}
