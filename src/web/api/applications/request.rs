//! What the calls of applicants read from a request: its instants, its key, its body.

use crate::context::Context;
use crate::web::front::body::BodyRead;
use crate::web::front::client::Client;
use crate::web::front::limit::Limits;
use crate::web::front::multipart::{Multipart, PartLimits};
use crate::web::problem::{Code, Problem};
use crate::web::refusals::documents::of_document;
use crate::web::translate::of_refusal;
use crate::web::uploads::PARTIAL_UPLOAD;
use crate::web::visit::context_of;
use entity::Instant;
use poem::{Body, Request, RequestBody, Result};
use poem_openapi::registry::{MetaMediaType, MetaRequest, MetaSchema, MetaSchemaRef};
use poem_openapi::{ApiExtractor, ApiExtractorType, ExtractParamOptions};

/// Room in a request for everything beside the documents' bytes: texts, boundaries, headers.
const BESIDE_DOCUMENTS: u64 = 1024 * 1024;

/// Bytes of one text part; the longest is the answers' JSON.
const TEXT: usize = 256 * 1024;

/// Parts beside documents: the fields, and a few that nobody asked for and that are named in the refusal.
const FIELDS: usize = 20;

/// When a request began and when its last byte was read.
#[derive(Clone)]
pub struct Instants {
    read: Option<BodyRead>,
    ctx: Context,
}

impl Instants {
    /// Of this request.
    pub fn of(request: &Request, ctx: &Context) -> Self {
        Self { read: request.data::<BodyRead>().cloned(), ctx: ctx.clone() }
    }

    /// When its head had been read.
    pub fn began_at(&self) -> Instant {
        self.read.as_ref().map_or_else(|| self.ctx.now(), |read| Instant(read.began_at()))
    }

    /// When the last byte of its body was read. To be asked once it was.
    pub fn received_at(&self) -> Instant {
        let ended_at = self.read.as_ref().and_then(BodyRead::ended_at);
        ended_at.map_or_else(|| self.ctx.now(), Instant)
    }
}

/// The value of `Idempotency-Key`: at least `shortest` characters, at most 255.
///
/// # Errors
/// 400 when it is shorter or longer.
pub fn key(header: Option<String>, shortest: usize) -> Result<Option<String>, Problem> {
    match header {
        Some(key) if !(shortest..=255).contains(&key.len()) => {
            let reason = format!("Idempotency-Key has {shortest} to 255 characters here");
            Err(Problem::new(Code::Malformed).with("reason", reason))
        }
        key => Ok(key),
    }
}

/// Counts a beginning against the limit of the client's address.
///
/// # Errors
/// 429 with the seconds to wait.
pub fn count_beginning(request: &Request) -> Result<(), Problem> {
    match (request.data::<Limits>(), request.data::<Client>()) {
        (Some(limits), Some(client)) => limits.begin.check(client).map_err(of_refusal),
        _ => Ok(()),
    }
}

/// The most bytes that a request with documents may have.
fn accept_documents(request: &Request, ctx: &Context) {
    if let Some(read) = request.data::<BodyRead>() {
        read.set_limit(ctx.settings.documents.max_bytes_per_application + BESIDE_DOCUMENTS);
    }
}

/// A request without a body of interest, read to its end: its last byte is what counts.
pub struct Ended(pub Instant);

impl<'a> ApiExtractor<'a> for Ended {
    const TYPES: &'static [ApiExtractorType] = &[ApiExtractorType::PoemExtractor];

    type ParamType = ();
    type ParamRawType = ();

    async fn from_request(
        request: &'a Request,
        body: &mut RequestBody,
        _: ExtractParamOptions<Self::ParamType>,
    ) -> Result<Self> {
        let ctx = context_of(request)?;
        let instants = Instants::of(request, &ctx);
        body.take()?.into_bytes().await.map_err(|_| cut_off(request))?;
        Ok(Self(instants.received_at()))
    }
}

/// Why the body broke off.
fn cut_off(request: &Request) -> Problem {
    match request.data::<BodyRead>().and_then(BodyRead::failure) {
        Some(refusal) => of_refusal(refusal),
        None => Problem::new(Code::Malformed),
    }
}

/// A whole application as a form with files, not read yet.
pub struct ApplicationForm(pub Multipart);

impl<'a> ApiExtractor<'a> for ApplicationForm {
    const TYPES: &'static [ApiExtractorType] = &[ApiExtractorType::RequestObject];

    type ParamType = ();
    type ParamRawType = ();

    fn request_meta() -> Option<MetaRequest> {
        Some(MetaRequest {
            description: Some(
                "One part per field, and one per document, named by the document's key at the opening (`cv`, …). In any \
                 order; texts before files let grace apply to an upload under way at the closing instant.",
            ),
            content: vec![MetaMediaType {
                content_type: "multipart/form-data",
                schema: MetaSchemaRef::Inline(Box::new(form_schema())),
            }],
            required: true,
        })
    }

    async fn from_request(
        request: &'a Request,
        body: &mut RequestBody,
        _: ExtractParamOptions<Self::ParamType>,
    ) -> Result<Self> {
        let ctx = context_of(request)?;
        accept_documents(request, &ctx);
        let limits = PartLimits {
            parts: FIELDS + ctx.settings.documents.max_files,
            files: ctx.settings.documents.max_files + 1,
            text_bytes: TEXT,
            ..PartLimits::default()
        };
        Ok(Self(Multipart::open(request, body.take()?, limits).map_err(Problem::from)?))
    }
}

fn form_schema() -> MetaSchema {
    let text = |description: &'static str| {
        let mut schema = MetaSchema::new("string");
        schema.description = Some(description);
        MetaSchemaRef::Inline(Box::new(schema))
    };
    let mut document = MetaSchema::new("string");
    document.format = Some("binary");
    let mut schema = MetaSchema::new("object");
    schema.properties = vec![
        ("full_name", text("As it should stand on letters.")),
        ("email", text("Where the receipt goes.")),
        ("phone", text("Optional.")),
        ("language", text("`en`, `sq` or `sr`; left out: the request's.")),
        ("consent", text("`true`: the applicant consents to the processing.")),
        ("answers", text("A JSON object: question key to answer.")),
    ];
    schema.required = vec!["full_name", "email", "consent"];
    schema.additional_properties = Some(Box::new(MetaSchemaRef::Inline(Box::new(document))));
    schema
}

/// A body of bytes, for the document of the API.
fn of_bytes(description: &'static str, content_type: &'static str) -> MetaRequest {
    let mut bytes = MetaSchema::new("string");
    bytes.format = Some("binary");
    MetaRequest {
        description: Some(description),
        content: vec![MetaMediaType { content_type, schema: MetaSchemaRef::Inline(Box::new(bytes)) }],
        required: true,
    }
}

/// A document as the body of its request, not read yet; whatever the client says of its type does not count.
pub struct RawDocument(pub Body);

impl<'a> ApiExtractor<'a> for RawDocument {
    const TYPES: &'static [ApiExtractorType] = &[ApiExtractorType::RequestObject];

    type ParamType = ();
    type ParamRawType = ();

    fn request_meta() -> Option<MetaRequest> {
        Some(of_bytes(
            "The document's bytes. `Content-Type` is ignored: its format is judged by its content.",
            "application/octet-stream",
        ))
    }

    async fn from_request(
        request: &'a Request,
        body: &mut RequestBody,
        _: ExtractParamOptions<Self::ParamType>,
    ) -> Result<Self> {
        accept_documents(request, &context_of(request)?);
        Ok(Self(body.take()?))
    }
}

/// A piece of a document as the body of its request, not read yet.
pub struct PartOfDocument(pub Body);

impl<'a> ApiExtractor<'a> for PartOfDocument {
    const TYPES: &'static [ApiExtractorType] = &[ApiExtractorType::RequestObject];

    type ParamType = ();
    type ParamRawType = ();

    fn request_meta() -> Option<MetaRequest> {
        Some(of_bytes("The bytes that follow those that are here.", PARTIAL_UPLOAD))
    }

    async fn from_request(
        request: &'a Request,
        body: &mut RequestBody,
        _: ExtractParamOptions<Self::ParamType>,
    ) -> Result<Self> {
        accept_documents(request, &context_of(request)?);
        Ok(Self(body.take()?))
    }
}

/// The bytes of a raw document; what the front cut off is named by the front.
pub fn content(
    body: Body,
) -> impl futures_util::Stream<Item = std::result::Result<bytes::Bytes, std::io::Error>> + Send {
    body.into_bytes_stream()
}

/// Why a raw document broke off, when the stream's own error does not say.
pub fn cut_off_document(request: &Request) -> Option<Problem> {
    request.data::<BodyRead>().and_then(BodyRead::failure).map(of_document)
}
