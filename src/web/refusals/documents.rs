//! Refusals of documents on their way in, and of what carries them.

use crate::application::attach::AttachError;
use crate::application::rules::missing::document_pointer;
use crate::application::upload::UploadError;
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
use entity::document;
use serde_json::json;

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
