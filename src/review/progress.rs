//! How far a reviewer, and where it matters the panel, has come.

use super::sight::Sight;
use crate::opening::standing::Standing;
use entity::application::{self, State};
use entity::panel_member::{self, PanelRole};
use entity::{StaffId, scorecard};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, JoinType, PaginatorTrait, QueryFilter, QuerySelect};

/// Cards submitted and to be submitted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Submitted applications of the opening.
    pub applications: u64,
    /// One's own submitted cards for them.
    pub mine: u64,
    /// Cards that are missing until one sees figures of the whole: one's own, or everybody's where the opening says so.
    pub open: u64,
    /// Whether those of everybody are counted.
    pub of_all: bool,
}

impl Progress {
    /// One's own cards that are missing.
    pub const fn left(&self) -> u64 {
        self.applications.saturating_sub(self.mine)
    }
}

/// The progress of somebody in an opening; nothing is open for those who do not review.
///
/// # Errors
/// The database's own error.
pub async fn of(db: &impl ConnectionTrait, standing: &Standing, me: StaffId) -> Result<Progress, DbErr> {
    let (opening, sight) = (standing.opening.id, Sight::of(standing));
    let applications = application::Entity::find()
        .filter(application::Column::OpeningId.eq(opening))
        .filter(application::Column::State.eq(State::Submitted))
        .count(db)
        .await?;
    let reviewed = scorecard::Entity::belongs_to(application::Entity)
        .from(scorecard::Column::ApplicationId)
        .to(application::Column::Id);
    let submitted = scorecard::Entity::find()
        .join(JoinType::InnerJoin, reviewed.into())
        .filter(scorecard::Column::OpeningId.eq(opening))
        .filter(scorecard::Column::SubmittedAt.is_not_null())
        .filter(application::Column::State.eq(State::Submitted));
    let mine = submitted.clone().filter(scorecard::Column::ReviewerId.eq(me)).count(db).await?;
    let mut progress = Progress { applications, mine, open: 0, of_all: sight.waits_for_all() };
    if progress.of_all {
        let reviewers: Vec<StaffId> = panel_member::Entity::find()
            .select_only()
            .column(panel_member::Column::StaffId)
            .filter(panel_member::Column::OpeningId.eq(opening))
            .filter(panel_member::Column::Role.is_in([PanelRole::Chair, PanelRole::Reviewer]))
            .into_tuple()
            .all(db)
            .await?;
        let wanted = applications.saturating_mul(reviewers.len() as u64);
        let there = submitted.filter(scorecard::Column::ReviewerId.is_in(reviewers)).count(db).await?;
        progress.open = wanted.saturating_sub(there);
    } else if sight.reviews() {
        progress.open = progress.left();
    }
    Ok(progress)
}
