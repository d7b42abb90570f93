//! Accepts connections and serves an endpoint on them, within limits, until told to stop.

use std::convert::Infallible;
use std::io;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto;
use poem::http::uri::Scheme;
use poem::http::{self, HeaderValue, Version, header};
use poem::web::{LocalAddr, RemoteAddr};
use poem::{Addr, Endpoint, Request, Response};
use tokio::net::{TcpListener, TcpStream};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::client::Trust;
use super::flight::{Counter, Patience, Standstill, standstill};
use super::framing::{Doubtful, Watch};
use super::held::{self, Held};
use super::line::Line;
use super::seats::Seats;
use super::settings::FrontSettings;

/// Most header fields in a request; browsers send about twenty.
const HEADERS: usize = 64;
/// Most bytes in a request's head.
const HEAD_BYTES: usize = 32 * 1024;
/// HTTP/2: requests at one time on one connection.
const STREAMS: u32 = 64;
/// HTTP/2: streams reset by the client but not yet accepted (CVE-2023-44487), and by us (CVE-2025-8671).
const RESETS: usize = 20;
/// HTTP/2: bytes a client may send ahead on one stream, and on all. One stream's is also the most by which a
/// refused body can overshoot.
const STREAM_WINDOW: u32 = 64 * 1024;
const CONNECTION_WINDOW: u32 = 1024 * 1024;
/// HTTP/2: how often a quiet client is asked whether it is there, and how long it has to say so.
const PING_EVERY: Duration = Duration::from_secs(20);
const PING_LIMIT: Duration = Duration::from_secs(10);
/// How long a connection closed for idling has to say goodbye.
const GOODBYE: Duration = Duration::from_secs(5);
/// Out of file descriptors: wait for some to come back rather than spin.
const ACCEPT_PAUSE: Duration = Duration::from_millis(50);

const FULL_HOUSE: &[u8] =
    b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";

/// A listening socket that serves nothing yet. Connections that arrive meanwhile wait in the kernel.
#[derive(Debug)]
pub struct Bound {
    listener: TcpListener,
    address: SocketAddr,
}

impl Bound {
    /// Listen on an address; port 0 takes a free port.
    pub async fn to(address: SocketAddr) -> io::Result<Self> {
        let listener = TcpListener::bind(address).await?;
        let address = listener.local_addr()?;
        Ok(Self { listener, address })
    }

    /// Where it listens, with the port that was taken.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Serve until `stop` resolves; then take no new connection, let requests in flight finish within the
    /// settings' limit, and return.
    pub async fn serve<E>(self, endpoint: E, settings: &FrontSettings, stop: impl Future<Output = ()>)
    where
        E: Endpoint + 'static,
    {
        let trust = Trust::new(settings.trusted_proxies.clone(), settings.forwarded_header);
        let seats = Seats::new(settings.connections, settings.connections_per_address, trust);
        let hall = Arc::new(Hall {
            endpoint,
            builder: builder(settings),
            local: LocalAddr(Addr::SocketAddr(self.address)),
            settings: settings.clone(),
            closing: CancellationToken::new(),
            over: CancellationToken::new(),
        });
        let tasks = TaskTracker::new();
        let mut stop = pin!(stop);
        loop {
            tokio::select! {
                biased;
                () = &mut stop => break,
                accepted = self.listener.accept() => match accepted {
                    Ok((stream, peer)) => match seats.take(peer.ip()) {
                        Some(seat) => {
                            let hall = hall.clone();
                            tasks.spawn(async move {
                                hall.attend(stream, peer).await;
                                drop(seat);
                            });
                        }
                        None => turn_away(&stream),
                    },
                    Err(_) => tokio::time::sleep(ACCEPT_PAUSE).await,
                },
            }
        }
        drop(self.listener);
        hall.closing.cancel();
        tasks.close();
        if tokio::time::timeout(settings.stop_limit(), tasks.wait()).await.is_err() {
            hall.over.cancel();
            tasks.wait().await;
        }
    }
}

fn builder(settings: &FrontSettings) -> auto::Builder<TokioExecutor> {
    let mut builder = auto::Builder::new(TokioExecutor::new());
    builder
        .http1()
        .timer(TokioTimer::new())
        // It counts from the answer before, the time in which nothing is asked with it; the head alone is timed in `flight.rs`.
        .header_read_timeout(settings.idle_limit() + settings.header_limit())
        .max_headers(HEADERS)
        .max_buf_size(HEAD_BYTES);
    builder
        .http2()
        .timer(TokioTimer::new())
        .max_concurrent_streams(STREAMS)
        .max_pending_accept_reset_streams(RESETS)
        .max_local_error_reset_streams(RESETS)
        .max_header_list_size(u32::try_from(HEAD_BYTES).unwrap_or(u32::MAX))
        .initial_stream_window_size(STREAM_WINDOW)
        .initial_connection_window_size(CONNECTION_WINDOW)
        .keep_alive_interval(PING_EVERY)
        .keep_alive_timeout(PING_LIMIT);
    builder
}

/// The house is full: say so without waiting, whether or not the client listens.
fn turn_away(stream: &TcpStream) {
    let _ = stream.try_write(FULL_HOUSE);
}

struct Hall<E> {
    endpoint: E,
    builder: auto::Builder<TokioExecutor>,
    local: LocalAddr,
    settings: FrontSettings,
    /// Finish what is in flight and begin nothing.
    closing: CancellationToken,
    /// Drop everything.
    over: CancellationToken,
}

impl<E: Endpoint + 'static> Hall<E> {
    /// Serve one connection to its end.
    async fn attend(self: Arc<Self>, stream: TcpStream, peer: SocketAddr) {
        // Answers are written in whole; waiting to fill a packet only delays their last one.
        let _ = stream.set_nodelay(true);
        let doubtful = Arc::new(AtomicBool::new(false));
        let (busy, in_flight) = Counter::new();
        let watch = Watch::new(doubtful.clone(), busy.heads());
        let line = Line::new(stream, watch, self.settings.write_stall_limit());
        let service = service_fn(|request: http::Request<Incoming>| {
            let (hall, busy, doubtful) = (self.clone(), busy.enter(), doubtful.clone());
            async move {
                Ok::<_, Infallible>(
                    hall.answer(request, peer, &doubtful).await.map(|body| Held::new(body, busy.answered())),
                )
            }
        });
        let mut connection = pin!(self.builder.serve_connection(TokioIo::new(line), service));
        let patience = Patience {
            head: self.settings.header_limit(),
            between: self.settings.idle_limit(),
            sending: self.settings.write_stall_limit(),
        };
        let mut still = pin!(standstill(in_flight, patience));
        let mut closing = false;
        loop {
            tokio::select! {
                _ = connection.as_mut() => return,
                () = self.over.cancelled() => return,
                () = self.closing.cancelled(), if !closing => {
                    closing = true;
                    connection.as_mut().graceful_shutdown();
                }
                how = &mut still => {
                    if how == Standstill::Heading {
                        return;
                    }
                    connection.as_mut().graceful_shutdown();
                    let _ = tokio::time::timeout(GOODBYE, connection).await;
                    return;
                }
            }
        }
    }

    async fn answer(
        &self,
        request: http::Request<Incoming>,
        peer: SocketAddr,
        doubtful: &AtomicBool,
    ) -> http::Response<held::Body> {
        // After a chunked body the next head is not watched for ambiguity, so there is none.
        let last = request.version() < Version::HTTP_2 && request.headers().contains_key(header::TRANSFER_ENCODING);
        let remote = RemoteAddr(Addr::SocketAddr(peer));
        let mut request = Request::from((request, self.local.clone(), remote, Scheme::HTTP));
        if doubtful.load(Ordering::Acquire) {
            request.set_data(Doubtful);
        }
        let mut response: Response = self.endpoint.get_response(request).await;
        if last {
            response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
        }
        response.into()
    }
}
