//! Forms of pages that carry no file, and why a form could not be read.

use poem::error::ResponseError;
use poem::http::StatusCode;
use poem::{Body, FromRequest, Request, RequestBody, Result};
use serde::de::DeserializeOwned;

use super::body::refusal_in;
use super::nul;
use super::refusal::Refusal;

/// Most `name=value` pairs in a form; a long application has about a hundred.
const PAIRS: usize = 1000;

/// Why a form, with or without files, could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FormError {
    /// The body is of another type than the route reads.
    #[error("not a form")]
    WrongType,
    /// The body is no well-formed form, or lacks a field.
    #[error("malformed form")]
    Malformed,
    /// More fields or parts than any page of ours sends.
    #[error("too many parts")]
    TooManyParts,
    /// More files than the route takes.
    #[error("too many files")]
    TooManyFiles,
    /// The body, or one part of it, is too large or too slow, or its sender went away.
    #[error(transparent)]
    Refused(#[from] Refusal),
}

impl ResponseError for FormError {
    fn status(&self) -> StatusCode {
        match self {
            Self::WrongType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::Malformed => StatusCode::BAD_REQUEST,
            Self::TooManyParts | Self::TooManyFiles => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Refused(refusal) => refusal.status(),
        }
    }
}

/// An urlencoded form, read into `T`. A key may be repeated where `T` has a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Form<T>(pub T);

impl<T: DeserializeOwned> Form<T> {
    async fn read(request: &Request, body: Body) -> Result<Self, FormError> {
        let kind = request.content_type().and_then(|kind| kind.split(';').next()).unwrap_or_default();
        if !kind.trim().eq_ignore_ascii_case("application/x-www-form-urlencoded") {
            return Err(FormError::WrongType);
        }
        let bytes = body.into_bytes().await.map_err(|error| why(&error))?;
        if bytes.split(|&byte| byte == b'&').count() > PAIRS {
            return Err(FormError::TooManyParts);
        }
        serde_html_form::from_bytes(&nul::left_out(bytes)).map(Self).map_err(|_| FormError::Malformed)
    }
}

/// The front's own reason inside poem's error about a body.
fn why(error: &(dyn std::error::Error + 'static)) -> FormError {
    let mut cause = Some(error);
    while let Some(error) = cause {
        if let Some(refusal) = error.downcast_ref::<std::io::Error>().and_then(innermost_refusal) {
            return refusal.into();
        }
        cause = error.source();
    }
    FormError::Refused(Refusal::Interrupted)
}

/// poem wraps a body's error in another of the same type.
fn innermost_refusal(error: &std::io::Error) -> Option<Refusal> {
    refusal_in(error).or_else(|| innermost_refusal(error.get_ref()?.downcast_ref()?))
}

impl<'a, T: DeserializeOwned> FromRequest<'a> for Form<T> {
    async fn from_request(request: &'a Request, body: &mut RequestBody) -> Result<Self> {
        Ok(Self::read(request, body.take()?).await?)
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, PartialEq, Deserialize)]
    struct Answers {
        name: String,
        #[serde(default)]
        languages: Vec<String>,
        years: Option<u32>,
    }

    async fn read(kind: &str, body: impl Into<Body>) -> Result<Answers, FormError> {
        let request = Request::builder().content_type(kind).finish();
        Form::read(&request, body.into()).await.map(|form| form.0)
    }

    const FORM: &str = "application/x-www-form-urlencoded; charset=utf-8";

    #[tokio::test]
    async fn a_repeated_key_is_a_list_and_an_empty_number_is_none() {
        let read = read(FORM, "name=%C3%8Brza+Shala&languages=sq&languages=sr&years=").await;
        let expected =
            Answers { name: "Ërza Shala".to_owned(), languages: vec!["sq".to_owned(), "sr".to_owned()], years: None };
        assert_eq!(read, Ok(expected));
    }

    #[tokio::test]
    async fn nul_is_left_out() {
        let read = read(FORM, "name=Arta%00+Gashi&languages=sq%00").await;
        let expected = Answers { name: "Arta Gashi".to_owned(), languages: vec!["sq".to_owned()], years: None };
        assert_eq!(read, Ok(expected));
    }

    #[tokio::test]
    async fn another_type_or_a_missing_field_is_said() {
        assert_eq!(read("text/plain", "name=a").await, Err(FormError::WrongType));
        assert_eq!(read(FORM, "languages=sq").await, Err(FormError::Malformed));
        assert_eq!(read(FORM, "name=a&years=many").await, Err(FormError::Malformed));
    }

    #[tokio::test]
    async fn a_million_pairs_are_refused_unread() {
        assert_eq!(read(FORM, "a=b&".repeat(1001)).await, Err(FormError::TooManyParts));
    }

    #[tokio::test]
    async fn the_reason_of_a_failing_body_is_kept() {
        let refusal = Refusal::TooLarge { limit: 5 };
        let failing = futures_util::stream::iter([Err::<Vec<u8>, _>(std::io::Error::other(refusal))]);
        assert_eq!(read(FORM, Body::from_bytes_stream(failing)).await, Err(FormError::Refused(refusal)));
    }
}
