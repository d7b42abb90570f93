//! HR shares applications out among the panel.

use super::plan::{Asked, Plan, plan};
use super::situation::Situation;
use super::write::{begin_assigning, lists, replace};
use super::{AssignError, alone};
use crate::audit::{self, Entry};
use crate::context::Context;
use crate::review::figures;
use crate::store::idempotency::{self, Key, Recall};
use sea_orm::ConnectionTrait;
use serde_json::json;

/// How often a sharing is worked out again because something changed meanwhile.
const TRIES: u32 = 3;

/// Shares out what is asked for, all of it or nothing. `seen` is the mark of the preview that was confirmed; none: whatever
/// comes of it. Asked again under the same key, it does nothing.
///
/// # Errors
/// See [`AssignError`]; [`AssignError::Changed`]: something else would come of it now.
pub async fn share(
    ctx: &Context,
    slug: &str,
    asked: &Asked,
    seen: Option<&str>,
    key: Option<&Key>,
) -> Result<(), AssignError> {
    // Before the work is done again, which may no longer be possible.
    if was_done(ctx.store.read(), key).await? {
        return Ok(());
    }
    for _ in 0..TRIES {
        let plan = plan(ctx, slug, asked).await?;
        if seen.is_some_and(|seen| seen != plan.mark) {
            break;
        }
        if keep(ctx, &plan, key).await? {
            return Ok(());
        }
    }
    Err(AssignError::Changed)
}

/// Writes a plan down; false: what it was made from has changed.
async fn keep(ctx: &Context, plan: &Plan, key: Option<&Key>) -> Result<bool, AssignError> {
    let (opening, me) = (plan.situation.opening.id, plan.standing.staff);
    ctx.store
        .write(async |tx| {
            // Whoever submits a card or declares a conflict now comes before or after, and is counted either way.
            let row = alone(tx, opening).await?;
            if was_done(tx, key).await? {
                return Ok(true);
            }
            let now = Situation::of(tx, row.clone()).await?;
            if now != plan.situation {
                return Ok(false);
            }
            let (row, _) = begin_assigning(tx, ctx, row).await?;
            replace(tx, opening, lists(&now, &plan.pairs, me, ctx.now())).await?;
            figures::recompute_all(tx, &row, ctx.now()).await?;
            idempotency::remember(tx, key, &opening.to_string(), ctx.now()).await?;
            let loads: Vec<_> = plan.people.iter().map(|person| json!([person.id, person.after])).collect();
            let facts = json!({
                "reviews_per_application": plan.reviews,
                "anew": plan.anew,
                "seed": plan.seed,
                "new": plan.new,
                "taken_away": plan.gone,
                "assigned": loads,
                "sha256": plan.mark,
            });
            audit::append(tx, ctx, Entry::of(opening, "assignments.shared_out", opening).with(facts)).await?;
            Ok(true)
        })
        .await
}

/// Whether this request was carried out before.
pub(super) async fn was_done(tx: &impl ConnectionTrait, key: Option<&Key>) -> Result<bool, AssignError> {
    let Some(key) = key else { return Ok(false) };
    match idempotency::recall(tx, key).await? {
        Recall::New => Ok(false),
        Recall::Done(_) => Ok(true),
        Recall::Reused => Err(AssignError::KeyReused),
    }
}
