//! The front: the server's edge. It knows nothing of the domain and has no database.
//!
//! From inside out: routes, translation of errors, the house's own session, checks of host and origin and limits,
//! compression, security headers, the request's id and line in the log, and around everything the net that
//! catches a panic. Below that, [`serve`] takes connections and [`line`] and [`framing`] watch their bytes.
//!
//! ```text
//! let bound = serve::Bound::to(settings.listen).await?;
//! let front = Front::new(&settings, &public_url, development, clock, translate, allow_table);
//! let app = front.around(routes, |translated| translated.with(sessions));
//! bound.serve(app, &settings, stop).await;
//! ```

pub mod allow;
pub mod body;
pub mod client;
pub mod compress;
mod csrf;
mod flight;
pub mod form;
mod framing;
pub mod headers;
mod held;
mod host;
pub mod limit;
mod line;
pub mod metered;
pub mod multipart;
mod nul;
pub mod refusal;
pub mod request;
mod seats;
pub mod serve;
pub mod settings;
pub mod translate;
pub mod upload;

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt;
use poem::http::uri::Scheme;
use poem::http::{HeaderValue, Method, StatusCode, Uri, Version, header};
use poem::{Endpoint, IntoResponse, Request, Response, Result};
use tracing::Instrument;

use allow::AllowTable;
use body::{BodyRead, Clock};
use client::Trust;
use framing::Doubtful;
use host::Hosts;
use limit::Limits;
use metered::Pace;
use refusal::Refusal;
use request::RequestId;
use settings::FrontSettings;
use translate::{Asked, TranslateError, Translated, Translator};

use crate::clock::Stopwatch;

/// Said when even the page for errors cannot be made.
const LAST_WORDS: &str = "Something went wrong on our side.";

/// The time over which a sender's pace is averaged.
const PACE_WINDOW: Duration = Duration::from_secs(10);

/// The front of one server; cheap to clone.
#[derive(Clone)]
pub struct Front {
    edge: Arc<Edge>,
}

struct Edge {
    hosts: Hosts,
    trust: Trust,
    limits: Limits,
    body_bytes: u64,
    pace: Pace,
    clock: Clock,
    translator: Translator,
}

impl Front {
    /// `public_url` is where people reach the server; in development loopback names are ours too. `clock` stamps
    /// bodies and request ids; `translate` makes the answers to errors; `table` tells the methods of API routes.
    pub fn new(
        settings: &FrontSettings,
        public_url: &Uri,
        development: bool,
        clock: Clock,
        translate: TranslateError,
        table: AllowTable,
    ) -> Self {
        let pace = Pace {
            bytes_per_second: settings.body_bytes_per_second,
            window: PACE_WINDOW,
            total: Duration::from_secs(settings.body_seconds),
        };
        let edge = Edge {
            hosts: Hosts::new(public_url, &settings.allowed_hosts, development),
            trust: Trust::new(settings.trusted_proxies.clone(), settings.forwarded_header),
            limits: Limits::new(settings),
            body_bytes: settings.body_bytes,
            pace,
            clock,
            translator: Translator::new(translate, table),
        };
        Self { edge: Arc::new(edge) }
    }

    /// The limits, for the routes that have their own.
    pub fn limits(&self) -> &Limits {
        &self.edge.limits
    }

    /// Put the front around the house's routes. `inner` may wrap what sees only answers and no errors: sessions
    /// and cookies, which an error must not lose.
    pub fn around<R: Endpoint, E: Endpoint>(&self, routes: R, inner: impl FnOnce(Translated<R>) -> E) -> Fronted<E> {
        let translated = Translated::new(routes, self.edge.translator.clone());
        Fronted { edge: self.edge.clone(), inner: inner(translated) }
    }
}

/// Everything between a connection and the house's session.
pub struct Fronted<E> {
    edge: Arc<Edge>,
    inner: E,
}

impl Edge {
    /// Turn a request away, or let it in with its client, its metered body and its id in the extensions.
    fn admit(&self, request: &mut Request) -> std::result::Result<(), Refusal> {
        if request.data::<Doubtful>().is_some() {
            return Err(Refusal::Framing);
        }
        let peer = request.remote_addr().as_socket_addr().map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), SocketAddr::ip);
        let client = self.trust.client(peer, request.scheme() == &Scheme::HTTPS, request.headers());
        request.set_data(client);
        body::meter(request, self.body_bytes, self.pace, &self.clock);
        self.limits.general.check(&client)?;
        self.hosts.check(request)?;
        csrf::check(request, &self.hosts)?;
        nul::check(request.original_uri())?;
        let plain = request.headers().get_all(header::CONTENT_ENCODING).iter().all(|coding| coding == "identity");
        if plain { Ok(()) } else { Err(Refusal::Encoded) }
    }
}

impl<E: Endpoint> Fronted<E> {
    async fn inside(&self, mut request: Request, asked: &Asked) -> Response {
        let admitted = self.edge.admit(&mut request);
        let (is_http1, read) = (request.version() < Version::HTTP_2, request.data::<BodyRead>().cloned());
        let outcome = match admitted {
            Ok(()) => self.inner.call(request).await.map(IntoResponse::into_response),
            Err(refusal) => Err(refusal.into()),
        };
        let response = outcome.unwrap_or_else(|error| self.edge.translator.answer(asked, error));
        let mut response = compress::compress(&asked.headers, response);
        // What was not read to its end stands in the way of the next request: whoever keeps connections must not send
        // one into a connection that is about to close (RFC 9112 §9.6).
        if is_http1 && read.is_none_or(|read| read.ended_at().is_none()) {
            response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
        }
        response
    }

    /// The answer to a panic. Making it may panic as well.
    fn after_panic(&self, asked: &Asked) -> Response {
        let answer = || self.edge.translator.answer(asked, Refusal::Internal.into());
        catch_unwind(AssertUnwindSafe(answer)).unwrap_or_else(|_| {
            Response::builder()
                .status(StatusCode::INTERNAL_SERVER_ERROR)
                .content_type("text/plain; charset=utf-8")
                .body(LAST_WORDS)
        })
    }
}

impl<E: Endpoint> Endpoint for Fronted<E> {
    type Output = Response;

    async fn call(&self, mut request: Request) -> Result<Response> {
        let since = Stopwatch::start();
        let method = request.method().clone();
        let id = RequestId::new(&self.edge.clock);
        request.set_data(id);
        if method == Method::HEAD {
            request.set_method(Method::GET);
        }
        let asked = Asked::of(&request);
        let span = tracing::info_span!("request", %id);
        let answered = AssertUnwindSafe(self.inside(request, &asked).instrument(span.clone())).catch_unwind().await;
        let mut response = answered.unwrap_or_else(|_| {
            span.in_scope(|| tracing::error!("a handler panicked"));
            self.after_panic(&asked)
        });
        headers::secure(&mut response, self.edge.hosts.is_secure());
        if method == Method::HEAD {
            strip_body(&mut response);
        }
        request::log_when_sent(&mut response, id, method, since);
        Ok(response)
    }
}

/// HEAD is GET without the body, and says how long that would have been.
fn strip_body(response: &mut Response) {
    let body = held::Body::from(response.take_body());
    if let Some(length) = http_body::Body::size_hint(&body).exact() {
        response.headers_mut().entry(header::CONTENT_LENGTH).or_insert(HeaderValue::from(length));
    }
}

#[cfg(test)]
mod tests;
