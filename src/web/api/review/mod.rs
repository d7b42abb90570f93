//! What HR and panels do with applications: read, score, rank, move.

mod answer;
mod applications;
mod assignments;
mod by_question;
mod conflicts;
mod figures;
mod moves;
mod notes;
mod ranking;
mod scorecards;
mod searches;
mod standing;

pub use answer::Candidate;
pub use applications::{Candidates, candidate};
pub use assignments::Assignments;
pub use by_question::AnswersToOne;
pub use conflicts::Conflicts;
pub use moves::Moves;
pub use notes::Notes;
pub use ranking::Rankings;
pub use scorecards::Scorecards;
pub use searches::Searches;

use crate::web::problem::{Code, Problem};
use poem_openapi::Tags;

#[derive(Tags)]
enum Tag {
    /// Reading, scoring, ranking and moving applications; each person sees what independence allows.
    Review,
}

/// Not to be kept by anyone.
const PRIVATE: &str = "no-store";

fn not_found() -> Problem {
    Problem::new(Code::NotFound)
}
