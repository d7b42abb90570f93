//! The front on a real socket, met by clients that do not play fair.

use std::time::Duration;

use poem::web::Json;
use poem::{EndpointExt, Error, Route, RouteMethod, handler};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use super::body::{AcceptBody, BodyRead};
use super::client::Client;
use super::*;

const LIMIT: u64 = 100 * 1024;
const SLACK: usize = 64 * 1024;

struct Served {
    address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    task: JoinHandle<()>,
}

#[handler]
fn hello() -> &'static str {
    "hello"
}

#[handler]
fn explode() {
    panic!("a bug");
}

#[handler]
fn count(body: Vec<u8>, request: &Request) -> String {
    let read = request.data::<BodyRead>().unwrap();
    format!("{} {:?}", body.len(), read.ended_at())
}

#[handler]
fn json(body: Json<serde_json::Value>) -> String {
    body.0.to_string()
}

#[handler]
fn whoami(request: &Request) -> String {
    request.data::<Client>().unwrap().address.to_string()
}

fn routes() -> Route {
    Route::new()
        .at("/hello", allow::get(hello).post(hello))
        .at("/panic", allow::get(explode))
        .at("/count", allow::post(count))
        .at("/big", allow::post(count.with(AcceptBody::up_to(4 * LIMIT))))
        .at("/json", allow::post(json))
        .at("/whoami", allow::get(whoami))
        .at("/api/things/:id", RouteMethod::new().get(hello).patch(hello))
}

fn translate(asked: &Asked, error: &Error) -> Response {
    assert!(asked.id().is_some());
    let status = error.status();
    Response::builder().status(status).body(format!("translated {}", status.as_u16()))
}

fn settings() -> FrontSettings {
    FrontSettings { header_seconds: 1, body_bytes: LIMIT, stop_seconds: 5, ..FrontSettings::default() }
}

async fn start(settings: FrontSettings) -> Served {
    start_with(settings, None).await
}

async fn start_with(settings: FrontSettings, pace: Option<Pace>) -> Served {
    let bound = serve::Bound::to(SocketAddr::from(([127, 0, 0, 1], 0))).await.unwrap();
    let address = bound.address();
    let document = serde_json::json!({"paths": {"/things/{id}": {"get": {}, "patch": {}}}});
    let mut front = Front::new(
        &settings,
        &Uri::from_static("https://jobs.example.org"),
        true,
        Arc::new(|| 1_739_573_999_000),
        Arc::new(|asked: &Asked, error: Error| translate(asked, &error)),
        AllowTable::from_openapi("/api", &document),
    );
    if let Some(pace) = pace {
        Arc::get_mut(&mut front.edge).unwrap().pace = pace;
    }
    let app = front.around(routes(), |inner| inner);
    let (stop, stopped) = oneshot::channel();
    let task = tokio::spawn(async move {
        bound.serve(app, &settings, async { stopped.await.unwrap_or(()) }).await;
    });
    Served { address, stop: Some(stop), task }
}

impl Served {
    async fn connect(&self) -> TcpStream {
        TcpStream::connect(self.address).await.unwrap()
    }

    /// Send bytes and read until the server closes.
    async fn exchange(&self, bytes: impl AsRef<[u8]>) -> String {
        let mut stream = self.connect().await;
        stream.write_all(bytes.as_ref()).await.unwrap();
        read_to_end(&mut stream).await
    }

    async fn request(&self, head: &str) -> String {
        self.exchange(format!("{head}\r\nHost: {}\r\nConnection: close\r\n\r\n", self.address)).await
    }
}

async fn read_to_end(stream: &mut TcpStream) -> String {
    let mut answer = Vec::new();
    tokio::time::timeout(Duration::from_secs(10), stream.read_to_end(&mut answer)).await.unwrap().unwrap();
    String::from_utf8_lossy(&answer).into_owned()
}

/// Read until the answer's head is complete.
async fn read_head(stream: &mut TcpStream) -> String {
    let mut answer = Vec::new();
    while !answer.ends_with(b"\r\n\r\n") {
        let byte = tokio::time::timeout(Duration::from_secs(10), stream.read_u8()).await.unwrap().unwrap();
        answer.push(byte);
    }
    String::from_utf8(answer).unwrap()
}

fn status(answer: &str) -> u16 {
    answer.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or_else(|| panic!("no answer: {answer:?}"))
}

fn header_of<'a>(answer: &'a str, name: &str) -> Option<&'a str> {
    answer.lines().take_while(|line| !line.is_empty()).find_map(|line| {
        let (said, value) = line.split_once(':')?;
        said.eq_ignore_ascii_case(name).then_some(value.trim())
    })
}

#[tokio::test]
async fn a_request_is_answered_with_security_headers_and_an_id() {
    let served = start(settings()).await;
    for (path, expected) in [("/hello", 200), ("/nowhere", 404), ("/panic", 500)] {
        let answer = served.request(&format!("GET {path} HTTP/1.1")).await;
        assert_eq!(status(&answer), expected);
        assert_eq!(header_of(&answer, "content-security-policy"), Some(headers::CONTENT_SECURITY_POLICY));
        assert_eq!(header_of(&answer, "x-content-type-options"), Some("nosniff"));
        assert_eq!(header_of(&answer, "cache-control"), Some("no-store"));
        assert_eq!(header_of(&answer, "x-request-id").map(str::len), Some(36));
    }
}

#[tokio::test]
async fn half_a_head_is_closed_at_the_deadline() {
    let served = start(settings()).await;
    for half in ["GET /hello HTT", "G", "", "PRI * HTTP/2.0\r\n", "GET /hello HTTP/1.1\r\nHost: a\r\n"] {
        let mut stream = served.connect().await;
        stream.write_all(half.as_bytes()).await.unwrap();
        let begin = Stopwatch::start();
        let answer = read_to_end(&mut stream).await;
        assert!(begin.elapsed() < Duration::from_secs(4), "{half:?} was held open");
        assert!(!answer.contains(" 200 "), "{half:?} was answered");
    }
}

#[tokio::test]
async fn a_drip_of_header_bytes_does_not_extend_the_deadline() {
    let served = start(settings()).await;
    let (mut reader, mut writer) = served.connect().await.into_split();
    let drip = tokio::spawn(async move {
        let _ = writer.write_all(b"GET /hello HTTP/1.1\r\n").await;
        while writer.write_all(b"X: y\r\n").await.is_ok() {
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    });
    let begin = Stopwatch::start();
    let mut answer = Vec::new();
    let _ = tokio::time::timeout(Duration::from_secs(10), reader.read_to_end(&mut answer)).await.unwrap();
    assert!(begin.elapsed() < Duration::from_secs(5));
    drip.abort();
}

#[tokio::test]
async fn an_endless_chunked_body_is_refused_within_limit_and_slack() {
    let served = start(settings()).await;
    for path in ["/count", "/json"] {
        let mut stream = served.connect().await;
        let head = format!(
            "POST {path} HTTP/1.1\r\nHost: {}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n",
            served.address
        );
        stream.write_all(head.as_bytes()).await.unwrap();
        let chunk = format!("1000\r\n{}\r\n", "x".repeat(0x1000));
        for _ in 0..(usize::try_from(LIMIT).unwrap() + SLACK) / 0x1000 {
            stream.write_all(chunk.as_bytes()).await.unwrap();
        }
        // Nothing more is sent, so the answer can only be due to what was.
        let answer = read_head(&mut stream).await;
        assert_eq!(status(&answer), 413, "{path}");
        assert_eq!(header_of(&answer, "connection"), Some("close"));
    }
}

#[tokio::test]
async fn a_client_that_goes_on_sending_can_still_read_its_413() {
    let served = start(settings()).await;
    let body = "x".repeat(2 * 1024 * 1024);
    let request =
        format!("POST /count HTTP/1.1\r\nHost: {}\r\nContent-Length: {}\r\n\r\n{body}", served.address, body.len());
    let answer = served.exchange(request).await;
    assert_eq!(status(&answer), 413);
    assert!(answer.ends_with("translated 413"));
}

#[tokio::test]
async fn a_route_may_accept_more_than_the_default() {
    let served = start(settings()).await;
    let body = "x".repeat(200 * 1024);
    let tail = format!("Host: {}\r\nConnection: close\r\nContent-Length: {}\r\n\r\n{body}", served.address, body.len());
    assert_eq!(status(&served.exchange(format!("POST /count HTTP/1.1\r\n{tail}")).await), 413);
    let answer = served.exchange(format!("POST /big HTTP/1.1\r\n{tail}")).await;
    assert!(answer.ends_with("204800 Some(1739573999000)"), "{answer}");
}

#[tokio::test]
async fn a_slow_body_is_dropped() {
    let window = Duration::from_millis(100);
    let pace = Pace { bytes_per_second: 1000, window, total: Duration::from_mins(1) };
    let served = start_with(settings(), Some(pace)).await;
    let mut stream = served.connect().await;
    let head = format!("POST /count HTTP/1.1\r\nHost: {}\r\nContent-Length: 1000\r\n\r\nx", served.address);
    stream.write_all(head.as_bytes()).await.unwrap();
    assert_eq!(status(&read_to_end(&mut stream).await), 408);
}

#[tokio::test]
async fn too_many_headers_and_too_long_heads_are_refused() {
    let served = start(settings()).await;
    let many = "X: y\r\n".repeat(1001);
    let long = format!("X: {}\r\n", "y".repeat(40 * 1024));
    for extra in [many, long] {
        let answer = served.exchange(format!("GET /hello HTTP/1.1\r\nHost: localhost\r\n{extra}\r\n")).await;
        assert_eq!(status(&answer), 431);
    }
    let enough = "X: y\r\n".repeat(60);
    let answer =
        served.exchange(format!("GET /hello HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{enough}\r\n")).await;
    assert_eq!(status(&answer), 200);
}

#[tokio::test]
async fn a_head_that_two_servers_could_read_differently_is_refused_and_the_connection_closed() {
    let served = start(settings()).await;
    for pair in [
        "Content-Length: 5\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked\r\nContent-Length: 5",
        "Content-Length: 5\r\nContent-Length: 5",
        "Content-Length: 5\r\nContent-Length: 6",
        "Transfer-Encoding: gzip",
        "X: a\r\n folded",
        "X: a\nContent-Length: 5",
    ] {
        let answer =
            served.exchange(format!("POST /hello HTTP/1.1\r\nHost: localhost\r\n{pair}\r\n\r\n0\r\n\r\n")).await;
        assert_eq!(status(&answer), 400, "{pair:?}");
        assert_eq!(answer.matches("HTTP/1.1").count(), 1, "{pair:?} got two answers");
    }
}

#[tokio::test]
async fn head_is_answered_as_get_without_the_body() {
    let served = start(settings()).await;
    let answer = served.request("HEAD /hello HTTP/1.1").await;
    assert_eq!(status(&answer), 200);
    assert_eq!(header_of(&answer, "content-length"), Some("5"));
    assert!(answer.ends_with("\r\n\r\n"), "{answer}");
}

#[tokio::test]
async fn a_panic_is_a_500_and_the_server_lives() {
    let served = start(settings()).await;
    let answer = served.request("GET /panic HTTP/1.1").await;
    assert_eq!(status(&answer), 500);
    assert!(answer.ends_with("translated 500"));
    assert_eq!(status(&served.request("GET /hello HTTP/1.1").await), 200);
}

#[tokio::test]
async fn a_405_says_what_is_allowed() {
    let served = start(settings()).await;
    let answer = served.request("DELETE /hello HTTP/1.1").await;
    assert_eq!((status(&answer), header_of(&answer, "allow")), (405, Some("GET, HEAD, POST")));
    let answer = served.request("DELETE /api/things/5 HTTP/1.1").await;
    assert_eq!((status(&answer), header_of(&answer, "allow")), (405, Some("GET, HEAD, PATCH")));
}

#[tokio::test]
async fn trace_connect_unknown_hosts_and_encoded_bodies_are_refused() {
    let served = start(settings()).await;
    assert_eq!(status(&served.request("TRACE /hello HTTP/1.1").await), 501);
    let answer = served.exchange("GET /hello HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n").await;
    assert_eq!(status(&answer), 421);
    let answer = served.exchange("GET /hello HTTP/1.1\r\nConnection: close\r\n\r\n").await;
    assert_eq!(status(&answer), 400);
    let answer = served.request("POST /count HTTP/1.1\r\nContent-Encoding: gzip\r\nContent-Length: 0").await;
    assert_eq!(status(&answer), 415);
}

#[tokio::test]
async fn another_sites_post_is_refused() {
    let served = start(settings()).await;
    let answer = served.request("POST /hello HTTP/1.1\r\nSec-Fetch-Site: cross-site\r\nCookie: a=b").await;
    assert_eq!(status(&answer), 403);
    let answer = served.request("POST /hello HTTP/1.1\r\nSec-Fetch-Site: same-origin\r\nCookie: a=b").await;
    assert_eq!(status(&answer), 200);
}

#[tokio::test]
async fn a_strangers_word_about_its_address_is_ignored() {
    let served = start(settings()).await;
    let answer = served.request("GET /whoami HTTP/1.1\r\nX-Forwarded-For: 203.0.113.7").await;
    assert!(answer.ends_with("\r\n127.0.0.1"), "{answer}");
    let trusting = FrontSettings { trusted_proxies: vec!["127.0.0.0/8".parse().unwrap()], ..settings() };
    let served = start(trusting).await;
    let answer = served.request("GET /whoami HTTP/1.1\r\nX-Forwarded-For: 6.6.6.6, 203.0.113.7").await;
    assert!(answer.ends_with("\r\n203.0.113.7"), "{answer}");
}

#[tokio::test]
async fn a_client_in_haste_is_told_when_to_come_back() {
    let served = start(FrontSettings { requests_per_minute: 2, ..settings() }).await;
    for _ in 0..2 {
        assert_eq!(status(&served.request("GET /hello HTTP/1.1").await), 200);
    }
    let answer = served.request("GET /hello HTTP/1.1").await;
    assert_eq!((status(&answer), header_of(&answer, "retry-after")), (429, Some("30")));
}

#[tokio::test]
async fn a_full_house_turns_the_next_away() {
    let served = start(FrontSettings { connections_per_address: 1, header_seconds: 10, ..settings() }).await;
    let held = served.connect().await;
    tokio::time::sleep(Duration::from_millis(100)).await;
    let answer = read_to_end(&mut served.connect().await).await;
    assert_eq!((status(&answer), header_of(&answer, "retry-after")), (503, Some("5")));
    drop(held);
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert_eq!(status(&served.request("GET /hello HTTP/1.1").await), 200);
}

#[tokio::test]
async fn stopping_finishes_an_upload_in_flight_and_takes_no_new_connection() {
    let mut served = start(settings()).await;
    let mut stream = served.connect().await;
    let head = format!("POST /count HTTP/1.1\r\nHost: {}\r\nContent-Length: 10\r\n\r\nhello", served.address);
    stream.write_all(head.as_bytes()).await.unwrap();
    let idle = served.connect().await;
    tokio::time::sleep(Duration::from_millis(100)).await;
    served.stop.take().unwrap().send(()).unwrap();
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert!(TcpStream::connect(served.address).await.is_err());
    stream.write_all(b"world").await.unwrap();
    let answer = read_to_end(&mut stream).await;
    assert_eq!(status(&answer), 200);
    assert!(answer.ends_with("10 Some(1739573999000)"), "{answer}");
    drop(idle);
    tokio::time::timeout(Duration::from_secs(4), served.task).await.unwrap().unwrap();
}

#[tokio::test]
async fn stopping_gives_up_on_what_does_not_finish() {
    let mut served = start(FrontSettings { stop_seconds: 1, ..settings() }).await;
    let mut stream = served.connect().await;
    let head = format!("POST /count HTTP/1.1\r\nHost: {}\r\nContent-Length: 10\r\n\r\nhello", served.address);
    stream.write_all(head.as_bytes()).await.unwrap();
    tokio::time::sleep(Duration::from_millis(100)).await;
    served.stop.take().unwrap().send(()).unwrap();
    tokio::time::timeout(Duration::from_secs(4), served.task).await.unwrap().unwrap();
}
