//! Why a closing time is refused, with the facts to choose a better one.

use entity::Instant;
use jiff::civil::{Date, DateTime};

use crate::clock::{Calendar, Zone, ZoneError};
use crate::invalid::Invalid;
use crate::language::{Phrase, Value};

/// Why there is no closing instant.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ClosingError {
    #[error("no closing date is given")]
    Missing,
    #[error("both a closing date and a closing time are given")]
    Both,
    #[error("the closing time cannot be read")]
    Unreadable,
    /// A sixtieth second.
    #[error("a closing time has no sixtieth second")]
    LeapSecond,
    #[error("the time zone is not known")]
    UnknownZone(String),
    /// An abbreviation such as `CET`.
    #[error("an abbreviation is not a time zone")]
    ZoneIsNoPlace(String),
    /// The clocks jump over this wall time. The readings are by the offset after and before the jump.
    #[error("this wall time does not exist in the zone")]
    Skipped { local: DateTime, zone: Zone, readings: [Reading; 2] },
    /// The clocks show this wall time twice.
    #[error("this wall time comes twice in the zone")]
    Doubled { local: DateTime, zone: Zone, readings: [Reading; 2] },
    /// The calendar of the zone leaves this day out.
    #[error("this day does not exist in the zone")]
    NoSuchDay { date: Date, zone: Zone },
    #[error("the closing instant is not ahead")]
    Past { instant: Instant, zone: Zone },
}

/// One instant that a wall time may mean, and how to write it without doubt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    pub instant: Instant,
    /// On the clocks of the zone with their offset (RFC 3339): `2026-10-25T02:30:00+02:00`.
    pub written: String,
}

impl Reading {
    pub(super) fn of(instant: Instant, zone: &Zone) -> Self {
        Self { instant, written: with_offset(instant, zone) }
    }

    /// `02:30 (UTC+02:00)`.
    fn told(&self, zone: &Zone) -> String {
        let local = self.instant.to_zoned(zone);
        format!("{:02}:{:02} (UTC{})", local.hour(), local.minute(), &self.written[self.written.len() - 6..])
    }
}

/// RFC 3339 on the clocks of the zone. UTC is written as `+00:00`, so that every form has the same length.
pub(super) fn with_offset(instant: Instant, zone: &Zone) -> String {
    let local = instant.to_zoned(zone);
    let minutes = local.offset().seconds() / 60;
    let sign = if minutes < 0 { '-' } else { '+' };
    format!("{}{sign}{:02}:{:02}", local.datetime(), minutes.abs() / 60, minutes.abs() % 60)
}

impl ClosingError {
    pub(crate) fn of_zone(error: ZoneError, name: &str) -> Self {
        match error {
            ZoneError::Unknown => Self::UnknownZone(name.to_owned()),
            ZoneError::NotAPlace => Self::ZoneIsNoPlace(name.to_owned()),
        }
    }

    /// What is wrong, at the field that is to be mended: this one, or the zone's.
    pub fn at(&self, pointer: &str) -> Invalid {
        let code = match self {
            Self::Missing => "missing",
            Self::Both => "both",
            Self::Unreadable | Self::LeapSecond => "unreadable",
            Self::UnknownZone(_) | Self::ZoneIsNoPlace(_) => "unknown-zone",
            Self::Skipped { .. } | Self::NoSuchDay { .. } => "does-not-exist",
            Self::Doubled { .. } => "ambiguous",
            Self::Past { .. } => "past",
        };
        Invalid::new(if self.concerns_zone() { "/time_zone" } else { pointer }, code, self.phrase())
    }

    /// Whether the zone is to be mended, not the time.
    pub fn concerns_zone(&self) -> bool {
        matches!(self, Self::UnknownZone(_) | Self::ZoneIsNoPlace(_))
    }

    /// What to write instead, where the time typed may mean two instants (RFC 3339).
    pub fn alternatives(&self) -> &[Reading] {
        match self {
            Self::Skipped { readings, .. } | Self::Doubled { readings, .. } => readings,
            _ => &[],
        }
    }

    /// The refusal as a person reads it.
    pub fn phrase(&self) -> Phrase {
        match self {
            Self::Missing => Phrase::new("opening-closing-missing"),
            Self::Both => Phrase::new("opening-closing-both"),
            Self::Unreadable => Phrase::new("opening-closing-unreadable"),
            Self::LeapSecond => Phrase::new("opening-closing-leap-second"),
            Self::UnknownZone(name) => Phrase::new("opening-closing-unknown-zone").with("zone", name),
            Self::ZoneIsNoPlace(name) => Phrase::new("opening-closing-zone-is-no-place").with("zone", name),
            Self::Skipped { local, zone, readings } => {
                ambiguous(Phrase::new("opening-closing-skipped"), *local, zone, readings)
            }
            Self::Doubled { local, zone, readings } => {
                ambiguous(Phrase::new("opening-closing-doubled"), *local, zone, readings)
            }
            Self::NoSuchDay { date, zone } => {
                Phrase::new("opening-closing-no-such-day").with("date", Value::Day(*date)).with("zone", zone.name())
            }
            Self::Past { instant, zone } => {
                Phrase::new("opening-closing-past").with("closes", Value::Deadline(*instant, zone.clone()))
            }
        }
    }
}

fn ambiguous(phrase: Phrase, local: DateTime, zone: &Zone, [first, second]: &[Reading; 2]) -> Phrase {
    phrase
        .with("date", Value::Day(local.date()))
        .with("time", format!("{:02}:{:02}", local.hour(), local.minute()))
        .with("zone", zone.name())
        .with("first", first.told(zone))
        .with("second", second.told(zone))
}
