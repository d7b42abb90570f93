//! `/api/v1/…/uploads`: documents in pieces, after draft-ietf-httpbis-resumable-upload. `docs/api.md` shows it step by step.

use super::answer::Document;
use super::documents::{id, named};
use super::request::{self, Instants, PartOfDocument, RawDocument};
use crate::application::upload::append::{Appended, Piece, append};
use crate::application::upload::begin::{Announced, begin};
use crate::application::upload::{UploadError, cancel, standing};
use crate::context::Context;
use crate::web::api::caller::Caller;
use crate::web::problem::Problem;
use crate::web::uploads::{Said, boolean, limits};
use entity::DocumentId;
use poem::{Body, Request};
use poem_openapi::param::{Header, Path, Query};
use poem_openapi::payload::Json;
use poem_openapi::{ApiResponse, Object, OpenApi, Tags};

#[derive(Tags)]
enum Tag {
    /// Documents in pieces, for connections that break (draft-ietf-httpbis-resumable-upload).
    Uploads,
}

/// The resource.
pub struct Uploads;

/// How an upload stands.
#[derive(Debug, Object)]
struct UploadStanding {
    /// Bytes that are here: where to go on.
    offset: u64,
    /// Bytes that there will be, if that was said.
    length: Option<u64>,
    /// It has become a document.
    complete: bool,
}

#[derive(ApiResponse)]
enum Begun {
    /// The upload is begun; go on at `Location`.
    #[oai(status = 201)]
    Is(
        #[oai(header = "Location")] String,
        #[oai(header = "Upload-Complete")] String,
        #[oai(header = "Upload-Offset")] u64,
        #[oai(header = "Upload-Limit")] String,
    ),
    /// The document is attached: all of it was in this request.
    #[oai(status = 200)]
    Attached(
        Json<Document>,
        #[oai(header = "Location")] String,
        #[oai(header = "Upload-Complete")] String,
        #[oai(header = "Upload-Offset")] u64,
    ),
}

#[derive(ApiResponse)]
enum Further {
    /// The piece is here; there is more to come.
    #[oai(status = 204)]
    Partly(#[oai(header = "Upload-Complete")] String, #[oai(header = "Upload-Offset")] u64),
    /// The document is attached.
    #[oai(status = 200)]
    Wholly(Json<Document>, #[oai(header = "Upload-Complete")] String, #[oai(header = "Upload-Offset")] u64),
}

#[derive(ApiResponse)]
enum Stands {
    /// How it stands; with HEAD, in the header fields alone.
    #[oai(status = 200)]
    Is(
        Json<UploadStanding>,
        #[oai(header = "Upload-Complete")] String,
        #[oai(header = "Upload-Offset")] u64,
        #[oai(header = "Upload-Limit")] String,
        #[oai(header = "Upload-Length")] Option<u64>,
        #[oai(header = "Cache-Control")] String,
    ),
}

#[derive(ApiResponse)]
enum GivenUp {
    /// What arrived is gone.
    #[oai(status = 204)]
    Is,
}

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Uploads")]
impl Uploads {
    /// Begins an upload to a draft. The body is the file's beginning, or empty; `Upload-Complete: ?1` says that it is all of
    /// it. The document comes beside those that answer the requirement, or where one is taken in its place. An upload whose first
    /// byte is read before the closing instant may finish within the opening's grace.
    #[oai(path = "/applications/:reference/documents/:key/uploads", method = "post", operation_id = "begin_upload")]
    #[expect(clippy::too_many_arguments, reason = "the parameters of the contract")]
    async fn begin(
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
        /// `?1`: the body is all of it. `?0`: more will come.
        #[oai(name = "Upload-Complete")]
        _complete: Header<String>,
        /// Bytes of the whole file, if known; no other length is accepted then.
        #[oai(name = "Upload-Length")]
        _length: Header<Option<u64>>,
        body: RawDocument,
    ) -> Result<Begun, Problem> {
        let name = named(disposition.0.as_deref(), name.0)?;
        begun(request, &caller.0, &reference.0, (&key.0, None, &name), body.0).await
    }

    /// Begins an upload that takes the place of this document when it is whole, as above. Was the document removed by then, it
    /// comes beside the others.
    #[oai(
        path = "/applications/:reference/documents/:key/:document/uploads",
        method = "post",
        operation_id = "begin_replacing_upload"
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
        /// As above.
        #[oai(name = "Upload-Complete")]
        _complete: Header<String>,
        /// As above.
        #[oai(name = "Upload-Length")]
        _length: Header<Option<u64>>,
        body: RawDocument,
    ) -> Result<Begun, Problem> {
        let (replaces, name) = (Some(id(&document.0)?), named(disposition.0.as_deref(), name.0)?);
        begun(request, &caller.0, &reference.0, (&key.0, replaces, &name), body.0).await
    }

    /// How an upload stands: after an interruption, where to go on. A request that is still sending it is ended.
    #[oai(path = "/applications/:reference/uploads/:upload", method = "get", operation_id = "get_upload")]
    async fn stand(&self, caller: Caller, reference: Path<String>, upload: Path<String>) -> Result<Stands, Problem> {
        let ctx = caller.0;
        let stands = standing(&ctx, &reference.0, &upload.0).await?;
        let complete = boolean(stands.complete).to_owned();
        let body = UploadStanding { offset: stands.offset, length: stands.length, complete: stands.complete };
        Ok(Stands::Is(Json(body), complete, stands.offset, limits(&ctx), stands.length, "no-store".to_owned()))
    }

    /// Adds a piece where the upload stopped. At another offset it is refused (409) with the right one in `Upload-Offset`.
    #[oai(path = "/applications/:reference/uploads/:upload", method = "patch", operation_id = "append_upload")]
    #[expect(clippy::too_many_arguments, reason = "the parameters of the contract")]
    async fn append(
        &self,
        request: &Request,
        caller: Caller,
        reference: Path<String>,
        upload: Path<String>,
        /// `?1`: the upload is whole with this piece. `?0`: more will come.
        #[oai(name = "Upload-Complete")]
        _complete: Header<String>,
        /// Bytes that are here already.
        #[oai(name = "Upload-Offset")]
        _offset: Header<u64>,
        body: PartOfDocument,
    ) -> Result<Further, Problem> {
        let (said, offset) = Said::of_piece(request)?;
        let piece = (offset, said.is_last);
        Ok(match add(&caller.0, request, &reference.0, &upload.0, piece, body.0).await? {
            Appended::Partly(offset) => Further::Partly(boolean(false).to_owned(), offset),
            Appended::Wholly(attached) => {
                let offset = attached.document.size.unsigned_abs();
                Further::Wholly(Json(attached.document.into()), boolean(true).to_owned(), offset)
            }
        })
    }

    /// Gives an upload up. A document that it has become stays.
    #[oai(path = "/applications/:reference/uploads/:upload", method = "delete", operation_id = "cancel_upload")]
    async fn cancel(&self, caller: Caller, reference: Path<String>, upload: Path<String>) -> Result<GivenUp, Problem> {
        cancel::cancel(&caller.0, &reference.0, &upload.0).await?;
        Ok(GivenUp::Is)
    }
}

fn place(reference: &str, token: &str) -> String {
    let reference = crate::secrets::canonical_reference(reference).unwrap_or_default();
    format!("/api/v1/applications/{reference}/uploads/{token}")
}

/// An upload for this requirement, in place of this document, under this name.
async fn begun(
    request: &Request,
    ctx: &Context,
    reference: &str,
    (key, replaces, name): (&str, Option<DocumentId>, &str),
    body: Body,
) -> Result<Begun, Problem> {
    let said = Said::by(request)?;
    let at = Instants::of(request, ctx).began_at();
    let token = begin(ctx, reference, Announced { key, replaces, name, length: said.length, at }).await?;
    let place = place(reference, &token);
    Ok(match add(ctx, request, reference, &token, (0, said.is_last), body).await? {
        Appended::Partly(offset) => Begun::Is(place, boolean(false).to_owned(), offset, limits(ctx)),
        Appended::Wholly(attached) => {
            let offset = attached.document.size.unsigned_abs();
            Begun::Attached(Json(attached.document.into()), place, boolean(true).to_owned(), offset)
        }
    })
}

async fn add(
    ctx: &Context,
    request: &Request,
    reference: &str,
    token: &str,
    (offset, is_last): (u64, bool),
    body: Body,
) -> Result<Appended, Problem> {
    let began_at = Instants::of(request, ctx).began_at();
    let piece = Piece { offset, began_at, is_last, content: request::content(body) };
    append(ctx, reference, token, piece).await.map_err(|error| match error {
        UploadError::Interrupted => request::cut_off_document(request).unwrap_or_else(|| error.into()),
        error => error.into(),
    })
}
