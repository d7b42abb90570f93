//! A document is an uploaded file: its name is cleaned, its format judged by what it holds.
//!
//! Judging looks at a file from outside: signature, structure, sizes. It renders nothing and follows nothing that the
//! file contains; reading what an applicant wrote in it happens elsewhere, in a process without network and files.

mod format;
mod judge;
mod kind;
pub mod name;
mod refusal;
mod structure;

#[cfg(test)]
mod container_tests;
#[cfg(test)]
mod judge_tests;
#[cfg(test)]
mod samples;

pub use format::{Format, accept, labels};
pub use judge::{Limits, judge};
pub use kind::Kind;
pub use refusal::Refusal;
