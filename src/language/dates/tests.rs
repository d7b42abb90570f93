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
    assert_eq!(text.deadline(instant("2025-03-24T11:00:00Z"), &zone), "Monday 24 March 2025, 12:00 (Europe/Belgrade)");
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
