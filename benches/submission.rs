//! Whole applications with a 200 KB PDF, against writing and syncing the same file with its folder plus one commit.
//!
//! `cargo bench --bench submission [-- postgres rounds=10 connections=8]`
#![expect(clippy::disallowed_methods, reason = "a bench measures time and leaves files in a folder of its own")]

mod rig;

use std::fs::{self, File};
use std::io::Write;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use entity::staff::Role;
use meritum::store::Store;
use rig::figures::{Rounds, tell, tell_ratio};
use rig::files::{USUAL, pdf};
use rig::line::{Line, with_body};
use rig::process::Served;
use rig::rows;
use rig::workshop::{Workshop, asked};
use sea_orm::{ConnectionTrait, DbErr};

/// How long each side works in a round.
const LASTING: Duration = Duration::from_secs(2);
/// Where the parts of a form are divided.
const BOUNDARY: &str = "----------the-parts-of-the-form";
/// Where in the document there is nothing but noise.
const NOISE: usize = 1000;

/// A number for each application and each file: no two are alike.
static NUMBER: AtomicU64 = AtomicU64::new(1);

#[tokio::main]
async fn main() -> Result<()> {
    let (rounds, connections) = (asked("rounds", 10), asked("connections", 8));
    let workshop = Workshop::open()?;
    let (store, _) = workshop.house().await?;
    let hr = rows::person(&store, "Besa Hoxha", Role::Hr).await?;
    rows::opening(&store, hr, "finance", 20).await?;
    store.close().await?;
    let shelf = Arc::new(Shelf::prepare(workshop.folder().join("reference"), workshop.apart().await?).await?);
    let server = Served::meritum(workshop.folder(), workshop.database())?;
    let on = workshop.database_name();
    println!("Whole applications with one PDF of {USUAL} bytes, on {on}, {connections} at a time");

    let (mut durable, mut at_once, mut in_steps) = (Rounds::default(), Rounds::default(), Rounds::default());
    let (mut cost, mut steps_cost) = (Rounds::default(), Rounds::default());
    for round in 0..=rounds {
        let files =
            per_second((0..connections).map(|_| Worker::Keeping(Arc::clone(&shelf), pdf(USUAL, 1))).collect()).await?;
        let before = server.processor_time()?;
        let whole = applied(&server, connections, Way::AtOnce).await?;
        let between = server.processor_time()?;
        server.rest().await?;
        let rested = server.processor_time()?;
        let steps = applied(&server, connections, Way::InSteps).await?;
        let after = server.processor_time()?;
        // The first round only warms up.
        if round > 0 {
            durable.push(files);
            at_once.push(whole);
            in_steps.push(steps);
            let each = |spent: Duration, rate: f64| spent.as_secs_f64() * 1000.0 / (rate * LASTING.as_secs_f64());
            cost.push(each(between.saturating_sub(before), whole));
            steps_cost.push(each(after.saturating_sub(rested), steps));
        }
    }
    tell("file, folder and row made durable, per second", &durable);
    tell("applications in one request, per second", &at_once);
    tell("applications in three requests, per second", &in_steps);
    tell_ratio("ratio, in one request", &at_once.over(&durable), "0.50 or more");
    tell("ratio, in three requests", in_steps.over(&durable).told(2));
    tell("processor time of the server, in one, ms", cost.told(2));
    tell("processor time of the server, in three, ms", steps_cost.told(2));
    tell("Peak memory of the server, MiB", format!("{:.0}", server.peak_memory()?));
    Ok(())
}

async fn applied(server: &Served, connections: u32, way: Way) -> Result<f64> {
    let mut applicants = Vec::new();
    for _ in 0..connections {
        let line = Line::open(server.address).await?;
        applicants.push(Worker::Applying(Applicant { address: server.address, line, way, document: pdf(USUAL, 1) }));
    }
    per_second(applicants).await
}

/// How often these do their work in a second, all at the same time.
async fn per_second(workers: Vec<Worker>) -> Result<f64> {
    let begun = Instant::now();
    let working = workers.into_iter().map(|mut worker| {
        tokio::spawn(async move {
            let mut done = 0_u32;
            while begun.elapsed() < LASTING {
                worker.work().await?;
                done += 1;
            }
            anyhow::Ok(done)
        })
    });
    let working: Vec<_> = working.collect();
    let mut done = 0;
    for worker in working {
        done += worker.await??;
    }
    Ok(f64::from(done) / begun.elapsed().as_secs_f64())
}

/// One of those who work at the same time.
enum Worker {
    /// Makes files durable.
    Keeping(Arc<Shelf>, Vec<u8>),
    /// Applies.
    Applying(Applicant),
}

impl Worker {
    async fn work(&mut self) -> Result<()> {
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        match self {
            Self::Keeping(place, document) => {
                mark(document, number);
                place.keep(document.clone(), number).await
            }
            Self::Applying(applicant) => {
                mark(&mut applicant.document, number);
                match applicant.way {
                    Way::AtOnce => applicant.at_once(number).await,
                    Way::InSteps => applicant.in_steps(number).await,
                }
            }
        }
    }
}

/// Makes the document another one.
fn mark(document: &mut [u8], number: u64) {
    document[NOISE..NOISE + 8].copy_from_slice(&number.to_le_bytes());
}

/// What the applications are compared with: the file written, synced, given its name, the folder synced, and one row in a
/// commit of its own, through a connection as the house's own is, just as durable.
struct Shelf {
    folder: PathBuf,
    store: Store,
}

impl Shelf {
    async fn prepare(folder: PathBuf, store: Store) -> Result<Self> {
        for first in 0..=u8::MAX {
            fs::create_dir_all(folder.join(format!("{first:02x}")))?;
        }
        let table = "CREATE TABLE bench (number BIGINT PRIMARY KEY, name TEXT NOT NULL)";
        let made: Result<_, DbErr> = store.write(async |tx| tx.execute_unprepared(table).await).await;
        made?;
        Ok(Self { folder, store })
    }

    async fn keep(&self, document: Vec<u8>, number: u64) -> Result<()> {
        let folder = self.folder.join(format!("{:02x}", number % 256));
        let (staged, kept) = (self.folder.join(format!("{number}.part")), folder.join(number.to_string()));
        tokio::task::spawn_blocking(move || {
            let mut file = File::create_new(&staged)?;
            file.write_all(&document)?;
            file.sync_all()?;
            fs::rename(&staged, kept)?;
            File::open(folder)?.sync_all()
        })
        .await??;
        let row = format!("INSERT INTO bench (number, name) VALUES ({number}, 'cv.pdf')");
        let put: Result<_, DbErr> = self.store.write(async |tx| tx.execute_unprepared(&row).await).await;
        put?;
        Ok(())
    }
}

/// How somebody applies.
#[derive(Clone, Copy)]
enum Way {
    /// Everything in one form.
    AtOnce,
    /// A draft is begun, the document attached, the application submitted.
    InSteps,
}

/// Somebody who applies again and again, each time under another name.
struct Applicant {
    address: SocketAddr,
    line: Line,
    way: Way,
    document: Vec<u8>,
}

impl Applicant {
    async fn at_once(&mut self, number: u64) -> Result<()> {
        let mut form = Vec::with_capacity(self.document.len() + 1024);
        let email = format!("applicant-{number}@example.org");
        for (name, value) in [("full_name", "Arta Gashi"), ("email", &email), ("consent", "true")] {
            let part = format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            form.extend(part.into_bytes());
        }
        let file = "Content-Disposition: form-data; name=\"cv\"; filename=\"cv.pdf\"\r\nContent-Type: application/pdf";
        form.extend(format!("--{BOUNDARY}\r\n{file}\r\n\r\n").into_bytes());
        form.extend_from_slice(&self.document);
        form.extend(format!("\r\n--{BOUNDARY}--\r\n").into_bytes());
        let headers = format!("Content-Type: multipart/form-data; boundary={BOUNDARY}\r\n");
        let path = "/api/v1/openings/finance/applications";
        self.line.ask(&with_body("POST", self.address, path, &headers, &form)).await?.must_be(201)?;
        Ok(())
    }

    async fn in_steps(&mut self, number: u64) -> Result<()> {
        let about = format!(r#"{{"full_name":"Arta Gashi","email":"applicant-{number}@example.org","consent":true}}"#);
        let json = "Content-Type: application/json\r\n";
        let begin = with_body("POST", self.address, "/api/v1/openings/finance/drafts", json, about.as_bytes());
        let draft = self.line.ask(&begin).await?.must_be(201)?.json()?;
        let said = |name: &str| draft[name].as_str().context("no such field").map(str::to_owned);
        let (path, token) = (format!("/api/v1/applications/{}", said("reference")?), said("applicant_token")?);
        let own = format!("Authorization: Bearer {token}\r\n");
        let file = format!(
            "{own}Content-Type: application/octet-stream\r\nContent-Disposition: attachment; filename=\"cv.pdf\"\r\n"
        );
        let attach = with_body("PUT", self.address, &format!("{path}/documents/cv"), &file, &self.document);
        self.line.ask(&attach).await?.must_be(200)?;
        let submit = with_body("POST", self.address, &format!("{path}/submission"), &own, b"");
        self.line.ask(&submit).await?.must_be(201)?;
        Ok(())
    }
}
