//! Whole applications with a 200 KB PDF, against writing and syncing the same file with its folder plus one commit.
//!
//! `cargo bench --bench submission [-- postgres rounds=10 connections=8]`
#![expect(clippy::disallowed_methods, reason = "a bench measures time and leaves files in a folder of its own")]

mod rig;

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use anyhow::Result;
use entity::staff::Role;
use rig::apply::{self, Draft};
use rig::figures::{Rounds, tell, tell_ratio};
use rig::files::{USUAL, mark, pdf};
use rig::line::Line;
use rig::process::Served;
use rig::rows;
use rig::shelf::Shelf;
use rig::workshop::{Workshop, asked};

/// How long each side works in a round.
const LASTING: Duration = Duration::from_secs(2);

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
        let whole = apply::whole(self.address, "finance", number, &self.document);
        self.line.ask(&whole).await?.must_be(201)?;
        Ok(())
    }

    async fn in_steps(&mut self, number: u64) -> Result<()> {
        let draft = Draft::begin(&mut self.line, self.address, "finance", number).await?;
        self.line.ask(&draft.attach(&self.document)).await?.must_be(200)?;
        self.line.ask(&draft.submit()).await?.must_be(201)?;
        Ok(())
    }
}
