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

/// The other clock as it was last measured. Until then it is this machine's own, in doubt without end.
#[derive(Debug, Default)]
pub struct Carried {
    measured: RwLock<Option<Measured>>,
}

impl Carried {
    /// Takes the quickest of these answers as the new offset; none changes nothing.
    pub fn learn(&self, heard: &[Heard]) {
        let Some(best) = heard.iter().min_by_key(|heard| heard.took()) else { return };
        let half = best.took() / 2;
        // The other clock is cut to the millisecond: half of one more is lost on average.
        let measured = Measured {
            offset: best.said.0.saturating_sub(millis(best.asked + half)),
            doubt: half + Duration::from_millis(1),
            at: best.answered,
        };
        *self.measured.write().unwrap_or_else(PoisonError::into_inner) = Some(measured);
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
            Some(Measured { doubt, at, .. }) => doubt + self.monotonic().saturating_sub(at) * DRIFT / 1_000_000,
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
}
