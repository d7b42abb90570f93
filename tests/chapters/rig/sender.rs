//! Whoever sends a document in pieces, by the API, over connections that break.

use std::time::Duration;

use reqwest::{Body, Method};

use super::adverts::Draft;
use super::answer::Answer;
use super::house::House;
use super::visitor::Visitor;

pub const PARTIAL: &str = "application/partial-upload";

/// A text of so many bytes, no two lines of it the same.
pub fn text(bytes: usize) -> Vec<u8> {
    let mut text: Vec<u8> = (0..).flat_map(|line: u32| format!("line {line}\n").into_bytes()).take(bytes).collect();
    if let Some(last) = text.last_mut() {
        *last = b'\n';
    }
    text
}

/// Somebody who uploads to a draft.
pub struct Sender {
    pub program: Visitor,
    pub reference: String,
    /// Where it goes.
    pub upload: String,
}

/// What a `HEAD` says.
#[derive(Debug, PartialEq, Eq)]
pub struct Stands {
    pub offset: usize,
    pub complete: bool,
}

/// What an answer says of how many bytes are there.
pub fn offset_of(answer: &Answer) -> usize {
    answer.header("upload-offset").and_then(|offset| offset.parse().ok()).expect("an offset")
}

/// Announces a CV of this name.
pub async fn announced(program: &Visitor, reference: &str, name: &str, length: Option<usize>) -> Answer {
    let path = format!("/api/v1/applications/{reference}/documents/cv/uploads?name={name}");
    let mut request = program.request(Method::POST, &path).header("upload-complete", "?0");
    if let Some(length) = length {
        request = request.header("upload-length", length);
    }
    program.send(&path, request).await
}

impl Sender {
    pub async fn begins(house: &House, draft: &Draft, length: Option<usize>) -> Self {
        let program = house.program();
        program.bearer(&draft.begun.token);
        Self::announces(program, &draft.begun.reference, "cv.txt", length).await
    }

    pub async fn announces(program: Visitor, reference: &str, name: &str, length: Option<usize>) -> Self {
        let told = announced(&program, reference, name, length).await;
        let upload = told.must_be(201).header("location").expect("a place").to_owned();
        assert_eq!((told.header("upload-complete"), told.header("upload-offset")), (Some("?0"), Some("0")));
        Self { program, reference: reference.to_owned(), upload }
    }

    pub async fn stands(&self) -> Stands {
        let told = self.program.send(&self.upload, self.program.request(Method::HEAD, &self.upload)).await;
        let complete = told.must_be(200).header("upload-complete") == Some("?1");
        assert_eq!(told.header("cache-control"), Some("no-store"));
        Stands { offset: offset_of(&told), complete }
    }

    pub fn piece(&self, offset: usize, last: bool, body: impl Into<Body>) -> reqwest::RequestBuilder {
        let request = self.program.request(Method::PATCH, &self.upload).header("content-type", PARTIAL);
        let last = if last { "?1" } else { "?0" };
        request.header("upload-offset", offset).header("upload-complete", last).body(body)
    }

    pub async fn adds(&self, offset: usize, last: bool, bytes: &[u8]) -> Answer {
        self.program.send(&self.upload, self.piece(offset, last, bytes.to_vec())).await
    }

    /// Sends from here on, and loses the connection after so many bytes. A slow server may read what was sent on an earlier, broken
    /// connection only now, and then says that more is there already.
    pub async fn breaks_off(&self, all: &[u8], offset: usize, after: usize) {
        let sent = all[offset..(offset + after).min(all.len())].to_vec();
        let parts = futures_util::stream::unfold(Some(sent), |rest| async move {
            let mut rest = rest?;
            if rest.is_empty() {
                // What was sent is on its way before the connection goes.
                tokio::time::sleep(Duration::from_millis(30)).await;
                return Some((Err(std::io::Error::other("the train enters a tunnel")), None));
            }
            let further = rest.split_off(rest.len().min(10_000));
            Some((Ok(rest), Some(further)))
        });
        if let Ok(answer) = self.piece(offset, true, Body::wrap_stream(parts)).send().await {
            assert_eq!(answer.status().as_u16(), 409, "nothing broke off");
        }
    }
}
