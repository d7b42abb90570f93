//! How far reviewers agree on one criterion: Krippendorff's α and the intraclass correlation, each with an interval.
//!
//! Intervals are percentiles of a bootstrap over candidates (Efron 1979): the panel stays, candidates are drawn anew.

use super::crossed::{Cards, Ratios, real, solve};
use super::graph::components;
use super::reml;
use rand_pcg::Pcg64;
use rand_pcg::rand_core::{Rng, SeedableRng};
use serde::{Deserialize, Serialize};

/// How far apart two values are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Metric {
    /// By their difference.
    Interval,
    /// By how many values lie between them.
    Ordinal,
}

/// A coefficient; 1 is full agreement.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Coefficient {
    pub value: f64,
    /// From the 2.5th to the 97.5th percentile; none where there are too few candidates for one, or too many cards.
    pub interval: Option<(f64, f64)>,
}

/// Why there is no coefficient.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Undefined {
    /// No candidate was rated by two.
    NoPairs,
    /// All values are the same: there is nothing to agree on.
    NoVariance,
    /// Some reviewers have no candidate in common with the others.
    Disconnected,
    /// Not more values than candidates and reviewers.
    TooFew,
}

/// An interval needs so many candidates.
const CANDIDATES: usize = 5;
/// Resamples of an α, at least and at most, within so many values in all.
const ALPHA: (usize, usize, usize) = (100, 1000, 5_000_000);
/// Resamples of an intraclass correlation, each a fit of its own, as long as there are no more cards than this.
const ICC: (usize, usize) = (200, 2000);

/// One value: who rated, and what in thousandths.
pub type Rating = (usize, i64);

/// Krippendorff's α for the ratings of each candidate, missing ones simply missing (Krippendorff 2011, *Computing Krippendorff's
/// Alpha-Reliability*). The ordinal metric is the interval metric on mid-ranks: Σₙ between two values less half of both.
///
/// # Errors
/// See [`Undefined`].
pub fn alpha(candidates: &[Vec<Rating>], metric: Metric, seed: u64) -> Result<Coefficient, Undefined> {
    let pairable: Vec<&Vec<Rating>> = candidates.iter().filter(|row| row.len() > 1).collect();
    if pairable.is_empty() {
        return Err(Undefined::NoPairs);
    }
    let mut levels: Vec<i64> = pairable.iter().flat_map(|row| row.iter().map(|(_, value)| *value)).collect();
    levels.sort_unstable();
    levels.dedup();
    let units: Vec<Vec<usize>> = pairable
        .iter()
        .map(|row| row.iter().map(|(_, value)| levels.partition_point(|level| level < value)).collect())
        .collect();
    let scale = Scale { levels: &levels, metric };
    let all: Vec<usize> = (0..units.len()).collect();
    let value = scale.alpha(&units, &all).ok_or(Undefined::NoVariance)?;
    let values: usize = units.iter().map(Vec::len).sum();
    let times = (ALPHA.2 / values).clamp(ALPHA.0, ALPHA.1);
    let interval = resampled(units.len(), times, seed, |drawn| scale.alpha(&units, drawn));
    Ok(Coefficient { value, interval })
}

struct Scale<'a> {
    levels: &'a [i64],
    metric: Metric,
}

impl Scale<'_> {
    /// α of these of the units; none without variance.
    fn alpha(&self, units: &[Vec<usize>], chosen: &[usize]) -> Option<f64> {
        let mut counts = vec![0_usize; self.levels.len()];
        for level in chosen.iter().flat_map(|unit| &units[*unit]) {
            counts[*level] += 1;
        }
        let places = self.places(&counts);
        let n: usize = counts.iter().sum();
        let expected = twice_squares(n, counts.iter().zip(&places).map(|(count, place)| (real(*count), *place)));
        let within = |unit: &usize| {
            let unit = &units[*unit];
            twice_squares(unit.len(), unit.iter().map(|level| (1.0, places[*level]))) / (real(unit.len()) - 1.0)
        };
        let observed: f64 = chosen.iter().map(within).sum();
        let apart = counts.iter().filter(|count| **count > 0).count();
        (apart > 1).then(|| 1.0 - (real(n) - 1.0) * observed / expected)
    }

    /// Where each level lies, measured from the middle of all.
    fn places(&self, counts: &[usize]) -> Vec<f64> {
        let mut below = 0.0;
        let places: Vec<f64> = match self.metric {
            Metric::Interval => self.levels.iter().map(|level| number(level - self.levels[0])).collect(),
            Metric::Ordinal => counts
                .iter()
                .map(|count| {
                    below += real(*count);
                    below - real(*count) / 2.0
                })
                .collect(),
        };
        let n: f64 = counts.iter().map(|count| real(*count)).sum();
        let mean = counts.iter().zip(&places).map(|(count, place)| real(*count) * place).sum::<f64>() / n;
        places.into_iter().map(|place| place - mean).collect()
    }
}

#[expect(clippy::cast_precision_loss, reason = "thousandths of a score are far below 2^52")]
const fn number(thousandths: i64) -> f64 {
    thousandths as f64
}

/// Σ over all ordered pairs of squared differences: 2·(n·Σx² − (Σx)²).
fn twice_squares(n: usize, values: impl Iterator<Item = (f64, f64)>) -> f64 {
    let (sum, squares) =
        values.fold((0.0, 0.0), |(sum, squares), (times, x)| (sum + times * x, squares + times * x * x));
    2.0 * (real(n) * squares - sum * sum)
}

/// The intraclass correlation for absolute agreement of single ratings, ICC(2,1) of Shrout & Fleiss 1979 (A,1 of `McGraw` & Wong
/// 1996): σ²c / (σ²c + σ²r + σ²e), with the variances by REML, so that ratings may be missing.
///
/// # Errors
/// See [`Undefined`].
pub fn icc(candidates: &[Vec<Rating>], reviewers: usize, seed: u64) -> Result<Coefficient, Undefined> {
    let parts =
        components(candidates.iter().enumerate().flat_map(|(at, row)| row.iter().map(move |(who, _)| (at, *who))));
    let (Some(part), rest) = (parts.first(), parts.len()) else { return Err(Undefined::NoPairs) };
    if rest > 1 {
        return Err(Undefined::Disconnected);
    }
    let mut present = vec![usize::MAX; reviewers];
    for (at, who) in part.reviewers.iter().enumerate() {
        present[*who] = at;
    }
    let rows: Vec<Vec<(usize, f64)>> = candidates
        .iter()
        .filter(|row| !row.is_empty())
        .map(|row| row.iter().map(|(who, value)| (present[*who], number(*value) / 1000.0)).collect())
        .collect();
    let cards = Cards::new(&rows, part.reviewers.len());
    if part.reviewers.len() < 2 || rows.iter().all(|row| row.len() < 2) {
        return Err(Undefined::NoPairs);
    }
    if cards.count < (rows.len() + part.reviewers.len()).max(4) {
        return Err(Undefined::TooFew);
    }
    if cards.rows.iter().flatten().all(|(_, value)| value.abs() < 1e-9) {
        return Err(Undefined::NoVariance);
    }
    let best = reml::fit(&cards).ok_or(Undefined::NoVariance)?.ratios;
    let refit = |drawn: &[usize]| {
        let rows: Vec<Vec<(usize, f64)>> = drawn.iter().map(|at| rows[*at].clone()).collect();
        let cards = Cards::new(&rows, part.reviewers.len());
        let near = Ratios { candidate: best.candidate.max(0.01), reviewer: best.reviewer.max(0.01) };
        (cards.squares() > 1e-9)
            .then(|| reml::fit_from(&cards, solve(&cards, near)?))
            .flatten()
            .map(|s| share(s.ratios))
    };
    let interval = if cards.count <= ICC.1 { resampled(rows.len(), ICC.0, seed, refit) } else { None };
    Ok(Coefficient { value: share(best), interval })
}

fn share(ratios: Ratios) -> f64 {
    ratios.candidate / (ratios.candidate + ratios.reviewer + 1.0)
}

/// The middle 95 % of what a statistic is on candidates drawn anew; none where most draws leave it undefined.
fn resampled(
    candidates: usize,
    times: usize,
    seed: u64,
    statistic: impl Fn(&[usize]) -> Option<f64>,
) -> Option<(f64, f64)> {
    if candidates < CANDIDATES {
        return None;
    }
    let mut rng = Pcg64::seed_from_u64(seed);
    let mut found: Vec<f64> = (0..times)
        .filter_map(|_| {
            let drawn: Vec<usize> = (0..candidates).map(|_| below(&mut rng, candidates)).collect();
            statistic(&drawn)
        })
        .collect();
    if found.len() * 2 < times {
        return None;
    }
    found.sort_by(f64::total_cmp);
    let cut = found.len() / 40;
    Some((found[cut], found[found.len() - 1 - cut]))
}

/// A number below `bound`, by the high half of a product (Lemire 2019); the bias of at most bound/2⁶⁴ is of no account here.
fn below(rng: &mut Pcg64, bound: usize) -> usize {
    let product = u128::from(rng.next_u64()) * bound as u128;
    usize::try_from(product >> 64).unwrap_or(0)
}

#[cfg(test)]
mod tests;
