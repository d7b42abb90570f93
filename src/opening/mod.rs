//! An opening is drafted, published, amended, closed by its closing instant.

pub mod closing;
pub mod standing;
pub mod title;
