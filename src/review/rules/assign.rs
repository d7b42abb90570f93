//! Who reviews what: applications are shared out among reviewers.
//!
//! Promised, in this order, each as far as those before it allow:
//! 1. Nobody gets what they are in conflict with; a pair that is there already stays; every application has the number of
//!    reviewers that it wants (or more, where more are there already). Otherwise there is no answer, and [`Infeasible`]
//!    says which applications are short.
//! 2. Loads are as even as they can be. They differ by at most one, or [`Uneven`] says which reviewers must have more,
//!    or cannot have as much. "As even" is the least majorised vector of loads, which has the smallest difference, the
//!    smallest sum of squares, the lowest highest and the highest lowest load at once (A. Frank, K. Murota, "Decreasing
//!    minimization on M-convex sets", Mathematical Programming 195, 2022).
//! 3. Applications and reviewers hang together: from each reviewer one comes to each other over applications that they
//!    share. Without it, nobody can tell a severe reviewer from a reviewer of weak applications (J. M. Linacre,
//!    "Many-Facet Rasch Measurement", MESA Press 1989, on connected designs). Whether it is possible is a hard question
//!    (a tight case is a Hamiltonian cycle), so it is searched for; see [`Apart`].
//! 4. Each reviewer's list is cut into as many parts as an application wants reviewers, and an application is in another
//!    part with each: with three, early, middle and late once each. Within the parts the order makes an application's
//!    places balance, see [`places`].
//!
//! The same task with the same seed has the same answer.

mod board;
mod bounds;
mod connect;
mod even;
mod places;
#[cfg(test)]
mod tests;

use board::Board;
use rand::SeedableRng;
use rand::rngs::Xoshiro256PlusPlus;
use rand::seq::SliceRandom;

/// Reviewers of chance that are tried at first for an application, beyond those that it wants.
const FEW: usize = 8;

/// One application and one reviewer, by their numbers in the [`Task`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Pair {
    pub application: usize,
    pub reviewer: usize,
}

/// What is to be shared out. Applications and reviewers are numbered from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// How many of these reviewers each application wants, in the order of arrival.
    pub wanted: Vec<usize>,
    pub reviewers: usize,
    pub conflicts: Vec<Pair>,
    /// Pairs that stay, each reviewer's in the order of their list. One that is also a conflict does not stay.
    pub kept: Vec<Pair>,
    /// What chance is drawn from.
    pub seed: u64,
}

/// Who reviews what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sharing {
    /// For each reviewer, their applications in the order in which to read them.
    pub lists: Vec<Vec<usize>>,
    /// None: loads differ by at most one.
    pub uneven: Option<Uneven>,
    /// None: everything hangs together.
    pub apart: Option<Apart>,
}

/// Applications that cannot have as many reviewers as they want.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Infeasible {
    /// There are fewer reviewers than some application wants, conflicts or not.
    TooFewReviewers { reviewers: usize, wanted: usize },
    /// Conflicts leave too few, the worst off first.
    Short(Vec<Short>),
}

/// An application that conflicts leave too few reviewers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Short {
    pub application: usize,
    /// Reviewers without a conflict.
    pub able: usize,
    pub wanted: usize,
}

/// Loads differ by more than one, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Uneven {
    pub least: usize,
    pub most: usize,
    /// The smallest found.
    pub reason: Reason,
}

/// What keeps loads uneven.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// These must have more than an even share: so much stays with them, or all others are in conflict.
    Must(Group),
    /// These cannot have an even share: they are in conflict with too much, or it stays with others.
    Cannot(Group),
}

/// Reviewers with what they have together: in the one case no sharing gives them less, in the other none gives them more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    pub reviewers: Vec<usize>,
    pub together: usize,
    /// Of these, pairs that stay.
    pub kept: usize,
}

/// Applications and reviewers fall into parts that share nobody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Apart {
    pub parts: usize,
    pub cause: Cause,
}

/// Why they fall apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// Fewer reviews than it takes, even if none were wasted: one less than applications and reviewers together.
    TooFewReviews { reviews: usize, needed: usize },
    /// Conflicts and what is kept leave no way from one part to another with loads as even as these.
    NoWay,
    /// No way was found. There may be one.
    NotFound,
}

/// Shares the applications out.
///
/// # Errors
/// See [`Infeasible`].
pub fn share_out(task: &Task) -> Result<Sharing, Infeasible> {
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(task.seed);
    let mut board = Board::new(task);
    feasible(task, &board)?;
    if !fill_evenly(&mut board, task, &mut rng) {
        even::fill(&mut board, task, &mut rng);
        board.count_movable();
        even::level(&mut board, &mut rng);
    }
    board.count_movable();
    let apart = connect::connect(&mut board, &mut rng);
    let uneven = even::why_uneven(&board);
    Ok(Sharing { lists: places::in_order(&board, task, &mut rng), uneven, apart })
}

fn feasible(task: &Task, board: &Board) -> Result<(), Infeasible> {
    let most = task.wanted.iter().copied().max().unwrap_or_default();
    if most > task.reviewers {
        return Err(Infeasible::TooFewReviewers { reviewers: task.reviewers, wanted: most });
    }
    let mut short: Vec<Short> = task
        .wanted
        .iter()
        .enumerate()
        .map(|(application, &wanted)| Short { application, able: board.able(application), wanted })
        .filter(|short| short.able < short.wanted)
        .collect();
    short.sort_by_key(|short| (short.able, short.application));
    if short.is_empty() { Ok(()) } else { Err(Infeasible::Short(short)) }
}

/// Fills the board so that loads differ by at most one, by one maximum flow; false when that is impossible, and then the
/// board is as it was.
fn fill_evenly(board: &mut Board, task: &Task, rng: &mut Xoshiro256PlusPlus) -> bool {
    let lacking: Vec<usize> = (0..task.wanted.len()).map(|application| board.lacking(task, application)).collect();
    let kept: Vec<usize> = (0..task.reviewers).map(|reviewer| board.load(reviewer)).collect();
    let all = lacking.iter().chain(&kept).sum::<usize>();
    let Some(share) = all.checked_div(task.reviewers) else { return true };
    // Who has the one more is left to the flow: its number follows from the sum.
    let most = if all.is_multiple_of(task.reviewers) { share } else { share + 1 };
    if kept.iter().any(|&kept| kept > most) {
        return false;
    }
    let of_applications: Vec<_> = lacking.iter().map(|&lacking| (lacking, lacking)).collect();
    let of_reviewers: Vec<_> = kept.iter().map(|&kept| (share.saturating_sub(kept), most - kept)).collect();
    // A few of chance for each application are nearly always enough, and all of them many times the work.
    for more in [FEW, usize::MAX] {
        let mut open = board.open(&lacking, more, rng);
        open.shuffle(rng);
        if let Some(chosen) = bounds::choose(&open, &of_applications, &of_reviewers) {
            for pair in chosen {
                board.give(pair);
            }
            return true;
        }
    }
    false
}
