//! Each request's id, span and one line in the log, which never holds a path, a query or personal data.

use std::fmt;

use poem::http::{HeaderValue, Method, StatusCode};
use poem::{Body, PathPattern, Response};
use uuid::{NoContext, Timestamp, Uuid};

use super::body::Clock;
use super::held::{self, Held, Tally};
use crate::clock::Stopwatch;

/// The name under which an answer carries its request's id, for people to quote and operators to search.
pub const ID_HEADER: &str = "x-request-id";

/// A request's id: a UUID of version 7, so that ids sort by time. Never taken from the client.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RequestId(pub Uuid);

impl RequestId {
    /// A new id on this clock.
    pub fn new(clock: &Clock) -> Self {
        let milliseconds = u64::try_from(clock()).unwrap_or(0);
        let nanoseconds = u32::try_from(milliseconds % 1000 * 1_000_000).unwrap_or(0);
        Self(Uuid::new_v7(Timestamp::from_unix(NoContext, milliseconds / 1000, nanoseconds)))
    }
}

impl fmt::Display for RequestId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.hyphenated().fmt(formatter)
    }
}

/// What the log will say of a request once its answer has been sent.
pub struct Entry {
    id: RequestId,
    method: Method,
    route: String,
    status: StatusCode,
    since: Stopwatch,
    bytes: usize,
    complete: bool,
}

/// Write the request's line when the last byte of this answer has been taken, or the client has gone away.
pub fn log_when_sent(response: &mut Response, id: RequestId, method: Method, since: Stopwatch) {
    if let Ok(value) = HeaderValue::from_str(&id.to_string()) {
        response.headers_mut().insert(ID_HEADER, value);
    }
    let route = response.data::<PathPattern>().map_or_else(|| "none".to_owned(), |pattern| pattern.0.to_string());
    let entry = Entry { id, method, route, status: response.status(), since, bytes: 0, complete: false };
    let body = held::Body::from(response.take_body());
    response.set_body(Body::from(held::Body::new(Held::new(body, entry))));
}

impl Tally for Entry {
    fn took(&mut self, bytes: usize) {
        self.bytes += bytes;
    }

    fn ended(&mut self) {
        self.complete = true;
    }
}

impl Drop for Entry {
    fn drop(&mut self) {
        tracing::info!(
            target: "meritum::request",
            request = %self.id,
            method = %self.method,
            route = %self.route,
            status = self.status.as_u16(),
            milliseconds = u64::try_from(self.since.elapsed().as_millis()).unwrap_or(u64::MAX),
            bytes = self.bytes,
            complete = self.complete,
            "answered"
        );
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    #[test]
    fn an_id_holds_the_clocks_time_and_is_never_repeated() {
        let clock: Clock = Arc::new(|| 1_739_573_999_123);
        let (one, two) = (RequestId::new(&clock), RequestId::new(&clock));
        assert_ne!(one, two);
        assert_eq!(one.0.get_version_num(), 7);
        assert_eq!(one.0.get_timestamp().unwrap().to_unix(), (1_739_573_999, 123_000_000));
    }
}
