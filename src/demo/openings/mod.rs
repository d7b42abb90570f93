//! The four openings of the demo: one closed, two open, one draft.

mod asked;
mod communications_officer;
mod finance_manager;
mod programme_assistant;
mod regional_researcher;

use entity::Instant;

use super::opening::DemoOpening;

/// All openings, as they stand when the demo starts at `now`.
pub fn openings(now: Instant) -> Vec<DemoOpening> {
    vec![
        finance_manager::opening(),
        regional_researcher::opening(now),
        communications_officer::opening(now),
        programme_assistant::opening(),
    ]
}
