//! Instants of the story. Prishtina keeps the time of Europe/Belgrade.

use entity::Instant;
use jiff::tz::TimeZone;

pub(super) const MINUTE: i64 = 60_000;
pub(super) const DAY: i64 = 24 * 60 * MINUTE;

/// The zone of every opening of the demo.
pub const ZONE: &str = "Europe/Belgrade";

/// Midnight of 1 January 2025 in Prishtina, one hour east of UTC in winter.
const NEW_YEAR: i64 = 1_735_689_600_000 - 60 * MINUTE;

/// A local time in January 2025.
pub(super) const fn january(day: i64, hour: i64, minute: i64, second: i64) -> Instant {
    Instant(NEW_YEAR + (day - 1) * DAY + hour * 60 * MINUTE + minute * MINUTE + second * 1_000)
}

/// A local time in February 2025.
pub(super) const fn february(day: i64, hour: i64, minute: i64, second: i64) -> Instant {
    january(31 + day, hour, minute, second)
}

/// A local time in March 2025, before summer time begins on the 30th.
pub(super) const fn march(day: i64, hour: i64, minute: i64, second: i64) -> Instant {
    february(28 + day, hour, minute, second)
}

/// Year, month and day of an instant in Prishtina.
pub(super) fn day_in_prishtina(at: Instant) -> (u16, u8, u8) {
    let date = date_in_prishtina(at);
    let small = |part: i8| u8::try_from(part).unwrap_or_default();
    (u16::try_from(date.year()).unwrap_or_default(), small(date.month()), small(date.day()))
}

/// The date of an instant in Prishtina.
pub(super) fn date_in_prishtina(at: Instant) -> jiff::civil::Date {
    let zone = TimeZone::get(ZONE).unwrap_or(TimeZone::UTC);
    jiff::Timestamp::from_millisecond(at.0).unwrap_or_default().to_zoned_datetime(zone).date()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_second_of_14_february_2025_is_one_before_23_utc() {
        assert_eq!(february(14, 23, 59, 59), Instant(1_739_573_999_000));
        assert_eq!(day_in_prishtina(february(14, 23, 59, 59)), (2025, 2, 14));
        assert_eq!(day_in_prishtina(february(15, 0, 0, 0)), (2025, 2, 15));
        assert_eq!(day_in_prishtina(march(1, 0, 0, 0)), (2025, 3, 1));
    }
}
