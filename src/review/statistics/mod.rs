//! The numbers behind a ranking: how harsh each reviewer is, how sure a rank is, how far reviewers agree. Pure: time, seed and
//! data are arguments, and the same arguments give the same figures. `docs/scoring.md` explains each with its source.
//!
//! Candidates and reviewers are numbered from 0 here. Floating point is used for estimates alone; means, ties and ranks stay
//! [`Exact`](super::exact::Exact).

pub mod agreement;
pub mod calibration;
mod crossed;
pub mod graph;
pub mod next_review;
mod posterior;
pub mod rank_doubt;
mod reml;
pub mod weights;
