//! Meritum: a recruitment and applications portal.

/// What time it is, and in which zone it is shown.
pub mod clock;
/// What a person reads, in the language they read.
pub mod language;
/// An opening is drafted, published, amended and closed.
pub mod opening;
/// A review is assigned, scored and discussed; a ranking is computed from the cards.
pub mod review;
