//! The additive model with crossed random effects, solved for given ratios of its variances.
//!
//! value = level + candidate + reviewer + error, with candidate ~ N(0, γc·σ²), reviewer ~ N(0, γr·σ²), error ~ N(0, σ²).
//!
//! Henderson's mixed model equations (Henderson 1950; Searle, Casella & `McCulloch` 1992, ch. 7) in the spherical form of Bates,
//! Mächler, Bolker & Walker 2015 (Journal of Statistical Software 67(1), eq. 16–41), which stays regular where a ratio is 0. The
//! candidates' block is diagonal and eliminated by hand; what remains is dense and as large as the panel.

use nalgebra::{Cholesky, DMatrix, DVector, Dyn};

/// Who gave whom which value. Values are kept as distances from their mean.
#[derive(Clone, Debug)]
pub(super) struct Cards {
    /// For each candidate: reviewer and centred value.
    pub rows: Vec<Vec<(usize, f64)>>,
    pub reviewers: usize,
    /// How many there are.
    pub count: usize,
    /// The mean of all values.
    pub centre: f64,
}

impl Cards {
    pub fn new(rows: &[Vec<(usize, f64)>], reviewers: usize) -> Self {
        let count = rows.iter().map(Vec::len).sum();
        let centre = rows.iter().flatten().map(|(_, value)| value).sum::<f64>() / real(count);
        let rows = rows.iter().map(|row| row.iter().map(|(who, value)| (*who, value - centre)).collect()).collect();
        Self { rows, reviewers, count, centre }
    }

    /// Σ of squared distances from the mean.
    pub fn squares(&self) -> f64 {
        self.rows.iter().flatten().map(|(_, value)| value * value).sum()
    }
}

/// Variances as multiples of the error's.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Ratios {
    pub candidate: f64,
    pub reviewer: f64,
}

/// The model at given ratios.
pub(super) struct Solved {
    pub ratios: Ratios,
    /// −2 log of the restricted likelihood with the error's variance at its best, constants included as in lme4.
    pub deviance: f64,
    /// Penalised residual sum of squares.
    pub squares: f64,
    /// Level (as distance from the centre), then each reviewer's spherical effect.
    pub common: DVector<f64>,
    /// Each candidate's predicted effect.
    pub candidates: Vec<f64>,
    /// The Cholesky factor of the coefficients of `common`.
    pub factor: Cholesky<f64, Dyn>,
    /// Σ of squared spherical effects, of candidates and of reviewers.
    spherical: (f64, f64),
}

/// As a float; sizes here are far below 2⁵².
#[expect(clippy::cast_precision_loss, reason = "sizes are far below 2^52")]
pub(super) fn real(count: usize) -> f64 {
    count as f64
}

/// γ / (1 + n·γ): how far a candidate's sum of n residuals is believed.
pub(super) fn belief(gamma: f64, cards: usize) -> f64 {
    gamma / (1.0 + real(cards) * gamma)
}

/// A candidate's row among the coefficients of `common`: how many cards, and θ for each reviewer's card.
pub(super) fn load(row: &[(usize, f64)], theta: f64) -> impl Iterator<Item = (usize, f64)> {
    std::iter::once((0, real(row.len()))).chain(row.iter().map(move |(who, _)| (who + 1, theta)))
}

/// Solves the equations; none where they are not positive definite, which only values that are no numbers cause.
pub(super) fn solve(cards: &Cards, ratios: Ratios) -> Option<Solved> {
    let theta = ratios.reviewer.sqrt();
    let size = cards.reviewers + 1;
    let mut left = DMatrix::<f64>::zeros(size, size);
    let mut right = DVector::<f64>::zeros(size);
    let mut log_det = 0.0;
    for row in cards.rows.iter().filter(|row| !row.is_empty()) {
        let n = real(row.len());
        let weight = belief(ratios.candidate, row.len());
        let sum: f64 = row.iter().map(|(_, value)| value).sum();
        log_det += (n * ratios.candidate).ln_1p();
        left[(0, 0)] += n - weight * n * n;
        right[0] += sum * (1.0 - weight * n);
        for (at, (who, value)) in row.iter().enumerate() {
            left[(who + 1, 0)] += theta * (1.0 - weight * n);
            right[who + 1] += theta * (value - weight * sum);
            left[(who + 1, who + 1)] += theta * theta * (1.0 - weight);
            for (other, _) in &row[..at] {
                let (low, high) = ((*who).min(*other) + 1, (*who).max(*other) + 1);
                left[(high, low)] -= theta * theta * weight * if low == high { 2.0 } else { 1.0 };
            }
        }
    }
    for who in 1..size {
        left[(who, who)] += 1.0;
    }
    // Only the lower triangle is filled, and only it is read.
    let factor = Cholesky::new(left)?;
    let common = factor.solve(&right);
    log_det += 2.0 * factor.l_dirty().diagonal().iter().map(|entry| entry.ln()).sum::<f64>();

    let mut candidates = Vec::with_capacity(cards.rows.len());
    let (mut errors, mut of_candidates) = (0.0, 0.0);
    for row in &cards.rows {
        let left_over: f64 = row.iter().map(|(who, value)| value - common[0] - theta * common[who + 1]).sum();
        let effect = belief(ratios.candidate, row.len()) * left_over;
        if ratios.candidate > 0.0 {
            of_candidates += effect * effect / ratios.candidate;
        }
        let error = |(who, value): &(usize, f64)| value - common[0] - theta * common[who + 1] - effect;
        errors += row.iter().map(|card| error(card).powi(2)).sum::<f64>();
        candidates.push(effect);
    }
    let of_reviewers: f64 = common.iter().skip(1).map(|effect| effect * effect).sum();
    let squares = errors + of_candidates + of_reviewers;
    let free = real(cards.count) - 1.0;
    let deviance = log_det + free * (1.0 + (std::f64::consts::TAU * squares / free).ln());
    let spherical = (of_candidates, of_reviewers);
    deviance.is_finite().then_some(Solved { ratios, deviance, squares, common, candidates, factor, spherical })
}

impl Solved {
    /// The error's variance at its best.
    pub fn error_variance(&self, cards: &Cards) -> f64 {
        self.squares / (real(cards.count) - 1.0)
    }

    /// The derivatives of the deviance by the logarithms of both ratios: they vanish where each variance is that of its
    /// predicted effects and their own doubt (Patterson & Thompson 1971; Searle et al. 1992, §7.6).
    pub fn slope(&self, cards: &Cards) -> (f64, f64) {
        let variance = self.error_variance(cards);
        let inverse = self.factor.inverse();
        let (gamma, theta) = (self.ratios.candidate, self.ratios.reviewer.sqrt());
        let mut by_candidates = -self.spherical.0 / variance;
        for row in cards.rows.iter().filter(|row| !row.is_empty()) {
            let grown = 1.0 + real(row.len()) * gamma;
            let doubt = quadratic(&inverse, row, theta);
            by_candidates += real(row.len()) * gamma / grown - gamma * doubt / (grown * grown);
        }
        let trace: f64 = inverse.diagonal().iter().skip(1).sum();
        (by_candidates, real(cards.reviewers) - trace - self.spherical.1 / variance)
    }
}

/// x′·A⁻¹·x for a candidate's row x.
pub(super) fn quadratic(inverse: &DMatrix<f64>, row: &[(usize, f64)], theta: f64) -> f64 {
    load(row, theta).map(|(one, x)| x * load(row, theta).map(|(other, y)| y * inverse[(one, other)]).sum::<f64>()).sum()
}
