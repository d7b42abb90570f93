//! What the panel thought: one card for each reviewer and application.

mod communications_officer;
mod finance_manager;
mod regional_researcher;

use entity::Instant;

use super::moment::{DAY, MINUTE, february};

/// One reviewer's card for one application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoScorecard {
    /// The key of a person.
    pub applicant: &'static str,
    /// The key of a member of staff.
    pub reviewer: &'static str,
    /// Criterion and score from 1 to 5; what is missing was not rated.
    pub scores: Vec<(&'static str, u8)>,
    /// May be empty.
    pub comment: &'static str,
    /// A card that is not submitted is still a draft.
    pub submitted: bool,
    /// When it was submitted or last saved.
    pub at: Instant,
}

/// The cards of an opening in the order in which they were written, when the demo starts at `now`;
/// none where nobody has begun.
pub fn scorecards(opening: &str, now: Instant) -> Vec<DemoScorecard> {
    let (criteria, rows): (&[&str], &[Row]) = match opening {
        "finance-manager" => (finance_manager::CRITERIA, finance_manager::ROWS),
        "regional-researcher" => (regional_researcher::CRITERIA, regional_researcher::ROWS),
        "communications-officer" => (communications_officer::CRITERIA, communications_officer::ROWS),
        _ => (&[], &[]),
    };
    // Finance Manager was judged in the two weeks after it closed, the others are being judged now.
    let (mut at, step) = match opening {
        "finance-manager" => (february(17, 9, 4, 0), 173 * MINUTE),
        _ => (now.plus_millis(-5 * DAY), 229 * MINUTE),
    };
    let mut cards = Vec::new();
    for card in rows.iter().flat_map(|row| row.cards(criteria)) {
        cards.push(DemoScorecard { at, ..card });
        at = at.plus_millis(step);
    }
    cards
}

/// The order of the cards in a row.
const REVIEWERS: [&str; 3] = ["chair", "jelena", "emre"];

/// What the three thought of one applicant.
struct Row {
    applicant: &'static str,
    marks: [Marks; 3],
}

/// One digit for each criterion, `-` where not rated, and a comment; no digits at all when there is no card.
struct Marks(&'static str, &'static str, bool);

const fn row(applicant: &'static str, chair: Marks, jelena: Marks, emre: Marks) -> Row {
    Row { applicant, marks: [chair, jelena, emre] }
}

/// A submitted card.
const fn given(digits: &'static str, comment: &'static str) -> Marks {
    Marks(digits, comment, true)
}

/// A card that is still being filled in.
const fn begun(digits: &'static str, comment: &'static str) -> Marks {
    Marks(digits, comment, false)
}

/// No card yet.
const NONE: Marks = Marks("", "", false);

impl Row {
    fn cards(&self, criteria: &'static [&'static str]) -> Vec<DemoScorecard> {
        let cards = self.marks.iter().zip(REVIEWERS).filter(|(marks, _)| !marks.0.is_empty());
        let card = |(marks, reviewer): (&Marks, &'static str)| DemoScorecard {
            applicant: self.applicant,
            reviewer,
            scores: scores(criteria, marks.0),
            comment: marks.1,
            submitted: marks.2,
            at: Instant(0),
        };
        cards.map(card).collect()
    }
}

fn scores(criteria: &'static [&'static str], digits: &str) -> Vec<(&'static str, u8)> {
    let rated = |(criterion, digit): (&&'static str, u8)| digit.is_ascii_digit().then(|| (*criterion, digit - b'0'));
    criteria.iter().zip(digits.bytes()).filter_map(rated).collect()
}
