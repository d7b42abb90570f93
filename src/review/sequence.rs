//! In which order somebody reads the applications of an opening, one by one: by arrival, or in an order of each reviewer's
//! own, so that nobody is always read first, fresh, or last, tired.
//!
//! Assigned applications come in the order of their assignment. In a blind review, where the order of arrival would tell
//! something, they come by alias, which is random, each reviewer beginning at a place of their own. Each order is read from
//! an index, whatever the number of applications.

use super::scope;
use crate::account::may::Act;
use crate::opening::standing::Standing;
use crate::secrets::place_among_aliases;
use entity::{ApplicationId, Instant, OpeningId, StaffId, application, assignment};
use sea_orm::sea_query::{Condition, Expr, ExprTrait, SimpleExpr};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, JoinType, Order, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, Select,
};

/// An order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sequence {
    Arrival,
    /// By alias, from this one on and then from the first.
    Shuffled {
        start: String,
    },
    /// As they were assigned to this reviewer.
    Assigned {
        opening: OpeningId,
        reviewer: StaffId,
    },
}

/// A place in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    id: ApplicationId,
    submitted_at: Option<Instant>,
    alias: String,
    position: i32,
}

/// Which way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Onward,
    Back,
}

impl Sequence {
    /// The order of this person. Where applications are assigned and none to them, they read as everybody does.
    ///
    /// # Errors
    /// The database's own error.
    pub async fn of(db: &impl ConnectionTrait, standing: &Standing) -> Result<Self, DbErr> {
        let (opening, reviewer) = (&standing.opening, standing.staff);
        let own = assignment::Entity::find()
            .filter(assignment::Column::OpeningId.eq(opening.id))
            .filter(assignment::Column::ReviewerId.eq(reviewer));
        if opening.assigned && own.one(db).await?.is_some() {
            return Ok(Self::Assigned { opening: opening.id, reviewer });
        }
        Ok(Self::of_all(standing))
    }

    /// The order in which this person has a list of all that there is for them.
    ///
    /// # Errors
    /// The database's own error.
    pub async fn of_list(db: &impl ConnectionTrait, standing: &Standing) -> Result<Self, DbErr> {
        if standing.opening.assigned && !scope::only_assigned(standing) {
            return Ok(Self::of_all(standing));
        }
        Self::of(db, standing).await
    }

    /// The order in which this person reads the answers to one question.
    pub fn of_question(standing: &Standing, key: &str) -> Self {
        Self::Shuffled { start: place_among_aliases(&format!("{}/{}/{key}", standing.opening.id, standing.staff)) }
    }

    fn of_all(standing: &Standing) -> Self {
        if standing.opening.blind && standing.may(Act::Review) {
            return Self::Shuffled {
                start: place_among_aliases(&format!("{}/{}", standing.opening.id, standing.staff)),
            };
        }
        Self::Arrival
    }

    /// Those of these applications that this order goes through.
    pub fn rows(&self, all: Select<application::Entity>) -> Select<application::Entity> {
        let Self::Assigned { opening, reviewer } = self else { return all };
        let assigned = application::Entity::belongs_to(assignment::Entity)
            .from(application::Column::Id)
            .to(assignment::Column::ApplicationId);
        all.join(JoinType::InnerJoin, assigned.into())
            .filter(assignment::Column::OpeningId.eq(*opening))
            .filter(assignment::Column::ReviewerId.eq(*reviewer))
    }

    /// Where this application stands in it; none: it is not in it.
    ///
    /// # Errors
    /// The database's own error.
    pub async fn place(&self, db: &impl ConnectionTrait, row: &application::Model) -> Result<Option<Place>, DbErr> {
        let position = match self {
            Self::Assigned { reviewer, .. } => {
                match assignment::Entity::find_by_id((row.id, *reviewer)).one(db).await? {
                    Some(assigned) => assigned.position,
                    None => return Ok(None),
                }
            }
            Self::Arrival | Self::Shuffled { .. } => 0,
        };
        Ok(Some(Place { id: row.id, submitted_at: row.submitted_at, alias: row.alias.clone(), position }))
    }

    /// At most `limit` of these rows from a place on, without itself (none: from the beginning, or from the end), the nearest
    /// first.
    ///
    /// # Errors
    /// The database's own error.
    pub async fn take<M: FromQueryResult>(
        &self,
        db: &impl ConnectionTrait,
        rows: &Select<application::Entity>,
        place: Option<&Place>,
        way: Way,
        limit: u64,
    ) -> Result<Vec<M>, DbErr> {
        let mut taken = Vec::new();
        for stretch in self.stretches(place, way) {
            let room = limit.saturating_sub(taken.len() as u64);
            if room == 0 {
                break;
            }
            let part = self.ordered(rows.clone().filter(stretch), way).limit(room);
            taken.extend(part.into_model::<M>().all(db).await?);
        }
        Ok(taken)
    }

    /// How many of these rows come before a place.
    ///
    /// # Errors
    /// The database's own error.
    pub async fn before(
        &self,
        db: &impl ConnectionTrait,
        rows: &Select<application::Entity>,
        place: &Place,
    ) -> Result<u64, DbErr> {
        let mut count = 0;
        for stretch in self.stretches(Some(place), Way::Back) {
            count += rows.clone().filter(stretch).count(db).await?;
        }
        Ok(count)
    }

    /// The parts of an index that follow a place, in the order in which they are read.
    fn stretches(&self, place: Option<&Place>, way: Way) -> Vec<Condition> {
        let all = |condition: SimpleExpr| Condition::all().add(condition);
        if let Self::Shuffled { start } = self {
            return shuffled(start, place.map(|place| place.alias.as_str()), way);
        }
        let Some(place) = place else { return vec![Condition::all()] };
        let (here, there) = match self {
            Self::Assigned { .. } => (
                Expr::tuple([assignment::Column::Position.into_expr(), assignment::Column::ApplicationId.into_expr()]),
                Expr::tuple([Expr::val(place.position), Expr::val(place.id)]),
            ),
            Self::Arrival | Self::Shuffled { .. } => (
                Expr::tuple([application::Column::SubmittedAt.into_expr(), application::Column::Id.into_expr()]),
                Expr::tuple([Expr::val(place.submitted_at), Expr::val(place.id)]),
            ),
        };
        vec![all(match way {
            Way::Onward => here.gt(there),
            Way::Back => here.lt(there),
        })]
    }

    fn ordered(&self, rows: Select<application::Entity>, way: Way) -> Select<application::Entity> {
        let order = match way {
            Way::Onward => Order::Asc,
            Way::Back => Order::Desc,
        };
        match self {
            Self::Arrival => {
                rows.order_by(application::Column::SubmittedAt, order.clone()).order_by(application::Column::Id, order)
            }
            Self::Shuffled { .. } => rows.order_by(application::Column::Alias, order),
            Self::Assigned { .. } => rows
                .order_by(assignment::Column::Position, order.clone())
                .order_by(assignment::Column::ApplicationId, order),
        }
    }
}

/// The stretches of a round that begins and ends at `start`.
fn shuffled(start: &str, place: Option<&str>, way: Way) -> Vec<Condition> {
    let alias = application::Column::Alias;
    let (from_start, to_start) = (|| alias.gte(start), || alias.lt(start));
    let all = Condition::all;
    match (way, place) {
        (Way::Onward, None) => vec![all().add(from_start()), all().add(to_start())],
        (Way::Back, None) => vec![all().add(to_start()), all().add(from_start())],
        (Way::Onward, Some(place)) if place >= start => vec![all().add(alias.gt(place)), all().add(to_start())],
        (Way::Onward, Some(place)) => vec![all().add(alias.gt(place)).add(to_start())],
        (Way::Back, Some(place)) if place >= start => vec![all().add(from_start()).add(alias.lt(place))],
        (Way::Back, Some(place)) => vec![all().add(alias.lt(place)), all().add(from_start())],
    }
}
