//! A document on its way to staff, for pages and API alike: audited before its first byte, streamed, and inert (S-09). What
//! people look at are images and text of our making, with the same rights and the same entry on the record.

use crate::context::Context;
use crate::document::name::content_disposition;
use crate::document::which::Which;
use crate::review::covers;
use crate::review::document::{self, take};
use crate::web::problem::{Code, Problem};
use poem::http::{HeaderValue, header};
use poem::{Body, Response};

/// What a browser may do with any of it that it shows on its own: nothing.
const POLICY: &str = "sandbox; default-src 'none'";

/// The document as an answer: always a download, whatever it is.
///
/// # Errors
/// 404: no such document, or not for this person; 409: several are meant; 503: the file store does not answer.
pub async fn answer(ctx: &Context, reference: &str, which: Which<'_>) -> Result<Response, Problem> {
    let (document, content) = take(ctx, reference, which).await?;
    let size = content.size();
    let mut response = Response::builder()
        .header(header::CONTENT_TYPE, &document.media_type)
        .header(header::CONTENT_DISPOSITION, content_disposition(&document.name))
        .header(header::CONTENT_SECURITY_POLICY, POLICY)
        .header(header::X_CONTENT_TYPE_OPTIONS, "nosniff")
        .header("Cross-Origin-Resource-Policy", "same-origin")
        .header(header::CACHE_CONTROL, "no-store")
        .body(Body::from_bytes_stream(futures_util::TryStreamExt::map_err(content, std::io::Error::other)));
    response.headers_mut().insert(header::CONTENT_LENGTH, HeaderValue::from(size));
    Ok(response)
}

/// The image of a page as an answer. The person's own browser may keep it for ten minutes. Where documents are covered, `named` is
/// the document's number, the image is covered, and nobody keeps it.
///
/// # Errors
/// As [`answer`]; 404 too when the document was not read, has no such page, or the page may not be shown.
pub async fn page(
    ctx: &Context,
    reference: &str,
    named: &str,
    which: Option<Which<'_>>,
    number: i32,
) -> Result<Response, Problem> {
    if let Ok(document) = named.parse::<u16>()
        && let Some(image) = covers::page::page(ctx, reference, usize::from(document), number).await?
    {
        return Ok(shown("image/png", "no-store", image.len(), Body::from(image)));
    }
    let which = which.ok_or_else(|| Problem::new(Code::NotFound))?;
    let (page, content) = document::page(ctx, reference, which, number).await?;
    let size = usize::try_from(content.size()).unwrap_or(usize::MAX);
    let body = Body::from_bytes_stream(futures_util::TryStreamExt::map_err(content, std::io::Error::other));
    Ok(shown(&page.media_type, "private, max-age=600", size, body))
}

/// An image of our making.
fn shown(media_type: &str, keeping: &str, size: usize, body: Body) -> Response {
    let mut response = Response::builder()
        .header(header::CONTENT_TYPE, media_type)
        .header(header::CONTENT_SECURITY_POLICY, POLICY)
        .header(header::X_CONTENT_TYPE_OPTIONS, "nosniff")
        .header("Cross-Origin-Resource-Policy", "same-origin")
        .header(header::CACHE_CONTROL, keeping)
        .body(body);
    response.headers_mut().insert(header::CONTENT_LENGTH, HeaderValue::from(size));
    response
}

/// The text as an answer.
///
/// # Errors
/// As [`answer`]; 404 too when the document was not read.
pub async fn text(ctx: &Context, reference: &str, which: Which<'_>) -> Result<Response, Problem> {
    let text = document::text(ctx, reference, which).await?;
    Ok(Response::builder()
        .header(header::CONTENT_TYPE, "text/plain; charset=utf-8")
        .header(header::CONTENT_SECURITY_POLICY, POLICY)
        .header(header::X_CONTENT_TYPE_OPTIONS, "nosniff")
        .header("Cross-Origin-Resource-Policy", "same-origin")
        .header(header::CACHE_CONTROL, "no-store")
        .body(text))
}
