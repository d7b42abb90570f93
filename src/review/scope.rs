//! Which applications there are for somebody. One with which they have a conflict of interest does not exist for them; where
//! applications are assigned, nobody reviews what is not theirs, and who only reviews does not see it either.

use crate::account::may::Act;
use crate::opening::standing::Standing;
use entity::panel_member::PanelRole;
use entity::{ApplicationId, OpeningId, StaffId, application, assignment, conflict, scorecard};
use sea_orm::sea_query::{Expr, ExprTrait as _, SelectStatement, SimpleExpr};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, JoinType, QueryFilter, QuerySelect, QueryTrait, Select,
};

/// How an application stands to somebody who may do something in its opening.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    Within,
    /// They have a conflict of interest.
    Conflict,
    /// It is not assigned to them.
    Unassigned,
}

/// Those of these applications that exist for them.
pub fn visible(rows: Select<application::Entity>, standing: &Standing) -> Select<application::Entity> {
    let (opening, me) = (standing.opening.id, standing.staff);
    // A set of its own rather than a question for each row: it is read once, and mostly empty.
    let rows = rows.filter(application::Column::Id.not_in_subquery(conflicts(opening, me)));
    if only_assigned(standing) { rows.filter(application::Column::Id.in_subquery(assigned(opening, me))) } else { rows }
}

/// Those of these applications that they are to review.
pub fn to_review(rows: Select<application::Entity>, standing: &Standing) -> Select<application::Entity> {
    let rows = visible(rows, standing);
    if standing.opening.assigned && !only_assigned(standing) {
        rows.filter(application::Column::Id.in_subquery(assigned(standing.opening.id, standing.staff)))
    } else {
        rows
    }
}

/// How this application stands to them, who want to do `act`.
///
/// # Errors
/// The database's own error.
pub async fn reach(
    db: &impl ConnectionTrait,
    standing: &Standing,
    id: ApplicationId,
    act: Act,
) -> Result<Reach, DbErr> {
    if conflict::Entity::find_by_id((id, standing.staff)).one(db).await?.is_some() {
        return Ok(Reach::Conflict);
    }
    let must_be_assigned = only_assigned(standing) || (standing.opening.assigned && act == Act::Review);
    if must_be_assigned && assignment::Entity::find_by_id((id, standing.staff)).one(db).await?.is_none() {
        return Ok(Reach::Unassigned);
    }
    Ok(Reach::Within)
}

/// Whether they have a conflict of interest with anybody who stands in the opening: then its choice is not theirs to make.
///
/// # Errors
/// The database's own error.
pub async fn is_conflicted(db: &impl ConnectionTrait, standing: &Standing) -> Result<bool, DbErr> {
    let with = conflict::Entity::belongs_to(application::Entity)
        .from(conflict::Column::ApplicationId)
        .to(application::Column::Id);
    let found = conflict::Entity::find()
        .join(JoinType::InnerJoin, with.into())
        .filter(application::Column::State.eq(application::State::Submitted))
        .filter(conflict::Column::OpeningId.eq(standing.opening.id))
        .filter(conflict::Column::StaffId.eq(standing.staff))
        .one(db)
        .await?;
    Ok(found.is_some())
}

/// Whether not all of the opening's applications exist for them.
///
/// # Errors
/// The database's own error.
pub async fn is_narrowed(db: &impl ConnectionTrait, standing: &Standing) -> Result<bool, DbErr> {
    Ok(only_assigned(standing) || is_conflicted(db, standing).await?)
}

/// Whether what is not assigned to them is not there for them.
pub(super) fn only_assigned(standing: &Standing) -> bool {
    standing.opening.assigned && standing.panel == Some(PanelRole::Reviewer) && !standing.may(Act::ManageOpening)
}

fn conflicts(opening: OpeningId, me: StaffId) -> SelectStatement {
    conflict::Entity::find()
        .select_only()
        .column(conflict::Column::ApplicationId)
        .filter(conflict::Column::OpeningId.eq(opening))
        .filter(conflict::Column::StaffId.eq(me))
        .into_query()
}

/// What is assigned to somebody.
pub(super) fn assigned(opening: OpeningId, me: StaffId) -> SelectStatement {
    assignment::Entity::find()
        .select_only()
        .column(assignment::Column::ApplicationId)
        .filter(assignment::Column::OpeningId.eq(opening))
        .filter(assignment::Column::ReviewerId.eq(me))
        .into_query()
}

/// That somebody has not submitted a card for it: asked of each row in its turn, for most often it is one of the first.
pub(super) fn unreviewed(me: StaffId) -> SimpleExpr {
    let this = Expr::col((application::Entity, application::Column::Id));
    let reviewed = scorecard::Entity::find()
        .select_only()
        .column(scorecard::Column::ApplicationId)
        .filter(scorecard::Column::ApplicationId.into_expr().eq(this))
        .filter(scorecard::Column::ReviewerId.eq(me))
        .filter(scorecard::Column::SubmittedAt.is_not_null())
        .into_query();
    Expr::exists(reviewed).not()
}
