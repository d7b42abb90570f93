//! What each act refuses, as a problem: one exhaustive match per error, shared by pages and API.

pub mod applications;
mod accounts;
mod openings;
mod shortlists;
