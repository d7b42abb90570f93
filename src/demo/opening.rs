//! What an opening of the demo consists of.

use entity::Instant;

use super::tongue::InThree;

/// An opening with everything that HR would type in.
#[derive(Clone, Debug)]
pub struct DemoOpening {
    /// Kebab-case; also the last part of its address.
    pub key: &'static str,
    pub title: InThree,
    pub summary: InThree,
    /// Markdown.
    pub description: InThree,
    /// None for a draft.
    pub published_at: Option<Instant>,
    /// The closing date as it stands now, `YYYY-MM-DD` in `zone`: the end of that day. None for a draft without one.
    pub closes_on: Option<String>,
    /// Name in the tz database.
    pub zone: &'static str,
    /// Oldest first.
    pub amendments: Vec<DemoAmendment>,
    pub criteria: &'static [DemoCriterion],
    pub questions: &'static [DemoQuestion],
    pub requirements: &'static [DemoRequirement],
    pub salary: Option<DemoSalary>,
    pub contract: DemoContract,
    pub places: &'static [&'static str],
    pub remote: DemoRemote,
    pub positions: u16,
    pub contact: &'static str,
    /// Whether reviewers learn nobody's name.
    pub blind: bool,
    /// Keys of staff, and their part.
    pub panel: &'static [(&'static str, DemoPart)],
}

/// A change of the closing date after publication.
#[derive(Clone, Debug)]
pub struct DemoAmendment {
    pub at: Instant,
    pub reason: InThree,
    pub closed_on_before: String,
    pub closes_on_after: String,
}

/// What is judged, on a scale from 1 to 5.
#[derive(Clone, Copy, Debug)]
pub struct DemoCriterion {
    pub key: &'static str,
    pub title: InThree,
    pub weight: u16,
    /// What 1, 2, 3, 4 and 5 mean.
    pub anchors: [InThree; 5],
}

/// A question to applicants.
#[derive(Clone, Copy, Debug)]
pub struct DemoQuestion {
    pub key: &'static str,
    pub text: InThree,
    pub hint: Option<InThree>,
    pub required: bool,
    pub kind: DemoQuestionKind,
}

/// The kind of answer.
#[derive(Clone, Copy, Debug)]
pub enum DemoQuestionKind {
    ShortText,
    LongText,
    Number {
        least: i64,
        most: i64,
    },
    Date,
    Choice(&'static [DemoOption]),
    Several(&'static [DemoOption]),
    YesNo,
    /// Yes–no, where only this answer may go on.
    KnockOut {
        wanted: bool,
        refusal: InThree,
    },
}

/// An option of a choice.
#[derive(Clone, Copy, Debug)]
pub struct DemoOption {
    pub key: &'static str,
    pub text: InThree,
}

/// A document that is asked for.
#[derive(Clone, Copy, Debug)]
pub struct DemoRequirement {
    /// `cv`, `cover-letter`, and `diploma` or `certificates`.
    pub key: &'static str,
    pub title: InThree,
    pub required: bool,
    /// Endings without the dot.
    pub formats: &'static [&'static str],
    /// In bytes.
    pub most_bytes: u64,
    pub most_files: i64,
}

/// A range of pay.
#[derive(Clone, Copy, Debug)]
pub struct DemoSalary {
    /// In whole units of the currency, gross.
    pub from: u32,
    pub to: u32,
    /// ISO 4217.
    pub currency: &'static str,
    pub period: DemoPeriod,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DemoPeriod {
    Month,
    Year,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DemoContract {
    Permanent,
    /// For so many months.
    FixedTerm(u16),
    PartTime,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DemoRemote {
    No,
    /// Some days a week.
    Partly,
    Fully,
}

/// Someone's part in a panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DemoPart {
    Chair,
    Reviewer,
    Manager,
}
