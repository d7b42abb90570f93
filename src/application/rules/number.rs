//! Numbers that applicants type, kept exactly.

use serde_json::{Number, Value};

/// Decimal digits that a double keeps exactly, there and back (IEEE 754: 15).
const DIGITS: usize = 15;

/// The number that was typed, or sent as one: an optional sign, digits, and digits behind one point or comma. None: it is
/// no such number, or has more digits than can be kept exactly.
pub fn exact(answer: &Value) -> Option<Number> {
    match answer {
        Value::Number(number) => read(&number.to_string()),
        Value::String(text) => read(text.trim()),
        _ => None,
    }
}

fn read(text: &str) -> Option<Number> {
    let (negative, unsigned) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, fraction) = unsigned.split_once(['.', ',']).unwrap_or((unsigned, "0"));
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !is_digits(whole) || !is_digits(fraction) {
        return None;
    }
    let (whole, fraction) = (whole.trim_start_matches('0'), fraction.trim_end_matches('0'));
    if whole.len() + fraction.len() > DIGITS {
        return None;
    }
    if fraction.is_empty() {
        let value: i64 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
        return Some(Number::from(if negative { -value } else { value }));
    }
    let value: f64 = format!("{}{whole}.{fraction}", if negative { "-0" } else { "0" }).parse().ok()?;
    Number::from_f64(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_number_is_read_as_people_write_it() {
        let read = |value: Value| exact(&value).map(Value::Number);
        for (typed, expected) in [
            (json!("7"), json!(7)),
            (json!(" 2,50 "), json!(2.5)),
            (json!("-0.1"), json!(-0.1)),
            (json!("−12.75"), json!(-12.75)),
            (json!("+007"), json!(7)),
            (json!("-0"), json!(0)),
            (json!(3.0), json!(3)),
            (json!(1200), json!(1200)),
            (json!("123456789012345"), json!(123_456_789_012_345_i64)),
        ] {
            assert_eq!(read(typed.clone()), Some(expected), "{typed}");
        }
    }

    #[test]
    fn what_is_no_number_or_cannot_be_kept_exactly_is_none() {
        for typed in
            [json!(""), json!("1 200"), json!("1.2.3"), json!("12.000,5"), json!("1e3"), json!("NaN"), json!(true)]
        {
            assert_eq!(exact(&typed), None, "{typed}");
        }
        assert_eq!(exact(&json!("1234567890.123456")), None);
        assert_eq!(exact(&json!(1e300)), None);
    }
}
