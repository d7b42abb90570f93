//! The one form in which an instant is stored.

use sea_orm::entity::prelude::*;

/// A UTC instant in milliseconds since 1970-01-01T00:00:00Z, without leap seconds (POSIX time).
///
/// Stored as BIGINT on both databases: text instants compared wrongly between formats, integers cannot.
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
