//! The wrapper that counts a body's bytes and hurries its sender.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http_body::{Frame, SizeHint};
use http_body_util::combinators::BoxBody;
use tokio::time::Sleep;

use super::body::{BodyRead, Clock};
use super::refusal::Refusal;
use crate::clock::Stopwatch;

/// How fast a body must come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// Bytes per second, averaged over one `window`, from the second window on.
    pub bytes_per_second: u64,
    /// Time spent waiting for the sender over which the rate is averaged.
    pub window: Duration,
    /// Time spent waiting for the sender after which the body is given up.
    pub total: Duration,
}

/// A body that fails over its limit or under its pace. Only time in which the reader waited for the sender
/// counts: a slow disk of ours never makes an applicant slow.
pub struct Metered {
    inner: Option<BoxBody<Bytes, io::Error>>,
    read: BodyRead,
    clock: Clock,
    started: bool,
    pace: Pace,
    waited: Duration,
    window_waited: Duration,
    window_bytes: u64,
    windows: u32,
    waiting: Option<(Stopwatch, Pin<Box<Sleep>>)>,
}

impl Metered {
    /// Meter `inner`, recording into `read`.
    pub fn new(inner: BoxBody<Bytes, io::Error>, read: BodyRead, pace: Pace, clock: Clock) -> Self {
        Self {
            inner: Some(inner),
            read,
            clock,
            started: false,
            pace,
            waited: Duration::ZERO,
            window_waited: Duration::ZERO,
            window_bytes: 0,
            windows: 0,
            waiting: None,
        }
    }

    fn stop_waiting(&mut self) {
        if let Some((since, _)) = self.waiting.take() {
            let waited = since.elapsed();
            self.waited += waited;
            self.window_waited += waited;
        }
    }

    /// Close the window if it is full; whether the sender is too slow.
    fn is_too_slow(&mut self) -> bool {
        if self.waited >= self.pace.total {
            return true;
        }
        if self.window_waited < self.pace.window {
            return false;
        }
        let due = u128::from(self.pace.bytes_per_second) * self.window_waited.as_millis() / 1000;
        let slow = self.windows > 0 && u128::from(self.window_bytes) < due;
        self.windows = self.windows.saturating_add(1);
        self.window_waited = Duration::ZERO;
        self.window_bytes = 0;
        slow
    }

    /// Poll the timer that ends the current window or the whole wait; ready when the sender is too slow.
    fn poll_patience(&mut self, context: &mut Context<'_>) -> Poll<()> {
        loop {
            let left =
                self.pace.window.saturating_sub(self.window_waited).min(self.pace.total.saturating_sub(self.waited));
            let (_, sleep) =
                self.waiting.get_or_insert_with(|| (Stopwatch::start(), Box::pin(tokio::time::sleep(left))));
            if sleep.as_mut().poll(context).is_pending() {
                return Poll::Pending;
            }
            self.stop_waiting();
            if self.is_too_slow() {
                return Poll::Ready(());
            }
        }
    }

    fn fail(&mut self, refusal: Refusal) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        self.inner = None;
        Poll::Ready(Some(Err(self.read.fail(refusal))))
    }
}

impl http_body::Body for Metered {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        let this = &mut *self;
        let limit = this.read.limit();
        let Some(inner) = &mut this.inner else { return Poll::Ready(None) };
        if !this.started {
            this.started = true;
            // A length said in advance is believed when it condemns: nothing is read, and a client that
            // asked with `Expect: 100-continue` is never told to go on.
            if inner.size_hint().lower() > limit {
                return this.fail(Refusal::TooLarge { limit });
            }
        }
        let Poll::Ready(frame) = Pin::new(&mut *inner).poll_frame(context) else {
            return match this.poll_patience(context) {
                Poll::Ready(()) => this.fail(Refusal::TooSlow),
                Poll::Pending => Poll::Pending,
            };
        };
        let at_end = inner.is_end_stream();
        this.stop_waiting();
        match frame {
            None => {
                this.read.end((this.clock)());
                this.inner = None;
                Poll::Ready(None)
            }
            Some(Err(_)) => this.fail(Refusal::Interrupted),
            Some(Ok(frame)) => {
                let length = frame.data_ref().map_or(0, |data| data.len() as u64);
                let bytes = this.read.count(length);
                this.window_bytes += length;
                if bytes > limit {
                    return this.fail(Refusal::TooLarge { limit });
                }
                if at_end {
                    this.read.end((this.clock)());
                } else if this.is_too_slow() {
                    return this.fail(Refusal::TooSlow);
                }
                Poll::Ready(Some(Ok(frame)))
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        self.inner.as_ref().is_none_or(http_body::Body::is_end_stream)
    }

    fn size_hint(&self) -> SizeHint {
        self.inner.as_ref().map_or_else(|| SizeHint::with_exact(0), http_body::Body::size_hint)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicI64, Ordering};

    use futures_util::stream::{self, StreamExt as _};
    use http_body_util::BodyExt as _;
    use poem::Body;

    use super::super::body::refusal_in;
    use super::*;

    const QUICK: Pace =
        Pace { bytes_per_second: 1000, window: Duration::from_millis(100), total: Duration::from_millis(500) };

    fn clock() -> Clock {
        let ticks = AtomicI64::new(100);
        Arc::new(move || ticks.fetch_add(1, Ordering::Relaxed))
    }

    /// A body of `count` chunks of `size` bytes, one every `pause`.
    fn chunks(count: usize, size: usize, pause: Duration) -> BoxBody<Bytes, io::Error> {
        BoxBody::from(Body::from_bytes_stream(stream::iter(0..count).then(move |_| async move {
            tokio::time::sleep(pause).await;
            Ok::<_, io::Error>(Bytes::from(vec![b'x'; size]))
        })))
    }

    async fn read(inner: BoxBody<Bytes, io::Error>, limit: u64) -> (Result<usize, Option<Refusal>>, BodyRead) {
        let read = BodyRead::begin(7, limit);
        let body = Metered::new(inner, read.clone(), QUICK, clock());
        let outcome = match body.collect().await {
            Ok(collected) => Ok(collected.to_bytes().len()),
            Err(error) => Err(refusal_in(&error)),
        };
        (outcome, read)
    }

    #[tokio::test]
    async fn a_body_at_its_limit_passes_and_is_timed() {
        let (outcome, read) = read(chunks(4, 25, Duration::ZERO), 100).await;
        assert_eq!(outcome, Ok(100));
        assert_eq!((read.began_at(), read.ended_at(), read.bytes()), (7, Some(100), 100));
        assert_eq!(read.failure(), None);
    }

    #[tokio::test]
    async fn one_byte_over_the_limit_fails_and_stops_reading() {
        let (outcome, read) = read(chunks(1000, 101, Duration::ZERO), 100).await;
        let refusal = Refusal::TooLarge { limit: 100 };
        assert_eq!(outcome, Err(Some(refusal)));
        assert_eq!((read.failure(), read.ended_at(), read.bytes()), (Some(refusal), None, 101));
    }

    #[tokio::test]
    async fn a_length_over_the_limit_fails_before_anything_is_read() {
        let (outcome, read) = read(BoxBody::from(Body::from(vec![0; 101])), 100).await;
        assert_eq!(outcome, Err(Some(Refusal::TooLarge { limit: 100 })));
        assert_eq!(read.bytes(), 0);
    }

    #[tokio::test]
    async fn a_trickle_is_dropped_after_its_second_window() {
        let begin = Stopwatch::start();
        let (outcome, _) = read(chunks(1000, 1, Duration::from_millis(10)), 1_000_000).await;
        assert_eq!(outcome, Err(Some(Refusal::TooSlow)));
        assert!(begin.elapsed() >= Duration::from_millis(200), "the first window is free");
        assert!(begin.elapsed() < Duration::from_millis(450));
    }

    #[tokio::test]
    async fn silence_is_dropped_too() {
        let (outcome, _) = read(chunks(1, 1, Duration::from_mins(1)), 100).await;
        assert_eq!(outcome, Err(Some(Refusal::TooSlow)));
    }

    #[tokio::test]
    async fn an_honest_slow_line_passes() {
        let (outcome, _) = read(chunks(20, 100, Duration::from_millis(20)), 1_000_000).await;
        assert_eq!(outcome, Ok(2000));
    }

    #[tokio::test]
    async fn even_an_honest_line_ends_at_the_total() {
        let (outcome, _) = read(chunks(1000, 100, Duration::from_millis(20)), 1_000_000).await;
        assert_eq!(outcome, Err(Some(Refusal::TooSlow)));
    }

    #[tokio::test]
    async fn a_slow_reader_is_not_a_slow_sender() {
        let record = BodyRead::begin(0, 1000);
        let mut body = Metered::new(chunks(10, 1, Duration::ZERO), record, QUICK, clock());
        let mut bytes = 0;
        while let Some(frame) = body.frame().await {
            bytes += frame.unwrap().into_data().unwrap().len();
            tokio::time::sleep(Duration::from_millis(60)).await;
        }
        assert_eq!(bytes, 10);
    }

    #[tokio::test]
    async fn a_broken_sender_is_an_interruption() {
        let broken = stream::iter([Ok(Bytes::from_static(b"x")), Err(io::Error::other("reset"))]);
        let (outcome, read) = read(BoxBody::from(Body::from_bytes_stream(broken)), 100).await;
        assert_eq!(outcome, Err(Some(Refusal::Interrupted)));
        assert_eq!(read.ended_at(), None);
    }
}
