//! How often one client address may ask.

use std::num::NonZeroU32;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use poem::http::HeaderValue;
use poem::{Endpoint, IntoResponse, Middleware, Request, Response, Result};

use super::client::{AddressKey, Client};
use super::refusal::Refusal;
use super::settings::FrontSettings;

/// After so many requests the addresses that have been quiet for long enough are forgotten, so that a table does not grow
/// with everyone who ever came.
const FORGET_EVERY: u32 = 10_000;

/// One limit, counted by client address. Also a middleware for the routes that it guards:
/// `post(sign_in).with(limits.sign_in.clone())`.
#[derive(Clone, Debug)]
pub struct Limit(Option<Arc<Counted>>);

#[derive(Debug)]
struct Counted {
    limiter: DefaultKeyedRateLimiter<AddressKey>,
    checks: AtomicU32,
}

impl Limit {
    /// `burst` requests at once, refilled evenly over `period`; zero for no limit.
    pub fn new(burst: u32, period: Duration) -> Self {
        let quota =
            NonZeroU32::new(burst).and_then(|burst| Some(Quota::with_period(period / burst.get())?.allow_burst(burst)));
        Self(quota.map(|quota| Arc::new(Counted { limiter: RateLimiter::keyed(quota), checks: AtomicU32::new(1) })))
    }

    /// Count one request of this client, or refuse it with the seconds until the next would pass.
    pub fn check(&self, client: &Client) -> Result<(), Refusal> {
        let Some(Counted { limiter, checks }) = self.0.as_deref() else { return Ok(()) };
        if checks.fetch_add(1, Ordering::Relaxed).is_multiple_of(FORGET_EVERY) {
            limiter.retain_recent();
        }
        limiter.check_key(&client.key()).map_err(|until| {
            let wait = until.wait_time_from(DefaultClock::default().now());
            Refusal::TooMany { retry_after: wait.as_secs() + 1 }
        })
    }
}

/// The limits of the front.
#[derive(Clone, Debug)]
pub struct Limits {
    /// Every request.
    pub general: Limit,
    /// Sign-ins, and whatever else tries a secret.
    pub sign_in: Limit,
    /// Beginning an application.
    pub begin: Limit,
}

impl Limits {
    /// The limits that an operator chose.
    pub fn new(settings: &FrontSettings) -> Self {
        const MINUTE: Duration = Duration::from_mins(1);
        Self {
            general: Limit::new(settings.requests_per_minute, MINUTE),
            sign_in: Limit::new(settings.sign_ins_per_minute, MINUTE),
            begin: Limit::new(settings.beginnings_per_hour, 60 * MINUTE),
        }
    }
}

/// Say on a refusal when to come back: `Retry-After` (RFC 9110 §10.2.3) and the draft `RateLimit` field.
pub fn advise(response: &mut Response, refusal: Refusal) {
    if let Refusal::TooMany { retry_after } = refusal {
        response.headers_mut().insert("retry-after", HeaderValue::from(retry_after));
        if let Ok(value) = HeaderValue::from_str(&format!("\"address\";r=0;t={retry_after}")) {
            response.headers_mut().insert("ratelimit", value);
        }
    }
}

impl<E: Endpoint> Middleware<E> for Limit {
    type Output = Limited<E>;

    fn transform(&self, inner: E) -> Self::Output {
        Limited { limit: self.clone(), inner }
    }
}

/// A route behind a [`Limit`].
pub struct Limited<E> {
    limit: Limit,
    inner: E,
}

impl<E: Endpoint> Endpoint for Limited<E> {
    type Output = Response;

    async fn call(&self, request: Request) -> Result<Response> {
        if let Some(client) = request.data::<Client>() {
            self.limit.check(client)?;
        }
        Ok(self.inner.call(request).await?.into_response())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn client(address: &str) -> Client {
        Client { address: address.parse().unwrap(), secure: false }
    }

    #[test]
    fn a_client_over_its_limit_is_told_when_to_come_back() {
        let limit = Limit::new(2, Duration::from_mins(1));
        assert_eq!(limit.check(&client("192.0.2.1")), Ok(()));
        assert_eq!(limit.check(&client("192.0.2.1")), Ok(()));
        let refusal = limit.check(&client("192.0.2.1")).unwrap_err();
        assert_eq!(refusal, Refusal::TooMany { retry_after: 30 });
        let mut response = Response::default();
        advise(&mut response, refusal);
        assert_eq!(response.header("retry-after"), Some("30"));
        assert_eq!(response.header("ratelimit"), Some("\"address\";r=0;t=30"));
    }

    #[test]
    fn whoever_has_been_quiet_is_forgotten() {
        let limit = Limit::new(1, Duration::from_nanos(1));
        for count in 0..=FORGET_EVERY {
            limit.check(&client(&std::net::Ipv4Addr::from_bits(count).to_string())).unwrap();
        }
        let kept = limit.0.as_deref().unwrap().limiter.len();
        assert!(kept < 100, "{kept} are kept");
    }

    #[test]
    fn one_clients_haste_is_not_anothers() {
        let limit = Limit::new(1, Duration::from_mins(1));
        assert_eq!(limit.check(&client("192.0.2.1")), Ok(()));
        assert_eq!(limit.check(&client("192.0.2.2")), Ok(()));
        assert!(limit.check(&client("192.0.2.1")).is_err());
    }

    #[test]
    fn one_subscriber_cannot_dodge_by_changing_its_v6_address() {
        let limit = Limit::new(1, Duration::from_mins(1));
        assert_eq!(limit.check(&client("2001:db8::1")), Ok(()));
        assert!(limit.check(&client("2001:db8::2")).is_err());
    }

    #[test]
    fn zero_is_no_limit() {
        let limit = Limit::new(0, Duration::from_mins(1));
        assert!((0..1000).all(|_| limit.check(&client("192.0.2.1")).is_ok()));
    }
}
