//! Forms with files, streamed part by part and bounded in every direction.
//!
//! multer parses (RFC 7578); the limits that it lacks are here: parts, files, the bytes before a part's data
//! begins, and the bytes after the last part.

use std::io;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};

use bytes::{Bytes, BytesMut};
use futures_util::{Stream, StreamExt as _};
use multer::{Constraints, SizeLimit};
use poem::{Body, FromRequest, Request, RequestBody, Result};

use super::body::refusal_in;
use super::form::FormError;
use super::refusal::Refusal;

/// RFC 2046 §5.1.1: a boundary has at most 70 characters.
const BOUNDARY: usize = 70;

/// How much of what a form may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PartLimits {
    /// Parts in all.
    pub parts: usize,
    /// Parts with a file name. An empty file input sends an empty one, which does not count.
    pub files: usize,
    /// Bytes between two parts' data: boundary and headers; also before the first and after the last.
    pub header_bytes: usize,
    /// Bytes of a part that is read as text.
    pub text_bytes: usize,
    /// Bytes of any one part.
    pub part_bytes: u64,
}

impl Default for PartLimits {
    fn default() -> Self {
        Self { parts: 20, files: 5, header_bytes: 8 * 1024, text_bytes: 64 * 1024, part_bytes: u64::MAX }
    }
}

/// A form with files, being read. Parts come in the order in which the client sent them.
pub struct Multipart {
    parser: multer::Multipart<'static>,
    current: Option<multer::Field<'static>>,
    source: Source,
    limits: PartLimits,
    parts: usize,
    files: usize,
    ended: bool,
}

impl Multipart {
    /// Begin to read a request's form within these limits.
    pub fn open(request: &Request, body: Body, limits: PartLimits) -> Result<Self, FormError> {
        let kind = request.content_type().unwrap_or_default();
        let boundary = multer::parse_boundary(kind).map_err(|error| match error {
            multer::Error::NoBoundary => FormError::Malformed,
            _ => FormError::WrongType,
        })?;
        if boundary.is_empty() || boundary.len() > BOUNDARY {
            return Err(FormError::Malformed);
        }
        let source = Source::new(body);
        let sizes = SizeLimit::new().per_field(limits.part_bytes);
        let parser =
            multer::Multipart::with_constraints(source.clone(), boundary, Constraints::new().size_limit(sizes));
        Ok(Self { parser, current: None, source, limits, parts: 0, files: 0, ended: false })
    }

    /// The next part; what was left of the one before is read and thrown away. Nothing at the end, when the
    /// whole body has been read.
    pub async fn next(&mut self) -> Result<Option<Part<'_>>, FormError> {
        if self.ended {
            return Ok(None);
        }
        while self.chunk().await?.is_some() {}
        self.source.seek(self.limits.header_bytes);
        let Some(field) = self.parser.next_field().await.map_err(|error| reason(&error))? else {
            self.read_epilogue().await?;
            self.ended = true;
            return Ok(None);
        };
        self.source.flow();
        let name = field.name().ok_or(FormError::Malformed)?.to_owned();
        let file_name = field.file_name().map(ToOwned::to_owned);
        let content_type = field.content_type().map(ToString::to_string);
        if content_type.as_deref().is_some_and(|kind| kind.starts_with("multipart/")) {
            // RFC 7578 §4.3 ended nested parts; nothing of this decade sends them.
            return Err(FormError::Malformed);
        }
        self.parts += 1;
        if self.parts > self.limits.parts {
            return Err(FormError::TooManyParts);
        }
        if file_name.as_deref().is_some_and(|name| !name.is_empty()) {
            self.files += 1;
            if self.files > self.limits.files {
                return Err(FormError::TooManyFiles);
            }
        }
        self.current = Some(field);
        Ok(Some(Part { form: self, name, file_name, content_type }))
    }

    async fn chunk(&mut self) -> Result<Option<Bytes>, FormError> {
        let Some(field) = &mut self.current else { return Ok(None) };
        let chunk = field.chunk().await.map_err(|error| reason(&error))?;
        if chunk.is_none() {
            self.current = None;
        }
        Ok(chunk)
    }

    /// Read what follows the last boundary, so that the body is known to have ended.
    async fn read_epilogue(&mut self) -> Result<(), FormError> {
        while let Some(bytes) = self.source.next().await {
            bytes.map_err(|error| reason_of(&error))?;
        }
        Ok(())
    }
}

impl<'a> FromRequest<'a> for Multipart {
    async fn from_request(request: &'a Request, body: &mut RequestBody) -> Result<Self> {
        Ok(Self::open(request, body.take()?, PartLimits::default())?)
    }
}

/// One part of a form. Its names are the client's word and nothing more.
pub struct Part<'a> {
    form: &'a mut Multipart,
    name: String,
    file_name: Option<String>,
    content_type: Option<String>,
}

impl Part<'_> {
    /// The field's name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The name of the file on the client's machine, as the client says; empty when no file was chosen.
    pub fn file_name(&self) -> Option<&str> {
        self.file_name.as_deref()
    }

    /// The type of the content, as the client says.
    pub fn content_type(&self) -> Option<&str> {
        self.content_type.as_deref()
    }

    /// The next bytes of the part; nothing at its end.
    pub async fn chunk(&mut self) -> Result<Option<Bytes>, FormError> {
        self.form.chunk().await
    }

    /// The bytes of the part as a stream.
    pub fn into_stream(self) -> impl Stream<Item = Result<Bytes, FormError>> + Send {
        futures_util::stream::try_unfold(self, async |mut part: Self| {
            Ok(part.chunk().await?.map(|bytes| (bytes, part)))
        })
    }

    /// The whole part as text, within the limit for text.
    pub async fn text(mut self) -> Result<String, FormError> {
        let limit = self.form.limits.text_bytes;
        let mut text = BytesMut::new();
        while let Some(bytes) = self.chunk().await? {
            if text.len() + bytes.len() > limit {
                return Err(Refusal::TooLarge { limit: limit as u64 }.into());
            }
            text.extend_from_slice(&bytes);
        }
        String::from_utf8(text.into()).map_err(|_| FormError::Malformed)
    }
}

fn reason(error: &multer::Error) -> FormError {
    match error {
        multer::Error::StreamReadFailed(cause) => {
            cause.downcast_ref::<io::Error>().map_or(Refusal::Interrupted.into(), reason_of)
        }
        multer::Error::FieldSizeExceeded { limit, .. } | multer::Error::StreamSizeExceeded { limit } => {
            Refusal::TooLarge { limit: *limit }.into()
        }
        _ => FormError::Malformed,
    }
}

fn reason_of(error: &io::Error) -> FormError {
    refusal_in(error).unwrap_or(Refusal::Interrupted).into()
}

/// The body as multer sees it: one chunk at a time, because multer takes whatever is ready before it looks at
/// any of it; and, between parts, no more than a header's worth.
#[derive(Clone)]
struct Source(Arc<Mutex<Flow>>);

struct Flow {
    body: Pin<Box<dyn Stream<Item = io::Result<Bytes>> + Send>>,
    rests: bool,
    seeks: Option<Seek>,
}

#[derive(Clone, Copy)]
struct Seek {
    limit: usize,
    left: usize,
}

impl Source {
    fn new(body: Body) -> Self {
        Self(Arc::new(Mutex::new(Flow { body: Box::pin(body.into_bytes_stream()), rests: false, seeks: None })))
    }

    fn with<T>(&self, act: impl FnOnce(&mut Flow) -> T) -> T {
        act(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// From here on at most so many bytes until the next part begins.
    fn seek(&self, limit: usize) {
        self.with(|flow| flow.seeks = Some(Seek { limit, left: limit }));
    }

    /// A part has begun.
    fn flow(&self) {
        self.with(|flow| flow.seeks = None);
    }
}

impl Stream for Source {
    type Item = io::Result<Bytes>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.with(|flow| {
            if std::mem::take(&mut flow.rests) {
                context.waker().wake_by_ref();
                return Poll::Pending;
            }
            let item = ready!(flow.body.as_mut().poll_next(context));
            if let Some(Ok(bytes)) = &item {
                flow.rests = true;
                if let Some(Seek { limit, left }) = &mut flow.seeks {
                    // The chunk in which a part begins may hold much of its data, so only chunks after an
                    // exhausted budget are too much.
                    if *left == 0 {
                        let refusal = Refusal::TooLarge { limit: *limit as u64 };
                        return Poll::Ready(Some(Err(io::Error::other(refusal))));
                    }
                    *left = left.saturating_sub(bytes.len());
                }
            }
            Poll::Ready(item)
        })
    }
}

#[cfg(test)]
mod tests;
