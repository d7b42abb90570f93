//! The one form in which an instant is stored.

use jiff::Timestamp;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de, ser};

/// A UTC instant in milliseconds since 1970-01-01T00:00:00Z, without leap seconds (POSIX time).
///
/// Stored as BIGINT on both databases: text instants compared wrongly between formats, integers cannot. Written in JSON
/// as RFC 3339 in UTC with milliseconds: `2025-02-14T23:00:00.000Z`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, DeriveValueType)]
pub struct Instant(pub i64);

impl Instant {
    /// This instant and `milliseconds` more; saturating.
    #[must_use]
    pub const fn plus_millis(self, milliseconds: i64) -> Self {
        Self(self.0.saturating_add(milliseconds))
    }

    /// This instant and `seconds` more; saturating.
    #[must_use]
    pub const fn plus_seconds(self, seconds: i64) -> Self {
        self.plus_millis(seconds.saturating_mul(1000))
    }

    /// Milliseconds from `earlier` until this instant; negative when `earlier` is later.
    #[must_use]
    pub const fn millis_since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }
}

impl Serialize for Instant {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let timestamp = Timestamp::from_millisecond(self.0).map_err(ser::Error::custom)?;
        serializer.collect_str(&format_args!("{timestamp:.3}"))
    }
}

/// Reads any RFC 3339 instant with an offset; what is finer than a millisecond is cut off.
impl<'de> Deserialize<'de> for Instant {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let timestamp: Timestamp = text.parse().map_err(de::Error::custom)?;
        Ok(Self(timestamp.as_nanosecond().div_euclid(1_000_000).try_into().map_err(de::Error::custom)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_is_written_in_utc_with_milliseconds() {
        let json = |instant: Instant| serde_json::to_string(&instant).unwrap();
        assert_eq!(json(Instant(1_739_574_000_000)), "\"2025-02-14T23:00:00.000Z\"");
        assert_eq!(json(Instant(1_739_574_000_007)), "\"2025-02-14T23:00:00.007Z\"");
        assert_eq!(json(Instant(-1)), "\"1969-12-31T23:59:59.999Z\"");
        assert!(serde_json::to_string(&Instant(i64::MAX)).is_err());
    }

    #[test]
    fn an_instant_is_read_with_any_offset_and_cut_to_the_millisecond() {
        let read = |text: &str| serde_json::from_str::<Instant>(text).ok();
        assert_eq!(read("\"2025-02-15T00:00:00+01:00\""), Some(Instant(1_739_574_000_000)));
        assert_eq!(read("\"2025-02-14T23:00:00.0079Z\""), Some(Instant(1_739_574_000_007)));
        assert_eq!(read("\"1969-12-31T23:59:59.9999Z\""), Some(Instant(-1)));
        assert_eq!(read("\"2025-02-14T23:00:00\""), None);
        assert_eq!(read("\"2025-02-14\""), None);
    }
}
