//! An opening is amended: in public, with a reason, and in one order with everything else that happens to it.

use crate::chapter;
use std::sync::atomic::{AtomicI64, Ordering};

use crate::rig::house::House;
use crate::rig::reviews::card;
use crate::rig::staff::{Member, ask};
use entity::application::{self, Answers, Stage};
use entity::staff::Role;
use entity::{ApplicationId, Instant, OpeningId, SubmissionId, opening, submission};
use meritum::actor::Actor;
use meritum::review::score::score;
use poem::http::Method;
use sea_orm::{ActiveModelTrait, ColumnTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter};
use serde_json::{Value, json};

const PATH: &str = "/api/v1/openings/finance-manager";
/// Numbers for receipts that were never given.
static SEQUENCE: AtomicI64 = AtomicI64::new(1);
const CLOSES: Instant = Instant(1_739_574_000_000);

async fn published(hr: &Member<'_>) -> OpeningId {
    let body = json!({ "title": "Finance Manager", "description": "Count.", "closes_on": "2025-02-14", "time_zone": "Europe/Belgrade" });
    hr.post("/api/v1/openings", &body).await.must_be(201);
    hr.post(&format!("{PATH}/publication"), &json!({})).await.must_be(200);
    let found = opening::Entity::find().filter(opening::Column::Slug.eq("finance-manager"));
    found.one(hr.context().store.read()).await.expect("the database").expect("the opening").id
}

/// An application as far as it has come, made from inside. Returns its reference.
async fn applicant(house: &House, opening: OpeningId, name: &str, state: application::State) -> String {
    let ctx = house.context(Actor::System);
    let id = ApplicationId(ctx.new_id());
    let reference = meritum::secrets::reference().expect("chance");
    let email = if name.is_empty() { String::new() } else { format!("{name}@example.org") };
    let sent = (state != application::State::Draft).then(|| submission::Model {
        id: SubmissionId(ctx.new_id()),
        application_id: id,
        opening_id: opening,
        number: 1,
        sequence: SEQUENCE.fetch_add(1, Ordering::Relaxed),
        full_name: name.to_owned(),
        email: email.clone(),
        phone: String::new(),
        language: "sq".to_owned(),
        answers: Answers::default(),
        idempotency_hash: None,
        idempotency_fingerprint: None,
        received_at: house.now(),
        closes_at: CLOSES,
        receipt: "a receipt".to_owned(),
    });
    let row = application::Model {
        alias: meritum::secrets::alias().expect("an alias"),
        id,
        opening_id: opening,
        reference: reference.clone(),
        state,
        stage: Stage::Received,
        language: "sq".to_owned(),
        full_name: name.to_owned(),
        name_fold: name.to_owned(),
        email_key: email.clone(),
        email,
        phone: String::new(),
        consent_at: None,
        answers: Answers::default(),
        token_hash: id.to_string(),
        token_number: 0,
        proven_email_key: String::new(),
        version: 1,
        submission_id: sent.as_ref().map(|sent| sent.id),
        began_at: house.now(),
        updated_at: house.now(),
        submitted_at: sent.as_ref().map(|sent| sent.received_at),
        withdrawn_at: None,
        edited_at: None,
        extended_until: None,
        reviews: 0,
        mean_key: None,
        mean_exact: None,
        review_complete: false,
    };
    let made: Result<(), DbErr> = ctx
        .store
        .write(async |tx| {
            row.into_active_model().insert(tx).await?;
            if let Some(sent) = sent {
                sent.into_active_model().insert(tx).await?;
            }
            Ok(())
        })
        .await;
    made.expect("an application");
    reference
}

async fn amend(hr: &Member<'_>, body: Value) -> crate::rig::staff::Told {
    hr.post(&format!("{PATH}/amendments"), &body).await
}

chapter! {
    async fn an_extension_is_public_with_before_and_after(house) {
        let hr = house.member("hr", Role::Hr).await;
        published(&hr).await;
        let told = amend(&hr, json!({ "closes_on": "2025-02-21", "reason": "The advert was off line for a week." })).await;
        let change = json!({ "field": "closes_at", "before": "2025-02-14T23:00:00.000Z", "after": "2025-02-21T23:00:00.000Z" });
        assert_eq!(told.must_be(201).body["changes"], json!([change]));
        assert_eq!((told.header("etag"), &told.body["number"]), ("\"3\"", &json!(1)));
        let seen = ask(house, Actor::Anyone, Method::GET, PATH, &[], None).await.body;
        assert_eq!(seen["closes_at"], "2025-02-21T23:00:00Z");
        assert_eq!(seen["amendments"], json!([told.body]));
        house.clock.set(CLOSES);
        let seen = ask(house, Actor::Anyone, Method::GET, PATH, &[], None).await.body;
        assert_eq!(seen["accepting"], true);
    }

    async fn two_amendments_at_once_are_the_first_and_the_second(house) {
        let hr = house.member("hr", Role::Hr).await;
        published(&hr).await;
        let (left, right) = tokio::join!(
            amend(&hr, json!({ "closes_on": "2025-02-21", "reason": "More time." })),
            amend(&hr, json!({ "contact": "people@example.org", "reason": "A new address." })),
        );
        let mut numbers = [left.must_be(201).body["number"].clone(), right.must_be(201).body["number"].clone()];
        numbers.sort_by_key(Value::as_i64);
        assert_eq!(numbers, [json!(1), json!(2)]);
        let seen = ask(house, Actor::Anyone, Method::GET, PATH, &[], None).await.body;
        assert_eq!((&seen["closes_on"], &seen["contact"]), (&json!("2025-02-21"), &json!("people@example.org")));
        let stale = hr.change(Method::POST, &format!("{PATH}/amendments"), "\"2\"", &json!({ "positions": 2, "reason": "x" })).await;
        stale.must_be(412);
    }

    async fn a_repeated_amendment_is_made_once(house) {
        let hr = house.member("hr", Role::Hr).await;
        published(&hr).await;
        let (path, key) = (format!("{PATH}/amendments"), [("idempotency-key", "k")]);
        let body = json!({ "positions": 2, "reason": "Two are wanted." });
        let first = hr.ask(Method::POST, &path, &key, Some(&body)).await;
        let again = hr.ask(Method::POST, &path, &key, Some(&body)).await;
        assert_eq!((first.must_be(201).body["number"].clone(), &again.must_be(201).body), (json!(1), &first.body));
        hr.ask(Method::POST, &path, &key, Some(&json!({ "positions": 3, "reason": "x" }))).await.must_be(422);
    }

    async fn what_cannot_be_amended_is_refused(house) {
        let hr = house.member("hr", Role::Hr).await;
        let id = published(&hr).await;
        for (body, wrong) in [
            (json!({ "closes_on": "2025-02-21" }), ("/reason", "missing")),
            (json!({ "closes_on": "2025-02-02", "reason": "x" }), ("/closes_on", "past")),
            (json!({ "closes_on": null, "reason": "x" }), ("/closes_on", "missing")),
            (json!({ "description": "", "reason": "x" }), ("/description", "missing")),
            (json!({ "grace_seconds": 60, "reason": "x" }), ("/grace_seconds", "shorter")),
            (json!({ "positions": 1, "reason": "x" }), ("", "nothing-changes")),
            (json!({ "closes_on": "2025-02-14", "reason": "x" }), ("", "nothing-changes")),
        ] {
            assert_eq!(amend(&hr, body.clone()).await.must_be(422).wrong(), [wrong], "{body}");
        }
        amend(&hr, json!({ "review": { "blind": true }, "reason": "x" })).await.must_be(400);
        assert_eq!(hr.get(PATH).await.body["version"], 2);
        applicant(house, id, "arta", application::State::Submitted).await;
        hr.post("/api/v1/openings", &json!({ "title": "Draft" })).await.must_be(201);
        hr.post("/api/v1/openings/draft/amendments", &json!({ "positions": 2, "reason": "x" })).await.must_be(409);
    }

    async fn it_may_close_sooner_but_not_in_the_past(house) {
        let hr = house.member("hr", Role::Hr).await;
        let id = published(&hr).await;
        applicant(house, id, "arta", application::State::Draft).await;
        let told = amend(&hr, json!({ "closes_at": "2025-02-06T12:00", "reason": "Enough have applied." })).await;
        told.must_be(201);
        let seen = ask(house, Actor::Anyone, Method::GET, PATH, &[], None).await.body;
        assert_eq!((&seen["closes_at"], &seen["closes_on"]), (&json!("2025-02-06T11:00:00Z"), &Value::Null));
        let letters = house.letters_to("arta@example.org").await;
        assert_eq!(letters.len(), 1);
        assert_eq!(letters[0].language, "sq");
    }

    async fn those_with_a_draft_or_an_application_are_told_once(house) {
        let hr = house.member("hr", Role::Hr).await;
        let id = published(&hr).await;
        applicant(house, id, "drafting", application::State::Draft).await;
        applicant(house, id, "", application::State::Draft).await;
        applicant(house, id, "submitted", application::State::Submitted).await;
        applicant(house, id, "withdrawn", application::State::Withdrawn).await;
        amend(&hr, json!({ "positions": 2, "reason": "Two are wanted." })).await.must_be(201);
        assert_eq!(house.letters().await.len(), 0);
        amend(&hr, json!({ "closes_on": "2025-02-21", "reason": "More time." })).await.must_be(201);
        house.clock.advance(1);
        applicant(house, id, "later", application::State::Draft).await;
        amend(&hr, json!({ "closes_on": "2025-02-24", "reason": "The week was short." })).await.must_be(201);
        let letters = house.letters().await;
        let mut told: Vec<(&str, bool, bool)> = letters
            .iter()
            .map(|letter| (letter.to.as_str(), letter.text.contains("More time."), letter.text.contains("The week was short.")))
            .collect();
        told.sort_unstable();
        // Each letter gives the reason of what it tells of, whatever followed before it left.
        assert_eq!(
            told,
            [
                ("drafting@example.org", false, true),
                ("drafting@example.org", true, false),
                ("later@example.org", false, true),
                ("submitted@example.org", false, true),
                ("submitted@example.org", true, false),
            ]
        );
    }

    async fn a_cancelled_opening_says_so_and_takes_nothing(house) {
        let hr = house.member("hr", Role::Hr).await;
        let id = published(&hr).await;
        applicant(house, id, "arta", application::State::Submitted).await;
        let path = format!("{PATH}/cancellation");
        assert_eq!(hr.post(&path, &json!({})).await.must_be(422).wrong(), [("/reason", "missing")]);
        let told = hr.post(&path, &json!({ "reason": "The post was cut." })).await;
        assert_eq!(told.must_be(200).body["state"], "cancelled");
        let seen = ask(house, Actor::Anyone, Method::GET, PATH, &[], None).await;
        assert_eq!((&seen.must_be(200).body["accepting"], &seen.body["phase"]), (&json!(false), &json!("cancelled")));
        assert_eq!(seen.body["amendments"][0]["reason"], "The post was cut.");
        let list = ask(house, Actor::Anyone, Method::GET, "/api/v1/openings", &[], None).await;
        assert_eq!(list.body["items"], json!([]));
        assert_eq!(house.letters_to("arta@example.org").await.len(), 1);
        hr.post(&path, &json!({ "reason": "Again." })).await.must_be(409);
        amend(&hr, json!({ "positions": 2, "reason": "x" })).await.must_be(409);
    }

    async fn it_is_archived_once_it_has_closed(house) {
        let hr = house.member("hr", Role::Hr).await;
        published(&hr).await;
        let path = format!("{PATH}/archival");
        hr.ask(Method::POST, &path, &[], None).await.must_be(409);
        // A document on its way may still arrive within the grace.
        house.clock.set(CLOSES.plus_seconds(600).plus_millis(-1));
        hr.ask(Method::POST, &path, &[], None).await.must_be(409);
        house.clock.set(CLOSES.plus_seconds(600));
        assert_eq!(hr.ask(Method::POST, &path, &[], None).await.must_be(200).body["phase"], "archived");
        ask(house, Actor::Anyone, Method::GET, PATH, &[], None).await.must_be(200);
        let list = ask(house, Actor::Anyone, Method::GET, "/api/v1/openings", &[], None).await;
        assert_eq!(list.body["items"], json!([]));
    }

    async fn criteria_keep_their_meaning_once_cards_are_submitted(house) {
        let hr = house.member("hr", Role::Hr).await;
        let id = published(&hr).await;
        let reference = applicant(house, id, "arta", application::State::Submitted).await;
        let path = format!("{PATH}/criteria");
        let criteria = |title: &str, weight: u8| json!([{ "key": "books", "title": title, "weight": weight, "min": 1, "max": 5 }]);
        hr.change(Method::PUT, &path, "*", &criteria("Books", 1)).await.must_be(200);
        let panel = json!([{ "email": hr.email, "role": "reviewer" }]);
        hr.change(Method::PUT, &format!("{PATH}/panel"), "*", &panel).await.must_be(200);
        house.clock.set(CLOSES.plus_seconds(60));
        score(&hr.context(), &reference, card(&[("books", "5")], false), None).await.expect("a draft of a card");
        // While cards are being written, what no longer fits the scale goes.
        hr.change(Method::PUT, &path, "*", &criteria("Books", 2)).await.must_be(200);
        let kept = || async { entity::score::Entity::find().all(house.inside.store.read()).await.expect("scores").len() };
        assert_eq!(kept().await, 1);
        let mut shorter = criteria("Books", 2);
        shorter[0]["max"] = json!(4);
        hr.change(Method::PUT, &path, "*", &shorter).await.must_be(200);
        assert_eq!(kept().await, 0);
        // A submitted card settles them.
        score(&hr.context(), &reference, card(&[("books", "4")], true), Some(1)).await.expect("a card");
        hr.change(Method::PUT, &path, "*", &criteria("Books", 3)).await.must_be(409);
        hr.change(Method::PUT, &path, "*", &json!([])).await.must_be(409);
        let mut renamed = shorter.clone();
        renamed[0]["title"] = json!("Accounts");
        let told = hr.change(Method::PUT, &path, "*", &renamed).await;
        assert_eq!(told.must_be(200).body["criteria"][0]["title"], "Accounts");
        assert_eq!(kept().await, 1);
    }
}
