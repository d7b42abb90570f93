//! The ratios of variances at which the restricted likelihood is greatest (REML: Patterson & Thompson 1971, Biometrika 58).

use super::crossed::{Cards, Ratios, Solved, solve};

/// Ratios are sought up to here; above, the error no longer matters.
const MOST: f64 = 1e6;
/// Below this a ratio whose deviance still falls towards zero is zero.
const LEAST: f64 = 1e-5;
/// Where the search begins from: the best of these for each ratio.
const STARTS: [f64; 4] = [0.01, 0.1, 1.0, 10.0];
const ROUNDS: usize = 60;

/// The best ratios, each zero where no positive one is better. Deterministic: Newton's steps on the logarithms, guarded.
pub(super) fn fit(cards: &Cards) -> Option<Solved> {
    let starts = STARTS.into_iter().flat_map(|candidate| STARTS.map(|reviewer| Ratios { candidate, reviewer }));
    let begun = starts.filter_map(|ratios| solve(cards, ratios)).min_by(|a, b| a.deviance.total_cmp(&b.deviance))?;
    fit_from(cards, begun)
}

/// The best ratios, sought from a place nearby.
pub(super) fn fit_from(cards: &Cards, begun: Solved) -> Option<Solved> {
    let mut best = begun;
    // A ratio that went to zero may want to come back once the other has moved.
    for _ in 0..3 {
        best = climb(cards, best)?;
        let nudged = Ratios { candidate: up(best.ratios.candidate), reviewer: up(best.ratios.reviewer) };
        if nudged == best.ratios {
            return Some(best);
        }
        let tried = solve(cards, nudged)?;
        if tried.deviance >= best.deviance {
            return Some(best);
        }
        best = tried;
    }
    Some(best)
}

fn up(ratio: f64) -> f64 {
    if ratio > 0.0 { ratio } else { LEAST }
}

fn climb(cards: &Cards, begun: Solved) -> Option<Solved> {
    let mut at = begun;
    for _ in 0..ROUNDS {
        at = ground(cards, at)?;
        let free = (at.ratios.candidate > 0.0, at.ratios.reviewer > 0.0);
        let slope = masked(at.slope(cards), free);
        if slope.0.abs().max(slope.1.abs()) < 1e-10 {
            break;
        }
        let step = newton(cards, &at, slope, free)?;
        let Some(next) = descend(cards, &at, step) else { break };
        let (moved, gained) = (step.0.abs().max(step.1.abs()), at.deviance - next.deviance);
        at = next;
        if moved < 1e-9 && gained.abs() < 1e-9 {
            break;
        }
    }
    Some(at)
}

fn masked((one, other): (f64, f64), free: (bool, bool)) -> (f64, f64) {
    (if free.0 { one } else { 0.0 }, if free.1 { other } else { 0.0 })
}

/// Sets a tiny ratio to zero where the deviance falls towards it.
fn ground(cards: &Cards, at: Solved) -> Option<Solved> {
    let Ratios { candidate, reviewer } = at.ratios;
    if (candidate == 0.0 || candidate > LEAST) && (reviewer == 0.0 || reviewer > LEAST) {
        return Some(at);
    }
    let slope = at.slope(cards);
    let ratios = Ratios {
        candidate: if candidate <= LEAST && slope.0 >= 0.0 { 0.0 } else { candidate },
        reviewer: if reviewer <= LEAST && slope.1 >= 0.0 { 0.0 } else { reviewer },
    };
    if ratios == at.ratios { Some(at) } else { solve(cards, ratios) }
}

/// Newton's step on the logarithms; where the deviance is not convex, downhill.
fn newton(cards: &Cards, at: &Solved, slope: (f64, f64), free: (bool, bool)) -> Option<(f64, f64)> {
    const REACH: f64 = 1e-4;
    let column = |by: (f64, f64)| -> Option<(f64, f64)> {
        let ahead = solve(cards, moved(at.ratios, by))?.slope(cards);
        let behind = solve(cards, moved(at.ratios, (-by.0, -by.1)))?.slope(cards);
        Some(masked(((ahead.0 - behind.0) / (2.0 * REACH), (ahead.1 - behind.1) / (2.0 * REACH)), free))
    };
    let (a, b) = if free.0 { column((REACH, 0.0))? } else { (1.0, 0.0) };
    let (c, d) = if free.1 { column((0.0, REACH))? } else { (0.0, 1.0) };
    let cross = f64::midpoint(b, c);
    let det = a * d - cross * cross;
    let step = if a > 0.0 && d > 0.0 && det > 0.0 {
        ((cross * slope.1 - d * slope.0) / det, (cross * slope.0 - a * slope.1) / det)
    } else {
        (-slope.0.clamp(-1.0, 1.0), -slope.1.clamp(-1.0, 1.0))
    };
    let longest = step.0.abs().max(step.1.abs());
    let short = if longest > 3.0 { 3.0 / longest } else { 1.0 };
    Some((step.0 * short, step.1 * short))
}

fn moved(from: Ratios, by: (f64, f64)) -> Ratios {
    let along = |ratio: f64, by: f64| if ratio > 0.0 { (ratio * by.exp()).min(MOST) } else { 0.0 };
    Ratios { candidate: along(from.candidate, by.0), reviewer: along(from.reviewer, by.1) }
}

/// The step, halved until it leads down; none when nothing does.
fn descend(cards: &Cards, at: &Solved, mut step: (f64, f64)) -> Option<Solved> {
    // The deviance itself is only known to so much; the slope knows more, near the end.
    let noise = 1e-12 * at.deviance.abs().max(1.0);
    for _ in 0..40 {
        if let Some(next) = solve(cards, moved(at.ratios, step)).filter(|next| next.deviance <= at.deviance + noise) {
            return Some(next);
        }
        step = (step.0 / 2.0, step.1 / 2.0);
    }
    None
}
