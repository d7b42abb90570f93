//! One client's TCP connection as hyper sees it: watched, never stuck in writing, and closed so that the other
//! side can still read the answer.

use std::io::{self, IoSlice};
use std::pin::{Pin, pin};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::time::Sleep;

use super::framing::Watch;

/// After our side has said goodbye, what still comes is read and thrown away: for so long in all, for so long
/// while nothing comes, and so much. A socket closed with unread bytes in it is reset, and a reset takes the
/// answer (say, "your file is too large") from a browser that is still sending.
const LINGER: Duration = Duration::from_secs(30);
const LINGER_QUIET: Duration = Duration::from_secs(2);
const LINGER_BYTES: usize = 64 * 1024 * 1024;

/// A connection with a limit on how long an answer may lie unread.
pub struct Line {
    stream: TcpStream,
    watch: Watch,
    stall_limit: Duration,
    stalled: Option<Pin<Box<Sleep>>>,
    farewell: Option<Farewell>,
}

struct Farewell {
    until: Pin<Box<Sleep>>,
    quiet: Pin<Box<Sleep>>,
    bytes: usize,
}

impl Farewell {
    fn begin() -> Self {
        let timer = |limit| Box::pin(tokio::time::sleep(limit));
        Self { until: timer(LINGER), quiet: timer(LINGER_QUIET), bytes: 0 }
    }

    fn is_over(&mut self, context: &mut Context<'_>) -> bool {
        self.bytes >= LINGER_BYTES
            || self.until.as_mut().poll(context).is_ready()
            || self.quiet.as_mut().poll(context).is_ready()
    }
}

impl Line {
    /// Wrap an accepted connection.
    pub fn new(stream: TcpStream, watch: Watch, stall_limit: Duration) -> Self {
        Self { stream, watch, stall_limit, stalled: None, farewell: None }
    }

    fn unless_stalled<T>(&mut self, context: &mut Context<'_>, poll: Poll<io::Result<T>>) -> Poll<io::Result<T>> {
        if poll.is_ready() {
            self.stalled = None;
            return poll;
        }
        let limit = self.stall_limit;
        let sleep = self.stalled.get_or_insert_with(|| Box::pin(tokio::time::sleep(limit)));
        ready!(sleep.as_mut().poll(context));
        Poll::Ready(Err(io::ErrorKind::TimedOut.into()))
    }
}

impl AsyncRead for Line {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        ready!(pin!(&mut self.stream).poll_read(context, buffer))?;
        self.watch.see(&buffer.filled()[before..]);
        Poll::Ready(Ok(()))
    }
}

impl AsyncWrite for Line {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let poll = pin!(&mut self.stream).poll_write(context, bytes);
        self.unless_stalled(context, poll)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let poll = pin!(&mut self.stream).poll_write_vectored(context, slices);
        self.unless_stalled(context, poll)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let poll = pin!(&mut self.stream).poll_flush(context);
        self.unless_stalled(context, poll)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let this = &mut *self;
        if this.farewell.is_none() {
            ready!(pin!(&mut this.stream).poll_shutdown(context))?;
        }
        let farewell = this.farewell.get_or_insert_with(Farewell::begin);
        let mut waste = [0; 8 * 1024];
        while !farewell.is_over(context) {
            let mut buffer = ReadBuf::new(&mut waste);
            match ready!(pin!(&mut this.stream).poll_read(context, &mut buffer)) {
                Ok(()) if !buffer.filled().is_empty() => farewell.bytes += buffer.filled().len(),
                _ => break,
            }
            farewell.quiet = Box::pin(tokio::time::sleep(LINGER_QUIET));
        }
        Poll::Ready(Ok(()))
    }
}
