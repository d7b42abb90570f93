//! Compresses answers that gain by it. Requests are never decompressed.

use poem::http::{HeaderMap, HeaderValue, StatusCode, header};
use poem::web::{Compress, CompressionAlgo, CompressionLevel};
use poem::{IntoResponse, Response};

use super::held;

/// Below this the saving does not pay for the work.
const WORTH_IT: u64 = 1024;

/// The coding that this client's answers are compressed with; none: it takes none of ours.
pub fn coding(accepts: &HeaderMap) -> Option<&'static str> {
    match negotiate(accepts)? {
        CompressionAlgo::BR => Some("br"),
        CompressionAlgo::GZIP => Some("gzip"),
        CompressionAlgo::DEFLATE | CompressionAlgo::ZSTD => None,
    }
}

/// Compress with what the client accepts; brotli before gzip. What is compressed already, partial, streamed as
/// events, or marked `no-transform` is left alone. A validator keeps its name: it identifies what the handler
/// made, and a client must be able to send it back in `If-Match`.
pub fn compress(accepts: &HeaderMap, mut response: Response) -> Response {
    if !is_worth_it(&mut response) {
        return response;
    }
    response.headers_mut().append(header::VARY, HeaderValue::from_static("accept-encoding"));
    let Some(algorithm) = negotiate(accepts) else { return response };
    response.headers_mut().remove(header::CONTENT_LENGTH);
    // Pages are made anew each time: the last percent is not worth ten times the work.
    Compress::new(response, algorithm).with_quality(CompressionLevel::Fastest).into_response()
}

fn is_worth_it(response: &mut Response) -> bool {
    let no_transform =
        response.header("cache-control").is_some_and(|value| value.to_ascii_lowercase().contains("no-transform"));
    let whole =
        !matches!(response.status(), StatusCode::NO_CONTENT | StatusCode::PARTIAL_CONTENT | StatusCode::NOT_MODIFIED);
    let plain = !response.headers().contains_key(header::CONTENT_ENCODING);
    let text = response.content_type().is_some_and(is_text);
    if no_transform || !whole || !plain || !text {
        return false;
    }
    let body = held::Body::from(response.take_body());
    let size = http_body::Body::size_hint(&body).upper();
    response.set_body(body);
    size.is_none_or(|size| size >= WORTH_IT)
}

fn is_text(content_type: &str) -> bool {
    let kind = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    (kind.starts_with("text/") && kind != "text/event-stream")
        || kind.ends_with("+json")
        || kind.ends_with("+xml")
        || matches!(
            kind.as_str(),
            "application/json" | "application/javascript" | "application/xml" | "application/manifest+json"
        )
}

fn negotiate(accepts: &HeaderMap) -> Option<CompressionAlgo> {
    let accepted = |coding: &str| {
        accepts
            .get_all(header::ACCEPT_ENCODING)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(','))
            .any(|item| {
                let mut parts = item.split(';').map(str::trim);
                let named = parts.next().is_some_and(|name| name.eq_ignore_ascii_case(coding));
                let refused = parts
                    .filter_map(|part| part.strip_prefix("q="))
                    .any(|quality| quality.parse::<f32>().is_ok_and(|quality| quality == 0.0));
                named && !refused
            })
    };
    if accepted("br") {
        Some(CompressionAlgo::BR)
    } else if accepted("gzip") {
        Some(CompressionAlgo::GZIP)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(kind: &str, size: usize, accept: &str) -> Option<String> {
        let mut accepts = HeaderMap::new();
        accepts.insert("accept-encoding", accept.parse().unwrap());
        let response = Response::builder().content_type(kind).body("x".repeat(size));
        compress(&accepts, response).header("content-encoding").map(ToOwned::to_owned)
    }

    #[test]
    fn text_is_compressed_as_the_client_likes() {
        let kind = "text/html; charset=utf-8";
        assert_eq!(answer(kind, 2000, "gzip, deflate, br").as_deref(), Some("br"));
        assert_eq!(answer(kind, 2000, "gzip, br;q=0").as_deref(), Some("gzip"));
        assert_eq!(answer(kind, 2000, "identity"), None);
        assert_eq!(answer("application/problem+json", 2000, "gzip").as_deref(), Some("gzip"));
    }

    #[test]
    fn small_answers_files_and_event_streams_are_left_alone() {
        assert_eq!(answer("text/html", 200, "br"), None);
        assert_eq!(answer("application/pdf", 2000, "br"), None);
        assert_eq!(answer("text/event-stream", 2000, "br"), None);
    }

    #[tokio::test]
    async fn an_answer_in_parts_or_marked_is_left_alone() {
        let mut accepts = HeaderMap::new();
        accepts.insert("accept-encoding", HeaderValue::from_static("br"));
        let body = "x".repeat(2000);
        let partial =
            Response::builder().status(StatusCode::PARTIAL_CONTENT).content_type("text/csv").body(body.clone());
        let marked = Response::builder().header("cache-control", "no-transform").content_type("text/csv").body(body);
        for response in [partial, marked] {
            let response = compress(&accepts, response);
            assert_eq!(response.header("content-encoding"), None);
            assert_eq!(response.into_body().into_vec().await.unwrap().len(), 2000);
        }
    }
}
