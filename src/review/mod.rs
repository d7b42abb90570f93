//! Reviews of applications: exact figures, ranking, and how scores spread.

pub mod exact;
pub mod ranking;
pub mod spread;
