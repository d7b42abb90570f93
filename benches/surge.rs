//! The rush before a closing instant: everybody sends in its last minute, three of five in its last five seconds, and some too
//! late, while the public list is read. Against writing and syncing one file with its folder plus one commit.
//!
//! `cargo bench --bench surge [-- postgres whole people=5000 late=300 connections=200 no-jobs]`
//!
//! By itself: drafts whose document of 200 KiB was uploaded before. `whole`: 500 KiB in one request each.
#![expect(clippy::disallowed_methods, reason = "a bench measures time and leaves files in a folder of its own")]

mod rig;

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use anyhow::{Context, Result};
use entity::staff::Role;
use entity::{Instant, OpeningId, document, opening, submission};
use meritum::clock::{Calendar as _, Clock as _, Stopwatch, SystemClock};
use meritum::store::Store;
use rig::apply::{self, Draft};
use rig::figures::{Rounds, tell};
use rig::files::{Chance, USUAL, mark, pdf};
use rig::line::{Answer, Line, get};
use rig::process::Served;
use rig::rows;
use rig::shelf::Shelf;
use rig::workshop::{Workshop, asked};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QuerySelect};

/// Milliseconds of the rush, and of its last part.
const RUSH: i64 = 60_000;
const LAST: i64 = 5_000;
/// Bytes of a document that comes within the request.
const LARGE: usize = 500 * 1024;
/// Who read the public list, and how long each waits between two readings: 10,000 readings a minute.
const READERS: u32 = 4;
const READING: Duration = Duration::from_millis(24);

/// What is sent.
enum Sending {
    Drafts(Vec<Draft>),
    Whole(SocketAddr),
}

/// What became of one of them.
struct Outcome {
    /// When its sender pressed.
    due: Instant,
    /// When its last byte had left.
    sent: Instant,
    /// Milliseconds from then until its answer was whole.
    took: f64,
    /// Milliseconds that its sender waited for a free connection.
    waited: f64,
    status: u16,
    /// When it was received, as the answer says.
    received: Option<Instant>,
    /// Connections that were lost on the way.
    lost: u32,
}

#[tokio::main]
async fn main() -> Result<()> {
    let is_whole = std::env::args().any(|argument| argument == "whole");
    let people = asked("people", if is_whole { 2000 } else { 5000 });
    let late = asked("late", if is_whole { 120 } else { 300 });
    let connections = asked("connections", if is_whole { 100 } else { 200 });
    let workshop = Workshop::open()?;
    let (store, _) = workshop.house().await?;
    let hr = rows::person(&store, "Besa Hoxha", Role::Hr).await?;
    let opening = rows::opening(&store, hr, "finance", 1).await?;
    let shelf = Arc::new(Shelf::prepare(workshop.folder().join("reference"), workshop.apart().await?).await?);
    let jobs: &[(&str, &str)] =
        if std::env::args().any(|argument| argument == "no-jobs") { &[("SERVER__JOBS", "false")] } else { &[] };
    let server = Served::meritum_with(workshop.folder(), workshop.database(), jobs)?;
    let kind = if is_whole { "whole applications with a PDF of 500 KiB" } else { "submissions of drafts" };
    println!("{people} {kind}, on {}, {connections} connections", workshop.database_name());

    let size = if is_whole { LARGE } else { USUAL };
    let durable = durable(&shelf, size).await?;
    let sending =
        if is_whole { Sending::Whole(server.address) } else { Sending::Drafts(drafts(&server, people).await?) };
    server.rest().await?;
    let closes_at = close_in(&store, opening, RUSH + LAST).await?;
    let before = server.processor_time()?;
    let reading: Vec<_> = (0..READERS).map(|_| tokio::spawn(reads(server.address, closes_at))).collect();
    let outcomes = rush(sending, &due(closes_at, people, late), connections).await?;
    let spent = server.processor_time()?.saturating_sub(before);
    let (mut list, mut unread) = (Rounds::default(), 0);
    for reader in reading {
        let (read, refused) = reader.await??;
        unread += refused;
        for took in read {
            list.push(took);
        }
    }
    report(&outcomes, closes_at, &durable);
    kept(&store, opening, &outcomes).await?;
    tell("the public list: times read", list.len());
    tell("the public list: answered otherwise (wanted: 0)", unread);
    tell("the public list, ms: half, and 99 of 100 within", halves(&list));
    tell("processor time of the server, s", format!("{:.1}", spent.as_secs_f64()));
    tell("Peak memory of the server, MiB (wanted: 512 or less)", format!("{:.0}", server.peak_memory()?));
    Ok(())
}

/// Files and rows made durable in a second, by eight at a time: more only wait for a connection to the database.
async fn durable(shelf: &Arc<Shelf>, size: usize) -> Result<Rounds> {
    let number = Arc::new(AtomicUsize::new(0));
    let mut rounds = Rounds::default();
    for _ in 0..3 {
        let begun = Stopwatch::start();
        let keeping: Vec<_> = (0..8)
            .map(|_| {
                let (shelf, number) = (Arc::clone(shelf), Arc::clone(&number));
                tokio::spawn(async move {
                    let (mut document, mut done) = (pdf(size, 1), 0_u32);
                    while begun.elapsed() < Duration::from_secs(2) {
                        let number = number.fetch_add(1, Ordering::Relaxed) as u64;
                        mark(&mut document, number);
                        shelf.keep(document.clone(), number).await?;
                        done += 1;
                    }
                    anyhow::Ok(done)
                })
            })
            .collect();
        let mut done = 0;
        for worker in keeping {
            done += worker.await??;
        }
        rounds.push(f64::from(done) / begun.elapsed().as_secs_f64());
    }
    Ok(rounds)
}

/// Drafts with everything typed and a document uploaded.
async fn drafts(server: &Served, people: u32) -> Result<Vec<Draft>> {
    let workers = 16;
    let making: Vec<_> = (0..workers)
        .map(|worker| {
            let address = server.address;
            tokio::spawn(async move {
                let (mut line, mut document) = (Line::open(address).await?, pdf(USUAL, 1));
                let mut made = Vec::new();
                for number in (worker..people).step_by(workers as usize) {
                    let draft = Draft::begin(&mut line, address, "finance", number.into()).await?;
                    mark(&mut document, number.into());
                    line.ask(&draft.attach(&document)).await?.must_be(200)?;
                    made.push(draft);
                }
                anyhow::Ok(made)
            })
        })
        .collect();
    let mut drafts = Vec::new();
    for worker in making {
        drafts.extend(worker.await??);
    }
    Ok(drafts)
}

/// Sets the closing instant.
async fn close_in(store: &Store, opening: OpeningId, millis: i64) -> Result<Instant> {
    let closes_at = rows::now().plus_millis(millis);
    let set: Result<_, DbErr> = store
        .write(async |tx| {
            let row = opening::Entity::update_many().col_expr(opening::Column::ClosesAt, Expr::value(closes_at));
            row.filter(opening::Column::Id.eq(opening)).exec(tx).await
        })
        .await;
    set?;
    Ok(closes_at)
}

/// When each of them presses, the first first.
fn due(closes_at: Instant, people: u32, late: u32) -> Vec<Instant> {
    let mut chance = Chance::from(7);
    let mut within = |from: i64, to: i64| {
        closes_at.plus_millis(from + i64::from(chance.below(u32::try_from(to - from).unwrap_or(1))))
    };
    let mut due: Vec<Instant> = (0..people)
        .map(|number| match number {
            number if number < late => within(0, LAST),
            number if number < people * 2 / 5 => within(-RUSH, -LAST),
            _ => within(-LAST, 0),
        })
        .collect();
    due.sort_unstable();
    due
}

/// Sends each when it is due, or as soon as one of so many connections is free.
async fn rush(sending: Sending, due: &[Instant], connections: u32) -> Result<Vec<Outcome>> {
    let (sending, due, next) = (Arc::new(sending), Arc::new(due.to_vec()), Arc::new(AtomicUsize::new(0)));
    let applying: Vec<_> = (0..connections)
        .map(|_| {
            let (sending, due, next) = (Arc::clone(&sending), Arc::clone(&due), Arc::clone(&next));
            tokio::spawn(async move {
                let (mut line, mut document, mut outcomes) = (None, pdf(LARGE, 1), Vec::new());
                loop {
                    let place = next.fetch_add(1, Ordering::Relaxed);
                    let Some(due) = due.get(place) else { return anyhow::Ok(outcomes) };
                    let request = match &*sending {
                        Sending::Drafts(drafts) => drafts.get(place).context("no draft")?.submit(),
                        Sending::Whole(address) => {
                            mark(&mut document, place as u64);
                            apply::whole(*address, "finance", place as u64, &document)
                        }
                    };
                    let left = due.millis_since(rows::now());
                    tokio::time::sleep(Duration::from_millis(left.max(0).unsigned_abs())).await;
                    outcomes.push(send(&sending, &mut line, *due, &request).await?);
                }
            })
        })
        .collect();
    let mut outcomes = Vec::new();
    for worker in applying {
        outcomes.extend(worker.await??);
    }
    Ok(outcomes)
}

/// Sends it; over another connection if this one is gone.
async fn send(sending: &Sending, line: &mut Option<Line>, due: Instant, request: &[u8]) -> Result<Outcome> {
    let address = match sending {
        Sending::Drafts(drafts) => drafts.first().context("no draft")?.address(),
        Sending::Whole(address) => *address,
    };
    let begun = rows::now();
    for lost in 0..5 {
        let mut open = match line.take() {
            Some(open) => open,
            None => Line::open(address).await?,
        };
        if open.send(request).await.is_err() {
            continue;
        }
        let (sent, watch) = (rows::now(), Stopwatch::start());
        let Ok(answer) = open.answer().await else { continue };
        let outcome = Outcome {
            due,
            sent,
            took: watch.elapsed().as_secs_f64() * 1000.0,
            waited: millis(begun.millis_since(due)),
            status: answer.status,
            received: received(&answer),
            lost,
        };
        if outcome.status != 201 && outcome.status != 409 {
            eprintln!("{}: {}", outcome.status, String::from_utf8_lossy(answer.body));
        }
        *line = Some(open);
        return Ok(outcome);
    }
    anyhow::bail!("five connections were lost")
}

fn received(answer: &Answer<'_>) -> Option<Instant> {
    let body = answer.json().ok()?;
    let said = if answer.status == 201 { &body["submitted_at"] } else { &body["received_at"] };
    Some(Instant::from_timestamp(said.as_str()?.parse().ok()?))
}

/// Reads the public list at a steady pace until the rush is over; how long each reading took, in milliseconds, and how many
/// were answered with anything but the list.
async fn reads(address: SocketAddr, closes_at: Instant) -> Result<(Vec<f64>, u32)> {
    let (mut line, request) = (Line::open(address).await?, get(address, "/openings", ""));
    let (mut took, mut refused, mut pace) = (Vec::new(), 0, tokio::time::interval(READING));
    while SystemClock.now() < closes_at.plus_millis(LAST) {
        pace.tick().await;
        let watch = Stopwatch::start();
        let status = line.ask(&request).await?.status;
        refused += u32::from(status != 200);
        took.push(watch.elapsed().as_secs_f64() * 1000.0);
    }
    Ok((took, refused))
}

fn report(outcomes: &[Outcome], closes_at: Instant, durable: &Rounds) {
    let count = |of: &dyn Fn(&Outcome) -> bool| outcomes.iter().filter(|outcome| of(outcome)).count();
    let took = |of: &dyn Fn(&Outcome) -> bool| {
        let mut took = Rounds::default();
        for outcome in outcomes.iter().filter(|outcome| of(outcome)) {
            took.push(outcome.took);
        }
        took
    };
    let is_last = |outcome: &Outcome| outcome.sent >= closes_at.plus_millis(-LAST) && outcome.sent < closes_at;
    tell("admitted", count(&|outcome| outcome.status == 201));
    tell("refused as late", count(&|outcome| outcome.status == 409));
    tell("anything else (wanted: 0)", count(&|outcome| ![201, 409].contains(&outcome.status)));
    let in_time = |outcome: &Outcome| outcome.status == 409 && outcome.received.is_some_and(|at| at < closes_at);
    tell("refused, and received in time (wanted: 0)", count(&in_time));
    let second = |outcome: &Outcome| outcome.status == 409 && outcome.sent.plus_millis(1000) <= closes_at;
    tell("refused, and sent a second before (wanted: 0)", count(&second));
    tell("refused, and sent before", count(&|outcome| outcome.status == 409 && outcome.sent < closes_at));
    let kept_out = |outcome: &Outcome| outcome.status == 409 && outcome.due < closes_at && outcome.sent >= closes_at;
    tell("pressed before, and sent late: no free connection", count(&kept_out));
    tell("connections lost and opened anew", outcomes.iter().map(|outcome| outcome.lost).sum::<u32>());
    tell("an answer, ms: half, and 99 of 100 within", halves(&took(&|_| true)));
    tell("the same in the last five seconds (wanted: 5000)", halves(&took(&is_last)));
    let mut waited = Rounds::default();
    for outcome in outcomes {
        waited.push(outcome.waited);
    }
    tell("waiting for a free connection, ms", halves(&waited));
    let from = closes_at.plus_millis(-LAST);
    let ended = |outcome: &Outcome| millis(outcome.sent.millis_since(from)) + outcome.took;
    let last = outcomes.iter().filter(|outcome| is_last(outcome)).map(ended).fold(0.0, f64::max);
    let rate = f64::from(u32::try_from(count(&is_last)).unwrap_or(u32::MAX)) * 1000.0 / last;
    tell("answered in a second, of those in the last five", format!("{rate:.0}"));
    tell("file, folder and row made durable, per second", durable);
    tell("ratio", format!("{:.2}", rate / durable.median()));
}

/// What is in the database, against what was answered.
async fn kept(store: &Store, opening: OpeningId, outcomes: &[Outcome]) -> Result<()> {
    let rows = submission::Entity::find().filter(submission::Column::OpeningId.eq(opening)).all(store.read()).await?;
    let given = outcomes.iter().filter(|outcome| outcome.status == 201).count();
    tell("receipts, and rows (wanted: as many)", format!("{given}, {}", rows.len()));
    let late: Vec<_> = rows.iter().filter(|row| row.received_at >= row.closes_at).collect();
    tell("admitted within the published grace", late.len());
    let mut wrong = 0;
    for row in late {
        let began: Vec<Instant> = document::Entity::find()
            .select_only()
            .column(document::Column::BeganAt)
            .filter(document::Column::ApplicationId.eq(row.application_id))
            .into_tuple()
            .all(store.read())
            .await?;
        wrong += usize::from(began.is_empty() || began.iter().any(|began| *began >= row.closes_at));
    }
    tell("admitted late, without grace (wanted: 0)", wrong);
    Ok(())
}

fn halves(took: &Rounds) -> String {
    format!("{:.0}, {:.0}", took.percentile(50), took.percentile(99))
}

fn millis(millis: i64) -> f64 {
    f64::from(i32::try_from(millis).unwrap_or(i32::MAX))
}
