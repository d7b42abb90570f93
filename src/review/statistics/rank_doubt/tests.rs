use super::*;
use crate::review::exact::Exact;
use crate::review::statistics::calibration::{Row, calibrate};

/// Five candidates whom three reviewers tell apart well, but for 1 and 2, who are the same.
fn panel() -> Vec<Row> {
    let values = [[4900, 4750, 4800], [4000, 3900, 4100], [4000, 3900, 4100], [2000, 2250, 2100], [1000, 1250, 1100]];
    values.iter().map(|row| row.iter().map(|value| Exact::from_milli(*value)).enumerate().collect()).collect()
}

fn found(seed: u64, positions: usize) -> Vec<Option<Doubt>> {
    let calibration = calibrate(&panel(), 3).ok().unwrap();
    doubts(&calibration, &[0, 1, 2, 3, 4], positions, seed)
}

#[test]
fn the_same_seed_gives_the_same_figures_and_another_seed_nearly_the_same() {
    assert_eq!(found(1, 2), found(1, 2));
    for (one, other) in found(1, 2).into_iter().flatten().zip(found(2, 2).into_iter().flatten()) {
        assert!((one.in_cut - other.in_cut).abs() < 0.05);
    }
}

#[test]
fn what_is_sure_is_sure_and_a_tie_is_even() {
    let found: Vec<Doubt> = found(1, 2).into_iter().flatten().collect();
    assert_eq!((found[0].low, found[0].high), (1, 1));
    assert_eq!((found[4].low, found[4].high), (5, 5));
    assert_eq!((found[1].low, found[1].high), (2, 3));
    assert_eq!(found[1].in_cut.to_bits(), found[2].in_cut.to_bits());
    assert!((found[1].in_cut - 0.5).abs() < 0.05 && found[0].in_cut > 0.99 && found[3].in_cut < 0.01);
    assert!(found[0].above_next.unwrap() > SEPARATED, "the cut at 1 separates");
    assert!((found[1].above_next.unwrap() - 0.5).abs() < 0.1, "the cut at 2 does not");
    assert_eq!(found[4].above_next, None);
}

#[test]
fn probabilities_add_up_to_the_places() {
    for positions in 1..5 {
        let sum: f64 = found(3, positions).into_iter().flatten().map(|doubt| doubt.in_cut).sum();
        assert!((sum - real(positions)).abs() < 1e-9, "{sum}");
    }
}

#[test]
fn who_has_no_card_has_no_rank_to_doubt() {
    let mut rows = panel();
    rows.push(Row::new());
    let calibration = calibrate(&rows, 3).ok().unwrap();
    let found = doubts(&calibration, &[0, 1, 2, 3, 4, 5], 2, 1);
    assert!(found[5].is_none() && found[4].unwrap().above_next.is_none());
}

#[test]
fn the_work_is_bounded() {
    assert_eq!((draws(30), draws(5_000), draws(150_000), draws(0)), (4000, 1000, 200, 4000));
}
