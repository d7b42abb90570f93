//! Refusals of the acts on openings.

use crate::application::extend::ExtendError;
use crate::language::Phrase;
use crate::opening::Barred;
use crate::opening::amend::AmendError;
use crate::opening::archive::ArchiveError;
use crate::opening::cancel::CancelError;
use crate::opening::draft::DraftError;
use crate::opening::duplicate::DuplicateError;
use crate::opening::edit::EditError;
use crate::opening::lists::ListError;
use crate::opening::publish::PublishError;
use crate::opening::read::PageError;
use crate::opening::rules::written;
use crate::opening::unblind::UnblindError;
use crate::web::problem::{Code, Problem};

impl From<Barred> for Problem {
    fn from(barred: Barred) -> Self {
        match barred {
            Barred::NotFound => Self::new(Code::NotFound),
            Barred::Stale { current } => Self::new(Code::Stale).with("current_version", current),
            Barred::WrongState { state } => Self::new(Code::WrongState).with("state", written(state)),
        }
    }
}

impl From<DraftError> for Problem {
    fn from(error: DraftError) -> Self {
        match error {
            DraftError::NotAllowed => Self::new(Code::Forbidden),
            DraftError::Invalid(wrong) => Self::invalid(wrong),
            DraftError::KeyReused => Self::new(Code::KeyReused),
            DraftError::Database(error) => error.into(),
        }
    }
}

impl From<EditError> for Problem {
    fn from(error: EditError) -> Self {
        match error {
            EditError::Barred(barred) => barred.into(),
            EditError::Invalid(wrong) => Self::invalid(wrong),
            EditError::Database(error) => error.into(),
        }
    }
}

impl From<ListError> for Problem {
    fn from(error: ListError) -> Self {
        match error {
            ListError::Barred(barred) => barred.into(),
            ListError::InUse => Self::new(Code::WrongState).saying(Phrase::new("opening-criteria-in-use")),
            ListError::Invalid(wrong) => Self::invalid(wrong),
            ListError::Database(error) => error.into(),
        }
    }
}

impl From<PublishError> for Problem {
    fn from(error: PublishError) -> Self {
        match error {
            PublishError::Barred(barred) => barred.into(),
            PublishError::Invalid(wrong) => Self::invalid(wrong),
            PublishError::Database(error) => error.into(),
        }
    }
}

impl From<AmendError> for Problem {
    fn from(error: AmendError) -> Self {
        match error {
            AmendError::Barred(barred) => barred.into(),
            AmendError::Invalid(wrong) => Self::invalid(wrong),
            AmendError::KeyReused => Self::new(Code::KeyReused),
            AmendError::Database(error) => error.into(),
        }
    }
}

impl From<ExtendError> for Problem {
    fn from(error: ExtendError) -> Self {
        match error {
            ExtendError::Barred(barred) => barred.into(),
            ExtendError::Invalid(wrong) => Self::invalid(wrong),
            ExtendError::KeyReused => Self::new(Code::KeyReused),
            ExtendError::NoRandomness(error) => Self::internal(error),
            ExtendError::Database(error) => error.into(),
        }
    }
}

impl From<CancelError> for Problem {
    fn from(error: CancelError) -> Self {
        match error {
            CancelError::Barred(barred) => barred.into(),
            CancelError::Invalid(wrong) => Self::invalid(wrong),
            CancelError::Database(error) => error.into(),
        }
    }
}

impl From<UnblindError> for Problem {
    fn from(error: UnblindError) -> Self {
        match error {
            UnblindError::Barred(barred) => barred.into(),
            UnblindError::Invalid(wrong) => Self::invalid(wrong),
            UnblindError::Database(error) => error.into(),
        }
    }
}

impl From<ArchiveError> for Problem {
    fn from(error: ArchiveError) -> Self {
        match error {
            ArchiveError::Barred(barred) => barred.into(),
            ArchiveError::StillOpen => Self::new(Code::WrongState).saying(Phrase::new("opening-still-open")),
            ArchiveError::Database(error) => error.into(),
        }
    }
}

impl From<DuplicateError> for Problem {
    fn from(error: DuplicateError) -> Self {
        match error {
            DuplicateError::Barred(barred) => barred.into(),
            DuplicateError::KeyReused => Self::new(Code::KeyReused),
            DuplicateError::Database(error) => error.into(),
        }
    }
}

impl From<PageError> for Problem {
    fn from(error: PageError) -> Self {
        match error {
            PageError::Cursor(_) => Self::new(Code::Malformed),
            PageError::Database(error) => error.into(),
        }
    }
}
