//! The ground gives way: the database is locked, gone or full, the disk is full. Whoever asks is told when to come back,
//! nothing is half there, and the next attempt goes through.

use std::path::Path;

use crate::rig::adverts::{Advert, whole};
use crate::rig::answer::Answer;
use crate::rig::house::{Database, House};
use crate::rig::kept::{Account, Kept};
use crate::rig::sender::{Sender, text};
use crate::rig::visitor::Visitor;
use entity::{document, job, letter, submission};
use meritum::secrets::sha256_hex;
use reqwest::Method;
use sea_orm::{ConnectOptions, ConnectionTrait, DatabaseConnection, EntityTrait, PaginatorTrait};

/// A house that does not wait long, and a connection past it to its database.
async fn hasty(database: Database) -> Option<(House, DatabaseConnection)> {
    let house = House::open_with(database, |settings| {
        settings.database.busy_timeout_ms = 200;
        settings.database.lock_timeout_ms = 200;
        settings.database.acquire_timeout_ms = 1000;
    })
    .await?;
    let database = &house.inside.settings.database;
    let url = database.url_in(&house.inside.settings.data);
    let mut options = ConnectOptions::new(url);
    options.max_connections(1).sqlx_logging(false);
    let past = sea_orm::Database::connect(options).await.expect("a connection past the house");
    Some((house, past))
}

async fn run(db: &DatabaseConnection, sql: &str) {
    db.execute_unprepared(sql).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
}

/// An answer that says to come back.
#[track_caller]
fn must_ask_to_come_back(answer: &Answer) {
    assert_eq!(answer.must_be(503).header("retry-after"), Some("5"));
}

/// One application with its document and its letter, and no more.
async fn must_hold_one(house: &House, advert: &Advert<'_>) {
    let db = house.inside.store.read();
    let documents = document::Entity::find().count(db).await.expect("a count");
    let letters = letter::Entity::find().count(db).await.expect("a count");
    let applications = advert.applications().await.len();
    assert_eq!((applications, documents, letters, advert.versions().await.len()), (1, 1, 1, 1));
}

/// How many files are in a folder and in those below.
fn walk(folder: &Path) -> usize {
    std::fs::read_dir(folder)
        .map_or(0, |entries| entries.flatten().map(|e| if e.path().is_dir() { walk(&e.path()) } else { 1 }).sum())
}

async fn a_locked_database_takes_nothing_and_then_takes_it_once(database: Database) {
    let Some((house, past)) = hasty(database).await else { return };
    let advert = Advert::published(&house).await;
    match database {
        Database::Sqlite => run(&past, "BEGIN IMMEDIATE").await,
        Database::Postgres => run(&past, "BEGIN; LOCK TABLE application, document IN ACCESS EXCLUSIVE MODE").await,
    }
    must_ask_to_come_back(&advert.apply_under(Some("the same"), whole("Arta Krasniqi")).await);
    run(&past, "ROLLBACK").await;
    advert.apply_under(Some("the same"), whole("Arta Krasniqi")).await.must_be(201);
    must_hold_one(&house, &advert).await;
    house.close().await;
}

#[tokio::test]
async fn a_locked_database_takes_nothing_and_then_takes_it_once_on_sqlite() {
    a_locked_database_takes_nothing_and_then_takes_it_once(Database::Sqlite).await;
}

#[tokio::test]
async fn a_locked_database_takes_nothing_and_then_takes_it_once_on_postgres() {
    a_locked_database_takes_nothing_and_then_takes_it_once(Database::Postgres).await;
}

/// A page says it in words, and the house finds its database again by itself.
#[tokio::test]
async fn a_database_that_is_gone_is_found_again() {
    let Some((house, past)) = hasty(Database::Postgres).await else { return };
    let advert = Advert::published(&house).await;
    let url = house.inside.settings.database.url.clone();
    let (server, name) = url.rsplit_once('/').expect("a name");
    past.close().await.expect("a closed connection");
    let admin = sea_orm::Database::connect(format!("{server}/postgres")).await.expect("the server");
    run(&admin, &format!("ALTER DATABASE {name} ALLOW_CONNECTIONS false")).await;
    run(&admin, &format!("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")).await;
    let page = house.visitor().get("/openings").await;
    must_ask_to_come_back(&page);
    assert_eq!(page.header("cache-control"), Some("no-store"));
    assert_eq!(page.attribute("html", "lang"), "en");
    house.program().get("/readyz").await.must_be(503);
    house.program().get("/healthz").await.must_be(200);
    must_ask_to_come_back(&advert.apply(whole("Arta Krasniqi")).await);
    run(&admin, &format!("ALTER DATABASE {name} ALLOW_CONNECTIONS true")).await;
    house.program().get("/readyz").await.must_be(200);
    advert.apply(whole("Arta Krasniqi")).await.must_be(201);
    must_hold_one(&house, &advert).await;
    house.close().await;
}

/// A disk with room for so many bytes in any one file, for a program that is started by it.
fn confined(bytes: u64) -> String {
    format!("trap '' XFSZ; ulimit -f {}; exec \"$0\" \"$@\"", bytes / 512)
}

/// The demo, in a process of its own that finds no more room than said.
fn demo(data: &Path, room: u64) -> (Kept, String) {
    let account = Account::ourselves();
    let data = data.to_str().expect("a plain path");
    let (program, script) = (env!("CARGO_BIN_EXE_meritum"), confined(room));
    let arguments = ["-c", &script, program, "serve", "--demo", "--listen", "127.0.0.1:0", "--data", data];
    let kept = Kept::start(account, account.folder("meritum-log-"), "TERM", Path::new("/bin/sh"), &arguments);
    let address = kept.wait_for("server that listens", |log| {
        log.lines().find_map(|line| line.strip_prefix("listening on ").map(str::to_owned))
    });
    (kept, address)
}

const MEGABYTE: u64 = 1 << 20;

/// A little more than the largest file of a demo's data has.
fn room_in(data: &Path) -> u64 {
    let largest = std::fs::read_dir(data).expect("the data").flatten().filter_map(|e| e.metadata().ok());
    largest.filter(std::fs::Metadata::is_file).map(|m| m.len()).max().expect("a database") + MEGABYTE
}

#[tokio::test]
async fn an_upload_that_fills_the_disk_goes_on_when_there_is_room() {
    let data = tempfile::Builder::new().prefix("meritum-full-").tempdir().expect("a folder");
    drop(demo(data.path(), 1000 * MEGABYTE));
    let room = room_in(data.path());
    let (server, address) = demo(data.path(), room);
    let program = Visitor::new(&address, false);
    let drafts = "/api/v1/openings/researcher-regional-co-operation/drafts";
    let begun = program.send(drafts, program.request(Method::POST, drafts)).await.must_be(201).json();
    let (reference, token) =
        (begun["reference"].as_str().expect("one"), begun["applicant_token"].as_str().expect("one"));
    program.bearer(token);
    let all = text(usize::try_from(room + MEGABYTE).expect("a size"));
    let sender = Sender::announces(program, reference, "cv.txt", Some(all.len())).await;
    sender.adds(0, true, &all).await.must_be(507);
    let before = sender.stands().await.offset;
    assert!(before > 0 && before as u64 <= room, "{before} bytes are here, with room for {room}");
    drop(server);

    let (_server, address) = demo(data.path(), 1000 * MEGABYTE);
    let sender = Sender { program: Visitor::new(&address, false), ..sender };
    sender.program.bearer(token);
    let offset = sender.stands().await.offset;
    assert_eq!(offset, before);
    assert_eq!(sender.adds(offset, true, &all[offset..]).await.must_be(200).json()["sha256"], sha256_hex(&all));
}

#[tokio::test]
async fn a_full_disk_keeps_no_half_document() {
    let data = tempfile::Builder::new().prefix("meritum-full-").tempdir().expect("a folder");
    drop(demo(data.path(), 1000 * MEGABYTE));
    let files = data.path().join("files");
    let kept = walk(&files);
    let room = room_in(data.path());
    let (_server, address) = demo(data.path(), room);
    let program = Visitor::new(&address, false);
    let drafts = "/api/v1/openings/researcher-regional-co-operation/drafts";
    let begun = program.send(drafts, program.request(Method::POST, drafts)).await.must_be(201).json();
    program.bearer(begun["applicant_token"].as_str().expect("a token"));
    let path = format!("/api/v1/applications/{}/documents/cv?name=cv.txt", begun["reference"].as_str().expect("one"));
    let put = async |bytes: u64| {
        let text = "a line of text\n".repeat(usize::try_from(bytes / 15).expect("a size"));
        program.send(&path, program.request(Method::PUT, &path).body(text)).await
    };
    let refused = put(room + MEGABYTE).await;
    assert_eq!(refused.must_be(507).json()["type"], "/problems/storage-full");
    // The rest of the document was not read: the next request needs a connection of its own.
    assert_eq!(refused.header("connection"), Some("close"));
    assert_eq!(walk(&files), kept, "something half is kept");
    put(1000).await.must_be(200);
    assert_eq!(walk(&files), kept + 1);
}

#[tokio::test]
async fn a_full_database_keeps_nothing_half() {
    let Some((house, _)) = hasty(Database::Sqlite).await else { return };
    let advert = Advert::published(&house).await;
    let jobs = job::Entity::find().count(house.inside.store.read()).await.expect("a count");
    // The one connection that writes is the house's own: it alone meets this limit.
    limit_pages(&house, "1").await;
    // Some pages may still be free inside the file.
    let mut count = 0;
    let told = loop {
        let told = advert.apply(whole(&format!("Arta Krasniqi {count}"))).await;
        count += 1;
        if told.status != 201 || count == 500 {
            break told;
        }
    };
    told.must_be(507);
    let before = advert.applications().await.len();
    let documents = document::Entity::find().count(house.inside.store.read()).await.expect("a count");
    assert_eq!(documents, before as u64);
    limit_pages(&house, "1073741823").await;
    advert.apply(whole("Blerim Hoxha")).await.must_be(201);
    assert_eq!(advert.applications().await.len(), before + 1);
    assert!(job::Entity::find().count(house.inside.store.read()).await.expect("a count") > jobs);
    house.close().await;
}

/// As SQLite does when there is no room for a commit.
async fn what_the_database_rolled_back_by_itself_is_not_built_upon(database: Database) {
    let Some((house, past)) = hasty(database).await else { return };
    let advert = Advert::published(&house).await;
    let store = &house.inside.store;
    for _ in 0..5 {
        let ended = store.write(async |tx| tx.execute_unprepared("ROLLBACK").await.map(|_| ())).await;
        assert_eq!(ended.is_err(), database == Database::Sqlite);
        let refused = store.write(async |_| Err::<(), _>(sea_orm::DbErr::Custom("refused".to_owned()))).await;
        assert!(refused.is_err());
    }
    advert.apply(whole("Arta Krasniqi")).await.must_be(201);
    // Seen from another connection: it is committed.
    assert_eq!(submission::Entity::find().count(&past).await.expect("a count"), 1);
    house.close().await;
}

#[tokio::test]
async fn what_the_database_rolled_back_by_itself_is_not_built_upon_on_sqlite() {
    what_the_database_rolled_back_by_itself_is_not_built_upon(Database::Sqlite).await;
}

#[tokio::test]
async fn what_the_database_rolled_back_by_itself_is_not_built_upon_on_postgres() {
    what_the_database_rolled_back_by_itself_is_not_built_upon(Database::Postgres).await;
}

async fn limit_pages(house: &House, pages: &str) {
    let sql = format!("PRAGMA max_page_count = {pages}");
    let limited = house.inside.store.write(async |tx| tx.execute_unprepared(&sql).await.map(|_| ())).await;
    limited.expect("a limit");
}
