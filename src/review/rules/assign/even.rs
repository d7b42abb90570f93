//! Loads as even as they can be, where they cannot differ by at most one, and why they cannot.

use super::board::Board;
use super::{Group, Pair, Reason, Task, Uneven};
use rand::Rng;
use rand::seq::SliceRandom;
use std::cmp::Reverse;

/// Gives each application the reviewers that it lacks, those with the smallest loads.
pub(super) fn fill(board: &mut Board, task: &Task, rng: &mut impl Rng) {
    let mut applications: Vec<usize> = (0..board.applications()).collect();
    applications.shuffle(rng);
    let mut reviewers: Vec<usize> = (0..board.reviewers()).collect();
    for application in applications {
        for _ in 0..board.lacking(task, application) {
            reviewers.shuffle(rng);
            let able = reviewers.iter().filter(|&&reviewer| board.is_open(Pair { application, reviewer }));
            if let Some(&reviewer) = able.min_by_key(|&&reviewer| board.load(reviewer)) {
                board.give(Pair { application, reviewer });
            }
        }
    }
}

/// Hands applications on, from reviewers with more to reviewers with less, until no such way makes loads more even. Then
/// none of all sharings has more even loads (N. J. A. Harvey, R. E. Ladner, L. Lovász, T. Tamir, "Semi-matchings for
/// bipartite graphs and load balancing", Journal of Algorithms 59, 2006, theorem 3.1). What could be moved has to
/// be counted.
pub(super) fn level(board: &mut Board, rng: &mut impl Rng) {
    let mut order: Vec<usize> = (0..board.reviewers()).collect();
    loop {
        order.shuffle(rng);
        let mut loaded = order.clone();
        loaded.sort_by_key(|&reviewer| Reverse(board.load(reviewer)));
        let found = loaded.into_iter().find_map(|from| {
            let before = board.reached_from(from, &order);
            let reached = order.iter().filter(|&&reviewer| before[reviewer].is_some());
            let &to = reached.min_by_key(|&&reviewer| board.load(reviewer))?;
            (board.load(to) + 1 < board.load(from)).then(|| board.way(&before, to, rng))
        });
        match found {
            Some(moves) => board.hand_on(&moves),
            None => return,
        }
    }
}

/// Why loads differ by more than one, if they do. What could be moved has to be counted.
///
/// Those whom the most loaded reviewer could hand anything on to, over however many others, have about as much, and have
/// it because nobody else can; so with those who could hand anything on to the least loaded one.
pub(super) fn why_uneven(board: &Board) -> Option<Uneven> {
    let reviewers: Vec<usize> = (0..board.reviewers()).collect();
    let loads: Vec<usize> = reviewers.iter().map(|&reviewer| board.load(reviewer)).collect();
    let (least, most) = (loads.iter().copied().min()?, loads.iter().copied().max()?);
    if most - least <= 1 {
        return None;
    }
    let all: usize = loads.iter().sum();
    let with = |load: usize| reviewers.iter().copied().filter(move |&reviewer| board.load(reviewer) == load);
    let group = |reviewers: Vec<usize>| Group {
        together: reviewers.iter().map(|&reviewer| board.load(reviewer)).sum(),
        kept: reviewers.iter().map(|&reviewer| board.kept(reviewer)).sum(),
        reviewers,
    };
    let forced = with(most).filter(|_| most > all.div_ceil(loads.len())).map(|reviewer| {
        let before = board.reached_from(reviewer, &reviewers);
        (0..board.reviewers()).filter(|&other| before[other].is_some()).collect::<Vec<_>>()
    });
    let forced = forced.min_by_key(Vec::len).map(|found| Reason::Must(group(found)));
    let kept_from = with(least).filter(|_| least < all / loads.len()).map(|reviewer| board.reaching(reviewer));
    let kept_from = kept_from.min_by_key(Vec::len).map(|found| Reason::Cannot(group(found)));
    let reason = forced.into_iter().chain(kept_from).min_by_key(|reason| {
        let (Reason::Must(group) | Reason::Cannot(group)) = reason;
        group.reviewers.len()
    })?;
    Some(Uneven { least, most, reason })
}
