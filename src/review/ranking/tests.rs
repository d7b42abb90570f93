use super::*;
use proptest::prelude::*;

fn weighing(criterion: &str, weight_milli: i64) -> Weighing {
    Weighing { criterion: criterion.into(), weight_milli, required: false }
}

fn rated(criterion: &str, value_milli: i64) -> Rated {
    Rated { criterion: criterion.into(), value_milli }
}

fn exact(text: &str) -> Exact {
    text.parse().unwrap()
}

fn value(criteria: &[Weighing], scores: &[Rated]) -> Option<Exact> {
    card_figure(criteria, (), scores).value
}

#[test]
fn a_card_is_the_weighted_mean_of_what_it_rates() {
    let criteria = [weighing("experience", 3000), weighing("writing", 1000)];
    let card = card_figure(&criteria, "Arta", &[rated("writing", 5000), rated("experience", 4000)]);
    assert_eq!(card.value, Some(exact("17/4")));
    assert_eq!((&card.weighted_sum, &card.weight_sum), (&exact("17/1"), &exact("4/1")));
    assert_eq!(
        card.terms,
        [
            Term { criterion: "experience".into(), weight: exact("3/1"), score: exact("4/1"), product: exact("12/1") },
            Term { criterion: "writing".into(), weight: exact("1/1"), score: exact("5/1"), product: exact("5/1") },
        ]
    );
}

#[test]
fn an_unrated_criterion_is_not_a_zero() {
    // frappe/hrms#2023: 5 and 5 with a third criterion left out gave 3.33.
    let criteria = [weighing("a", 1000), weighing("b", 1000), weighing("c", 1000)];
    let scores = [rated("a", 5000), rated("b", 5000)];
    let card = card_figure(&criteria, (), &scores);
    assert_eq!(card.value, Some(exact("5/1")));
    assert_eq!(card.unrated, ["c"]);
    let with_zero = [scores.as_slice(), &[rated("c", 0)]].concat();
    assert_eq!(value(&criteria, &with_zero), Some(exact("10/3")));
}

#[test]
fn leaving_out_an_optional_criterion_does_not_lower_the_value() {
    // pretalx `update_review_score` added weighted scores up.
    let criteria = [weighing("a", 1000), weighing("optional", 4000)];
    assert_eq!(value(&criteria, &[rated("a", 4000)]), Some(exact("4/1")));
}

#[test]
fn a_mean_is_exact_until_it_is_shown() {
    // Horilla rounded to an integer; here 13/3 and 4.333 differ, and 1/3 + 1/3 + 1/3 is 1.
    let third = exact("1/3");
    assert_eq!(Exact::mean([&third, &third, &third]), Some(third.clone()));
    assert_eq!(Exact::mean([&exact("4/1"), &exact("4/1"), &exact("5/1")]).unwrap().rounded(2), "4.33");
    assert!(exact("13/3") > exact("4333/1000"));
}

#[test]
fn a_tie_is_a_tie_though_reached_by_other_ways() {
    // 0.1 + 0.2 and 0.3 would differ in floating point.
    let one = Exact::mean([&exact("1/10"), &exact("1/5")]);
    let other = Exact::mean([&exact("3/20")]);
    let standings = rank(vec![("b", one), ("a", other)]);
    assert_eq!(
        standings.iter().map(|s| (s.application, s.rank, s.tied)).collect::<Vec<_>>(),
        [("a", Some(1), true), ("b", Some(1), true)]
    );
}

#[test]
fn ranks_are_one_two_two_four_and_the_unscored_have_none() {
    let mean = |text: &str| Some(exact(text));
    let standings = rank(vec![
        ("e", None),
        ("d", mean("3/1")),
        ("c", mean("4/1")),
        ("b", mean("4/1")),
        ("a", mean("5/1")),
        ("f", None),
    ]);
    assert_eq!(
        standings.iter().map(|s| (s.application, s.rank, s.tied)).collect::<Vec<_>>(),
        [
            ("a", Some(1), false),
            ("b", Some(2), true),
            ("c", Some(2), true),
            ("d", Some(4), false),
            ("e", None, false),
            ("f", None, false),
        ]
    );
}

#[test]
fn weights_that_are_not_positive_do_not_count() {
    let criteria = [weighing("a", 1000), weighing("zero", 0), weighing("minus", -1000)];
    let scores = [rated("a", 3000), rated("zero", 5000), rated("minus", 1000)];
    assert_eq!(value(&criteria, &scores), Some(exact("3/1")));
    assert_eq!(value(&criteria[1..], &scores), None);
    assert_eq!(value(&criteria, &[]), None);
    assert_eq!(value(&criteria, &[rated("gone", 5000)]), None);
}

#[test]
fn the_largest_scores_and_weights_do_not_overflow() {
    let criteria: Vec<Weighing> = (0..50).map(|n| weighing(&n.to_string(), i64::MAX)).collect();
    let scores: Vec<Rated> = (0..50).map(|n| rated(&n.to_string(), i64::MAX)).collect();
    assert_eq!(value(&criteria, &scores), Some(Exact::from_milli(i64::MAX)));
}

#[test]
fn complete_means_the_quorum_and_every_required_criterion() {
    let criteria = [Weighing { required: true, ..weighing("a", 1000) }, weighing("b", 1000)];
    let full = card_figure(&criteria, 1, &[rated("a", 4000)]);
    let lacking = card_figure(&criteria, 2, &[rated("b", 4000)]);
    assert_eq!(lacking.lacking, ["a"]);
    assert!(figure(vec![full.clone(), full.clone()], 2).complete);
    assert!(!figure(vec![full.clone()], 2).complete, "below the quorum");
    assert!(!figure(vec![full.clone(), full.clone(), lacking], 2).complete, "a required score is lacking");
    assert!(figure(vec![full], 0).complete);
    assert!(!figure(Vec::<CardFigure<i32>>::new(), 0).complete, "nobody has reviewed");
}

#[test]
fn a_required_criterion_without_weight_is_still_required() {
    let criteria = [weighing("a", 1000), Weighing { required: true, ..weighing("licence", 0) }];
    let card = card_figure(&criteria, (), &[rated("a", 4000)]);
    assert_eq!((card.value, card.lacking), (Some(exact("4/1")), vec!["licence".to_owned()]));
}

#[test]
fn a_card_that_rates_nothing_has_no_say_in_the_mean() {
    let criteria = [weighing("a", 1000)];
    let cards = vec![card_figure(&criteria, 1, &[rated("a", 4000)]), card_figure(&criteria, 2, &[])];
    assert_eq!(figure(cards, 1).mean, Some(exact("4/1")));
}

#[test]
fn the_spread_tells_who_gave_what_and_how_far_apart() {
    let criteria = [weighing("a", 1000)];
    let cards = [(1, 2000), (2, 4000), (3, 6000)].map(|(who, score)| card_figure(&criteria, who, &[rated("a", score)]));
    let figure = figure(cards.to_vec(), 3);
    let spread = figure.spread().unwrap();
    assert_eq!(spread.values.iter().map(|(who, _)| **who).collect::<Vec<_>>(), [1, 2, 3]);
    assert_eq!((spread.low, spread.mean, spread.high), (&exact("2/1"), &exact("4/1"), &exact("6/1")));
    assert_eq!(spread.deviation, Some(2.0));
    let alone = super::figure(vec![cards[0].clone()], 1);
    assert_eq!(alone.spread().unwrap().deviation, None);
    assert_eq!(super::figure(Vec::<CardFigure<i32>>::new(), 1).spread(), None);
}

/// Criteria with weights 0.001 to 100, and cards that rate some of them.
fn reviews() -> impl Strategy<Value = (Vec<Weighing>, Vec<Vec<Rated>>)> {
    (1_usize..6).prop_flat_map(|count| {
        let weights = prop::collection::vec(1_i64..100_000, count);
        let card = prop::collection::vec(prop::option::of(0_i64..10_000), count);
        (weights, prop::collection::vec(card, 1..5)).prop_map(|(weights, cards)| {
            let criteria = weights.iter().enumerate().map(|(n, weight)| weighing(&n.to_string(), *weight)).collect();
            let cards = cards
                .into_iter()
                .map(|card| {
                    let scores = card.into_iter().enumerate();
                    scores.filter_map(|(n, score)| Some(rated(&n.to_string(), score?))).collect()
                })
                .collect();
            (criteria, cards)
        })
    })
}

fn mean(criteria: &[Weighing], cards: &[Vec<Rated>]) -> Option<Exact> {
    figure(cards.iter().map(|scores| card_figure(criteria, (), scores)).collect(), 1).mean
}

proptest! {
    #[test]
    fn no_order_of_criteria_scores_or_cards_matters((criteria, cards) in reviews()) {
        let mut turned = criteria.clone();
        turned.reverse();
        let mut other_way: Vec<Vec<Rated>> = cards.iter().map(|c| c.iter().rev().cloned().collect()).collect();
        other_way.rotate_left(1);
        prop_assert_eq!(mean(&criteria, &cards), mean(&turned, &other_way));
    }

    #[test]
    fn only_the_proportion_of_weights_matters((criteria, cards) in reviews(), times in 2_i64..50) {
        let scaled: Vec<Weighing> =
            criteria.iter().map(|c| Weighing { weight_milli: c.weight_milli * times, ..c.clone() }).collect();
        prop_assert_eq!(mean(&criteria, &cards), mean(&scaled, &cards));
    }

    #[test]
    fn a_criterion_that_nobody_rates_changes_nothing((criteria, cards) in reviews(), weight in 1_i64..100_000) {
        let more = [criteria.as_slice(), &[weighing("nobody", weight)]].concat();
        prop_assert_eq!(mean(&criteria, &cards), mean(&more, &cards));
    }

    #[test]
    fn every_card_twice_gives_the_same_mean((criteria, cards) in reviews()) {
        prop_assert_eq!(mean(&criteria, &cards), mean(&criteria, &[cards.clone(), cards].concat()));
    }

    #[test]
    fn a_criterion_split_in_two_halves_counts_as_before((criteria, cards) in reviews()) {
        let halves = |criterion: &str| [criterion.to_owned(), format!("{criterion}'")];
        let split: Vec<Weighing> =
            criteria.iter().flat_map(|c| halves(&c.criterion).map(|key| weighing(&key, c.weight_milli))).collect();
        let scored: Vec<Vec<Rated>> = cards
            .iter()
            .map(|card| card.iter().flat_map(|s| halves(&s.criterion).map(|key| rated(&key, s.value_milli))).collect())
            .collect();
        prop_assert_eq!(mean(&criteria, &cards), mean(&split, &scored));
    }

    #[test]
    fn a_mean_lies_between_the_lowest_and_the_highest_score((criteria, cards) in reviews()) {
        let scores = || cards.iter().flatten().map(|score| Exact::from_milli(score.value_milli));
        match mean(&criteria, &cards) {
            None => prop_assert_eq!(scores().count(), 0),
            Some(mean) => prop_assert!(scores().min().unwrap() <= mean && mean <= scores().max().unwrap()),
        }
    }

    #[test]
    fn a_rank_is_one_more_than_the_number_of_those_above(means in prop::collection::vec(prop::option::of(0_i64..8), 0..20)) {
        let list: Vec<(usize, Option<Exact>)> =
            means.iter().map(|mean| mean.map(Exact::from_milli)).enumerate().collect();
        let standings = rank(list.clone());
        for standing in &standings {
            let above = list.iter().filter(|(_, mean)| mean.is_some() && *mean > standing.mean).count();
            let equal = list.iter().filter(|(_, mean)| mean.is_some() && *mean == standing.mean).count();
            prop_assert_eq!(standing.rank, standing.mean.as_ref().map(|_| above + 1));
            prop_assert_eq!(standing.tied, equal > 1);
        }
        let mut turned = list;
        turned.reverse();
        prop_assert_eq!(rank(turned), standings);
    }
}
