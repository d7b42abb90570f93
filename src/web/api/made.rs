//! What is the same for everybody, and large, is made when somebody first asks for it, and kept once.

use bytes::Bytes;
use poem::http::header;
use poem::{Endpoint, Request, Response, Result};
use std::sync::OnceLock;

/// A text that is made once.
pub(super) struct Made {
    media_type: &'static str,
    make: fn() -> String,
    text: OnceLock<Bytes>,
}

impl Made {
    /// Not made yet.
    pub(super) const fn new(media_type: &'static str, make: fn() -> String) -> Self {
        Self { media_type, make, text: OnceLock::new() }
    }
}

impl Endpoint for Made {
    type Output = Response;

    async fn call(&self, _: Request) -> Result<Response> {
        let text = self.text.get_or_init(|| (self.make)().into());
        Ok(Response::builder().header(header::CONTENT_TYPE, self.media_type).body(text.clone()))
    }
}
