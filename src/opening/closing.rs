//! When an opening closes: what the manager typed, where, and the one instant that it means.
//!
//! The instant is exclusive: what is received at the instant itself is late. A bare date means the end of that day in
//! the zone, which is the first instant of the next day.

mod error;
mod typed;

pub use error::{ClosingError, Reading};

use entity::Instant;
use jiff::civil::{Date, DateTime};
use jiff::tz::AmbiguousOffset;

use self::typed::Typed;
use crate::clock::{Calendar, Zone};

/// A wall time in a zone, resolved to an instant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClosingInstant {
    wall: WallTime,
    zone: Zone,
    instant: Instant,
}

/// What the manager chose on the calendar and the clock of the zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WallTime {
    /// A bare date: the end of that day.
    EndOf(Date),
    /// A date and a time.
    At(DateTime),
}

impl ClosingInstant {
    /// The closing instant of a request: a bare date in `closes_on`, or in `closes_at` either an RFC 3339 instant with
    /// offset or a date and time of the zone. Exactly one of the two.
    pub fn requested(closes_on: Option<&str>, closes_at: Option<&str>, zone: &str) -> Result<Self, ClosingError> {
        let zone = named(zone)?;
        match (closes_on, closes_at) {
            (Some(date), None) => Self::on(date, zone),
            (None, Some(time)) => Self::at(time, zone),
            (None, None) => Err(ClosingError::Missing),
            (Some(_), Some(_)) => Err(ClosingError::Both),
        }
    }

    /// The end of a day, typed as `2025-02-14`.
    pub fn on(date: &str, zone: Zone) -> Result<Self, ClosingError> {
        match Typed::read(date)? {
            Typed::Day(date) => Self::end_of(date, zone),
            Typed::Local(_) | Typed::Instant(_) => Err(ClosingError::Unreadable),
        }
    }

    /// A time: `2025-02-14T12:00` on the clocks of the zone, or `2025-02-14T11:00:00Z` with an offset, which also says
    /// which of two equal wall times is meant. `24:00` is the end of the day.
    pub fn at(time: &str, zone: Zone) -> Result<Self, ClosingError> {
        match Typed::read(time)? {
            Typed::Day(date) if time.len() > "2025-02-14".len() => Self::end_of(date, zone),
            Typed::Day(_) => Err(ClosingError::Unreadable),
            Typed::Local(local) => Self::local(local, zone),
            Typed::Instant(instant) => Ok(Self::resolved(instant, zone)),
        }
    }

    /// What a form sends in one field: a bare date or a date and time of the zone.
    pub fn typed(text: &str, zone: &str) -> Result<Self, ClosingError> {
        let zone = named(zone)?;
        match Typed::read(text)? {
            Typed::Day(date) => Self::end_of(date, zone),
            Typed::Local(local) => Self::local(local, zone),
            Typed::Instant(instant) => Ok(Self::resolved(instant, zone)),
        }
    }

    /// A closing instant as it was stored. The instant stands as published, even where the rules of the zone have
    /// changed since.
    pub fn stored(typed: &str, zone: &str, instant: Instant) -> Result<Self, ClosingError> {
        let zone = named(zone)?;
        match Typed::read(typed)? {
            Typed::Day(date) => Ok(Self { wall: WallTime::EndOf(date), zone, instant }),
            Typed::Local(local) => Ok(Self { wall: WallTime::At(local), zone, instant }),
            Typed::Instant(_) => Ok(Self::resolved(instant, zone)),
        }
    }

    fn end_of(date: Date, zone: Zone) -> Result<Self, ClosingError> {
        let next = date.tomorrow().map_err(|_| ClosingError::Unreadable)?;
        let begins =
            |date: Date| date.to_zoned_datetime(zone.time_zone().clone()).map_err(|_| ClosingError::Unreadable);
        // A zone that crosses the date line leaves a day out.
        if begins(date)?.date() != date {
            return Err(ClosingError::NoSuchDay { date, zone });
        }
        let instant = Instant::from_timestamp(begins(next)?.timestamp());
        Ok(Self { wall: WallTime::EndOf(date), zone, instant })
    }

    fn local(local: DateTime, zone: Zone) -> Result<Self, ClosingError> {
        let ambiguous = zone.time_zone().to_ambiguous_timestamp(local);
        let both = match ambiguous.offset() {
            AmbiguousOffset::Unambiguous { .. } => None,
            // The earlier reading first: in a gap that is the offset after it.
            AmbiguousOffset::Gap { before, after } => Some((after, before, true)),
            AmbiguousOffset::Fold { before, after } => Some((before, after, false)),
        };
        let Some((first, second, skipped)) = both else {
            let timestamp = ambiguous.unambiguous().map_err(|_| ClosingError::Unreadable)?;
            return Ok(Self { wall: WallTime::At(local), zone, instant: Instant::from_timestamp(timestamp) });
        };
        let reading = |offset: jiff::tz::Offset| {
            let timestamp = offset.to_timestamp(local).map_err(|_| ClosingError::Unreadable)?;
            Ok(Reading::of(Instant::from_timestamp(timestamp), &zone))
        };
        let readings = [reading(first)?, reading(second)?];
        Err(if skipped {
            ClosingError::Skipped { local, zone, readings }
        } else {
            ClosingError::Doubled { local, zone, readings }
        })
    }

    fn resolved(instant: Instant, zone: Zone) -> Self {
        Self { wall: WallTime::At(instant.to_zoned(&zone).datetime()), zone, instant }
    }

    /// Whether what was received at this instant is in time: strictly before the closing instant.
    pub fn admits(&self, received_at: Instant) -> bool {
        received_at < self.instant
    }

    /// Refuses a closing instant that is not ahead: nobody could apply.
    pub fn ahead_of(self, now: Instant) -> Result<Self, ClosingError> {
        if self.admits(now) { Ok(self) } else { Err(ClosingError::Past { instant: self.instant, zone: self.zone }) }
    }

    pub fn instant(&self) -> Instant {
        self.instant
    }

    pub fn zone(&self) -> &Zone {
        &self.zone
    }

    pub fn wall(&self) -> WallTime {
        self.wall
    }

    /// The zone told as this city's time.
    #[must_use]
    pub fn in_city(self, city: &str) -> Self {
        Self { zone: self.zone.called(city), ..self }
    }

    /// What to store beside zone and instant: `2025-02-14`, or `2025-02-14T12:00` with seconds only where there are some.
    pub fn written(&self) -> String {
        match self.wall {
            WallTime::EndOf(date) => date.to_string(),
            WallTime::At(local) if local.second() == 0 && local.subsec_nanosecond() == 0 => {
                format!("{}T{:02}:{:02}", local.date(), local.hour(), local.minute())
            }
            WallTime::At(local) => local.to_string(),
        }
    }

    /// The instant on the clocks of the zone with their offset (RFC 3339): `2025-02-15T00:00:00+01:00`.
    pub fn with_offset(&self) -> String {
        error::with_offset(self.instant, &self.zone)
    }
}

fn named(zone: &str) -> Result<Zone, ClosingError> {
    Zone::named(zone).map_err(|error| ClosingError::of_zone(error, zone))
}

#[cfg(test)]
mod tests;
