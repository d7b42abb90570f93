//! Who has what so far, and who could hand what to whom.

use super::{Pair, Task};
use rand::seq::SliceRandom;
use rand::{Rng, RngExt};
use std::collections::VecDeque;

/// What a pair is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cell {
    /// A conflict.
    Barred,
    /// They could review it.
    Open,
    /// They have it, and may hand it on.
    Given,
    /// They have it, and it stays.
    Kept,
}

/// One application goes from one reviewer to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Move {
    pub application: usize,
    pub from: usize,
    pub to: usize,
}

/// Applications and reviewers with all that is between them.
#[derive(Clone, Debug)]
pub(super) struct Board {
    reviewers: usize,
    /// By application, then by reviewer.
    cells: Vec<Cell>,
    /// For each application, who has it.
    panels: Vec<Vec<usize>>,
    /// For each reviewer, what they have.
    lists: Vec<Vec<usize>>,
    /// By reviewer and reviewer: how many applications the first has that could go to the second.
    movable: Vec<usize>,
}

impl Board {
    /// With what is kept, and nothing else.
    pub fn new(task: &Task) -> Self {
        let (applications, reviewers) = (task.wanted.len(), task.reviewers);
        let mut board = Self {
            reviewers,
            cells: vec![Cell::Open; applications * reviewers],
            panels: vec![Vec::new(); applications],
            lists: vec![Vec::new(); reviewers],
            movable: vec![0; reviewers * reviewers],
        };
        for &pair in &task.conflicts {
            board.set(pair, Cell::Barred);
        }
        for &pair in &task.kept {
            if board.cell(pair) == Cell::Open {
                board.set(pair, Cell::Kept);
                board.panels[pair.application].push(pair.reviewer);
                board.lists[pair.reviewer].push(pair.application);
            }
        }
        board
    }

    pub const fn applications(&self) -> usize {
        self.panels.len()
    }

    pub const fn reviewers(&self) -> usize {
        self.reviewers
    }

    pub fn load(&self, reviewer: usize) -> usize {
        self.lists[reviewer].len()
    }

    /// Who has this application.
    pub fn panel(&self, application: usize) -> &[usize] {
        &self.panels[application]
    }

    /// Reviewers who may have this application, or have it.
    pub fn able(&self, application: usize) -> usize {
        self.reviewers - self.row(application, Cell::Barred).count()
    }

    /// Reviewers that this application still wants.
    pub fn lacking(&self, task: &Task, application: usize) -> usize {
        task.wanted[application].saturating_sub(self.panels[application].len())
    }

    /// Whether they could have it and do not.
    pub fn is_open(&self, pair: Pair) -> bool {
        self.cell(pair) == Cell::Open
    }

    pub fn is_kept(&self, pair: Pair) -> bool {
        self.cell(pair) == Cell::Kept
    }

    /// Pairs that could be, of the applications that lack somebody: for each, `more` of chance beyond what it lacks, or
    /// all where there are no more.
    pub fn open(&self, lacking: &[usize], more: usize, rng: &mut impl Rng) -> Vec<Pair> {
        let mut pairs = Vec::new();
        for (application, &lacking) in lacking.iter().enumerate().filter(|&(_, &lacking)| lacking > 0) {
            let mut open: Vec<usize> = self.row(application, Cell::Open).collect();
            let (some, _) = open.partial_shuffle(rng, lacking.saturating_add(more));
            pairs.extend(some.iter().map(|&reviewer| Pair { application, reviewer }));
        }
        pairs
    }

    /// How much of what this reviewer has stays with them.
    pub fn kept(&self, reviewer: usize) -> usize {
        self.lists[reviewer].iter().filter(|&&application| self.is_kept(Pair { application, reviewer })).count()
    }

    /// Gives an application to a reviewer who could have it.
    pub fn give(&mut self, pair: Pair) {
        self.set(pair, Cell::Given);
        self.panels[pair.application].push(pair.reviewer);
        self.lists[pair.reviewer].push(pair.application);
    }

    /// Counts who could hand what to whom; [`Board::hand_on`] keeps it up from then on.
    pub fn count_movable(&mut self) {
        self.movable.fill(0);
        for application in 0..self.applications() {
            self.count(application, |count| *count += 1);
        }
    }

    /// Moves applications, in this order.
    pub fn hand_on(&mut self, moves: &[Move]) {
        for &Move { application, from, to } in moves {
            self.count(application, |count| *count -= 1);
            self.set(Pair { application, reviewer: from }, Cell::Open);
            self.set(Pair { application, reviewer: to }, Cell::Given);
            self.panels[application].retain(|&reviewer| reviewer != from);
            self.panels[application].push(to);
            self.lists[from].retain(|&other| other != application);
            self.lists[to].push(application);
            self.count(application, |count| *count += 1);
        }
    }

    /// Moves them back.
    pub fn take_back(&mut self, moves: &[Move]) {
        let back: Vec<Move> = moves.iter().rev().map(|m| Move { from: m.to, to: m.from, ..*m }).collect();
        self.hand_on(&back);
    }

    /// For each reviewer to whom something could come from `start`, over however many others, the one before them; the
    /// start comes from itself. `order` is the order in which reviewers are looked at.
    pub fn reached_from(&self, start: usize, order: &[usize]) -> Vec<Option<usize>> {
        self.search(start, order, |one, other| self.movable[one * self.reviewers + other] > 0)
    }

    /// The reviewers from whom something could come to `end`, over however many others, and itself.
    pub fn reaching(&self, end: usize) -> Vec<usize> {
        let order: Vec<usize> = (0..self.reviewers).collect();
        let before = self.search(end, &order, |one, other| self.movable[other * self.reviewers + one] > 0);
        order.into_iter().filter(|&reviewer| before[reviewer].is_some()).collect()
    }

    fn search(&self, start: usize, order: &[usize], leads: impl Fn(usize, usize) -> bool) -> Vec<Option<usize>> {
        let mut before = vec![None; self.reviewers];
        before[start] = Some(start);
        let mut queue = VecDeque::from([start]);
        while let Some(here) = queue.pop_front() {
            for &next in order {
                if before[next].is_none() && leads(here, next) {
                    before[next] = Some(here);
                    queue.push_back(next);
                }
            }
        }
        before
    }

    /// The moves along the way that [`Board::reached_from`] found to `end`; the application of each is left to chance.
    /// They fit together: each reviewer on the way gives one that they have now and gets one that they have not.
    pub fn way(&self, before: &[Option<usize>], end: usize, rng: &mut impl Rng) -> Vec<Move> {
        let mut moves = Vec::new();
        let mut to = end;
        while let Some(from) = before[to].filter(|&from| from != to) {
            let list = &self.lists[from];
            let movable = |&&application: &&usize| {
                self.cell(Pair { application, reviewer: from }) == Cell::Given
                    && self.is_open(Pair { application, reviewer: to })
            };
            let first = rng.random_range(0..list.len());
            let Some(&application) = list[first..].iter().chain(&list[..first]).find(movable) else { break };
            moves.push(Move { application, from, to });
            to = from;
        }
        moves
    }

    /// Who may hand this application on.
    pub fn givers(&self, application: usize) -> impl Iterator<Item = usize> {
        self.row(application, Cell::Given)
    }

    /// Who could have it and does not.
    pub fn takers(&self, application: usize) -> impl Iterator<Item = usize> {
        self.row(application, Cell::Open)
    }

    fn row(&self, application: usize, cell: Cell) -> impl Iterator<Item = usize> {
        let row = &self.cells[application * self.reviewers..][..self.reviewers];
        row.iter().enumerate().filter(move |&(_, &other)| other == cell).map(|(reviewer, _)| reviewer)
    }

    fn cell(&self, pair: Pair) -> Cell {
        self.cells[pair.application * self.reviewers + pair.reviewer]
    }

    fn set(&mut self, pair: Pair, cell: Cell) {
        self.cells[pair.application * self.reviewers + pair.reviewer] = cell;
    }

    /// Counts one application in or out of what is movable.
    fn count(&mut self, application: usize, by: impl Fn(&mut usize)) {
        let row = &self.cells[application * self.reviewers..][..self.reviewers];
        for &from in self.panels[application].iter().filter(|&&reviewer| row[reviewer] == Cell::Given) {
            let open = row.iter().enumerate().filter(|&(_, &cell)| cell == Cell::Open);
            for (to, _) in open {
                by(&mut self.movable[from * self.reviewers + to]);
            }
        }
    }
}
