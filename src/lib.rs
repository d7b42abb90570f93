//! Meritum: a recruitment and applications portal.

/// What time it is, and in which zone it is shown.
pub mod clock;
/// What a person reads, in the language they read.
pub mod language;
/// The faces, and the front that stands before both.
pub mod web;
