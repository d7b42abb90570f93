//! The demo's invented organisation: its staff, openings, applicants with their documents, and the panel's scorecards.
//!
//! Content only, alike on every run; who puts it into a database does so through the acts.

pub mod applicant;
pub mod applicants;
mod chance;
pub mod documents;
mod letters;
pub mod moment;
pub mod opening;
pub mod openings;
pub mod organisation;
pub mod person;
pub mod scorecards;
pub mod selection;
pub mod tongue;

#[cfg(test)]
mod tests;
