//! A panel's work, read whole for the figures that depend on all cards.

use super::exact::Exact;
use super::figures::{Measure, submitted_cards};
use super::numbers::{Candidate, Panel};
use crate::clock::{Calendar, Zone};
use entity::application::{self, State};
use entity::{ApplicationId, StaffId, conflict, opening};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// Applications whose cards are read at a time.
const BATCH: usize = 500;

/// The opening's applications that have a mean, in the order of the ranking, with their cards.
///
/// # Errors
/// The database's own error.
pub(super) async fn read(
    db: &impl ConnectionTrait,
    opening: &opening::Model,
    measure: &Measure,
) -> Result<Panel, DbErr> {
    let rows: Vec<(ApplicationId, String, Option<String>)> = application::Entity::find()
        .select_only()
        .columns([application::Column::Id, application::Column::Reference, application::Column::MeanExact])
        .filter(application::Column::OpeningId.eq(opening.id))
        .filter(application::Column::State.eq(State::Submitted))
        .filter(application::Column::MeanKey.is_not_null())
        .into_tuple()
        .all(db)
        .await?;
    let mut ranked: Vec<(Reverse<Exact>, String, ApplicationId)> = Vec::with_capacity(rows.len());
    for (id, reference, mean) in rows {
        let mean = mean.as_deref().and_then(|mean| mean.parse().ok());
        let mean = mean.ok_or_else(|| DbErr::Custom(format!("the mean kept with {reference} cannot be read")))?;
        ranked.push((Reverse(mean), reference, id));
    }
    ranked.sort();
    let zone = Zone::named(&opening.time_zone).unwrap_or_else(|_| Zone::utc());
    let mut days: BTreeMap<String, u64> = BTreeMap::new();
    let mut read = Vec::with_capacity(ranked.len());
    for batch in ranked.chunks(BATCH) {
        let ids: Vec<ApplicationId> = batch.iter().map(|(_, _, id)| *id).collect();
        let mut cards = submitted_cards(db, &ids).await?;
        for (mean, _, id) in batch {
            let cards = cards.remove(id).unwrap_or_default();
            for submitted in cards.iter().filter_map(|card| card.row.submitted_at) {
                let day = submitted.to_zoned(&zone).date();
                *days.entry(day.to_string()).or_default() += 1;
            }
            let cards: Vec<_> =
                cards.into_iter().map(|card| (card.row.reviewer_id, measure.value(&card), card.scores)).collect();
            read.push((*id, mean.0.clone(), cards));
        }
    }
    let reviewers: BTreeSet<StaffId> = read.iter().flat_map(|(_, _, cards)| cards.iter().map(|card| card.0)).collect();
    let reviewers: Vec<StaffId> = reviewers.into_iter().collect();
    let places: HashMap<StaffId, usize> = reviewers.iter().enumerate().map(|(at, id)| (*id, at)).collect();
    let place = |id: StaffId| places.get(&id).copied().unwrap_or_default();
    let candidates = read.into_iter().map(|(id, mean, cards)| Candidate {
        id,
        mean,
        cards: cards.into_iter().map(|(who, value, scores)| (place(who), value, scores)).collect(),
    });
    let candidates: Vec<Candidate> = candidates.collect();
    let at: HashMap<ApplicationId, usize> = candidates.iter().enumerate().map(|(at, one)| (one.id, at)).collect();
    let conflicts = conflict::Entity::find().filter(conflict::Column::OpeningId.eq(opening.id)).all(db).await?;
    let apart: HashSet<(usize, usize)> =
        conflicts.iter().filter_map(|row| Some((*at.get(&row.application_id)?, *places.get(&row.staff_id)?))).collect();
    let gone =
        reviewers.iter().enumerate().filter(|(_, id)| !measure.reviewers.contains(id)).map(|(at, _)| at).collect();
    Ok(Panel { candidates, reviewers, apart, gone, days: days.into_iter().collect() })
}
