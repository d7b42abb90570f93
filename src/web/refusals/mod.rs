//! What each act refuses, as a problem: one exhaustive match per error, shared by pages and API.

mod accounts;
mod applications;
pub mod documents;
mod openings;
pub mod review;
mod shortlists;
