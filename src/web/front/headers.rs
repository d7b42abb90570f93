//! The headers that every answer carries, errors and static files included.

use poem::Response;
use poem::http::{HeaderName, HeaderValue, header};

/// What pages may load and do. `connect-src` lets our own module save a draft and show progress.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
     img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; \
     object-src 'none'";

/// The policy for the page of poem-openapi's Swagger UI only, which has its script and style inline. Set it on
/// that route's answers; it still reaches no other server.
pub const SWAGGER_UI_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'unsafe-inline'; \
     style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; form-action 'none'; \
     base-uri 'none'; frame-ancestors 'none'; object-src 'none'";

const PERMISSIONS: &str = "accelerometer=(), autoplay=(), camera=(), display-capture=(), geolocation=(), \
     gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

/// Two years, with subdomains.
const HSTS: &str = "max-age=63072000; includeSubDomains";

const DEFAULTS: [(HeaderName, &str); 6] = [
    (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
    (header::REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (HeaderName::from_static("permissions-policy"), PERMISSIONS),
    (header::CACHE_CONTROL, "no-store"),
];

/// Add what the handler did not choose for itself. An answer that sets a cookie is never stored, whatever the
/// handler said.
pub fn secure(response: &mut Response, public_url_is_https: bool) {
    let sets_cookie = response.headers().contains_key(header::SET_COOKIE);
    let headers = response.headers_mut();
    if sets_cookie {
        headers.remove(header::CACHE_CONTROL);
    }
    for (name, value) in DEFAULTS {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    if public_url_is_https {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static(HSTS));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secured(response: Response, https: bool) -> Response {
        let mut response = response;
        secure(&mut response, https);
        response
    }

    #[test]
    fn a_bare_answer_gets_all_of_them() {
        let mut names: Vec<_> = secured(Response::default(), true).headers().keys().map(ToString::to_string).collect();
        names.sort();
        assert_eq!(
            names,
            [
                "cache-control",
                "content-security-policy",
                "cross-origin-opener-policy",
                "cross-origin-resource-policy",
                "permissions-policy",
                "referrer-policy",
                "strict-transport-security",
                "x-content-type-options",
            ]
        );
    }

    #[test]
    fn hsts_is_said_on_https_only() {
        assert_eq!(secured(Response::default(), false).header("strict-transport-security"), None);
    }

    #[test]
    fn a_handler_may_choose_caching_and_a_stricter_referrer_policy() {
        let response = Response::builder()
            .header("cache-control", "public, max-age=60")
            .header("referrer-policy", "no-referrer")
            .finish();
        let response = secured(response, false);
        assert_eq!(response.header("cache-control"), Some("public, max-age=60"));
        assert_eq!(response.header("referrer-policy"), Some("no-referrer"));
    }

    #[test]
    fn an_answer_that_sets_a_cookie_is_never_stored() {
        let response =
            Response::builder().header("cache-control", "public, max-age=60").header("set-cookie", "a=b").finish();
        assert_eq!(secured(response, false).header("cache-control"), Some("no-store"));
    }
}
