use super::*;
use crate::language::{Language, Text};

fn instant(text: &str) -> Instant {
    Instant::from_timestamp(text.parse().unwrap())
}

/// Every way to close, and the one instant that each means: a millisecond before it is in time, the instant is late.
#[test]
fn each_wall_time_means_one_instant_which_is_already_late() {
    for (typed, zone, closes) in [
        // A bare date is the end of that day.
        ("2025-02-14", "Europe/Belgrade", "2025-02-14T23:00:00Z"),
        ("2025-02-14T24:00", "Europe/Belgrade", "2025-02-14T23:00:00Z"),
        ("2025-02-14 24:00:00", "Europe/Belgrade", "2025-02-14T23:00:00Z"),
        ("2025-02-14", "UTC", "2025-02-15T00:00:00Z"),
        ("2025-02-14", "America/New_York", "2025-02-15T05:00:00Z"),
        ("2025-02-14", "Asia/Kathmandu", "2025-02-14T18:15:00Z"),
        ("2025-02-14", "Pacific/Kiritimati", "2025-02-14T10:00:00Z"),
        ("2025-02-14", "Pacific/Pago_Pago", "2025-02-15T11:00:00Z"),
        // Summer time, and the days on which it begins and ends, which have 23 and 25 hours.
        ("2025-07-14", "Europe/Belgrade", "2025-07-14T22:00:00Z"),
        ("2027-03-27", "Europe/Belgrade", "2027-03-27T23:00:00Z"),
        ("2027-03-28", "Europe/Belgrade", "2027-03-28T22:00:00Z"),
        ("2026-10-24", "Europe/Belgrade", "2026-10-24T22:00:00Z"),
        ("2026-10-25", "Europe/Belgrade", "2026-10-25T23:00:00Z"),
        // Year end, leap day.
        ("2025-12-31", "Europe/Belgrade", "2025-12-31T23:00:00Z"),
        ("2028-02-28", "Europe/Belgrade", "2028-02-28T23:00:00Z"),
        ("2028-02-29", "Europe/Belgrade", "2028-02-29T23:00:00Z"),
        // Days whose next day has no midnight, two midnights, or is left out.
        ("2025-03-29", "Asia/Beirut", "2025-03-29T22:00:00Z"),
        ("2025-11-01", "America/Havana", "2025-11-02T04:00:00Z"),
        ("2011-12-29", "Pacific/Apia", "2011-12-30T10:00:00Z"),
        // Times.
        ("2025-02-14T12:00", "Europe/Belgrade", "2025-02-14T11:00:00Z"),
        ("2025-02-14 12:00", "Europe/Belgrade", "2025-02-14T11:00:00Z"),
        ("2025-02-14T00:00", "Europe/Belgrade", "2025-02-13T23:00:00Z"),
        ("2025-02-14T23:59:59", "Europe/Tirane", "2025-02-14T22:59:59Z"),
        ("2025-07-14T23:59:59", "Europe/Tirane", "2025-07-14T21:59:59Z"),
        ("2025-02-14T23:59", "Europe/Belgrade", "2025-02-14T22:59:00Z"),
        ("2025-02-14T23:59:59.999", "Europe/Belgrade", "2025-02-14T22:59:59.999Z"),
        ("2025-12-31T23:59:59", "Europe/Belgrade", "2025-12-31T22:59:59Z"),
        // The last and first unmistakable times beside the clock changes.
        ("2026-10-25T01:59:59", "Europe/Belgrade", "2026-10-24T23:59:59Z"),
        ("2026-10-25T03:00", "Europe/Belgrade", "2026-10-25T02:00:00Z"),
        ("2027-03-28T01:59:59", "Europe/Belgrade", "2027-03-28T00:59:59Z"),
        ("2027-03-28T03:00", "Europe/Belgrade", "2027-03-28T01:00:00Z"),
        // With an offset, a doubled wall time is one instant.
        ("2026-10-25T02:30:00+02:00", "Europe/Belgrade", "2026-10-25T00:30:00Z"),
        ("2026-10-25T02:30:00+01:00", "Europe/Belgrade", "2026-10-25T01:30:00Z"),
        ("2025-02-14T23:00:00Z", "Europe/Belgrade", "2025-02-14T23:00:00Z"),
        ("2025-02-14T12:00:00-05:00", "Europe/Belgrade", "2025-02-14T17:00:00Z"),
    ] {
        let closing = ClosingInstant::typed(typed, zone).unwrap_or_else(|error| panic!("{typed} {zone}: {error}"));
        let closes = instant(closes);
        assert_eq!(closing.instant(), closes, "{typed} {zone}");
        assert!(closing.admits(closes.plus_millis(-1)), "{typed} {zone}: a millisecond before");
        assert!(!closing.admits(closes), "{typed} {zone}: the instant itself");
        assert!(!closing.admits(closes.plus_millis(1)), "{typed} {zone}: a millisecond after");
    }
}

#[test]
fn what_can_be_misread_is_refused() {
    use ClosingError::{LeapSecond, Unreadable};
    for (typed, expected) in [
        ("", Unreadable),
        ("14.02.2025", Unreadable),
        ("14/02/2025", Unreadable),
        ("2025-2-14", Unreadable),
        ("20250214", Unreadable),
        ("2025-02-30", Unreadable),
        ("2025-02-29", Unreadable),
        ("2025-13-01", Unreadable),
        ("9999-12-31", Unreadable),
        ("2025-02-14T", Unreadable),
        ("2025-02-14T12", Unreadable),
        ("2025-02-14T25:00", Unreadable),
        ("2025-02-14T24:01", Unreadable),
        ("2025-02-14T12:60", Unreadable),
        ("2025-02-14T12:00:00.1234", Unreadable),
        ("2025-02-14T12:00+1", Unreadable),
        ("2025-02-14T12:00:00+01:00[Europe/Belgrade]", Unreadable),
        ("2025-02-14T24:00:00Z", Unreadable),
        (" 2025-02-14", Unreadable),
        ("2025-02-1é", Unreadable),
        ("२०२५-०२-१४", Unreadable),
        ("2025-02-14T23:59:60", LeapSecond),
        ("2016-12-31T23:59:60Z", LeapSecond),
        ("2025-02-14T23:59:60.5", LeapSecond),
    ] {
        assert_eq!(ClosingInstant::typed(typed, "Europe/Belgrade"), Err(expected), "{typed}");
    }
}

#[test]
fn a_zone_must_be_a_place() {
    let refused = |zone: &str| ClosingInstant::typed("2025-02-14", zone).unwrap_err();
    assert_eq!(refused("CET"), ClosingError::ZoneIsNoPlace("CET".into()));
    assert_eq!(refused("EST"), ClosingError::ZoneIsNoPlace("EST".into()));
    assert_eq!(refused("Europe/Atlantis"), ClosingError::UnknownZone("Europe/Atlantis".into()));
    assert_eq!(refused("+01:00"), ClosingError::UnknownZone("+01:00".into()));
    assert!(refused("CET").concerns_zone());
    assert!(!ClosingError::Missing.concerns_zone());
}

#[test]
fn a_wall_time_that_comes_twice_is_refused_with_both_readings() {
    let refused = ClosingInstant::typed("2026-10-25T02:30", "Europe/Belgrade").unwrap_err();
    assert!(matches!(refused, ClosingError::Doubled { .. }));
    assert_eq!(
        refused.alternatives(),
        [
            Reading { instant: instant("2026-10-25T00:30:00Z"), written: "2026-10-25T02:30:00+02:00".into() },
            Reading { instant: instant("2026-10-25T01:30:00Z"), written: "2026-10-25T02:30:00+01:00".into() },
        ]
    );
    assert_eq!(
        Text::new(Language::En).phrase(&refused.phrase()),
        "On Sunday 25 October 2026 the clocks in Europe/Belgrade show 02:30 twice: first 02:30 (UTC+02:00), \
         then 02:30 (UTC+01:00). Choose another time."
    );
    // Each way out that is offered is accepted.
    for reading in refused.alternatives() {
        assert_eq!(ClosingInstant::typed(&reading.written, "Europe/Belgrade").unwrap().instant(), reading.instant);
    }
}

#[test]
fn a_wall_time_that_never_comes_is_refused_with_both_readings() {
    let refused = ClosingInstant::typed("2027-03-28T02:30", "Europe/Belgrade").unwrap_err();
    assert!(matches!(refused, ClosingError::Skipped { .. }));
    assert_eq!(
        refused.alternatives(),
        [
            Reading { instant: instant("2027-03-28T00:30:00Z"), written: "2027-03-28T01:30:00+01:00".into() },
            Reading { instant: instant("2027-03-28T01:30:00Z"), written: "2027-03-28T03:30:00+02:00".into() },
        ]
    );
    assert_eq!(
        Text::new(Language::Sq).phrase(&refused.phrase()),
        "Më e diel, 28 mars 2027 orët në Europe/Belgrade e kapërcejnë kohën 02:30. \
         Mund të mendohet 01:30 (UTC+01:00) ose 03:30 (UTC+02:00). Zgjidhni një kohë tjetër."
    );
}

#[test]
fn the_ends_of_the_doubled_and_the_missing_hour_belong_to_it() {
    let doubled = |typed| matches!(ClosingInstant::typed(typed, "Europe/Belgrade"), Err(ClosingError::Doubled { .. }));
    assert!(doubled("2026-10-25T02:00") && doubled("2026-10-25T02:59:59.999"));
    let skipped = |typed| matches!(ClosingInstant::typed(typed, "Europe/Belgrade"), Err(ClosingError::Skipped { .. }));
    assert!(skipped("2027-03-28T02:00") && skipped("2027-03-28T02:59:59.999"));
}

#[test]
fn a_day_that_a_zone_leaves_out_is_refused() {
    let refused = ClosingInstant::typed("2011-12-30", "Pacific/Apia").unwrap_err();
    assert!(matches!(refused, ClosingError::NoSuchDay { .. }));
}

#[test]
fn a_request_gives_either_a_date_or_a_time() {
    let requested = |on, at| ClosingInstant::requested(on, at, "Europe/Belgrade").map(|closing| closing.instant());
    let end = instant("2025-02-14T23:00:00Z");
    assert_eq!(requested(Some("2025-02-14"), None), Ok(end));
    assert_eq!(requested(None, Some("2025-02-15T00:00")), Ok(end));
    assert_eq!(requested(None, Some("2025-02-14T24:00")), Ok(end));
    assert_eq!(requested(None, Some("2025-02-15T00:00:00+01:00")), Ok(end));
    assert_eq!(requested(None, None), Err(ClosingError::Missing));
    assert_eq!(requested(Some("2025-02-14"), Some("2025-02-15T00:00")), Err(ClosingError::Both));
    // A time is no date, and a date no time: it would be read as the start of the day by one and the end by another.
    assert_eq!(requested(Some("2025-02-14T12:00"), None), Err(ClosingError::Unreadable));
    assert_eq!(requested(None, Some("2025-02-14")), Err(ClosingError::Unreadable));
}

#[test]
fn a_closing_instant_must_lie_ahead() {
    let closing = ClosingInstant::typed("2025-02-14", "Europe/Belgrade").unwrap();
    let end = closing.instant();
    assert_eq!(closing.clone().ahead_of(end.plus_millis(-1)), Ok(closing.clone()));
    for late in [end, end.plus_millis(1)] {
        let refused = closing.clone().in_city("Prishtina").ahead_of(late).unwrap_err();
        assert_eq!(
            Text::new(Language::En).phrase(&refused.phrase()),
            "Friday 14 February 2025, 24:00 (Prishtina time, Europe/Belgrade) has already passed. Choose a time ahead."
        );
    }
}

#[test]
fn what_was_stored_comes_back_as_it_was() {
    for (typed, written, with_offset) in [
        ("2025-02-14", "2025-02-14", "2025-02-15T00:00:00+01:00"),
        ("2025-07-14 12:00", "2025-07-14T12:00", "2025-07-14T12:00:00+02:00"),
        ("2025-02-14T23:59:59", "2025-02-14T23:59:59", "2025-02-14T23:59:59+01:00"),
        ("2026-10-25T02:30:00+02:00", "2026-10-25T02:30", "2026-10-25T02:30:00+02:00"),
    ] {
        let closing = ClosingInstant::typed(typed, "Europe/Belgrade").unwrap();
        assert_eq!(closing.written(), written);
        assert_eq!(closing.with_offset(), with_offset);
        assert_eq!(ClosingInstant::stored(written, "Europe/Belgrade", closing.instant()), Ok(closing));
    }
    let utc = ClosingInstant::typed("2025-02-14", "UTC").unwrap();
    assert_eq!(utc.with_offset(), "2025-02-15T00:00:00+00:00");
}
