//! The history of a closing instant, written down by everybody who was there and judged afterwards: several processes of the
//! real binary whose own clocks are wrong by minutes, hundreds who submit, upload and edit across the instant, and HR who
//! extends and closes early in between. Nothing late is admitted, nothing in time is refused, and every receipt is true.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use crate::rig::accounts::PASSWORD;
use crate::rig::adverts::{Advert, SLUG};
use crate::rig::crowd::{Person, Repeatable, Way, asked, whole};
use crate::rig::history::{Announced, Entry, History, Paper, Version};
use crate::rig::house::{Database, House};
use crate::rig::replica::Replica;
use crate::rig::visitor::Visitor;
use entity::staff::Role;
use entity::{Instant, SubmissionId, audit_entry, document, submission, submission_document};
use meritum::application::receipt::Statement;
use meritum::application::verify;
use meritum::audit;
use meritum::clock::{Calendar as _, Clock, SystemClock};
use meritum::store::invariants;
use reqwest::Method;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Set};
use serde_json::{Value, json};
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

/// Who apply at the same time, and how.
const CROWD: [(Way, u64); 5] =
    [(Way::Whole, 60), (Way::Impatient, 30), (Way::Editing, 50), (Way::Uploading, 40), (Way::Resuming, 40)];
/// Fewer, who send more often.
const RUSH: [(Way, u64); 3] = [(Way::Whole, 16), (Way::Editing, 8), (Way::Uploading, 8)];

/// How the log says that nobody's turn came in time.
const BUSY: &str =
    r#""code":"unavailable","cause":"Failed to acquire connection from pool: Connection pool timed out""#;

/// Moves the closing instant, so many seconds from now, as HR does, and tells the crowd. On a machine so busy that the instant has
/// passed when HR's turn comes, HR chooses a later one.
async fn close_in(hr: &Visitor, mut seconds: i64, crowd: &watch::Sender<Instant>) -> Announced {
    let path = format!("/api/v1/openings/{SLUG}/amendments");
    let mut tries = 0;
    let (asked, told) = loop {
        let asked = SystemClock.now();
        let closes_at = asked.plus_seconds(seconds).to_timestamp().to_string();
        let edits = json!({ "closes_at": closes_at, "reason": "It was agreed." });
        let told = hr.json(Method::POST, &path, &edits).await;
        tries += 1;
        if ![422, 503].contains(&told.status) || tries == 5 {
            break (asked, told);
        }
        seconds += 5;
    };
    let answered = SystemClock.now();
    let closes_at = told.must_be(201).json()["changes"][0]["after"].as_str().map(str::to_owned);
    let closes_at = Instant::from_timestamp(closes_at.expect("an instant").parse().expect("an instant"));
    crowd.send_replace(closes_at);
    Announced { asked, answered, closes_at }
}

async fn pause(seconds: u64) {
    tokio::time::sleep(Duration::from_secs(seconds)).await;
}

/// Closes early, opens again, extends at the last moment.
async fn early_and_late(hr: &Visitor, first: Announced, crowd: &watch::Sender<Instant>) -> Vec<Announced> {
    pause(3).await;
    let sooner = close_in(hr, 6, crowd).await;
    pause(9).await;
    let again = close_in(hr, 6, crowd).await;
    pause(1).await;
    let later = close_in(hr, 6, crowd).await;
    pause(8).await;
    vec![first, sooner, again, later]
}

/// Moves it to soon and to later, again and again; twice it passes in between.
async fn fifty_times(hr: &Visitor, first: Announced, crowd: &watch::Sender<Instant>) -> Vec<Announced> {
    let mut announced = vec![first];
    for time in 0..25 {
        announced.push(close_in(hr, 6, crowd).await);
        pause(if time % 12 == 10 { 8 } else { 0 }).await;
        announced.push(close_in(hr, 3600, crowd).await);
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    announced
}

fn said<T: serde::de::DeserializeOwned>(value: &Value) -> T {
    serde_json::from_value(value.clone()).unwrap_or_else(|error| panic!("{error}: {value}"))
}

/// What the record says of closing instants and submissions.
async fn record(advert: &Advert<'_>) -> Vec<Entry> {
    let entries = audit_entry::Entity::find()
        .filter(audit_entry::Column::OpeningId.eq(advert.opening))
        .order_by_asc(audit_entry::Column::Number)
        .all(advert.house.inside.store.read());
    let read = |entry: audit_entry::Model| {
        let detail: Value = serde_json::from_str(&entry.detail).unwrap_or_default();
        match entry.act.as_str() {
            "opening.amended" => Some(Entry::Closing(said(&detail["closes_at"]["after"]))),
            "application.submitted" => Some(Entry::Submitted {
                version: said(&detail["submission"]),
                received: said(&detail["received_at"]),
                closes_at: said(&detail["closes_at"]),
                in_grace: said(&detail["in_grace"]),
            }),
            _ => None,
        }
    };
    entries.await.expect("the record").into_iter().filter_map(read).collect()
}

/// The versions as they are kept, each with what its receipt says of its place.
async fn versions(advert: &Advert<'_>, documents: &[document::Model]) -> Vec<Version> {
    let db = advert.house.inside.store.read();
    let rows = submission::Entity::find()
        .filter(submission::Column::OpeningId.eq(advert.opening))
        .order_by_asc(submission::Column::Sequence)
        .all(db)
        .await
        .expect("the versions");
    let hashes: BTreeMap<_, _> = documents.iter().map(|document| (document.id, &document.sha256)).collect();
    let mut held: BTreeMap<SubmissionId, Vec<String>> = BTreeMap::new();
    for row in submission_document::Entity::find().all(db).await.expect("the documents of the versions") {
        held.entry(row.submission_id).or_default().push(hashes[&row.document_id].clone());
    }
    let mut read = |row: submission::Model| {
        let statement: Statement = advert.house.inside.keys.read_receipt(&row.receipt).expect("a receipt of ours");
        Version {
            papers: held.remove(&row.id).unwrap_or_default(),
            id: row.id,
            receipt: row.receipt,
            received: row.received_at,
            closes_at: row.closes_at,
            name: row.full_name,
            sequence: statement.sequence,
            previous: statement.previous,
        }
    };
    rows.into_iter().map(&mut read).collect()
}

/// What the crowd went through, judged, together with how often it was in time and too late.
async fn judged(
    database: Database,
    offsets: &[Option<&str>],
    (crowd, idle): (&[(Way, u64)], i64),
    amends: impl AsyncFnOnce(&Visitor, Announced, &watch::Sender<Instant>) -> Vec<Announced>,
) -> Option<Figures> {
    let opened = House::open_with(database, |settings| settings.admission.notice_hours = 0).await;
    let house = opened?;
    let advert = Advert::published(&house).await;
    // A place that expects a rush does its jobs elsewhere.
    let start = |offset| Replica::start_with(&house, offset, &[("SERVER__JOBS", "false")]);
    let replicas: Vec<Replica> = offsets.iter().copied().map(start).collect();
    let programs: Vec<_> = replicas.iter().map(|replica| Arc::new(Visitor::new(&replica.address, false))).collect();
    let hr = Visitor::new(&replicas[replicas.len() - 1].address, false);
    let tokens = hr.asks_for_tokens(&house.account("office", Role::Hr).await, PASSWORD).await.must_be(201).json();
    hr.bearer(tokens["access_token"].as_str().expect("a token"));
    let begun = SystemClock.now();
    let first = Announced { asked: begun, answered: begun, closes_at: begun.plus_seconds(60) };
    advert
        .change(|row| {
            row.opens_at = Set(Some(Instant(0)));
            row.closes_at = Set(Some(first.closes_at));
        })
        .await;

    let ((tell, closing), over) = (watch::channel(first.closes_at), CancellationToken::new());
    let mut applying = JoinSet::new();
    let ways = crowd.iter().flat_map(|(way, people)| (0..*people).map(move |_| *way));
    for (number, (way, program)) in (1..).zip(ways.zip(programs.iter().cycle())) {
        let person = Person::new(way, number, Arc::clone(program), closing.clone(), idle);
        applying.spawn(person.apply(over.clone()));
    }
    let doubt = i64::try_from(house.inside.settings.admission.max_clock_doubt_ms).expect("a few");
    let announced = amends(&hr, first, &tell).await;
    over.cancel();
    let mut history = History { doubt, grace_seconds: 600, announced, ..History::default() };
    let mut repeatable: Vec<Repeatable> = Vec::new();
    while let Some(saw) = applying.join_next().await {
        let (seen, receipts) = saw.expect("an applicant");
        history.seen.extend(seen);
        repeatable.extend(receipts);
    }
    // All of them would take a while. Any replica answers.
    for (place, given) in repeatable.iter().enumerate().filter(|(place, _)| place % 20 == 0) {
        let (status, body) = asked(|| whole(&programs[place % programs.len()], given.number)).await;
        assert_eq!((status, body["receipt"].as_str()), (201, Some(given.receipt.as_str())), "{body}");
    }

    history.record = record(&advert).await;
    let documents = document::Entity::find().all(house.inside.store.read()).await.expect("the documents");
    history.versions = versions(&advert, &documents).await;
    let paper = |row: document::Model| (row.sha256, Paper { began: row.began_at, received: row.received_at });
    history.papers = documents.into_iter().map(paper).collect();
    let faults = history.faults();
    assert!(faults.is_empty(), "{} faults: {:#?}", faults.len(), &faults[..faults.len().min(20)]);
    let (receipts, kept, late) = history.figures();
    let graced = history.record.iter().filter(|entry| matches!(entry, Entry::Submitted { in_grace: true, .. })).count();
    eprintln!("{database:?}: {receipts} receipts, {graced} of them within the grace, {kept} times kept, {late} late");
    // Signatures, rows, bytes and links, as `meritum check` sees them.
    assert_eq!(verify::verify(&house.inside).await, Ok(Vec::new()));
    assert_eq!(audit::verify(&house.inside.store).await, Ok(Vec::new()));
    let broken = invariants::broken(&house.inside.store).await.expect("the invariants");
    assert!(broken.is_empty(), "{:?}", broken.iter().map(|found| &found.holds).collect::<Vec<_>>());
    let log = std::fs::read_to_string(house.inside.settings.data.join("replicas.log")).expect("a log");
    // Whoever was told to come back, on a disk that stood still for seconds, came back, or the history would say so.
    let is_wrong = |line: &&str| line.contains("panicked") || line.contains("\"ERROR\"") && !line.contains(BUSY);
    let wrong: Vec<&str> = log.lines().filter(is_wrong).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    Some(Figures { receipts, graced, kept, late })
}

/// How much was tried.
struct Figures {
    receipts: usize,
    graced: usize,
    kept: usize,
    late: usize,
}

async fn the_instant_is_one_for_all(database: Database, offsets: &[Option<&str>]) {
    let Some(tried) = judged(database, offsets, (&CROWD, 12_000), early_and_late).await else { return };
    let Figures { receipts, graced, kept, late } = tried;
    assert!(receipts > 100 && kept > 100 && late > 100 && graced > 0, "so little shows nothing");
}

async fn fifty_amendments_in_a_rush_have_one_order(database: Database) {
    let Some(tried) = judged(database, &[None], (&RUSH, 3000), fifty_times).await else { return };
    assert!(tried.receipts > 30 && tried.late > 5, "so little shows nothing");
}

#[tokio::test(flavor = "multi_thread")]
async fn fifty_amendments_in_a_rush_have_one_order_on_sqlite() {
    fifty_amendments_in_a_rush_have_one_order(Database::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn fifty_amendments_in_a_rush_have_one_order_on_postgres() {
    fifty_amendments_in_a_rush_have_one_order(Database::Postgres).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_instant_is_one_for_all_on_sqlite() {
    the_instant_is_one_for_all(Database::Sqlite, &[None]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_instant_is_one_for_all_on_postgres() {
    the_instant_is_one_for_all(Database::Postgres, &[None, Some("+10m"), Some("-10m")]).await;
}
