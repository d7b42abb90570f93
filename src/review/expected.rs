//! Whose cards an application's review waits for: the panel's, without those who have a conflict of interest, or, where
//! applications are assigned, those to whom it is.

use entity::panel_member::{self, PanelRole};
use entity::{ApplicationId, StaffId, assignment, conflict, opening};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};
use std::collections::HashMap;

/// Who is expected to review each of some applications.
#[derive(Clone, Debug)]
pub struct Expected {
    /// Those of whom something else is true than of the rest.
    special: HashMap<ApplicationId, Vec<StaffId>>,
    rest: Vec<StaffId>,
    quorum: Option<usize>,
}

impl Expected {
    /// Who is expected for these applications of an opening, whose reviewers are `panel`.
    ///
    /// # Errors
    /// The database's own error.
    pub async fn of(
        db: &impl ConnectionTrait,
        opening: &opening::Model,
        panel: &[StaffId],
        applications: &[ApplicationId],
    ) -> Result<Self, DbErr> {
        let quorum = opening.reviews_per_application.and_then(|n| usize::try_from(n).ok());
        let mut special: HashMap<ApplicationId, Vec<StaffId>> = HashMap::new();
        let these = || applications.iter().copied();
        if opening.assigned {
            let rows = assignment::Entity::find()
                .filter(assignment::Column::ApplicationId.is_in(these()))
                .order_by_asc(assignment::Column::ReviewerId)
                .all(db)
                .await?;
            // Somebody who has left the panel is not waited for.
            for row in rows.into_iter().filter(|row| panel.contains(&row.reviewer_id)) {
                special.entry(row.application_id).or_default().push(row.reviewer_id);
            }
            return Ok(Self { special, rest: Vec::new(), quorum });
        }
        let rows = conflict::Entity::find().filter(conflict::Column::ApplicationId.is_in(these())).all(db).await?;
        for row in rows {
            let others = special.entry(row.application_id).or_insert_with(|| panel.to_vec());
            others.retain(|reviewer| *reviewer != row.staff_id);
        }
        Ok(Self { special, rest: panel.to_vec(), quorum })
    }

    /// Whose cards are waited for.
    pub fn reviewers(&self, id: ApplicationId) -> &[StaffId] {
        self.special.get(&id).unwrap_or(&self.rest)
    }

    /// Submitted cards that make the application's review complete.
    pub fn quorum(&self, id: ApplicationId) -> usize {
        self.quorum.unwrap_or_else(|| self.reviewers(id).len())
    }
}

/// Those who review in an opening, in the order of their ids.
///
/// # Errors
/// The database's own error.
pub async fn panel(db: &impl ConnectionTrait, opening: entity::OpeningId) -> Result<Vec<StaffId>, DbErr> {
    let members = panel_member::Entity::find()
        .filter(panel_member::Column::OpeningId.eq(opening))
        .filter(panel_member::Column::Role.is_in([PanelRole::Chair, PanelRole::Reviewer]))
        .order_by_asc(panel_member::Column::StaffId)
        .all(db)
        .await?;
    Ok(members.into_iter().map(|member| member.staff_id).collect())
}
