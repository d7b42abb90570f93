//! A review is done by keyboard alone, in Chromium: ten candidates, blind, without once touching a mouse.

use entity::panel_member::PanelRole;
use entity::scorecard;
use fantoccini::Locator;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, Set};
use serde_json::json;
use std::time::Duration;

use crate::rig::browser::{Browser, JavaScript};
use crate::rig::house::{Database, House};
use crate::rig::reviews::Reviews;

const CRITERIA: &[(&str, &str, bool)] = &[("finance", "3", true), ("english", "1", false), ("audit", "2", true)];

/// Presses keys, wherever the focus is.
async fn keys(browser: &Browser, pressed: &str) {
    browser.find("html").await.send_keys(pressed).await.expect("keys");
}

/// Waits until the candidate on the desk is another one, or the desk is left.
async fn moves_on(browser: &Browser, from: &str) -> String {
    for _ in 0..200 {
        let path = browser.path().await;
        if path != from && browser.client().find(Locator::Css("main")).await.is_ok() {
            return path;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("the desk stayed at {from}");
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_candidates_by_keyboard_alone() {
    let Some(house) = House::open(Database::Sqlite).await else { return };
    let Some(browser) = Browser::open(JavaScript::On).await else { return };
    let reviews = Reviews::of(&house, CRITERIA).await;
    reviews.change(|row| row.blind = Set(true)).await;
    let reviewer = reviews.seat("Driton Krasniqi", PanelRole::Reviewer).await;
    for number in 0..10 {
        reviews.application(&format!("Candidate Number{number}")).await;
    }
    let session = house.visitor_of(&reviewer).await.cookie("session").expect("a session");
    let cookie = json!({ "name": "session", "value": session, "url": house.address });
    browser.devtools("Network.setCookie", cookie).await;
    browser.width(1280).await;
    browser.goto(&format!("{}/staff/openings/{}/review", house.address, reviews.slug)).await;

    // The help is a key away, and another key puts it away again.
    browser.find("main[data-desk]").await;
    keys(&browser, "?").await;
    assert!(browser.client().wait().for_element(Locator::Css("#keys:popover-open")).await.is_ok());
    browser.must_be_accessible().await;
    keys(&browser, "?").await;
    assert!(browser.client().wait().for_element(Locator::Css("#keys:not(:popover-open)")).await.is_ok());

    // Forth and back, before anything is scored.
    let first = browser.path().await;
    keys(&browser, "j").await;
    let second = moves_on(&browser, &first).await;
    keys(&browser, "k").await;
    assert_eq!(moves_on(&browser, &second).await, first);
    browser.must_be_accessible().await;

    for number in 0..10_u64 {
        let path = browser.path().await;
        // Each digit scores a criterion and goes on to the next; the second is taken back and scored again.
        keys(&browser, "4").await;
        keys(&browser, "2").await;
        keys(&browser, "p").await;
        keys(&browser, "3").await;
        keys(&browser, "5").await;
        keys(&browser, "s").await;
        moves_on(&browser, &path).await;
        let mine = scorecard::Entity::find().filter(scorecard::Column::SubmittedAt.is_not_null());
        assert_eq!(mine.count(house.inside.store.read()).await.expect("a count"), number + 1, "after {path}");
    }
    assert_eq!(browser.path().await, format!("/staff/openings/{}/review", reviews.slug), "all are in");
    let scores = entity::score::Entity::find().all(house.inside.store.read()).await.expect("the scores");
    for (key, value) in [("finance", 4000), ("english", 3000), ("audit", 5000)] {
        let of_it: Vec<i64> = scores.iter().filter(|s| s.criterion_key == key).map(|s| s.value_milli).collect();
        assert_eq!(of_it, vec![value; 10], "{key}");
    }
}
