//! Dates, times and spans as each language writes them: dates with weekday, times with zone.

use std::borrow::Borrow;

use entity::Instant;
use jiff::ZonedDateTime;
use jiff::civil::{Date, Time};

use super::Text;
use crate::clock::{Calendar, Zone};

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// How much of a time of day is written.
#[derive(Clone, Copy)]
enum Precision {
    Minutes,
    Seconds,
    Milliseconds,
}

impl Text {
    /// A calendar day: `Friday 14 February 2025`.
    pub fn day(self, date: impl Borrow<Date>) -> String {
        self.written(*date.borrow(), "common-weekday", "common-month", "common-date")
    }

    /// A calendar day where there is little room: `Fri 14 Feb 2025`.
    pub fn short_day(self, date: impl Borrow<Date>) -> String {
        self.written(*date.borrow(), "common-weekday-short", "common-month-short", "common-date")
    }

    /// The month of a calendar day: `February 2025`.
    pub fn month(self, date: impl Borrow<Date>) -> String {
        let date: Date = *date.borrow();
        let month = self.say(&format!("common-month-{}", date.month()));
        self.with("month", month).with("year", date.year().to_string()).say("common-month-year")
    }

    /// The local day of an instant: `Friday 14 February 2025`.
    pub fn date(self, instant: impl Borrow<Instant>, zone: &Zone) -> String {
        self.day(instant.borrow().to_zoned(zone).date())
    }

    /// The local day of an instant where there is little room: `Fri 14 Feb 2025`.
    pub fn short_date(self, instant: impl Borrow<Instant>, zone: &Zone) -> String {
        self.short_day(instant.borrow().to_zoned(zone).date())
    }

    /// The local time of day: `19:52`.
    pub fn time(self, instant: impl Borrow<Instant>, zone: &Zone) -> String {
        clock_face(instant.borrow().to_zoned(zone).time(), Precision::Minutes)
    }

    /// The local time of day to the second: `19:52:41`.
    pub fn exact_time(self, instant: impl Borrow<Instant>, zone: &Zone) -> String {
        clock_face(instant.borrow().to_zoned(zone).time(), Precision::Seconds)
    }

    /// `Tuesday 11 February 2025, 19:52 (Prishtina time, Europe/Belgrade)`.
    pub fn moment(self, instant: impl Borrow<Instant>, zone: &Zone) -> String {
        self.in_zone(&self.local(&instant.borrow().to_zoned(zone), Precision::Minutes), zone)
    }

    /// As [`Text::moment`], to the millisecond: for receipts and for what came too late.
    pub fn exact_moment(self, instant: impl Borrow<Instant>, zone: &Zone) -> String {
        self.in_zone(&self.local(&instant.borrow().to_zoned(zone), Precision::Milliseconds), zone)
    }

    /// `Tue 11 Feb 2025, 19:52`: for tables whose zone is said once.
    pub fn short_moment(self, instant: impl Borrow<Instant>, zone: &Zone) -> String {
        let local = instant.borrow().to_zoned(zone);
        self.at(self.short_day(local.date()), clock_face(local.time(), Precision::Minutes))
    }

    /// A closing instant: `Friday 14 February 2025, 24:00 (Prishtina time, Europe/Belgrade)`. The end of a day is 24:00
    /// of that day, not 00:00 of the next, which people read as a day more than they have.
    pub fn deadline(self, instant: impl Borrow<Instant>, zone: &Zone) -> String {
        let (date, time) = last_moment(&instant.borrow().to_zoned(zone));
        self.in_zone(&self.at(self.day(date), time), zone)
    }

    /// A closing instant where there is little room: `Fri 14 Feb 2025, 24:00`.
    pub fn short_deadline(self, instant: impl Borrow<Instant>, zone: &Zone) -> String {
        let (date, time) = last_moment(&instant.borrow().to_zoned(zone));
        self.at(self.short_day(date), time)
    }

    /// A closing instant with its zone and in UTC: `Friday 14 February 2025, 24:00 (Prishtina time, Europe/Belgrade) ·
    /// 23:00 UTC`. The day in UTC is repeated where it is another one.
    pub fn deadline_with_utc(self, instant: impl Borrow<Instant>, zone: &Zone) -> String {
        let (date, _) = last_moment(&instant.borrow().to_zoned(zone));
        let utc = instant.borrow().to_zoned(&Zone::utc());
        let time = if utc.date() == date {
            self.with("time", clock_face(utc.time(), precision_of(utc.time()))).say("common-utc")
        } else {
            self.utc(*instant.borrow())
        };
        format!("{} · {time}", self.deadline(*instant.borrow(), zone))
    }

    /// In UTC: `Friday 14 February 2025, 23:00 UTC`. Seconds only where there are some.
    pub fn utc(self, instant: impl Borrow<Instant>) -> String {
        let utc = instant.borrow().to_zoned(&Zone::utc());
        self.with("time", self.local(&utc, precision_of(utc.time()))).say("common-utc")
    }

    /// What is left until an instant, in full: `3 days 4 h 12 min`. Below a minute, and after it, `less than a minute`.
    pub fn time_left(self, now: impl Borrow<Instant>, until: impl Borrow<Instant>) -> String {
        let left = until.borrow().millis_since(*now.borrow()).max(0);
        let parts: Vec<String> =
            [(left / DAY, "common-days"), (left % DAY / HOUR, "common-h"), (left % HOUR / MINUTE, "common-min")]
                .into_iter()
                .filter(|(count, _)| *count > 0)
                .map(|(count, key)| self.with("count", count).say(key))
                .collect();
        if parts.is_empty() { self.say("common-less-than-a-minute") } else { parts.join(" ") }
    }

    /// A span in its largest unit, cut off, never rounded up: `4 weeks`, `3 days`, `5 hours`, `12 minutes`.
    pub fn about(self, from: impl Borrow<Instant>, until: impl Borrow<Instant>) -> String {
        match in_largest_unit(until.borrow().millis_since(*from.borrow())) {
            Some((count, unit)) => self.with("count", count).say(&format!("common-{unit}")),
            None => self.say("common-less-than-a-minute"),
        }
    }

    /// `Closes in 3 days`, from two weeks on in weeks; `Closed` from the instant itself on.
    pub fn closes_in(self, now: impl Borrow<Instant>, closes_at: impl Borrow<Instant>) -> String {
        let left = closes_at.borrow().millis_since(*now.borrow());
        match in_largest_unit(left) {
            Some((count, unit)) => self.with("count", count).say(&format!("common-closes-in-{unit}")),
            None if left > 0 => self.say("common-closes-in-less-than-a-minute"),
            None => self.say("common-closed"),
        }
    }

    /// A zone as people are told of it: `Prishtina time, Europe/Belgrade`, or its name alone.
    pub fn zone(self, zone: &Zone) -> String {
        match zone.city() {
            Some(city) => format!("{}, {}", self.with("city", city).say("common-city-time"), zone.name()),
            None => zone.name().to_owned(),
        }
    }

    fn written(self, date: Date, weekdays: &str, months: &str, pattern: &str) -> String {
        let weekday = self.say(&format!("{weekdays}-{}", date.weekday().to_monday_one_offset()));
        let month = self.say(&format!("{months}-{}", date.month()));
        self.with("weekday", weekday)
            .with("day", date.day().to_string())
            .with("month", month)
            .with("year", date.year().to_string())
            .say(pattern)
    }

    fn local(self, local: &ZonedDateTime, precision: Precision) -> String {
        self.at(self.day(local.date()), clock_face(local.time(), precision))
    }

    fn at(self, date: String, time: String) -> String {
        self.with("date", date).with("time", time).say("common-date-time")
    }

    fn in_zone(self, moment: &str, zone: &Zone) -> String {
        format!("{moment} ({})", self.zone(zone))
    }
}

/// The day and time that a closing instant is told as.
fn last_moment(local: &ZonedDateTime) -> (Date, String) {
    // Where clocks jump forward at midnight, a day begins at 01:00: the day before still ends at its 24:00.
    let begins_a_day = local.start_of_day().is_ok_and(|start| start == *local);
    match local.date().yesterday() {
        Ok(yesterday) if begins_a_day => (yesterday, String::from("24:00")),
        _ => (local.date(), clock_face(local.time(), precision_of(local.time()))),
    }
}

/// No digit more than needed.
fn precision_of(time: Time) -> Precision {
    match (time.second(), time.subsec_nanosecond()) {
        (0, 0) => Precision::Minutes,
        (_, 0) => Precision::Seconds,
        _ => Precision::Milliseconds,
    }
}

fn clock_face(time: Time, precision: Precision) -> String {
    let (hour, minute, second) = (time.hour(), time.minute(), time.second());
    match precision {
        Precision::Minutes => format!("{hour:02}:{minute:02}"),
        Precision::Seconds => format!("{hour:02}:{minute:02}:{second:02}"),
        Precision::Milliseconds => format!("{hour:02}:{minute:02}:{second:02}.{:03}", time.millisecond()),
    }
}

fn in_largest_unit(milliseconds: i64) -> Option<(i64, &'static str)> {
    match milliseconds {
        ..MINUTE => None,
        MINUTE..HOUR => Some((milliseconds / MINUTE, "minutes")),
        HOUR..DAY => Some((milliseconds / HOUR, "hours")),
        _ if milliseconds < 14 * DAY => Some((milliseconds / DAY, "days")),
        _ => Some((milliseconds / (7 * DAY), "weeks")),
    }
}

#[cfg(test)]
mod tests;
