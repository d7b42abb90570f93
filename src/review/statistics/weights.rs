//! How much a criterion's weight would have to change before somebody else were within the cut.
//!
//! As far as all cards rate all criteria that count, every mean is (aᵢ + bᵢ·w) / (W + w) in one criterion's weight w: whoever is
//! within the cut changes where two lines cross, and that place is computed exactly. The lowest line within less the highest line
//! outside is concave in w, so that Newton's method finds its zero in finitely many steps. Where ratings are missing, means are
//! quotients of their own, and the place is found by halving to a thousandth.

use crate::review::exact::Exact;
use crate::review::ranking::{Rated, Weighing};
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;

/// Raising is looked at up to ten times the weight.
const MOST: i64 = 10;
/// With more candidates than this, places are found by halving instead.
const EXACTLY: usize = 5000;

/// The smallest changes of one criterion's weight that change who is within the cut, relative to the weight.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sensitivity {
    pub criterion: String,
    /// Between −1 and 0: the weight lowered by this part; none: however low it is while positive, nothing changes.
    pub lowered: Option<Exact>,
    /// Above 0: the weight raised by this part; none: nothing changes up to ten times the weight.
    pub raised: Option<Exact>,
    /// Whether these are exact, or found to a thousandth.
    pub is_exact: bool,
}

impl Sensitivity {
    /// The smaller of both changes.
    pub fn nearest(&self) -> Option<&Exact> {
        let size = |change: &Exact| (change - &Exact::zero()).max(&Exact::zero() - change);
        self.lowered.iter().chain(&self.raised).min_by_key(|change| size(change))
    }
}

/// Why nothing can be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoCut {
    /// There are not more rated candidates than places.
    NobodyOutside,
    /// The last within and the first outside have the same mean: any change may part them.
    Tied,
}

/// For each criterion with weight, in their order, what would change who is among the best `positions`. Candidates are the scores of
/// their cards.
///
/// # Errors
/// See [`NoCut`].
pub fn sensitivities(
    criteria: &[Weighing],
    candidates: &[Vec<Vec<Rated>>],
    positions: usize,
) -> Result<Vec<Sensitivity>, NoCut> {
    let counted: Vec<&Weighing> = criteria.iter().filter(|criterion| criterion.weight_milli > 0).collect();
    let table = Table::new(&counted, candidates);
    let within = table.within(positions)?;
    let is_exact = table.is_full() && table.candidates.len() <= EXACTLY;
    let each = counted.iter().enumerate().map(|(at, criterion)| {
        let (lowered, raised) = if is_exact { table.exactly(at, &within) } else { table.nearly(at, &within) };
        Sensitivity { criterion: criterion.criterion.clone(), lowered, raised, is_exact }
    });
    Ok(each.collect())
}

/// Scores by candidate, card and criterion, in thousandths, of cards with a value.
struct Table {
    weights: Vec<i64>,
    candidates: Vec<Vec<Vec<Option<i64>>>>,
}

/// One candidate's line: a + b·w.
struct Line {
    start: Exact,
    slope: Exact,
}

impl Line {
    fn at(&self, weight: &Exact) -> Exact {
        &self.start + &(&self.slope * weight)
    }
}

impl Table {
    fn new(counted: &[&Weighing], candidates: &[Vec<Vec<Rated>>]) -> Self {
        let score =
            |card: &[Rated], key: &str| card.iter().find(|rated| rated.criterion == key).map(|rated| rated.value_milli);
        let card = |card: &Vec<Rated>| -> Option<Vec<Option<i64>>> {
            let scores: Vec<_> = counted.iter().map(|criterion| score(card, &criterion.criterion)).collect();
            scores.iter().any(Option::is_some).then_some(scores)
        };
        let candidates = candidates.iter().map(|cards| cards.iter().filter_map(card).collect::<Vec<_>>());
        Self {
            weights: counted.iter().map(|criterion| criterion.weight_milli).collect(),
            candidates: candidates.filter(|cards| !cards.is_empty()).collect(),
        }
    }

    fn is_full(&self) -> bool {
        self.candidates.iter().flatten().flatten().all(Option::is_some)
    }

    /// Whether each candidate is within the cut.
    fn within(&self, positions: usize) -> Result<Vec<bool>, NoCut> {
        let means: Vec<Option<Exact>> = self.candidates.iter().map(|cards| self.mean(cards)).collect();
        let mut order: Vec<usize> = (0..means.len()).collect();
        order.sort_by(|one, other| means[*other].cmp(&means[*one]).then(one.cmp(other)));
        if positions == 0 || positions >= order.len() {
            return Err(NoCut::NobodyOutside);
        }
        if means[order[positions - 1]] == means[order[positions]] {
            return Err(NoCut::Tied);
        }
        let mut within = vec![false; means.len()];
        order[..positions].iter().for_each(|at| within[*at] = true);
        Ok(within)
    }

    fn mean(&self, cards: &[Vec<Option<i64>>]) -> Option<Exact> {
        let values: Vec<Exact> = cards.iter().filter_map(|card| self.value(card)).collect();
        Exact::mean(&values)
    }

    fn value(&self, card: &[Option<i64>]) -> Option<Exact> {
        let rated = || {
            self.weights.iter().zip(card).filter_map(|(weight, score)| Some((Exact::from_milli(*weight), (*score)?)))
        };
        let sum: Exact = rated().map(|(weight, score)| &weight * &Exact::from_milli(score)).sum();
        let weights: Exact = rated().map(|(weight, _)| weight).sum();
        sum.divided_by(&weights)
    }

    fn exactly(&self, criterion: usize, within: &[bool]) -> (Option<Exact>, Option<Exact>) {
        let now = Exact::from_milli(self.weights[criterion]);
        let lines: Vec<Line> = self.candidates.iter().map(|cards| self.line(criterion, cards)).collect();
        let change = |end: Exact| {
            let (inside, outside): (Vec<_>, Vec<_>) = lines.iter().zip(within).partition(|(_, within)| **within);
            let place = crossing(&inside, &outside, end)?;
            (&place - &now).divided_by(&now)
        };
        (change(Exact::zero()), change(&now * &Exact::from_milli(MOST * 1000)))
    }

    fn line(&self, criterion: usize, cards: &[Vec<Option<i64>>]) -> Line {
        let mean = |at: usize| {
            let scores: Vec<Exact> = cards.iter().filter_map(|card| card[at]).map(Exact::from_milli).collect();
            Exact::mean(&scores).unwrap_or_else(Exact::zero)
        };
        let others = (0..self.weights.len()).filter(|at| *at != criterion);
        let start = others.map(|at| &Exact::from_milli(self.weights[at]) * &mean(at)).sum();
        Line { start, slope: mean(criterion) }
    }

    fn nearly(&self, criterion: usize, within: &[bool]) -> (Option<Exact>, Option<Exact>) {
        let holds = |factor: f64| self.holds(criterion, within, factor);
        let lower = (1..=50_i32).map(|step| 1.0 - f64::from(step) / 50.0 + if step == 50 { 0.001 } else { 0.0 });
        let raise = (1..=48_i32).map(|step| 10_f64.powf(f64::from(step) / 48.0));
        (halved(lower, holds), halved(raise, holds))
    }

    /// Whether with this many times the weight the same are within the cut.
    fn holds(&self, criterion: usize, within: &[bool], factor: f64) -> bool {
        let mean = |cards: &Vec<Vec<Option<i64>>>| {
            let value = |card: &Vec<Option<i64>>| {
                let (mut sum, mut weights) = (0.0, 0.0);
                for (at, score) in card.iter().enumerate() {
                    let weight = thousandths(self.weights[at]) * if at == criterion { factor } else { 1.0 };
                    if let Some(score) = score {
                        sum += weight * thousandths(*score);
                        weights += weight;
                    }
                }
                sum / weights
            };
            cards.iter().map(value).sum::<f64>() / super::crossed::real(cards.len())
        };
        let means = self.candidates.iter().map(mean).zip(within);
        let (low, high) = means.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), (mean, within)| {
            if *within { (low.min(mean), high) } else { (low, high.max(mean)) }
        });
        low >= high - 1e-12 * high.abs()
    }
}

#[expect(clippy::cast_precision_loss, reason = "only for places that are found to a thousandth")]
fn thousandths(number: i64) -> f64 {
    number as f64 / 1000.0
}

type Lines<'a> = [(&'a Line, &'a bool)];

/// Where, between the weight as it is and `end`, the lowest line within first meets the highest outside; none: nowhere before it.
fn crossing(inside: &Lines, outside: &Lines, end: Exact) -> Option<Exact> {
    let mut at = end;
    let mut found = None;
    loop {
        let by_value = |one: &(Exact, &Line), other: &(Exact, &Line)| one.0.cmp(&other.0);
        let lowest = inside.iter().map(|(line, _)| (line.at(&at), *line)).min_by(by_value)?;
        let highest = outside.iter().map(|(line, _)| (line.at(&at), *line)).max_by(by_value)?;
        if lowest.0.cmp(&highest.0) != Ordering::Less {
            return found;
        }
        // As the weight is, the first is above; at this place it is below: their slopes differ, and they meet between.
        at = (&highest.1.start - &lowest.1.start).divided_by(&(&lowest.1.slope - &highest.1.slope))?;
        found = Some(at.clone());
    }
}

/// The change at the first factor of these that does not hold, told from the one before it by halving.
fn halved(factors: impl Iterator<Item = f64>, holds: impl Fn(f64) -> bool) -> Option<Exact> {
    let mut good = 1.0;
    for factor in factors {
        if holds(factor) {
            good = factor;
            continue;
        }
        let mut bad = factor;
        for _ in 0..30 {
            let middle = f64::midpoint(good, bad);
            if holds(middle) { good = middle } else { bad = middle }
        }
        #[expect(clippy::cast_possible_truncation, reason = "between −1000 and 9000")]
        let change = ((bad - 1.0) * 1000.0).round() as i64;
        return Some(Exact::from_milli(change));
    }
    None
}

#[cfg(test)]
mod tests;
