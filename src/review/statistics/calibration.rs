//! Harsh and lenient reviewers allowed for: value = level + candidate + reviewer + error, fitted by REML with shrinkage.

use super::crossed::{Cards, Solved, belief, real};
use super::graph::{Component, components};
use super::{posterior, reml};
use crate::review::exact::Exact;

/// The values of one candidate's cards with their reviewers; a reviewer at most once.
pub type Row = Vec<(usize, Exact)>;

/// Why nothing is adjusted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// No card has a value.
    NoCards,
    /// All cards are of one reviewer.
    OneReviewer,
    /// Some reviewers have no candidate in common with the others, directly or through others: these parts.
    Disconnected(Vec<Component>),
    /// There are not more cards than candidates and reviewers: so many are there, so many are needed at least.
    TooFew { cards: usize, needed: usize },
    /// All values are the same.
    NoVariance,
    /// Candidates differ no more than one candidate's cards do: who is better cannot be told by them.
    Alike,
    /// The values are too large or too small to compute with.
    Unsolvable,
}

/// A candidate's value with the panel's severities allowed for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Adjusted {
    /// On the scale of the scores: what the mean would most likely be, had the whole panel reviewed them.
    pub value: f64,
    /// Its standard error, the doubt about the variances included.
    pub error: f64,
    /// Half the width of its 95 % interval: the error times the quantile of Student's t.
    pub reach: f64,
}

/// How far a reviewer scores above the panel's own level: lenient above zero, harsh below.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Leaning {
    pub value: f64,
    /// Its standard error, given the variances.
    pub error: f64,
    /// How many cards it comes from.
    pub cards: usize,
}

/// The variances that REML finds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Variances {
    pub candidate: f64,
    pub reviewer: f64,
    pub error: f64,
}

/// A calibrated panel.
pub struct Calibration {
    pub variances: Variances,
    /// The level of all, on the scale of the scores.
    pub level: f64,
    /// Whether everybody reviewed everybody: then the order is that of the means.
    pub is_complete: bool,
    /// For each candidate in the order given; none without a card.
    pub adjusted: Vec<Option<Adjusted>>,
    /// For each reviewer in the order given; none without a card.
    pub leanings: Vec<Option<Leaning>>,
    /// Degrees of freedom and −2 log likelihood (REML), as in other programs.
    pub deviance: f64,
    pub(super) cards: Cards,
    pub(super) nodes: Vec<posterior::Node>,
    /// Which candidate, and which reviewer, stands at each place of `cards`.
    pub(super) candidates: Vec<usize>,
    pub(super) reviewers: Vec<usize>,
}

/// Calibrates a panel. Rows are the candidates'; reviewers are numbered below `reviewers`. The figures do not depend on the order
/// of either.
///
/// # Errors
/// See [`Refused`].
pub fn calibrate(rows: &[Row], reviewers: usize) -> Result<Calibration, Refused> {
    let arranged = arrange(rows, reviewers);
    let present = arranged.reviewers.len();
    let cards = Cards::new(&arranged.rows, present);
    check(rows, &cards, present)?;
    let best = reml::fit(&cards).ok_or(Refused::Unsolvable)?;
    if best.ratios.candidate == 0.0 {
        return Err(Refused::Alike);
    }
    let error = best.error_variance(&cards);
    let variances =
        Variances { candidate: best.ratios.candidate * error, reviewer: best.ratios.reviewer * error, error };
    let is_complete = cards.rows.iter().all(|row| row.len() == present);
    let level = cards.centre + best.common[0];
    let deviance = best.deviance;
    let values = values(rows, &cards, &best, &arranged, is_complete);
    let leanings = spread_out(&arranged.reviewers, reviewers, leanings(&cards, &best, error));
    let nodes = posterior::nodes(&cards, best);
    let errors = errors(&cards, &nodes, &values);
    let times = student(cards.count.saturating_sub(cards.rows.len() + present - 1));
    let both = values.into_iter().zip(errors).map(|(value, error)| Adjusted { value, error, reach: error * times });
    let adjusted = spread_out(&arranged.candidates, rows.len(), both.collect());
    let Arranged { candidates, reviewers, .. } = arranged;
    Ok(Calibration { variances, level, is_complete, adjusted, leanings, deviance, cards, nodes, candidates, reviewers })
}

fn check(rows: &[Row], cards: &Cards, present: usize) -> Result<(), Refused> {
    if cards.count == 0 {
        return Err(Refused::NoCards);
    }
    if present < 2 {
        return Err(Refused::OneReviewer);
    }
    let pairs = rows.iter().enumerate().flat_map(|(at, row)| row.iter().map(move |(who, _)| (at, *who)));
    let parts = components(pairs);
    if parts.len() > 1 {
        return Err(Refused::Disconnected(parts));
    }
    // As many unknowns as level, candidates and reviewers, less two that follow from the others; one card more for the error.
    let needed = (cards.rows.len() + present).max(4);
    if cards.count < needed {
        return Err(Refused::TooFew { cards: cards.count, needed });
    }
    let largest = rows.iter().flatten().map(|(_, value)| value.approximate().abs()).fold(1.0, f64::max);
    if cards.squares() <= 1e-24 * largest * largest * real(cards.count) {
        return Err(Refused::NoVariance);
    }
    Ok(())
}

/// Rows and reviewers in an order that follows from their values alone, so that sums round alike whoever they are.
struct Arranged {
    rows: Vec<Vec<(usize, f64)>>,
    candidates: Vec<usize>,
    reviewers: Vec<usize>,
}

fn arrange(rows: &[Row], reviewers: usize) -> Arranged {
    let floats: Vec<Vec<(usize, f64)>> =
        rows.iter().map(|row| row.iter().map(|(who, value)| (*who, value.approximate())).collect()).collect();
    let mut given: Vec<Vec<f64>> = vec![Vec::new(); reviewers];
    for (who, value) in floats.iter().flatten() {
        given[*who].push(*value);
    }
    let by_values = |values: &mut [Vec<f64>]| -> Vec<usize> {
        for values in values.iter_mut() {
            values.sort_by(f64::total_cmp);
        }
        let mut order: Vec<usize> = (0..values.len()).filter(|at| !values[*at].is_empty()).collect();
        order.sort_by(|one, other| compare(&values[*one], &values[*other]).then(one.cmp(other)));
        order
    };
    let order = by_values(&mut given);
    let mut place = vec![0; reviewers];
    for (at, who) in order.iter().enumerate() {
        place[*who] = at;
    }
    let mut got: Vec<Vec<f64>> = floats.iter().map(|row| row.iter().map(|(_, value)| *value).collect()).collect();
    let candidates = by_values(&mut got);
    let arranged = candidates.iter().map(|at| {
        let mut row: Vec<(usize, f64)> = floats[*at].iter().map(|(who, value)| (place[*who], *value)).collect();
        row.sort_by_key(|(who, _)| *who);
        row
    });
    Arranged { rows: arranged.collect(), candidates, reviewers: order }
}

fn compare(one: &[f64], other: &[f64]) -> std::cmp::Ordering {
    let pairs = one.iter().zip(other).map(|(a, b)| a.total_cmp(b));
    one.len().cmp(&other.len()).then_with(|| pairs.fold(std::cmp::Ordering::Equal, std::cmp::Ordering::then))
}

/// Each candidate's predicted value, in the order of the cards. Where everybody reviewed everybody it is computed from the exact
/// mean by a rising function, so that neither rounding nor anything else can change the order or part a tie.
fn values(rows: &[Row], cards: &Cards, best: &Solved, arranged: &Arranged, is_complete: bool) -> Vec<f64> {
    if !is_complete {
        return best.candidates.iter().map(|effect| cards.centre + best.common[0] + effect).collect();
    }
    let kept = real(cards.reviewers) * belief(best.ratios.candidate, cards.reviewers);
    let level = cards.centre + best.common[0];
    let mean = |at: &usize| Exact::mean(rows[*at].iter().map(|(_, value)| value)).map_or(f64::NAN, |m| m.approximate());
    arranged.candidates.iter().map(|at| level + kept * (mean(at) - level)).collect()
}

fn errors(cards: &Cards, nodes: &[posterior::Node], values: &[f64]) -> Vec<f64> {
    let mut squares = vec![0.0; values.len()];
    for node in nodes {
        // The mean of a scaled inverse χ² with n − 1 degrees of freedom.
        let variance = node.solved.squares / (real(cards.count) - 3.0);
        let predicted = posterior::predicted(cards, &node.solved);
        for (at, square) in squares.iter_mut().enumerate() {
            let apart = cards.centre + predicted.values[at] - values[at];
            *square += node.weight * (variance * predicted.doubts[at] + apart * apart);
        }
    }
    squares.into_iter().map(|square: f64| square.max(0.0).sqrt()).collect()
}

/// The 97.5 % quantile of Student's t: as tabled up to six degrees of freedom, then the normal one with the terms of Cornish and
/// Fisher (Abramowitz & Stegun 26.7.5), right to 0.01.
fn student(free: usize) -> f64 {
    const FEW: [f64; 7] = [12.706, 12.706, 4.303, 3.182, 2.776, 2.571, 2.447];
    let (z, n) = (1.959_964_f64, real(free));
    let (first, second) = ((z.powi(3) + z) / 4.0, (5.0 * z.powi(5) + 16.0 * z.powi(3) + 3.0 * z) / 96.0);
    FEW.get(free).copied().unwrap_or(z + first / n + second / (n * n))
}

fn leanings(cards: &Cards, best: &Solved, error: f64) -> Vec<Leaning> {
    let mut counts = vec![0; cards.reviewers];
    for (who, _) in cards.rows.iter().flatten() {
        counts[*who] += 1;
    }
    let leanings = posterior::leanings(cards, best).into_iter().zip(counts);
    leanings.map(|((value, doubt), cards)| Leaning { value, error: (error * doubt).sqrt(), cards }).collect()
}

/// Values at places, as values of all.
fn spread_out<T: Clone>(places: &[usize], all: usize, values: Vec<T>) -> Vec<Option<T>> {
    let mut out = vec![None; all];
    for (place, value) in places.iter().zip(values) {
        out[*place] = Some(value);
    }
    out
}

#[cfg(test)]
mod tests;
