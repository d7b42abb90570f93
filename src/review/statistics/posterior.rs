//! What the variances could be, beside what they most likely are. Three reviewers say little about how reviewers differ; an interval
//! that took the best guess for the truth would be too short.
//!
//! The posterior of the two ratios is laid on a grid: the restricted likelihood times a half-Cauchy prior of scale 1 on each
//! θ = √γ (Gelman 2006, Bayesian Analysis 1(3)); the error's variance, with the usual 1/σ² prior, then is a scaled inverse χ² with
//! n − 1 degrees of freedom, and effects are normal given both.

use super::crossed::{Cards, Ratios, Solved, belief, load, quadratic, real, solve};
use nalgebra::{DMatrix, DVector};

/// With more cards than this the ratios are known well enough: the grid is one point.
const FEW_CARDS: usize = 3000;
/// The first grid: θ from 2⁻⁵ to 2⁷ by half powers of two.
const COARSE: usize = 25;
/// The second grid, on the part of the first that matters.
const FINE: usize = 15;
/// What is less likely than this, against the likeliest, is left out: of the first grid and of the second.
const NEGLIGIBLE: (f64, f64) = (1e-5, 1e-4);

/// One possibility.
pub(super) struct Node {
    /// All weights add up to 1.
    pub weight: f64,
    pub solved: Solved,
}

/// The possibilities with their weights; the best fit alone where there are many cards.
pub(super) fn nodes(cards: &Cards, best: Solved) -> Vec<Node> {
    if cards.count > FEW_CARDS {
        return vec![Node { weight: 1.0, solved: best }];
    }
    let axis: Vec<f64> = (0..COARSE).map(|at| -5.0 + real(at) / 2.0).collect();
    let coarse = laid(cards, &axis, &axis);
    let most = coarse.iter().map(|(_, _, log)| *log).fold(f64::NEG_INFINITY, f64::max);
    let matter: Vec<_> = coarse.iter().filter(|(_, _, log)| *log - most > NEGLIGIBLE.0.ln()).collect();
    let reach = |of: fn(&Solved) -> f64| -> Vec<f64> {
        let places = || matter.iter().map(|(solved, _, _)| of(solved).log2() / 2.0);
        let low = places().fold(f64::INFINITY, f64::min) - 0.5;
        let high = places().fold(f64::NEG_INFINITY, f64::max) + 0.5;
        (0..FINE).map(|at| low + (high - low) * (real(at) + 0.5) / real(FINE)).collect()
    };
    let fine = laid(cards, &reach(|solved| solved.ratios.candidate), &reach(|solved| solved.ratios.reviewer));
    let most = fine.iter().map(|(_, _, log)| *log).fold(f64::NEG_INFINITY, f64::max);
    let kept: Vec<(Solved, f64)> = fine
        .into_iter()
        .map(|(solved, _, log)| (solved, (log - most).exp()))
        .filter(|(_, weight)| *weight > NEGLIGIBLE.1)
        .collect();
    let sum: f64 = kept.iter().map(|(_, weight)| weight).sum();
    if kept.is_empty() {
        return vec![Node { weight: 1.0, solved: best }];
    }
    kept.into_iter().map(|(solved, weight)| Node { weight: weight / sum, solved }).collect()
}

/// The model at each point of a grid of log₂ θ, with the logarithm of its posterior.
fn laid(cards: &Cards, candidates: &[f64], reviewers: &[f64]) -> Vec<(Solved, f64, f64)> {
    // dθ = θ·d(log θ).
    let prior = |log2: f64| log2 * std::f64::consts::LN_2 - (2.0 * log2).exp2().ln_1p();
    let points = candidates.iter().flat_map(|one| reviewers.iter().map(move |other| (*one, *other)));
    points
        .filter_map(|(one, other)| {
            let ratios = Ratios { candidate: (2.0 * one).exp2(), reviewer: (2.0 * other).exp2() };
            let solved = solve(cards, ratios)?;
            let prior = prior(one) + prior(other);
            let log = prior - solved.deviance / 2.0;
            Some((solved, prior, log))
        })
        .collect()
}

/// The panel's level and each candidate's value on it, with variances: what the mean would be had the whole panel reviewed them.
pub(super) struct Predicted {
    pub values: Vec<f64>,
    /// In units of the error's variance.
    pub doubts: Vec<f64>,
}

/// Predictions of one possibility, as distances from the centre.
pub(super) fn predicted(cards: &Cards, solved: &Solved) -> Predicted {
    let inverse = solved.factor.inverse();
    let level = level(cards, solved);
    let (at_level, of_level) = against(&inverse, &level);
    let gamma = solved.ratios.candidate;
    let theta = solved.ratios.reviewer.sqrt();
    let doubt = |row: &Vec<(usize, f64)>| {
        let weight = belief(gamma, row.len());
        let crossed: f64 = load(row, theta).map(|(at, x)| x * at_level[at]).sum();
        weight + of_level - 2.0 * weight * crossed + weight * weight * quadratic(&inverse, row, theta)
    };
    let shared = level.dot(&solved.common);
    Predicted {
        values: solved.candidates.iter().map(|effect| shared + effect).collect(),
        doubts: cards.rows.iter().map(doubt).collect(),
    }
}

/// How each reviewer leans from the panel's mean, with the variance in units of the error's.
pub(super) fn leanings(cards: &Cards, solved: &Solved) -> Vec<(f64, f64)> {
    let inverse = solved.factor.inverse();
    let theta = solved.ratios.reviewer.sqrt();
    let mut panel = level(cards, solved);
    panel[0] = 0.0;
    let (at_panel, of_panel) = against(&inverse, &panel);
    let mean = panel.dot(&solved.common);
    (1..=cards.reviewers)
        .map(|who| {
            let doubt = theta * theta * inverse[(who, who)] - 2.0 * theta * at_panel[who] + of_panel;
            (theta * solved.common[who] - mean, doubt.max(0.0))
        })
        .collect()
}

/// The coefficients of the panel's level: the general one and the mean of the reviewers' effects.
fn level(cards: &Cards, solved: &Solved) -> DVector<f64> {
    let share = solved.ratios.reviewer.sqrt() / real(cards.reviewers);
    DVector::from_fn(cards.reviewers + 1, |at, _| if at == 0 { 1.0 } else { share })
}

/// A⁻¹·g and g′·A⁻¹·g.
fn against(inverse: &DMatrix<f64>, g: &DVector<f64>) -> (DVector<f64>, f64) {
    let at = inverse * g;
    let of = g.dot(&at);
    (at, of)
}
