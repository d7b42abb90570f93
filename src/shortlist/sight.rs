//! Whoever reviews sees shortlists when the ranking is open to them, and in a blind review never whom they are about (P6).

use crate::context::Context;
use crate::opening::standing::Standing;
use crate::review::progress::{self, Progress};
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
    /// The database's own error.
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// How far this person sees, once figures are open to them.
///
/// # Errors
/// [`ReadError::Waiting`], or the database's own error.
pub async fn open_to(db: &impl ConnectionTrait, ctx: &Context, standing: &Standing) -> Result<Sight, ReadError> {
    let me = ctx.actor.staff().ok_or(ReadError::NotFound)?.id;
    let sight = Sight::of(standing);
    if sight.reviews() {
        let progress = progress::of(db, standing, me).await?;
        if progress.open > 0 {
            return Err(ReadError::Waiting(progress));
        }
    }
    Ok(sight)
}
