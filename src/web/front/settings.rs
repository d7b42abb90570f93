//! What an operator may choose about the server's edge: the section `[front]` of the settings.

use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;

use ipnet::IpNet;
use serde::Deserialize;

/// Limits and trust of the server's edge. Every figure has a safe default; zero never means "no limit"
/// except for the three rates, where it turns the limit off.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct FrontSettings {
    /// Where the server listens. Port 0 takes a free port.
    pub listen: SocketAddr,
    /// Networks whose word about the client's address and scheme is believed: the operator's own proxies.
    pub trusted_proxies: Vec<IpNet>,
    /// The one header in which those proxies name the client; the other is never read.
    pub forwarded_header: ForwardedHeader,
    /// Host names, besides that of the public address, under which the server answers (no port).
    pub allowed_hosts: Vec<String>,
    /// Connections open at one time; the next is told to come back.
    pub connections: usize,
    /// Connections open at one time from one client address (IPv6: from one /64). Trusted proxies are exempt.
    pub connections_per_address: usize,
    /// Seconds within which a request's head must be complete; also how long HTTP/1 connections may idle.
    pub header_seconds: u64,
    /// Seconds after which a connection without a request in flight is closed.
    pub idle_seconds: u64,
    /// Seconds a client may leave an answer unread before the connection is dropped.
    pub write_stall_seconds: u64,
    /// Bytes of body that a route accepts unless it asks for more.
    pub body_bytes: u64,
    /// Bytes per second, averaged over ten seconds, that a sender must keep up after the first ten seconds.
    pub body_bytes_per_second: u64,
    /// Seconds of waiting for the sender after which a body is given up, however fast it was.
    pub body_seconds: u64,
    /// Seconds that requests in flight are given when the server is stopped.
    pub stop_seconds: u64,
    /// Requests that one client address may make in a minute; 0 for no limit.
    pub requests_per_minute: u32,
    /// Sign-ins that one client address may try in a minute; 0 for no limit.
    pub sign_ins_per_minute: u32,
    /// Applications that one client address may begin in an hour; 0 for no limit. Whole offices and mobile
    /// networks share one address, so keep it generous.
    pub beginnings_per_hour: u32,
}

/// How trusted proxies name the client.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ForwardedHeader {
    /// `X-Forwarded-For` and `X-Forwarded-Proto`.
    XForwardedFor,
    /// `Forwarded` (RFC 7239).
    Forwarded,
}

impl Default for FrontSettings {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 8080)),
            trusted_proxies: Vec::new(),
            forwarded_header: ForwardedHeader::XForwardedFor,
            allowed_hosts: Vec::new(),
            connections: 1024,
            connections_per_address: 256,
            header_seconds: 10,
            idle_seconds: 60,
            write_stall_seconds: 60,
            body_bytes: 1024 * 1024,
            body_bytes_per_second: 1024,
            body_seconds: 600,
            stop_seconds: 30,
            requests_per_minute: 1_200,
            sign_ins_per_minute: 20,
            beginnings_per_hour: 2_000,
        }
    }
}

impl FrontSettings {
    /// See [`FrontSettings::header_seconds`].
    pub fn header_limit(&self) -> Duration {
        Duration::from_secs(self.header_seconds)
    }

    /// See [`FrontSettings::idle_seconds`].
    pub fn idle_limit(&self) -> Duration {
        Duration::from_secs(self.idle_seconds)
    }

    /// See [`FrontSettings::write_stall_seconds`].
    pub fn write_stall_limit(&self) -> Duration {
        Duration::from_secs(self.write_stall_seconds)
    }

    /// See [`FrontSettings::stop_seconds`].
    pub fn stop_limit(&self) -> Duration {
        Duration::from_secs(self.stop_seconds)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_key_is_refused() {
        let read = serde_json::from_str::<FrontSettings>(r#"{"conections": 5}"#);
        assert!(read.is_err());
    }

    #[test]
    fn a_key_left_out_takes_its_default() {
        let read: FrontSettings =
            serde_json::from_str(r#"{"trusted_proxies": ["10.0.0.0/8"], "connections": 5}"#).unwrap();
        let expected = FrontSettings {
            trusted_proxies: vec!["10.0.0.0/8".parse().unwrap()],
            connections: 5,
            ..FrontSettings::default()
        };
        assert_eq!(read, expected);
    }
}
