//! Exact numbers. Nothing is rounded before it is shown, so that a tie is a tie and both databases agree.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Mul, Sub};
use std::str::FromStr;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, ToPrimitive, Zero};

/// A rational number of any size in lowest terms.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Exact(BigRational);

/// The text is no `p/q` in lowest terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a fraction in lowest terms")]
pub struct NotCanonical;

impl Exact {
    /// A number given in thousandths.
    pub fn from_milli(thousandths: i64) -> Self {
        Self(BigRational::new(thousandths.into(), 1000.into()))
    }

    pub fn zero() -> Self {
        Self(BigRational::zero())
    }

    /// The quotient; none when the divisor is zero.
    pub fn divided_by(&self, divisor: &Self) -> Option<Self> {
        (!divisor.0.is_zero()).then(|| Self(&self.0 / &divisor.0))
    }

    /// The arithmetic mean; none of nothing.
    pub fn mean<'a>(values: impl IntoIterator<Item = &'a Self>) -> Option<Self> {
        let (sum, count) =
            values.into_iter().fold((BigRational::zero(), 0_u64), |(sum, count), value| (sum + &value.0, count + 1));
        (count > 0).then(|| Self(sum / BigRational::from_integer(count.into())))
    }

    /// A key for sorting in a database: the number in units of 10⁻¹², cut off downwards.
    ///
    /// Numbers from −9,223,372 to 9,223,372 have their own keys; larger ones the key of the bound. The key never
    /// reverses an order. Two numbers less than 10⁻¹² apart may share a key: ties are told by [`Exact`] itself.
    pub fn sort_key(&self) -> i64 {
        let scaled = (&self.0 * BigInt::from(1_000_000_000_000_i64)).floor().to_integer();
        scaled.to_i64().unwrap_or(if scaled.is_negative() { i64::MIN } else { i64::MAX })
    }

    /// In plain decimal with so many digits after the point, halves to the even digit (IEEE 754 `roundTiesToEven`):
    /// 0.125 is `0.12`, 0.375 is `0.38`.
    pub fn rounded(&self, decimals: u8) -> String {
        let scale = BigInt::from(10).pow(decimals.into());
        let scaled = self.0.abs() * &scale;
        let down = scaled.floor().to_integer();
        let twice_rest = (&scaled - BigRational::from_integer(down.clone())) * BigInt::from(2);
        let up = match twice_rest.cmp(&BigRational::from_integer(1.into())) {
            std::cmp::Ordering::Less => false,
            std::cmp::Ordering::Greater => true,
            std::cmp::Ordering::Equal => down.bit(0),
        };
        let digits = down + u8::from(up);
        let sign = if self.0.is_negative() && !digits.is_zero() { "-" } else { "" };
        let padded = format!("{digits:0>width$}", width = usize::from(decimals) + 1);
        let (whole, fraction) = padded.split_at(padded.len() - usize::from(decimals));
        if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
    }

    /// The nearest floating-point number: for drawing and for estimates, never for comparing.
    pub fn approximate(&self) -> f64 {
        self.0.to_f64().unwrap_or(f64::NAN)
    }
}

/// The canonical form: `p/q` in lowest terms, the denominator always written: `17/4`, `5/1`, `-1/3`.
impl fmt::Display for Exact {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}/{}", self.0.numer(), self.0.denom())
    }
}

impl fmt::Debug for Exact {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, out)
    }
}

/// Reads the canonical form only, so that equal numbers are equal texts.
impl FromStr for Exact {
    type Err = NotCanonical;

    fn from_str(text: &str) -> Result<Self, NotCanonical> {
        let (numerator, denominator) = text.split_once('/').ok_or(NotCanonical)?;
        let numerator: BigInt = numerator.parse().map_err(|_| NotCanonical)?;
        let denominator: BigInt = denominator.parse().map_err(|_| NotCanonical)?;
        if !denominator.is_positive() {
            return Err(NotCanonical);
        }
        let exact = Self(BigRational::new(numerator, denominator));
        if exact.to_string() == text { Ok(exact) } else { Err(NotCanonical) }
    }
}

impl Add for &Exact {
    type Output = Exact;

    fn add(self, other: Self) -> Exact {
        Exact(&self.0 + &other.0)
    }
}

impl Sub for &Exact {
    type Output = Exact;

    fn sub(self, other: Self) -> Exact {
        Exact(&self.0 - &other.0)
    }
}

impl Mul for &Exact {
    type Output = Exact;

    fn mul(self, other: Self) -> Exact {
        Exact(&self.0 * &other.0)
    }
}

impl Sum for Exact {
    fn sum<I: Iterator<Item = Self>>(values: I) -> Self {
        Self(values.fold(BigRational::zero(), |sum, value| sum + value.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn exact(text: &str) -> Exact {
        text.parse().unwrap()
    }

    #[test]
    fn halves_go_to_the_even_digit() {
        for (number, decimals, shown) in [
            ("1/8", 2, "0.12"),
            ("3/8", 2, "0.38"),
            ("5/2", 0, "2"),
            ("7/2", 0, "4"),
            ("-1/8", 2, "-0.12"),
            ("-1/1000", 2, "0.00"),
            ("1/3", 2, "0.33"),
            ("2/3", 2, "0.67"),
            ("999/1000", 2, "1.00"),
            ("17/4", 3, "4.250"),
            ("5/1", 2, "5.00"),
            ("0/1", 1, "0.0"),
            ("201/200", 2, "1.00"),
            ("203/200", 2, "1.02"),
        ] {
            assert_eq!(exact(number).rounded(decimals), shown, "{number}");
        }
    }

    #[test]
    fn only_the_canonical_form_is_read() {
        for text in ["17/4", "5/1", "-1/3", "0/1"] {
            assert_eq!(exact(text).to_string(), text);
        }
        for text in ["", "5", "34/8", "1/0", "1/-3", "+1/3", "01/3", "1/3 ", "a/b", "1_0/3"] {
            assert_eq!(text.parse::<Exact>(), Err(NotCanonical), "{text}");
        }
        assert_eq!(Exact::from_milli(4250), exact("17/4"));
    }

    #[test]
    fn sort_keys_are_fixed_point_and_stop_at_their_bounds() {
        assert_eq!(exact("1/3").sort_key(), 333_333_333_333);
        assert_eq!(exact("-1/3").sort_key(), -333_333_333_334);
        assert_eq!(exact("5/1").sort_key(), 5_000_000_000_000);
        assert_eq!(exact("9223373/1").sort_key(), i64::MAX);
        assert_eq!(exact("-9223373/1").sort_key(), i64::MIN);
    }

    proptest! {
        #[test]
        fn a_sort_key_never_reverses_an_order(a in any::<i64>(), b in 1_i64.., c in any::<i64>(), d in 1_i64..) {
            let (one, other) = (Exact(BigRational::new(a.into(), b.into())), Exact(BigRational::new(c.into(), d.into())));
            if one < other {
                prop_assert!(one.sort_key() <= other.sort_key());
            }
        }

        #[test]
        fn text_gives_back_the_number(a in any::<i64>(), b in 1_i64..) {
            let number = Exact(BigRational::new(a.into(), b.into()));
            prop_assert_eq!(number.to_string().parse(), Ok(number));
        }

        #[test]
        fn what_is_shown_is_within_half_a_digit(a in -100_000_i64..100_000, b in 1_i64..10_000) {
            let number = Exact(BigRational::new(a.into(), b.into()));
            let shown: f64 = number.rounded(2).parse().unwrap();
            prop_assert!((shown - number.approximate()).abs() <= 0.005 + 1e-9);
        }
    }
}
