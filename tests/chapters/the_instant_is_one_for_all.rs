//! The history of a closing instant, written down by everybody who was there and judged afterwards: several processes of the
//! real binary whose own clocks are wrong by minutes, applicants who send across the instant, and HR who extends and closes
//! early in between. Nothing late is admitted, nothing in time is refused, and every receipt is true.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use crate::rig::adverts::{Advert, SLUG, fields, file, unlike};
use crate::rig::house::{Database, House};
use crate::rig::replica::Replica;
use crate::rig::visitor::Visitor;
use entity::{Instant, audit_entry};
use meritum::application::verify;
use meritum::audit;
use meritum::cli::wire;
use meritum::clock::{Calendar as _, Clock, SystemClock};
use meritum::context::Context;
use meritum::opening::amend::amend;
use meritum::opening::rules::{Closes, Edits};
use reqwest::Method;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Set};
use serde_json::Value;
use tokio::task::JoinSet;

/// Who apply at the same time.
const APPLICANTS: u64 = 24;
/// What the time that an answer names may differ from what its applicant saw, in milliseconds: both are cut to the
/// millisecond, and the offset of the database's clock is known to a few.
const SLACK: i64 = 50;

/// What one applicant saw of one request.
struct Seen {
    key: String,
    number: u64,
    began: Instant,
    ended: Instant,
    status: u16,
    body: Value,
}

/// Sends one application under this key.
async fn send(program: &Visitor, key: &str, number: u64) -> Option<(u16, Value)> {
    let path = format!("/api/v1/openings/{SLUG}/applications");
    let form = fields(&format!("Applicant N{number}")).part("cv", file("CV.pdf", unlike(number, 20_000)));
    let request = program.request(Method::POST, &path).header("idempotency-key", key).multipart(form);
    let answer = request.send().await.ok()?;
    let status = answer.status().as_u16();
    Some((status, answer.json().await.ok()?))
}

/// Applies under one name after another until told to stop.
async fn apply(address: String, first: u64, until: Instant) -> Vec<Seen> {
    let program = Visitor::new(&address, false);
    let mut seen = Vec::new();
    let mut number = first;
    while SystemClock.now() < until {
        let (key, began) = (format!("application {number}"), SystemClock.now());
        let (status, body) = send(&program, &key, number).await.expect("an answer");
        seen.push(Seen { key, number, began, ended: SystemClock.now(), status, body });
        number += APPLICANTS;
    }
    seen
}

fn instant(body: &Value, name: &str) -> Instant {
    let text = body[name].as_str().unwrap_or_else(|| panic!("no {name} in {body}"));
    Instant::from_timestamp(text.parse().expect("an instant"))
}

/// Moves the closing instant, as HR does.
async fn close_at(hr: &Context, at: Instant) -> Instant {
    let edits = Edits { closes: Closes::At(at.to_timestamp().to_string()), ..Edits::default() };
    let asked = SystemClock.now();
    let amended = amend(hr, SLUG, None, &edits, "It was agreed.", None).await.expect("an amendment");
    let took = SystemClock.now().millis_since(asked);
    assert!(took < 3000, "HR waited {took} ms for a turn");
    amended.opening.closes_at.expect("a closing instant")
}

async fn the_instant_is_one_for_all(database: Database, offsets: &[Option<&str>]) {
    let opened = House::open_with(database, |settings| settings.admission.notice_hours = 0).await;
    let Some(house) = opened else { return };
    let advert = Advert::published(&house).await;
    let replicas: Vec<Replica> = offsets.iter().map(|offset| Replica::start(&house, *offset)).collect();
    // HR works in a house of its own on the same database, by the time as it is.
    let office = wire::house(house.inside.settings.clone(), Arc::new(SystemClock)).await.expect("a house");
    let hr = Context::new(office, advert.hr.actor.clone());
    let begun = SystemClock.now();
    let first = begun.plus_seconds(60);
    advert
        .change(|row| {
            row.opens_at = Set(Some(Instant(0)));
            row.closes_at = Set(Some(first));
        })
        .await;

    let until = begun.plus_seconds(18);
    let mut applying = JoinSet::new();
    for applicant in 0..APPLICANTS {
        let replica = &replicas[usize::try_from(applicant).expect("a number") % replicas.len()];
        applying.spawn(apply(replica.address.clone(), applicant, until));
    }
    let pause = async |seconds: u64| tokio::time::sleep(Duration::from_secs(seconds)).await;
    pause(2).await;
    let sooner = close_at(&hr, SystemClock.now().plus_seconds(4)).await;
    pause(6).await;
    let again = close_at(&hr, SystemClock.now().plus_seconds(4)).await;
    pause(1).await;
    let later = close_at(&hr, again.plus_seconds(2)).await;
    let announced = [first, sooner, again, later];
    let mut history = Vec::new();
    while let Some(seen) = applying.join_next().await {
        history.extend(seen.expect("an applicant"));
    }

    // Each answer is right by the instant that it names, and the instant is one that was announced.
    let (mut admitted, mut refused) = (0, 0);
    for seen in &history {
        let received = match seen.status {
            201 => instant(&seen.body, "submitted_at"),
            409 => instant(&seen.body, "received_at"),
            other => panic!("{other}: {}", seen.body),
        };
        // By the clock of the database, whatever the replica's own says.
        assert!(
            received.0 >= seen.began.0 - SLACK && received.0 <= seen.ended.0 + SLACK,
            "received {received:?}, sent between {:?} and {:?}",
            seen.began,
            seen.ended
        );
        if seen.status == 409 {
            let closes = instant(&seen.body, "closes_at");
            assert!(announced.contains(&closes) && received >= closes, "refused in time: {}", seen.body);
            refused += 1;
        } else {
            admitted += 1;
        }
    }
    assert!(admitted > 20 && refused > 20, "{admitted} admitted and {refused} refused show nothing");

    // The record has one order, and each admission obeys the instant that was in force at its place in it.
    let record = audit_entry::Entity::find()
        .filter(audit_entry::Column::OpeningId.eq(advert.opening))
        .order_by_asc(audit_entry::Column::Number)
        .all(house.inside.store.read())
        .await
        .expect("the record");
    let mut in_force = first;
    let mut submitted = 0;
    for entry in &record {
        let said: Value = serde_json::from_str(&entry.detail).unwrap_or_default();
        match entry.act.as_str() {
            "opening.amended" => {
                in_force = serde_json::from_value(said["closes_at"]["after"].clone()).expect("an instant");
            }
            "application.submitted" => {
                let received: Instant = serde_json::from_value(said["received_at"].clone()).expect("an instant");
                let closes: Instant = serde_json::from_value(said["closes_at"].clone()).expect("an instant");
                assert_eq!(closes, in_force, "the instant in force at entry {}", entry.number);
                assert!(received < closes, "late at entry {}", entry.number);
                submitted += 1;
            }
            _ => {}
        }
    }
    assert_eq!(in_force, later);
    assert_eq!(submitted, admitted, "admitted, and answered");
    assert_eq!(audit::verify(&house.inside.store).await, Ok(Vec::new()));

    // Every receipt has its row, and is given again to whoever repeats the request, by any replica.
    let rows: BTreeMap<_, _> =
        advert.versions().await.into_iter().map(|version| (version.receipt.clone(), version)).collect();
    assert_eq!(rows.len(), admitted);
    let program = Visitor::new(&replicas[replicas.len() - 1].address, false);
    for (place, seen) in history.iter().filter(|seen| seen.status == 201).enumerate() {
        let receipt = seen.body["receipt"].as_str().expect("a receipt");
        assert!(rows.contains_key(receipt), "no row for {receipt}");
        // All of them would take a while.
        if place % 20 == 0 {
            let (status, body) = send(&program, &seen.key, seen.number).await.expect("an answer");
            assert_eq!((status, body["receipt"].as_str()), (201, Some(receipt)), "{body}");
        }
    }
    assert_eq!(verify::verify(&house.inside).await, Ok(Vec::new()));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_instant_is_one_for_all_on_sqlite() {
    the_instant_is_one_for_all(Database::Sqlite, &[None]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_instant_is_one_for_all_on_postgres() {
    the_instant_is_one_for_all(Database::Postgres, &[None, Some("+10m"), Some("-10m")]).await;
}
