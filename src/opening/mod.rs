//! A job opening: drafted, published, amended, closed by its closing instant.

pub mod closing;
