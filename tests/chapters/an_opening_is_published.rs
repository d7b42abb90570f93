//! An opening is published: drafted, filled in, refused while something is wrong, and then seen by everybody until it closes.

use crate::chapter;
use crate::rig::house::House;
use crate::rig::staff::{Member, Told, ask};
use entity::Instant;
use entity::staff::Role;
use meritum::actor::Actor;
use poem::http::Method;
use serde_json::{Value, json};

const OPENINGS: &str = "/api/v1/openings";
const DAY: i64 = 86_400_000;
/// The end of 14 February 2025 in Prishtina.
const CLOSES: Instant = Instant(1_739_574_000_000);

fn finance_manager() -> Value {
    json!({
        "title": "Finance Manager", "summary": "Look after the books.", "description": "## You\n\ncount **well**.",
        "texts": { "sq": { "title": "Menaxher i Financës", "description": "Ju numëroni mirë." } },
        "closes_on": "2025-02-14", "time_zone": "Europe/Belgrade",
        "salary": { "min": 1500, "max": 2000, "currency": "EUR", "period": "month" },
        "places": [{ "locality": "Prishtinë", "country": "XK" }], "contact": "jobs@example.org",
    })
}

async fn drafted(hr: &Member<'_>) -> Told {
    let made = hr.post(OPENINGS, &finance_manager()).await;
    made.must_be(201);
    made
}

async fn published(hr: &Member<'_>) -> Told {
    drafted(hr).await;
    let told = hr.post("/api/v1/openings/finance-manager/publication", &json!({})).await;
    told.must_be(200);
    told
}

async fn anyone(house: &House, path: &str) -> Told {
    ask(house, Actor::Anyone, Method::GET, path, &[], None).await
}

async fn slugs(house: &House, query: &str) -> Vec<String> {
    let list = anyone(house, &format!("{OPENINGS}?{query}")).await;
    let items = list.must_be(200).body["items"].as_array().expect("items").clone();
    items.iter().map(|item| item["slug"].as_str().expect("a slug").to_owned()).collect()
}

chapter! {
    async fn a_bare_date_closes_at_the_end_of_that_day_in_its_zone(house) {
        let hr = house.member("hr", Role::Hr).await;
        let made = drafted(&hr).await;
        assert_eq!(made.header("location"), "/api/v1/openings/finance-manager");
        assert_eq!(made.header("etag"), "\"1\"");
        let body = &made.body;
        assert_eq!(body["state"], "draft");
        assert_eq!(body["closes_at"], "2025-02-14T23:00:00Z");
        assert_eq!(body["closes_at_local"], "2025-02-15T00:00:00+01:00");
        assert_eq!(body["closes_on"], "2025-02-14");
        assert_eq!(body["time_zone"], "Europe/Belgrade");
        assert_eq!(body["grace_seconds"], 600);
        assert_eq!(body["languages"], json!(["en", "sq"]));
        assert_eq!(body["review"], json!({ "blind": false, "visibility": "after_own", "chair_sees_all": false, "assigned": false, "reviews_per_application": null }));
        assert_eq!(body["description_html"], "<h3>You</h3>\n<p>count <strong>well</strong>.</p>\n");
    }

    async fn a_draft_does_not_exist_for_strangers(house) {
        let hr = house.member("hr", Role::Hr).await;
        let other = house.member("other", Role::Member).await;
        let administrator = house.member("root", Role::Administrator).await;
        drafted(&hr).await;
        let path = "/api/v1/openings/finance-manager";
        anyone(house, path).await.must_be(404);
        other.get(path).await.must_be(404);
        administrator.get(path).await.must_be(404);
        hr.get(path).await.must_be(200);
        assert_eq!(slugs(house, "").await, [""; 0]);
        for stranger in [&other, &administrator] {
            stranger.post(OPENINGS, &finance_manager()).await.must_be(403);
            stranger.post(&format!("{path}/publication"), &json!({})).await.must_be(404);
            stranger.change(Method::PATCH, path, "\"1\"", &json!({})).await.must_be(404);
            stranger.change(Method::PUT, &format!("{path}/panel"), "\"1\"", &json!([])).await.must_be(404);
        }
        ask(house, Actor::Anyone, Method::POST, OPENINGS, &[], Some(&finance_manager())).await.must_be(401);
    }

    async fn what_is_published_is_read_by_everybody(house) {
        let hr = house.member("hr", Role::Hr).await;
        published(&hr).await;
        let page = house.program().get("/api/v1/openings/finance-manager").await;
        page.must_be(200);
        assert_eq!(page.header("etag"), Some("\"2\""));
        assert_eq!(page.header("cache-control"), Some("public, max-age=10, must-revalidate"));
        let body = page.json();
        assert_eq!(body["state"], "published");
        assert_eq!(body["accepting"], true);
        assert_eq!(body["server_time"], "2025-02-03T08:00:00Z");
        assert_eq!(body["salary"], json!({ "min": 1500, "max": 2000, "currency": "EUR", "period": "month" }));
        for staff_only in ["review", "panel", "warnings"] {
            assert_eq!(body.get(staff_only), None);
        }
        let program = house.program();
        program.reads("sq");
        let body = program.get("/api/v1/openings/finance-manager").await.json();
        assert_eq!((&body["title"], &body["text_language"]), (&json!("Menaxher i Financës"), &json!("sq")));
        program.reads("sr");
        let body = program.get("/api/v1/openings/finance-manager").await.json();
        assert_eq!((&body["title"], &body["text_language"]), (&json!("Finance Manager"), &json!("en")));
    }

    async fn it_turns_to_closed_by_itself_at_the_instant(house) {
        let hr = house.member("hr", Role::Hr).await;
        published(&hr).await;
        let path = "/api/v1/openings/finance-manager";
        house.clock.set(Instant(CLOSES.0 - 1));
        assert_eq!(slugs(house, "status=open").await, ["finance-manager"]);
        assert_eq!(slugs(house, "status=closed").await, [""; 0]);
        let before = anyone(house, path).await;
        assert_eq!((&before.body["accepting"], &before.body["phase"]), (&json!(true), &json!("open")));
        assert_eq!(before.header("cache-control"), "public, no-cache");
        house.clock.set(CLOSES);
        assert_eq!(slugs(house, "status=open").await, [""; 0]);
        assert_eq!(slugs(house, "status=closed").await, ["finance-manager"]);
        let after = anyone(house, path).await;
        assert_eq!((&after.body["accepting"], &after.body["phase"]), (&json!(false), &json!("closed")));
        assert_eq!(after.body["state"], "published");
    }

    async fn it_may_open_later_than_it_is_published(house) {
        let hr = house.member("hr", Role::Hr).await;
        drafted(&hr).await;
        let path = "/api/v1/openings/finance-manager";
        let late = hr.post(&format!("{path}/publication"), &json!({ "opens_at": "2025-02-14T23:00:00Z" })).await;
        assert_eq!(late.must_be(422).wrong(), [("/opens_at", "after-closing")]);
        let told = hr.post(&format!("{path}/publication"), &json!({ "opens_at": "2025-02-05T08:00:00+01:00" })).await;
        assert_eq!((&told.must_be(200).body["phase"], &told.body["accepting"]), (&json!("upcoming"), &json!(false)));
        anyone(house, path).await.must_be(404);
        assert_eq!(slugs(house, "").await, [""; 0]);
        house.clock.advance(u32::try_from(2 * DAY).expect("two days"));
        anyone(house, path).await.must_be(200);
        assert_eq!(slugs(house, "status=open").await, ["finance-manager"]);
    }

    async fn a_closing_that_cannot_be_is_refused_where_it_stands(house) {
        let hr = house.member("hr", Role::Hr).await;
        for (change, wrong) in [
            (json!({ "closes_on": "2025-02-02" }), ("/closes_on", "past")),
            (json!({ "time_zone": "Europe/Atlantis" }), ("/time_zone", "unknown-zone")),
            (json!({ "time_zone": "CET" }), ("/time_zone", "unknown-zone")),
            (json!({ "closes_at": "2025-02-14T12:00" }), ("/closes_on", "both")),
            (json!({ "closes_on": "14.2.2025" }), ("/closes_on", "unreadable")),
            (json!({ "closes_on": null, "closes_at": "2025-03-30T02:30" }), ("/closes_at", "does-not-exist")),
            (json!({ "closes_on": null, "closes_at": "2025-10-26T02:30" }), ("/closes_at", "ambiguous")),
            (json!({ "title": " " }), ("/title", "missing")),
            (json!({ "title": "x".repeat(201) }), ("/title", "too-long")),
            (json!({ "salary": { "min": 3, "max": 2, "currency": "EUR" } }), ("/salary/max", "below-minimum")),
            (json!({ "salary": { "min": 3, "currency": "ECU" } }), ("/salary/currency", "unknown")),
            (json!({ "places": [{ "locality": "Prishtinë", "country": "KS" }] }), ("/places/0/country", "unknown")),
            (json!({ "positions": 0 }), ("/positions", "out-of-range")),
            (json!({ "texts": { "de": { "title": "x" } } }), ("/texts/de", "unknown-language")),
            (json!({ "texts": { "sq": { "summary": "x" } } }), ("/texts/sq/title", "missing")),
        ] {
            let mut body = finance_manager();
            for (name, value) in change.as_object().expect("members") {
                body[name] = value.clone();
            }
            if body["closes_on"].is_null() {
                body.as_object_mut().expect("an object").remove("closes_on");
            }
            assert_eq!(hr.post(OPENINGS, &body).await.must_be(422).wrong(), [wrong], "{change}");
        }
        let mut body = finance_manager();
        body["slug"] = json!("mine");
        hr.post(OPENINGS, &body).await.must_be(400);
    }

    async fn a_draft_is_published_only_when_it_is_whole(house) {
        let hr = house.member("hr", Role::Hr).await;
        hr.post(OPENINGS, &json!({ "title": "Driver" })).await.must_be(201);
        let told = hr.post("/api/v1/openings/driver/publication", &json!({})).await;
        assert_eq!(told.must_be(422).wrong(), [("/description", "missing"), ("/closes_on", "missing")]);
        let body = json!({ "description": "Drive.", "closes_at": "2025-02-03T12:00:00+01:00" });
        let told = hr.change(Method::PATCH, "/api/v1/openings/driver", "\"1\"", &body).await;
        assert_eq!(told.must_be(200).body["closes_on"], Value::Null);
        house.clock.set(Instant(CLOSES.0));
        let told = hr.post("/api/v1/openings/driver/publication", &json!({})).await;
        assert_eq!(told.must_be(422).wrong(), [("/closes_on", "past")]);
    }

    async fn a_stale_edit_changes_nothing(house) {
        let hr = house.member("hr", Role::Hr).await;
        drafted(&hr).await;
        let path = "/api/v1/openings/finance-manager";
        hr.ask(Method::PATCH, path, &[], Some(&json!({ "positions": 2 }))).await.must_be(428);
        let told = hr.change(Method::PATCH, path, "\"1\"", &json!({ "positions": 2, "salary": { "max": 2500 } })).await;
        assert_eq!(told.must_be(200).header("etag"), "\"2\"");
        assert_eq!(told.body["salary"], json!({ "min": 1500, "max": 2500, "currency": "EUR", "period": "month" }));
        let told = hr.change(Method::PATCH, path, "\"1\"", &json!({ "positions": 3, "salary": null })).await;
        let problem = told.must_be(412).problem.as_ref().expect("a problem");
        assert_eq!(problem.facts["current_version"], 2);
        let told = hr.get(path).await;
        assert_eq!((&told.body["positions"], &told.body["version"]), (&json!(2), &json!(2)));
        hr.change(Method::PATCH, path, "*", &json!({ "salary": null })).await.must_be(200);
        assert_eq!(hr.get(path).await.body["salary"], Value::Null);
        published_now(&hr).await;
        hr.change(Method::PATCH, path, "\"4\"", &json!({ "positions": 3 })).await.must_be(409);
    }

    async fn a_repeated_request_makes_one_draft(house) {
        let hr = house.member("hr", Role::Hr).await;
        let key = [("idempotency-key", "one")];
        let first = hr.ask(Method::POST, OPENINGS, &key, Some(&finance_manager())).await;
        let again = hr.ask(Method::POST, OPENINGS, &key, Some(&finance_manager())).await;
        assert_eq!(first.must_be(201).body["slug"], again.must_be(201).body["slug"]);
        hr.ask(Method::POST, OPENINGS, &key, Some(&json!({ "title": "Other" }))).await.must_be(422);
        let other = hr.ask(Method::POST, OPENINGS, &[("idempotency-key", "two")], Some(&finance_manager())).await;
        assert_eq!(other.must_be(201).body["slug"], "finance-manager-2");
        let (key, body) = ([("idempotency-key", "three")], finance_manager());
        let ask = || hr.ask(Method::POST, OPENINGS, &key, Some(&body));
        let (left, right) = tokio::join!(ask(), ask());
        assert_eq!(left.must_be(201).body["slug"], "finance-manager-3");
        assert_eq!(right.must_be(201).body["slug"], "finance-manager-3");
        let (left, right) = tokio::join!(drafted(&hr), drafted(&hr));
        assert_ne!(left.body["slug"], right.body["slug"]);
    }

    async fn the_list_is_searched_in_any_spelling_and_paged(house) {
        let hr = house.member("hr", Role::Hr).await;
        for (title, closes) in [("Šef računovodstva", "2025-02-20"), ("Vozač / Shofer", "2025-02-10"), ("100% Analyst", "2025-02-10")] {
            let body = json!({ "title": title, "description": "x", "closes_on": closes });
            let made = hr.post(OPENINGS, &body).await;
            let slug = made.must_be(201).body["slug"].as_str().expect("a slug").to_owned();
            hr.post(&format!("{OPENINGS}/{slug}/publication"), &json!({})).await.must_be(200);
            house.clock.advance(1);
        }
        assert_eq!(slugs(house, "q=sef+racunovod").await, ["sef-racunovodstva"]);
        assert_eq!(slugs(house, "q=%D1%88%D0%B5%D1%84").await, ["sef-racunovodstva"]);
        assert_eq!(slugs(house, "q=%25").await, ["100-analyst"]);
        assert_eq!(slugs(house, "q=_").await, [""; 0]);
        assert_eq!(slugs(house, "status=open").await, ["vozac-shofer", "100-analyst", "sef-racunovodstva"]);
        let mut cursor = String::new();
        let mut seen = Vec::new();
        loop {
            let page = anyone(house, &format!("{OPENINGS}?status=open&limit=1{cursor}")).await;
            let items = page.must_be(200).body["items"].as_array().expect("items").clone();
            seen.extend(items.iter().map(|item| item["slug"].as_str().expect("a slug").to_owned()));
            let Some(next) = page.body["next_cursor"].as_str() else { break };
            cursor = format!("&cursor={next}");
        }
        assert_eq!(seen, ["vozac-shofer", "100-analyst", "sef-racunovodstva"]);
        anyone(house, &format!("{OPENINGS}?status=closed{cursor}")).await.must_be(400);
        anyone(house, &format!("{OPENINGS}?limit=101")).await.must_be(400);
    }

    async fn criteria_are_exact_and_lists_are_whole(house) {
        let hr = house.member("hr", Role::Hr).await;
        drafted(&hr).await;
        let path = "/api/v1/openings/finance-manager/criteria";
        let criterion = |weight: f64| json!([{ "key": "books", "title": "Books", "weight": weight, "min": 1, "max": 5,
            "anchors": [{ "value": 5, "text": "Finds every cent" }, { "value": 1, "text": "Loses receipts" }] }]);
        for (weight, wrong) in [(0.0, "not-positive"), (-1.0, "not-positive"), (0.0005, "too-precise"), (1e7, "too-large")] {
            let told = hr.change(Method::PUT, path, "\"1\"", &criterion(weight)).await;
            assert_eq!(told.must_be(422).wrong(), [("/0/weight", wrong)]);
        }
        let mut off = criterion(1.0);
        off[0]["max"] = json!(1);
        let told = hr.change(Method::PUT, path, "\"1\"", &off).await;
        assert_eq!(told.must_be(422).wrong(), [("/0/max", "empty-scale"), ("/0/anchors/0/value", "off-scale")]);
        let told = hr.change(Method::PUT, path, "\"1\"", &criterion(0.3)).await;
        let stored = &told.must_be(200).body["criteria"][0];
        assert_eq!((&stored["weight"], &stored["required"]), (&json!(0.3), &json!(false)));
        assert_eq!(stored["anchors"][0]["text"], "Loses receipts");
        let told = hr.change(Method::PUT, path, "\"2\"", &json!([])).await;
        assert_eq!(told.must_be(200).body["criteria"], json!([]));
    }

    async fn questions_and_documents_are_settled_at_publication(house) {
        let hr = house.member("hr", Role::Hr).await;
        drafted(&hr).await;
        let path = "/api/v1/openings/finance-manager";
        let questions = json!([
            { "key": "right-to-work", "kind": "yes_no", "title": "May you work in Kosovo?", "required": true, "knock_out": { "answer": true } },
            { "key": "years", "kind": "number", "title": "Years of practice?", "knock_out": { "at_least": 5 } },
            { "key": "languages", "kind": "several", "title": "Which?", "choices": [
                { "key": "sq", "title": "Albanian" }, { "key": "sr", "title": "Serbian" }], "knock_out": { "any_of": ["sq"] } },
        ]);
        let told = hr.change(Method::PUT, &format!("{path}/questions"), "\"1\"", &questions).await;
        assert_eq!(told.must_be(200).body["questions"][2]["knock_out"], json!({ "any_of": ["sq"] }));
        let wrong = json!([
            { "key": "a", "kind": "choice", "title": "x", "choices": [{ "key": "b", "title": "B" }], "knock_out": { "any_of": ["c"] } },
            { "key": "a", "kind": "date", "title": "x", "max_length": 5, "knock_out": { "answer": true } },
        ]);
        let told = hr.change(Method::PUT, &format!("{path}/questions"), "\"2\"", &wrong).await;
        assert_eq!(told.must_be(422).wrong(), [
            ("/0/choices", "missing"), ("/0/knock_out/any_of", "unknown"), ("/1/key", "duplicate"),
            ("/1/max_length", "not-a-text"), ("/1/knock_out", "does-not-fit"),
        ]);
        let documents = json!([{ "key": "cv", "title": "CV", "required": true, "formats": ["pdf"] }, { "key": "letter", "title": "Letter" }]);
        let told = hr.change(Method::PUT, &format!("{path}/documents"), "\"2\"", &documents).await;
        let stored = &told.must_be(200).body["documents"];
        assert_eq!((&stored[0]["formats"], &stored[1]["max_bytes"]), (&json!(["pdf"]), &json!(10_485_760)));
        let wrong = json!([{ "key": "email", "title": "x", "formats": ["exe"], "max_bytes": 99_999_999 }]);
        let told = hr.change(Method::PUT, &format!("{path}/documents"), "\"3\"", &wrong).await;
        assert_eq!(told.must_be(422).wrong(), [("/0/key", "reserved"), ("/0/formats/0", "unknown"), ("/0/max_bytes", "out-of-range")]);
        published_now(&hr).await;
        hr.change(Method::PUT, &format!("{path}/questions"), "*", &questions).await.must_be(409);
        hr.change(Method::PUT, &format!("{path}/documents"), "*", &documents).await.must_be(409);
    }

    async fn a_panel_is_made_of_accounts(house) {
        let hr = house.member("hr", Role::Hr).await;
        let chair = house.member("chair", Role::Member).await;
        house.member("root", Role::Administrator).await;
        drafted(&hr).await;
        let path = "/api/v1/openings/finance-manager";
        let panel = json!([{ "email": "Chair@Example.org", "role": "chair" }, { "email": hr.email, "role": "reviewer" }]);
        let told = hr.change(Method::PUT, &format!("{path}/panel"), "\"1\"", &panel).await;
        assert_eq!(told.must_be(200).body["panel"][0], json!({ "email": "chair@example.org", "name": "chair", "role": "chair" }));
        let wrong = json!([{ "email": "nobody@example.org", "role": "chair" }, { "email": "root@example.org", "role": "manager" }]);
        let told = hr.change(Method::PUT, &format!("{path}/panel"), "\"2\"", &wrong).await;
        assert_eq!(told.must_be(422).wrong(), [("/0/email", "unknown"), ("/1/email", "administrator")]);
        let wrong = json!([{ "email": hr.email, "role": "chair" }, { "email": hr.email, "role": "chair" }]);
        let told = hr.change(Method::PUT, &format!("{path}/panel"), "\"2\"", &wrong).await;
        assert_eq!(told.must_be(422).wrong(), [("/1/email", "duplicate"), ("/1/role", "second-chair")]);
        assert_eq!(chair.get(path).await.must_be(200).body["state"], "draft");
        chair.change(Method::PATCH, path, "\"2\"", &json!({ "positions": 9 })).await.must_be(404);
        let own = chair.get("/api/v1/staff/openings").await;
        assert_eq!(own.must_be(200).body["items"][0]["applications"], Value::Null);
        let all = hr.get("/api/v1/staff/openings?state=draft").await;
        let counts = json!({ "drafts": 0, "submitted": 0, "withdrawn": 0 });
        assert_eq!((&all.body["items"][0]["slug"], &all.body["items"][0]["applications"]), (&json!("finance-manager"), &counts));
    }

    async fn a_duplicate_has_everything_but_the_dates(house) {
        let hr = house.member("hr", Role::Hr).await;
        published(&hr).await;
        let criteria = json!([{ "key": "books", "title": "Books", "weight": 2, "min": 1, "max": 5 }]);
        let path = "/api/v1/openings/finance-manager";
        hr.change(Method::PUT, &format!("{path}/criteria"), "*", &criteria).await.must_be(200);
        hr.change(Method::PUT, &format!("{path}/panel"), "*", &json!([{ "email": hr.email, "role": "chair" }])).await.must_be(200);
        let made = hr.ask(Method::POST, &format!("{path}/duplicate"), &[], None).await;
        let body = &made.must_be(201).body;
        assert_eq!((&body["slug"], &body["state"]), (&json!("finance-manager-2"), &json!("draft")));
        assert_eq!((&body["closes_at"], &body["closes_on"], &body["opens_at"]), (&Value::Null, &Value::Null, &Value::Null));
        let from = hr.get(path).await.body;
        for same in ["title", "texts", "salary", "places", "criteria", "panel", "questions", "documents", "time_zone"] {
            assert_eq!(body[same], from[same], "{same}");
        }
    }
}

async fn published_now(hr: &Member<'_>) {
    hr.ask(Method::POST, "/api/v1/openings/finance-manager/publication", &[], None).await.must_be(200);
}
