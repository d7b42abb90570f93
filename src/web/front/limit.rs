//! How often one client address may ask.

use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use poem::http::HeaderValue;
use poem::{Endpoint, IntoResponse, Middleware, Request, Response, Result};

use super::client::{AddressKey, Client};
use super::refusal::Refusal;
use super::settings::FrontSettings;

/// How often the addresses that have been quiet for long enough are forgotten.
const FORGET_EVERY: Duration = Duration::from_mins(1);

/// One limit, counted by client address. Also a middleware for the routes that it guards:
/// `post(sign_in).with(limits.sign_in.clone())`.
#[derive(Clone, Debug)]
pub struct Limit(Option<Arc<DefaultKeyedRateLimiter<AddressKey>>>);

impl Limit {
    /// `burst` requests at once, refilled evenly over `period`; zero for no limit.
    pub fn new(burst: u32, period: Duration) -> Self {
        let quota =
            NonZeroU32::new(burst).and_then(|burst| Some(Quota::with_period(period / burst.get())?.allow_burst(burst)));
        Self(quota.map(|quota| Arc::new(RateLimiter::keyed(quota))))
    }

    /// Count one request of this client, or refuse it with the seconds until the next would pass.
    pub fn check(&self, client: &Client) -> Result<(), Refusal> {
        let Some(limiter) = &self.0 else { return Ok(()) };
        limiter.check_key(&client.key()).map_err(|until| {
            let wait = until.wait_time_from(DefaultClock::default().now());
            Refusal::TooMany { retry_after: wait.as_secs() + 1 }
        })
    }

    fn forget_quiet(&self) {
        if let Some(limiter) = &self.0 {
            limiter.retain_recent();
            limiter.shrink_to_fit();
        }
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

    /// Forget quiet addresses once a minute, so that the tables do not grow with everyone who ever came. Never
    /// ends; run it beside the server.
    pub async fn forget_quiet_addresses(self) {
        loop {
            tokio::time::sleep(FORGET_EVERY).await;
            for limit in [&self.general, &self.sign_in, &self.begin] {
                limit.forget_quiet();
            }
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
