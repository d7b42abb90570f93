//! Everyone who applies in the demo, opening by opening.

mod communications_officer;
mod finance_manager;
mod regional_researcher;
mod spoken;

use super::applicant::Applicant;

/// The applicants of an opening, in the order in which they are listed in the demo's books; none for a draft.
pub fn applicants(opening: &str) -> Vec<&'static Applicant> {
    match opening {
        "finance-manager" => finance_manager::all(),
        "regional-researcher" => regional_researcher::all(),
        "communications-officer" => communications_officer::all(),
        _ => Vec::new(),
    }
}
