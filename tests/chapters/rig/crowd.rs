//! A crowd that applies to one opening through the API, each in their own way and many of them in the very last moment, and
//! writes down what it saw.

use std::sync::Arc;
use std::time::Duration;

use entity::Instant;
use meritum::clock::{Calendar as _, Clock as _, SystemClock};
use meritum::secrets::sha256_hex;
use rand::rngs::SmallRng;
use rand::{RngExt as _, SeedableRng as _};
use reqwest::{Body, Method, RequestBuilder};
use serde_json::{Value, json};
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

use super::adverts::{SLUG, fields, file, typed, unlike};
use super::history::{Act, Seen, Told};
use super::sender::PARTIAL;
use super::visitor::Visitor;

/// Bytes of a document.
const PAPER: usize = 8_000;
/// How often somebody asks who is told to come back.
const MOST_TRIES: usize = 40;

/// Where a document goes that comes in one request.
const DIRECTLY: &str = "/documents/cv?name=cv.pdf";

/// How somebody applies.
#[derive(Clone, Copy, Debug)]
pub enum Way {
    /// Again and again under another name, each time in one request.
    Whole,
    /// The same, but they hang up before the answer and ask again under the same key.
    Impatient,
    /// Once; then they change what they sent and send it again.
    Editing,
    /// Step by step, over a slow line.
    Uploading,
    /// Step by step, the document in pieces.
    Resuming,
}

/// One of the crowd.
pub struct Person {
    way: Way,
    number: u64,
    /// How many applications they have begun.
    round: u64,
    program: Arc<Visitor>,
    /// Longest time between two things that they do, in milliseconds: hundreds share two processors with the house.
    idle: i64,
    /// What HR announced last.
    closing: watch::Receiver<Instant>,
    chance: SmallRng,
    seen: Vec<Seen>,
    /// Submissions that can be repeated: with the receipt that each was given.
    pub repeatable: Vec<Repeatable>,
}

/// A whole application that was given a receipt under a key.
#[derive(Clone, Debug)]
pub struct Repeatable {
    pub number: u64,
    pub receipt: String,
}

/// What a step-by-step applicant holds.
struct Held {
    number: u64,
    token: String,
    path: String,
    name: String,
}

/// Sends a whole application under the key that belongs to its number.
pub fn whole(program: &Visitor, number: u64) -> RequestBuilder {
    let form = fields(&name_of(number)).part("cv", file("CV.pdf", unlike(number, PAPER)));
    let path = format!("/api/v1/openings/{SLUG}/applications");
    program.request(Method::POST, &path).header("idempotency-key", format!("application {number}")).multipart(form)
}

fn name_of(number: u64) -> String {
    format!("Applicant N{number}")
}

fn instant(body: &Value, name: &str) -> Option<Instant> {
    Some(Instant::from_timestamp(body[name].as_str()?.parse().ok()?))
}

/// What an answer comes to.
fn told(status: u16, body: &Value) -> Told {
    let receipt = || Some((body["receipt"].as_str()?.to_owned(), instant(body, "submitted_at")?));
    let late = || Some((instant(body, "received_at")?, instant(body, "closes_at")?));
    match status {
        201 if body["receipt"].is_string() => receipt().map(|(receipt, received)| Told::Receipt { receipt, received }),
        200 | 201 | 204 => Some(Told::Kept),
        409 if body["code"] == "opening-closed" => {
            late().map(|(received, closes_at)| Told::Late { received, closes_at })
        }
        503 => Some(Told::Busy),
        _ => None,
    }
    .unwrap_or_else(|| Told::Other(format!("{status} {body}")))
}

impl Person {
    pub fn new(way: Way, number: u64, program: Arc<Visitor>, closing: watch::Receiver<Instant>, idle: i64) -> Self {
        let chance = SmallRng::seed_from_u64(number);
        Self { way, number, round: 0, program, idle, closing, chance, seen: Vec::new(), repeatable: Vec::new() }
    }

    /// Goes on in their way until it is over; what they saw.
    pub async fn apply(mut self, over: CancellationToken) -> (Vec<Seen>, Vec<Repeatable>) {
        while !over.is_cancelled() {
            self.waits(&over).await;
            match self.way {
                Way::Whole => self.applies(false).await,
                Way::Impatient => self.applies(true).await,
                Way::Editing => self.edits(&over).await,
                Way::Uploading | Way::Resuming => self.goes_step_by_step(&over).await,
            }
        }
        (self.seen, self.repeatable)
    }

    /// Does something else for a while; many wait for the last moment where one is near.
    async fn waits(&mut self, over: &CancellationToken) {
        let left = self.closing.borrow().millis_since(SystemClock.now());
        let at_last = (400..4000).contains(&left) && self.chance.random_bool(0.3);
        let millis =
            if at_last { left + self.chance.random_range(-400..300) } else { self.chance.random_range(200..self.idle) };
        let _ = tokio::time::timeout(Duration::from_millis(millis.unsigned_abs()), over.cancelled()).await;
    }

    fn next_number(&mut self) -> u64 {
        self.round += 1;
        self.number * 10_000 + self.round
    }

    /// Writes down what was done to the application of this number, and told.
    fn saw(&mut self, number: u64, act: Act, began: Instant, status: u16, body: &Value) -> Told {
        let (who, told) = (format!("{:?} {number}", self.way), told(status, body));
        self.seen.push(Seen { who, act, began, ended: SystemClock.now(), told: told.clone() });
        told
    }

    async fn applies(&mut self, hangs_up: bool) {
        let number = self.next_number();
        let began = SystemClock.now();
        if hangs_up {
            let patience = Duration::from_millis(self.chance.random_range(0..60));
            let _ = tokio::time::timeout(patience, whole(&self.program, number).send()).await;
        }
        let (status, body) = asked(|| whole(&self.program, number)).await;
        let papers = vec![sha256_hex(unlike(number, PAPER))];
        if let Told::Receipt { receipt, .. } =
            self.saw(number, Act::Submit { name: name_of(number), papers }, began, status, &body)
        {
            self.repeatable.push(Repeatable { number, receipt });
        }
    }

    /// A request about one's own application.
    fn own(&self, held: &Held, method: Method, below: &str) -> RequestBuilder {
        self.program.request(method, &format!("{}{below}", held.path)).bearer_auth(&held.token)
    }

    async fn begins(&mut self) -> Option<Held> {
        let number = self.next_number();
        let (name, began) = (name_of(number), SystemClock.now());
        let typed = typed(&name);
        let path = format!("/api/v1/openings/{SLUG}/drafts");
        let fields = json!({ "full_name": name, "email": typed.email, "consent": true, "answers": typed.answers });
        let (status, body) = asked(|| self.program.request(Method::POST, &path).json(&fields)).await;
        let Told::Kept = self.saw(number, Act::Type, began, status, &body) else { return None };
        let path = format!("/api/v1/applications/{}", body["reference"].as_str()?);
        Some(Held { number, token: body["applicant_token"].as_str()?.to_owned(), path, name })
    }

    /// Uploads a paper of this number, at the pace of their line; its hash, if it was kept.
    async fn uploads(&mut self, held: &Held, number: u64) -> Option<String> {
        let bytes = unlike(number, PAPER);
        let paper = sha256_hex(&bytes);
        let began = SystemClock.now();
        let (status, body) = match self.way {
            Way::Resuming => self.in_pieces(held, bytes).await,
            Way::Uploading => {
                let pause = Duration::from_millis(self.chance.random_range(1..500));
                asked(|| self.own(held, Method::PUT, DIRECTLY).body(slowly(bytes.clone(), pause))).await
            }
            Way::Whole | Way::Impatient | Way::Editing => {
                asked(|| self.own(held, Method::PUT, DIRECTLY).body(bytes.clone())).await
            }
        };
        let told = self.saw(held.number, Act::Upload { paper: paper.clone() }, began, status, &body);
        matches!(told, Told::Kept).then_some(paper)
    }

    async fn in_pieces(&mut self, held: &Held, bytes: Vec<u8>) -> (u16, Value) {
        let announcing = self.own(held, Method::POST, "/documents/cv/uploads?name=cv.pdf");
        let announced = announcing.header("upload-complete", "?0").header("upload-length", bytes.len());
        let answer = announced.send().await.expect("an answer");
        let Some(place) = answer.headers().get("location").map(|place| place.to_str().expect("a place").to_owned())
        else {
            return (answer.status().as_u16(), answer.json().await.unwrap_or_default());
        };
        let half = bytes.len() / 2;
        for (offset, last, piece) in [(0, "?0", &bytes[..half]), (half, "?1", &bytes[half..])] {
            tokio::time::sleep(Duration::from_millis(self.chance.random_range(1..1200))).await;
            let request = self.program.request(Method::PATCH, &place).bearer_auth(&held.token);
            let request = request.header("content-type", PARTIAL).header("upload-offset", offset);
            let (status, body) = once(request.header("upload-complete", last).body(piece.to_vec())).await;
            if last == "?1" || status != 204 {
                return (status, body);
            }
        }
        (0, Value::Null)
    }

    /// Submits what is saved; whether it was admitted.
    async fn submits(&mut self, held: &Held, paper: &str) -> bool {
        let began = SystemClock.now();
        let (status, body) = asked(|| self.own(held, Method::POST, "/submission")).await;
        let act = Act::Submit { name: held.name.clone(), papers: vec![paper.to_owned()] };
        matches!(self.saw(held.number, act, began, status, &body), Told::Receipt { .. })
    }

    async fn goes_step_by_step(&mut self, over: &CancellationToken) {
        let Some(held) = self.begins().await else { return };
        self.waits(over).await;
        if let Some(paper) = self.uploads(&held, held.number).await {
            self.submits(&held, &paper).await;
        }
    }

    /// Applies once and then changes it again and again; it is sent only when something was changed.
    async fn edits(&mut self, over: &CancellationToken) {
        let Some(mut held) = self.begins().await else { return };
        let Some(mut paper) = self.uploads(&held, held.number).await else { return };
        self.submits(&held, &paper).await;
        while !over.is_cancelled() {
            self.waits(over).await;
            let number = self.next_number();
            let (name, began) = (name_of(number), SystemClock.now());
            let typed = json!({ "full_name": name });
            let change = || self.own(&held, Method::PATCH, "").header("if-match", "*").json(&typed);
            let (status, body) = asked(change).await;
            let Told::Kept = self.saw(held.number, Act::Type, began, status, &body) else { continue };
            held.name = name;
            if self.chance.random_bool(0.3)
                && let Some(another) = self.uploads(&held, number).await
            {
                paper = another;
            }
            tokio::time::sleep(Duration::from_millis(self.chance.random_range(0..300))).await;
            self.submits(&held, &paper).await;
        }
    }
}

/// Asks, and asks again for as long as the house says that it is busy; the status and the body, where there is one.
pub async fn asked(request: impl Fn() -> RequestBuilder) -> (u16, Value) {
    let mut tries = 0;
    loop {
        let (status, body) = once(request()).await;
        tries += 1;
        if status != 503 || tries == MOST_TRIES {
            return (status, body);
        }
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
}

async fn once(request: RequestBuilder) -> (u16, Value) {
    let answer = request.send().await.unwrap_or_else(|error| panic!("no answer: {error:?}"));
    let status = answer.status().as_u16();
    (status, answer.json().await.unwrap_or_default())
}

/// A body that comes in three parts, with pauses between them.
fn slowly(mut bytes: Vec<u8>, pause: Duration) -> Body {
    let mut parts = Vec::new();
    while !bytes.is_empty() {
        let rest = bytes.split_off(bytes.len().min(PAPER / 3));
        parts.push(std::mem::replace(&mut bytes, rest));
    }
    Body::wrap_stream(futures_util::stream::unfold(parts.into_iter(), move |mut parts| async move {
        let part = parts.next()?;
        tokio::time::sleep(pause).await;
        Some((Ok::<_, std::io::Error>(part), parts))
    }))
}
