//! What was decided: the stages to which HR moved applications, and the shortlist of Finance Manager.

use entity::Instant;
use entity::application::Stage;

use super::applicant::Ending;
use super::applicants::applicants;
use super::moment::{MINUTE, february, march};
use super::scorecards::scorecards;

/// An application moved to a stage by HR.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DemoMove {
    pub opening: &'static str,
    /// The key of a person.
    pub applicant: &'static str,
    pub to: Stage,
    pub at: Instant,
}

/// A shortlist, its reason and who signed it.
#[derive(Clone, Copy, Debug)]
pub struct DemoShortlist {
    pub opening: &'static str,
    /// The first so many of the ranking.
    pub size: u32,
    pub reason: &'static str,
    /// The key of a member of staff.
    pub by: &'static str,
    pub at: Instant,
    /// Who signed, when, and with which note.
    pub signatures: &'static [(&'static str, Instant, &'static str)],
}

/// The shortlist of Finance Manager.
pub const SHORTLIST: DemoShortlist = DemoShortlist {
    opening: FINANCE,
    size: 5,
    reason: "Two days of interviews hold five people, so these are the five highest means of thirty. Every application was \
             rated by all three of us before anyone saw the others' scores. The sixth, at 4.18, lies within the doubt of \
             the fifth, at 4.23: whoever declines is followed by him.",
    by: "chair",
    at: march(3, 14, 20, 0),
    signatures: &[
        ("chair", march(3, 14, 31, 12), ""),
        ("manager", march(4, 9, 5, 40), "Agreed. Please ask all five the same questions in the same order."),
    ],
};

const FINANCE: &str = "finance-manager";
const FINALISTS: &[&str] =
    &["arta-krasniqi", "jelena-markovic", "claire-dubois-haxhiu", "emine-sahinli", "blerta-hyseni"];
const INVITED: &[&str] = &["arta-krasniqi", "jelena-markovic", "claire-dubois-haxhiu"];
const DECLINED: &[&str] = &["donika-tahiri", "valon-rexhepi", "adem-kurtishi", "rina-hoti"];

/// Every move, when the demo starts at `now`.
pub fn moves(now: Instant) -> Vec<DemoMove> {
    let mut moves = Vec::new();
    let submitted = |opening| applicants(opening).into_iter().filter(|one| one.ending == Ending::Submitted);
    let everyone: Vec<&'static str> = submitted(FINANCE).map(|one| one.person.key).collect();
    let mut from = |opening, people: &[&'static str], to, mut at: Instant| {
        for applicant in people {
            moves.push(DemoMove { opening, applicant, to, at });
            at = at.plus_millis(MINUTE / 2);
        }
    };
    from(FINANCE, &everyone, Stage::UnderReview, february(17, 8, 30, 0));
    from(FINANCE, FINALISTS, Stage::Shortlisted, march(4, 10, 0, 0));
    from(FINANCE, INVITED, Stage::Interview, march(5, 11, 15, 0));
    from(FINANCE, DECLINED, Stage::Rejected, march(6, 16, 40, 0));
    // The open ones are read as they come: whoever has a card came under review with the first.
    for opening in ["regional-researcher", "communications-officer"] {
        let judged = scorecards(opening, now);
        for applicant in submitted(opening).map(|one| one.person.key) {
            if let Some(first) = judged.iter().find(|card| card.applicant == applicant) {
                from(opening, &[applicant], Stage::UnderReview, first.at.plus_millis(-MINUTE));
            }
        }
    }
    moves
}
