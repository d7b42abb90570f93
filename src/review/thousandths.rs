//! Scores as they are shown: kept in whole thousandths, written as decimals. Reading them is
//! [`thousandths`](crate::opening::rules::thousandths), as it is for weights and scales.

/// In plain decimal without needless zeros: `4`, `4.25`.
pub fn plain(thousandths: i64) -> String {
    let sign = if thousandths < 0 { "-" } else { "" };
    let (whole, rest) = (thousandths.unsigned_abs() / 1000, thousandths.unsigned_abs() % 1000);
    let fraction = format!("{rest:03}");
    let fraction = fraction.trim_end_matches('0');
    if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
}

/// For JSON.
pub fn number(thousandths: i64) -> f64 {
    plain(thousandths).parse().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::opening::rules::{thousandths, thousandths_typed};

    #[test]
    fn what_is_written_reads_back() {
        for score in [0, 1, -1, 10, 4250, -4250, 100_000, 999_999_999_999_999] {
            assert_eq!(thousandths_typed(&plain(score)), Ok(score));
        }
        assert_eq!(thousandths(number(4350)), Ok(4350));
        assert_eq!((plain(4000), plain(-50)), ("4".to_owned(), "-0.05".to_owned()));
    }
}
