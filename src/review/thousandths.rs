//! Scores as they are written and as they are kept: whole thousandths, never floating point.

/// Not a number, or finer than a thousandth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a number of at most three decimals")]
pub struct NotThousandths;

/// Reads a decimal of at most three places; point or comma: `4`, `4.25`, `4,5`, `-1`.
///
/// # Errors
/// It is no such number, or beyond what an `i64` of thousandths holds.
pub fn parse(text: &str) -> Result<i64, NotThousandths> {
    let text = text.trim();
    let (sign, digits) = text.strip_prefix('-').map_or((1, text), |digits| (-1, digits));
    let (whole, fraction) = digits.split_once(['.', ',']).unwrap_or((digits, "0"));
    let fraction = fraction.trim_end_matches('0');
    let numeric = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || digits.ends_with(['.', ',']) || !numeric(whole) || !numeric(fraction) || fraction.len() > 3 {
        return Err(NotThousandths);
    }
    let thousandths: i64 = format!("{whole}{fraction:0<3}").parse().map_err(|_| NotThousandths)?;
    Ok(sign * thousandths)
}

/// A number of JSON: the decimal that is written, not the binary fraction nearest to it.
///
/// # Errors
/// As [`parse`].
pub fn of_number(number: f64) -> Result<i64, NotThousandths> {
    // The shortest decimal that reads back as this number is the one that was written, up to 15 digits.
    parse(&number.to_string())
}

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

    #[test]
    fn decimals_of_three_places_are_read_and_finer_ones_refused() {
        for (text, read) in [
            ("4", Ok(4000)),
            (" 4.25 ", Ok(4250)),
            ("4,5", Ok(4500)),
            ("-1", Ok(-1000)),
            ("0.001", Ok(1)),
            ("4.2500", Ok(4250)),
            ("4.2501", Err(NotThousandths)),
            ("", Err(NotThousandths)),
            (".5", Err(NotThousandths)),
            ("4.", Err(NotThousandths)),
            ("4.5.0", Err(NotThousandths)),
            ("1e3", Err(NotThousandths)),
            ("٤", Err(NotThousandths)),
            ("+4", Err(NotThousandths)),
            ("9999999999999999999", Err(NotThousandths)),
        ] {
            assert_eq!(parse(text), read, "{text:?}");
        }
    }

    #[test]
    fn a_json_number_is_the_decimal_that_was_written() {
        assert_eq!(of_number(4.35), Ok(4350));
        assert_eq!(of_number(0.1 + 0.2), Err(NotThousandths));
        assert_eq!(of_number(1e300), Err(NotThousandths));
        assert_eq!(of_number(f64::NAN), Err(NotThousandths));
    }

    #[test]
    fn what_is_written_reads_back() {
        for thousandths in [0, 1, -1, 10, 4250, -4250, 100_000, i64::MAX] {
            assert_eq!(parse(&plain(thousandths)), Ok(thousandths));
        }
        assert_eq!((plain(4000), plain(-50)), ("4".to_owned(), "-0.05".to_owned()));
    }
}
