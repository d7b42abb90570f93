//! Drafts that were never sent do not stay for ever: some time after their closing instant they are erased, files and all.

use super::discard::erase;
use super::own::Held;
use super::rules::admission::Window;
use super::window;
use crate::actor::Actor;
use crate::context::Context;
use entity::application::{self, State};
use entity::{ApplicationId, opening};
use sea_orm::sea_query::ExprTrait;
use sea_orm::{ColumnTrait, Condition, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};

/// Drafts read at a time.
const AT_ONCE: u64 = 100;

/// Erases every draft whose closing instant, its opening's or its own, lies more than `draft_days` back. How many.
///
/// # Errors
/// The database's own error.
pub async fn sweep(ctx: &Context) -> Result<u64, DbErr> {
    // What is erased does not come back: not by a clock that nobody is sure of.
    if !window::is_known(ctx) {
        return Ok(0);
    }
    let ctx = &ctx.acting_as(Actor::System);
    let before = ctx.now().plus_seconds(-i64::from(ctx.settings.applications.draft_days) * 86_400);
    let over = opening::Entity::find()
        .select_only()
        .column(opening::Column::Id)
        .filter(opening::Column::ClosesAt.lt(before))
        .filter(opening::Column::CancelledAt.is_null().or(opening::Column::CancelledAt.lt(before)));
    // Read without a lock: meanwhile the opening may have been opened again, or one person given more time.
    let is_over = |held: &Held| {
        let closed = Window::of(&held.opening, &held.application).closes_at;
        closed.is_some_and(|at| at < before) && held.opening.cancelled_at.is_none_or(|at| at < before)
    };
    let own = Condition::any()
        .add(application::Column::ExtendedUntil.is_null())
        .add(application::Column::ExtendedUntil.lt(before));
    let (mut erased, mut after) = (0, None::<ApplicationId>);
    loop {
        let mut query = application::Entity::find()
            .filter(application::Column::State.eq(State::Draft))
            .filter(application::Column::OpeningId.in_subquery(over.clone().into_query()))
            .filter(own.clone())
            .order_by_asc(application::Column::Id)
            .limit(AT_ONCE);
        if let Some(after) = after {
            query = query.filter(application::Column::Id.gt(after));
        }
        let drafts = query.all(ctx.store.read()).await?;
        let Some(last) = drafts.last() else { return Ok(erased) };
        after = Some(last.id);
        for draft in &drafts {
            erased += u64::from(erase(ctx, draft, is_over).await?);
        }
    }
}
