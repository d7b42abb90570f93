//! What happened in one opening, in figures: how many applied, when, and where they stand.

use super::staff_list::{Counts, SETTLES, counts};
use crate::account::may::Act;
use crate::clock::{Calendar, Zone};
use crate::context::Context;
use crate::opening::standing::Standing;
use entity::application::{self, Stage, State};
use entity::{Instant, opening};
use jiff::civil::Date;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QuerySelect};
use std::collections::BTreeMap;

/// Milliseconds into which instants are gathered before they are told apart by day: every offset of a zone is a whole
/// number of quarters of an hour.
const QUARTER: i64 = 15 * 60 * 1000;
/// Most days that are shown.
const DAYS: usize = 120;

/// The figures of one opening.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    /// Its applications by what their applicants did.
    pub counts: Counts,
    /// Submissions that count, day by day in the opening's zone, days without any among them.
    pub days: Vec<(Date, u64)>,
    /// Submitted applications that are at each stage.
    pub stages: Vec<(Stage, u64)>,
}

/// The figures, for those who may have them: HR at any time, a panel once everything that came in time is there.
///
/// # Errors
/// The database's own error.
pub async fn figures(ctx: &Context, standing: &Standing, zone: &Zone) -> Result<Option<Figures>, DbErr> {
    let opening = &standing.opening;
    let settled = opening.closes_at.is_some_and(|closes_at| closes_at.plus_seconds(SETTLES) <= ctx.now());
    if !(settled || standing.may(Act::ManageOpening)) {
        return Ok(None);
    }
    let counts = counts(ctx, std::slice::from_ref(opening)).await?.remove(&opening.id).unwrap_or_default();
    let submitted = || {
        application::Entity::find()
            .select_only()
            .filter(application::Column::OpeningId.eq(opening.id))
            .filter(application::Column::State.eq(State::Submitted))
    };
    let stages: Vec<(Stage, i64)> = submitted()
        .column(application::Column::Stage)
        .column_as(application::Column::Id.count(), "count")
        .group_by(application::Column::Stage)
        .into_tuple()
        .all(ctx.store.read())
        .await?;
    let quarter = || Expr::cust(format!("submitted_at / {QUARTER}"));
    let quarters: Vec<(i64, i64)> = submitted()
        .filter(application::Column::SubmittedAt.is_not_null())
        .column_as(quarter(), "quarter")
        .column_as(application::Column::Id.count(), "count")
        .group_by(quarter())
        .into_tuple()
        .all(ctx.store.read())
        .await?;
    let number = |count: i64| u64::try_from(count).unwrap_or_default();
    Ok(Some(Figures {
        counts,
        days: days(opening, quarters.into_iter().map(|(quarter, count)| (quarter, number(count))), zone, ctx.now()),
        stages: stages.into_iter().map(|(stage, count)| (stage, number(count))).collect(),
    }))
}

/// Every day from the opening to now, or to the last moment before the closing instant.
fn days(
    opening: &opening::Model,
    quarters: impl Iterator<Item = (i64, u64)>,
    zone: &Zone,
    now: Instant,
) -> Vec<(Date, u64)> {
    let day = |instant: Instant| instant.to_zoned(zone).date();
    let Some(opens_at) = opening.opens_at else { return Vec::new() };
    let last = opening.closes_at.map_or(now, |closes_at| closes_at.plus_millis(-1).min(now));
    let mut counted: BTreeMap<Date, u64> =
        day(opens_at).series(jiff::Span::new().days(1)).take_while(|date| *date <= day(last)).map(|d| (d, 0)).collect();
    for (quarter, count) in quarters {
        *counted.entry(day(Instant(quarter * QUARTER))).or_default() += count;
    }
    let skipped = counted.len().saturating_sub(DAYS);
    counted.into_iter().skip(skipped).collect()
}
