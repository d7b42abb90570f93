//! Which further review would settle most of the doubt at the cut.
//!
//! With t halfway between the last value within the cut and the first one outside, p = P(value > t) for each candidate; p·(1 − p) is
//! the doubt about them: ¼ at the cut, 0 far from it. A review by somebody who has not reviewed them yet would move their value by a
//! normal amount whose variance follows from the model before the review is made (Raiffa & Schlaifer 1961: preposterior analysis).
//! The gain is p·(1 − p) less what is expected to be left of it. Variances are taken as the likeliest, and t as fixed.

use super::calibration::Calibration;
use super::crossed::{Solved, belief, load, quadratic, real};
use nalgebra::DVector;

/// Candidates looked at: those most in doubt.
const LOOKED_AT: usize = 30;

/// A review to ask for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Suggestion {
    pub candidate: usize,
    pub reviewer: usize,
    /// The doubt about the candidate now: p·(1 − p).
    pub doubt: f64,
    /// How much of it the review is expected to settle.
    pub gain: f64,
}

/// At most so many reviews, the most telling first, one for each candidate. `may` says who may be asked for whom; whoever has a card
/// for them is never asked again. Empty where everybody is within the cut, and where nobody is left to ask.
pub fn suggestions(
    calibration: &Calibration,
    positions: usize,
    most: usize,
    may: impl Fn(usize, usize) -> bool,
) -> Vec<Suggestion> {
    let Some(threshold) = threshold(calibration, positions) else { return Vec::new() };
    let Some(node) = calibration.nodes.iter().max_by(|a, b| a.weight.total_cmp(&b.weight)) else { return Vec::new() };
    let (cards, solved) = (&calibration.cards, &node.solved);
    let variance = solved.squares / (real(cards.count) - 1.0);
    let outlook = Outlook::new(solved, cards.reviewers);
    let mut doubtful: Vec<(usize, f64)> = calibration
        .candidates
        .iter()
        .enumerate()
        .filter_map(|(at, who)| {
            let adjusted = calibration.adjusted[*who]?;
            Some((at, doubt((adjusted.value - threshold) / adjusted.error)))
        })
        .collect();
    doubtful.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
    let mut found: Vec<Suggestion> = Vec::new();
    for (at, doubt) in doubtful.into_iter().take(LOOKED_AT) {
        let candidate = calibration.candidates[at];
        let (row, Some(adjusted)) = (&cards.rows[at], calibration.adjusted[candidate]) else { continue };
        let known = Known { apart: adjusted.value - threshold, error: adjusted.error, doubt };
        let free = (0..cards.reviewers).filter(|who| row.iter().all(|(by, _)| by != who));
        let asked = free.filter(|who| may(candidate, calibration.reviewers[*who]));
        let gains = outlook.settled(row, asked).into_iter().map(|(who, share)| {
            let gain = known.gain((share * variance).sqrt());
            Suggestion { candidate, reviewer: calibration.reviewers[who], doubt, gain }
        });
        found.extend(gains.max_by(|one, other| one.gain.total_cmp(&other.gain)).filter(|best| best.gain > 1e-9));
    }
    found.sort_by(|one, other| other.gain.total_cmp(&one.gain).then(one.candidate.cmp(&other.candidate)));
    found.truncate(most);
    found
}

/// Halfway between the last within the cut and the first outside.
fn threshold(calibration: &Calibration, positions: usize) -> Option<f64> {
    let mut values: Vec<f64> = calibration.adjusted.iter().flatten().map(|adjusted| adjusted.value).collect();
    values.sort_by(|one, other| other.total_cmp(one));
    let (last, first) = (values.get(positions.checked_sub(1)?)?, values.get(positions)?);
    Some(f64::midpoint(*last, *first))
}

struct Known {
    apart: f64,
    error: f64,
    doubt: f64,
}

impl Known {
    /// What is expected to be settled when the value will move by a normal amount of this deviation.
    fn gain(&self, moves: f64) -> f64 {
        let moves = moves.min(self.error);
        let left = (self.error * self.error - moves * moves).sqrt().max(1e-12);
        // The expectation by the trapezoid rule over −4 … 4 deviations.
        let (mut sum, mut weights) = (0.0, 0.0);
        for step in -16_i8..=16 {
            let z = f64::from(step) / 4.0;
            let weight = (-z * z / 2.0).exp();
            weights += weight;
            sum += weight * doubt((self.apart + z * moves) / left);
        }
        self.doubt - sum / weights
    }
}

/// p·(1 − p) at so many deviations from the cut.
fn doubt(z: f64) -> f64 {
    let above = libm::erfc(-z / std::f64::consts::SQRT_2) / 2.0;
    above * (1.0 - above)
}

/// What a further card would tell, in units of the error's variance.
struct Outlook<'a> {
    solved: &'a Solved,
    inverse: nalgebra::DMatrix<f64>,
    theta: f64,
    level: DVector<f64>,
}

impl<'a> Outlook<'a> {
    fn new(solved: &'a Solved, reviewers: usize) -> Self {
        let theta = solved.ratios.reviewer.sqrt();
        let level = DVector::from_fn(reviewers + 1, |at, _| if at == 0 { 1.0 } else { theta / real(reviewers) });
        Self { solved, inverse: solved.factor.inverse(), theta, level }
    }

    /// For each of these reviewers the variance of the candidate's value that their card would settle: cov²/var.
    fn settled(&self, row: &[(usize, f64)], reviewers: impl Iterator<Item = usize>) -> Vec<(usize, f64)> {
        let weight = belief(self.solved.ratios.candidate, row.len());
        let mut value = self.level.clone();
        for (at, x) in load(row, self.theta) {
            value[at] -= weight * x;
        }
        let known = &self.inverse * value;
        let crossed: f64 = load(row, self.theta).map(|(at, x)| x * known[at]).sum();
        let own = quadratic(&self.inverse, row, self.theta);
        reviewers
            .map(|who| {
                let who_at = who + 1;
                let covariance = known[0] + self.theta * known[who_at] - weight * crossed + weight;
                let with_row: f64 = load(row, self.theta)
                    .map(|(at, x)| x * (self.inverse[(0, at)] + self.theta * self.inverse[(who_at, at)]))
                    .sum();
                let theirs = self.inverse[(0, 0)]
                    + 2.0 * self.theta * self.inverse[(0, who_at)]
                    + self.theta * self.theta * self.inverse[(who_at, who_at)];
                let variance = theirs - 2.0 * weight * with_row + weight * weight * own + weight + 1.0;
                (who, covariance * covariance / variance)
            })
            .collect()
    }
}

#[cfg(test)]
mod tests;
