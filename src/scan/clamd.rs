//! The protocol of clamd, as far as it is needed: `PING`, and `INSTREAM` with its chunks (clamd(8)).

use bytes::Bytes;
use futures_util::{Stream, StreamExt as _};
use std::io;
use std::path::PathBuf;
use std::pin::pin;
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};
use tokio::net::{TcpStream, UnixStream};

/// Bytes of an answer that are read; the longest holds a signature's name.
const ANSWER: u64 = 1024;

/// Where clamd listens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Address {
    /// `host:port`.
    Tcp(String),
    /// A path.
    Unix(PathBuf),
}

impl Address {
    /// `unix:/run/clamav/clamd.ctl` or `/run/clamav/clamd.ctl`, or else `host:port`. None: nothing.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        match text.strip_prefix("unix:").unwrap_or(text) {
            "" => None,
            path if path.starts_with('/') => Some(Self::Unix(path.into())),
            host => Some(Self::Tcp(host.strip_prefix("tcp:").unwrap_or(host).to_owned())),
        }
    }
}

/// Why there is no answer.
pub(super) enum Broken {
    /// The content broke off.
    Source(Box<dyn std::error::Error + Send + Sync>),
    /// The connection.
    Socket(io::Error),
}

impl From<io::Error> for Broken {
    fn from(error: io::Error) -> Self {
        Self::Socket(error)
    }
}

trait Socket: AsyncRead + AsyncWrite + Send + Unpin {}

impl<T: AsyncRead + AsyncWrite + Send + Unpin> Socket for T {}

async fn connect(address: &Address) -> io::Result<Box<dyn Socket>> {
    Ok(match address {
        Address::Tcp(host) => Box::new(TcpStream::connect(host.as_str()).await?),
        Address::Unix(path) => Box::new(UnixStream::connect(path).await?),
    })
}

/// Whether it answers at all.
pub(super) async fn ping(address: &Address) -> io::Result<()> {
    let mut socket = connect(address).await?;
    socket.write_all(b"zPING\0").await?;
    match answer(&mut socket).await?.as_str() {
        "PONG" => Ok(()),
        other => Err(io::Error::other(format!("{other} instead of PONG"))),
    }
}

/// Sends the content in chunks, each behind its length, and reads what clamd says of it.
pub(super) async fn instream<S, E>(address: &Address, content: S) -> Result<String, Broken>
where
    S: Stream<Item = Result<Bytes, E>>,
    E: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    let mut content = pin!(content);
    let mut socket = connect(address).await?;
    socket.write_all(b"zINSTREAM\0").await?;
    let mut sent = Ok(());
    while let Some(part) = content.next().await {
        let part = part.map_err(|error| Broken::Source(error.into()))?;
        // A chunk of no length would be the end.
        if !part.is_empty() {
            sent = send(&mut socket, &part).await;
        }
        if sent.is_err() {
            break;
        }
    }
    if sent.is_ok() {
        sent = send(&mut socket, &[]).await;
    }
    // Who has had enough says so before hanging up: the reason is read even when the rest could not be sent.
    match (answer(&mut socket).await, sent) {
        (Ok(said), _) if !said.is_empty() => Ok(said),
        (_, Err(error)) | (Err(error), Ok(())) => Err(error.into()),
        (Ok(_), Ok(())) => Err(io::Error::from(io::ErrorKind::UnexpectedEof).into()),
    }
}

async fn send(socket: &mut Box<dyn Socket>, part: &[u8]) -> io::Result<()> {
    let length = u32::try_from(part.len()).map_err(io::Error::other)?;
    socket.write_all(&length.to_be_bytes()).await?;
    socket.write_all(part).await?;
    socket.flush().await
}

/// One answer: it ends with a NUL, or with the connection.
async fn answer(socket: &mut Box<dyn Socket>) -> io::Result<String> {
    let mut said = Vec::new();
    let mut rest = socket.take(ANSWER);
    while !said.contains(&0) && rest.read_buf(&mut said).await? > 0 {}
    let said: Vec<u8> = said.into_iter().take_while(|byte| *byte != 0).collect();
    Ok(String::from_utf8_lossy(&said).trim().to_owned())
}
