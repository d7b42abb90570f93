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
use super::multipart::Multipart;
use super::*;

mod bodies;
mod connections;
mod http2;
mod requests;

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
async fn count(body: poem::Body, request: &Request) -> Result<String> {
    let length = body.into_vec().await?.len();
    Ok(format!("{length} {:?}", request.data::<BodyRead>().unwrap().ended_at()))
}

#[handler]
fn json(body: Json<serde_json::Value>) -> Json<serde_json::Value> {
    body
}

#[handler]
async fn upload(mut form: Multipart, request: &Request) -> Result<String> {
    let mut parts = 0;
    while form.next().await?.is_some() {
        parts += 1;
    }
    Ok(format!("{parts} {:?}", request.data::<BodyRead>().unwrap().ended_at()))
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
        .at("/upload", allow::post(upload))
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

fn front(settings: &FrontSettings, pace: Option<Pace>) -> Fronted<impl Endpoint + 'static> {
    let things = ("/api/things/{id}".to_owned(), vec![Method::GET, Method::PATCH]);
    let mut front = Front::new(
        settings,
        &Uri::from_static("https://jobs.example.org"),
        true,
        Arc::new(|| 1_739_573_999_000),
        Arc::new(|asked: &Asked, error: Error| translate(asked, &error)),
        AllowTable::of([things]),
    );
    if let Some(pace) = pace {
        Arc::get_mut(&mut front.edge).unwrap().pace = pace;
    }
    front.around(routes(), |inner| inner)
}

async fn start_with(settings: FrontSettings, pace: Option<Pace>) -> Served {
    let bound = serve::Bound::to(SocketAddr::from(([127, 0, 0, 1], 0))).await.unwrap();
    let address = bound.address();
    let app = front(&settings, pace);
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
