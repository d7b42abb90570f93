//! One refusal, two renderings: `application/problem+json` (RFC 9457) for programs, a page for people.

use crate::invalid::Invalid;
use crate::language::{Phrase, Text};
use crate::store::constraint;
use poem::http::{HeaderValue, StatusCode, header};
use poem::{IntoResponse, Response};
use poem_openapi::ApiResponse;
use poem_openapi::registry::{MetaMediaType, MetaResponse, MetaResponses, MetaSchema, MetaSchemaRef, Registry};
use sea_orm::DbErr;
use serde_json::{Map, Value, json};

/// What kind of refusal: its status, its stable name in `type` and `code`, and its title's message.
macro_rules! codes {
    ($($(#[$doc:meta])* $variant:ident = $status:ident $slug:literal;)+) => {
        /// The stable names of refusals (`/problems/<code>`).
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Code { $($(#[$doc])* $variant,)+ }

        impl Code {
            /// Every code, for the documentation.
            pub const ALL: &[Self] = &[$(Self::$variant,)+];

            /// The HTTP status.
            pub const fn status(self) -> StatusCode {
                match self { $(Self::$variant => StatusCode::$status,)+ }
            }

            /// The name.
            pub const fn slug(self) -> &'static str {
                match self { $(Self::$variant => $slug,)+ }
            }
        }
    };
}

codes! {
    /// The request cannot be read.
    Malformed = BAD_REQUEST "malformed";
    /// Sign in first.
    Unauthenticated = UNAUTHORIZED "unauthenticated";
    /// Unknown address or wrong password: alike.
    InvalidCredentials = UNAUTHORIZED "invalid-credentials";
    /// Known to exist, not allowed.
    Forbidden = FORBIDDEN "forbidden";
    /// Sent by another site's page, or without the form's token.
    CrossSite = FORBIDDEN "cross-site";
    /// Does not exist, or not for you.
    NotFound = NOT_FOUND "not-found";
    /// Not with this method.
    MethodNotAllowed = METHOD_NOT_ALLOWED "method-not-allowed";
    /// Not in that format.
    NotAcceptable = NOT_ACCEPTABLE "not-acceptable";
    /// The sender was too slow.
    TooSlow = REQUEST_TIMEOUT "too-slow";
    /// At or after the closing instant.
    OpeningClosed = CONFLICT "opening-closed";
    /// Published, not yet open.
    NotYetOpen = CONFLICT "not-yet-open";
    /// One application per person and opening.
    AlreadyApplied = CONFLICT "already-applied";
    /// The thing is in a state that does not allow it.
    WrongState = CONFLICT "wrong-state";
    /// Taken by another.
    Taken = CONFLICT "taken";
    /// This reviewer may not judge this application.
    ConflictOfInterest = CONFLICT "conflict-of-interest";
    /// No sharing gives every application its reviewers; see `short`.
    Infeasible = CONFLICT "infeasible";
    /// Several documents answer the requirement: one must be named, see `documents`.
    WhichDocument = CONFLICT "which-document";
    /// The link was used, ran out or never was.
    LinkSpent = GONE "link-spent";
    /// The upload is not where its sender believes it to be; see `expected-offset`.
    MismatchingUploadOffset = CONFLICT "mismatching-upload-offset";
    /// Another request goes on with the upload.
    UploadTakenOver = CONFLICT "upload-taken-over";
    /// The upload has become a document.
    CompletedUpload = BAD_REQUEST "completed-upload";
    /// The upload is not of the length that was said.
    InconsistentUploadLength = BAD_REQUEST "inconsistent-upload-length";
    /// Changed since you read it.
    Stale = PRECONDITION_FAILED "stale";
    /// Say which version you read: If-Match.
    PreconditionRequired = PRECONDITION_REQUIRED "precondition-required";
    /// The document is over its limit.
    DocumentTooLarge = PAYLOAD_TOO_LARGE "document-too-large";
    /// The request is over its limit.
    TooLarge = PAYLOAD_TOO_LARGE "too-large";
    /// The document is of a format that is not taken here.
    DocumentTypeRefused = UNSUPPORTED_MEDIA_TYPE "document-type-refused";
    /// The request is in a media type that is not taken here.
    UnsupportedMediaType = UNSUPPORTED_MEDIA_TYPE "unsupported-media-type";
    /// Not this host.
    Misdirected = MISDIRECTED_REQUEST "misdirected";
    /// Fields are wrong; see `errors`.
    Invalid = UNPROCESSABLE_ENTITY "invalid";
    /// The same Idempotency-Key with another request.
    KeyReused = UNPROCESSABLE_ENTITY "idempotency-key-reused";
    /// Locked: submitted or frozen.
    Frozen = LOCKED "frozen";
    /// The virus scanner has not looked at the document yet.
    BeingScanned = LOCKED "being-scanned";
    /// A virus was found in the document, or it could not be scanned.
    Withheld = LOCKED "withheld";
    /// Too many requests.
    TooMany = TOO_MANY_REQUESTS "too-many-requests";
    /// Our fault.
    Internal = INTERNAL_SERVER_ERROR "internal";
    /// Method nobody has.
    NotImplemented = NOT_IMPLEMENTED "not-implemented";
    /// Try again shortly.
    Unavailable = SERVICE_UNAVAILABLE "unavailable";
    /// No room left.
    StorageFull = INSUFFICIENT_STORAGE "storage-full";
}

impl Code {
    /// The URI of its kind: ours, or that of IANA's registry where it has one.
    fn kind(self) -> String {
        match self {
            Self::MismatchingUploadOffset | Self::CompletedUpload | Self::InconsistentUploadLength => {
                format!("https://iana.org/assignments/http-problem-types#{}", self.slug())
            }
            _ => format!("/problems/{}", self.slug()),
        }
    }
}

/// A refusal with the facts inside.
#[derive(Clone, Debug)]
pub struct Problem {
    /// What kind.
    pub code: Code,
    /// One sentence that says what to do.
    pub detail: Phrase,
    /// The fields, when fields are wrong.
    pub errors: Vec<Invalid>,
    /// Further facts, as members of the JSON: `closes_at`, `received_at`, …
    pub facts: Map<String, Value>,
    /// Seconds after which another try makes sense.
    pub retry_after: Option<u64>,
    /// What really happened, for the log alone.
    pub cause: Option<String>,
}

impl Problem {
    /// A refusal whose sentence is `problem-<code>-detail`.
    pub fn new(code: Code) -> Self {
        let detail = Phrase::new(format!("problem-{}-detail", code.slug()));
        Self { code, detail, errors: Vec::new(), facts: Map::new(), retry_after: None, cause: None }
    }

    /// With another sentence.
    #[must_use]
    pub fn saying(mut self, detail: Phrase) -> Self {
        self.detail = detail;
        self
    }

    /// With a fact.
    #[must_use]
    pub fn with(mut self, name: &str, fact: impl Into<Value>) -> Self {
        self.facts.insert(name.to_owned(), fact.into());
        self
    }

    /// With the time after which to try again, in seconds.
    #[must_use]
    pub const fn retry_after(mut self, seconds: u64) -> Self {
        self.retry_after = Some(seconds);
        self
    }

    /// Fields are wrong.
    pub fn invalid(errors: Vec<Invalid>) -> Self {
        Self { errors, ..Self::new(Code::Invalid) }
    }

    /// Our fault: one fixed sentence for the client, the cause for the log.
    pub fn internal(cause: impl std::fmt::Display) -> Self {
        Self { cause: Some(cause.to_string()), ..Self::new(Code::Internal) }
    }

    /// The JSON of RFC 9457, in the given language.
    pub fn to_json(&self, text: Text, request_id: &str) -> Value {
        let mut body = self.facts.clone();
        body.insert("type".to_owned(), json!(self.code.kind()));
        body.insert("title".to_owned(), json!(text.say(&format!("problem-{}", self.code.slug()))));
        body.insert("status".to_owned(), json!(self.code.status().as_u16()));
        body.insert("detail".to_owned(), json!(text.phrase(&self.detail)));
        body.insert("code".to_owned(), json!(self.code.slug()));
        body.insert("instance".to_owned(), json!(format!("urn:uuid:{request_id}")));
        if !self.errors.is_empty() {
            let errors: Vec<Value> = self
                .errors
                .iter()
                .map(|e| json!({ "pointer": e.pointer, "code": e.code, "detail": text.phrase(&e.detail) }))
                .collect();
            body.insert("errors".to_owned(), Value::Array(errors));
        }
        Value::Object(body)
    }

    /// The answer for a program.
    pub fn to_api_response(&self, text: Text, request_id: &str) -> Response {
        let body = self.to_json(text, request_id).to_string();
        let mut response = Response::builder()
            .status(self.code.status())
            .header(header::CONTENT_TYPE, "application/problem+json")
            .header(header::CONTENT_LANGUAGE, text.language().tag())
            .body(body);
        self.put_headers(&mut response);
        response
    }

    /// The headers that go with the status, on either rendering.
    pub fn put_headers(&self, response: &mut Response) {
        if let Some(seconds) = self.retry_after {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        if let Some(offset) = self.facts.get("expected-offset").and_then(Value::as_u64) {
            response.headers_mut().insert("upload-offset", HeaderValue::from(offset));
            response.headers_mut().insert("upload-complete", HeaderValue::from_static("?0"));
        }
        if self.code.status() == StatusCode::UNAUTHORIZED {
            response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
    }
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code.slug())
    }
}

impl std::error::Error for Problem {}

impl From<Problem> for poem::Error {
    fn from(problem: Problem) -> Self {
        let status = problem.code.status();
        Self::new(problem, status)
    }
}

impl From<DbErr> for Problem {
    fn from(error: DbErr) -> Self {
        let code = if constraint::is_full(&error) {
            Code::StorageFull
        } else if constraint::is_unavailable(&error) {
            Code::Unavailable
        } else if constraint::is_unkept_text(&error) {
            Code::Malformed
        } else {
            Code::Internal
        };
        let problem = Self { cause: Some(error.to_string()), ..Self::new(code) };
        if code == Code::Unavailable { problem.retry_after(5) } else { problem }
    }
}

/// For poem-openapi: every operation may refuse in these ways, each documented with the schema of RFC 9457.
impl ApiResponse for Problem {
    fn meta() -> MetaResponses {
        const STATUSES: &[(u16, &str)] = &[
            (400, "The request cannot be read"),
            (401, "Sign in first, or the credentials are wrong"),
            (403, "Not allowed"),
            (404, "Does not exist, or not for you"),
            (408, "The sender was too slow"),
            (409, "Not in this state: closed, already applied, taken"),
            (410, "The link is spent"),
            (412, "Changed since you read it"),
            (413, "Over the limit"),
            (415, "Media type or document format not taken"),
            (422, "Fields are wrong; see `errors`"),
            (423, "Frozen; or a document that is withheld"),
            (428, "Say which version you read: If-Match"),
            (429, "Too many requests; see Retry-After"),
            (500, "Our fault; `instance` names the request"),
            (503, "Try again shortly; see Retry-After"),
            (507, "No room left"),
        ];
        MetaResponses {
            responses: STATUSES
                .iter()
                .map(|(status, description)| MetaResponse {
                    description,
                    status: Some(*status),
                    status_range: None,
                    content: vec![MetaMediaType {
                        content_type: "application/problem+json",
                        schema: MetaSchemaRef::Reference("Problem".to_owned()),
                    }],
                    headers: vec![],
                })
                .collect(),
        }
    }

    fn register(registry: &mut Registry) {
        registry.create_schema::<Self, _>("Problem".to_owned(), |_| schema());
    }
}

fn schema() -> MetaSchema {
    let text = || MetaSchemaRef::Inline(Box::new(MetaSchema::new("string")));
    let mut error = MetaSchema::new("object");
    error.required = vec!["pointer", "code", "detail"];
    error.properties = vec![("pointer", text()), ("code", text()), ("detail", text())];
    let mut errors = MetaSchema::new("array");
    errors.items = Some(Box::new(MetaSchemaRef::Inline(Box::new(error))));
    let mut problem = MetaSchema::new("object");
    problem.description = Some("A refusal (RFC 9457), in the language of the request.");
    problem.required = vec!["type", "title", "status", "detail", "code", "instance"];
    problem.properties = vec![
        ("type", text()),
        ("title", text()),
        ("status", MetaSchemaRef::Inline(Box::new(MetaSchema::new("integer")))),
        ("detail", text()),
        ("code", text()),
        ("instance", text()),
        ("errors", MetaSchemaRef::Inline(Box::new(errors))),
    ];
    problem
}

/// A refusal rendered at once, where no translation stands around: only for what the front itself must answer.
impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        self.to_api_response(Text::new(crate::language::Language::En), "")
    }
}
