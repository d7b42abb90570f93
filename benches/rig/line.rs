//! A client that costs little: HTTP/1.1 on connections that are kept, requests as ready bytes, answers as bytes.
//!
//! It shares the machine with what it measures; whatever it costs, it costs both sides.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// Most header fields of an answer.
const HEADERS: usize = 64;

/// One connection.
pub struct Line {
    stream: TcpStream,
    buffer: Vec<u8>,
}

/// What was answered.
#[derive(Clone, Copy)]
pub struct Answer<'a> {
    pub status: u16,
    /// The header as it came.
    pub head: &'a [u8],
    pub body: &'a [u8],
}

impl Answer<'_> {
    /// Fails, showing the answer, unless it has this status.
    pub fn must_be(self, status: u16) -> Result<Self> {
        let (head, body) = (String::from_utf8_lossy(self.head), String::from_utf8_lossy(self.body));
        ensure!(self.status == status, "not {status}:\n{head}{body}");
        Ok(self)
    }

    pub fn json(&self) -> Result<serde_json::Value> {
        Ok(serde_json::from_slice(self.body)?)
    }
}

impl Line {
    pub async fn open(address: SocketAddr) -> Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, buffer: Vec::new() })
    }

    /// Sends a request and reads its answer, which must say its length.
    pub async fn ask(&mut self, request: &[u8]) -> Result<Answer<'_>> {
        self.send(request).await?;
        self.answer().await
    }

    /// Sends a request; afterwards its last byte has left.
    pub async fn send(&mut self, request: &[u8]) -> Result<()> {
        Ok(self.stream.write_all(request).await?)
    }

    /// Reads the answer to what was sent.
    pub async fn answer(&mut self) -> Result<Answer<'_>> {
        self.buffer.clear();
        let (head, status, length) = loop {
            ensure!(self.stream.read_buf(&mut self.buffer).await? > 0, "the connection was closed");
            if let Some(found) = parsed(&self.buffer)? {
                break found;
            }
        };
        let end = head + length;
        self.buffer.reserve(end.saturating_sub(self.buffer.len()));
        while self.buffer.len() < end {
            ensure!(self.stream.read_buf(&mut self.buffer).await? > 0, "the connection was closed");
        }
        Ok(Answer { status, head: &self.buffer[..head], body: &self.buffer[head..end] })
    }
}

/// Length of the header, status and length of the body, once the header is whole.
fn parsed(bytes: &[u8]) -> Result<Option<(usize, u16, usize)>> {
    let mut headers = [httparse::EMPTY_HEADER; HEADERS];
    let mut response = httparse::Response::new(&mut headers);
    let httparse::Status::Complete(head) = response.parse(bytes)? else { return Ok(None) };
    let length = response.headers.iter().find(|header| header.name.eq_ignore_ascii_case("content-length"));
    let length = length.context("an answer of unknown length")?.value;
    Ok(Some((head, response.code.context("no status")?, std::str::from_utf8(length)?.parse()?)))
}

/// A GET with these further header lines.
pub fn get(address: SocketAddr, path: &str, headers: &str) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\nHost: {address}\r\n{headers}\r\n").into_bytes()
}

/// A request with a body.
pub fn with_body(method: &str, address: SocketAddr, path: &str, headers: &str, body: &[u8]) -> Vec<u8> {
    let length = body.len();
    let head = format!("{method} {path} HTTP/1.1\r\nHost: {address}\r\n{headers}Content-Length: {length}\r\n\r\n");
    [head.as_bytes(), body].concat()
}

/// How often the request is answered with 200 in a second, by so many connections that ask without pause.
pub async fn rate(address: SocketAddr, connections: usize, lasting: Duration, request: &[u8]) -> Result<f64> {
    let mut lines = Vec::with_capacity(connections);
    for _ in 0..connections {
        lines.push(Line::open(address).await?);
    }
    let begun = Instant::now();
    let asking = lines.into_iter().map(|mut line| async move {
        let mut answered = 0_u32;
        while begun.elapsed() < lasting {
            line.ask(request).await?.must_be(200)?;
            answered += 1;
        }
        anyhow::Ok(answered)
    });
    let answered: u32 = futures_util::future::try_join_all(asking).await?.into_iter().sum();
    Ok(f64::from(answered) / begun.elapsed().as_secs_f64())
}
