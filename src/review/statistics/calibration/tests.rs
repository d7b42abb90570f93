#![expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    reason = "scores are small"
)]

use super::*;
use proptest::prelude::*;
use serde_json::Value;

const ORACLES: &str = include_str!("../../../../tests/oracles/calibration.json");

fn milli(value: i64) -> Exact {
    Exact::from_milli(value)
}

/// Rows from (candidate, reviewer, thousandths).
pub(in crate::review::statistics) fn rows(cards: &[(usize, usize, i64)]) -> (Vec<Row>, usize) {
    let candidates = cards.iter().map(|card| card.0 + 1).max().unwrap_or(0);
    let reviewers = cards.iter().map(|card| card.1 + 1).max().unwrap_or(0);
    let mut rows = vec![Row::new(); candidates];
    for (candidate, reviewer, value) in cards {
        rows[*candidate].push((*reviewer, milli(*value)));
    }
    (rows, reviewers)
}

fn of(cards: &[(usize, usize, i64)]) -> Result<Calibration, Refused> {
    let (rows, reviewers) = rows(cards);
    calibrate(&rows, reviewers)
}

fn near(one: f64, other: f64, by: f64) -> bool {
    (one - other).abs() <= by * other.abs().max(1.0)
}

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().unwrap().iter().map(|number| number.as_f64().unwrap()).collect()
}

#[test]
fn variances_and_effects_are_those_of_other_programs() {
    let vectors: Vec<Value> = serde_json::from_str(ORACLES).unwrap();
    assert!(vectors.len() >= 5);
    for vector in vectors {
        let name = &vector["name"];
        let cards: Vec<(usize, usize, f64)> = serde_json::from_value(vector["cards"].clone()).unwrap();
        let cards: Vec<_> = cards.iter().map(|(c, r, value)| (*c, *r, (value * 1000.0).round() as i64)).collect();
        let found = of(&cards).map_err(|why| format!("{name}: {why:?}")).unwrap();
        let variance = |part: &str| vector["variances"][part].as_f64().unwrap();
        for (mine, part) in [
            (found.variances.candidate, "candidate"),
            (found.variances.reviewer, "reviewer"),
            (found.variances.error, "error"),
        ] {
            assert!(near(mine, variance(part), 1e-6), "{name}: {part} {mine} {}", variance(part));
        }
        let level = vector["level"].as_f64().unwrap();
        assert!(near(found.level, level, 1e-6), "{name}: {}", found.level);
        assert!(near(found.deviance, vector["deviance"].as_f64().unwrap(), 1e-8), "{name}: {}", found.deviance);
        for (mine, theirs) in found.adjusted.iter().zip(numbers(&vector["candidates"])) {
            assert!(near(mine.unwrap().value, level + theirs, 1e-6), "{name}: {mine:?} {theirs}");
        }
        for (mine, theirs) in found.leanings.iter().zip(numbers(&vector["reviewers"])) {
            assert!(near(mine.unwrap().value, theirs, 1e-6), "{name}: {mine:?} {theirs}");
        }
    }
}

#[test]
fn the_example_that_lme4_publishes_comes_out_as_published() {
    let vectors: Vec<Value> = serde_json::from_str(ORACLES).unwrap();
    let cards: Vec<(usize, usize, f64)> = serde_json::from_value(vectors[0]["cards"].clone()).unwrap();
    let cards: Vec<_> = cards.iter().map(|(c, r, value)| (*c, *r, (value * 1000.0).round() as i64)).collect();
    let found = of(&cards).ok().unwrap();
    let shown = |number: f64| format!("{number:.4}");
    assert_eq!(shown(found.variances.candidate.sqrt()), "0.8467");
    assert_eq!(shown(found.variances.reviewer.sqrt()), "1.9316");
    assert_eq!(shown(found.variances.error.sqrt()), "0.5499");
    assert_eq!((shown(found.level), shown(found.deviance)), ("22.9722".into(), "330.8606".into()));
    // ranef(): plates a and g, samples A and F.
    let plate = |at: usize| format!("{:.3}", found.adjusted[at].unwrap().value - found.level);
    let sample = |at: usize| format!("{:.3}", found.leanings[at].unwrap().value);
    assert_eq!([plate(0), plate(6)], ["0.805", "-1.376"]);
    assert_eq!([sample(0), sample(5)], ["2.187", "-3.004"]);
}

fn refused(cards: &[(usize, usize, i64)]) -> Refused {
    of(cards).err().unwrap()
}

#[test]
fn what_cannot_be_told_is_refused_with_its_reason() {
    assert_eq!(refused(&[]), Refused::NoCards);
    assert_eq!(refused(&[(0, 0, 3000), (1, 0, 4000), (2, 0, 1000)]), Refused::OneReviewer);
    let apart = [(0, 0, 3000), (0, 1, 4000), (1, 0, 2000), (1, 1, 2500), (2, 2, 4000), (2, 3, 5000)];
    let Refused::Disconnected(parts) = refused(&apart) else { panic!("not told apart") };
    assert_eq!(parts.iter().map(|part| part.reviewers.clone()).collect::<Vec<_>>(), [vec![0, 1], vec![2, 3]]);
    let chain = [(0, 0, 3000), (0, 1, 4000), (1, 1, 2000), (1, 2, 2500)];
    assert_eq!(refused(&chain), Refused::TooFew { cards: 4, needed: 5 });
    let same: Vec<_> = (0..12).map(|at| (at / 3, at % 3, 3000)).collect();
    assert_eq!(refused(&same), Refused::NoVariance);
    // Each candidate has a 1, a 3 and a 5, of another reviewer each time.
    let alike: Vec<_> = (0..12).map(|at| (at / 3, at % 3, 1000 + 2000 * ((at + at / 3) % 3) as i64)).collect();
    assert_eq!(refused(&alike), Refused::Alike);
}

#[test]
fn the_quantiles_are_those_of_the_tables() {
    for (free, tabled) in [(1, 12.706), (5, 2.571), (6, 2.447), (7, 2.365), (10, 2.228), (30, 2.042), (1000, 1.962)] {
        assert!((student(free) - tabled).abs() < 0.01, "{free}: {}", student(free));
    }
}

#[test]
fn who_has_no_card_has_no_value_and_a_reviewer_without_cards_no_leaning() {
    let (mut rows, _) = rows(&[(0, 0, 3000), (0, 1, 3500), (1, 0, 4000), (1, 1, 4750), (2, 0, 1000), (2, 1, 1250)]);
    rows.insert(1, Row::new());
    let found = calibrate(&rows, 3).ok().unwrap();
    assert_eq!(found.adjusted.iter().map(Option::is_some).collect::<Vec<_>>(), [true, false, true, true]);
    assert!(found.leanings[2].is_none());
    assert!(found.is_complete, "those who review reviewed everybody");
    assert_eq!(found.leanings[0].unwrap().cards, 3);
}

#[test]
fn a_lenient_pair_does_not_lift_its_candidates() {
    // Candidates 0 to 3 by the lenient 0 and 1, candidates 4 to 7 by the harsh 2 and 3; 8 and 9 by all join them.
    let truth = [30, 35, 40, 25, 42, 38, 30, 34, 33, 37];
    let lean = [8, 7, -7, -8];
    let mut cards = Vec::new();
    for (candidate, value) in truth.iter().enumerate() {
        let by: &[usize] = if candidate < 4 {
            &[0, 1]
        } else if candidate < 8 {
            &[2, 3]
        } else {
            &[0, 1, 2, 3]
        };
        for reviewer in by {
            let noise = [1, -1, 2, -2, 0][(candidate * 3 + reviewer) % 5];
            cards.push((candidate, *reviewer, 100 * (value + lean[*reviewer] + noise)));
        }
    }
    let found = of(&cards).ok().unwrap();
    let value = |at: usize| found.adjusted[at].unwrap().value;
    assert!(value(4) > value(2), "42 by harsh reviewers is better than 40 by lenient ones");
    assert!(found.leanings[0].unwrap().value > 0.4 && found.leanings[3].unwrap().value < -0.4);
    let sum: f64 = found.leanings.iter().flatten().map(|leaning| leaning.value).sum();
    assert!(sum.abs() < 1e-9, "leanings are from the panel's own mean");
}

type Panel = Vec<(usize, usize, i64)>;

/// A complete panel on a scale of 1 to 5 in quarters.
fn complete() -> impl Strategy<Value = Panel> {
    (2_usize..8, 2_usize..5).prop_flat_map(|(candidates, reviewers)| {
        prop::collection::vec(4_i64..=20, candidates * reviewers).prop_map(move |values| {
            values.iter().enumerate().map(|(at, value)| (at / reviewers, at % reviewers, value * 250)).collect()
        })
    })
}

/// A panel in which cards are missing.
fn partial() -> impl Strategy<Value = Panel> {
    (4_usize..8, 3_usize..5).prop_flat_map(|(candidates, reviewers)| {
        let card = prop::option::weighted(0.8, 4_i64..=20);
        prop::collection::vec(card, candidates * reviewers).prop_map(move |values| {
            let cards = values.iter().enumerate();
            cards.filter_map(|(at, value)| Some((at / reviewers, at % reviewers, (*value)? * 250))).collect()
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn the_order_never_changes_when_everybody_reviews_everybody(panel in complete()) {
        let (rows, reviewers) = rows(&panel);
        let Ok(found) = calibrate(&rows, reviewers) else { return Ok(()) };
        prop_assert!(found.is_complete);
        let mean = |at: usize| Exact::mean(rows[at].iter().map(|(_, value)| value));
        for one in 0..rows.len() {
            for other in 0..rows.len() {
                let (a, b) = (found.adjusted[one].unwrap().value, found.adjusted[other].unwrap().value);
                prop_assert_eq!(mean(one).cmp(&mean(other)), a.total_cmp(&b), "{} {}", a, b);
            }
        }
    }

    #[test]
    fn who_stands_where_does_not_matter(panel in partial(), turn in 1_usize..3) {
        let (rows, reviewers) = rows(&panel);
        let Ok(found) = calibrate(&rows, reviewers) else { return Ok(()) };
        let mut turned: Vec<Row> = rows.iter().rev().cloned().collect();
        for row in &mut turned {
            for (who, _) in row.iter_mut() {
                *who = (*who + turn) % reviewers;
            }
            row.reverse();
        }
        let again = calibrate(&turned, reviewers).ok().unwrap();
        for (at, adjusted) in found.adjusted.iter().enumerate() {
            let other = again.adjusted[rows.len() - 1 - at];
            prop_assert_eq!(adjusted.is_some(), other.is_some());
            let (Some(one), Some(other)) = (adjusted, other) else { continue };
            prop_assert!(near(one.value, other.value, 1e-7) && near(one.error, other.error, 1e-7), "{:?} {:?}", one, other);
        }
        for who in 0..reviewers {
            let (one, other) = (found.leanings[who], again.leanings[(who + turn) % reviewers]);
            prop_assert!(one.zip(other).is_none_or(|(one, other)| near(one.value, other.value, 1e-7)));
        }
    }

    #[test]
    fn shifted_and_stretched_scores_shift_and_stretch_the_figures(panel in partial(), shift in -3_i64..3, times in 2_i64..5) {
        let Ok(found) = of(&panel) else { return Ok(()) };
        let moved: Panel = panel.iter().map(|(c, r, v)| (*c, *r, v * times + shift * 1000)).collect();
        let again = of(&moved).ok().unwrap();
        let (shift, times) = (shift as f64, times as f64);
        for (one, other) in found.adjusted.iter().zip(&again.adjusted) {
            let (Some(one), Some(other)) = (one, other) else { continue };
            prop_assert!(near(one.value * times + shift, other.value, 1e-7), "{:?} {:?}", one, other);
            prop_assert!(near(one.error * times, other.error, 1e-6));
        }
        prop_assert!(near(found.variances.error * times * times, again.variances.error, 1e-7));
    }

    #[test]
    fn a_candidate_who_is_another_ones_double_gets_the_same(panel in partial()) {
        let (rows, reviewers) = rows(&panel);
        let doubled: Vec<Row> = rows.iter().chain(&rows).cloned().collect();
        let Ok(found) = calibrate(&doubled, reviewers) else { return Ok(()) };
        for at in 0..rows.len() {
            let (one, other) = (found.adjusted[at], found.adjusted[at + rows.len()]);
            prop_assert!(one.zip(other).is_none_or(|(one, other)| near(one.value, other.value, 1e-12)));
        }
    }
}
