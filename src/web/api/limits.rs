//! `/api/limits`: what an upload may be, read from the running server's own settings.

use crate::document::Format;
use crate::web::api::caller::AnyCaller;
use poem_openapi::payload::Json;
use poem_openapi::{ApiResponse, Object, OpenApi, Tags};

#[derive(Tags)]
enum Tag {
    /// What the server takes.
    Limits,
}

/// The resource.
pub struct Limits;

/// A format that documents may have.
#[derive(Debug, Object)]
struct DocumentFormat {
    /// The word for it in requirements.
    key: String,
    label: String,
    /// File name extensions, without the dot.
    extensions: Vec<String>,
    media_type: String,
}

/// Limits of documents. What is over one is refused and nothing of it is kept; what was sent before stays.
#[derive(Debug, Object)]
struct DocumentLimits {
    /// Of one file; a requirement may ask for less.
    max_bytes: u64,
    /// Of all files of an application together.
    max_bytes_per_application: u64,
    /// Of one application.
    max_files: usize,
    /// Under one requirement; each names its own.
    max_files_per_requirement: usize,
    /// Of a ZIP-based file (Word, ODT), unpacked.
    max_unpacked_bytes: u64,
    /// Of a ZIP-based file.
    max_entries: usize,
    /// Unpacked bytes for one packed byte, beyond the first mebibyte.
    max_ratio: u64,
    /// Width times height of an image.
    max_pixels: u64,
    /// Formats that can be taken at all; each requirement names its own.
    formats: Vec<DocumentFormat>,
}

/// Lengths, in characters.
#[derive(Debug, Object)]
struct TextLimits {
    full_name: usize,
    /// In octets (RFC 5321).
    email: usize,
    phone: usize,
    /// Unless the question says otherwise.
    short_text: usize,
    /// Unless the question says otherwise.
    long_text: usize,
}

/// What the server takes.
#[derive(Debug, Object)]
struct AllLimits {
    documents: DocumentLimits,
    texts: TextLimits,
    /// Bytes of any request without documents.
    body_bytes: u64,
}

#[derive(ApiResponse)]
enum Answer {
    /// The limits.
    #[oai(status = 200)]
    Are(Json<AllLimits>),
}

#[OpenApi(tag = "Tag::Limits")]
impl Limits {
    /// What an upload may be: types, extensions, sizes.
    #[oai(path = "/api/limits", method = "get", operation_id = "limits")]
    async fn limits(&self, caller: AnyCaller) -> Answer {
        let settings = &caller.0.settings;
        let (documents, texts) = (&settings.documents, &settings.applications);
        let formats = documents.formats.iter().filter_map(|key| Format::from_key(key)).map(|format| DocumentFormat {
            key: format.key().to_owned(),
            label: format.label().to_owned(),
            extensions: format.extensions().iter().map(|extension| (*extension).to_owned()).collect(),
            media_type: format.media_type().to_owned(),
        });
        Answer::Are(Json(AllLimits {
            documents: DocumentLimits {
                max_bytes: documents.max_bytes,
                max_bytes_per_application: documents.max_bytes_per_application,
                max_files: documents.max_files,
                max_files_per_requirement: documents.max_files_per_requirement,
                max_unpacked_bytes: documents.max_unpacked_bytes,
                max_entries: documents.max_entries,
                max_ratio: documents.max_ratio,
                max_pixels: documents.max_pixels,
                formats: formats.collect(),
            },
            texts: TextLimits {
                full_name: texts.max_name,
                email: texts.max_email,
                phone: texts.max_phone,
                short_text: texts.max_short_text,
                long_text: texts.max_long_text,
            },
            body_bytes: settings.front.body_bytes,
        }))
    }
}
