//! Weights and scores are whole thousandths: exact on every database and in every program.

/// The number has more than three decimals, or is far too large.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a whole number of thousandths")]
pub struct NotThousandths;

/// A JSON number in thousandths, exactly. A double that was written with at most 15 digits is shown as it was written
/// (IEEE 754), so that 0.1 is 100 thousandths and 0.0001 none.
///
/// # Errors
/// It has more than three decimals, or twelve digits before them.
pub fn thousandths(number: f64) -> Result<i64, NotThousandths> {
    if number.is_finite() { thousandths_typed(&number.to_string()) } else { Err(NotThousandths) }
}

/// A number as somebody typed it, `2.5` or `2,5`, in thousandths.
///
/// # Errors
/// It is no number, has more than three decimals, or twelve digits before them.
pub fn thousandths_typed(text: &str) -> Result<i64, NotThousandths> {
    let text = text.trim();
    let (negative, digits) = text.strip_prefix(['-', '−']).map_or((false, text), |rest| (true, rest));
    let (whole, decimals) = digits.split_once(['.', ',']).unwrap_or((digits, "0"));
    let plain = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let decimals = decimals.trim_end_matches('0');
    if !plain(whole) || whole.len() > 12 || decimals.len() > 3 || !(decimals.is_empty() || plain(decimals)) {
        return Err(NotThousandths);
    }
    let value: i64 = format!("{whole}{decimals:0<3}").parse().map_err(|_| NotThousandths)?;
    Ok(if negative { -value } else { value })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn decimals_are_taken_exactly_or_not_at_all() {
        for (number, expected) in [
            (0.1, Ok(100)),
            (0.3, Ok(300)),
            (2.005, Ok(2005)),
            (-1.0, Ok(-1000)),
            (0.0, Ok(0)),
            (1e6, Ok(1_000_000_000)),
            (0.0001, Err(NotThousandths)),
            (1.0 / 3.0, Err(NotThousandths)),
            (1e20, Err(NotThousandths)),
            (f64::NAN, Err(NotThousandths)),
            (f64::INFINITY, Err(NotThousandths)),
        ] {
            assert_eq!(thousandths(number), expected, "{number}");
        }
    }

    #[test]
    fn what_is_typed_may_have_a_comma() {
        assert_eq!(thousandths_typed(" 2,5 "), Ok(2500));
        assert_eq!(thousandths_typed("2.5000"), Ok(2500));
        for text in ["", ".", "1.", "x", "1e3", "1 000", "+1", "1.2.3", "--1"] {
            let expected = if text == "1." { Ok(1000) } else { Err(NotThousandths) };
            assert_eq!(thousandths_typed(text), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        #[expect(clippy::cast_precision_loss, reason = "the numbers are small")]
        fn every_thousandth_survives_json(milli in -9_999_999_i64..9_999_999) {
            prop_assert_eq!(thousandths(milli as f64 / 1000.0), Ok(milli));
        }
    }
}
