//! Assignments as rows.

use super::situation::Situation;
use crate::context::Context;
use entity::{ApplicationId, Instant, OpeningId, StaffId, assignment, opening};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, Set};
use std::collections::{HashMap, HashSet};

/// Rows written by one statement: six values each, and SQLite binds at most 32,766.
const BATCH: usize = 1000;

/// From here on reviewers see what is assigned to them. Says whether that is new.
pub async fn begin_assigning(
    tx: &impl ConnectionTrait,
    ctx: &Context,
    row: opening::Model,
) -> Result<(opening::Model, bool), DbErr> {
    if row.assigned { Ok((row, false)) } else { Ok((turned(tx, ctx, row, true).await?, true)) }
}

/// Whether reviewers see only what is assigned to them; whoever edits the opening at that moment learns that it changed.
pub async fn turned(
    tx: &impl ConnectionTrait,
    ctx: &Context,
    row: opening::Model,
    assigned: bool,
) -> Result<opening::Model, DbErr> {
    let next = row.version + 1;
    let mut row = row.into_active_model();
    row.assigned = Set(assigned);
    row.version = Set(next);
    row.updated_at = Set(ctx.now());
    row.update(tx).await
}

/// The rows of these pairs, each reviewer's in the order given; those that were there keep who assigned them, and when. After
/// them, what is assigned of applications that are not submitted now, and what people have judged who left the panel since.
pub fn lists(
    situation: &Situation,
    pairs: &[(ApplicationId, StaffId)],
    me: StaffId,
    now: Instant,
) -> Vec<assignment::Model> {
    let there = situation.assignments.iter().map(|row| ((row.application_id, row.reviewer_id), row));
    let there: HashMap<_, _> = there.collect();
    let given: HashSet<_> = pairs.iter().copied().collect();
    let submitted: HashSet<ApplicationId> = situation.applications.iter().map(|applied| applied.id).collect();
    let reviewers: HashSet<StaffId> = situation.reviewers.iter().map(|reviewer| reviewer.id).collect();
    let staying = situation
        .assignments
        .iter()
        .map(|row| (row.application_id, row.reviewer_id))
        .filter(|pair| situation.is_judged(*pair) || (!submitted.contains(&pair.0) && reviewers.contains(&pair.1)));
    let staying = staying.chain(situation.begun()).filter(|pair| !given.contains(pair));
    let mut positions: HashMap<StaffId, i32> = HashMap::new();
    let all = pairs.iter().copied().chain(staying);
    all.map(|(application_id, reviewer_id)| {
        let position = positions.entry(reviewer_id).or_default();
        *position += 1;
        let before = there.get(&(application_id, reviewer_id));
        assignment::Model {
            application_id,
            reviewer_id,
            opening_id: situation.opening.id,
            position: *position,
            assigned_by: before.map_or(me, |row| row.assigned_by),
            assigned_at: before.map_or(now, |row| row.assigned_at),
        }
    })
    .collect()
}

/// The rows of new pairs, each at the end of its reviewer's list.
pub fn appended(
    situation: &Situation,
    new: &[(ApplicationId, StaffId)],
    me: StaffId,
    now: Instant,
) -> Vec<assignment::Model> {
    let mut last: HashMap<StaffId, i32> = HashMap::new();
    for row in &situation.assignments {
        let last = last.entry(row.reviewer_id).or_default();
        *last = row.position.max(*last);
    }
    let row = |&(application_id, reviewer_id): &(ApplicationId, StaffId)| {
        let position = last.entry(reviewer_id).or_default();
        *position += 1;
        assignment::Model {
            application_id,
            reviewer_id,
            opening_id: situation.opening.id,
            position: *position,
            assigned_by: me,
            assigned_at: now,
        }
    };
    new.iter().map(row).collect()
}

/// These rows instead of all that the opening has.
pub async fn replace(tx: &impl ConnectionTrait, opening: OpeningId, rows: Vec<assignment::Model>) -> Result<(), DbErr> {
    assignment::Entity::delete_many().filter(assignment::Column::OpeningId.eq(opening)).exec(tx).await?;
    insert(tx, rows).await
}

/// These rows besides.
pub async fn insert(tx: &impl ConnectionTrait, rows: Vec<assignment::Model>) -> Result<(), DbErr> {
    for batch in rows.chunks(BATCH) {
        let batch = batch.iter().cloned().map(IntoActiveModel::into_active_model);
        assignment::Entity::insert_many(batch).exec_without_returning(tx).await?;
    }
    Ok(())
}
