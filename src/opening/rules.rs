//! What an opening must be: pure. The values that people write, and what may be wrong with them.

mod changes;
mod codes;
mod criteria;
mod edits;
mod keys;
mod panel;
mod phase;
mod questions;
mod readiness;
mod requirements;
mod slug;
mod terms;
mod thousandths;
mod transitions;
mod words;

pub use changes::{changes, written};
pub use criteria::{NewAnchor, NewCriterion, criteria_wrong, only_words_differ};
pub use edits::{AdvertEdits, Closes, Edits};
pub use panel::{NewMember, panel_wrong};
pub use phase::Phase;
pub use questions::{NewChoice, NewQuestion, questions_wrong};
pub use readiness::{not_ready, warnings};
pub use requirements::{NewRequirement, RESERVED_KEYS, requirements_wrong};
pub use slug::{free_slug, slug};
pub use terms::{Advert, Salary, Terms};
pub use thousandths::{NotThousandths, thousandths, thousandths_typed};
pub use transitions::{STEPS, Step, after};
pub use words::reason_wrong;

use crate::settings::{Applications, Documents, Openings};

/// The limits that the operator set, and the formats that this build can judge.
#[derive(Clone, Copy, Debug)]
pub struct Limits<'a> {
    /// `[openings]`.
    pub openings: &'a Openings,
    /// `[documents]`.
    pub documents: &'a Documents,
    /// `[applications]`.
    pub applications: &'a Applications,
    /// Keys of every format that a requirement may name.
    pub formats: &'a [&'static str],
}
