//! Refusals of the acts of applicants.

use super::documents::which;
use crate::application::at_once::AtOnceError;
use crate::application::begin::{BeginError, Begun};
use crate::application::come_back::ComeBackError;
use crate::application::discard::DiscardError;
use crate::application::remove::RemoveError;
use crate::application::return_link::SendError;
use crate::application::revert::RevertError;
use crate::application::rules::admission::NotAccepting;
use crate::application::save::SaveError;
use crate::application::submit::SubmitError;
use crate::application::withdraw::WithdrawError;
use crate::clock::{Calendar, Zone};
use crate::invalid::Invalid;
use crate::language::{Phrase, Value};
use crate::web::problem::{Code, Problem};
use entity::Instant;

fn written(instant: Instant) -> String {
    instant.to_timestamp().to_string()
}

fn zone(name: &str) -> Zone {
    Zone::named(name).unwrap_or_else(|_| Zone::utc())
}

impl From<NotAccepting> for Problem {
    fn from(why: NotAccepting) -> Self {
        match why {
            NotAccepting::NotPublic => Self::new(Code::NotFound),
            NotAccepting::NotYetOpen { opens_at, time_zone } => Self::new(Code::NotYetOpen)
                .saying(Phrase::new("apply-not-yet-open").with("opens", Value::Moment(opens_at, zone(&time_zone))))
                .with("opens_at", written(opens_at))
                .with("time_zone", time_zone),
            NotAccepting::Closed { closes_at, received_at, time_zone } => {
                let here = zone(&time_zone);
                let told = Phrase::new("apply-closed")
                    .with("closes", Value::Deadline(closes_at, here.clone()))
                    .with("received", Value::Moment(received_at, here));
                Self::new(Code::OpeningClosed)
                    .saying(told)
                    .with("closes_at", written(closes_at))
                    .with("received_at", written(received_at))
                    .with("time_zone", time_zone)
            }
            NotAccepting::Settled { closes_at, received_at, time_zone } => {
                tracing::error!(
                    received_at = received_at.0,
                    "an application that came in time could not be written in time"
                );
                let told = Phrase::new("apply-settled").with("received", Value::Moment(received_at, zone(&time_zone)));
                Self::new(Code::OpeningClosed)
                    .saying(told)
                    .with("closes_at", written(closes_at))
                    .with("received_at", written(received_at))
                    .with("time_zone", time_zone)
            }
            NotAccepting::InDoubt => Self::new(Code::Unavailable).saying(Phrase::new("apply-in-doubt")).retry_after(1),
            NotAccepting::Cancelled => {
                Self::new(Code::OpeningClosed).saying(Phrase::new("apply-cancelled")).with("cancelled", true)
            }
        }
    }
}

impl From<BeginError> for Problem {
    fn from(error: BeginError) -> Self {
        match error {
            BeginError::NotFound => Self::new(Code::NotFound),
            BeginError::NotAccepting(why) => why.into(),
            BeginError::Invalid(wrong) => Self::invalid(wrong),
            BeginError::KeyReused => Self::new(Code::KeyReused),
            BeginError::NoRandomness(error) => Self::internal(error),
            BeginError::Database(error) => error.into(),
        }
    }
}

impl From<SaveError> for Problem {
    fn from(error: SaveError) -> Self {
        match error {
            SaveError::NotFound => Self::new(Code::NotFound),
            SaveError::Frozen => Self::new(Code::Frozen),
            SaveError::NotAccepting(why) => why.into(),
            SaveError::Stale => Self::new(Code::Stale),
            SaveError::Invalid(wrong) => Self::invalid(wrong),
            SaveError::Database(error) => error.into(),
        }
    }
}

impl From<RemoveError> for Problem {
    fn from(error: RemoveError) -> Self {
        match error {
            RemoveError::NotFound => Self::new(Code::NotFound),
            RemoveError::Several(there) => which(&there),
            RemoveError::Frozen => Self::new(Code::Frozen),
            RemoveError::NotAccepting(why) => why.into(),
            RemoveError::Database(error) => error.into(),
        }
    }
}

impl From<SubmitError> for Problem {
    fn from(error: SubmitError) -> Self {
        match error {
            SubmitError::NotFound => Self::new(Code::NotFound),
            SubmitError::Withdrawn => Self::new(Code::WrongState).saying(Phrase::new("apply-withdrawn")),
            SubmitError::NotAccepting(why) => why.into(),
            SubmitError::Incomplete(wrong) => Self::invalid(wrong),
            SubmitError::Already => Self::new(Code::AlreadyApplied),
            SubmitError::KeyReused => Self::new(Code::KeyReused),
            SubmitError::Signing(error) => Self::internal(error),
            SubmitError::Database(error) => error.into(),
        }
    }
}

impl From<RevertError> for Problem {
    fn from(error: RevertError) -> Self {
        match error {
            RevertError::NotFound => Self::new(Code::NotFound),
            RevertError::Database(error) => error.into(),
        }
    }
}

impl From<ComeBackError> for Problem {
    fn from(error: ComeBackError) -> Self {
        match error {
            ComeBackError::NotFound => Self::new(Code::NotFound),
            ComeBackError::NotAccepting(why) => why.into(),
            ComeBackError::Already => Self::new(Code::AlreadyApplied).saying(Phrase::new("apply-come-back-already")),
            ComeBackError::Database(error) => error.into(),
        }
    }
}

impl From<WithdrawError> for Problem {
    fn from(error: WithdrawError) -> Self {
        match error {
            WithdrawError::NotFound => Self::new(Code::NotFound),
            WithdrawError::Draft => Self::new(Code::WrongState).saying(Phrase::new("apply-discard-draft")),
            WithdrawError::Database(error) => error.into(),
        }
    }
}

impl From<DiscardError> for Problem {
    fn from(error: DiscardError) -> Self {
        match error {
            DiscardError::NotFound => Self::new(Code::NotFound),
            DiscardError::Database(error) => error.into(),
        }
    }
}

impl From<SendError> for Problem {
    fn from(error: SendError) -> Self {
        match error {
            SendError::NotFound => Self::new(Code::NotFound),
            SendError::NoAddress => {
                let wrong = Invalid::new("/email", "malformed", Phrase::new("apply-wrong-email"));
                Self::invalid(vec![wrong])
            }
            SendError::Database(error) => error.into(),
        }
    }
}

impl From<AtOnceError> for Problem {
    fn from(error: AtOnceError) -> Self {
        match error {
            AtOnceError::NotFound => Self::new(Code::NotFound),
            AtOnceError::NotAccepting(why) => why.into(),
            AtOnceError::Incomplete { wrong, draft } => Self::invalid(wrong).with_draft(draft),
            AtOnceError::Withdrawn => SubmitError::Withdrawn.into(),
            AtOnceError::Already => Self::new(Code::AlreadyApplied),
            AtOnceError::KeyReused => Self::new(Code::KeyReused),
            AtOnceError::Attach(error) => error.into(),
            AtOnceError::Files(error) => error.into(),
            AtOnceError::Signing(error) => Self::internal(error),
            AtOnceError::NoRandomness(error) => Self::internal(error),
            AtOnceError::Database(error) => error.into(),
        }
    }
}

impl Problem {
    /// With the draft in which what arrived is kept, and the token that opens it.
    #[must_use]
    pub fn with_draft(self, draft: Option<Begun>) -> Self {
        match draft {
            Some(draft) => self.with("reference", draft.reference).with("applicant_token", draft.token),
            None => self,
        }
    }
}
