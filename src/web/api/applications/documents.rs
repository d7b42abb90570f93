//! `/api/v1/applications/{reference}/documents/…`: attached and taken out, one file a request. Where a requirement takes several
//! files, each has an id; `docs/api.md` shows how they are told apart.

use super::Tag;
use super::file_name;
use super::outcome::{Added, Attached as Answer, Removed};
use super::request::{self, Ended, Instants, RawDocument};
use crate::application::attach::{self, AttachError, Attached};
use crate::application::receive::Incoming;
use crate::application::remove;
use crate::application::rules::place::Aim;
use crate::context::Context;
use crate::document::which::{self, Which};
use crate::files::FilesError;
use crate::invalid::Invalid;
use crate::language::Phrase;
use crate::web::api::caller::Caller;
use crate::web::problem::{Code, Problem};
use entity::{DocumentId, document};
use poem::{Body, Request};
use poem_openapi::OpenApi;
use poem_openapi::param::{Header, Path, Query};
use poem_openapi::payload::Json;

/// The resource.
pub struct Documents;

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Applications")]
impl Documents {
    /// Attaches a document: the body is the file. It takes the place of the one that answers the requirement; where several do,
    /// one must be named (409). An upload begun before the closing instant may finish within the opening's grace.
    #[oai(path = "/applications/:reference/documents/:key", method = "put", operation_id = "attach_document")]
    #[expect(clippy::too_many_arguments, reason = "the parameters of the contract")]
    async fn attach(
        &self,
        request: &Request,
        caller: Caller,
        reference: Path<String>,
        key: Path<String>,
        /// `attachment; filename="cv.pdf"`, or `filename*=UTF-8''…` (RFC 6266). Its extension must agree with the content.
        #[oai(name = "Content-Disposition")]
        disposition: Header<Option<String>>,
        /// The file's name, for clients that cannot set the header.
        name: Query<Option<String>>,
        body: RawDocument,
    ) -> Result<Answer, Problem> {
        let name = named(disposition.0.as_deref(), name.0)?;
        let file = File { key: &key.0, aim: Aim::Sole, name: &name, body: body.0 };
        Ok(Answer::Is(Json(take(request, &caller.0, &reference.0, file).await?.document.into())))
    }

    /// Attaches one more document to those that answer the requirement, up to its `max_files`: the body is the file, as above. The
    /// same file once more is not stored twice, so that a request may be repeated.
    #[oai(path = "/applications/:reference/documents/:key", method = "post", operation_id = "add_document")]
    #[expect(clippy::too_many_arguments, reason = "the parameters of the contract")]
    async fn add(
        &self,
        request: &Request,
        caller: Caller,
        reference: Path<String>,
        key: Path<String>,
        /// As above.
        #[oai(name = "Content-Disposition")]
        disposition: Header<Option<String>>,
        /// The file's name, for clients that cannot set the header.
        name: Query<Option<String>>,
        body: RawDocument,
    ) -> Result<Added, Problem> {
        let name = named(disposition.0.as_deref(), name.0)?;
        let file = File { key: &key.0, aim: Aim::Another, name: &name, body: body.0 };
        let Attached { document, is_new } = take(request, &caller.0, &reference.0, file).await?;
        let place = place(&reference.0, &document);
        let document = Json(document.into());
        Ok(if is_new { Added::Is(document, place) } else { Added::Known(document, place) })
    }

    /// Attaches a document in place of this one: the body is the file, as above. What is answered has an id of its own.
    #[oai(
        path = "/applications/:reference/documents/:key/:document",
        method = "put",
        operation_id = "replace_document"
    )]
    #[expect(clippy::too_many_arguments, reason = "the parameters of the contract")]
    async fn replace(
        &self,
        request: &Request,
        caller: Caller,
        reference: Path<String>,
        key: Path<String>,
        document: Path<String>,
        /// As above.
        #[oai(name = "Content-Disposition")]
        disposition: Header<Option<String>>,
        /// The file's name, for clients that cannot set the header.
        name: Query<Option<String>>,
        body: RawDocument,
    ) -> Result<Answer, Problem> {
        let name = named(disposition.0.as_deref(), name.0)?;
        let file = File { key: &key.0, aim: Aim::Instead(id(&document.0)?), name: &name, body: body.0 };
        Ok(Answer::Is(Json(take(request, &caller.0, &reference.0, file).await?.document.into())))
    }

    /// Takes the document that answers the requirement out of an application; where several do, one must be named (409).
    #[oai(path = "/applications/:reference/documents/:key", method = "delete", operation_id = "remove_document")]
    async fn remove(
        &self,
        caller: Caller,
        reference: Path<String>,
        key: Path<String>,
        ended: Ended,
    ) -> Result<Removed, Problem> {
        remove::remove(&caller.0, &reference.0, Which::Sole(&key.0), ended.0).await?;
        Ok(Removed::Is)
    }

    /// Takes this document out of an application.
    #[oai(
        path = "/applications/:reference/documents/:key/:document",
        method = "delete",
        operation_id = "remove_one_document"
    )]
    async fn remove_one(
        &self,
        caller: Caller,
        reference: Path<String>,
        key: Path<String>,
        document: Path<String>,
        ended: Ended,
    ) -> Result<Removed, Problem> {
        remove::remove(&caller.0, &reference.0, Which::Of(&key.0, id(&document.0)?), ended.0).await?;
        Ok(Removed::Is)
    }
}

/// A file as its request brings it.
struct File<'a> {
    key: &'a str,
    aim: Aim,
    name: &'a str,
    body: Body,
}

async fn take(request: &Request, ctx: &Context, reference: &str, file: File<'_>) -> Result<Attached, Problem> {
    let File { key, aim, name, body } = file;
    let began_at = Instants::of(request, ctx).began_at();
    let incoming = Incoming { key, aim, name, began_at, content: request::content(body) };
    attach::attach(ctx, reference, incoming).await.map_err(|error| match error {
        AttachError::Files(error @ FilesError::Interrupted(_)) => {
            request::cut_off_document(request).unwrap_or_else(|| error.into())
        }
        error => error.into(),
    })
}

/// The name of a file, by its header or by the address.
pub(super) fn named(disposition: Option<&str>, name: Option<String>) -> Result<String, Problem> {
    disposition
        .and_then(file_name::of_disposition)
        .or(name)
        .ok_or_else(|| Problem::invalid(vec![Invalid::new("/name", "missing", Phrase::new("apply-wrong-file-name"))]))
}

/// The document that an address names.
pub(super) fn id(document: &str) -> Result<DocumentId, Problem> {
    which::id(document).ok_or_else(|| Problem::new(Code::NotFound))
}

fn place(reference: &str, row: &document::Model) -> String {
    let reference = crate::secrets::canonical_reference(reference).unwrap_or_default();
    format!("/api/v1/applications/{reference}/documents/{}/{}", row.requirement_key, row.id)
}
