//! Who can be named in a note: those for whom the application exists, and who may read what its author writes.

use super::mentions::Person;
use crate::account::may::Act;
use crate::opening::standing::{self, Standing};
use crate::review::candidate::Candidate;
use crate::review::scope::{self, Reach};
use crate::review::sight::Sight;
use entity::application::{self, State};
use entity::staff::{self, Role};
use entity::{StaffId, panel_member};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

/// Those who can be named in a note of the person who loaded the application, without themselves.
///
/// Who has a conflict of interest cannot, nor those to whom it is not assigned and who only review; nor those who review blind,
/// where the author knows who applied: they would not read it.
///
/// # Errors
/// The database's own error.
pub async fn of(db: &impl ConnectionTrait, candidate: &Candidate) -> Result<Vec<Person>, DbErr> {
    let (opening, me) = (&candidate.standing.opening, candidate.standing.staff);
    let seats = panel_member::Entity::find().filter(panel_member::Column::OpeningId.eq(opening.id)).all(db).await?;
    let there = staff::Entity::find()
        .filter(staff::Column::DisabledAt.is_null())
        .filter(
            Condition::any()
                .add(staff::Column::Role.eq(Role::Hr))
                .add(staff::Column::Id.is_in(seats.iter().map(|seat| seat.staff_id))),
        )
        .order_by_asc(staff::Column::Name)
        .all(db)
        .await?;
    let mut people = Vec::new();
    for person in there.into_iter().filter(|person| person.id != me) {
        let panel = seats.iter().find(|seat| seat.staff_id == person.id).map(|seat| seat.role);
        let standing = standing::of_person(opening, &person, panel);
        if address(db, &standing, &candidate.application, candidate.sight.is_covered()).await?.is_some() {
            people.push(Person { id: person.id, name: person.name });
        }
    }
    Ok(people)
}

/// Under which address somebody reads a note on this application that was written by those who know who applied, or by those
/// who do not (`covered`); none: they do not read it.
///
/// # Errors
/// The database's own error.
pub async fn address(
    db: &impl ConnectionTrait,
    standing: &Standing,
    about: &application::Model,
    covered: bool,
) -> Result<Option<String>, DbErr> {
    let is_covered = Sight::of(standing).is_covered();
    if !standing.may(Act::ReadApplications) || (is_covered && !covered) || about.state != State::Submitted {
        return Ok(None);
    }
    let within = scope::reach(db, standing, about.id, Act::ReadApplications).await? == Reach::Within;
    Ok(within.then(|| if is_covered { about.alias.clone() } else { about.reference.clone() }))
}

/// The languages in which these people are written to.
///
/// # Errors
/// The database's own error.
pub(super) async fn languages(db: &impl ConnectionTrait, people: &[StaffId]) -> Result<Vec<(StaffId, String)>, DbErr> {
    let found = staff::Entity::find().filter(staff::Column::Id.is_in(people.iter().copied())).all(db).await?;
    Ok(found.into_iter().map(|person| (person.id, person.language)).collect())
}
