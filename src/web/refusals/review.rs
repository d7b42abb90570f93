//! Refusals of reviewing, of the lists that it leads to, and of moving applications.

use super::applications::which;
use crate::invalid::Invalid;
use crate::language::Phrase;
use crate::review::applications::ListError;
use crate::review::batch::BatchError;
use crate::review::batch::rules::{Refused, Why};
use crate::review::conflict::ConflictError;
use crate::review::document::TakeError;
use crate::review::progress::Progress;
use crate::review::reopen::ReopenError;
use crate::review::score::ScoreError;
use crate::review::stage::StageError;
use crate::review::stages;
use crate::web::problem::{Code, Problem};
use entity::document::Scan;

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
