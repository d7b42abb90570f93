//! What applicants, HR and a panel may do to a few applications of one opening, and what comes of it: as small as it can be
//! said, with nothing of the house in it. Acts are drawn by chance.

use entity::application::{Stage, State};
use num_rational::Ratio;
use rand::rngs::SmallRng;
use rand::{RngExt as _, SeedableRng as _};
use sea_orm::Iterable as _;

/// People who apply.
pub const PEOPLE: usize = 5;
/// People who review.
pub const PANEL: usize = 3;

/// What somebody does; `is_stale` says that they saw something older.
#[derive(Clone, Copy, Debug)]
pub enum Act {
    Save {
        who: usize,
        is_stale: bool,
    },
    Submit {
        who: usize,
    },
    Withdraw {
        who: usize,
    },
    ComeBack {
        who: usize,
    },
    Revert {
        who: usize,
    },
    Score {
        by: usize,
        who: usize,
        scores: [Option<i64>; 2],
        submits: bool,
        saw: Saw,
    },
    Reopen {
        by: usize,
        who: usize,
        is_stale: bool,
    },
    Declare {
        by: usize,
        who: usize,
    },
    TakeBack {
        by: usize,
        who: usize,
    },
    Move {
        who: usize,
        to: Stage,
        is_stale: bool,
    },
    /// HR lets the opening close an hour later than it would.
    Extend,
    /// Time passes, in milliseconds.
    Wait(i64),
}

/// Which version of their card somebody replaces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saw {
    Nothing,
    Current,
    Older,
}

/// What they are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    Done,
    NotFound,
    Closed,
    Withdrawn,
    Draft,
    Frozen,
    Stale,
    Missing,
    Nothing,
    Conflict,
    NoSuchStep,
}

/// A card.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Card {
    pub version: i32,
    pub is_submitted: bool,
    /// Of the two criteria, in thousandths.
    pub scores: [Option<i64>; 2],
}

/// An application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Application {
    pub state: State,
    pub stage: Stage,
    /// How often it was changed since it was begun.
    pub changes: i32,
    /// How often it was submitted.
    pub versions: usize,
    pub is_edited: bool,
    pub cards: [Card; PANEL],
    pub conflicts: [bool; PANEL],
}

/// What is derived of an application's cards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    pub reviews: i32,
    pub mean: Option<String>,
    pub is_complete: bool,
}

/// The opening.
pub struct Model {
    pub now: i64,
    pub closes_at: i64,
    pub applications: [Application; PEOPLE],
    chance: SmallRng,
}

/// What the criteria weigh, and which of them every card has to rate.
pub const WEIGHTS: [i64; 2] = [3, 1];

impl Application {
    fn begun() -> Self {
        Self {
            state: State::Draft,
            stage: Stage::Received,
            changes: 0,
            versions: 0,
            is_edited: false,
            cards: std::array::from_fn(|_| Card::default()),
            conflicts: [false; PANEL],
        }
    }

    /// Figures of the cards that count.
    pub fn figures(&self) -> Figures {
        let counting: Vec<&Card> = self.cards.iter().filter(|card| card.is_submitted).collect();
        let value = |card: &&Card| {
            let rated =
                card.scores.iter().zip(WEIGHTS).filter_map(|(score, weight)| Some(((*score)? * weight, weight)));
            let (sum, weights) = rated.fold((0, 0), |(sum, weights), (score, weight)| (sum + score, weights + weight));
            Ratio::new(sum, weights * 1000)
        };
        let values: Vec<Ratio<i64>> = counting.iter().map(value).collect();
        let count = i64::try_from(values.len()).expect("a few");
        let mean = (count > 0).then(|| values.iter().sum::<Ratio<i64>>() / count);
        let expected = self.conflicts.iter().filter(|conflict| !**conflict).count();
        Figures {
            reviews: i32::try_from(count).expect("a few"),
            mean: mean.map(|mean| format!("{}/{}", mean.numer(), mean.denom())),
            is_complete: counting.len() >= expected.max(1) && counting.iter().all(|card| card.scores[0].is_some()),
        }
    }
}

impl Model {
    pub fn new(seed: u64, now: i64, closes_at: i64) -> Self {
        let applications = std::array::from_fn(|_| Application::begun());
        Self { now, closes_at, applications, chance: SmallRng::seed_from_u64(seed) }
    }

    /// What somebody does next.
    pub fn draw(&mut self) -> Act {
        let chance = &mut self.chance;
        let (who, by) = (chance.random_range(0..PEOPLE), chance.random_range(0..PANEL));
        let is_stale = chance.random_bool(0.1);
        match chance.random_range(0..100) {
            0..10 => Act::Save { who, is_stale },
            10..22 => Act::Submit { who },
            22..26 => Act::Withdraw { who },
            26..34 => Act::ComeBack { who },
            34..38 => Act::Revert { who },
            38..66 => {
                let first = chance.random_bool(0.85).then(|| chance.random_range(1000..=5000));
                let second = (first.is_none() || chance.random_bool(0.6)).then(|| chance.random_range(1000..=5000));
                let saw =
                    [Saw::Current, Saw::Current, Saw::Current, Saw::Nothing, Saw::Older][chance.random_range(0..5)];
                Act::Score { by, who, scores: [first, second], submits: chance.random_bool(0.6), saw }
            }
            66..76 => Act::Reopen { by, who, is_stale },
            76..79 => Act::Declare { by, who },
            79..83 => Act::TakeBack { by, who },
            83..92 => {
                let stages: Vec<Stage> = Stage::iter().collect();
                Act::Move { who, to: stages[chance.random_range(0..stages.len())], is_stale }
            }
            92..95 => Act::Extend,
            _ if chance.random_bool(0.15) => Act::Wait((self.closes_at - self.now).max(1)),
            _ => Act::Wait(chance.random_range(1..1_800_000)),
        }
    }

    /// Does it; what they are told.
    pub fn act(&mut self, act: Act) -> Told {
        let is_open = self.now < self.closes_at;
        match act {
            Act::Save { who, is_stale } => self.applications[who].save(is_open, is_stale),
            Act::Submit { who } => self.applications[who].submit(is_open),
            Act::Withdraw { who } => self.applications[who].withdraw(),
            Act::ComeBack { who } => self.applications[who].come_back(is_open),
            Act::Revert { who } => self.applications[who].revert(),
            Act::Score { by, who, scores, submits, saw } => self.applications[who].score(by, scores, submits, saw),
            Act::Reopen { by, who, is_stale } => self.applications[who].reopen(by, is_stale),
            Act::Declare { by, who } => self.applications[who].declare(by),
            Act::TakeBack { by, who } => self.applications[who].take_back(by),
            Act::Move { who, to, is_stale } => self.applications[who].move_to(to, is_stale),
            Act::Extend => {
                self.closes_at = self.closes_at.max(self.now) + 3_600_000;
                Told::Done
            }
            Act::Wait(millis) => {
                self.now += millis;
                Told::Done
            }
        }
    }
}

impl Application {
    fn save(&mut self, is_open: bool, is_stale: bool) -> Told {
        match self.state {
            State::Withdrawn => return Told::Frozen,
            _ if !is_open => return Told::Closed,
            _ if is_stale => return Told::Stale,
            State::Submitted => self.is_edited = true,
            State::Draft => {}
        }
        self.changes += 1;
        Told::Done
    }

    fn submit(&mut self, is_open: bool) -> Told {
        match self.state {
            State::Withdrawn => return Told::Withdrawn,
            State::Submitted if !self.is_edited => return Told::Done,
            _ if !is_open => return Told::Closed,
            State::Draft | State::Submitted => {}
        }
        (self.state, self.is_edited) = (State::Submitted, false);
        self.changes += 1;
        self.versions += 1;
        Told::Done
    }

    fn withdraw(&mut self) -> Told {
        match self.state {
            State::Draft => return Told::Draft,
            State::Withdrawn => {}
            State::Submitted => {
                self.state = State::Withdrawn;
                self.changes += 1;
            }
        }
        Told::Done
    }

    fn come_back(&mut self, is_open: bool) -> Told {
        match self.state {
            State::Submitted => {}
            State::Draft => return Told::NotFound,
            State::Withdrawn if !is_open => return Told::Closed,
            State::Withdrawn => {
                self.state = State::Submitted;
                self.changes += 1;
            }
        }
        Told::Done
    }

    fn revert(&mut self) -> Told {
        if self.state == State::Submitted && self.is_edited {
            self.is_edited = false;
            self.changes += 1;
        }
        Told::Done
    }

    fn score(&mut self, by: usize, scores: [Option<i64>; 2], submits: bool, saw: Saw) -> Told {
        let card = &mut self.cards[by];
        match (self.state, saw) {
            (State::Draft | State::Withdrawn, _) => return Told::NotFound,
            _ if self.conflicts[by] => return Told::Conflict,
            _ if card.is_submitted => return Told::Frozen,
            (_, Saw::Older) => return Told::Stale,
            (_, Saw::Nothing) if card.version > 0 => return Told::Missing,
            (State::Submitted, Saw::Nothing | Saw::Current) => {}
        }
        *card = Card { version: card.version + 1, is_submitted: submits, scores };
        Told::Done
    }

    fn reopen(&mut self, by: usize, is_stale: bool) -> Told {
        let card = &mut self.cards[by];
        if self.state != State::Submitted || self.conflicts[by] {
            return Told::NotFound;
        }
        if card.version == 0 {
            return Told::Nothing;
        }
        if is_stale {
            return Told::Stale;
        }
        if !card.is_submitted {
            return Told::Nothing;
        }
        card.is_submitted = false;
        card.version += 1;
        Told::Done
    }

    fn declare(&mut self, by: usize) -> Told {
        if self.state != State::Submitted {
            return Told::NotFound;
        }
        if !self.conflicts[by] && self.cards[by].is_submitted {
            self.cards[by].is_submitted = false;
            self.cards[by].version += 1;
        }
        self.conflicts[by] = true;
        Told::Done
    }

    fn take_back(&mut self, by: usize) -> Told {
        if self.state != State::Submitted || !self.conflicts[by] {
            return Told::NotFound;
        }
        self.conflicts[by] = false;
        Told::Done
    }

    fn move_to(&mut self, to: Stage, is_stale: bool) -> Told {
        if self.state != State::Submitted {
            return Told::NotFound;
        }
        if is_stale {
            return Told::Stale;
        }
        if self.stage != to && !leads(self.stage, to) {
            return Told::NoSuchStep;
        }
        self.stage = to;
        Told::Done
    }
}

/// Whether HR may move from one stage to another: forward by the table of the process, and each step back.
fn leads(from: Stage, to: Stage) -> bool {
    use Stage::{Hired, Interview, Offered, Received, Rejected, Shortlisted, UnderReview};
    let forward = |from, to| {
        matches!(
            (from, to),
            (Received, UnderReview | Shortlisted | Interview)
                | (UnderReview, Shortlisted | Interview)
                | (Shortlisted, Interview | Offered)
                | (Interview, Offered)
                | (Offered, Hired)
                | (Received | UnderReview | Shortlisted | Interview | Offered, Rejected)
        )
    };
    // Whoever was interviewed at once returns through the review.
    forward(from, to) || forward(to, from) && (from, to) != (Interview, Received)
}
