//! Request bodies: counted, hurried and timed, whoever reads them.
//!
//! Every body passes the wrapper of `metered.rs` before any handler sees it, so that also `Json<T>` and every other
//! extractor that reads a body whole reads a bounded one. What happened is in the request's [`BodyRead`].

use std::io;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};

use http_body::Body as _;
use http_body_util::combinators::BoxBody;
use poem::{Body, Endpoint, IntoResponse, Middleware, Request, Response, Result};

use super::metered::{Metered, Pace};
use super::refusal::Refusal;

/// The time, as unix milliseconds, on whatever clock the house admits applications by.
pub type Clock = Arc<dyn Fn() -> i64 + Send + Sync>;

const NOT_YET: i64 = i64::MIN;

/// What is known of a request's body: when it began and ended, how much came, what went wrong. Shared between
/// the body, the request's extensions and the error translation.
#[derive(Debug, Clone)]
pub struct BodyRead(Arc<Record>);

#[derive(Debug)]
struct Record {
    began_at: i64,
    ended_at: AtomicI64,
    bytes: AtomicU64,
    limit: AtomicU64,
    failure: OnceLock<Refusal>,
}

impl BodyRead {
    /// A body that begins now.
    pub fn begin(began_at: i64, limit: u64) -> Self {
        Self(Arc::new(Record {
            began_at,
            ended_at: AtomicI64::new(NOT_YET),
            bytes: AtomicU64::new(0),
            limit: AtomicU64::new(limit),
            failure: OnceLock::new(),
        }))
    }

    /// When the request's head had been read, in unix milliseconds.
    pub fn began_at(&self) -> i64 {
        self.0.began_at
    }

    /// When the last byte of the body was read, in unix milliseconds; nothing while there is more to come.
    pub fn ended_at(&self) -> Option<i64> {
        Some(self.0.ended_at.load(Ordering::Acquire)).filter(|&at| at != NOT_YET)
    }

    /// Bytes of body read so far, without transfer coding.
    pub fn bytes(&self) -> u64 {
        self.0.bytes.load(Ordering::Relaxed)
    }

    /// The most bytes that the route accepts.
    pub fn limit(&self) -> u64 {
        self.0.limit.load(Ordering::Relaxed)
    }

    /// Accept another number of bytes. Takes effect for what has not been read yet.
    pub fn set_limit(&self, bytes: u64) {
        self.0.limit.store(bytes, Ordering::Relaxed);
    }

    /// Why reading stopped, if it did not reach the end.
    pub fn failure(&self) -> Option<Refusal> {
        self.0.failure.get().copied()
    }

    pub(super) fn end(&self, at: i64) {
        // The first end counts: a reader may poll a finished body again.
        let _ = self.0.ended_at.compare_exchange(NOT_YET, at, Ordering::AcqRel, Ordering::Acquire);
    }

    /// Count bytes; how many came in all.
    pub(super) fn count(&self, bytes: u64) -> u64 {
        self.0.bytes.fetch_add(bytes, Ordering::Relaxed) + bytes
    }

    pub(super) fn fail(&self, refusal: Refusal) -> io::Error {
        io::Error::other(*self.0.failure.get_or_init(|| refusal))
    }
}

/// The refusal inside a body's error, if the front caused it.
pub fn refusal_in(error: &io::Error) -> Option<Refusal> {
    error.get_ref()?.downcast_ref::<Refusal>().copied()
}

/// Put a request's body behind the meter and leave its [`BodyRead`] in the extensions.
pub fn meter(request: &mut Request, limit: u64, pace: Pace, clock: &Clock) -> BodyRead {
    let read = BodyRead::begin(clock(), limit);
    let inner = BoxBody::from(request.take_body());
    if inner.is_end_stream() {
        read.end(read.began_at());
    } else {
        let metered = Metered::new(inner, read.clone(), pace, clock.clone());
        request.set_body(Body::from(BoxBody::new(metered)));
    }
    request.set_data(read.clone());
    read
}

/// Lets a route accept another size of body than the default:
/// `post(upload).with(AcceptBody::up_to(10 * 1024 * 1024))`.
#[derive(Debug, Clone, Copy)]
pub struct AcceptBody {
    limit: u64,
}

impl AcceptBody {
    /// Accept bodies of at most `limit` bytes.
    pub fn up_to(limit: u64) -> Self {
        Self { limit }
    }
}

impl<E: Endpoint> Middleware<E> for AcceptBody {
    type Output = AcceptsBody<E>;

    fn transform(&self, inner: E) -> Self::Output {
        AcceptsBody { limit: self.limit, inner }
    }
}

/// A route with its own limit of body.
pub struct AcceptsBody<E> {
    limit: u64,
    inner: E,
}

impl<E: Endpoint> Endpoint for AcceptsBody<E> {
    type Output = Response;

    async fn call(&self, request: Request) -> Result<Response> {
        if let Some(read) = request.data::<BodyRead>() {
            read.set_limit(self.limit);
        }
        Ok(self.inner.call(request).await?.into_response())
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[tokio::test]
    async fn a_route_may_raise_its_limit() {
        let route = poem::endpoint::make(|request: Request| async move {
            let bytes = request.into_body().into_vec().await.map_err(poem::Error::from)?;
            Ok::<_, poem::Error>(bytes.len().to_string())
        });
        let route = AcceptBody::up_to(300).transform(route);
        let mut request = Request::builder().body(vec![0; 200]);
        let second = Duration::from_secs(1);
        let pace = Pace { bytes_per_second: 1000, window: second, total: second };
        let read = meter(&mut request, 100, pace, &(Arc::new(|| 0_i64) as Clock));
        let response = route.call(request).await.unwrap();
        assert_eq!(response.into_body().into_string().await.unwrap(), "200");
        assert_eq!(read.limit(), 300);
    }
}
