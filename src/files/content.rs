//! Stored bytes on their way out, compared with their SHA-256 while they go.

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_util::stream::{BoxStream, Stream, StreamExt as _};
use sha2::{Digest as _, Sha256};

use super::address::Digest;
use super::error::FilesError;

/// The bytes of a document, as a stream.
///
/// The last bytes are held back until all of them are known to be right: when they are not, the stream ends with
/// [`FilesError::Broken`] before it has given them all, and no reader takes a wrong document for a whole one.
pub struct Content {
    size: u64,
    parts: Option<BoxStream<'static, Result<Bytes, FilesError>>>,
    held: Option<Bytes>,
    hash: Sha256,
    expected: Digest,
}

impl Content {
    pub(super) fn new(size: u64, expected: Digest, parts: BoxStream<'static, Result<Bytes, FilesError>>) -> Self {
        Self { size, parts: Some(parts), held: None, hash: Sha256::new(), expected }
    }

    /// How many bytes there are.
    pub const fn size(&self) -> u64 {
        self.size
    }
}

impl Stream for Content {
    type Item = Result<Bytes, FilesError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        while let Some(parts) = &mut this.parts {
            match ready!(parts.poll_next_unpin(cx)) {
                Some(Ok(part)) if part.is_empty() => {}
                Some(Ok(part)) => {
                    this.hash.update(&part);
                    if let Some(ready) = this.held.replace(part) {
                        return Poll::Ready(Some(Ok(ready)));
                    }
                }
                Some(Err(error)) => {
                    this.parts = None;
                    this.held = None;
                    return Poll::Ready(Some(Err(error)));
                }
                None => {
                    this.parts = None;
                    let found: [u8; 32] = this.hash.finalize_reset().into();
                    if Digest::from(found) != this.expected {
                        this.held = None;
                        return Poll::Ready(Some(Err(FilesError::Broken)));
                    }
                }
            }
        }
        Poll::Ready(this.held.take().map(Ok))
    }
}
