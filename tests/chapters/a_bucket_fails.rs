//! Documents lie in a bucket, and the bucket is busy, broken or false: whoever uploads is told to come back, whoever reads gets
//! what was sent or nothing, and nobody asks the bucket again and again.

use std::time::Duration;

use crate::rig::adverts::{Advert, Draft, PDF, unlike, whole};
use crate::rig::answer::Answer;
use crate::rig::bucket::BucketServer;
use crate::rig::house::{Database, House};
use entity::document;
use meritum::clock::Stopwatch;
use meritum::secrets::sha256_hex;
use reqwest::Method;
use sea_orm::{EntityTrait, PaginatorTrait};

async fn kept_in(bucket: &BucketServer) -> Option<House> {
    House::open_with(Database::Sqlite, |settings| settings.files = bucket.settings()).await
}

async fn put(house: &House, draft: &Draft, bytes: &[u8]) -> Answer {
    let program = house.program();
    program.bearer(&draft.begun.token);
    let path = format!("/api/v1/applications/{}/documents/cv?name=cv.pdf", draft.begun.reference);
    program.send(&path, program.request(Method::PUT, &path).body(bytes.to_vec())).await
}

#[tokio::test]
async fn a_busy_or_broken_bucket_is_told_and_not_pressed() {
    let bucket = BucketServer::start().await;
    let Some(house) = kept_in(&bucket).await else { return };
    let advert = Advert::published(&house).await;
    let draft = advert.draft("Arta Krasniqi").await;
    bucket.asked();
    for status in [500, 503] {
        bucket.answers(status);
        let begun = Stopwatch::start();
        let told = put(&house, &draft, PDF).await;
        assert_eq!(told.must_be(503).header("retry-after"), Some("5"), "{status}");
        assert!(begun.elapsed() < Duration::from_secs(10), "{status}: {:?}", begun.elapsed());
        let asked = bucket.asked();
        assert!(asked <= 8, "{status}: asked {asked} times");
        house.program().get("/readyz").await.must_be(503);
        // A whole application is no half one either.
        advert.apply(whole("Blerim Hoxha")).await.must_be(503);
        bucket.asked();
    }
    assert_eq!(document::Entity::find().count(house.inside.store.read()).await.expect("a count"), 0);
    assert_eq!((advert.versions().await.len(), bucket.documents().len()), (0, 0));
    bucket.answers(0);
    let told = put(&house, &draft, PDF).await;
    assert_eq!(told.must_be(200).json()["sha256"], sha256_hex(PDF));
    advert.apply(whole("Blerim Hoxha")).await.must_be(201);
    house.program().get("/readyz").await.must_be(200);
    house.close().await;
}

#[tokio::test]
async fn a_bucket_gives_what_was_sent_or_nothing() {
    let bucket = BucketServer::start().await;
    let Some(house) = kept_in(&bucket).await else { return };
    let advert = Advert::published(&house).await;
    let reference = advert.apply(whole("Arta Krasniqi")).await.must_be(201).json()["reference"].clone();
    let reference = reference.as_str().expect("a reference");
    let row = document::Entity::find().one(house.inside.store.read()).await.expect("a read").expect("a document");
    let path = format!("/staff/applications/{reference}/documents/{}", row.id);
    let hr = house.visitor_of(&advert.hr).await;
    // What came of it, if it came whole; a connection that is closed before gives nothing.
    let read = async || {
        let Ok(answer) = hr.request(Method::GET, &path).send().await else { return (0, None) };
        let status = answer.status().as_u16();
        (status, answer.bytes().await.ok())
    };
    assert_eq!(read().await, (200, Some(PDF.into())));
    bucket.answers(503);
    let (status, _) = read().await;
    assert!(status >= 500, "{status}");
    bucket.answers(0);
    let place = bucket.documents().pop().expect("a document");
    for false_one in [unlike(1, 10), PDF[..100].to_vec(), {
        let mut damaged = PDF.to_vec();
        damaged[20] ^= 1;
        damaged
    }] {
        std::fs::write(&place, &false_one).expect("another's");
        let (status, got) = read().await;
        assert!(status >= 500 || got.is_none(), "{status}: something false was given as whole");
    }
    std::fs::write(&place, PDF).expect("put back");
    assert_eq!(read().await, (200, Some(PDF.into())));
    std::fs::remove_file(&place).expect("gone");
    let (status, _) = read().await;
    assert!(status >= 500, "{status}");
}
