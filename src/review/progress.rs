//! How far a reviewer, and where it matters the panel, has come.

use super::expected;
use super::scope;
use super::sight::Sight;
use crate::opening::standing::Standing;
use entity::application::{self, State};
use entity::{OpeningId, StaffId, assignment, conflict, scorecard};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, JoinType, PaginatorTrait, QueryFilter, QuerySelect, QueryTrait,
    Select,
};

/// Cards submitted and to be submitted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Submitted applications of the opening that are theirs to review.
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

/// The progress of somebody in an opening; nothing is open for those who do not review or need not wait.
///
/// # Errors
/// The database's own error.
pub async fn of(db: &impl ConnectionTrait, standing: &Standing) -> Result<Progress, DbErr> {
    let (opening, sight) = (standing.opening.id, Sight::of(standing));
    let duty = scope::to_review(submitted(opening), standing);
    let applications = duty.clone().count(db).await?;
    let mine = if standing.opening.assigned {
        let duty = duty.select_only().column(application::Column::Id).into_query();
        let own = submitted_cards(opening, &[standing.staff]);
        own.filter(scorecard::Column::ApplicationId.in_subquery(duty)).count(db).await?
    } else {
        counting(db, opening, &[standing.staff]).await?
    };
    let mut progress = Progress { applications, mine, open: 0, of_all: sight.waits_for_all() };
    if progress.of_all {
        progress.open = missing(db, standing).await?;
    } else if sight.waits() {
        progress.open = progress.left();
    }
    Ok(progress)
}

/// Cards of everybody that are missing.
async fn missing(db: &impl ConnectionTrait, standing: &Standing) -> Result<u64, DbErr> {
    let opening = &standing.opening;
    let panel = expected::panel(db, opening.id).await?;
    if opening.assigned {
        let assigned = assignment::Entity::belongs_to(application::Entity)
            .from(assignment::Column::ApplicationId)
            .to(application::Column::Id);
        let wanted = assignment::Entity::find()
            .join(JoinType::InnerJoin, assigned.into())
            .filter(assignment::Column::OpeningId.eq(opening.id))
            .filter(assignment::Column::ReviewerId.is_in(panel.iter().copied()))
            .filter(application::Column::State.eq(State::Submitted))
            .count(db)
            .await?;
        let theirs = scorecard::Entity::belongs_to(assignment::Entity)
            .from((scorecard::Column::ApplicationId, scorecard::Column::ReviewerId))
            .to((assignment::Column::ApplicationId, assignment::Column::ReviewerId));
        let reviewed = scorecard::Entity::belongs_to(application::Entity)
            .from(scorecard::Column::ApplicationId)
            .to(application::Column::Id);
        let there = submitted_cards(opening.id, &panel)
            .join(JoinType::InnerJoin, reviewed.into())
            .filter(application::Column::State.eq(State::Submitted))
            .join(JoinType::InnerJoin, theirs.into())
            .count(db)
            .await?;
        return Ok(wanted.saturating_sub(there));
    }
    let applications = submitted(opening.id).count(db).await?;
    let apart = conflict::Entity::belongs_to(application::Entity)
        .from(conflict::Column::ApplicationId)
        .to(application::Column::Id);
    let excused = conflict::Entity::find()
        .join(JoinType::InnerJoin, apart.into())
        .filter(conflict::Column::OpeningId.eq(opening.id))
        .filter(conflict::Column::StaffId.is_in(panel.iter().copied()))
        .filter(application::Column::State.eq(State::Submitted))
        .count(db)
        .await?;
    let wanted = applications.saturating_mul(panel.len() as u64).saturating_sub(excused);
    // A card of somebody with a conflict was taken back with it.
    Ok(wanted.saturating_sub(counting(db, opening.id, &panel).await?))
}

/// Submitted cards of these people.
fn submitted_cards(opening: OpeningId, reviewers: &[StaffId]) -> Select<scorecard::Entity> {
    scorecard::Entity::find()
        .filter(scorecard::Column::OpeningId.eq(opening))
        .filter(scorecard::Column::ReviewerId.is_in(reviewers.iter().copied()))
        .filter(scorecard::Column::SubmittedAt.is_not_null())
}

/// How many cards of these people are for applications that are still there: all of them, counted in an index, without the few
/// for what was withdrawn.
async fn counting(db: &impl ConnectionTrait, opening: OpeningId, reviewers: &[StaffId]) -> Result<u64, DbErr> {
    let all = submitted_cards(opening, reviewers).count(db).await?;
    if all == 0 {
        return Ok(0);
    }
    let of = application::Entity::belongs_to(scorecard::Entity)
        .from(application::Column::Id)
        .to(scorecard::Column::ApplicationId);
    let gone = application::Entity::find()
        .join(JoinType::InnerJoin, of.into())
        .filter(application::Column::OpeningId.eq(opening))
        .filter(application::Column::State.eq(State::Withdrawn))
        .filter(scorecard::Column::ReviewerId.is_in(reviewers.iter().copied()))
        .filter(scorecard::Column::SubmittedAt.is_not_null())
        .count(db)
        .await?;
    Ok(all.saturating_sub(gone))
}

fn submitted(opening: OpeningId) -> Select<application::Entity> {
    application::Entity::find()
        .filter(application::Column::OpeningId.eq(opening))
        .filter(application::Column::State.eq(State::Submitted))
}
