//! Reading a form with files, one part after the other: what has arrived whole stays, whatever becomes of the rest.

use super::applicant::Applicant;
use super::fields::Fields;
use crate::application::attach::{self, AttachError, Attached};
use crate::application::receive::Incoming;
use crate::application::rules::admission::NotAccepting;
use crate::application::rules::missing::document_pointer;
use crate::application::rules::place::Aim;
use crate::files::FilesError;
use crate::invalid::Invalid;
use crate::language::{Phrase, Value};
use crate::web::front::form::FormError;
use crate::web::front::multipart::{Multipart, Part, PartLimits};
use crate::web::front::refusal::Refusal;
use crate::web::problem::{Code, Problem};
use crate::web::refusals::documents::{full, named, twice, which};
use bytes::Bytes;
use entity::DocumentId;
use futures_util::{Stream, stream};
use poem::http::StatusCode;
use poem::{Body, Request, Result};

/// Bytes around the files: boundaries, headers, texts.
const AROUND: u64 = 256 * 1024;

/// What became of a form.
#[derive(Debug)]
pub struct Received {
    /// Its texts.
    pub fields: Fields,
    /// Files that were attached.
    pub arrived: usize,
    /// What is wrong with those that were not.
    pub wrong: Vec<Invalid>,
    /// The status that says so.
    pub status: StatusCode,
    /// Nothing more is taken.
    pub stopped: Option<Stopped>,
}

/// Why nothing more is taken.
#[derive(Debug)]
pub enum Stopped {
    /// The opening does not take documents any more.
    NotAccepting(NotAccepting),
    /// The application is no longer a draft.
    Frozen,
}

impl Received {
    const fn nothing() -> Self {
        Self {
            fields: Fields(Vec::new()),
            arrived: 0,
            wrong: Vec::new(),
            status: StatusCode::UNPROCESSABLE_ENTITY,
            stopped: None,
        }
    }

    fn refuse(&mut self, key: &str, code: &'static str, detail: Phrase, status: StatusCode) {
        self.wrong.push(Invalid::new(document_pointer(key), code, detail));
        self.status = status;
    }
}

/// Reads the whole form and attaches its files; in place of this document, if there is one in its place to take.
///
/// # Errors
/// It did not come from a page of ours, cannot be read, or our own fault.
pub async fn read(
    applicant: &Applicant,
    request: &Request,
    body: Body,
    replaced: Option<DocumentId>,
) -> Result<Received> {
    let documents = &applicant.ctx().settings.documents;
    applicant.accept(documents.max_bytes_per_application + AROUND);
    let files = documents.max_files + 1;
    let limits = PartLimits { parts: files + 20, files, text_bytes: 1024, ..PartLimits::default() };
    let mut form = Multipart::open(request, body, limits)?;
    let mut received = Received::nothing();
    let (mut is_ours, mut unfilled) = (false, None);
    while let Some(part) = form.next().await? {
        let name = part.name().to_owned();
        match part.file_name().map(str::to_owned) {
            None => {
                let value = part.text().await?;
                if name == "csrf" {
                    applicant.check(&value)?;
                    is_ours = true;
                }
                received.fields.0.push((name, value));
            }
            Some(file) if file.is_empty() => unfilled = unfilled.or(Some(name)),
            // The token stands before the files: nobody else's bytes are stored.
            Some(_) if !is_ours => return Err(Problem::new(Code::CrossSite).into()),
            Some(file) => {
                let (key, began_at) = (name.as_str(), applicant.began_at());
                let aim = replaced.map_or(Aim::Usual, Aim::InsteadOrBeside);
                let incoming = Incoming { key, aim, name: &file, began_at, content: content(part) };
                let outcome = attach::attach(applicant.ctx(), applicant.reference(), incoming).await;
                match outcome {
                    Ok(Attached { is_new: true, .. }) => received.arrived += 1,
                    Ok(Attached { document, .. }) => {
                        let status = StatusCode::UNPROCESSABLE_ENTITY;
                        received.refuse(&name, "duplicate", twice(&document), status);
                    }
                    Err(error) => {
                        let told = received.wrong.len();
                        if let Some(stopped) = note(&mut received, &name, error)? {
                            received.stopped = Some(stopped);
                            break;
                        }
                        if applicant.takes_several(&name) {
                            let which = received.wrong.split_off(told).into_iter().map(|wrong| named(&file, wrong));
                            received.wrong.extend(which);
                        }
                    }
                }
            }
        }
    }
    if !is_ours {
        return Err(Problem::new(Code::CrossSite).into());
    }
    if let Some(key) = unfilled
        && received.arrived == 0
        && received.wrong.is_empty()
        && received.fields.first("go").is_none()
    {
        let choose = Phrase::new("apply-wrong-document-not-chosen");
        received.refuse(&key, "missing", choose, StatusCode::UNPROCESSABLE_ENTITY);
    }
    Ok(received)
}

fn content(part: Part<'_>) -> impl Stream<Item = Result<Bytes, FormError>> + Send + use<'_> {
    stream::unfold(part, async |mut part| part.chunk().await.transpose().map(|chunk| (chunk, part)))
}

/// Notes why a file was not attached; what ends the reading is returned.
fn note(received: &mut Received, key: &str, error: AttachError) -> Result<Option<Stopped>> {
    let too_large = |limit: u64| Phrase::new("problems-document-too-large").with("limit", Value::Size(limit));
    match error {
        AttachError::NotFound => return Err(Problem::new(Code::NotFound).into()),
        AttachError::Frozen => return Ok(Some(Stopped::Frozen)),
        AttachError::NotAccepting(why) => return Ok(Some(Stopped::NotAccepting(why))),
        AttachError::UnknownKey { .. } => {
            let unknown = Phrase::new("apply-wrong-document-unknown");
            received.refuse(key, "unknown", unknown, StatusCode::UNPROCESSABLE_ENTITY);
        }
        AttachError::TooMany { limit, .. } => {
            let many = Phrase::new("apply-wrong-document-too-many").with("count", limit);
            received.refuse(key, "too-many", many, StatusCode::UNPROCESSABLE_ENTITY);
        }
        AttachError::Full { limit, names, .. } => {
            received.refuse(key, "too-many", full(limit, &names), StatusCode::UNPROCESSABLE_ENTITY);
        }
        AttachError::Several(there) => return Err(which(&there).into()),
        AttachError::TooLarge { limit, .. } => {
            received.refuse(key, "too-large", too_large(limit), StatusCode::PAYLOAD_TOO_LARGE);
        }
        AttachError::NoRoom { limit, .. } => {
            let total = Phrase::new("apply-wrong-document-total").with("limit", Value::Size(limit));
            received.refuse(key, "too-large", total, StatusCode::PAYLOAD_TOO_LARGE);
        }
        AttachError::Refused { refusal, .. } => {
            received.refuse(key, refusal.code(), refusal.phrase(), StatusCode::UNPROCESSABLE_ENTITY);
        }
        AttachError::Files(FilesError::Interrupted(source)) => {
            return Err(source.downcast::<FormError>().map_or(FormError::from(Refusal::Interrupted), |e| *e).into());
        }
        AttachError::Files(error) => {
            tracing::error!(%error, "a document could not be stored");
            let status = match error {
                FilesError::Full(_) => StatusCode::INSUFFICIENT_STORAGE,
                _ => StatusCode::SERVICE_UNAVAILABLE,
            };
            received.refuse(key, "not-stored", error.phrase(), status);
        }
        AttachError::Database(error) => return Err(Problem::from(error).into()),
    }
    Ok(None)
}
