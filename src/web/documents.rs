//! A document on its way to staff, for pages and API alike: audited before its first byte, streamed, and inert (S-09).

use crate::context::Context;
use crate::document::name::content_disposition;
use crate::review::document::take;
use crate::web::problem::Problem;
use poem::http::{HeaderValue, header};
use poem::{Body, Response};

/// The document as an answer: always a download, whatever it is.
///
/// # Errors
/// 404: no such document, or not for this person; 503: the file store does not answer.
pub async fn answer(ctx: &Context, reference: &str, key: &str) -> Result<Response, Problem> {
    let (document, content) = take(ctx, reference, key).await?;
    let size = content.size();
    let mut response = Response::builder()
        .header(header::CONTENT_TYPE, &document.media_type)
        .header(header::CONTENT_DISPOSITION, content_disposition(&document.name))
        .header(header::CONTENT_SECURITY_POLICY, "sandbox; default-src 'none'")
        .header(header::X_CONTENT_TYPE_OPTIONS, "nosniff")
        .header("Cross-Origin-Resource-Policy", "same-origin")
        .header(header::CACHE_CONTROL, "no-store")
        .body(Body::from_bytes_stream(futures_util::TryStreamExt::map_err(content, std::io::Error::other)));
    response.headers_mut().insert(header::CONTENT_LENGTH, HeaderValue::from(size));
    Ok(response)
}
