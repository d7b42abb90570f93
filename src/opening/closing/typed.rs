//! Reads what a manager or a program wrote as a closing time. Strict: a date that can be misread is refused.

use entity::Instant;
use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};

use super::ClosingError;
use crate::clock::Calendar;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Typed {
    /// `2025-02-14`, and `2025-02-14T24:00`, which ISO 8601 has for the same instant.
    Day(Date),
    /// `2025-02-14T12:00`, `2025-02-14 12:00:30`.
    Local(DateTime),
    /// `2025-02-14T11:00:00Z`, `2025-02-14T12:00:00+01:00`.
    Instant(Instant),
}

impl Typed {
    pub(super) fn read(text: &str) -> Result<Self, ClosingError> {
        let Some((date, rest)) = text.split_at_checked(10) else { return Err(ClosingError::Unreadable) };
        let date = read_date(date).ok_or(ClosingError::Unreadable)?;
        if rest.is_empty() {
            return Ok(Self::Day(date));
        }
        let rest = rest.strip_prefix(['T', 't', ' ']).ok_or(ClosingError::Unreadable)?;
        let (clock, offset) = rest.split_at(rest.find(['Z', 'z', '+', '-']).unwrap_or(rest.len()));
        // Clocks that people read never show a sixtieth second, and machines disagree about what it means.
        if clock.get(5..8) == Some(":60") {
            return Err(ClosingError::LeapSecond);
        }
        if matches!(clock, "24:00" | "24:00:00") && offset.is_empty() {
            return Ok(Self::Day(date));
        }
        let time = read_time(clock).ok_or(ClosingError::Unreadable)?;
        if offset.is_empty() {
            return Ok(Self::Local(date.to_datetime(time)));
        }
        if !is_offset(offset) {
            return Err(ClosingError::Unreadable);
        }
        let timestamp: Timestamp = format!("{date}T{time}{offset}").parse().map_err(|_| ClosingError::Unreadable)?;
        Ok(Self::Instant(Instant::from_timestamp(timestamp)))
    }
}

fn read_date(text: &str) -> Option<Date> {
    let shape = |(index, byte): (usize, u8)| if matches!(index, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() };
    if text.len() != 10 || !text.bytes().enumerate().all(shape) {
        return None;
    }
    Date::new(text[..4].parse().ok()?, text[5..7].parse().ok()?, text[8..].parse().ok()?).ok()
}

/// `HH:MM`, `HH:MM:SS` or `HH:MM:SS.fff`; no finer than the millisecond, which is what is stored.
fn read_time(text: &str) -> Option<Time> {
    let (clock, fraction) = text.split_once('.').map_or((text, None), |(clock, rest)| (clock, Some(rest)));
    let parts: Vec<i8> = clock
        .split(':')
        .map(|part| if part.len() == 2 && digits(part) { part.parse().ok() } else { None })
        .collect::<Option<_>>()?;
    let milliseconds: i32 = match fraction {
        None => 0,
        Some(digits_after) if parts.len() == 3 && (1..=3).contains(&digits_after.len()) && digits(digits_after) => {
            format!("{digits_after:0<3}").parse().ok()?
        }
        Some(_) => return None,
    };
    match parts[..] {
        [hour, minute] => Time::new(hour, minute, 0, 0).ok(),
        [hour, minute, second] => Time::new(hour, minute, second, milliseconds * 1_000_000).ok(),
        _ => None,
    }
}

fn is_offset(text: &str) -> bool {
    matches!(text, "Z" | "z")
        || (text.len() == 6 && digits(&text[1..3]) && text.as_bytes()[3] == b':' && digits(&text[4..]))
}

fn digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}
