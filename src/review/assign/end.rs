//! HR ends assigning: every reviewer reviews every application again.

use super::write::{replace, turned};
use super::{AssignError, alone};
use crate::account::may::Act;
use crate::audit::{self, Entry};
use crate::context::Context;
use crate::opening::standing;
use crate::review::figures;

/// Takes all assignments back; cards stay and count.
///
/// # Errors
/// See [`AssignError`].
pub async fn end(ctx: &Context, slug: &str) -> Result<(), AssignError> {
    let standing = standing::by_slug(ctx, slug, Act::ManageOpening).await?.ok_or(AssignError::NotFound)?;
    let opening = standing.opening.id;
    ctx.store
        .write(async |tx| {
            let row = alone(tx, opening).await?;
            if !row.assigned {
                return Ok(());
            }
            let row = turned(tx, ctx, row, false).await?;
            replace(tx, opening, Vec::new()).await?;
            figures::recompute_all(tx, &row, ctx.now()).await?;
            Ok(audit::append(tx, ctx, Entry::of(opening, "assignments.ended", opening)).await?)
        })
        .await
}
