//! What is going on on one connection, and when nothing has been for too long.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;

use super::held::Tally;

/// A connection's requests in flight.
#[derive(Debug, Clone, Copy, Default)]
pub struct Flight {
    /// Not answered yet: ours to hurry.
    handling: usize,
    /// Being sent: the client's to take.
    sending: usize,
    /// The head of a request has begun to arrive and is not whole.
    heading: bool,
    /// A request has come on it.
    used: bool,
}

/// Counts them.
pub struct Counter(Arc<watch::Sender<Flight>>);

impl Counter {
    /// A connection without requests, and what watches it.
    pub fn new() -> (Self, watch::Receiver<Flight>) {
        let (sender, receiver) = watch::channel(Flight::default());
        (Self(Arc::new(sender)), receiver)
    }

    /// What hears of the first byte of each head.
    pub fn heads(&self) -> Heads {
        Heads(self.0.clone())
    }

    /// A request's head has been read.
    pub fn enter(&self) -> Busy {
        self.0.send_modify(|flight| {
            flight.handling += 1;
            flight.heading = false;
            flight.used = true;
        });
        Busy { flight: self.0.clone(), sending: false }
    }
}

/// Hears of the first byte of each head.
#[derive(Debug, Clone)]
pub struct Heads(Arc<watch::Sender<Flight>>);

impl Heads {
    /// It has arrived.
    pub fn begun(&self) {
        self.0.send_modify(|flight| flight.heading = true);
    }
}

/// One request in flight, from its head to the last byte of its answer.
pub struct Busy {
    flight: Arc<watch::Sender<Flight>>,
    sending: bool,
}

impl Busy {
    /// The handler has answered.
    pub fn answered(mut self) -> Self {
        self.sending = true;
        self.flight.send_modify(|flight| {
            flight.handling -= 1;
            flight.sending += 1;
        });
        self
    }
}

impl Tally for Busy {
    fn took(&mut self, _bytes: usize) {
        // Nothing is counted, but whoever watches for a standstill hears of it.
        self.flight.send_modify(|_| ());
    }
}

impl Drop for Busy {
    fn drop(&mut self) {
        self.flight.send_modify(|flight| {
            let count = if self.sending { &mut flight.sending } else { &mut flight.handling };
            *count -= 1;
        });
    }
}

/// How long a connection may stand still.
#[derive(Debug, Clone, Copy)]
pub struct Patience {
    /// Until the first byte of its first request, and then from the first byte of each head until the head is whole.
    pub head: Duration,
    /// Between requests.
    pub between: Duration,
    /// With nothing but answers that nobody takes, as on HTTP/2 when the client grants no window.
    pub sending: Duration,
}

/// How a connection stood still.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standstill {
    /// In the middle of a head: there is nobody to take leave of.
    Heading,
    /// Otherwise.
    Idle,
}

/// Resolves when a connection has stood still for too long.
pub async fn standstill(mut flight: watch::Receiver<Flight>, patience: Patience) -> Standstill {
    loop {
        let now = *flight.borrow_and_update();
        let limit = match now {
            Flight { handling: 0, sending: 0, heading: true, .. } => Some(patience.head),
            // Not by what was seen change: the first request may be over before anybody looks.
            Flight { handling: 0, sending: 0, heading: false, used } => {
                Some(if used { patience.between } else { patience.head })
            }
            Flight { handling: 0, .. } => Some(patience.sending),
            Flight { .. } => None,
        };
        let changed = match limit {
            None => flight.changed().await,
            Some(limit) => match tokio::time::timeout(limit, flight.changed()).await {
                Err(_) if now.heading && now.sending == 0 => return Standstill::Heading,
                Err(_) => return Standstill::Idle,
                Ok(changed) => changed,
            },
        };
        if changed.is_err() {
            // The counter is gone with the connection: it is not for us to end it.
            std::future::pending::<()>().await;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_first_request_that_is_over_before_anybody_looks_counts() {
        let patience = Patience {
            head: Duration::from_millis(20),
            between: Duration::from_mins(1),
            sending: Duration::from_mins(1),
        };
        let (counter, flight) = Counter::new();
        drop(counter.enter().answered());
        let rests = tokio::time::timeout(Duration::from_millis(300), standstill(flight, patience)).await;
        assert!(rests.is_err(), "closed as if it had never been used");
        let (_unused, flight) = Counter::new();
        let closed = tokio::time::timeout(Duration::from_secs(10), standstill(flight, patience)).await;
        assert_eq!(closed, Ok(Standstill::Idle));
    }
}
