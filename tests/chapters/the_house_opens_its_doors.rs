//! The house opens its doors: a fresh one answers, refuses in words, and closes in order.

use std::collections::{BTreeMap, BTreeSet};

use entity::Instant;

use crate::chapter;
use crate::rig::browser::{Browser, JavaScript};
use crate::rig::doors;
use crate::rig::house::{Database, House, MORNING};

chapter! {
    async fn the_document_of_the_api_is_served(house) {
        let document = house.program().get("/api/openapi.json").await;
        document.must_be(200);
        assert_eq!(document.json()["info"]["title"], "Meritum");
    }

    async fn what_does_not_exist_is_refused_in_the_visitors_words(house) {
        let visitor = house.visitor();
        let page = visitor.get("/no-such-page").await;
        page.must_be(404);
        assert_eq!(page.attribute("html", "lang"), "en");
        visitor.reads("sq");
        assert_eq!(visitor.get("/no-such-page").await.attribute("html", "lang"), "sq");
        let told = house.program().get("/api/v1/no-such-thing").await;
        told.must_be(404);
        assert_eq!(told.header("content-type"), Some("application/problem+json"));
        assert_eq!(told.json()["status"], 404);
    }

    async fn a_method_that_a_door_lacks_is_refused_with_those_it_has(house) {
        let program = house.program();
        let document = program.get("/api/openapi.json").await.json();
        let mut doors: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for door in doors::all(&document) {
            let path = door.filled(|_| "1".to_owned());
            let methods = doors.entry(path).or_default();
            if door.is_safe() {
                methods.insert("HEAD".to_owned());
            }
            methods.insert(door.method);
        }
        assert!(doors.len() > 100, "{} doors", doors.len());
        let mut wrong = Vec::new();
        for (path, methods) in doors {
            for method in ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] {
                if methods.contains(method) {
                    continue;
                }
                let answer = program.send(&path, program.request(method.parse().expect("a method"), &path)).await;
                let told: BTreeSet<String> =
                    answer.header("allow").unwrap_or_default().split(", ").map(str::to_owned).collect();
                if answer.status != 405 || told != methods {
                    wrong.push(format!("{method} {path}: {}, {told:?} instead of {methods:?}", answer.status));
                }
            }
        }
        assert_eq!(wrong, Vec::<String>::new());
    }

    async fn a_visitor_who_chooses_a_language_keeps_it(house) {
        let visitor = house.visitor();
        let form = visitor.get("/no-such-page").await.form("form.languages");
        let answer = visitor.submit(form.press("Shqip")).await;
        assert_eq!(answer.location(), "/no-such-page");
        assert_eq!(visitor.follow(&answer).await.attribute("html", "lang"), "sq");
    }

    async fn the_time_is_the_chapters_own(house) {
        assert_eq!(house.now(), MORNING);
        house.clock.advance(86_400_000);
        assert_eq!(house.now(), Instant(MORNING.0 + 86_400_000));
    }

    async fn a_fresh_house_owes_nobody_a_letter(house) {
        assert_eq!(house.letters().await, []);
        assert_eq!(house.letters_to("arta@example.org").await, []);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_of_a_refusal_can_be_used_by_everyone() {
    let Some(house) = House::open(Database::Sqlite).await else { return };
    for java_script in [JavaScript::On, JavaScript::Off] {
        let Some(browser) = Browser::open(java_script).await else { return };
        browser.goto(&format!("{}/no-such-page", house.address)).await;
        if java_script == JavaScript::On {
            browser.must_be_accessible().await;
            browser.dark(true).await;
            browser.must_be_accessible().await;
        }
        assert_eq!(browser.path().await, "/no-such-page");
    }
    house.close().await;
}
