#![expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "weights are small")]

use super::*;
use proptest::prelude::*;

fn weighing(criterion: &str, weight_milli: i64) -> Weighing {
    Weighing { criterion: criterion.into(), weight_milli, required: false }
}

fn card(scores: &[(&str, i64)]) -> Vec<Rated> {
    scores.iter().map(|(key, value)| Rated { criterion: (*key).into(), value_milli: *value }).collect()
}

fn exact(text: &str) -> Exact {
    text.parse().unwrap()
}

#[test]
fn the_change_is_where_two_candidates_meet() {
    // 3a + b: 15 + 1 = 16 against 9 + 5 = 14. With a at w: 5w + 1 = 3w + 5 where w = 2, a third lower.
    let criteria = [weighing("a", 3000), weighing("b", 1000)];
    let candidates = [vec![card(&[("a", 5000), ("b", 1000)])], vec![card(&[("a", 3000), ("b", 5000)])]];
    let found = sensitivities(&criteria, &candidates, 1).unwrap();
    assert_eq!(found[0].lowered, Some(exact("-1/3")));
    assert_eq!(found[0].raised, None);
    // With b at w: 15 + w = 9 + 5w where w = 3/2.
    assert_eq!((found[1].raised.clone(), found[1].lowered.clone()), (Some(exact("1/2")), None));
    assert!(found.iter().all(|one| one.is_exact));
    assert_eq!(found[0].nearest(), Some(&exact("-1/3")));
}

#[test]
fn somebody_better_in_everything_stays_within() {
    let criteria = [weighing("a", 3000), weighing("b", 1000), weighing("unweighed", 0)];
    let candidates =
        [vec![card(&[("a", 5000), ("b", 4000)])], vec![card(&[("a", 4000), ("b", 3000), ("unweighed", 5000)])]];
    let found = sensitivities(&criteria, &candidates, 1).unwrap();
    assert_eq!(found.len(), 2, "what has no weight is not looked at");
    assert!(found.iter().all(|one| one.nearest().is_none()));
}

#[test]
fn a_tie_at_the_cut_and_a_cut_behind_everybody_say_so() {
    let criteria = [weighing("a", 1000)];
    let candidates = [vec![card(&[("a", 4000)])], vec![card(&[("a", 4000)])], vec![]];
    assert_eq!(sensitivities(&criteria, &candidates, 1), Err(NoCut::Tied));
    assert_eq!(sensitivities(&criteria, &candidates, 2), Err(NoCut::NobodyOutside));
    assert_eq!(sensitivities(&criteria, &candidates, 0), Err(NoCut::NobodyOutside));
}

#[test]
fn where_ratings_are_missing_the_place_is_found_to_a_thousandth() {
    let criteria = [weighing("a", 3000), weighing("b", 1000), weighing("c", 1000)];
    let full = [vec![card(&[("a", 5000), ("b", 1000)])], vec![card(&[("a", 3000), ("b", 5000)])]];
    let found = sensitivities(&criteria, &full, 1).unwrap();
    assert!(!found[0].is_exact, "nobody rates c");
    assert_eq!(found[0].lowered, Some(exact("-333/1000")));
    assert_eq!(found[2].nearest(), None, "what nobody rates changes nothing");
}

type Scores = Vec<Vec<Vec<i64>>>;

/// Candidates, each with cards that rate three criteria.
fn scored() -> impl Strategy<Value = (Vec<i64>, Scores)> {
    let card = prop::collection::vec((1_i64..=5).prop_map(|v| v * 1000), 3);
    (
        prop::collection::vec((1_i64..=6).prop_map(|v| v * 500), 3),
        prop::collection::vec(prop::collection::vec(card, 1..3), 3..7),
    )
}

fn within(criteria: &[Weighing], candidates: &[Vec<Vec<Rated>>], positions: usize) -> Result<Vec<bool>, NoCut> {
    let counted: Vec<&Weighing> = criteria.iter().collect();
    Table::new(&counted, candidates).within(positions)
}

proptest! {
    #[test]
    fn just_before_the_change_the_same_are_within_and_just_after_others((weights, scores) in scored(), positions in 1_usize..3) {
        let keys = ["a", "b", "c"];
        let criteria: Vec<Weighing> = keys.iter().zip(&weights).map(|(key, weight)| weighing(key, *weight)).collect();
        let candidates: Vec<Vec<Vec<Rated>>> = scores
            .iter()
            .map(|cards| cards.iter().map(|scores| card(&keys.iter().copied().zip(scores.iter().copied()).collect::<Vec<_>>())).collect())
            .collect();
        let Ok(found) = sensitivities(&criteria, &candidates, positions) else { return Ok(()) };
        let now = within(&criteria, &candidates, positions);
        for (at, one) in found.iter().enumerate() {
            for change in one.lowered.iter().chain(&one.raised) {
                let place = change.approximate();
                for (share, same) in [(0.999, true), (1.001, false)] {
                    let factor = 1.0 + place * share;
                    // In millionths of the others, so that rounding the weight does not matter.
                    let moved: Vec<Weighing> = criteria.iter().enumerate().map(|(n, criterion)| {
                        let factor = if n == at { factor } else { 1.0 };
                        Weighing { weight_milli: (criterion.weight_milli as f64 * 1e9 * factor) as i64, ..criterion.clone() }
                    }).collect();
                    prop_assert_eq!(within(&moved, &candidates, positions) == now, same, "{} {} {}", at, place, share);
                }
            }
        }
    }
}
