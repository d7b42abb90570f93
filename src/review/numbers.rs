//! Everything that an opening's cards come to beyond means, computed at once from the cards alone. Pure; what it says is in whole
//! numbers, so that it is kept and read back alike on every database.

use super::exact::Exact;
use super::ranking::{Rated, Weighing};
use super::statistics::agreement::{Coefficient, Metric, Undefined, alpha, icc};
use super::statistics::calibration::{Calibration, Refused, Row, calibrate};
use super::statistics::next_review::suggestions;
use super::statistics::rank_doubt::{Doubt, doubts};
use super::statistics::weights::{NoCut, sensitivities};
use entity::{ApplicationId, StaffId};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// Where every draw of chance begins: the same cards give the same figures.
const SEED: u64 = 0x4d65_7269_7475_6d01;
/// Reviews that are suggested at most.
const SUGGESTED: usize = 5;

/// What is known of a panel's work.
#[derive(Clone, Debug, Default)]
pub struct Panel {
    /// Those with a mean, in the order of the ranking.
    pub candidates: Vec<Candidate>,
    pub reviewers: Vec<StaffId>,
    /// Candidates and reviewers, by their places above, who must not meet.
    pub apart: HashSet<(usize, usize)>,
    /// Those reviewers, by their places, who are on the panel no longer.
    pub gone: HashSet<usize>,
    /// Cards submitted on each day, `2025-02-14`, in order.
    pub days: Vec<(String, u64)>,
}

/// One application with its cards.
#[derive(Clone, Debug)]
pub struct Candidate {
    pub id: ApplicationId,
    pub mean: Exact,
    /// By reviewer's place: the card's value, none where it rates nothing that counts, and its scores.
    pub cards: Vec<(usize, Option<Exact>, Vec<Rated>)>,
}

/// What is said of the whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// The cut that it was computed for.
    pub positions: u64,
    pub candidates: u64,
    pub cards: u64,
    /// Why nothing is adjusted; none: it is.
    pub refused: Option<Reason>,
    /// Whether everybody reviewed everybody, so that adjusting changes no order.
    pub is_complete: bool,
    /// Deviations of candidates, reviewers and single cards, in units of 1e-9.
    pub deviations_nano: Option<[i64; 3]>,
    /// The harshest first.
    pub leanings: Vec<Leaning>,
    pub agreement: Vec<Agreement>,
    pub no_weights: Option<NoCut>,
    pub weights: Vec<Weight>,
    pub next: Vec<Next>,
    pub days: Vec<(String, u64)>,
}

/// Why nothing is adjusted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "reason", rename_all = "snake_case")]
pub enum Reason {
    NoCards,
    OneReviewer,
    /// Parts of the panel that share nobody.
    Disconnected {
        parts: Vec<Part>,
    },
    TooFew {
        cards: u64,
        needed: u64,
    },
    NoVariance,
    Alike,
    Unsolvable,
}

impl Reason {
    /// Its name in the API and in messages.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::NoCards => "no-cards",
            Self::OneReviewer => "one-reviewer",
            Self::Disconnected { .. } => "disconnected",
            Self::TooFew { .. } => "too-few",
            Self::NoVariance => "no-variance",
            Self::Alike => "alike",
            Self::Unsolvable => "unsolvable",
        }
    }
}

/// One part of a panel that shares nobody with the others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    pub candidates: u64,
    pub reviewers: Vec<StaffId>,
}

/// How far a reviewer scores above the panel's own level, with the standard error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Leaning {
    pub reviewer: StaffId,
    pub value_nano: i64,
    pub error_nano: i64,
    pub cards: u64,
}

/// How far reviewers agree on one criterion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreement {
    pub criterion: String,
    pub interval: Measured,
    pub ordinal: Measured,
    pub icc: Measured,
}

/// A coefficient in units of 1e-9, or why there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measured {
    Is { nano: i64, interval_nano: Option<(i64, i64)> },
    Undefined(Undefined),
}

/// The smallest changes of a weight that put somebody else within the cut, in thousandths of the weight.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Weight {
    pub criterion: String,
    pub lowered_milli: Option<i64>,
    pub raised_milli: Option<i64>,
}

/// A further review that would settle most: the doubt now, and how much of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Next {
    pub application: ApplicationId,
    pub reviewer: StaffId,
    pub doubt_milli: i64,
    pub gain_milli: i64,
}

/// What is said of one application; see [`entity::calibrated`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    pub tied_next: bool,
    pub value_nano: Option<i64>,
    pub reach_nano: Option<i64>,
    pub adjusted_rank: Option<i32>,
    pub rank_low: Option<i32>,
    pub rank_high: Option<i32>,
    pub in_cut_milli: Option<i32>,
    pub above_next_milli: Option<i32>,
}

/// All figures of a panel for a cut after so many positions, the candidates' in their order.
pub fn compute(panel: &Panel, criteria: &[Weighing], positions: usize) -> (Summary, Vec<Place>) {
    let candidates = &panel.candidates;
    let rows: Vec<Row> = candidates
        .iter()
        .map(|candidate| candidate.cards.iter().filter_map(|(who, value, _)| Some((*who, value.clone()?))).collect())
        .collect();
    let mut places: Vec<Place> = candidates.iter().map(|_| Place::default()).collect();
    for (at, pair) in candidates.windows(2).enumerate() {
        places[at].tied_next = pair[0].mean == pair[1].mean;
    }
    let scores: Vec<Vec<Vec<Rated>>> = candidates
        .iter()
        .map(|candidate| candidate.cards.iter().map(|(_, _, scores)| scores.clone()).collect())
        .collect();
    let (no_weights, weights) = match sensitivities(criteria, &scores, positions) {
        Ok(found) => (None, found),
        Err(why) => (Some(why), Vec::new()),
    };
    let thousandths = |change: &Exact| whole(change.approximate() * 1e3);
    let mut summary = Summary {
        positions: positions as u64,
        candidates: candidates.len() as u64,
        cards: rows.iter().map(|row| row.len() as u64).sum(),
        refused: None,
        is_complete: false,
        deviations_nano: None,
        leanings: Vec::new(),
        agreement: criteria.iter().map(|criterion| agreement(panel, &criterion.criterion)).collect(),
        no_weights,
        weights: weights
            .iter()
            .map(|found| Weight {
                criterion: found.criterion.clone(),
                lowered_milli: found.lowered.as_ref().map(thousandths),
                raised_milli: found.raised.as_ref().map(thousandths),
            })
            .collect(),
        next: Vec::new(),
        days: panel.days.clone(),
    };
    match calibrate(&rows, panel.reviewers.len()) {
        Err(why) => summary.refused = Some(reason(why, panel)),
        Ok(found) => {
            adjusted(panel, &found, positions, &mut places);
            whole_of(panel, &found, positions, &mut summary);
        }
    }
    (summary, places)
}

fn whole_of(panel: &Panel, found: &Calibration, positions: usize, summary: &mut Summary) {
    let variances = &found.variances;
    let deviation = |variance: f64| nano(variance.sqrt());
    summary.is_complete = found.is_complete;
    summary.deviations_nano =
        Some([deviation(variances.candidate), deviation(variances.reviewer), deviation(variances.error)]);
    let leanings = panel.reviewers.iter().zip(&found.leanings).filter_map(|(reviewer, leaning)| {
        let leaning = leaning.as_ref()?;
        let (value_nano, error_nano) = (nano(leaning.value), nano(leaning.error));
        Some(Leaning { reviewer: *reviewer, value_nano, error_nano, cards: leaning.cards as u64 })
    });
    summary.leanings = leanings.collect();
    summary.leanings.sort_by_key(|leaning| leaning.value_nano);
    let may = |candidate: usize, reviewer: usize| {
        !panel.gone.contains(&reviewer) && !panel.apart.contains(&(candidate, reviewer))
    };
    summary.next = suggestions(found, positions, SUGGESTED, may)
        .into_iter()
        .map(|one| Next {
            application: panel.candidates[one.candidate].id,
            reviewer: panel.reviewers[one.reviewer],
            doubt_milli: whole(one.doubt * 1e3),
            gain_milli: whole(one.gain * 1e3),
        })
        .collect();
}

fn adjusted(panel: &Panel, found: &Calibration, positions: usize, places: &mut [Place]) {
    let order: Vec<usize> = (0..places.len()).collect();
    let doubts = doubts(found, &order, positions, SEED);
    for ((place, value), doubt) in places.iter_mut().zip(&found.adjusted).zip(doubts) {
        let (Some(value), Some(Doubt { low, high, in_cut, above_next })) = (value, doubt) else { continue };
        place.value_nano = Some(nano(value.value));
        place.reach_nano = Some(nano(value.reach));
        place.rank_low = i32::try_from(low).ok();
        place.rank_high = i32::try_from(high).ok();
        place.in_cut_milli = milli(in_cut);
        place.above_next_milli = above_next.and_then(milli);
    }
    // In a complete panel the ranks are those of the exact means; otherwise, of what is kept.
    let mut by_value = order;
    by_value.sort_by_key(|at| std::cmp::Reverse(places[*at].value_nano));
    let mut above: Option<(usize, i32)> = None;
    for (before, at) in by_value.into_iter().enumerate() {
        let same = above.filter(|(other, _)| {
            if found.is_complete {
                panel.candidates[*other].mean == panel.candidates[at].mean
            } else {
                places[*other].value_nano == places[at].value_nano
            }
        });
        let rank = same.map_or_else(|| i32::try_from(before + 1).unwrap_or(i32::MAX), |(_, rank)| rank);
        if places[at].value_nano.is_some() {
            places[at].adjusted_rank = Some(rank);
            above = Some((at, rank));
        }
    }
}

fn agreement(panel: &Panel, criterion: &str) -> Agreement {
    let rows: Vec<Vec<(usize, i64)>> = panel
        .candidates
        .iter()
        .map(|candidate| {
            let rating = |(who, _, scores): &(usize, Option<Exact>, Vec<Rated>)| {
                let rated = scores.iter().find(|rated| rated.criterion == criterion)?;
                Some((*who, rated.value_milli))
            };
            candidate.cards.iter().filter_map(rating).collect()
        })
        .collect();
    Agreement {
        criterion: criterion.to_owned(),
        interval: measured(alpha(&rows, Metric::Interval, SEED)),
        ordinal: measured(alpha(&rows, Metric::Ordinal, SEED)),
        icc: measured(icc(&rows, panel.reviewers.len(), SEED)),
    }
}

fn measured(found: Result<Coefficient, Undefined>) -> Measured {
    match found {
        Ok(Coefficient { value, interval }) => {
            Measured::Is { nano: nano(value), interval_nano: interval.map(|(low, high)| (nano(low), nano(high))) }
        }
        Err(why) => Measured::Undefined(why),
    }
}

fn reason(why: Refused, panel: &Panel) -> Reason {
    match why {
        Refused::NoCards => Reason::NoCards,
        Refused::OneReviewer => Reason::OneReviewer,
        Refused::Disconnected(parts) => Reason::Disconnected {
            parts: parts
                .into_iter()
                .map(|part| Part {
                    candidates: part.candidates.len() as u64,
                    reviewers: part.reviewers.into_iter().map(|who| panel.reviewers[who]).collect(),
                })
                .collect(),
        },
        Refused::TooFew { cards, needed } => Reason::TooFew { cards: cards as u64, needed: needed as u64 },
        Refused::NoVariance => Reason::NoVariance,
        Refused::Alike => Reason::Alike,
        Refused::Unsolvable => Reason::Unsolvable,
    }
}

fn nano(value: f64) -> i64 {
    whole(value * 1e9)
}

fn milli(share: f64) -> Option<i32> {
    i32::try_from(whole(share * 1e3)).ok()
}

#[expect(clippy::cast_possible_truncation, reason = "a cast from a float stops at the bounds of the whole number")]
fn whole(value: f64) -> i64 {
    value.round() as i64
}

#[cfg(test)]
mod tests;
