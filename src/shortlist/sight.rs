//! Whoever reviews sees shortlists when the ranking is open to them, and in a blind review never whom they are about (P6).

use crate::opening::standing::Standing;
use crate::review::progress::{self, Progress};
use crate::review::scope;
use crate::review::sight::Sight;
use sea_orm::{ConnectionTrait, DbErr};

/// Why somebody does not see a shortlist, or not all of it.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// No such shortlist or opening, or not for this person.
    #[error("no such shortlist")]
    NotFound,
    /// Cards are missing until they see figures: nobody's scores may colour theirs.
    #[error("{} cards are open", .0.open)]
    Waiting(Progress),
    /// A dossier is full of names, and in a blind review they are covered for this person.
    #[error("names are covered")]
    Covered,
    /// They have a conflict of interest with somebody whom this is about.
    #[error("a conflict of interest")]
    Conflict,
    /// The database's own error.
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// How far this person sees, once figures are open to them.
///
/// # Errors
/// [`ReadError::Waiting`], or the database's own error.
pub async fn open_to(db: &impl ConnectionTrait, standing: &Standing) -> Result<Sight, ReadError> {
    let sight = Sight::of(standing);
    if sight.waits() {
        let progress = progress::of(db, standing).await?;
        if progress.open > 0 {
            return Err(ReadError::Waiting(progress));
        }
    }
    Ok(sight)
}

/// Refuses those who have a conflict of interest anywhere in the opening: whom it chooses is not theirs to decide.
///
/// # Errors
/// [`ReadError::Conflict`], or the database's own error.
pub async fn unconflicted(db: &impl ConnectionTrait, standing: &Standing) -> Result<(), ReadError> {
    if scope::is_conflicted(db, standing).await? { Err(ReadError::Conflict) } else { Ok(()) }
}
