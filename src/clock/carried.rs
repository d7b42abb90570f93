//! Another clock, the database's, carried forward by what nobody can set: so that a replica whose own wall clock is ten minutes
//! wrong judges like every other. The offset is measured as NTP does (RFC 5905, §8), from the quickest of a few answers.

use super::{Clock, SystemClock};
use entity::Instant;
use std::sync::{PoisonError, RwLock};
use std::time::Duration;

/// How far a machine's monotonic clock may drift, in parts of a million: quartz does less than 100.
const DRIFT: u32 = 500;

/// What the other clock was heard to say, once.
#[derive(Clone, Copy, Debug)]
pub struct Heard {
    /// When it was asked, on the monotonic clock.
    pub asked: Duration,
    /// What it said.
    pub said: Instant,
    /// When the answer was there.
    pub answered: Duration,
}

impl Heard {
    const fn took(&self) -> Duration {
        self.answered.saturating_sub(self.asked)
    }
}

/// The offset of the other clock, and how well it is known.
#[derive(Clone, Copy, Debug)]
struct Measured {
    /// The other clock's milliseconds less the monotonic ones.
    offset: i64,
    doubt: Duration,
    at: Duration,
}

impl Measured {
    /// How well it is known at this monotonic instant.
    fn doubt_at(&self, at: Duration) -> Duration {
        self.doubt + at.saturating_sub(self.at) * DRIFT / 1_000_000
    }

    /// Whether it is still known better than this newer one, and does not contradict it: a clock that was set does.
    fn is_better_than(&self, new: &Self) -> bool {
        let doubt = self.doubt_at(new.at);
        let apart = self.offset.saturating_sub(new.offset).unsigned_abs();
        doubt <= new.doubt && u128::from(apart) <= (doubt + new.doubt).as_millis()
    }
}

/// The other clock as it was last measured. Until then it is this machine's own, in doubt without end.
#[derive(Debug, Default)]
pub struct Carried {
    measured: RwLock<Option<Measured>>,
}

impl Carried {
    /// Takes the quickest of these answers as the new offset; none changes nothing. What was known better before stays, as long
    /// as it does not contradict them: a busy machine answers late, and says little by it.
    pub fn learn(&self, heard: &[Heard]) {
        let Some(best) = heard.iter().min_by_key(|heard| heard.took()) else { return };
        let half = best.took() / 2;
        // The other clock is cut to the millisecond: half of one more is lost on average.
        let new = Measured {
            offset: best.said.0.saturating_sub(millis(best.asked + half)),
            doubt: half + Duration::from_millis(1),
            at: best.answered,
        };
        let mut measured = self.measured.write().unwrap_or_else(PoisonError::into_inner);
        if !measured.is_some_and(|old| old.is_better_than(&new)) {
            *measured = Some(new);
        }
    }

    fn measured(&self) -> Option<Measured> {
        *self.measured.read().unwrap_or_else(PoisonError::into_inner)
    }
}

fn millis(span: Duration) -> i64 {
    i64::try_from(span.as_millis()).unwrap_or(i64::MAX)
}

impl Clock for Carried {
    fn now(&self) -> Instant {
        match self.measured() {
            Some(Measured { offset, .. }) => Instant(offset.saturating_add(millis(self.monotonic()))),
            None => SystemClock.now(),
        }
    }

    fn doubt(&self) -> Duration {
        match self.measured() {
            Some(measured) => measured.doubt_at(self.monotonic()),
            None => Duration::MAX,
        }
    }

    fn monotonic(&self) -> Duration {
        SystemClock.monotonic()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn until_it_was_heard_it_is_in_doubt_without_end() {
        let clock = Carried::default();
        assert_eq!(clock.doubt(), Duration::MAX);
        clock.learn(&[]);
        assert_eq!(clock.doubt(), Duration::MAX);
    }

    #[test]
    fn the_quickest_answer_counts_and_this_machines_own_time_does_not() {
        let clock = Carried::default();
        let at = clock.monotonic();
        let far = Instant(7_000_000_000_000);
        let slow = Heard { asked: at, said: Instant(far.0 - 400), answered: at + Duration::from_millis(900) };
        let quick = Heard { asked: at, said: far, answered: at + Duration::from_millis(4) };
        clock.learn(&[slow, quick]);
        let (read, doubt) = (clock.now(), clock.doubt());
        assert!((-3..60_000).contains(&read.millis_since(far)), "{read:?}");
        assert!(doubt >= Duration::from_millis(3) && doubt < Duration::from_millis(100), "{doubt:?}");
    }

    #[test]
    fn a_late_answer_changes_nothing_unless_the_clock_was_set() {
        let clock = Carried::default();
        let at = clock.monotonic();
        let heard = |asked: u64, took: u64, said: i64| Heard {
            asked: at + Duration::from_millis(asked),
            said: Instant(said),
            answered: at + Duration::from_millis(asked + took),
        };
        let offset = |clock: &Carried| clock.measured().unwrap().offset + millis(at);
        clock.learn(&[heard(0, 2, 1_000_001)]);
        let known = offset(&clock);
        // Of these 400 ms, all were spent on the way back.
        clock.learn(&[heard(10_000, 400, 1_010_000)]);
        assert_eq!(offset(&clock), known);
        // An answer as quick as the first is newer, and better.
        clock.learn(&[heard(20_000, 2, 1_020_004)]);
        assert_eq!(offset(&clock), known + 3);
        // Half a minute cannot be lost on the way: the clock was set.
        clock.learn(&[heard(30_000, 400, 1_060_000)]);
        assert!((29_500..30_500).contains(&(offset(&clock) - known)), "{}", offset(&clock) - known);
    }
}
