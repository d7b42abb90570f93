//! What time it is, and where: the only place that asks, and the zones in which instants are shown.

mod carried;

use std::fmt;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, LazyLock};
use std::time::Duration;

pub use carried::{Carried, Heard};
use entity::Instant;
use jiff::tz::{TimeZone, TimeZoneDatabase};
use jiff::{Timestamp, ZonedDateTime};

/// Tells the time. Everything that needs it is handed an `Arc<dyn Clock>`, or better, an [`Instant`].
pub trait Clock: Send + Sync + fmt::Debug {
    /// The present instant, to the millisecond.
    fn now(&self) -> Instant;

    /// How far [`Clock::now`] may be from the clock that decides who is in time.
    fn doubt(&self) -> Duration {
        Duration::ZERO
    }

    /// Time since some fixed moment of this process. It never goes back and no setting of the wall clock moves it: what
    /// spans are measured by, and what carries the database's clock forward.
    fn monotonic(&self) -> Duration;
}

/// The wall clock of this machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

#[expect(clippy::disallowed_methods, reason = "this is where the house asks what time it is")]
static STARTED: LazyLock<std::time::Instant> = LazyLock::new(std::time::Instant::now);

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is where the house asks what time it is")]
    fn now(&self) -> Instant {
        Instant::from_timestamp(Timestamp::now())
    }

    fn monotonic(&self) -> Duration {
        STARTED.elapsed()
    }
}

/// A clock that stands still until it is told otherwise.
#[derive(Debug)]
pub struct FixedClock {
    wall: AtomicI64,
    passed: AtomicU64,
    doubt: AtomicU64,
}

impl FixedClock {
    pub const fn at(instant: Instant) -> Self {
        Self { wall: AtomicI64::new(instant.0), passed: AtomicU64::new(0), doubt: AtomicU64::new(0) }
    }

    /// Sets the wall clock, as an operator would: no time passes by it.
    pub fn set(&self, instant: Instant) {
        self.wall.store(instant.0, Ordering::SeqCst);
    }

    /// From here on it is known only to so many milliseconds.
    pub fn doubt_by(&self, milliseconds: u64) {
        self.doubt.store(milliseconds, Ordering::SeqCst);
    }

    /// Lets so many milliseconds pass.
    pub fn advance(&self, milliseconds: u32) {
        self.wall.fetch_add(milliseconds.into(), Ordering::SeqCst);
        self.passed.fetch_add(milliseconds.into(), Ordering::SeqCst);
    }
}

impl Clock for FixedClock {
    fn now(&self) -> Instant {
        Instant(self.wall.load(Ordering::SeqCst))
    }

    fn doubt(&self) -> Duration {
        Duration::from_millis(self.doubt.load(Ordering::SeqCst))
    }

    fn monotonic(&self) -> Duration {
        Duration::from_millis(self.passed.load(Ordering::SeqCst))
    }
}

/// Measures how long something takes, on the clock that nobody can set.
#[derive(Clone, Copy, Debug)]
pub struct Stopwatch(tokio::time::Instant);

impl Stopwatch {
    /// Starts to measure.
    #[expect(clippy::disallowed_methods, reason = "this is what everyone else measures with")]
    pub fn start() -> Self {
        Self(tokio::time::Instant::now())
    }

    /// How long it has been.
    pub fn elapsed(&self) -> Duration {
        self.0.elapsed()
    }
}

/// Between the instants of the tables and those of the calendar.
pub trait Calendar: Sized {
    /// The calendar's timestamp. An instant outside the years −9999 to 9999 becomes the nearest one inside.
    fn to_timestamp(self) -> Timestamp;
    /// Cuts off what is finer than a millisecond, towards the past, so that an order of instants is never reversed.
    fn from_timestamp(timestamp: Timestamp) -> Self;
    /// The local date and time in a zone.
    fn to_zoned(self, zone: &Zone) -> ZonedDateTime;
}

impl Calendar for Instant {
    fn to_timestamp(self) -> Timestamp {
        Timestamp::from_millisecond(self.0).unwrap_or(if self.0 < 0 { Timestamp::MIN } else { Timestamp::MAX })
    }

    fn from_timestamp(timestamp: Timestamp) -> Self {
        let milliseconds = timestamp.as_nanosecond().div_euclid(1_000_000);
        Self(i64::try_from(milliseconds).unwrap_or(if milliseconds < 0 { i64::MIN } else { i64::MAX }))
    }

    fn to_zoned(self, zone: &Zone) -> ZonedDateTime {
        self.to_timestamp().to_zoned_datetime(zone.time_zone.clone())
    }
}

/// The zones known to this build. Embedded rather than the machine's, so that every replica resolves a wall time alike.
static ZONES: LazyLock<TimeZoneDatabase> = LazyLock::new(TimeZoneDatabase::bundled);

/// A time zone of the tz database, and the city whose time people call it.
#[derive(Clone, PartialEq, Eq)]
pub struct Zone {
    time_zone: TimeZone,
    city: Option<Arc<str>>,
}

/// Why a name is not a zone in which an opening can close.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ZoneError {
    /// The tz database has no zone of this name.
    #[error("the time zone is not in the tz database")]
    Unknown,
    /// An abbreviation such as `CET`: it names an offset in some countries and a rule in others, so the instant would
    /// depend on who reads it.
    #[error("an abbreviation is not a time zone: name a place, such as Europe/Belgrade")]
    NotAPlace,
}

impl Zone {
    /// The zone with this IANA name: `Area/Location` or `UTC`. Case does not matter; [`Zone::name`] is the proper one.
    ///
    /// # Errors
    /// [`ZoneError::NotAPlace`] for abbreviations and [`ZoneError::Unknown`] for anything else that is no zone.
    pub fn named(name: &str) -> Result<Self, ZoneError> {
        let known = ZONES.get(name).ok().filter(|zone| zone.iana_name().is_some());
        match known {
            Some(_) if name.eq_ignore_ascii_case("UTC") => Ok(Self::utc()),
            Some(_) if !name.contains('/') => Err(ZoneError::NotAPlace),
            Some(time_zone) => Ok(Self { time_zone, city: None }),
            None if !name.is_empty() && name.len() <= 5 && name.bytes().all(|byte| byte.is_ascii_uppercase()) => {
                Err(ZoneError::NotAPlace)
            }
            None => Err(ZoneError::Unknown),
        }
    }

    pub fn utc() -> Self {
        Self { time_zone: TimeZone::UTC, city: None }
    }

    /// The same zone, told to people as this city's time: Europe/Belgrade is Prishtina's time too.
    #[must_use]
    pub fn called(self, city: &str) -> Self {
        Self { city: Some(city.into()).filter(|city: &Arc<str>| !city.is_empty()), ..self }
    }

    /// The IANA name.
    pub fn name(&self) -> &str {
        self.time_zone.iana_name().unwrap_or("UTC")
    }

    pub fn city(&self) -> Option<&str> {
        self.city.as_deref()
    }

    pub fn time_zone(&self) -> &TimeZone {
        &self.time_zone
    }
}

impl fmt::Debug for Zone {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Zone({})", self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fixed_clock_stands_still_until_it_is_moved() {
        let clock = Arc::new(FixedClock::at(Instant(1000)));
        let handed: Arc<dyn Clock> = clock.clone();
        assert_eq!((handed.now(), handed.now()), (Instant(1000), Instant(1000)));
        clock.advance(250);
        assert_eq!((handed.now(), handed.monotonic()), (Instant(1250), Duration::from_millis(250)));
        clock.set(Instant(5));
        assert_eq!((handed.now(), handed.monotonic()), (Instant(5), Duration::from_millis(250)));
    }

    #[test]
    fn measured_time_never_goes_back() {
        let first = SystemClock.monotonic();
        assert!(SystemClock.monotonic() >= first);
    }

    #[test]
    fn instants_survive_the_calendar_and_are_cut_towards_the_past() {
        for milliseconds in [0, 1, -1, 1_739_574_000_000, -62_135_596_800_000] {
            assert_eq!(Instant::from_timestamp(Instant(milliseconds).to_timestamp()), Instant(milliseconds));
        }
        assert_eq!(Instant::from_timestamp("1969-12-31T23:59:59.9999Z".parse().unwrap()), Instant(-1));
        assert_eq!(Instant(i64::MAX).to_timestamp(), Timestamp::MAX);
        assert_eq!(Instant(i64::MIN).to_timestamp(), Timestamp::MIN);
    }

    #[test]
    fn a_zone_is_a_place() {
        assert_eq!(Zone::named("Europe/Belgrade").unwrap().name(), "Europe/Belgrade");
        assert_eq!(Zone::named("europe/tirane").unwrap().name(), "Europe/Tirane");
        assert_eq!(Zone::named("utc").unwrap(), Zone::utc());
        assert_eq!(Zone::named("UTC").unwrap().name(), "UTC");
        for abbreviation in ["CET", "CEST", "EST", "EST5EDT", "GMT", "MST"] {
            assert_eq!(Zone::named(abbreviation), Err(ZoneError::NotAPlace), "{abbreviation}");
        }
        for nonsense in
            ["", "Europe/Atlantis", "Belgrade", "Europe/Belgrade ", "+01:00", "../etc/passwd", "Etc/Unknown"]
        {
            assert_eq!(Zone::named(nonsense), Err(ZoneError::Unknown), "{nonsense}");
        }
    }

    #[test]
    fn a_zone_may_bear_the_name_of_a_city() {
        let zone = Zone::named("Europe/Belgrade").unwrap();
        assert_eq!(zone.city(), None);
        assert_eq!(zone.clone().called("Prishtina").city(), Some("Prishtina"));
        assert_eq!(zone.called("").city(), None);
    }
}
