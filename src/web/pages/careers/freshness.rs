//! How long a public answer may be kept: never past the instant at which it would say something else.

use crate::web::visit::Visit;
use entity::Instant;
use poem::Response;
use poem::http::{HeaderValue, header};
use std::time::Duration;

/// Longest keeping by browsers and caches, in seconds: an amendment is seen by everybody within it.
const LONGEST: i64 = 60;

/// Longest keeping by ourselves: what another process amends is seen within it.
pub const KEPT: Duration = Duration::from_secs(1);

/// A countdown in a kept page lags behind by at most this part of what is left: once with us, and once on the way.
const PART: i64 = 60;

/// Lets browsers and caches keep the answer for a minute, or until `changes_at`, if that is sooner.
pub fn keep(mut response: Response, now: Instant, changes_at: Option<Instant>) -> Response {
    let seconds = seconds(now, changes_at);
    let headers = response.headers_mut();
    if let Ok(value) = HeaderValue::from_str(&format!("public, max-age={seconds}")) {
        headers.insert(header::CACHE_CONTROL, value);
    }
    headers.append(header::VARY, HeaderValue::from_static("Accept-Language, Cookie"));
    response
}

/// The same for the answer to this visit: what somebody signed in is shown is kept by nobody.
pub fn public(response: Response, visit: &Visit, changes_at: Option<Instant>) -> Response {
    if visit.frame.staff.is_some() { response } else { keep(response, visit.frame.now, changes_at) }
}

/// The instant from which on we no longer give again what was made at `made_at`.
pub fn kept_until(made_at: Instant, changes_at: Option<Instant>) -> Instant {
    let longest = i64::try_from(KEPT.as_millis()).unwrap_or(0);
    made_at.plus_millis(longest.min(left(made_at, changes_at) / PART))
}

/// Whole seconds, cut off.
fn seconds(now: Instant, changes_at: Option<Instant>) -> i64 {
    LONGEST.min(left(now, changes_at) / 1000 / PART)
}

/// Milliseconds until the change.
fn left(now: Instant, changes_at: Option<Instant>) -> i64 {
    changes_at.map_or(i64::MAX, |at| at.millis_since(now).max(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_kept_past_its_change() {
        let now = Instant(1_000_000);
        let kept = |seconds_left: i64| seconds(now, Some(now.plus_seconds(seconds_left)));
        assert_eq!((kept(-5), kept(0), kept(59), kept(600), kept(3600), kept(86_400)), (0, 0, 0, 10, 60, 60));
        assert_eq!(seconds(now, None), 60);
    }

    #[test]
    fn nor_by_ourselves() {
        let now = Instant(1_000_000);
        let kept = |left: i64| kept_until(now, Some(now.plus_millis(left))).millis_since(now);
        assert_eq!(
            (kept(-5), kept(0), kept(59), kept(6000), kept(60_000), kept(86_400_000)),
            (0, 0, 0, 100, 1000, 1000)
        );
        assert_eq!(kept_until(now, None).millis_since(now), 1000);
    }
}
