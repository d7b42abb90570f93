//! Turns every error into an answer, once, with the words of the face that was asked.

use std::sync::Arc;

use poem::error::MethodNotAllowedError;
use poem::http::{Extensions, HeaderMap, HeaderValue, Method, StatusCode, Uri, Version, header};
use poem::{Endpoint, Error, IntoResponse, PathPattern, Request, Response, Result};

use super::allow::{AllowTable, Allowed};
use super::body::BodyRead;
use super::form::FormError;
use super::limit;
use super::refusal::Refusal;
use super::request::RequestId;

/// What is kept of a request while its handler has it, to answer an error by.
#[derive(Debug, Clone)]
pub struct Asked {
    /// The method; GET for a HEAD request.
    pub method: Method,
    /// The target as it was asked for, before any nested route cut its prefix.
    pub uri: Uri,
    /// The protocol's version.
    pub version: Version,
    /// The headers.
    pub headers: HeaderMap,
    /// What middlewares inside the front had put into the request: session, language, [`RequestId`].
    pub extensions: Extensions,
}

impl Asked {
    /// Keep what is needed of a request.
    pub fn of(request: &Request) -> Self {
        Self {
            method: request.method().clone(),
            uri: request.original_uri().clone(),
            version: request.version(),
            headers: request.headers().clone(),
            extensions: request.extensions().clone(),
        }
    }

    /// The request's id, for people to quote.
    pub fn id(&self) -> Option<RequestId> {
        self.extensions.get().copied()
    }
}

/// Makes the answer to an error: a page or problem+json. It finds the front's own refusals with
/// `error.downcast_ref::<Refusal>()` and leaves an error that is an answer already (`is_from_response`) alone.
pub type TranslateError = Arc<dyn Fn(&Asked, Error) -> Response + Send + Sync>;

/// The translation, with what the front itself adds to refusals.
#[derive(Clone)]
pub struct Translator {
    render: TranslateError,
    table: AllowTable,
}

impl Translator {
    /// Render with `render`; `table` tells the methods of routes that do not.
    pub fn new(render: TranslateError, table: AllowTable) -> Self {
        Self { render, table }
    }

    /// Answer an error.
    pub fn answer(&self, asked: &Asked, error: Error) -> Response {
        // A body fails alike whichever extractor was reading it.
        let error = match error.downcast_ref::<FormError>() {
            Some(FormError::Refused(refusal)) => {
                let mut plain = Error::from(*refusal);
                if let Some(pattern) = error.data::<PathPattern>() {
                    plain.set_data(pattern.clone());
                }
                plain
            }
            _ => error,
        };
        let pattern = error.data::<PathPattern>().cloned();
        let refusal = error.downcast_ref::<Refusal>().copied();
        let allowed = if error.is::<MethodNotAllowedError>() { self.allowed(asked, &error) } else { None };
        let mut response = (self.render)(asked, error);
        if let Some(pattern) = pattern {
            response.set_data(pattern);
        }
        if let Some(Allowed(value)) = allowed {
            response.headers_mut().insert(header::ALLOW, value);
        }
        if let Some(refusal) = refusal {
            limit::advise(&mut response, refusal);
            let breaks_off = matches!(
                refusal,
                Refusal::TooLarge { .. }
                    | Refusal::TooSlow
                    | Refusal::Interrupted
                    | Refusal::Framing
                    | Refusal::BadHost
            );
            if breaks_off && asked.version < Version::HTTP_2 {
                response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
            }
        }
        response
    }

    fn allowed(&self, asked: &Asked, error: &Error) -> Option<Allowed> {
        error.data::<Allowed>().or_else(|| self.table.at(asked.uri.path())).cloned()
    }
}

/// Routes whose errors are answered: nothing leaves this but an answer.
pub struct Translated<E> {
    inner: E,
    translator: Translator,
}

impl<E> Translated<E> {
    /// Answer the errors of `inner`.
    pub fn new(inner: E, translator: Translator) -> Self {
        Self { inner, translator }
    }
}

impl<E: Endpoint> Endpoint for Translated<E> {
    type Output = Response;

    async fn call(&self, request: Request) -> Result<Response> {
        let asked = Asked::of(&request);
        let failure = || asked.extensions.get::<BodyRead>().and_then(BodyRead::failure);
        // An extractor that met a failing body says "bad request" in its own words; the failure knows better.
        let error = match self.inner.call(request).await.map(IntoResponse::into_response) {
            Ok(response) => match failure() {
                Some(refusal) if response.status() == StatusCode::BAD_REQUEST => refusal.into(),
                _ => return Ok(response),
            },
            Err(error) => match failure() {
                Some(refusal) if error.status() == StatusCode::BAD_REQUEST => refusal.into(),
                _ => error,
            },
        };
        Ok(self.translator.answer(&asked, error))
    }
}
