//! How many cards there are in each of several openings, for lists.

use crate::context::Context;
use entity::application::{self, State};
use entity::panel_member::{self, PanelRole};
use entity::{OpeningId, scorecard};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, JoinType, QueryFilter, QuerySelect, Select};
use std::collections::HashMap;

/// The cards of one opening.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// People on its panel who review.
    pub reviewers: u64,
    /// Submitted cards for applications that count.
    pub cards: u64,
    /// Those of them that are one's own.
    pub mine: u64,
    /// One's own place on its panel.
    pub panel: Option<PanelRole>,
}

/// The tallies of these openings, by three queries however many they are.
///
/// # Errors
/// The database's own error.
pub async fn tallies(ctx: &Context, openings: &[OpeningId]) -> Result<HashMap<OpeningId, Tally>, DbErr> {
    let mut tallies: HashMap<OpeningId, Tally> = openings.iter().map(|id| (*id, Tally::default())).collect();
    let me = ctx.actor.staff().map(|staff| staff.id);
    let seats = panel_member::Entity::find()
        .filter(panel_member::Column::OpeningId.is_in(openings.iter().copied()))
        .all(ctx.store.read())
        .await?;
    for seat in seats {
        let tally = tallies.entry(seat.opening_id).or_default();
        tally.reviewers += u64::from(matches!(seat.role, PanelRole::Chair | PanelRole::Reviewer));
        if Some(seat.staff_id) == me {
            tally.panel = Some(seat.role);
        }
    }
    let cards = submitted(openings);
    for (id, count) in counted(ctx, cards.clone()).await? {
        tallies.entry(id).or_default().cards = count;
    }
    if let Some(me) = me {
        for (id, count) in counted(ctx, cards.filter(scorecard::Column::ReviewerId.eq(me))).await? {
            tallies.entry(id).or_default().mine = count;
        }
    }
    Ok(tallies)
}

fn submitted(openings: &[OpeningId]) -> Select<scorecard::Entity> {
    let reviewed = scorecard::Entity::belongs_to(application::Entity)
        .from(scorecard::Column::ApplicationId)
        .to(application::Column::Id);
    scorecard::Entity::find()
        .join(JoinType::InnerJoin, reviewed.into())
        .filter(scorecard::Column::OpeningId.is_in(openings.iter().copied()))
        .filter(scorecard::Column::SubmittedAt.is_not_null())
        .filter(application::Column::State.eq(State::Submitted))
}

async fn counted(ctx: &Context, cards: Select<scorecard::Entity>) -> Result<Vec<(OpeningId, u64)>, DbErr> {
    let found: Vec<(OpeningId, i64)> = cards
        .select_only()
        .column(scorecard::Column::OpeningId)
        .column_as(scorecard::Column::Id.count(), "count")
        .group_by(scorecard::Column::OpeningId)
        .into_tuple()
        .all(ctx.store.read())
        .await?;
    Ok(found.into_iter().map(|(id, count)| (id, u64::try_from(count).unwrap_or_default())).collect())
}
