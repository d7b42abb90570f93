//! What each act refuses, as a problem: one exhaustive match per error, shared by pages and API.

mod accounts;
pub mod applications;
mod openings;
pub mod review;
mod shortlists;
