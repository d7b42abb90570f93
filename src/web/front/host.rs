//! Which names we answer to, and which methods nobody may use.

use std::net::IpAddr;

use poem::Request;
use poem::http::{Method, Uri, header, uri::Authority};

use super::refusal::Refusal;

/// The names under which this server answers, and its own origin.
#[derive(Debug, Clone)]
pub struct Hosts {
    origin: Option<String>,
    secure: bool,
    names: Vec<String>,
    development: bool,
}

impl Hosts {
    /// `public_url` is the address under which people reach the server; in development every loopback name is
    /// ours as well.
    pub fn new(public_url: &Uri, allowed: &[String], development: bool) -> Self {
        let public = public_url.host().map(plain_name);
        let secure = public_url.scheme_str() == Some("https");
        let origin = public_url.authority().map(|authority| origin(secure, authority));
        let names = public.into_iter().chain(allowed.iter().map(|name| plain_name(name))).collect();
        Self { origin, secure, names, development }
    }

    /// Whether the public address is https.
    pub fn is_secure(&self) -> bool {
        self.secure
    }

    /// Refuse what is not addressed to us. `X-Forwarded-Host` is never read.
    pub fn check(&self, request: &Request) -> Result<(), Refusal> {
        if matches!(*request.method(), Method::TRACE | Method::CONNECT) {
            return Err(Refusal::Method);
        }
        let authority = authority(request)?;
        let name = plain_name(authority.host());
        if self.names.contains(&name) || (self.development && is_loopback(&name)) {
            Ok(())
        } else {
            Err(Refusal::UnknownHost)
        }
    }

    /// Whether an `Origin` header names us: the public address, or, in development, the loopback name that this
    /// very request was sent to.
    pub fn is_our_origin(&self, request: &Request, said: &str) -> bool {
        if self.origin.as_deref().is_some_and(|ours| ours.eq_ignore_ascii_case(said)) {
            return true;
        }
        let Ok(authority) = authority(request) else { return false };
        self.development
            && is_loopback(&plain_name(authority.host()))
            && origin(false, &authority).eq_ignore_ascii_case(said)
    }
}

/// The authority a request is addressed to. An absolute target and `Host` must say the same.
fn authority(request: &Request) -> Result<Authority, Refusal> {
    let mut said = request.headers().get_all(header::HOST).iter();
    let host = said.next();
    if said.next().is_some() {
        return Err(Refusal::BadHost);
    }
    let host = match host {
        Some(value) => Some(Authority::try_from(value.as_bytes()).map_err(|_| Refusal::BadHost)?),
        None => None,
    };
    let target = request.uri().authority().cloned();
    match (target, host) {
        (Some(target), Some(host)) if !target.as_str().eq_ignore_ascii_case(host.as_str()) => Err(Refusal::BadHost),
        (Some(authority), _) | (None, Some(authority)) if !authority.as_str().contains('@') => Ok(authority),
        _ => Err(Refusal::BadHost),
    }
}

/// An origin as browsers write it (RFC 6454 §6.2): the default port is left out.
fn origin(secure: bool, authority: &Authority) -> String {
    let scheme = if secure { "https" } else { "http" };
    let default = if secure { 443 } else { 80 };
    match authority.port_u16() {
        Some(port) if port != default => format!("{scheme}://{}:{port}", authority.host()),
        _ => format!("{scheme}://{}", authority.host()),
    }
}

fn plain_name(host: &str) -> String {
    host.trim_end_matches('.').to_ascii_lowercase()
}

fn is_loopback(name: &str) -> bool {
    let bare = name.trim_start_matches('[').trim_end_matches(']');
    name == "localhost"
        || name.ends_with(".localhost")
        || bare.parse::<IpAddr>().is_ok_and(|address| address.to_canonical().is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(target: &str, host: &[&str]) -> Request {
        let mut builder = Request::builder().uri_str(target);
        for host in host {
            builder = builder.header("host", *host);
        }
        builder.finish()
    }

    fn hosts(development: bool) -> Hosts {
        Hosts::new(&Uri::from_static("https://jobs.example.org"), &["alias.example".to_owned()], development)
    }

    #[test]
    fn our_names_are_answered_with_any_port_and_case() {
        for host in ["jobs.example.org", "JOBS.example.org:8443", "alias.example", "jobs.example.org."] {
            assert_eq!(hosts(false).check(&request("/", &[host])), Ok(()), "{host}");
        }
    }

    #[test]
    fn an_unknown_name_is_misdirected() {
        for host in ["evil.example", "jobs.example.org.evil.example", "localhost", "127.0.0.1"] {
            assert_eq!(hosts(false).check(&request("/", &[host])), Err(Refusal::UnknownHost), "{host}");
        }
    }

    #[test]
    fn loopback_is_ours_in_development_only() {
        for host in ["localhost:8080", "127.0.0.1:3000", "[::1]:9", "demo.localhost"] {
            assert_eq!(hosts(true).check(&request("/", &[host])), Ok(()), "{host}");
            assert_eq!(hosts(false).check(&request("/", &[host])), Err(Refusal::UnknownHost), "{host}");
        }
    }

    #[test]
    fn no_host_two_hosts_and_contradictions_are_bad() {
        for (target, said) in [
            ("/", &[][..]),
            ("/", &["jobs.example.org", "jobs.example.org"]),
            ("http://jobs.example.org/", &["alias.example"]),
            ("/", &["a b"]),
            ("/", &["user@jobs.example.org"]),
        ] {
            assert_eq!(hosts(false).check(&request(target, said)), Err(Refusal::BadHost), "{target} {said:?}");
        }
    }

    #[test]
    fn trace_and_connect_are_refused() {
        for method in [Method::TRACE, Method::CONNECT] {
            let mut asked = request("/", &["jobs.example.org"]);
            asked.set_method(method);
            assert_eq!(hosts(false).check(&asked), Err(Refusal::Method));
        }
    }

    #[test]
    fn our_origin_is_the_public_address_without_its_default_port() {
        let asked = request("/", &["jobs.example.org"]);
        assert!(hosts(false).is_our_origin(&asked, "https://jobs.example.org"));
        for other in ["http://jobs.example.org", "https://jobs.example.org:8443", "https://evil.example", "null"] {
            assert!(!hosts(false).is_our_origin(&asked, other), "{other}");
        }
        let explicit = Hosts::new(&Uri::from_static("https://jobs.example.org:443/"), &[], false);
        assert!(explicit.is_our_origin(&asked, "https://jobs.example.org"));
    }

    #[test]
    fn in_development_the_origin_is_the_loopback_name_that_was_asked() {
        let asked = request("/", &["127.0.0.1:4000"]);
        assert!(hosts(true).is_our_origin(&asked, "http://127.0.0.1:4000"));
        assert!(!hosts(true).is_our_origin(&asked, "http://127.0.0.1:4001"));
        assert!(!hosts(false).is_our_origin(&asked, "http://127.0.0.1:4000"));
    }
}
