//! A document is an uploaded file: its name is cleaned, its format judged by what it holds, it is scanned, its pages and its
//! text are read.
//!
//! Judging looks at a file from outside: signature, structure, sizes. It renders nothing and follows nothing that the
//! file contains; reading what an applicant wrote in it happens in a process without network and files (`extract`).

mod judge;
mod kind;
pub mod name;
pub mod pages;
pub mod read;
mod refusal;
pub mod scan;
mod structure;
pub mod which;

#[cfg(test)]
mod container_tests;
#[cfg(test)]
mod judge_tests;
#[cfg(test)]
mod samples;

pub use crate::format::{Format, accept, labels};
pub use judge::{Limits, judge};
pub use kind::Kind;
pub use refusal::Refusal;
