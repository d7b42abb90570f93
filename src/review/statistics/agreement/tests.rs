use super::*;
use proptest::prelude::*;
use serde_json::Value;

const ORACLES: &str = include_str!("../../../../tests/oracles/agreement.json");

type Table = Vec<Vec<Option<i64>>>;

/// Ratings by candidate from ratings by reviewer.
fn by_candidate(table: &Table) -> Vec<Vec<Rating>> {
    let rating = |at: usize| table.iter().enumerate().filter_map(move |(who, row)| Some((who, row[at]?))).collect();
    (0..table[0].len()).map(rating).collect()
}

fn vectors() -> Vec<Value> {
    serde_json::from_str(ORACLES).unwrap()
}

fn ratings(vector: &Value) -> (Vec<Vec<Rating>>, usize) {
    let table: Table = serde_json::from_value(vector["ratings"].clone()).unwrap();
    (by_candidate(&table), table.len())
}

#[test]
fn alpha_is_that_of_the_krippendorff_package() {
    for vector in vectors() {
        let (candidates, _) = ratings(&vector);
        for (metric, name) in [(Metric::Interval, "interval"), (Metric::Ordinal, "ordinal")] {
            let (mine, theirs) = (alpha(&candidates, metric, 1).unwrap().value, vector[name].as_f64().unwrap());
            assert!((mine - theirs).abs() < 1e-9, "{}: {name} {mine} {theirs}", vector["name"]);
        }
    }
}

#[test]
fn the_example_that_krippendorff_publishes_comes_out_as_published() {
    let (candidates, _) = ratings(&vectors()[0]);
    assert_eq!(format!("{:.3}", alpha(&candidates, Metric::Interval, 1).unwrap().value), "0.849");
    assert_eq!(format!("{:.3}", alpha(&candidates, Metric::Ordinal, 1).unwrap().value), "0.815");
}

#[test]
fn the_intraclass_correlation_of_a_full_table_is_that_by_mean_squares() {
    let full: Vec<Value> = vectors().into_iter().filter(|vector| vector["icc2"].is_f64()).collect();
    assert!(full.len() >= 2);
    for vector in full {
        let (candidates, reviewers) = ratings(&vector);
        let mine = icc(&candidates, reviewers, 1).unwrap().value;
        for theirs in [&vector["icc2"], &vector["pingouin_icc2"]] {
            assert!((mine - theirs.as_f64().unwrap()).abs() < 1e-6, "{}: {mine} {theirs}", vector["name"]);
        }
    }
}

#[test]
fn what_is_undefined_says_why() {
    let alone = vec![vec![(0, 3000)], vec![(1, 4000)]];
    assert_eq!(alpha(&alone, Metric::Interval, 1), Err(Undefined::NoPairs));
    assert_eq!(icc(&alone, 2, 1), Err(Undefined::Disconnected));
    let same = vec![vec![(0, 3000), (1, 3000)]; 6];
    assert_eq!(alpha(&same, Metric::Ordinal, 1), Err(Undefined::NoVariance));
    assert_eq!(icc(&same, 2, 1), Err(Undefined::NoVariance));
    assert_eq!(icc(&[], 2, 1), Err(Undefined::NoPairs));
    let few = vec![vec![(0, 3000), (1, 3500)], vec![(1, 3000), (2, 4000)]];
    assert_eq!(icc(&few, 3, 1), Err(Undefined::TooFew));
    assert!(alpha(&few, Metric::Interval, 1).unwrap().interval.is_none(), "too few candidates for an interval");
}

#[test]
fn full_agreement_is_one_and_an_interval_holds_its_value() {
    let agreed: Vec<Vec<Rating>> = (0..9).map(|at| vec![(0, 1000 * (at % 5)), (1, 1000 * (at % 5))]).collect();
    assert!((alpha(&agreed, Metric::Ordinal, 1).unwrap().value - 1.0).abs() < 1e-12);
    assert!(icc(&agreed, 2, 1).unwrap().value > 0.999);
    let (candidates, reviewers) = ratings(&vectors()[1]);
    for found in [alpha(&candidates, Metric::Interval, 7).unwrap(), icc(&candidates, reviewers, 7).unwrap()] {
        let (low, high) = found.interval.unwrap();
        assert!(low < found.value && found.value < high && high - low < 0.6, "{found:?}");
    }
    assert_eq!(alpha(&candidates, Metric::Interval, 7), alpha(&candidates, Metric::Interval, 7), "seeded");
}

fn tables() -> impl Strategy<Value = Table> {
    (3_usize..9, 2_usize..5).prop_flat_map(|(candidates, reviewers)| {
        prop::collection::vec(
            prop::collection::vec(prop::option::weighted(0.8, (2_i64..=10).prop_map(|v| v * 500)), candidates),
            reviewers,
        )
    })
}

proptest! {
    #[test]
    fn only_the_order_of_values_matters_to_the_ordinal_metric(table in tables(), times in 2_i64..5, shift in -5_i64..5) {
        let moved: Table = table.iter().map(|row| row.iter().map(|v| v.map(|v| v * v * times / 1000 + shift)).collect()).collect();
        let of = |table: &Table| alpha(&by_candidate(table), Metric::Ordinal, 1).map(|found| found.value);
        match (of(&table), of(&moved)) {
            (Ok(one), Ok(other)) => prop_assert!((one - other).abs() < 1e-12),
            (one, other) => prop_assert_eq!(one, other),
        }
    }

    #[test]
    fn neither_order_nor_scale_matters(table in tables(), times in 2_i64..5, shift in -5_i64..5) {
        let mut turned: Table = table.iter().map(|row| row.iter().rev().map(|v| v.map(|v| v * times + shift)).collect()).collect();
        turned.reverse();
        let of = |table: &Table| alpha(&by_candidate(table), Metric::Interval, 1).map(|found| found.value);
        match (of(&table), of(&turned)) {
            (Ok(one), Ok(other)) => prop_assert!((one - other).abs() < 1e-10),
            (one, other) => prop_assert_eq!(one, other),
        }
    }

    #[test]
    fn a_candidate_rated_by_one_alone_changes_no_alpha(table in tables(), value in 0_i64..9) {
        let candidates = by_candidate(&table);
        let more: Vec<Vec<Rating>> = candidates.iter().cloned().chain([vec![(0, value * 100)], Vec::new()]).collect();
        let of = |rows: &[Vec<Rating>]| alpha(rows, Metric::Interval, 1).map(|found| found.value);
        prop_assert_eq!(of(&candidates), of(&more));
    }
}
