use super::*;
use crate::review::exact::Exact;
use crate::review::statistics::calibration::{Row, calibrate};

/// Six candidates, four reviewers, two cards each; 2 and 3 lie close at a cut after three.
fn panel() -> Vec<Row> {
    let cards: [&[(usize, i64)]; 7] = [
        &[(0, 4900), (1, 4700)],
        &[(1, 4200), (2, 4400)],
        &[(2, 3300), (3, 3000)],
        &[(3, 2900), (0, 3200)],
        &[(0, 2000), (2, 2100)],
        &[(1, 1100), (3, 1000)],
        &[],
    ];
    cards.iter().map(|row| row.iter().map(|(who, value)| (*who, Exact::from_milli(*value))).collect()).collect()
}

#[test]
fn the_review_that_tells_most_is_of_somebody_at_the_cut_by_somebody_new() {
    let calibration = calibrate(&panel(), 4).ok().unwrap();
    let found = suggestions(&calibration, 3, 3, |_, _| true);
    assert!([2, 3].contains(&found[0].candidate), "{found:?}");
    for suggestion in &found {
        assert!(panel()[suggestion.candidate].iter().all(|(who, _)| *who != suggestion.reviewer));
        assert!(suggestion.gain > 0.0 && suggestion.gain <= suggestion.doubt && suggestion.doubt <= 0.25);
    }
    assert!(found.windows(2).all(|pair| pair[0].gain >= pair[1].gain && pair[0].candidate != pair[1].candidate));
}

#[test]
fn who_may_not_be_asked_is_not() {
    let calibration = calibrate(&panel(), 4).ok().unwrap();
    let first = suggestions(&calibration, 3, 1, |_, _| true)[0];
    let found = suggestions(&calibration, 3, 1, |candidate, reviewer| {
        (candidate, reviewer) != (first.candidate, first.reviewer)
    });
    assert!(found.iter().all(|s| (s.candidate, s.reviewer) != (first.candidate, first.reviewer)));
    assert_eq!(suggestions(&calibration, 3, 1, |_, _| false), []);
}

#[test]
fn without_a_cut_nothing_is_suggested() {
    let calibration = calibrate(&panel(), 4).ok().unwrap();
    assert_eq!(suggestions(&calibration, 0, 3, |_, _| true), []);
    assert_eq!(suggestions(&calibration, 6, 3, |_, _| true), [], "everybody who has a card is within");
}
