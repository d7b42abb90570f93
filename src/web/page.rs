//! Turning a template into an answer.

use crate::web::problem::Problem;
use askama::Template;
use poem::Response;
use poem::http::{HeaderValue, StatusCode, header};

/// A page, as HTML. Not stored by anyone unless the handler says so.
///
/// # Errors
/// The template failed: our fault.
pub fn page(template: &impl Template) -> Result<Response, Problem> {
    page_with(StatusCode::OK, template)
}

/// A page with another status: 422 with the form and what is wrong with it.
///
/// # Errors
/// The template failed: our fault.
pub fn page_with(status: StatusCode, template: &impl Template) -> Result<Response, Problem> {
    let html = template.render().map_err(Problem::internal)?;
    Ok(Response::builder().status(status).header(header::CONTENT_TYPE, "text/html; charset=utf-8").body(html))
}

/// `303 See Other`: what follows every POST.
pub fn see_other(path: &str) -> Response {
    let mut response = Response::builder().status(StatusCode::SEE_OTHER).finish();
    if let Ok(location) = HeaderValue::from_str(path) {
        response.headers_mut().insert(header::LOCATION, location);
    }
    response
}
