//! The words of the contract for what the rows keep as enums.

use poem_openapi::Enum;

/// Where an opening stands. `closed` is no state: the closing instant says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename = "OpeningState", rename_all = "snake_case", remote = "entity::opening::State")]
pub enum State {
    Draft,
    Published,
    Cancelled,
    Archived,
}

/// Where an opening is at this moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case", remote = "crate::opening::rules::Phase")]
pub enum Phase {
    Draft,
    /// Published for a later instant.
    Upcoming,
    /// Takes applications.
    Open,
    /// At or after its closing instant.
    Closed,
    Cancelled,
    Archived,
}

/// Which openings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename = "OpeningStatus", rename_all = "snake_case", remote = "crate::opening::read::Status")]
pub enum Status {
    Open,
    Closed,
}

/// How the work is contracted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case", remote = "entity::opening::Contract")]
pub enum Contract {
    FullTime,
    PartTime,
    FixedTerm,
    Contractor,
    Internship,
    Volunteer,
}

/// What a salary is counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case", remote = "entity::opening::Period")]
pub enum Period {
    Hour,
    Day,
    Week,
    Month,
    Year,
}

/// When a reviewer sees the others' cards.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case", remote = "entity::opening::Visibility")]
pub enum Visibility {
    /// Once their own is submitted.
    AfterOwn,
    /// Once everybody's is submitted.
    AfterAll,
}

/// The form of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename = "QuestionKind", rename_all = "snake_case", remote = "entity::question::Kind")]
pub enum Kind {
    ShortText,
    LongText,
    Number,
    Date,
    Choice,
    Several,
    YesNo,
}

/// What a person does on a panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case", remote = "entity::panel_member::PanelRole")]
pub enum PanelRole {
    Chair,
    Reviewer,
    Manager,
}

/// A language that everything is said in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "lowercase", remote = "crate::language::Language")]
pub enum Language {
    En,
    Sq,
    Sr,
    #[oai(rename = "sr-Cyrl")]
    SrCyrl,
}
