//! HR takes an application away from a reviewer who has not submitted a card for it.

use super::situation::Situation;
use super::{AssignError, alone};
use crate::account::may::Act;
use crate::audit::{self, Entry};
use crate::context::Context;
use crate::opening::standing;
use crate::review::figures;
use entity::{StaffId, assignment};
use sea_orm::EntityTrait;
use serde_json::json;

/// Takes one application away from one reviewer. A card that was begun stays its author's and is there again should they
/// be assigned it again.
///
/// # Errors
/// See [`AssignError`]; [`AssignError::Submitted`]: what was judged is not made undone.
pub async fn take_away(ctx: &Context, slug: &str, address: &str, whose: StaffId) -> Result<(), AssignError> {
    let standing = standing::by_slug(ctx, slug, Act::ManageOpening).await?.ok_or(AssignError::NotFound)?;
    let opening = standing.opening.id;
    ctx.store
        .write(async |tx| {
            let row = alone(tx, opening).await?;
            let situation = Situation::of(tx, row.clone()).await?;
            let applied = situation.find(address, &standing).ok_or(AssignError::NotFound)?;
            if situation.cards.get(&(applied.id, whose)) == Some(&true) {
                return Err(AssignError::Submitted);
            }
            let gone = assignment::Entity::delete_by_id((applied.id, whose)).exec(tx).await?;
            if gone.rows_affected == 0 {
                return Err(AssignError::NotFound);
            }
            figures::recompute(tx, &row, &[applied.id], ctx.now()).await?;
            let entry =
                Entry::of(opening, "assignment.taken_away", &applied.reference).with(json!({ "reviewer": whose }));
            Ok(audit::append(tx, ctx, entry).await?)
        })
        .await
}
