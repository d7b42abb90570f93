//! Everything that sharing out depends on, as it stands.

use crate::opening::standing::Standing;
use crate::review::rules::assign::{Pair, Task};
use crate::review::sight::Sight;
use crate::secrets::{canonical_alias, canonical_reference};
use entity::application::{self, State};
use entity::panel_member::{self, PanelRole};
use entity::{ApplicationId, Instant, OpeningId, StaffId, assignment, conflict, opening, scorecard, staff};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::{HashMap, HashSet};

/// An opening's applications and reviewers, and what is between them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Situation {
    pub opening: opening::Model,
    /// Submitted ones, in the order of their arrival.
    pub applications: Vec<Applied>,
    /// Those of the panel who review and can sign in, by name.
    pub reviewers: Vec<Reviewer>,
    pub conflicts: HashSet<(ApplicationId, StaffId)>,
    /// All there are, each reviewer's in their order.
    pub assignments: Vec<assignment::Model>,
    /// Who has a card of which application, and whether it is submitted.
    pub cards: HashMap<(ApplicationId, StaffId), bool>,
}

/// A submitted application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applied {
    pub id: ApplicationId,
    pub reference: String,
    pub alias: String,
    pub submitted_at: Option<Instant>,
}

impl Applied {
    /// What stands for it before somebody: in a blind review, for whoever reviews, the alias.
    pub fn address(&self, sight: Sight) -> &str {
        if sight.is_covered() { &self.alias } else { &self.reference }
    }
}

/// Somebody who reviews.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reviewer {
    pub id: StaffId,
    pub name: String,
    pub email: String,
    pub email_key: String,
}

impl Situation {
    /// The situation of an opening. Six queries.
    pub async fn of(db: &impl ConnectionTrait, opening: opening::Model) -> Result<Self, DbErr> {
        let id = opening.id;
        let applications: Vec<(ApplicationId, String, String, Option<Instant>)> = application::Entity::find()
            .select_only()
            .columns([
                application::Column::Id,
                application::Column::Reference,
                application::Column::Alias,
                application::Column::SubmittedAt,
            ])
            .filter(application::Column::OpeningId.eq(id))
            .filter(application::Column::State.eq(State::Submitted))
            .order_by_asc(application::Column::SubmittedAt)
            .order_by_asc(application::Column::Id)
            .into_tuple()
            .all(db)
            .await?;
        let conflicts: Vec<(ApplicationId, StaffId)> = conflict::Entity::find()
            .select_only()
            .columns([conflict::Column::ApplicationId, conflict::Column::StaffId])
            .filter(conflict::Column::OpeningId.eq(id))
            .into_tuple()
            .all(db)
            .await?;
        let assignments = assignment::Entity::find()
            .filter(assignment::Column::OpeningId.eq(id))
            .order_by_asc(assignment::Column::ReviewerId)
            .order_by_asc(assignment::Column::Position)
            .order_by_asc(assignment::Column::ApplicationId)
            .all(db)
            .await?;
        let cards: Vec<(ApplicationId, StaffId, Option<Instant>)> = scorecard::Entity::find()
            .select_only()
            .columns([scorecard::Column::ApplicationId, scorecard::Column::ReviewerId, scorecard::Column::SubmittedAt])
            .filter(scorecard::Column::OpeningId.eq(id))
            .into_tuple()
            .all(db)
            .await?;
        let applied = |(id, reference, alias, submitted_at)| Applied { id, reference, alias, submitted_at };
        Ok(Self {
            applications: applications.into_iter().map(applied).collect(),
            reviewers: reviewers(db, id).await?,
            conflicts: conflicts.into_iter().collect(),
            assignments,
            cards: cards.into_iter().map(|(id, who, submitted)| ((id, who), submitted.is_some())).collect(),
            opening,
        })
    }

    /// The submitted application that goes by this address before this person, by its alias or, unless they review blind, its
    /// reference. With which they have a conflict does not exist for them.
    pub fn find(&self, address: &str, standing: &Standing) -> Option<&Applied> {
        let typed = typed(address)?;
        self.known(standing).get(typed.as_str()).copied()
    }

    /// All that exist for them, by the addresses under which they know them.
    pub fn known(&self, standing: &Standing) -> HashMap<&str, &Applied> {
        let is_covered = Sight::of(standing).is_covered();
        let theirs = self.applications.iter().filter(|applied| !self.conflicts.contains(&(applied.id, standing.staff)));
        let mut known = HashMap::new();
        for applied in theirs {
            known.insert(applied.alias.as_str(), applied);
            if !is_covered {
                known.insert(applied.reference.as_str(), applied);
            }
        }
        known
    }

    /// Cards for what is not assigned to their authors, in the order of arrival: those submitted, for whoever judged an
    /// application has it, and before anything is assigned those begun by people who review.
    pub fn begun(&self) -> Vec<(ApplicationId, StaffId)> {
        let assigned: HashSet<_> = self.assignments.iter().map(|row| (row.application_id, row.reviewer_id)).collect();
        let numbers = Numbers::of(self);
        let begun = self.cards.iter().filter(|&(pair, is_submitted)| {
            numbers.applications.contains_key(&pair.0)
                && !assigned.contains(pair)
                && !self.conflicts.contains(pair)
                && (*is_submitted || (!self.opening.assigned && numbers.reviewers.contains_key(&pair.1)))
        });
        let mut begun: Vec<_> = begun.map(|(&pair, _)| pair).collect();
        begun.sort_unstable_by_key(|&(id, who)| (numbers.applications.get(&id).copied(), who));
        begun
    }

    /// Whether their card is submitted.
    pub fn is_judged(&self, pair: (ApplicationId, StaffId)) -> bool {
        self.cards.get(&pair) == Some(&true)
    }

    /// What is to be solved so that each application has so many reviewers. What is assigned stays; where all is shared out
    /// anew, only what has a card does. Submitted cards of people who left the panel count as reviews.
    pub fn task(&self, reviews: usize, anew: bool, seed: u64) -> Task {
        let numbers = Numbers::of(self);
        let mut others = vec![0; self.applications.len()];
        for (&(application, who), &is_submitted) in &self.cards {
            let number = numbers.applications.get(&application).filter(|_| !numbers.reviewers.contains_key(&who));
            if let Some(&number) = number.filter(|_| is_submitted) {
                others[number] += 1;
            }
        }
        let mut conflicts = numbers.pairs(self.conflicts.iter().copied());
        conflicts.sort_unstable();
        // What was begun before anything was assigned has been read, and comes first.
        let mut kept = numbers.pairs(self.begun().into_iter());
        let rows = self.assignments.iter().map(|row| (row.application_id, row.reviewer_id));
        kept.extend(numbers.pairs(rows.filter(|pair| !anew || self.cards.contains_key(pair))));
        Task {
            wanted: others.into_iter().map(|others: usize| reviews.saturating_sub(others)).collect(),
            reviewers: self.reviewers.len(),
            conflicts,
            kept,
            seed,
        }
    }
}

/// The numbers of applications and reviewers in a task.
struct Numbers {
    applications: HashMap<ApplicationId, usize>,
    reviewers: HashMap<StaffId, usize>,
}

impl Numbers {
    fn of(situation: &Situation) -> Self {
        let applications = situation.applications.iter().enumerate().map(|(number, applied)| (applied.id, number));
        let reviewers = situation.reviewers.iter().enumerate().map(|(number, reviewer)| (reviewer.id, number));
        Self { applications: applications.collect(), reviewers: reviewers.collect() }
    }

    /// Those whose application and reviewer are part of the task.
    fn pairs(&self, of: impl Iterator<Item = (ApplicationId, StaffId)>) -> Vec<Pair> {
        of.filter_map(|(application, who)| {
            let (&application, &reviewer) = self.applications.get(&application).zip(self.reviewers.get(&who))?;
            Some(Pair { application, reviewer })
        })
        .collect()
    }
}

/// Those of a panel who review and can sign in, by name.
async fn reviewers(db: &impl ConnectionTrait, opening: OpeningId) -> Result<Vec<Reviewer>, DbErr> {
    let seats = panel_member::Entity::find()
        .filter(panel_member::Column::OpeningId.eq(opening))
        .filter(panel_member::Column::Role.is_in([PanelRole::Chair, PanelRole::Reviewer]))
        .all(db)
        .await?;
    let people = staff::Entity::find()
        .filter(staff::Column::Id.is_in(seats.iter().map(|seat| seat.staff_id)))
        .filter(staff::Column::DisabledAt.is_null())
        .order_by_asc(staff::Column::Name)
        .order_by_asc(staff::Column::Id)
        .all(db)
        .await?;
    let reviewer =
        |row: staff::Model| Reviewer { id: row.id, name: row.name, email: row.email, email_key: row.email_key };
    Ok(people.into_iter().map(reviewer).collect())
}

/// An address as it was typed, in its one form.
pub fn typed(address: &str) -> Option<String> {
    canonical_reference(address).or_else(|| canonical_alias(address))
}
