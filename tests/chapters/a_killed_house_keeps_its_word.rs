//! A house that is killed at any instant keeps its word: every receipt that it handed out is in the database with its
//! documents, byte for byte (P2), and what nothing refers to is swept (P3).

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use crate::rig::adverts::{Advert, SLUG, fields, file, unlike};
use crate::rig::house::{Database, House};
use crate::rig::replica::Replica;
use crate::rig::visitor::Visitor;
use entity::{document, document_page};
use meritum::actor::Actor;
use meritum::application::verify;
use meritum::clock::{Clock, SystemClock};
use meritum::jobs::sweep;
use meritum::secrets::{self, sha256_hex};
use meritum::store::invariants;
use reqwest::Method;
use sea_orm::{EntityTrait, PaginatorTrait};
use tokio::task::JoinSet;

/// Times that the house is killed, on each database.
const ROUNDS: u32 = 50;
/// Who apply at the same time.
const APPLICANTS: usize = 6;
/// Milliseconds in which it is killed after it was first asked, at the latest.
const LATEST: u64 = 800;

/// A receipt, and the hash of the document that it is for.
type Given = BTreeMap<String, String>;

/// Applies again and again until the house is gone.
async fn apply(address: String, numbers: Arc<AtomicU64>) -> Given {
    let program = Visitor::new(&address, false);
    let path = format!("/api/v1/openings/{SLUG}/applications");
    let mut given = Given::new();
    loop {
        let number = numbers.fetch_add(1, Ordering::Relaxed);
        let cv = unlike(number, 60_000);
        let hash = sha256_hex(&cv);
        let form = fields(&format!("Applicant N{number}")).part("cv", file("CV.pdf", cv));
        let Ok(answer) = program.request(Method::POST, &path).multipart(form).send().await else { return given };
        let status = answer.status();
        let Ok(body) = answer.json::<serde_json::Value>().await else { return given };
        assert_eq!(status, 201, "{body}");
        given.insert(body["receipt"].as_str().expect("a receipt").to_owned(), hash);
    }
}

async fn a_killed_house_keeps_its_word(database: Database) {
    let Some(house) = House::open(database).await else { return };
    let advert = Advert::open_today(&house).await;
    let now = SystemClock.now();
    let (numbers, mut given) = (Arc::new(AtomicU64::new(0)), Given::new());
    for _ in 0..ROUNDS {
        let replica = Replica::start(&house, None);
        let mut applying = JoinSet::new();
        for _ in 0..APPLICANTS {
            applying.spawn(apply(replica.address.clone(), Arc::clone(&numbers)));
        }
        let chance = u64::from_le_bytes(secrets::bytes().expect("chance"));
        tokio::time::sleep(Duration::from_millis(20 + chance % LATEST)).await;
        replica.kill();
        while let Some(receipts) = applying.join_next().await {
            given.extend(receipts.expect("an applicant"));
        }
    }
    assert!(given.len() > 20, "only {} receipts were given: nothing is shown", given.len());

    // What was answered is there, and everything that is there is whole.
    let kept: BTreeMap<_, _> =
        advert.versions().await.into_iter().map(|version| (version.receipt.clone(), version)).collect();
    for receipt in given.keys() {
        assert!(kept.contains_key(receipt), "a receipt was given for nothing: {receipt}");
    }
    assert_eq!(verify::verify(&house.inside).await, Ok(Vec::new()));
    let broken = invariants::broken(&house.inside.store).await.expect("the invariants");
    assert!(broken.is_empty(), "{:?}", broken.iter().map(|found| &found.holds).collect::<Vec<_>>());
    let rows = document::Entity::find().all(house.inside.store.read()).await.expect("the documents");
    for hash in given.values() {
        assert!(rows.iter().any(|row| row.sha256 == *hash), "the document {hash} of a receipt is gone");
    }

    // A sweep leaves the documents, the images of their pages, and nothing else.
    house.clock.set(now.plus_seconds(3 * 86_400));
    sweep::run(&house.context(Actor::System)).await.expect("a sweep");
    let documents = document::Entity::find().count(house.inside.store.read()).await.expect("a count");
    let pages = document_page::Entity::find().count(house.inside.store.read()).await.expect("a count");
    assert_eq!(files_below(&house.inside.settings.data.join("files")), documents + pages);
    assert_eq!(verify::verify(&house.inside).await, Ok(Vec::new()));
    house.close().await;
}

fn files_below(folder: &std::path::Path) -> u64 {
    let Ok(entries) = std::fs::read_dir(folder) else { return 0 };
    entries.flatten().map(|entry| if entry.path().is_dir() { files_below(&entry.path()) } else { 1 }).sum()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_killed_house_keeps_its_word_on_sqlite() {
    a_killed_house_keeps_its_word(Database::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_killed_house_keeps_its_word_on_postgres() {
    a_killed_house_keeps_its_word(Database::Postgres).await;
}
