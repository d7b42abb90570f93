//! Another site's page may not make a visitor's browser act here.
//!
//! Browsers say in `Sec-Fetch-Site` who caused a request, and in `Origin` on every unsafe one; scripts cannot
//! forge either. See the OWASP cheat sheet on cross-site request forgery, "Fetch Metadata". Forms carry a
//! session-bound token besides, which is not the front's concern.

use poem::Request;
use poem::http::header;

use super::host::Hosts;
use super::refusal::Refusal;

/// Refuse an unsafe request that another site caused. Without either header the sender is no browser of this
/// decade; it is let through only if it rides on nobody's cookie.
pub fn check(request: &Request, hosts: &Hosts) -> Result<(), Refusal> {
    if request.method().is_safe() {
        return Ok(());
    }
    let allowed = match (request.headers().get("sec-fetch-site"), request.headers().get(header::ORIGIN)) {
        (Some(site), _) => matches!(site.as_bytes(), b"same-origin" | b"none"),
        (None, Some(origin)) => origin.to_str().is_ok_and(|origin| hosts.is_our_origin(request, origin)),
        (None, None) => has_bearer(request) || !request.headers().contains_key(header::COOKIE),
    };
    if allowed { Ok(()) } else { Err(Refusal::CrossSite) }
}

fn has_bearer(request: &Request) -> bool {
    request
        .header("authorization")
        .and_then(|value| value.split_at_checked(7))
        .is_some_and(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer "))
}

#[cfg(test)]
mod tests {
    use poem::http::{Method, Uri};

    use super::*;

    fn asked(method: Method, headers: &[(&str, &str)]) -> Result<(), Refusal> {
        let mut builder = Request::builder().method(method).header("host", "jobs.example.org");
        for (name, value) in headers {
            builder = builder.header(*name, *value);
        }
        let hosts = Hosts::new(&Uri::from_static("https://jobs.example.org"), &[], false);
        check(&builder.finish(), &hosts)
    }

    #[test]
    fn safe_methods_are_never_refused() {
        for method in [Method::GET, Method::HEAD, Method::OPTIONS] {
            assert_eq!(asked(method, &[("sec-fetch-site", "cross-site"), ("cookie", "a=b")]), Ok(()));
        }
    }

    #[test]
    fn our_own_pages_may_act() {
        for headers in [
            &[("sec-fetch-site", "same-origin"), ("cookie", "a=b")][..],
            &[("sec-fetch-site", "none"), ("cookie", "a=b")],
            &[("origin", "https://jobs.example.org"), ("cookie", "a=b")],
        ] {
            assert_eq!(asked(Method::POST, headers), Ok(()), "{headers:?}");
        }
    }

    #[test]
    fn other_sites_may_not() {
        for method in [Method::POST, Method::PUT, Method::PATCH, Method::DELETE] {
            for headers in [
                &[("sec-fetch-site", "cross-site")][..],
                &[("sec-fetch-site", "same-site")],
                &[("sec-fetch-site", "cross-site"), ("origin", "https://jobs.example.org")],
                &[("sec-fetch-site", "cross-site"), ("authorization", "Bearer x")],
                &[("origin", "https://evil.example")],
                &[("origin", "null")],
                &[("origin", "null"), ("authorization", "Bearer x")],
            ] {
                assert_eq!(asked(method.clone(), headers), Err(Refusal::CrossSite), "{method} {headers:?}");
            }
        }
    }

    #[test]
    fn a_program_without_those_headers_may_act_unless_it_rides_on_a_cookie() {
        assert_eq!(asked(Method::POST, &[]), Ok(()));
        assert_eq!(asked(Method::POST, &[("authorization", "bearer x"), ("cookie", "a=b")]), Ok(()));
        assert_eq!(asked(Method::POST, &[("cookie", "a=b")]), Err(Refusal::CrossSite));
        assert_eq!(asked(Method::POST, &[("authorization", "Basic eDp5"), ("cookie", "a=b")]), Err(Refusal::CrossSite));
    }
}
