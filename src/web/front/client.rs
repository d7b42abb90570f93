//! Who is at the other end: the client's address and scheme, believing only the operator's own proxies.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};

use ipnet::IpNet;
use poem::http::HeaderMap;

use super::settings::ForwardedHeader;

/// The client's address and scheme as far as they can be trusted; in every request's extensions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Client {
    /// The socket's peer, or the right-most hop that is not a trusted proxy.
    pub address: IpAddr,
    /// Whether the client itself spoke TLS, to us or to a trusted proxy.
    pub secure: bool,
}

impl Client {
    /// What limits are counted by.
    pub fn key(&self) -> AddressKey {
        AddressKey::of(self.address)
    }
}

/// An address as limits are counted by it: IPv4 whole, IPv6 by its /64, which is what one subscriber is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct AddressKey(IpAddr);

impl AddressKey {
    /// The key of an address; an IPv4 address written as IPv6 counts as the IPv4 address that it is.
    pub fn of(address: IpAddr) -> Self {
        match address.to_canonical() {
            IpAddr::V4(v4) => Self(IpAddr::V4(v4)),
            IpAddr::V6(v6) => Self(IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() & !u128::from(u64::MAX)))),
        }
    }
}

/// Whose word about the client is believed, and in which header.
#[derive(Debug, Clone)]
pub struct Trust {
    proxies: Vec<IpNet>,
    header: ForwardedHeader,
}

impl Trust {
    /// Believe `header` from `proxies` only.
    pub fn new(proxies: Vec<IpNet>, header: ForwardedHeader) -> Self {
        Self { proxies, header }
    }

    /// Whether this address is one of the operator's proxies.
    pub fn is_proxy(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        self.proxies.iter().any(|network| network.contains(&address))
    }

    /// The client behind a connection. A stranger's forwarding headers are ignored; a hop that cannot be read
    /// ends the walk at the last proxy that could.
    pub fn client(&self, peer: IpAddr, secure: bool, headers: &HeaderMap) -> Client {
        let mut client = Client { address: peer.to_canonical(), secure };
        if !self.is_proxy(peer) {
            return client;
        }
        let hops = match self.header {
            ForwardedHeader::XForwardedFor => x_forwarded(headers),
            ForwardedHeader::Forwarded => forwarded(headers),
        };
        if let Some(scheme) = hops.iter().rev().find_map(|hop| hop.scheme.as_deref()) {
            client.secure = scheme.eq_ignore_ascii_case("https");
        }
        for hop in hops.iter().rev() {
            let Some(address) = hop.address else {
                // X-Forwarded-Proto stands in its own list and names no hop.
                if hop.scheme_only {
                    continue;
                }
                break;
            };
            client.address = address.to_canonical();
            if !self.is_proxy(address) {
                break;
            }
        }
        client
    }
}

#[derive(Debug, Default)]
struct Hop {
    address: Option<IpAddr>,
    scheme: Option<String>,
    scheme_only: bool,
}

fn list<'a>(headers: &'a HeaderMap, name: &str) -> impl Iterator<Item = &'a str> {
    headers
        .get_all(name)
        .into_iter()
        .map(|value| value.to_str().unwrap_or("unreadable"))
        .flat_map(|value| value.split(','))
        .map(str::trim)
}

fn x_forwarded(headers: &HeaderMap) -> Vec<Hop> {
    let addresses = list(headers, "x-forwarded-for").map(|text| Hop { address: node(text), ..Hop::default() });
    let schemes = list(headers, "x-forwarded-proto").map(|text| Hop {
        scheme: Some(text.to_owned()),
        scheme_only: true,
        address: None,
    });
    addresses.chain(schemes).collect()
}

/// RFC 7239 §4: elements parted by commas, pairs by semicolons. A quoted comma cannot occur in the pairs that
/// are read here, so splitting at every comma is safe: it can only make a hop unreadable.
fn forwarded(headers: &HeaderMap) -> Vec<Hop> {
    list(headers, "forwarded")
        .map(|element| {
            let mut hop = Hop::default();
            for pair in element.split(';') {
                let Some((name, value)) = pair.split_once('=') else { continue };
                let value = value.trim().trim_matches('"');
                if name.trim().eq_ignore_ascii_case("for") {
                    hop.address = node(value);
                } else if name.trim().eq_ignore_ascii_case("proto") {
                    hop.scheme = Some(value.to_owned());
                }
            }
            hop
        })
        .collect()
}

/// An address with or without brackets and port (RFC 7239 §6); `unknown` and obfuscated names are nothing.
fn node(text: &str) -> Option<IpAddr> {
    let text = text.trim();
    text.parse::<IpAddr>()
        .ok()
        .or_else(|| text.parse::<SocketAddr>().ok().map(|socket| socket.ip()))
        .or_else(|| text.strip_prefix('[')?.strip_suffix(']')?.parse::<Ipv6Addr>().ok().map(IpAddr::V6))
}

#[cfg(test)]
mod tests {
    use poem::http::HeaderName;

    use super::*;

    fn headers(pairs: &[(&str, &str)]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            headers.append(name.parse::<HeaderName>().unwrap(), value.parse().unwrap());
        }
        headers
    }

    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    fn trust(header: ForwardedHeader) -> Trust {
        Trust::new(vec!["10.0.0.0/8".parse().unwrap(), "fd00::/8".parse().unwrap()], header)
    }

    #[test]
    fn a_strangers_forwarding_headers_are_ignored() {
        let said = headers(&[
            ("x-forwarded-for", "1.2.3.4"),
            ("x-forwarded-proto", "https"),
            ("forwarded", "for=1.2.3.4;proto=https"),
            ("x-real-ip", "1.2.3.4"),
        ]);
        for header in [ForwardedHeader::XForwardedFor, ForwardedHeader::Forwarded] {
            let client = trust(header).client(ip("203.0.113.9"), false, &said);
            assert_eq!(client, Client { address: ip("203.0.113.9"), secure: false });
        }
    }

    #[test]
    fn behind_a_proxy_the_right_most_stranger_is_the_client() {
        let said = headers(&[
            ("x-forwarded-for", "6.6.6.6, 198.51.100.7"),
            ("x-forwarded-for", "10.1.1.1"),
            ("x-forwarded-proto", "https"),
        ]);
        let client = trust(ForwardedHeader::XForwardedFor).client(ip("10.0.0.1"), false, &said);
        assert_eq!(client, Client { address: ip("198.51.100.7"), secure: true });
    }

    #[test]
    fn only_the_chosen_header_is_read() {
        let said = headers(&[("x-forwarded-for", "6.6.6.6"), ("forwarded", "for=198.51.100.7")]);
        let client = trust(ForwardedHeader::Forwarded).client(ip("10.0.0.1"), false, &said);
        assert_eq!(client.address, ip("198.51.100.7"));
    }

    #[test]
    fn forwarded_names_v6_clients_with_brackets_and_port() {
        let said = headers(&[("forwarded", "for=\"[2001:db8::17]:4711\";proto=https, for=10.0.0.9")]);
        let client = trust(ForwardedHeader::Forwarded).client(ip("fd00::1"), false, &said);
        assert_eq!(client, Client { address: ip("2001:db8::17"), secure: true });
    }

    #[test]
    fn an_unreadable_hop_ends_the_walk_at_the_last_proxy() {
        let said = headers(&[("x-forwarded-for", "6.6.6.6, unknown, 10.0.0.9")]);
        let client = trust(ForwardedHeader::XForwardedFor).client(ip("10.0.0.1"), false, &said);
        assert_eq!(client.address, ip("10.0.0.9"));
    }

    #[test]
    fn a_v4_address_in_v6_clothes_is_the_same_client() {
        assert_eq!(AddressKey::of(ip("::ffff:192.0.2.1")), AddressKey::of(ip("192.0.2.1")));
        assert!(trust(ForwardedHeader::Forwarded).is_proxy(ip("::ffff:10.0.0.1")));
    }

    #[test]
    fn v6_clients_are_counted_by_their_64() {
        assert_eq!(AddressKey::of(ip("2001:db8:1:2::1")), AddressKey::of(ip("2001:db8:1:2:ffff::9")));
        assert_ne!(AddressKey::of(ip("2001:db8:1:2::1")), AddressKey::of(ip("2001:db8:1:3::1")));
    }
}
