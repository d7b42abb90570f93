//! How many connections are open, in all and by client address.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::client::{AddressKey, Trust};

/// The seats of the house.
#[derive(Debug, Clone)]
pub struct Seats(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    total: usize,
    per_address: usize,
    trust: Trust,
    taken: Mutex<Taken>,
}

#[derive(Debug, Default)]
struct Taken {
    total: usize,
    by_address: HashMap<AddressKey, usize>,
}

/// One connection's seat, free again when dropped.
#[derive(Debug)]
pub struct Seat {
    seats: Seats,
    address: Option<AddressKey>,
}

impl Seats {
    /// So many in all, and so many for one address; trusted proxies, which stand for many clients, take as many
    /// as there are.
    pub fn new(total: usize, per_address: usize, trust: Trust) -> Self {
        Self(Arc::new(Shared { total, per_address, trust, taken: Mutex::default() }))
    }

    /// A seat for a connection from `peer`, if there is one.
    pub fn take(&self, peer: IpAddr) -> Option<Seat> {
        let address = (!self.0.trust.is_proxy(peer)).then(|| AddressKey::of(peer));
        let mut taken = self.taken();
        if taken.total >= self.0.total {
            return None;
        }
        if let Some(key) = address {
            let count = taken.by_address.entry(key).or_default();
            if *count >= self.0.per_address {
                return None;
            }
            *count += 1;
        }
        taken.total += 1;
        drop(taken);
        Some(Seat { seats: self.clone(), address })
    }

    fn taken(&self) -> MutexGuard<'_, Taken> {
        self.0.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut taken = self.seats.taken();
        taken.total -= 1;
        if let Some(key) = self.address
            && let Some(count) = taken.by_address.get_mut(&key)
        {
            *count -= 1;
            if *count == 0 {
                taken.by_address.remove(&key);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::settings::ForwardedHeader;
    use super::*;

    fn seats() -> Seats {
        let trust = Trust::new(vec!["10.0.0.1/32".parse().unwrap()], ForwardedHeader::Forwarded);
        Seats::new(4, 2, trust)
    }

    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn one_address_cannot_take_all_seats() {
        let seats = seats();
        let mut held: Vec<_> = (0..2).map(|_| seats.take(ip("192.0.2.1")).unwrap()).collect();
        assert!(seats.take(ip("192.0.2.1")).is_none());
        assert!(seats.take(ip("192.0.2.2")).is_some());
        held.pop();
        assert!(seats.take(ip("192.0.2.1")).is_some());
    }

    #[test]
    fn a_trusted_proxy_may_take_all_and_no_more() {
        let seats = seats();
        let held: Vec<_> = (0..4).map(|_| seats.take(ip("10.0.0.1")).unwrap()).collect();
        assert!(seats.take(ip("10.0.0.1")).is_none());
        drop(held);
        assert_eq!(seats.taken().total, 0);
        assert!(seats.taken().by_address.is_empty());
    }
}
