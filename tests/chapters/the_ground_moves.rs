//! The ground moves under a house of the real binary: its database is restarted in the middle of everything or held by
//! somebody else, its clock is set, it is replaced by a new one while people apply, what it stored is damaged. Whoever applies
//! needs only to ask again under the same key.

use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use crate::rig::adverts::{Advert, PDF, whole};
use crate::rig::answer::Answer;
use crate::rig::crowd;
use crate::rig::house::{Database, House, MERITUM};
use crate::rig::kept::skip;
use crate::rig::own_postgres::OwnPostgres;
use crate::rig::replica::Replica;
use crate::rig::visitor::Visitor;
use entity::{Instant, document};
use meritum::application::verify;
use meritum::audit;
use meritum::clock::{Calendar as _, Clock as _, Stopwatch, SystemClock};
use meritum::store::invariants;
use reqwest::{Body, Method};
use sea_orm::{ConnectOptions, ConnectionTrait as _, EntityTrait};
use serde_json::Value;
use tokio::task::JoinSet;

/// Applies again and again, asking each time until there is an answer; the numbers and receipts.
async fn apply(doors: Arc<Vec<Visitor>>, first: u64, by: u64, stop: Arc<AtomicBool>) -> Vec<(u64, String)> {
    let (mut given, mut number, mut door) = (Vec::new(), first, 0);
    while !stop.load(Ordering::Relaxed) {
        let begun = Stopwatch::start();
        let receipt = loop {
            assert!(begun.elapsed() < Duration::from_secs(40), "nobody answers");
            let Ok(answer) = crowd::whole(&doors[door % doors.len()], number).send().await else {
                door += 1;
                tokio::time::sleep(Duration::from_millis(100)).await;
                continue;
            };
            let (status, patience) = (answer.status().as_u16(), answer.headers().get("retry-after").cloned());
            let Ok(body) = answer.json::<Value>().await else { continue };
            match status {
                201 => break body["receipt"].as_str().expect("a receipt").to_owned(),
                503 => assert!(patience.is_some(), "503 without a word of when: {body}"),
                other => panic!("{other}: {body}"),
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        };
        given.push((number, receipt));
        number += by;
    }
    given
}

/// Every receipt has its version, every version was given, and everything that is kept is whole.
async fn must_be_kept(house: &House, advert: &Advert<'_>, given: &[(u64, String)]) {
    let mut kept: Vec<String> = advert.versions().await.into_iter().map(|version| version.receipt).collect();
    let mut given: Vec<String> = given.iter().map(|(_, receipt)| receipt.clone()).collect();
    kept.sort();
    given.sort();
    assert_eq!(kept, given);
    assert_eq!(advert.applications().await.len(), kept.len());
    assert_eq!(verify::verify(&house.inside).await, Ok(Vec::new()));
    assert_eq!(audit::verify(&house.inside.store).await, Ok(Vec::new()));
    let broken = invariants::broken(&house.inside.store).await.expect("the invariants");
    assert!(broken.is_empty(), "{:?}", broken.iter().map(|found| &found.holds).collect::<Vec<_>>());
}

/// Eight people apply through these doors while something happens; what they were given.
async fn while_people_apply(doors: Vec<Visitor>, happening: impl AsyncFnOnce()) -> Vec<(u64, String)> {
    let (doors, stop) = (Arc::new(doors), Arc::new(AtomicBool::new(false)));
    let mut people = JoinSet::new();
    for person in 0..8 {
        people.spawn(apply(Arc::clone(&doors), person, 8, Arc::clone(&stop)));
    }
    happening().await;
    stop.store(true, Ordering::Relaxed);
    let mut given = Vec::new();
    while let Some(receipts) = people.join_next().await {
        given.extend(receipts.expect("an applicant"));
    }
    given
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_restarted_in_the_middle_loses_no_receipt() {
    let Some(mut server) = OwnPostgres::start() else { return };
    let url = server.url.clone();
    let opened = House::open_with(Database::Postgres, |settings| settings.database.url = url).await;
    let Some(house) = opened else { return };
    let advert = Advert::open_today(&house).await;
    let replica = Replica::start(&house, None);
    let door = Visitor::new(&replica.address, false);
    let given = while_people_apply(vec![door], async || {
        for _ in 0..4 {
            tokio::time::sleep(Duration::from_millis(1500)).await;
            tokio::task::block_in_place(|| {
                server.stop_in_the_middle();
                server.start_again();
            });
            // It is found again within five seconds.
            let begun = Stopwatch::start();
            let ready = Visitor::new(&replica.address, false);
            while ready.get("/readyz").await.status != 200 {
                assert!(begun.elapsed() < Duration::from_secs(5), "the database is not found again");
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        }
        tokio::time::sleep(Duration::from_millis(500)).await;
    })
    .await;
    assert!(given.len() > 20, "{} receipts show nothing", given.len());
    must_be_kept(&house, &advert, &given).await;
}

async fn a_house_is_replaced_while_people_apply(database: Database) {
    let Some(house) = House::open(database).await else { return };
    let advert = Advert::open_today(&house).await;
    let (old, new) = (Replica::start(&house, None), Replica::start(&house, None));
    let doors = vec![Visitor::new(&old.address, false), Visitor::new(&new.address, false)];
    let given = while_people_apply(doors, async || {
        tokio::time::sleep(Duration::from_secs(2)).await;
        let begun = Stopwatch::start();
        let ended = tokio::task::block_in_place(|| old.stop());
        assert!(ended.success() && begun.elapsed() < Duration::from_secs(30), "{ended} after {:?}", begun.elapsed());
        tokio::time::sleep(Duration::from_secs(2)).await;
    })
    .await;
    assert!(given.len() > 20, "{} receipts show nothing", given.len());
    must_be_kept(&house, &advert, &given).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_house_is_replaced_while_people_apply_on_sqlite() {
    a_house_is_replaced_while_people_apply(Database::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_house_is_replaced_while_people_apply_on_postgres() {
    a_house_is_replaced_while_people_apply(Database::Postgres).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_process_may_hold_the_database_for_a_while() {
    let Some(house) = House::open(Database::Sqlite).await else { return };
    let advert = Advert::open_today(&house).await;
    let replica = Replica::start_with(&house, None, &[("SERVER__JOBS", "false")]);
    let program = Visitor::new(&replica.address, false);
    let mut options = ConnectOptions::new(house.inside.settings.database.url_in(&house.inside.settings.data));
    options.max_connections(1).sqlx_logging(false);
    let past = sea_orm::Database::connect(options).await.expect("a connection past the house");
    let mut given = Vec::new();
    // It waits five seconds for another one; then it says to come back.
    for (number, seconds, expected) in [(1, 1, 201), (2, 7, 503)] {
        past.execute_unprepared("BEGIN EXCLUSIVE").await.expect("all of it");
        let (told, ()) = tokio::join!(
            async {
                Answer::read(String::new(), crowd::whole(&program, number).send().await.expect("an answer")).await
            },
            async {
                tokio::time::sleep(Duration::from_secs(seconds)).await;
                past.execute_unprepared("ROLLBACK").await.expect("none of it");
            }
        );
        assert_eq!(told.must_be(expected).header("retry-after"), (expected == 503).then_some("5"));
        assert!(!told.body().contains("locked"), "{}", told.body());
        let again = Answer::read(String::new(), crowd::whole(&program, number).send().await.expect("an answer")).await;
        given.push((number, again.must_be(201).json()["receipt"].as_str().expect("a receipt").to_owned()));
    }
    must_be_kept(&house, &advert, &given).await;
}

#[tokio::test]
async fn a_store_that_goes_away_in_the_middle_of_an_upload_keeps_nothing_of_it() {
    let Some(house) = House::open(Database::Sqlite).await else { return };
    let advert = Advert::published(&house).await;
    let draft = advert.draft("Arta Krasniqi").await;
    let program = house.program();
    program.bearer(&draft.begun.token);
    let path = format!("/api/v1/applications/{}/documents/cv?name=cv.pdf", draft.begun.reference);
    let (store, away) = (house.inside.settings.within_data("files"), house.inside.settings.within_data("away"));
    let (from, to) = (store.clone(), away.clone());
    let parts = futures_util::stream::unfold(0, move |part| {
        let (from, to) = (from.clone(), to.clone());
        async move {
            // The first half has arrived when the disk is taken out.
            if part == 1 {
                tokio::time::sleep(Duration::from_millis(300)).await;
                std::fs::rename(&from, &to).expect("taken out");
            }
            let half = if part == 0 { &PDF[..100] } else { &PDF[100..] };
            (part < 2).then(|| (Ok::<_, std::io::Error>(half.to_vec()), part + 1))
        }
    });
    let told = program.send(&path, program.request(Method::PUT, &path).body(Body::wrap_stream(parts))).await;
    assert_eq!(told.must_be(503).header("retry-after"), Some("5"));
    house.program().get("/readyz").await.must_be(503);
    assert_eq!(document::Entity::find().all(house.inside.store.read()).await.expect("a read").len(), 0);
    std::fs::rename(&away, &store).expect("put back");
    house.program().get("/readyz").await.must_be(200);
    program.send(&path, program.request(Method::PUT, &path).body(PDF)).await.must_be(200);
    house.close().await;
}

/// The wall clock of one machine is set while it serves: that of the database counts, carried by one that nobody can set.
#[tokio::test(flavor = "multi_thread")]
async fn a_clock_that_is_set_while_it_serves_moves_nothing() {
    let library = std::path::Path::new("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1");
    if !library.exists() {
        skip("faketime is not installed: no clock is set");
        return;
    }
    let Some(house) = House::open(Database::Postgres).await else { return };
    let advert = Advert::open_today(&house).await;
    let offset = house.inside.settings.within_data("offset");
    std::fs::write(&offset, "+0\n").expect("a file");
    let mut command = Command::new(MERITUM);
    command.env("LD_PRELOAD", library).env("FAKETIME_TIMESTAMP_FILE", &offset);
    command.env("FAKETIME_NO_CACHE", "1").env("FAKETIME_DONT_FAKE_MONOTONIC", "1");
    let replica = Replica::started_by(&house, command, &[("SERVER__JOBS", "false")]);
    let program = Visitor::new(&replica.address, false);
    let mut given = Vec::new();
    for (number, jump) in (0..).zip(["+0", "+3600", "-3600", "+86400", "-86400"]) {
        std::fs::write(&offset, format!("{jump}\n")).expect("a file");
        let sent = SystemClock.now();
        let told = Answer::read(String::new(), crowd::whole(&program, number).send().await.expect("an answer")).await;
        let said = told.must_be(201).json();
        let received = said["submitted_at"].as_str().expect("an instant").parse().expect("an instant");
        let apart = Instant::from_timestamp(received).millis_since(sent);
        assert!((-500..10_000).contains(&apart), "{jump}: received {apart} ms after it was sent");
        // The machine's own clock did move: it is what dates the answer.
        let date = told.header("date").expect("a date").to_owned();
        let said_day = date.split(' ').nth(1).expect("a day").to_owned();
        if jump == "+86400" {
            let today = SystemClock.now().to_timestamp().strftime("%d").to_string();
            assert_ne!(said_day, today, "{date}: the clock was not set");
        }
        given.push((number, said["receipt"].as_str().expect("a receipt").to_owned()));
    }
    must_be_kept(&house, &advert, &given).await;
}

/// `meritum check` on the house's data: whether everything holds, and what it says.
fn check(house: &House) -> (bool, String) {
    let settings = &house.inside.settings;
    let mut check = Command::new(MERITUM);
    check.arg("check").env("MERITUM_DATA", &settings.data);
    let told = check.env("MERITUM_DATABASE", settings.database.url_in(&settings.data)).output().expect("the program");
    (told.status.success(), String::from_utf8_lossy(&told.stdout).into_owned())
}

async fn damaged_documents_are_named_and_never_served(database: Database) {
    let Some(house) = House::open(database).await else { return };
    let advert = Advert::published(&house).await;
    for name in ["Arta Krasniqi", "Blerim Hoxha", "Dita Kola"] {
        advert.apply(whole(name)).await.must_be(201);
    }
    house.work().await;
    assert_eq!(check(&house), (true, "everything holds\n".to_owned()));
    let rows = document::Entity::find().all(house.inside.store.read()).await.expect("the documents");
    let place = |row: &document::Model| {
        let shelf = house.inside.settings.within_data("files/documents").join(&row.sha256[..2]);
        shelf.join(format!("{}-{}", row.sha256, row.id.0.simple()))
    };
    // One byte of the first is another, and the second is gone; somebody left a file that is nobody's.
    let mut bytes = std::fs::read(place(&rows[0])).expect("the first");
    bytes[20] ^= 1;
    std::fs::write(place(&rows[0]), bytes).expect("damaged");
    std::fs::remove_file(place(&rows[1])).expect("gone");
    std::fs::copy(place(&rows[2]), place(&rows[2]).with_extension("copy")).expect("a copy");
    let (holds, told) = check(&house);
    assert!(!holds, "{told}");
    let named = |row: &document::Model| told.contains(&format!("document {} of version", row.id));
    assert_eq!((named(&rows[0]), named(&rows[1]), named(&rows[2])), (true, true, false), "{told}");

    let hr = house.visitor_of(&advert.hr).await;
    for (row, is_whole) in rows.iter().zip([false, false, true]) {
        let application = advert.applications().await.into_iter().find(|it| it.id == row.application_id);
        let reference = application.expect("the application").reference;
        let path = format!("/staff/applications/{reference}/documents/{}", row.id);
        // A connection that is closed in the middle gives nothing.
        let got = match hr.request(Method::GET, &path).send().await {
            Ok(answer) if answer.status().is_success() => answer.bytes().await.is_ok_and(|body| body == PDF),
            Ok(_) | Err(_) => false,
        };
        assert_eq!(got, is_whole, "{path}");
    }
}

#[tokio::test]
async fn damaged_documents_are_named_and_never_served_on_sqlite() {
    damaged_documents_are_named_and_never_served(Database::Sqlite).await;
}

#[tokio::test]
async fn damaged_documents_are_named_and_never_served_on_postgres() {
    damaged_documents_are_named_and_never_served(Database::Postgres).await;
}
