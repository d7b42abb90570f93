//! What is known of the ranking beyond means, as it stands beside it. Who may see the ranking may see this, and only for the
//! applications that they may see.

use super::numbers::{Reason, Summary};
use super::scope;
use super::statistics::rank_doubt::SEPARATED;
use crate::account::read::names;
use crate::opening::standing::Standing;
use entity::{ApplicationId, Instant, OpeningId, StaffId, calibrated, calibration};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter};
use std::collections::{HashMap, HashSet};

/// Whether the figures are those of the cards as they are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Freshness {
    #[default]
    /// No card was ever submitted.
    Nothing,
    /// They are being computed: what is shown, if anything, is of before.
    Stale,
    Current,
}

/// What is said beside a page of the ranking.
#[derive(Clone, Debug, Default)]
pub struct Beside {
    pub freshness: Freshness,
    pub computed_at: Option<Instant>,
    /// None before the first computation.
    pub summary: Option<Summary>,
    /// Of the applications asked for.
    pub rows: HashMap<ApplicationId, calibrated::Model>,
    /// The names of the reviewers that the summary speaks of.
    pub reviewers: HashMap<StaffId, String>,
    /// None where nobody stands outside the cut, or nothing is adjusted.
    pub cut: Option<Cut>,
}

/// What is known of a cut after so many places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cut {
    pub positions: u64,
    /// Whether it would part two with the same mean.
    pub is_tied: bool,
    /// How likely the last within is better than the first outside, in thousandths; none where that is not known.
    pub better_milli: Option<i32>,
    /// Whose ranks could lie on either side of it.
    pub in_doubt: u64,
}

impl Cut {
    /// Whether the last within is better than the first outside beyond reasonable doubt.
    pub fn separates(&self) -> bool {
        !self.is_tied && self.better_milli.is_some_and(|milli| f64::from(milli) >= SEPARATED * 1000.0)
    }
}

/// What stands beside these applications of the opening, with a cut after `positions` (as many as the opening has, if none is
/// said). A few queries, each by an index. Nothing for those for whom not all applications exist.
///
/// # Errors
/// The database's own error.
pub async fn beside(
    db: &impl ConnectionTrait,
    standing: &Standing,
    ids: &[ApplicationId],
    positions: Option<u64>,
) -> Result<Beside, DbErr> {
    // These figures are of all applications: beside a part of them they would say what the rest is like, and by a gap in the
    // ranks where somebody stands whom the reader must not judge.
    if scope::is_narrowed(db, standing).await? {
        return Ok(Beside::default());
    }
    let opening = &standing.opening;
    let Some(row) = calibration::Entity::find_by_id(opening.id).one(db).await? else {
        return Ok(Beside::default());
    };
    let of_these = calibrated::Entity::find().filter(calibrated::Column::ApplicationId.is_in(ids.iter().copied()));
    let rows = of_these.all(db).await?.into_iter().map(|row| (row.application_id, row)).collect();
    let positions = positions.or_else(|| u64::try_from(opening.positions).ok()).unwrap_or(1).max(1);
    // A summary that an older version wrote is as good as none: the next card renews it.
    let summary: Option<Summary> = row.summary.and_then(|summary| serde_json::from_value(summary).ok());
    let reviewers = names(db, summary.as_ref().map(spoken_of).unwrap_or_default()).await?;
    Ok(Beside {
        freshness: if row.computed < row.wanted { Freshness::Stale } else { Freshness::Current },
        computed_at: row.computed_at,
        summary,
        rows,
        reviewers,
        cut: cut(db, opening.id, positions).await?,
    })
}

fn spoken_of(summary: &Summary) -> HashSet<StaffId> {
    let leaning = summary.leanings.iter().map(|leaning| leaning.reviewer);
    let suggested = summary.next.iter().map(|next| next.reviewer);
    let apart = match &summary.refused {
        Some(Reason::Disconnected { parts }) => parts.iter().flat_map(|part| part.reviewers.clone()).collect(),
        _ => Vec::new(),
    };
    leaning.chain(suggested).chain(apart).collect()
}

async fn cut(db: &impl ConnectionTrait, opening: OpeningId, positions: u64) -> Result<Option<Cut>, DbErr> {
    use calibrated::Column;
    let Ok(place) = i32::try_from(positions) else { return Ok(None) };
    let of_opening = || calibrated::Entity::find().filter(Column::OpeningId.eq(opening));
    let last = of_opening().filter(Column::Place.eq(place)).one(db).await?;
    let first = of_opening().filter(Column::Place.eq(place.saturating_add(1))).one(db).await?;
    let (Some(last), Some(_)) = (last, first) else { return Ok(None) };
    let in_doubt = of_opening().filter(Column::RankLow.lte(place)).filter(Column::RankHigh.gt(place)).count(db).await?;
    Ok(Some(Cut { positions, is_tied: last.tied_next, better_milli: last.above_next_milli, in_doubt }))
}
