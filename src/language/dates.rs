//! Dates, times and spans as each language writes them: dates with weekday, times with zone.

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
    pub fn day(self, date: Date) -> String {
        self.written(date, "common-weekday", "common-month", "common-date")
    }

    /// A calendar day where there is little room: `Fri 14 Feb 2025`.
    pub fn short_day(self, date: Date) -> String {
        self.written(date, "common-weekday-short", "common-month-short", "common-date")
    }

    /// The month of a calendar day: `February 2025`.
    pub fn month(self, date: Date) -> String {
        let month = self.say(&format!("common-month-{}", date.month()));
        self.with("month", month).with("year", date.year().to_string()).say("common-month-year")
    }

    /// The local day of an instant: `Friday 14 February 2025`.
    pub fn date(self, instant: Instant, zone: &Zone) -> String {
        self.day(instant.to_zoned(zone).date())
    }

    /// The local day of an instant where there is little room: `Fri 14 Feb 2025`.
    pub fn short_date(self, instant: Instant, zone: &Zone) -> String {
        self.short_day(instant.to_zoned(zone).date())
    }

    /// The local time of day: `19:52`.
    pub fn time(self, instant: Instant, zone: &Zone) -> String {
        clock_face(instant.to_zoned(zone).time(), Precision::Minutes)
    }

    /// The local time of day to the second: `19:52:41`.
    pub fn exact_time(self, instant: Instant, zone: &Zone) -> String {
        clock_face(instant.to_zoned(zone).time(), Precision::Seconds)
    }

    /// `Tuesday 11 February 2025, 19:52 (Prishtina time, Europe/Belgrade)`.
    pub fn moment(self, instant: Instant, zone: &Zone) -> String {
        self.in_zone(self.local(&instant.to_zoned(zone), Precision::Minutes), zone)
    }

    /// As [`Text::moment`], to the millisecond: for receipts and for what came too late.
    pub fn exact_moment(self, instant: Instant, zone: &Zone) -> String {
        self.in_zone(self.local(&instant.to_zoned(zone), Precision::Milliseconds), zone)
    }

    /// `Tue 11 Feb 2025, 19:52`: for tables whose zone is said once.
    pub fn short_moment(self, instant: Instant, zone: &Zone) -> String {
        let local = instant.to_zoned(zone);
        self.at(self.short_day(local.date()), clock_face(local.time(), Precision::Minutes))
    }

    /// A closing instant: `Friday 14 February 2025, 24:00 (Prishtina time, Europe/Belgrade)`. The end of a day is 24:00
    /// of that day, not 00:00 of the next, which people read as a day more than they have.
    pub fn deadline(self, instant: Instant, zone: &Zone) -> String {
        let (date, time) = last_moment(&instant.to_zoned(zone));
        self.in_zone(self.at(self.day(date), time), zone)
    }

    /// A closing instant where there is little room: `Fri 14 Feb 2025, 24:00`.
    pub fn short_deadline(self, instant: Instant, zone: &Zone) -> String {
        let (date, time) = last_moment(&instant.to_zoned(zone));
        self.at(self.short_day(date), time)
    }

    /// A closing instant with its zone and in UTC: `Friday 14 February 2025, 24:00 (Prishtina time, Europe/Belgrade) ·
    /// 23:00 UTC`. The day in UTC is repeated where it is another one.
    pub fn deadline_with_utc(self, instant: Instant, zone: &Zone) -> String {
        let (date, _) = last_moment(&instant.to_zoned(zone));
        let utc = instant.to_zoned(&Zone::utc());
        let time = if utc.date() == date {
            self.with("time", clock_face(utc.time(), precision_of(utc.time()))).say("common-utc")
        } else {
            self.utc(instant)
        };
        format!("{} · {time}", self.deadline(instant, zone))
    }

    /// In UTC: `Friday 14 February 2025, 23:00 UTC`. Seconds only where there are some.
    pub fn utc(self, instant: Instant) -> String {
        let utc = instant.to_zoned(&Zone::utc());
        self.with("time", self.local(&utc, precision_of(utc.time()))).say("common-utc")
    }

    /// What is left until an instant, in full: `3 days 4 h 12 min`. Below a minute, and after it, `less than a minute`.
    pub fn time_left(self, now: Instant, until: Instant) -> String {
        let left = until.millis_since(now).max(0);
        let parts: Vec<String> =
            [(left / DAY, "common-days"), (left % DAY / HOUR, "common-h"), (left % HOUR / MINUTE, "common-min")]
                .into_iter()
                .filter(|(count, _)| *count > 0)
                .map(|(count, key)| self.with("count", count).say(key))
                .collect();
        if parts.is_empty() { self.say("common-less-than-a-minute") } else { parts.join(" ") }
    }

    /// A span in its largest unit, cut off, never rounded up: `4 weeks`, `3 days`, `5 hours`, `12 minutes`.
    pub fn about(self, from: Instant, until: Instant) -> String {
        match in_largest_unit(until.millis_since(from)) {
            Some((count, unit)) => self.with("count", count).say(&format!("common-{unit}")),
            None => self.say("common-less-than-a-minute"),
        }
    }

    /// `Closes in 3 days`, from two weeks on in weeks; `Closed` from the instant itself on.
    pub fn closes_in(self, now: Instant, closes_at: Instant) -> String {
        let left = closes_at.millis_since(now);
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

    fn in_zone(self, moment: String, zone: &Zone) -> String {
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
mod tests {
    use super::*;
    use crate::language::Language;

    const ALL: [Text; 3] = [Text::new(Language::En), Text::new(Language::Sq), Text::new(Language::Sr)];

    fn instant(text: &str) -> Instant {
        Instant::from_timestamp(text.parse().unwrap())
    }

    fn prishtina() -> Zone {
        Zone::named("Europe/Belgrade").unwrap().called("Prishtina")
    }

    #[test]
    fn the_end_of_a_day_is_its_24_00_with_weekday_and_zone() {
        let closes = instant("2025-02-14T23:00:00Z");
        assert_eq!(
            ALL.map(|text| text.deadline(closes, &prishtina())),
            [
                "Friday 14 February 2025, 24:00 (Prishtina time, Europe/Belgrade)",
                "e premte, 14 shkurt 2025, ora 24:00 (ora e Prishtinës, Europe/Belgrade)",
                "petak, 14. februar 2025. u 24:00 (vreme u Prištini, Europe/Belgrade)",
            ]
        );
        assert_eq!(
            ALL.map(|text| text.short_deadline(closes, &prishtina())),
            ["Fri 14 Feb 2025, 24:00", "pre, 14 shk 2025, ora 24:00", "pet, 14. feb 2025. u 24:00"]
        );
    }

    #[test]
    fn a_deadline_at_another_time_is_told_as_that_time() {
        let text = ALL[0];
        let zone = Zone::named("Europe/Belgrade").unwrap();
        let short = |instant_text: &str| text.short_deadline(instant(instant_text), &zone);
        assert_eq!(short("2025-03-24T11:00:00Z"), "Mon 24 Mar 2025, 12:00");
        assert_eq!(short("2025-02-14T22:59:59Z"), "Fri 14 Feb 2025, 23:59:59");
        assert_eq!(short("2025-12-31T23:00:00Z"), "Wed 31 Dec 2025, 24:00");
        assert_eq!(
            text.deadline(instant("2025-03-24T11:00:00Z"), &zone),
            "Monday 24 March 2025, 12:00 (Europe/Belgrade)"
        );
    }

    #[test]
    fn a_day_without_a_midnight_still_ends_at_24_00() {
        // In Beirut clocks jumped from 24:00 to 01:00 at the end of 29 March 2025.
        let zone = Zone::named("Asia/Beirut").unwrap();
        assert_eq!(ALL[0].short_deadline(instant("2025-03-29T22:00:00Z"), &zone), "Sat 29 Mar 2025, 24:00");
    }

    #[test]
    fn utc_stands_beside_the_local_time_with_its_day_when_that_differs() {
        let text = ALL[0];
        assert_eq!(
            text.deadline_with_utc(instant("2025-02-14T23:00:00Z"), &prishtina()),
            "Friday 14 February 2025, 24:00 (Prishtina time, Europe/Belgrade) · 23:00 UTC"
        );
        let new_york = Zone::named("America/New_York").unwrap();
        assert_eq!(
            text.deadline_with_utc(instant("2025-02-15T05:00:00Z"), &new_york),
            "Friday 14 February 2025, 24:00 (America/New_York) · Saturday 15 February 2025, 05:00 UTC"
        );
    }

    #[test]
    fn moments_are_told_to_the_minute_or_exactly() {
        let received = instant("2025-02-11T18:52:41.307Z");
        assert_eq!(
            ALL.map(|text| text.exact_moment(received, &prishtina())),
            [
                "Tuesday 11 February 2025, 19:52:41.307 (Prishtina time, Europe/Belgrade)",
                "e martë, 11 shkurt 2025, ora 19:52:41.307 (ora e Prishtinës, Europe/Belgrade)",
                "utorak, 11. februar 2025. u 19:52:41.307 (vreme u Prištini, Europe/Belgrade)",
            ]
        );
        assert_eq!(ALL[0].moment(received, &Zone::utc()), "Tuesday 11 February 2025, 18:52 (UTC)");
        assert_eq!(ALL[0].short_moment(received, &prishtina()), "Tue 11 Feb 2025, 19:52");
        assert_eq!(ALL[0].exact_time(received, &prishtina()), "19:52:41");
        assert_eq!(ALL[0].time(instant("2025-02-14T23:00:00Z"), &prishtina()), "00:00");
        assert_eq!(ALL[0].utc(received), "Tuesday 11 February 2025, 18:52:41.307 UTC");
        assert_eq!(ALL[0].utc(instant("2025-02-14T23:00:00Z")), "Friday 14 February 2025, 23:00 UTC");
    }

    #[test]
    fn a_city_that_the_catalogue_cannot_decline_is_named_beside() {
        let zone = Zone::named("Europe/Vienna").unwrap().called("Wien");
        assert_eq!(
            ALL.map(|text| text.zone(&zone)),
            ["Wien time, Europe/Vienna", "ora lokale, Wien, Europe/Vienna", "lokalno vreme, Wien, Europe/Vienna"]
        );
    }

    #[test]
    fn what_is_left_is_told_in_days_hours_and_minutes() {
        let left = |milliseconds| ALL.map(|text| text.time_left(Instant(5), Instant(5 + milliseconds)));
        assert_eq!(
            left(3 * DAY + 4 * HOUR + 12 * MINUTE + 59_999),
            ["3 days 4 h 12 min", "3 ditë 4 orë 12 min", "3 dana 4 h 12 min"]
        );
        assert_eq!(left(DAY), ["1 day", "1 ditë", "1 dan"]);
        assert_eq!(left(2 * HOUR + MINUTE)[0], "2 h 1 min");
        assert_eq!(left(59_999), ["less than a minute", "më pak se një minutë", "manje od minut"]);
        assert_eq!(left(-1)[0], "less than a minute");
    }

    #[test]
    fn closing_is_told_in_the_largest_unit_and_turns_to_closed_at_the_instant() {
        let closes = |milliseconds| ALL.map(|text| text.closes_in(Instant(7), Instant(7 + milliseconds)));
        assert_eq!(closes(3 * DAY + HOUR), ["Closes in 3 days", "Mbyllet pas 3 ditësh", "Zatvara se za 3 dana"]);
        assert_eq!(closes(29 * DAY), ["Closes in 4 weeks", "Mbyllet pas 4 javësh", "Zatvara se za 4 nedelje"]);
        assert_eq!(closes(DAY), ["Closes in 1 day", "Mbyllet pas 1 dite", "Zatvara se za 1 dan"]);
        assert_eq!(closes(5 * HOUR), ["Closes in 5 hours", "Mbyllet pas 5 orësh", "Zatvara se za 5 sati"]);
        assert_eq!(closes(21 * MINUTE), ["Closes in 21 minutes", "Mbyllet pas 21 minutash", "Zatvara se za 21 minut"]);
        assert_eq!(
            closes(1),
            ["Closes in less than a minute", "Mbyllet për më pak se një minutë", "Zatvara se za manje od minut"]
        );
        assert_eq!(closes(0), ["Closed", "Mbyllur", "Zatvoreno"]);
        assert_eq!(closes(-DAY)[0], "Closed");
    }

    #[test]
    fn a_span_is_never_rounded_up() {
        assert_eq!(ALL[0].about(Instant(0), Instant(4 * DAY - 1)), "3 days");
        assert_eq!(ALL[2].about(Instant(0), Instant(5 * DAY)), "5 dana");
        assert_eq!(ALL[1].about(Instant(0), Instant(13 * MINUTE)), "13 minuta");
        assert_eq!(ALL[0].about(Instant(0), Instant(0)), "less than a minute");
        assert_eq!(ALL[0].month(Date::constant(2025, 2, 14)), "February 2025");
    }
}
