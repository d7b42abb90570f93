//! The API (`/api/v1`), its contract (`/api/openapi.json`) and what programs ask of the server itself.

mod applications;
pub mod caller;
pub mod conditions;
mod health;
mod joined;
mod limits;
mod made;
pub mod maybe_json;
pub mod moment;
mod nul;
mod openings;
mod people;
mod review;
mod sessions;
mod shortlists;

use crate::web::front::allow::get;
use crate::web::front::headers::SWAGGER_UI_SECURITY_POLICY;
use made::Made;
use poem::http::{Method, header};
use poem::middleware::SetHeader;
use poem::{EndpointExt, IntoEndpoint, Route};
use poem_openapi::{OpenApi, OpenApiService};
use std::sync::Arc;

/// Every resource. One type per resource file.
fn resources() -> impl OpenApi {
    (
        health::Health,
        limits::Limits,
        openings::resources(),
        applications::Applications,
        applications::documents::Documents,
        applications::uploads::Uploads,
        shortlists::Shortlists,
        sessions::Sessions,
        people::People,
        (review::Candidates, review::Moves, review::Notes, review::Searches),
        review::Scorecards,
        review::Rankings,
        review::Conflicts,
        review::Assignments,
        review::AnswersToOne,
    )
}

/// The service, for its routes and for its document.
pub fn service() -> OpenApiService<impl OpenApi, ()> {
    OpenApiService::new(joined::Joined(resources()), "Meritum", env!("CARGO_PKG_VERSION")).description(
        "Openings, applications, reviews and shortlists. Errors are RFC 9457; instants are RFC 3339 in UTC.",
    )
}

/// The OpenAPI document.
pub fn document() -> String {
    service().spec()
}

/// The paths of the API with their methods.
pub fn paths() -> Vec<(String, Vec<Method>)> {
    fn of<T: OpenApi>(_: T) -> Vec<(String, Vec<Method>)> {
        let paths = T::meta().into_iter().flat_map(|resource| resource.paths);
        let with_methods = paths.map(|path| {
            let methods = path.operations.into_iter().map(|operation| operation.method).collect();
            (path.path, methods)
        });
        with_methods.collect()
    }
    of(joined::Joined(resources()))
}

/// The routes of the API, its document and its reading room.
pub fn routes(route: Route) -> Route {
    let document = Made::new("application/json", document);
    let policy = SetHeader::new().overriding(header::CONTENT_SECURITY_POLICY, SWAGGER_UI_SECURITY_POLICY);
    let reading_room = Arc::new(Made::new("text/html; charset=utf-8", || service().swagger_ui_html()).with(policy));
    let service = service();
    let service =
        Arc::new(service.into_endpoint().around(async |service, request| nul::refused(service, request).await));
    let route = route
        .at("/api/openapi.json", get(document))
        .at("/api/docs", get(Arc::clone(&reading_room)))
        .at("/api/docs/", get(reading_room));
    // Nested at the root, it would take the pages' own "/" as well.
    ["/api/v1", "/api/limits", "/healthz", "/readyz", "/.well-known"]
        .into_iter()
        .fold(route, |route, prefix| route.nest_no_strip(prefix, Arc::clone(&service)))
}
