//! Which methods a path has, so that a 405 can say so (RFC 9110 §15.5.6: it must).
//!
//! poem's own method routes refuse without telling. Pages use [`Methods`] in their place; poem-openapi's routes
//! are made inside it, so theirs are told in an [`AllowTable`].

use std::sync::Arc;

use poem::endpoint::BoxEndpoint;
use poem::error::MethodNotAllowedError;
use poem::http::{HeaderValue, Method};
use poem::{Endpoint, EndpointExt, Error, IntoEndpoint, Request, Response, Result};

/// The value of an `Allow` header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allowed(pub HeaderValue);

impl Allowed {
    fn from_methods<'a>(methods: impl Iterator<Item = &'a str>) -> Option<Self> {
        let mut names: Vec<&str> = methods.collect();
        if names.contains(&"GET") {
            names.push("HEAD");
        }
        names.sort_unstable();
        names.dedup();
        HeaderValue::from_str(&names.join(", ")).ok().map(Self)
    }
}

/// A path's methods: `at("/openings/:id", get(show).post(save))`. HEAD is answered as GET by the front.
#[derive(Default)]
pub struct Methods {
    routes: Vec<(Method, BoxEndpoint<'static>)>,
}

/// A path that answers GET (and HEAD).
pub fn get<E: IntoEndpoint<Endpoint: 'static>>(endpoint: E) -> Methods {
    Methods::default().get(endpoint)
}

/// A path that answers POST.
pub fn post<E: IntoEndpoint<Endpoint: 'static>>(endpoint: E) -> Methods {
    Methods::default().post(endpoint)
}

impl Methods {
    /// Answer GET (and HEAD).
    #[must_use]
    pub fn get<E: IntoEndpoint<Endpoint: 'static>>(self, endpoint: E) -> Self {
        self.on(Method::GET, endpoint)
    }

    /// Answer POST.
    #[must_use]
    pub fn post<E: IntoEndpoint<Endpoint: 'static>>(self, endpoint: E) -> Self {
        self.on(Method::POST, endpoint)
    }

    /// Answer PATCH.
    #[must_use]
    pub fn patch<E: IntoEndpoint<Endpoint: 'static>>(self, endpoint: E) -> Self {
        self.on(Method::PATCH, endpoint)
    }

    /// Answer DELETE.
    #[must_use]
    pub fn delete<E: IntoEndpoint<Endpoint: 'static>>(self, endpoint: E) -> Self {
        self.on(Method::DELETE, endpoint)
    }

    /// Answer any method.
    #[must_use]
    pub fn on<E: IntoEndpoint<Endpoint: 'static>>(mut self, method: Method, endpoint: E) -> Self {
        self.routes.push((method, endpoint.into_endpoint().map_to_response().boxed()));
        self
    }

    fn refuse(&self) -> Error {
        let mut error = Error::from(MethodNotAllowedError);
        if let Some(allowed) = Allowed::from_methods(self.routes.iter().map(|(method, _)| method.as_str())) {
            error.set_data(allowed);
        }
        error
    }
}

impl Endpoint for Methods {
    type Output = Response;

    async fn call(&self, request: Request) -> Result<Response> {
        match self.routes.iter().find(|(method, _)| method == request.method()) {
            Some((_, endpoint)) => endpoint.call(request).await,
            None => Err(self.refuse()),
        }
    }
}

/// The methods of routes that do not tell. They are found by the path that was asked for: a nested route's pattern
/// is its parent's and its own in one, which no document has.
#[derive(Debug, Clone, Default)]
pub struct AllowTable(Arc<Vec<(String, Allowed)>>);

impl AllowTable {
    /// The methods of each path, written as OpenAPI does (`/openings/{id}`).
    pub fn of(paths: impl IntoIterator<Item = (String, Vec<Method>)>) -> Self {
        let allowed = |(path, methods): (String, Vec<Method>)| {
            Some((path, Allowed::from_methods(methods.iter().map(Method::as_str))?))
        };
        Self(Arc::new(paths.into_iter().filter_map(allowed).collect()))
    }

    /// What is allowed at a path: of those that fit, as the router has it, the one with the fewest parameters.
    pub fn at(&self, path: &str) -> Option<&Allowed> {
        let fitting = self.0.iter().filter_map(|(pattern, allowed)| Some((parameters(pattern, path)?, allowed)));
        fitting.min_by_key(|(parameters, _)| *parameters).map(|(_, allowed)| allowed)
    }
}

/// How many parameters of OpenAPI's `/openings/{id}` the path fills, if it fits.
fn parameters(pattern: &str, path: &str) -> Option<usize> {
    let (mut parts, mut filled) = (path.split('/'), 0);
    for wanted in pattern.split('/') {
        let part = parts.next()?;
        if wanted.starts_with('{') && !part.is_empty() {
            filled += 1;
        } else if wanted != part {
            return None;
        }
    }
    parts.next().is_none().then_some(filled)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_method_that_a_path_lacks_is_refused_with_those_it_has() {
        let route = post(poem::endpoint::make_sync(|_| ())).get(poem::endpoint::make_sync(|_| ()));
        let error = route.call(Request::builder().method(Method::DELETE).finish()).await.unwrap_err();
        assert!(error.is::<MethodNotAllowedError>());
        assert_eq!(error.data::<Allowed>(), Some(&Allowed(HeaderValue::from_static("GET, HEAD, POST"))));
    }

    #[test]
    fn a_path_with_parameters_is_found_by_what_was_asked_for() {
        let table = AllowTable::of([
            ("/api/v1/openings/{id}/criteria".to_owned(), vec![Method::GET, Method::PATCH]),
            ("/api/v1/openings/{id}/{list}".to_owned(), vec![Method::PUT]),
        ]);
        let expected = Allowed(HeaderValue::from_static("GET, HEAD, PATCH"));
        assert_eq!(table.at("/api/v1/openings/finance-manager/criteria"), Some(&expected));
        assert_eq!(table.at("/api/v1/openings/finance-manager/panel"), Some(&Allowed(HeaderValue::from_static("PUT"))));
        for other in ["/api/v1/openings", "/api/v1/openings//criteria", "/api/v1/openings/a/b/c"] {
            assert_eq!(table.at(other), None, "{other}");
        }
    }
}
