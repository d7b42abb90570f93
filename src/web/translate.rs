//! Every error that leaves a handler becomes an answer here: a page for people, problem+json for programs.

use crate::context::House;
use crate::language::{Phrase, Text};
use crate::web::assets::Assets;
use crate::web::front::refusal::Refusal;
use crate::web::front::translate::{Asked, TranslateError};
use crate::web::page::{page_with, see_other};
use crate::web::problem::{Code, Problem};
use crate::web::visit::{Frame, Visit};
use askama::Template;
use entity::Instant;
use poem::http::StatusCode;
use poem::{Error, IntoResponse, Request, Response};
use poem_openapi::error::{
    AuthorizationError, ContentTypeError, ParseMultipartError, ParseParamError, ParsePathError,
    ParseRequestPayloadError,
};
use std::sync::Arc;

#[derive(Template)]
#[template(path = "problem.html")]
struct ProblemPage {
    frame: Frame,
    title: String,
    detail: String,
    /// When another try makes sense.
    wait: Option<String>,
    request_id: String,
    signed_out: bool,
}

/// The translation of this house. It holds the house itself: what the front refuses comes from outside the house's door.
pub fn translation(house: &Arc<House>, assets: &Arc<Assets>) -> TranslateError {
    let (house, assets) = (Arc::clone(house), Arc::clone(assets));
    Arc::new(move |asked, error| answer(&house, &assets, asked, error))
}

fn answer(house: &Arc<House>, assets: &Arc<Assets>, asked: &Asked, error: Error) -> Response {
    if error.is_from_response() {
        return error.into_response();
    }
    let problem = problem_of(&error);
    let id = asked.id().map(|id| id.0.to_string()).unwrap_or_default();
    if let Some(cause) = &problem.cause {
        if problem.code.status().is_server_error() {
            tracing::error!(request = %id, code = problem.code.slug(), cause, "refused");
        } else {
            tracing::debug!(request = %id, code = problem.code.slug(), cause, "refused");
        }
    }
    let path = asked.uri.path();
    let mut request = Request::builder().method(asked.method.clone()).uri(asked.uri.clone()).finish();
    request.headers_mut().clone_from(&asked.headers);
    *request.extensions_mut() = asked.extensions.clone();
    request.set_data(Arc::clone(house));
    request.set_data(Arc::clone(assets));
    let Ok(mut visit) = Visit::of(&request) else {
        return problem.into_response();
    };
    // A request made by hand remembers no address from before the routes took theirs away.
    path.clone_into(&mut visit.frame.path);
    if path.starts_with("/api/") || path.starts_with("/.well-known/") {
        return problem.to_api_response(visit.text(), &id);
    }
    if problem.code == Code::Unauthenticated && asked.method == "GET" {
        let next: String = poem::http::uri::PathAndQuery::try_from(path).map(|p| p.to_string()).unwrap_or_default();
        let query = serde_urlencoded::to_string([("next", next)]).unwrap_or_default();
        return see_other(&format!("{}?{query}", crate::links::sign_in()));
    }
    let text: Text = visit.text();
    let shown = ProblemPage {
        title: text.say(&format!("problem-{}", problem.code.slug())),
        detail: text.phrase(&problem.detail),
        wait: problem.retry_after.filter(|_| problem.code == Code::TooMany).and_then(|seconds| {
            let wait = text.about(Instant(0), Instant(0).plus_seconds(i64::try_from(seconds).ok()?));
            Some(text.with("time", wait).say("problem-wait"))
        }),
        request_id: id.clone(),
        signed_out: problem.code == Code::Unauthenticated,
        frame: visit.frame,
    };
    match page_with(problem.code.status(), &shown) {
        Ok(mut response) => {
            problem.put_headers(&mut response);
            response.headers_mut().remove(poem::http::header::WWW_AUTHENTICATE);
            response
        }
        Err(_) => problem.to_api_response(text, &id),
    }
}

/// What an error says to the outside. Every kind that can leave a handler is here; anything else is our fault.
fn problem_of(error: &Error) -> Problem {
    if let Some(problem) = error.downcast_ref::<Problem>() {
        return problem.clone();
    }
    if let Some(refusal) = error.downcast_ref::<Refusal>() {
        return of_refusal(*refusal);
    }
    if error.is::<ParseRequestPayloadError>() || error.is::<ParseParamError>() || error.is::<ParseMultipartError>() {
        // A body that the front cut off fails as a payload that cannot be read: the front's reason is the true one.
        if let Some(refusal) = cut_off(error) {
            return of_refusal(refusal);
        }
        let mut problem = Problem::new(Code::Malformed).with("reason", error.to_string());
        problem.cause = Some(error.to_string());
        return problem;
    }
    if error.is::<ParsePathError>() {
        return Problem::new(Code::NotFound);
    }
    if error.is::<AuthorizationError>() {
        return Problem::new(Code::Unauthenticated);
    }
    if error.is::<ContentTypeError>() {
        return Problem::new(Code::UnsupportedMediaType);
    }
    if let Some(refusal) = cut_off(error) {
        return of_refusal(refusal);
    }
    match error.status() {
        StatusCode::NOT_FOUND => Problem::new(Code::NotFound),
        StatusCode::METHOD_NOT_ALLOWED => Problem::new(Code::MethodNotAllowed),
        StatusCode::BAD_REQUEST => Problem::new(Code::Malformed),
        StatusCode::UNSUPPORTED_MEDIA_TYPE => Problem::new(Code::UnsupportedMediaType),
        StatusCode::PAYLOAD_TOO_LARGE => Problem::new(Code::TooLarge),
        StatusCode::UNAUTHORIZED => Problem::new(Code::Unauthenticated),
        StatusCode::FORBIDDEN => Problem::new(Code::Forbidden),
        StatusCode::TOO_MANY_REQUESTS => Problem::new(Code::TooMany),
        StatusCode::UNPROCESSABLE_ENTITY => Problem::new(Code::Invalid),
        _ => Problem::internal(error),
    }
}

/// The front's reason within an error of reading the body.
fn cut_off(error: &Error) -> Option<Refusal> {
    let mut source: Option<&(dyn std::error::Error + 'static)> =
        error.downcast_ref::<ParseRequestPayloadError>().map(|e| e as _);
    while let Some(current) = source {
        if let Some(io) = current.downcast_ref::<std::io::Error>()
            && let Some(refusal) = crate::web::front::body::refusal_in(io)
        {
            return Some(refusal);
        }
        source = current.source();
    }
    None
}

/// What the front refuses by itself, as a problem.
pub fn of_refusal(refusal: Refusal) -> Problem {
    match refusal {
        Refusal::UnknownHost => Problem::new(Code::Misdirected),
        Refusal::BadHost | Refusal::Framing | Refusal::Interrupted => Problem::new(Code::Malformed),
        Refusal::NulInPath => Problem::new(Code::NotFound),
        Refusal::NulInQuery => Problem::new(Code::Malformed).saying(Phrase::new("problem-nul")),
        Refusal::Method => Problem::new(Code::NotImplemented),
        Refusal::CrossSite => Problem::new(Code::CrossSite),
        Refusal::TooMany { retry_after } => Problem::new(Code::TooMany).retry_after(retry_after),
        Refusal::Encoded => Problem::new(Code::UnsupportedMediaType),
        Refusal::TooLarge { limit } => Problem::new(Code::TooLarge).with("limit", limit),
        Refusal::TooSlow => Problem::new(Code::TooSlow),
        Refusal::Internal => Problem::internal("a handler panicked"),
    }
}
