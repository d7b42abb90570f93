//! Reviews of applications: cards are filled, figures follow from them, and each person sees what independence allows (P6).

pub mod applications;
pub mod batch;
pub mod candidate;
pub mod card;
pub mod cover;
pub mod desk;
pub mod document;
pub mod exact;
pub mod figures;
pub mod history;
pub mod order;
pub mod progress;
pub mod ranking;
pub mod ranking_page;
pub mod read;
pub mod reopen;
pub mod rules;
pub mod score;
mod search;
pub mod sight;
pub mod spread;
pub mod stage;
pub mod stages;
pub mod tally;
pub mod thousandths;
