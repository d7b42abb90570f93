//! Refusals of reviewing, of the lists that it leads to, and of moving applications.

use super::documents::which;
use crate::invalid::Invalid;
use crate::language::Phrase;
use crate::review::applications::ListError;
use crate::review::assign::{AssignError, Infeasible, Lacking};
use crate::review::batch::BatchError;
use crate::review::batch::rules::{Refused, Why};
use crate::review::conflict::ConflictError;
use crate::review::covers::confirm::ConfirmError;
use crate::review::covers::correct::{CorrectError, MAX_WORDS};
use crate::review::document::TakeError;
use crate::review::notes::NoteError;
use crate::review::progress::Progress;
use crate::review::reopen::ReopenError;
use crate::review::saved::SearchError;
use crate::review::score::ScoreError;
use crate::review::stage::StageError;
use crate::review::stages;
use crate::review::tags::TagError;
use crate::web::problem::{Code, Problem};
use entity::document::Scan;
use serde_json::{Value, json};

impl From<ScoreError> for Problem {
    fn from(error: ScoreError) -> Self {
        match error {
            ScoreError::NotFound => Self::new(Code::NotFound),
            ScoreError::Invalid(wrong) => Self::invalid(wrong),
            ScoreError::Conflict => Self::new(Code::ConflictOfInterest),
            ScoreError::Frozen => Self::new(Code::Frozen).saying(Phrase::new("review-card-frozen")),
            ScoreError::Stale { yours, current } => stale_card(yours, current),
            ScoreError::VersionMissing => Self::new(Code::PreconditionRequired),
            ScoreError::Database(error) => error.into(),
        }
    }
}

impl From<ReopenError> for Problem {
    fn from(error: ReopenError) -> Self {
        match error {
            ReopenError::NotFound => Self::new(Code::NotFound),
            ReopenError::NotSubmitted => Self::new(Code::WrongState).saying(Phrase::new("review-card-not-submitted")),
            ReopenError::Stale { yours, current } => stale_card(yours, current),
            ReopenError::Database(error) => error.into(),
        }
    }
}

impl From<ConflictError> for Problem {
    fn from(error: ConflictError) -> Self {
        match error {
            ConflictError::NotFound => Self::new(Code::NotFound),
            ConflictError::Invalid(wrong) => Self::invalid(wrong),
            ConflictError::Database(error) => error.into(),
        }
    }
}

impl From<AssignError> for Problem {
    fn from(error: AssignError) -> Self {
        match error {
            AssignError::NotFound => Self::new(Code::NotFound),
            AssignError::Invalid(wrong) => Self::invalid(wrong),
            AssignError::Infeasible(why) => infeasible(&why),
            AssignError::Changed => Self::new(Code::Stale).saying(Phrase::new("review-assign-changed")),
            AssignError::Cursor => Self::new(Code::Malformed).saying(Phrase::new("review-invalid-cursor")),
            AssignError::Submitted => Self::new(Code::Frozen).saying(Phrase::new("review-assign-card-stays")),
            AssignError::KeyReused => Self::new(Code::KeyReused),
            AssignError::Database(error) => error.into(),
        }
    }
}

/// What a person can act on is in the sentence; all that a program needs is in `short`.
fn infeasible(why: &Infeasible) -> Problem {
    let problem = Problem::new(Code::Infeasible).saying(why_infeasible(why));
    match why {
        Infeasible::TooFewReviewers { .. } => problem,
        Infeasible::Short(short) => {
            let fact = |one: &Lacking| json!({ "reference": one.reference, "able": one.able, "wanted": one.wanted });
            problem.with("short", Value::Array(short.iter().map(fact).collect()))
        }
    }
}

/// Why no sharing is possible, in a sentence.
pub fn why_infeasible(why: &Infeasible) -> Phrase {
    match why {
        Infeasible::TooFewReviewers { reviewers, wanted } => {
            Phrase::new("review-assign-infeasible-panel").with("reviewers", *reviewers).with("wanted", *wanted)
        }
        Infeasible::Short(short) => {
            let worst = short.first();
            Phrase::new("review-assign-infeasible-short")
                .with("reference", worst.map(|one| one.reference.clone()).unwrap_or_default())
                .with("able", worst.map_or(0, |one| one.able))
                .with("wanted", worst.map_or(0, |one| one.wanted))
                .with("others", short.len().saturating_sub(1))
        }
    }
}

/// Who has a conflict of interest with somebody who applied does not choose among those who did.
pub(super) fn conflict() -> Problem {
    Problem::new(Code::ConflictOfInterest).saying(Phrase::new("shortlist-conflict"))
}

/// Both versions are in the body, so that a client can tell what it has from what there is.
fn stale_card(yours: i32, current: i32) -> Problem {
    let problem = Problem::new(Code::Stale).saying(Phrase::new("review-card-stale"));
    problem.with("your_version", yours).with("current_version", current)
}

impl From<StageError> for Problem {
    fn from(error: StageError) -> Self {
        match error {
            StageError::NotFound => Self::new(Code::NotFound),
            StageError::NoSuchStep { from, to } => {
                let phrase = Phrase::new("review-no-such-step")
                    .with("from", Phrase::new(stages::label(from)))
                    .with("to", Phrase::new(stages::label(to)));
                Self::new(Code::WrongState).saying(phrase).with("stage", stages::name(from))
            }
            StageError::Stale => Self::new(Code::Stale).saying(Phrase::new("review-stage-stale")),
            StageError::Database(error) => error.into(),
        }
    }
}

impl From<BatchError> for Problem {
    fn from(error: BatchError) -> Self {
        match error {
            BatchError::NotFound => Self::new(Code::NotFound),
            BatchError::Nothing => Self::invalid(vec![wrong_items("nothing", Phrase::new("review-batch-nothing"))]),
            BatchError::TooMany { most } => {
                let detail = Phrase::new("review-batch-too-many").with("max", most);
                Self::invalid(vec![wrong_items("too-many", detail)])
            }
            BatchError::Refused(refused) => {
                let count = refused.len();
                let mut problem =
                    Self::new(Code::WrongState).saying(Phrase::new("review-batch-refused").with("count", count));
                problem.errors = refused.into_iter().map(one_refused).collect();
                problem
            }
            BatchError::List(error) => error.into(),
            BatchError::Over => Self::new(Code::WrongState).saying(Phrase::new("review-batch-over")),
            BatchError::KeyReused => Self::new(Code::KeyReused),
            BatchError::Database(error) => error.into(),
        }
    }
}

fn wrong_items(code: &'static str, detail: Phrase) -> Invalid {
    Invalid::new("/items", code, detail)
}

/// Which one, and why it cannot be moved.
fn one_refused(one: Refused) -> Invalid {
    let named = |key| Phrase::new(key).with("reference", one.reference.as_str());
    let (code, detail) = match one.why {
        Why::Unknown => ("unknown", named("review-batch-unknown")),
        Why::Changed => ("changed", named("review-batch-changed")),
        Why::NoSuchStep(from) => {
            ("no-such-step", named("review-batch-no-step").with("from", Phrase::new(stages::label(from))))
        }
    };
    Invalid::new(format!("/items/{}", one.place), code, detail)
}

impl From<NoteError> for Problem {
    fn from(error: NoteError) -> Self {
        match error {
            NoteError::NotFound => Self::new(Code::NotFound),
            NoteError::Invalid(wrong) => Self::invalid(wrong),
            NoteError::Over => Self::new(Code::WrongState).saying(Phrase::new("review-note-over")),
            NoteError::KeyReused => Self::new(Code::KeyReused),
            NoteError::Database(error) => error.into(),
        }
    }
}

impl From<TagError> for Problem {
    fn from(error: TagError) -> Self {
        match error {
            TagError::NotFound => Self::new(Code::NotFound),
            TagError::Invalid(wrong) => Self::invalid(wrong),
            TagError::Database(error) => error.into(),
        }
    }
}

impl From<SearchError> for Problem {
    fn from(error: SearchError) -> Self {
        match error {
            SearchError::NotFound => Self::new(Code::NotFound),
            SearchError::Invalid(wrong) => Self::invalid(wrong),
            SearchError::Database(error) => error.into(),
        }
    }
}

impl From<ListError> for Problem {
    fn from(error: ListError) -> Self {
        match error {
            ListError::NotFound => Self::new(Code::NotFound),
            ListError::Invalid(wrong) => Self::invalid(wrong),
            ListError::Cursor => Self::new(Code::Malformed).saying(Phrase::new("review-invalid-cursor")),
            ListError::Waiting(progress) => waiting(progress),
            ListError::Database(error) => error.into(),
        }
    }
}

/// Figures stay closed until cards are in (P6).
pub(super) fn waiting(progress: Progress) -> Problem {
    let key = if progress.of_all { "review-waiting-for-all" } else { "review-waiting-for-own" };
    let count = i64::try_from(progress.open).unwrap_or(i64::MAX);
    Problem::new(Code::WrongState).saying(Phrase::new(key).with("count", count)).with("open", count)
}

impl From<CorrectError> for Problem {
    fn from(error: CorrectError) -> Self {
        match error {
            CorrectError::NotFound => Self::new(Code::NotFound),
            CorrectError::NoWords => {
                let wrong = Phrase::new("covers-no-words").with("most", MAX_WORDS);
                Self::invalid(vec![Invalid::new("/words", "invalid", wrong)])
            }
            CorrectError::NoPlace => Self::new(Code::Stale).saying(Phrase::new("covers-stale")),
            CorrectError::TooMany => Self::new(Code::WrongState).saying(Phrase::new("covers-too-many")),
            CorrectError::Database(error) => error.into(),
        }
    }
}

impl From<ConfirmError> for Problem {
    fn from(error: ConfirmError) -> Self {
        match error {
            ConfirmError::NotFound => Self::new(Code::NotFound),
            ConfirmError::Stale => Self::new(Code::Stale).saying(Phrase::new("covers-stale")),
            ConfirmError::Database(error) => error.into(),
        }
    }
}

impl From<TakeError> for Problem {
    fn from(error: TakeError) -> Self {
        match error {
            TakeError::NotFound => Self::new(Code::NotFound),
            TakeError::Several(there) => which(&there),
            TakeError::Withheld(Scan::Waiting) => Self::new(Code::BeingScanned).retry_after(60),
            TakeError::Withheld(_) => Self::new(Code::Withheld),
            TakeError::Files(error) => error.into(),
            TakeError::Database(error) => error.into(),
        }
    }
}
