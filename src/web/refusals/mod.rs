//! What each act refuses, as a problem: one exhaustive match per error, shared by pages and API.

mod openings;
mod shortlists;
