//! Refusals of the acts of applicants.

use crate::application::at_once::AtOnceError;
use crate::application::attach::AttachError;
use crate::application::begin::{BeginError, Begun};
use crate::application::come_back::ComeBackError;
use crate::application::discard::DiscardError;
use crate::application::remove::RemoveError;
use crate::application::return_link::SendError;
use crate::application::revert::RevertError;
use crate::application::rules::admission::NotAccepting;
use crate::application::rules::missing::document_pointer;
use crate::application::save::SaveError;
use crate::application::submit::SubmitError;
use crate::application::upload::UploadError;
use crate::application::withdraw::WithdrawError;
use crate::clock::{Calendar, Zone};
use crate::document::which::Named;
use crate::document::{Refusal, labels};
use crate::files::FilesError;
use crate::invalid::Invalid;
use crate::language::{Phrase, Value};
use crate::web::front::body::refusal_in;
use crate::web::front::form::FormError;
use crate::web::front::refusal::Refusal as FrontRefusal;
use crate::web::problem::{Code, Problem};
use crate::web::translate::of_refusal;
use entity::{Instant, document};
use serde_json::json;

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

impl From<UploadError> for Problem {
    fn from(error: UploadError) -> Self {
        match error {
            UploadError::NotFound => Self::new(Code::NotFound),
            UploadError::OffsetMismatch { expected, provided } => Self::new(Code::MismatchingUploadOffset)
                .with("expected-offset", expected)
                .with("provided-offset", provided),
            UploadError::Completed => Self::new(Code::CompletedUpload),
            UploadError::LengthMismatch => Self::new(Code::InconsistentUploadLength),
            UploadError::TakenOver => Self::new(Code::UploadTakenOver),
            UploadError::Interrupted => Self::new(Code::Malformed).saying(Phrase::new("problems-document-interrupted")),
            UploadError::Attach(error) => error.into(),
            UploadError::NoRandomness(error) => Self::internal(error),
        }
    }
}

impl From<AttachError> for Problem {
    fn from(error: AttachError) -> Self {
        match error {
            AttachError::NotFound => Self::new(Code::NotFound),
            AttachError::Frozen => Self::new(Code::Frozen),
            AttachError::NotAccepting(why) => why.into(),
            AttachError::UnknownKey { key } => {
                let detail = Phrase::new("apply-wrong-document-unknown");
                Self::invalid(vec![Invalid::new(document_pointer(&key), "unknown", detail)])
            }
            AttachError::TooMany { key, limit } => {
                let detail = Phrase::new("apply-wrong-document-too-many").with("count", limit);
                Self::invalid(vec![Invalid::new(document_pointer(&key), "too-many", detail)])
            }
            AttachError::Full { key, limit, names } => {
                Self::invalid(vec![Invalid::new(document_pointer(&key), "too-many", full(limit, &names))])
            }
            AttachError::Several(there) => which(&there),
            AttachError::TooLarge { key, limit } => too_large(&key, limit, FilesError::TooLarge { limit }.phrase()),
            AttachError::NoRoom { key, limit } => {
                too_large(&key, limit, Phrase::new("apply-wrong-document-total").with("limit", Value::Size(limit)))
            }
            AttachError::Refused { key, refusal } => refused(&key, &refusal),
            AttachError::Files(error) => error.into(),
            AttachError::Database(error) => error.into(),
        }
    }
}

/// That a requirement takes no more files, and which could give way.
pub fn full(limit: i32, names: &[String]) -> Phrase {
    Phrase::new("apply-wrong-document-full").with("count", limit).with("names", names.join(", "))
}

/// What is wrong with one of several files that were sent together: by its name.
pub fn named(name: &str, wrong: Invalid) -> Invalid {
    let detail = Phrase::new("apply-wrong-document-named").with("name", name).with("wrong", wrong.detail);
    Invalid { detail, ..wrong }
}

/// That the same bytes are there already.
pub fn twice(there: &document::Model) -> Phrase {
    Phrase::new("apply-wrong-document-twice").with("name", there.name.as_str())
}

/// Several documents answer the requirement, and one of them must be named.
pub fn which(there: &[Named]) -> Problem {
    let there = there.iter().map(|one| json!({ "id": one.id, "name": one.name })).collect::<Vec<_>>();
    Problem::new(Code::WhichDocument).with("documents", there)
}

fn too_large(key: &str, limit: u64, told: Phrase) -> Problem {
    let errors = vec![Invalid::new(document_pointer(key), "too-large", told.clone())];
    Problem { errors, ..Problem::new(Code::DocumentTooLarge) }.saying(told).with("limit", limit)
}

/// A format that is not taken is 415; a file of a right format that cannot be used is a field that is wrong.
fn refused(key: &str, refusal: &Refusal) -> Problem {
    let errors = vec![Invalid::new(document_pointer(key), refusal.code(), refusal.phrase())];
    match refusal {
        Refusal::NotAllowed { allowed, .. } | Refusal::Unknown { allowed } => {
            Problem { errors, ..Problem::new(Code::DocumentTypeRefused) }
                .saying(refusal.phrase())
                .with("allowed", labels(allowed))
        }
        Refusal::NoExtension { .. } | Refusal::Misnamed { .. } => {
            Problem { errors, ..Problem::new(Code::DocumentTypeRefused) }.saying(refusal.phrase())
        }
        Refusal::Empty
        | Refusal::Damaged { .. }
        | Refusal::Locked
        | Refusal::TooManyPixels { .. }
        | Refusal::TooManyEntries { .. }
        | Refusal::UnpacksTooFar { .. }
        | Refusal::UnsafeContainer => Problem::invalid(errors),
    }
}

impl From<FilesError> for Problem {
    fn from(error: FilesError) -> Self {
        let told = error.phrase();
        match error {
            FilesError::TooLarge { limit } => Self::new(Code::DocumentTooLarge).saying(told).with("limit", limit),
            FilesError::Interrupted(source) => interrupted(&*source),
            FilesError::Full(_) => Self::new(Code::StorageFull),
            FilesError::Missing | FilesError::Broken => Self::internal(error),
            FilesError::Held => UploadError::TakenOver.into(),
            FilesError::Unavailable(_) => {
                let cause = Some(error.to_string());
                Self { cause, ..Self::new(Code::Unavailable) }.retry_after(5)
            }
        }
    }
}

/// Why a sender's stream ended early: the front says it inside the stream's error.
fn interrupted(source: &(dyn std::error::Error + 'static)) -> Problem {
    if let Some(error) = source.downcast_ref::<FormError>() {
        return (*error).into();
    }
    match source.downcast_ref::<std::io::Error>().and_then(refusal_in) {
        Some(refusal) => of_document(refusal),
        None => Problem::new(Code::Malformed),
    }
}

/// Why the body of an upload was cut off: what is too large there is a document.
pub fn of_document(refusal: FrontRefusal) -> Problem {
    match refusal {
        FrontRefusal::TooLarge { limit } => FilesError::TooLarge { limit }.into(),
        other => of_refusal(other),
    }
}

/// A form that carries documents cannot be read.
impl From<FormError> for Problem {
    fn from(error: FormError) -> Self {
        match error {
            FormError::WrongType => Self::new(Code::UnsupportedMediaType),
            FormError::Malformed => Self::new(Code::Malformed),
            FormError::TooManyParts | FormError::TooManyFiles => Self::new(Code::TooLarge),
            FormError::Refused(refusal) => of_document(refusal),
        }
    }
}
