//! Numbers, money, sizes and shares as each language writes them (separators after CLDR 47).

use super::{Language, Text};

/// Keeps a number and its unit on one line.
const NO_BREAK: char = '\u{a0}';

/// The size units, SI: 1 KB is 1,000 bytes.
const UNITS: [&str; 4] = ["KB", "MB", "GB", "TB"];

/// A decimal in plain form (`-12345.60`) with the language's separators. Anything else is returned as it is.
pub(super) fn grouped(language: Language, plain: &str) -> String {
    let (sign, digits) = plain.strip_prefix('-').map_or(("", plain), |digits| ("-", digits));
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
    let numeric = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !numeric(whole) || !fraction.is_none_or(numeric) {
        return plain.to_owned();
    }
    let (thousands, decimal) = match language {
        Language::En => (',', '.'),
        Language::Sq => (NO_BREAK, ','),
        Language::Sr | Language::SrCyrl => ('.', ','),
    };
    let mut out = String::from(sign);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            out.push(thousands);
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push(decimal);
        out.push_str(fraction);
    }
    out
}

/// A whole number of any type, or a reference to one, as a template has it at hand.
pub trait Whole {
    /// The number. One above `i64::MAX` does not occur among what is counted here; it becomes that rather than wrap.
    fn whole(&self) -> i64;
}

macro_rules! whole {
    ($($number:ty),*) => {
        $(impl Whole for $number {
            fn whole(&self) -> i64 {
                i64::try_from(*self).unwrap_or(i64::MAX)
            }
        })*
    };
}

whole!(i16, i32, i64, u8, u16, u32, u64, usize);

impl<T: Whole + ?Sized> Whole for &T {
    fn whole(&self) -> i64 {
        (**self).whole()
    }
}

impl Text {
    /// A whole number: `12,000`, `12 000`, `12.000`.
    pub fn number(self, number: impl Whole) -> String {
        grouped(self.language(), &number.whole().to_string())
    }

    /// A decimal given in plain form with a point (`4.52`), its digits kept: `4.52` in English, `4,52` in Albanian.
    pub fn decimal(self, plain: &str) -> String {
        grouped(self.language(), plain)
    }

    /// A remark with what it is about before it: `Phone: Enter …`. A label that ends a sentence itself keeps its mark.
    pub fn labelled(self, label: &str, value: &str) -> String {
        if label.trim_end_matches(['”', '“', '"', '»', '’']).ends_with(['?', '!', '.', ':', '…']) {
            return format!("{label} {value}");
        }
        self.with("label", label).with("value", value).say("common-labelled")
    }

    /// What a document is called that an opening asks for: by its title, and of several by its number among them.
    pub fn document_of(self, title: &str, number: usize, count: usize) -> String {
        if count <= 1 {
            return title.to_owned();
        }
        self.with("title", title).with("number", number).with("count", count).say("common-document-of")
    }

    /// A time that is given for something, in days where it is whole days: `within 7 days`, `within 36 hours`.
    pub fn within_hours(self, hours: u32) -> String {
        if hours > 0 && hours.is_multiple_of(24) {
            return self.with("count", hours / 24).say("common-within-days");
        }
        self.with("count", hours).say("common-within-hours")
    }

    /// Whole units of an ISO 4217 currency: `EUR 1,800`; `1 800 EUR`.
    pub fn money(self, currency: &str, amount: impl Whole) -> String {
        self.with("amount", self.number(amount)).with("currency", currency).say("common-money")
    }

    /// A salary: `EUR 1,800–2,300 a month`. One bound alone says "from" or "up to"; none says nothing.
    /// The period is one of `hour`, `day`, `week`, `month`, `year`.
    pub fn salary(self, currency: &str, low: Option<i64>, high: Option<i64>, period: &str) -> Option<String> {
        let (amount, key) = match (low, high) {
            (None, None) => return None,
            (Some(low), Some(high)) if low == high => (self.number(low), "common-salary"),
            (Some(low), Some(high)) => (format!("{}–{}", self.number(low), self.number(high)), "common-salary"),
            (Some(low), None) => (self.number(low), "common-salary-from"),
            (None, Some(high)) => (self.number(high), "common-salary-up-to"),
        };
        let money = self.with("amount", amount).with("currency", currency).say("common-money");
        let period = self.with("period", period).say("common-salary-period");
        Some(self.with("money", money).with("period", period).say(key))
    }

    /// A size: `412 KB`, `3.1 MB`, `980 B`. One digit after the point below ten.
    pub fn size(self, bytes: impl Whole) -> String {
        let bytes = bytes.whole().unsigned_abs();
        if bytes < 1000 {
            return format!("{bytes}{NO_BREAK}B");
        }
        let bytes = u128::from(bytes);
        let rounded = |by: u128| (bytes * 2 + by) / (by * 2);
        let (mut unit, mut one) = (0, 1000);
        // What would be written as 1000 of a unit is 1 of the next.
        while rounded(one) >= 1000 && unit + 1 < UNITS.len() {
            unit += 1;
            one *= 1000;
        }
        let plain = match rounded(one / 10) {
            tenths if tenths >= 100 => rounded(one).to_string(),
            tenths if tenths.is_multiple_of(10) => (tenths / 10).to_string(),
            tenths => format!("{}.{}", tenths / 10, tenths % 10),
        };
        format!("{}{NO_BREAK}{}", grouped(self.language(), &plain), UNITS[unit])
    }

    /// A share in whole per cent, rounded half up: `62%`. Nothing of nothing is 0%.
    pub fn percent(self, part: impl Whole, whole: impl Whole) -> String {
        let (part, whole) = (i128::from(part.whole()), i128::from(whole.whole()));
        let percent = (part * 200 + whole).checked_div(2 * whole).unwrap_or(0);
        format!("{}%", grouped(self.language(), &percent.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EN: Text = Text::new(Language::En);
    const SQ: Text = Text::new(Language::Sq);
    const SR: Text = Text::new(Language::Sr);

    fn all(say: impl Fn(Text) -> String) -> [String; 3] {
        [EN, SQ, SR].map(|text| say(text).replace(NO_BREAK, "~"))
    }

    #[test]
    fn numbers_bear_the_separators_of_the_language() {
        assert_eq!(all(|text| text.number(1_234_567)), ["1,234,567", "1~234~567", "1.234.567"]);
        assert_eq!(all(|text| text.number(-1800)), ["-1,800", "-1~800", "-1.800"]);
        assert_eq!(all(|text| text.number(999)), ["999", "999", "999"]);
        assert_eq!(all(|text| text.decimal("4.50")), ["4.50", "4,50", "4,50"]);
        assert_eq!(all(|text| text.decimal("-1234.5")), ["-1,234.5", "-1~234,5", "-1.234,5"]);
        assert_eq!(all(|text| text.decimal("n/a")), ["n/a", "n/a", "n/a"]);
    }

    #[test]
    fn a_label_gets_one_mark() {
        assert_eq!(EN.labelled("Phone", "Enter a number."), "Phone: Enter a number.");
        for label in ["May you work here?", "Say: “Eleven per cent.”", "Recite: „Jedanaest odsto.“"] {
            assert_eq!(EN.labelled(label, "Answer."), format!("{label} Answer."));
        }
    }

    #[test]
    fn a_time_that_is_given_is_told_in_days_where_it_can_be() {
        assert_eq!(all(|text| text.within_hours(168)), ["within 7 days", "brenda 7 ditësh", "u roku od 7 dana"]);
        assert_eq!(all(|text| text.within_hours(1)), ["within 1 hour", "brenda 1 ore", "u roku od 1 sata"]);
        assert_eq!(EN.within_hours(36), "within 36 hours");
    }

    #[test]
    fn a_salary_names_its_range_currency_and_period() {
        assert_eq!(
            all(|text| text.salary("EUR", Some(1800), Some(2300), "month").unwrap()),
            ["EUR~1,800–2,300 a month", "1~800–2~300~EUR në muaj", "1.800–2.300~EUR mesečno"]
        );
        assert_eq!(
            all(|text| text.salary("EUR", Some(1800), None, "year").unwrap()),
            ["from EUR~1,800 a year", "nga 1~800~EUR në vit", "od 1.800~EUR godišnje"]
        );
        assert_eq!(
            all(|text| text.salary("RSD", None, Some(900), "hour").unwrap()),
            ["up to RSD~900 an hour", "deri në 900~RSD në orë", "do 900~RSD na sat"]
        );
        assert_eq!(EN.salary("EUR", Some(50), Some(50), "day").unwrap().replace(NO_BREAK, " "), "EUR 50 a day");
        assert_eq!(EN.salary("EUR", None, None, "month"), None);
    }

    #[test]
    fn sizes_are_short_and_honest() {
        for (bytes, expected) in [
            (0_u64, "0~B"),
            (999, "999~B"),
            (1000, "1~KB"),
            (1049, "1~KB"),
            (1050, "1.1~KB"),
            (412_345, "412~KB"),
            (999_499, "999~KB"),
            (999_500, "1~MB"),
            (3_100_000, "3.1~MB"),
            (10_000_000, "10~MB"),
            (10_485_760, "10~MB"),
            (2_500_000_000, "2.5~GB"),
        ] {
            assert_eq!(EN.size(bytes).replace(NO_BREAK, "~"), expected, "{bytes}");
        }
        assert_eq!(all(|text| text.size(3_100_000)), ["3.1~MB", "3,1~MB", "3,1~MB"]);
        assert!(EN.size(u64::MAX).ends_with("TB"));
    }

    #[test]
    fn shares_are_rounded_half_up() {
        assert_eq!(EN.percent(1, 3), "33%");
        assert_eq!(EN.percent(1, 8), "13%");
        assert_eq!(EN.percent(2, 3), "67%");
        assert_eq!(EN.percent(0, 0), "0%");
        assert_eq!(EN.percent(u64::MAX, u64::MAX), "100%");
    }
}
