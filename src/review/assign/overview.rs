//! Who has how much, and which application has whom: for HR.

use super::AssignError;
use super::situation::{Reviewer, Situation};
use crate::account::may::Act;
use crate::context::Context;
use crate::opening::standing::{self, Standing};
use crate::review::order::{self, Row};
use crate::review::sight::Sight;
use crate::review::who::Who;
use crate::store::cursor;
use entity::{ApplicationId, Instant, StaffId, application, staff};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};

/// Which applications.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// Only those that lack somebody.
    pub lacking: bool,
    pub cursor: Option<String>,
    /// At most so many.
    pub limit: u64,
}

/// How an opening's applications are assigned.
#[derive(Clone, Debug)]
pub struct Overview {
    pub standing: Standing,
    /// Those who review, by name.
    pub people: Vec<Load>,
    pub applications: usize,
    /// Applications that nobody has.
    pub unassigned: usize,
    /// Applications that lack somebody to have as many reviewers as the opening wants; without a wish, the same.
    pub lacking: usize,
    /// In the order of their arrival.
    pub items: Vec<Item>,
    pub next_cursor: Option<String>,
}

/// What somebody has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Load {
    pub id: StaffId,
    pub name: String,
    pub email: String,
    pub assigned: usize,
    /// Of these, cards begun and not submitted.
    pub begun: usize,
    /// Of these, cards submitted.
    pub submitted: usize,
    /// Conflicts of interest.
    pub conflicts: usize,
}

/// One application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    pub who: Who,
    /// By name.
    pub assigned: Vec<Has>,
    /// People of the panel who could have it: no conflict of interest, and not assigned.
    pub could: Vec<(StaffId, String)>,
    pub lacks: usize,
}

/// One who has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Has {
    pub id: StaffId,
    pub name: String,
    pub email: String,
    /// From 1, in the order in which they read.
    pub position: i32,
    pub card: Card,
    /// False: they do not sit on the panel any more.
    pub reviews: bool,
}

/// How far the card is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Card {
    None,
    Begun,
    Submitted,
}

#[derive(Serialize, Deserialize)]
struct Last {
    at: Option<i64>,
    id: ApplicationId,
}

/// How the opening's applications are assigned, with a page of them.
///
/// # Errors
/// See [`AssignError`].
pub async fn overview(ctx: &Context, slug: &str, asked: &Asked) -> Result<Overview, AssignError> {
    let standing = standing::by_slug(ctx, slug, Act::ManageOpening).await?.ok_or(AssignError::NotFound)?;
    let situation = Situation::of(ctx.store.read(), standing.opening.clone()).await?;
    let table = Table::of(&situation);
    let name = format!("assignments/{}/{}", standing.opening.id, asked.lacking);
    let after = asked.cursor.as_deref().map(|cursor| cursor::open::<Last>(&ctx.keys, &name, cursor)).transpose();
    let after = after.map_err(|_| AssignError::Cursor)?;
    let is_after =
        |at: Option<Instant>, id| after.as_ref().is_none_or(|last| (at.map(|at| at.0), id) > (last.at, last.id));
    // What one has a conflict with does not exist for oneself.
    let mut wanted = situation.applications.iter().filter(|applied| {
        !situation.conflicts.contains(&(applied.id, standing.staff))
            && is_after(applied.submitted_at, applied.id)
            && (!asked.lacking || table.lacks(applied.id) > 0)
    });
    let limit = usize::try_from(asked.limit).unwrap_or(usize::MAX);
    let page: Vec<_> = wanted.by_ref().take(limit).collect();
    let next_cursor = match page.last().filter(|_| wanted.next().is_some()) {
        Some(end) => {
            let last = Last { at: end.submitted_at.map(|at| at.0), id: end.id };
            Some(cursor::seal(&ctx.keys, &name, &last).map_err(|error| DbErr::Custom(error.to_string()))?)
        }
        None => None,
    };
    let ids: Vec<ApplicationId> = page.iter().map(|applied| applied.id).collect();
    let rows = order::submitted(standing.opening.id).filter(application::Column::Id.is_in(ids.iter().copied()));
    let rows: Vec<Row> = rows.into_model().all(ctx.store.read()).await?;
    let names = table.others(ctx, &ids).await?;
    let sight = Sight::of(&standing);
    let items = ids.iter().filter_map(|id| {
        let row = rows.iter().find(|row| row.id == *id)?;
        Some(table.item(*id, sight.who_of(row), &names))
    });
    Ok(Overview {
        items: items.collect(),
        people: situation.reviewers.iter().map(|reviewer| table.load(reviewer)).collect(),
        applications: situation.applications.len(),
        unassigned: situation.applications.iter().filter(|applied| table.of_one(applied.id).is_empty()).count(),
        lacking: situation.applications.iter().filter(|applied| table.lacks(applied.id) > 0).count(),
        next_cursor,
        standing,
    })
}

/// The situation, by application.
struct Table<'a> {
    situation: &'a Situation,
    rows: HashMap<ApplicationId, Vec<(StaffId, i32)>>,
    reviewers: HashMap<StaffId, &'a Reviewer>,
    /// How many reviews an application should have.
    wanted: usize,
    submitted: HashSet<ApplicationId>,
    /// Submitted cards of people to whom the application is not assigned.
    others: HashMap<ApplicationId, usize>,
}

impl<'a> Table<'a> {
    fn of(situation: &'a Situation) -> Self {
        let mut rows: HashMap<ApplicationId, Vec<(StaffId, i32)>> = HashMap::new();
        for row in &situation.assignments {
            rows.entry(row.application_id).or_default().push((row.reviewer_id, row.position));
        }
        let mut others = HashMap::new();
        for (&(id, who), _) in situation.cards.iter().filter(|&(_, &is_submitted)| is_submitted) {
            if !rows.get(&id).is_some_and(|rows| rows.iter().any(|&(reviewer, _)| reviewer == who)) {
                *others.entry(id).or_default() += 1;
            }
        }
        Self {
            rows,
            others,
            reviewers: situation.reviewers.iter().map(|reviewer| (reviewer.id, reviewer)).collect(),
            wanted: situation.opening.reviews_per_application.and_then(|n| usize::try_from(n).ok()).unwrap_or(1),
            submitted: situation.applications.iter().map(|applied| applied.id).collect(),
            situation,
        }
    }

    fn of_one(&self, id: ApplicationId) -> &[(StaffId, i32)] {
        self.rows.get(&id).map_or(&[], Vec::as_slice)
    }

    /// Reviewers that it lacks.
    fn lacks(&self, id: ApplicationId) -> usize {
        let counts =
            |&&(who, _): &&(StaffId, i32)| self.reviewers.contains_key(&who) || self.card(id, who) == Card::Submitted;
        let there = self.of_one(id).iter().filter(counts).count();
        self.wanted.saturating_sub(there + self.others.get(&id).copied().unwrap_or_default())
    }

    fn card(&self, id: ApplicationId, who: StaffId) -> Card {
        match self.situation.cards.get(&(id, who)) {
            None => Card::None,
            Some(false) => Card::Begun,
            Some(true) => Card::Submitted,
        }
    }

    fn load(&self, reviewer: &Reviewer) -> Load {
        let rows = self.situation.assignments.iter();
        let own = rows.filter(|row| row.reviewer_id == reviewer.id && self.submitted.contains(&row.application_id));
        let cards: Vec<Card> = own.map(|row| self.card(row.application_id, reviewer.id)).collect();
        let conflicts = self.situation.conflicts.iter();
        Load {
            id: reviewer.id,
            name: reviewer.name.clone(),
            email: reviewer.email.clone(),
            assigned: cards.len(),
            begun: cards.iter().filter(|card| **card == Card::Begun).count(),
            submitted: cards.iter().filter(|card| **card == Card::Submitted).count(),
            conflicts: conflicts.filter(|(id, who)| *who == reviewer.id && self.submitted.contains(id)).count(),
        }
    }

    /// Name and address of those who have one of these applications and sit on the panel no more.
    async fn others(&self, ctx: &Context, ids: &[ApplicationId]) -> Result<HashMap<StaffId, (String, String)>, DbErr> {
        let people = ids.iter().flat_map(|id| self.of_one(*id)).map(|&(who, _)| who);
        let gone: Vec<StaffId> = people.filter(|who| !self.reviewers.contains_key(who)).collect();
        if gone.is_empty() {
            return Ok(HashMap::new());
        }
        let rows = staff::Entity::find().filter(staff::Column::Id.is_in(gone)).all(ctx.store.read()).await?;
        Ok(rows.into_iter().map(|row| (row.id, (row.name, row.email))).collect())
    }

    fn item(&self, id: ApplicationId, who: Who, others: &HashMap<StaffId, (String, String)>) -> Item {
        let mut assigned: Vec<Has> = Vec::new();
        for &(reviewer, position) in self.of_one(id) {
            let found = self.reviewers.get(&reviewer).map(|found| (found.name.clone(), found.email.clone()));
            let Some((name, email)) = found.or_else(|| others.get(&reviewer).cloned()) else { continue };
            let (card, reviews) = (self.card(id, reviewer), self.reviewers.contains_key(&reviewer));
            assigned.push(Has { id: reviewer, name, email, position, card, reviews });
        }
        assigned.sort_by(|one, other| (&one.name, one.id).cmp(&(&other.name, other.id)));
        let could = self.situation.reviewers.iter().filter(|reviewer| {
            !self.situation.conflicts.contains(&(id, reviewer.id)) && !assigned.iter().any(|has| has.id == reviewer.id)
        });
        let could = could.map(|reviewer| (reviewer.id, reviewer.name.clone())).collect();
        Item { lacks: self.lacks(id), who, assigned, could }
    }
}
