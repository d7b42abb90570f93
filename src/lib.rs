//! Meritum: a recruitment and applications portal.

/// What time it is, and in which zone it is shown.
pub mod clock;
/// An uploaded file: its name is cleaned, its format judged by what it holds.
pub mod document;
/// What a person reads, in the language they read.
pub mod language;
/// The faces, and the front that stands before both.
pub mod web;
