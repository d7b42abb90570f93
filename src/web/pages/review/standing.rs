//! How sure a ranking is, in words: beside each candidate, and of the whole.

use crate::language::Text;
use crate::review::numbers::{Reason, Summary};
use crate::review::standing::{Beside, Freshness};
use crate::web::visit::Frame;
use entity::calibrated;

/// What stands beside one candidate's mean.
pub struct Sure {
    /// `2 to 6`: the interval of the rank.
    pub range: Option<String>,
    pub adjusted: Option<String>,
    /// `± 0.45`.
    pub within: Option<String>,
    /// How many places adjusting moves them up, or down below zero.
    pub moved: i64,
}

impl Sure {
    /// Of an application at this rank.
    pub fn of(text: Text, rank: Option<u64>, row: Option<&calibrated::Model>) -> Self {
        let value = |nano: i64| text.decimal(&hundredths(nano));
        let range = row.and_then(|row| Some((row.rank_low?, row.rank_high?)));
        let moved = rank.and_then(|rank| i64::try_from(rank).ok()).zip(row.and_then(|row| row.adjusted_rank));
        Self {
            range: range.map(|(low, high)| ranks(text, low, high)),
            adjusted: row.and_then(|row| row.value_nano).map(value),
            within: row.and_then(|row| row.reach_nano).map(value),
            moved: moved.map_or(0, |(rank, adjusted)| rank - i64::from(adjusted)),
        }
    }

    /// The move in words; none where there is none.
    pub fn move_words(&self, text: Text) -> Option<String> {
        let places = text.with("count", self.moved.unsigned_abs());
        match self.moved {
            0 => None,
            1.. => Some(places.say("numbers-up")),
            _ => Some(places.say("numbers-down")),
        }
    }
}

fn ranks(text: Text, low: i32, high: i32) -> String {
    if low == high {
        return text.number(low);
    }
    text.with("low", low).with("high", high).say("numbers-range")
}

/// What is to be said of the whole.
pub struct Said {
    /// What is wrong, or not known yet.
    pub notices: Vec<String>,
    /// The reviewers of each part, where the panel is not connected.
    pub parts: Vec<String>,
    pub cut: Option<String>,
    /// Whether the cut is beyond doubt.
    pub separates: bool,
    pub in_doubt: Option<String>,
    /// Whether everybody reviewed everybody.
    pub is_complete: bool,
    pub is_adjusted: bool,
}

impl Said {
    /// Of what stands beside the ranking.
    pub fn of(frame: &Frame, beside: &Beside, zone: &crate::clock::Zone) -> Self {
        let text = frame.text;
        let mut notices = Vec::new();
        match (beside.freshness, beside.computed_at) {
            (Freshness::Stale, Some(when)) => {
                notices.push(text.with("when", text.short_moment(when, zone)).say("numbers-stale"));
            }
            (Freshness::Stale, None) => notices.push(text.say("numbers-computing")),
            _ => {}
        }
        let summary = beside.summary.as_ref();
        let refused = summary.and_then(|summary| summary.refused.as_ref());
        notices.extend(refused.map(|reason| why(text, reason)));
        let cut = beside.cut.filter(|cut| cut.is_tied || cut.better_milli.is_some());
        Self {
            notices,
            parts: refused.map(|reason| parts(text, reason, beside)).unwrap_or_default(),
            cut: cut.map(|cut| {
                let words = text
                    .with("last", cut.positions)
                    .with("first", cut.positions + 1)
                    .with("percent", text.percent(cut.better_milli.unwrap_or_default(), 1000));
                words.say(match (cut.is_tied, cut.separates()) {
                    (true, _) => "numbers-cut-tied",
                    (false, true) => "numbers-cut-separates",
                    (false, false) => "numbers-cut-open",
                })
            }),
            separates: cut.is_some_and(|cut| cut.separates()),
            in_doubt: cut
                .filter(|cut| cut.better_milli.is_some())
                .map(|cut| text.with("count", cut.in_doubt).say("numbers-in-doubt")),
            is_complete: summary.is_some_and(|summary| summary.is_complete),
            is_adjusted: summary.is_some_and(is_adjusted),
        }
    }
}

const fn is_adjusted(summary: &Summary) -> bool {
    summary.refused.is_none()
}

fn why(text: Text, reason: &Reason) -> String {
    let key = format!("numbers-refused-{}", reason.name());
    match reason {
        Reason::TooFew { cards, needed } => text.with("cards", *cards).with("needed", *needed).say(&key),
        _ => text.say(&key),
    }
}

fn parts(text: Text, reason: &Reason, beside: &Beside) -> Vec<String> {
    let Reason::Disconnected { parts } = reason else { return Vec::new() };
    let named = parts.iter().zip(1..).map(|(part, number)| {
        let mut names: Vec<&str> =
            part.reviewers.iter().filter_map(|id| beside.reviewers.get(id)).map(String::as_str).collect();
        names.sort_unstable();
        text.with("number", number).with("names", names.join(", ")).say("numbers-group")
    });
    named.collect()
}

/// What is kept in units of 1e-9, with two decimals.
pub fn hundredths(nano: i64) -> String {
    let rounded = nano.saturating_add(5_000_000).div_euclid(10_000_000);
    let (sign, rounded) = (if rounded < 0 { "-" } else { "" }, rounded.unsigned_abs());
    format!("{sign}{}.{:02}", rounded / 100, rounded % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn billionths_are_shown_with_two_decimals() {
        for (nano, shown) in [
            (4_312_345_678, "4.31"),
            (4_315_000_000, "4.32"),
            (-305_000_001, "-0.31"),
            (-4_000_000, "0.00"),
            (999_999_999, "1.00"),
        ] {
            assert_eq!(hundredths(nano), shown, "{nano}");
        }
    }
}
