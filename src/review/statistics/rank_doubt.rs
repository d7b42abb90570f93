//! How sure a rank is: the panel's cards as they could have been, drawn many times from what is known.
//!
//! Each draw takes variances from their posterior, then level, reviewers and candidates given these (normal, from the Cholesky
//! factor), and ranks the candidates. What is told of ranks is counted over the draws.

use super::calibration::Calibration;
use super::crossed::{belief, real};
use super::posterior::Node;
use nalgebra::DVector;
use rand_distr::{ChiSquared, Distribution, StandardNormal};
use rand_pcg::Pcg64;
use rand_pcg::rand_core::SeedableRng;

/// At most so many values are drawn in all, as far as the fewest draws allow.
const BUDGET: usize = 5_000_000;
/// Draws, at least and at most.
const DRAWS: (usize, usize) = (200, 4000);
/// A cut separates its neighbours from here on.
pub const SEPARATED: f64 = 0.95;

/// How sure one candidate's place is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Doubt {
    /// The best and the worst rank that are not out of the question: a 95 % interval, from 1.
    pub low: usize,
    pub high: usize,
    /// How likely they are among the best `positions`.
    pub in_cut: f64,
    /// How likely they are better than the next in `order`; none for the last.
    pub above_next: Option<f64>,
}

/// The doubts of the candidates that have cards, by their numbers. `order` lists them as they are ranked; ties in it share their
/// figures when their adjusted values are the same. The same arguments give the same figures.
pub fn doubts(calibration: &Calibration, order: &[usize], positions: usize, seed: u64) -> Vec<Option<Doubt>> {
    let (cards, all) = (&calibration.cards, calibration.adjusted.len());
    let count = cards.rows.len();
    let draws = draws(count);
    let mut place = vec![None; all];
    for (at, who) in calibration.candidates.iter().enumerate() {
        place[*who] = Some(at);
    }
    let order: Vec<usize> = order.iter().filter_map(|who| place.get(*who).copied().flatten()).collect();
    let mut rng = Pcg64::seed_from_u64(seed);
    // The interval leaves out so many draws at each end.
    let tail = draws / 40 + 1;
    let mut ends = Ends { tail, low: vec![usize::MAX; count * tail], high: vec![0; count * tail] };
    let (mut in_cut, mut above) = (vec![0_usize; count], vec![0_usize; count]);
    let mut ranked: Vec<usize> = (0..count).collect();
    let mut node = Picker { nodes: &calibration.nodes, at: 0, sum: 0.0 };
    for draw in 0..draws {
        let values = drawn(calibration, node.pick((real(draw) + 0.5) / real(draws)), &mut rng);
        ranked.sort_by(|one, other| values[*other].total_cmp(&values[*one]));
        for (before, candidate) in ranked.iter().enumerate() {
            ends.take(*candidate, before + 1);
            in_cut[*candidate] += usize::from(before < positions);
        }
        for pair in order.windows(2) {
            above[pair[0]] += usize::from(values[pair[0]] > values[pair[1]]);
        }
    }
    let mut next = vec![false; count];
    for pair in order.windows(2) {
        next[pair[0]] = true;
    }
    let mut found: Vec<Option<Doubt>> = vec![None; all];
    for (at, who) in calibration.candidates.iter().enumerate() {
        found[*who] = Some(Doubt {
            low: ends.low[at * tail + tail - 1],
            high: ends.high[at * tail + tail - 1],
            in_cut: real(in_cut[at]) / real(draws),
            above_next: next[at].then(|| real(above[at]) / real(draws)),
        });
    }
    share(calibration, &mut found);
    found
}

/// How many draws are made for so many candidates.
pub fn draws(candidates: usize) -> usize {
    (BUDGET / candidates.max(1)).clamp(DRAWS.0, DRAWS.1)
}

/// Possibilities in proportion to their weights, one after the other.
struct Picker<'a> {
    nodes: &'a [Node],
    at: usize,
    sum: f64,
}

impl<'a> Picker<'a> {
    fn pick(&mut self, share: f64) -> &'a Node {
        while self.at + 1 < self.nodes.len() && self.sum + self.nodes[self.at].weight < share {
            self.sum += self.nodes[self.at].weight;
            self.at += 1;
        }
        &self.nodes[self.at]
    }
}

/// The candidates' effects, drawn.
fn drawn(calibration: &Calibration, node: &Node, rng: &mut Pcg64) -> Vec<f64> {
    let (cards, solved) = (&calibration.cards, &node.solved);
    let chi = ChiSquared::new(real(cards.count) - 1.0).map_or(1.0, |chi| chi.sample(rng));
    let error = (solved.squares / chi).sqrt();
    let noise = DVector::from_fn(cards.reviewers + 1, |_, _| StandardNormal.sample(rng));
    // With A = L·L′, L′⁻¹·z has the covariance A⁻¹.
    let lower = solved.factor.l_dirty();
    let apart = lower.tr_solve_lower_triangular(&noise).unwrap_or(noise);
    let common = &solved.common + apart * error;
    let theta = solved.ratios.reviewer.sqrt();
    cards
        .rows
        .iter()
        .map(|row| {
            let weight = belief(solved.ratios.candidate, row.len());
            let left: f64 = row.iter().map(|(who, value)| value - common[0] - theta * common[who + 1]).sum();
            let own: f64 = StandardNormal.sample(rng);
            weight * left + error * weight.sqrt() * own
        })
        .collect()
}

/// The lowest and the highest ranks that each candidate had, as many as lie outside the interval and one more.
struct Ends {
    tail: usize,
    low: Vec<usize>,
    high: Vec<usize>,
}

impl Ends {
    fn take(&mut self, candidate: usize, rank: usize) {
        let (from, to) = (candidate * self.tail, (candidate + 1) * self.tail);
        let low = &mut self.low[from..to];
        if rank < low[self.tail - 1] {
            let at = low.partition_point(|kept| *kept <= rank);
            low[at..].rotate_right(1);
            low[at] = rank;
        }
        let high = &mut self.high[from..to];
        if rank > high[self.tail - 1] {
            let at = high.partition_point(|kept| *kept >= rank);
            high[at..].rotate_right(1);
            high[at] = rank;
        }
    }
}

/// Candidates of whom the same is known get the same figures, whatever chance drew.
fn share(calibration: &Calibration, doubts: &mut [Option<Doubt>]) {
    let mut alike: Vec<(u64, usize)> = calibration
        .adjusted
        .iter()
        .enumerate()
        .filter(|_| calibration.is_complete)
        .filter_map(|(who, adjusted)| Some((adjusted.as_ref()?.value.to_bits(), who)))
        .collect();
    alike.sort_unstable();
    for group in alike.chunk_by(|one, other| one.0 == other.0).filter(|group| group.len() > 1) {
        let members: Vec<Doubt> = group.iter().filter_map(|(_, who)| doubts[*who]).collect();
        let low = members.iter().map(|doubt| doubt.low).min().unwrap_or(1);
        let high = members.iter().map(|doubt| doubt.high).max().unwrap_or(low);
        let in_cut = members.iter().map(|doubt| doubt.in_cut).sum::<f64>() / real(members.len());
        for (_, who) in group {
            if let Some(doubt) = &mut doubts[*who] {
                (doubt.low, doubt.high, doubt.in_cut) = (low, high, in_cut);
            }
        }
    }
}

#[cfg(test)]
mod tests;
