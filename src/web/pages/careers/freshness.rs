//! How long a public answer may be kept: never past the instant at which it would say something else.

use crate::web::visit::Visit;
use entity::Instant;
use poem::Response;
use poem::http::{HeaderValue, header};

/// Longest keeping, in seconds: an amendment is seen by everybody within it.
const LONGEST: i64 = 60;

/// Lets browsers and caches keep the answer for a minute, or until `changes_at`, if that is sooner. What somebody signed
/// in is shown has their name on it and is kept by nobody.
pub fn keep(mut response: Response, visit: &Visit, changes_at: Option<Instant>) -> Response {
    if visit.frame.staff.is_some() {
        return response;
    }
    let seconds = seconds(visit.frame.now, changes_at);
    let headers = response.headers_mut();
    if let Ok(value) = HeaderValue::from_str(&format!("public, max-age={seconds}")) {
        headers.insert(header::CACHE_CONTROL, value);
    }
    headers.append(header::VARY, HeaderValue::from_static("Accept-Language, Cookie"));
    response
}

/// Whole seconds, cut off: a countdown in a kept page lags behind by at most a sixtieth of what is left.
fn seconds(now: Instant, changes_at: Option<Instant>) -> i64 {
    let left = changes_at.map_or(i64::MAX, |at| at.millis_since(now).max(0) / 1000);
    LONGEST.min(left / 60)
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
}
