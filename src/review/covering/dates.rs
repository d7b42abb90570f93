//! Which groups of digits are days and years, and therefore no telephone number.

use super::numbers::Group;

/// Marks the groups that are dates: `01.02.2013`, `2013-02-01`, `09/2019`, `2013–2018`.
pub(super) fn marked(groups: &[Group], gap: impl Fn(usize) -> Gap) -> Vec<bool> {
    let mut is_date = vec![false; groups.len()];
    let small = |at: usize, most: u32| {
        groups.get(at).is_some_and(|group| {
            group.digits.len() <= 2 && group.digits.parse::<u32>().is_ok_and(|number| (1..=most).contains(&number))
        })
    };
    let year = |at: usize| groups.get(at).is_some_and(|group| is_year(&group.digits));
    let mut at = 0;
    while at < groups.len() {
        let near = |left: usize| left + 1 < groups.len() && gap(left) == Gap::Date;
        let is_after = at > 0 && is_date[at - 1];
        let is_day = small(at, 31) && near(at) && small(at + 1, 31) && near(at + 1) && year(at + 2);
        let is_day_backward = year(at) && near(at) && small(at + 1, 12) && near(at + 1) && small(at + 2, 31);
        let is_month = (small(at, 12) && near(at) && year(at + 1)) || (year(at) && near(at) && small(at + 1, 12));
        let is_span = year(at) && (near(at) || is_after) && year(at + 1);
        let length = if groups[at].has_plus {
            0
        } else if is_day || is_day_backward {
            3
        } else if is_month || is_span {
            2
        } else {
            usize::from(year(at) && is_after)
        };
        for date in is_date.iter_mut().skip(at).take(length) {
            *date = true;
        }
        at += length.max(1);
    }
    is_date
}

/// What stands between two groups of digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// What may stand inside a date, and inside a telephone number.
    Date,
    /// What may stand inside a telephone number.
    Loose,
    /// Anything else.
    Apart,
}

fn is_year(digits: &str) -> bool {
    digits.len() == 4 && digits.parse::<u32>().is_ok_and(|year| (1940..2050).contains(&year))
}
