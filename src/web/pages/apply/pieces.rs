//! Documents in pieces, for the module on the page of documents: the API's uploads, by the applicant's cookie instead of a token.
//! Every answer is for a program.

use super::applicant::Applicant;
use crate::application::rules::missing::document_pointer;
use crate::application::upload::append::{Appended, Piece, append as add};
use crate::application::upload::begin::{Announced, begin as announce};
use crate::application::upload::{UploadError, cancel as act, standing};
use crate::document::which;
use crate::invalid::Invalid;
use crate::language::Phrase;
use crate::web::front::body::BodyRead;
use crate::web::front::request::RequestId;
use crate::web::problem::{Code, Problem};
use crate::web::refusals::documents::{of_document, twice};
use crate::web::uploads::{Said, boolean, limits, told};
use entity::DocumentId;
use poem::http::{HeaderValue, StatusCode, header};
use poem::web::{Path, Query};
use poem::{Body, Request, Response, handler};
use serde::Deserialize;

/// The header that holds what the hidden field `csrf` of a form holds.
const FORM_TOKEN: &str = "x-form-token";

/// What the address says.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Named {
    name: String,
}

#[handler]
pub async fn begin(
    applicant: Applicant,
    request: &Request,
    Path((_, key)): Path<(String, String)>,
    Query(Named { name }): Query<Named>,
) -> Response {
    begun(&applicant, request, (&key, None, &name)).await
}

/// Begins an upload that takes the place of a document.
#[handler]
pub async fn begin_in_place(
    applicant: Applicant,
    request: &Request,
    Path((_, key, document)): Path<(String, String, String)>,
    Query(Named { name }): Query<Named>,
) -> Response {
    match which::id(&document) {
        Some(id) => begun(&applicant, request, (&key, Some(id), &name)).await,
        None => answer(&applicant, request, Err(Problem::new(Code::NotFound))),
    }
}

async fn begun(
    applicant: &Applicant,
    request: &Request,
    (key, replaces, name): (&str, Option<DocumentId>, &str),
) -> Response {
    let outcome = async {
        checked(applicant, request)?;
        let (ctx, said) = (applicant.ctx(), Said::by(request)?);
        if name.is_empty() {
            let missing = Invalid::new("/name", "missing", Phrase::new("apply-wrong-file-name"));
            return Err(Problem::invalid(vec![missing]));
        }
        let announced = Announced { key, replaces, name, length: said.length, at: applicant.began_at() };
        let token = announce(ctx, applicant.reference(), announced).await?;
        let place = applicant.path(&format!("uploads/{token}"));
        Ok(Response::builder()
            .status(StatusCode::CREATED)
            .header(header::LOCATION, place)
            .header("upload-complete", boolean(false))
            .header("upload-offset", 0)
            .header("upload-limit", limits(ctx))
            .finish())
    };
    answer(applicant, request, outcome.await)
}

#[handler]
pub async fn stand(applicant: Applicant, request: &Request, Path((_, upload)): Path<(String, String)>) -> Response {
    let stands = standing(applicant.ctx(), applicant.reference(), &upload).await;
    let outcome = stands.map_err(Problem::from).map(|stands| {
        let mut response = Response::builder().status(StatusCode::NO_CONTENT).finish();
        for (name, value) in told(applicant.ctx(), &stands) {
            if let Ok(value) = HeaderValue::from_str(&value) {
                response.headers_mut().insert(name, value);
            }
        }
        response
    });
    answer(&applicant, request, outcome)
}

#[handler]
pub async fn append(
    applicant: Applicant,
    request: &Request,
    Path((_, upload)): Path<(String, String)>,
    body: Body,
) -> Response {
    let outcome = async {
        checked(&applicant, request)?;
        applicant.accept(applicant.ctx().settings.documents.max_bytes);
        let (said, offset) = Said::of_piece(request)?;
        let content = body.into_bytes_stream();
        let piece = Piece { offset, began_at: applicant.began_at(), is_last: said.is_last, content };
        let appended = add(applicant.ctx(), applicant.reference(), &upload, piece).await.map_err(|error| {
            let cut_off = request.data::<BodyRead>().and_then(BodyRead::failure).map(of_document);
            match error {
                UploadError::Interrupted => cut_off.unwrap_or_else(|| error.into()),
                error => error.into(),
            }
        })?;
        let (complete, offset) = match appended {
            Appended::Partly(offset) => (false, offset),
            Appended::Wholly(attached) if !attached.is_new => {
                let pointer = document_pointer(&attached.document.requirement_key);
                return Err(Problem::invalid(vec![Invalid::new(pointer, "duplicate", twice(&attached.document))]));
            }
            Appended::Wholly(attached) => (true, attached.document.size.unsigned_abs()),
        };
        Ok(Response::builder()
            .status(StatusCode::NO_CONTENT)
            .header("upload-complete", boolean(complete))
            .header("upload-offset", offset)
            .finish())
    };
    answer(&applicant, request, outcome.await)
}

#[handler]
pub async fn cancel(applicant: Applicant, request: &Request, Path((_, upload)): Path<(String, String)>) -> Response {
    let outcome = async {
        checked(&applicant, request)?;
        act::cancel(applicant.ctx(), applicant.reference(), &upload).await?;
        Ok(Response::builder().status(StatusCode::NO_CONTENT).finish())
    };
    answer(&applicant, request, outcome.await)
}

/// Refuses what did not come from a page of this very application.
fn checked(applicant: &Applicant, request: &Request) -> Result<(), Problem> {
    let token = request.header(FORM_TOKEN).ok_or_else(|| Problem::new(Code::CrossSite))?;
    applicant.check(token)
}

/// The module reads a refusal's sentence, in the page's language.
fn answer(applicant: &Applicant, request: &Request, outcome: Result<Response, Problem>) -> Response {
    outcome.unwrap_or_else(|problem| {
        let id = request.data::<RequestId>().map(|id| id.0.to_string()).unwrap_or_default();
        if problem.code.status().is_server_error() {
            tracing::error!(request = %id, code = problem.code.slug(), cause = problem.cause, "refused");
        }
        problem.to_api_response(applicant.text(), &id)
    })
}
