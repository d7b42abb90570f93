//! Applications and reviewers made to hang together, without changing how even the loads are.

use super::board::{Board, Move};
use super::{Apart, Cause, Pair};
use petgraph::unionfind::UnionFind;
use rand::seq::{IndexedRandom, SliceRandom};
use rand::{Rng, RngExt};

/// What the search may cost, in pairs looked at: about a second.
const PATIENCE: usize = 100_000_000;
/// How many steps it may take.
const STEPS: usize = 500;
/// Pairs between parts that are tried before a step aside.
const TRIED: usize = 50;

/// Hands applications round until all hang together, or patience is at its end; none: they do. What could be moved has to
/// be counted.
///
/// A step takes an application from one reviewer for another, and lets the others pass on what it takes to have the same
/// loads again (or the same but for whose they are). Steps that join parts are looked for; where none is found, one aside,
/// that leaves their number as it is, may lead to some.
pub(super) fn connect(board: &mut Board, rng: &mut impl Rng) -> Option<Apart> {
    let mut parts = Parts::of(board);
    if parts.count() <= 1 {
        return None;
    }
    let needed = parts.members - 1;
    if parts.reviews < needed {
        return Some(parts.apart(Cause::TooFewReviews { reviews: parts.reviews, needed }));
    }
    if !could_hang_together(board, &parts) {
        return Some(parts.apart(Cause::NoWay));
    }
    let (cells, reviewers) = (board.applications() * board.reviewers(), board.reviewers());
    let mut patience = PATIENCE;
    for _ in 0..STEPS {
        let mut between = parts.between(board);
        let (tried, _) = between.partial_shuffle(rng, TRIED);
        let cost = cells + tried.len() * (parts.reviews + reviewers * reviewers);
        let better = tried.iter().find_map(|&pair| {
            let moves = step(board, pair, rng)?;
            kept_if(board, &moves, |after| after.count() < parts.count())
        });
        let found = better.or_else(|| {
            let application = rng.random_range(0..board.applications());
            let takers: Vec<usize> = board.takers(application).collect();
            let pair = Pair { application, reviewer: *takers.choose(rng)? };
            let moves = step(board, pair, rng)?;
            kept_if(board, &moves, |after| after.count() <= parts.count())
        });
        if let Some(after) = found {
            parts = after;
        }
        if parts.count() <= 1 {
            return None;
        }
        patience = patience.saturating_sub(cost);
        if patience == 0 {
            break;
        }
    }
    Some(parts.apart(Cause::NotFound))
}

/// Moves, and moves back unless what comes of it is wanted.
fn kept_if(board: &mut Board, moves: &[Move], is_wanted: impl Fn(&Parts) -> bool) -> Option<Parts> {
    board.hand_on(moves);
    let after = Parts::of(board);
    if is_wanted(&after) {
        return Some(after);
    }
    board.take_back(moves);
    None
}

/// Moves that give this application to this reviewer, from one of chance, and leave the loads as even as they are.
fn step(board: &Board, pair: Pair, rng: &mut impl Rng) -> Option<Vec<Move>> {
    let givers: Vec<usize> = board.givers(pair.application).collect();
    let &from = givers.choose(rng)?;
    let mut order: Vec<usize> = (0..board.reviewers()).collect();
    order.shuffle(rng);
    let before = board.reached_from(pair.reviewer, &order);
    let end = order.into_iter().find(|&end| before[end].is_some() && evens_out(board, from, end))?;
    let mut moves = board.way(&before, end, rng);
    // What comes to the giver on the way makes up for what they give: the way ends there.
    if let Some(passed) = moves.iter().position(|passing| passing.from == from) {
        moves.drain(..=passed);
    }
    moves.push(Move { application: pair.application, from, to: pair.reviewer });
    Some(moves)
}

/// Whether loads are as even as before when the one has one less and the other one more.
fn evens_out(board: &Board, less: usize, more: usize) -> bool {
    less == more || board.load(more) + 1 == board.load(less)
}

/// Whether all would hang together by all pairs that are in any sharing with loads as even as these. If not, none does.
///
/// Two such sharings differ by ways round, and by ways from a reviewer to one with one less; so the pairs that are in some
/// are those that one step makes.
fn could_hang_together(board: &Board, parts: &Parts) -> bool {
    let order: Vec<usize> = (0..board.reviewers()).collect();
    // By reviewer: whether what comes to the one could go on so that the other is the one who has less.
    let makes_up: Vec<Vec<bool>> = order
        .iter()
        .map(|&reviewer| {
            let before = board.reached_from(reviewer, &order);
            let ends = |less: usize| order.iter().any(|&end| before[end].is_some() && evens_out(board, less, end));
            order.iter().map(|&less| ends(less)).collect()
        })
        .collect();
    let mut found = parts.found.clone();
    for application in 0..board.applications() {
        for reviewer in board.takers(application) {
            if board.givers(application).any(|from| makes_up[reviewer][from]) {
                found.union(application, board.applications() + reviewer);
            }
        }
    }
    // Whoever has anything hangs together with an application.
    let mut all = (0..board.applications()).filter(|&application| !board.panel(application).is_empty());
    all.next().is_none_or(|first| all.all(|other| found.equiv(first, other)))
}

/// What hangs together. Applications come first, then reviewers.
#[derive(Clone, Debug)]
struct Parts {
    found: UnionFind<usize>,
    /// Applications and reviewers that have anything.
    members: usize,
    /// How often two parts became one.
    joined: usize,
    reviews: usize,
}

impl Parts {
    fn of(board: &Board) -> Self {
        let applications = board.applications();
        let mut parts =
            Self { found: UnionFind::new(applications + board.reviewers()), members: 0, joined: 0, reviews: 0 };
        for application in 0..applications {
            let panel = board.panel(application);
            parts.members += usize::from(!panel.is_empty());
            parts.reviews += panel.len();
            for &reviewer in panel {
                parts.joined += usize::from(parts.found.union(application, applications + reviewer));
            }
        }
        parts.members += (0..board.reviewers()).filter(|&reviewer| board.load(reviewer) > 0).count();
        parts
    }

    const fn count(&self) -> usize {
        self.members - self.joined
    }

    const fn apart(&self, cause: Cause) -> Apart {
        Apart { parts: self.count(), cause }
    }

    /// Pairs that could be and would go from part to part.
    fn between(&self, board: &Board) -> Vec<Pair> {
        let all = (0..board.applications()).filter(|&application| board.givers(application).next().is_some());
        let pairs =
            all.flat_map(|application| board.takers(application).map(move |reviewer| Pair { application, reviewer }));
        let joins = |pair: &Pair| !self.found.equiv(pair.application, board.applications() + pair.reviewer);
        pairs.filter(joins).collect()
    }
}
