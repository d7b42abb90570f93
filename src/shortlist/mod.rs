//! A shortlist is drawn from the ranking or by hand, frozen, signed, and taken away as a dossier.

pub mod dossier;
pub mod draw;
pub mod read;
pub mod rules;
pub mod sight;
pub mod sign;
