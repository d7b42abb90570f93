//! An answer's body that keeps something until it has been sent or given up.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::{Frame, SizeHint};
use http_body_util::combinators::BoxBody;

/// Bodies as poem makes them.
pub type Body = BoxBody<Bytes, io::Error>;

/// A body and what is dropped with it.
pub struct Held<K> {
    body: Body,
    keeps: K,
}

impl<K> Held<K> {
    /// Keep `keeps` for as long as `body` lives.
    pub fn new(body: Body, keeps: K) -> Self {
        Self { body, keeps }
    }
}

/// What is told about the bytes as they are taken.
pub trait Tally {
    /// So many bytes were taken.
    fn took(&mut self, _bytes: usize) {}
    /// The body came to its end.
    fn ended(&mut self) {}
}

impl<K: Tally + Unpin> http_body::Body for Held<K> {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        let this = &mut *self;
        let poll = Pin::new(&mut this.body).poll_frame(context);
        match &poll {
            Poll::Ready(Some(Ok(frame))) => {
                this.keeps.took(frame.data_ref().map_or(0, Bytes::len));
                if this.body.is_end_stream() {
                    this.keeps.ended();
                }
            }
            Poll::Ready(None) => this.keeps.ended(),
            _ => {}
        }
        poll
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
