//! An applicant submits: whole or step by step, once, with a receipt that is true.

use std::sync::Arc;
use std::time::Duration;

use crate::chapter;
use crate::rig::adverts::{Advert, CLOSES, PDF, SLUG, fields, file, typed, whole, wrong};
use crate::rig::house::{Database, House};
use entity::application::State;
use futures_util::StreamExt as _;
use meritum::actor::Actor;
use meritum::application::at_once::AtOnce;
use meritum::application::receipt::Statement;
use meritum::application::return_link;
use meritum::application::submit::{SubmitError, submit};
use meritum::application::{discard, export, read, withdraw};
use meritum::cli::wire;
use meritum::context::Context;
use meritum::language::Language;
use meritum::secrets::sha256_hex;
use meritum::store::fair;
use reqwest::Method;
use sea_orm::{DatabaseTransaction, DbErr, Set};
use serde_json::json;
use tokio::sync::oneshot;

chapter! {
    async fn a_whole_application_is_answered_with_a_receipt_that_is_true(house) {
        let advert = Advert::published(house).await;
        let answer = advert.apply(whole("Arta Krasniqi")).await;
        let body = answer.must_be(201).json();
        let keys: Vec<&String> = body.as_object().expect("an object").keys().collect();
        assert_eq!(keys, ["applicant_token", "documents", "receipt", "reference", "state", "submitted_at"]);
        assert_eq!(body["state"], "submitted");
        assert_eq!(body["submitted_at"], "2025-02-03T08:00:00Z");
        let hash = sha256_hex(PDF);
        let document = json!({
            "id": body["documents"][0]["id"], "key": "cv", "name": "CV.pdf", "size": PDF.len(), "sha256": hash, "media_type": "application/pdf",
            "reading": "waiting", "unreadable": null, "pages": null,
            "scan": "unscanned",
        });
        assert_eq!(body["documents"], json!([document]));
        let reference = body["reference"].as_str().expect("a reference");
        assert_eq!(answer.header("location"), Some(format!("/api/v1/applications/{reference}").as_str()));

        let statement: Statement = house.inside.keys.read_receipt(body["receipt"].as_str().expect("a receipt")).expect("ours");
        assert_eq!((statement.reference.as_str(), statement.opening.as_str(), statement.version), (reference, SLUG, 1));
        assert_eq!((statement.received_at, statement.closes_at), (house.now(), CLOSES));
        assert_eq!(statement.documents.iter().map(|d| d.sha256.as_str()).collect::<Vec<_>>(), [hash.as_str()]);
        assert_eq!(statement.previous, None);

        let row = advert.applications().await.remove(0);
        assert_eq!((row.state, row.submitted_at, row.name_fold.as_str()), (State::Submitted, Some(house.now()), "arta krasniqi"));
        let letters = house.letters_to("arta.krasniqi@example.org").await;
        assert_eq!(letters.len(), 1);
        assert!(letters[0].text.contains(&hash), "{}", letters[0].text);
    }

    async fn step_by_step_leads_to_the_same(house) {
        let advert = Advert::published(house).await;
        let program = house.program();
        let drafts = format!("/api/v1/openings/{SLUG}/drafts");
        let begun = program.send(&drafts, program.request(Method::POST, &drafts)).await;
        let begun = begun.must_be(201).json();
        program.bearer(begun["applicant_token"].as_str().expect("a token"));
        let path = format!("/api/v1/applications/{}", begun["reference"].as_str().expect("a reference"));

        let empty = program.get(&path).await;
        assert_eq!(empty.must_be(200).header("etag"), Some("\"1\""));
        let missing = empty.json()["missing"].as_array().expect("a list").iter().map(|m| m["pointer"].clone()).collect::<Vec<_>>();
        assert_eq!(missing, ["/full_name", "/email", "/consent", "/answers/motivation", "/answers/licence", "/documents/cv"]);

        let changes = json!({
            "full_name": "Blerim Gashi", "email": "Blerim@Example.org", "consent": true,
            "answers": { "motivation": "  Numbers.\r\n", "licence": "yes", "years": "2,5", "languages": ["sr", "en"] },
        });
        let request = |tag: &str| program.request(Method::PATCH, &path).header("if-match", tag).json(&changes);
        program.json(Method::PATCH, &path, &changes).await.must_be(428);
        program.send(&path, request("\"7\"")).await.must_be(412);
        let saved = program.send(&path, request("\"1\"")).await;
        assert_eq!(saved.must_be(200).header("etag"), Some("\"2\""));
        assert_eq!(saved.json()["answers"]["years"], "2,5");

        let early = program.send(&path, program.request(Method::POST, &format!("{path}/submission"))).await;
        assert_eq!(wrong(early.must_be(422)), [("/documents/cv".to_owned(), "missing".to_owned())]);

        let cv = format!("{path}/documents/cv");
        let put = program.request(Method::PUT, &cv).header("content-disposition", "attachment; filename*=UTF-8''CV%20%C3%8B.pdf");
        let attached = program.send(&cv, put.header("content-type", "text/plain").body(PDF)).await;
        assert_eq!(attached.must_be(200).json()["name"], "CV Ë.pdf");
        let sent = program.send(&path, program.request(Method::POST, &format!("{path}/submission"))).await;
        let first = sent.must_be(201).json();
        assert_eq!(first["documents"][0]["media_type"], "application/pdf");

        let again = program.send(&path, program.request(Method::POST, &format!("{path}/submission"))).await;
        assert_eq!(again.must_be(201).json(), first);
        let own = program.get(&path).await.must_be(200).json();
        assert_eq!((&own["state"], &own["receipt"]), (&json!("submitted"), &first["receipt"]));
        let version = advert.versions().await.remove(0);
        assert_eq!(
            json!(version.answers),
            json!({ "motivation": "Numbers.", "licence": true, "years": 2.5, "languages": ["en", "sr"] })
        );
        let receipt = program.get(&format!("/api/v1/receipts/{}", first["reference"].as_str().expect("a reference"))).await;
        assert_eq!(receipt.must_be(200).body(), first["receipt"].as_str().expect("a receipt"));
        assert_eq!(receipt.header("content-type"), Some("application/jose"));
    }

    async fn the_same_request_repeated_is_one_application_with_one_receipt(house) {
        let advert = Advert::published(house).await;
        let key = Some("0f8fad5b-d9cb-469f-a165-70867728950e");
        let first = advert.apply_under(key, whole("Arta Krasniqi")).await.must_be(201).json();
        assert_eq!(advert.apply_under(key, whole("Arta Krasniqi")).await.must_be(201).json(), first);
        let other = advert.apply_under(key, whole("Somebody Else")).await;
        assert_eq!(other.must_be(422).json()["code"], "idempotency-key-reused");
        assert_eq!(advert.applications().await.len(), 1);
    }

    async fn two_requests_at_once_are_one_application_with_one_receipt(house) {
        let advert = Advert::published(house).await;
        let key = Some("7c9e6679-7425-40de-944b-e07fc1f90ae7");
        let sends = (0..6).map(|_| advert.apply_under(key, whole("Arta Krasniqi")));
        let answers: Vec<_> = futures_util::future::join_all(sends).await.iter().map(|a| a.must_be(201).json()).collect();
        assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:#?}");
        assert_eq!((advert.applications().await.len(), advert.versions().await.len()), (1, 1));
    }

    async fn who_repeats_at_the_instant_what_is_still_being_written_is_not_told_that_it_was_late(house) {
        let advert = Advert::published(house).await;
        let replica = wire::house(house.inside.settings.clone(), Arc::clone(&house.inside.clock)).await.expect("a house");
        house.clock.set(CLOSES.plus_seconds(-1));
        let (store, opening) = (house.inside.store.clone(), advert.opening);
        let (finish, finished) = oneshot::channel::<()>();
        let (tell, begun) = oneshot::channel::<()>();
        let long = tokio::spawn(async move {
            let work = async |tx: &DatabaseTransaction| {
                fair::alone(tx, opening).await?;
                tell.send(()).expect("somebody who listens");
                finished.await.map_err(|_| DbErr::Custom("nobody".to_owned()))
            };
            store.write(work).await
        });
        begun.await.expect("a write");
        let key = Some("a request");
        let read_in_time = async {
            while house.inside.files.list().next().await.is_none() {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
            house.clock.set(CLOSES.plus_seconds(1));
        };
        let again = async {
            read_in_time.await;
            let elsewhere = Context::new(replica, Actor::Anyone);
            let elsewhere = async { AtOnce::open(&elsewhere, SLUG, house.now(), key).await.map(drop) };
            let finish = async {
                tokio::time::sleep(Duration::from_millis(200)).await;
                finish.send(()).expect("a write");
            };
            tokio::join!(advert.apply_under(key, whole("Arta Krasniqi")), elsewhere, finish)
        };
        let (first, (second, elsewhere, ())) = tokio::join!(advert.apply_under(key, whole("Arta Krasniqi")), again);
        long.await.expect("an end").expect("a commit");
        assert_eq!(second.must_be(201).json(), first.must_be(201).json());
        elsewhere.expect("a repeated request, for another process too");
        let late = advert.apply_under(Some("another"), whole("Blerim Hoxha")).await;
        assert_eq!(late.must_be(409).json()["code"], "opening-closed");
    }

    async fn two_clicks_at_once_get_the_first_ones_receipt(house) {
        let advert = Advert::published(house).await;
        let draft = advert.ready("Arta Krasniqi").await;
        let clicks = (0..8).map(|_| submit(&draft.ctx, &draft.begun.reference, house.now(), None));
        let receipts: Vec<_> =
            futures_util::future::join_all(clicks).await.into_iter().map(|s| s.expect("a receipt").receipt).collect();
        assert!(receipts.iter().all(|receipt| *receipt == receipts[0]));
        assert_eq!(advert.versions().await.len(), 1);
    }

    async fn one_person_applies_once_however_the_address_is_spelt(house) {
        let advert = Advert::published(house).await;
        advert.apply(whole("Arta Krasniqi")).await.must_be(201);
        for spelling in ["ARTA.Krasniqi@example.org", "arta.krasniqi@EXAMPLE.ORG", "ａｒｔａ.krasniqi@example.org"] {
            let form = fields("Arta K").text("email", spelling).part("cv", file("cv.pdf", PDF));
            let refused = advert.apply(form).await;
            assert_eq!(refused.must_be(409).json()["code"], "already-applied", "{spelling}");
        }
        assert_eq!(advert.applications().await.len(), 1);
        let elsewhere = advert.ready("Arta Krasniqi").await;
        let second = submit(&elsewhere.ctx, &elsewhere.begun.reference, house.now(), None).await;
        assert!(matches!(second, Err(SubmitError::Already)), "{second:?}");
    }

    async fn what_was_good_is_kept_when_something_is_missing(house) {
        let advert = Advert::published(house).await;
        let form = reqwest::multipart::Form::new().part("cv", file("CV.pdf", PDF)).text("full_name", "Arta Krasniqi");
        let refused = advert.apply(form.text("answers", r#"{"licence": true}"#).text("shoe_size", "39")).await;
        let missing = [
            ("/shoe_size", "unknown"), ("/email", "missing"), ("/consent", "missing"), ("/answers/motivation", "missing"),
        ];
        assert_eq!(wrong(refused.must_be(422)), missing.map(|(p, c)| (p.to_owned(), c.to_owned())));
        let kept = refused.json();
        let program = house.program();
        program.bearer(kept["applicant_token"].as_str().expect("a token"));
        let path = format!("/api/v1/applications/{}", kept["reference"].as_str().expect("a reference"));
        let draft = program.get(&path).await.must_be(200).json();
        assert_eq!((&draft["full_name"], &draft["documents"][0]["sha256"]), (&json!("Arta Krasniqi"), &json!(sha256_hex(PDF))));
    }

    async fn an_answer_that_knocks_out_is_told_at_once_and_cannot_be_sent(house) {
        let advert = Advert::published(house).await;
        let form = fields("Arta Krasniqi").text("answers", r#"{"motivation": "x", "licence": false}"#);
        let refused = advert.apply(form.part("cv", file("cv.pdf", PDF))).await;
        assert_eq!(wrong(refused.must_be(422)), [("/answers/licence".to_owned(), "knock-out".to_owned())]);
        assert!(advert.versions().await.is_empty());
    }

    async fn strangers_find_nothing(house) {
        let advert = Advert::published(house).await;
        let sent = advert.apply(whole("Arta Krasniqi")).await.must_be(201).json();
        let path = format!("/api/v1/applications/{}", sent["reference"].as_str().expect("a reference"));
        let nobody = house.program();
        nobody.get(&path).await.must_be(401);
        let other = advert.draft("Blerim Gashi").await;
        let stranger = house.program();
        stranger.bearer(&other.begun.token);
        for (method, below) in [
            (Method::GET, ""), (Method::DELETE, ""), (Method::GET, "/export"), (Method::POST, "/withdrawal"),
            (Method::POST, "/submission"), (Method::DELETE, "/documents/cv"),
        ] {
            let path = format!("{path}{below}");
            stranger.send(&path, stranger.request(method, &path)).await.must_be(404);
        }
        let cv = format!("{path}/documents/cv?name=cv.pdf");
        stranger.send(&cv, stranger.request(Method::PUT, &cv).body(PDF)).await.must_be(404);
        let edit = stranger.request(Method::PATCH, &path).header("if-match", "*").json(&json!({ "full_name": "X" }));
        stranger.send(&path, edit).await.must_be(404);
        stranger.get(&format!("/api/v1/receipts/{}", sent["reference"].as_str().expect("a reference"))).await.must_be(404);
        for slug in ["nowhere", "%00"] {
            let drafts = format!("/api/v1/openings/{slug}/drafts");
            nobody.send(&drafts, nobody.request(Method::POST, &drafts)).await.must_be(404);
        }
        let nul = format!("/api/v1/applications/{}/documents/%00", other.begun.reference);
        stranger.send(&nul, stranger.request(Method::DELETE, &nul)).await.must_be(404);
        let nowhere = "/api/v1/openings/nowhere/applications";
        nobody.send(nowhere, nobody.request(Method::POST, nowhere).multipart(whole("A B"))).await.must_be(404);
    }

    async fn what_is_withdrawn_is_over_and_may_be_begun_anew(house) {
        let advert = Advert::published(house).await;
        let draft = advert.ready("Arta Krasniqi").await;
        let reference = draft.begun.reference.as_str();
        let early = withdraw::withdraw(&draft.ctx, reference).await;
        assert!(matches!(early, Err(withdraw::WithdrawError::Draft)), "{early:?}");
        submit(&draft.ctx, reference, house.now(), None).await.expect("a receipt");
        for _ in 0..2 {
            let withdrawn = withdraw::withdraw(&draft.ctx, reference).await.expect("withdrawn");
            assert_eq!(withdrawn.state, State::Withdrawn);
        }
        let again = submit(&draft.ctx, reference, house.now(), None).await;
        assert!(matches!(again, Err(SubmitError::Withdrawn)), "{again:?}");
        advert.apply(whole("Arta Krasniqi")).await.must_be(201);
        let kinds: Vec<String> =
            house.letters_to("arta.krasniqi@example.org").await.into_iter().map(|letter| letter.subject).collect();
        assert_eq!(kinds.len(), 3, "{kinds:?}");
    }

    async fn a_draft_is_erased_and_what_was_submitted_is_withdrawn(house) {
        let advert = Advert::published(house).await;
        let draft = advert.ready("Arta Krasniqi").await;
        return_link::send(&draft.ctx, &draft.begun.reference).await.expect("a letter");
        let kept = read::own(&draft.ctx, &draft.begun.reference).await.expect("a read").expect("a draft").documents.remove(0);
        let address = meritum::files::Address::new(kept.sha256.parse().expect("a hash"), kept.id);
        assert_eq!(house.inside.files.size(&address).await.expect("an answer"), Some(PDF.len() as u64));
        let gone = discard::discard(&draft.ctx, &draft.begun.reference).await.expect("gone");
        assert_eq!(gone, discard::Gone::Erased);
        assert_eq!(house.inside.files.size(&address).await.expect("an answer"), None);
        assert!(advert.applications().await.is_empty());
        let sent = advert.ready("Blerim Gashi").await;
        submit(&sent.ctx, &sent.begun.reference, house.now(), None).await.expect("a receipt");
        let gone = discard::discard(&sent.ctx, &sent.begun.reference).await.expect("withdrawn");
        assert_eq!(gone, discard::Gone::Withdrawn);
        assert_eq!(advert.versions().await.len(), 1);
    }

    async fn ones_own_data_can_be_taken_away_whole(house) {
        let advert = Advert::published(house).await;
        let draft = advert.ready("Arta Krasniqi").await;
        draft.attach("cv", "second.pdf", PDF).await.expect("another CV");
        let sent = submit(&draft.ctx, &draft.begun.reference, house.now(), None).await.expect("a receipt");
        let export = export::export(&draft.ctx, &draft.begun.reference).await.expect("a read").expect("mine");
        assert_eq!((export.full_name.as_str(), export.email.as_str()), ("Arta Krasniqi", "arta.krasniqi@example.org"));
        // What was replaced before it was submitted is gone.
        assert_eq!(export.documents.iter().map(|d| (d.name.as_str(), d.removed_at)).collect::<Vec<_>>(), [("second.pdf", None)]);
        assert_eq!(export.versions.iter().map(|v| v.receipt.as_str()).collect::<Vec<_>>(), [sent.receipt.as_str()]);
        assert_eq!(export.letters.len(), 1);
    }

    async fn a_link_brings_back_once_and_asking_reveals_nothing(house) {
        let advert = Advert::published(house).await;
        let draft = advert.draft("Arta Krasniqi").await;
        let anyone = house.context(Actor::Anyone);
        for address in ["nobody@example.org", "Arta.Krasniqi@example.org", "arta.krasniqi@example.org", ""] {
            return_link::ask(&anyone, SLUG, address).await.expect("no answer");
        }
        return_link::ask(&anyone, "nowhere", "arta.krasniqi@example.org").await.expect("no answer");
        let letters = house.letters().await;
        assert_eq!(letters.iter().map(|l| l.to.as_str()).collect::<Vec<_>>(), ["arta.krasniqi@example.org"]);
        let (_, behind) = letters[0].text.split_once("/return/").expect("a link");
        let link = behind.split_whitespace().next().expect("a token");
        assert!(return_link::peek(&anyone, link).await.expect("a read"));
        let follows = (0..4).map(|_| return_link::follow(&anyone, link));
        let followed: Vec<_> =
            futures_util::future::join_all(follows).await.into_iter().filter_map(|f| f.expect("an answer")).collect();
        assert_eq!(followed.iter().map(|f| &f.reference).collect::<Vec<_>>(), [&draft.begun.reference]);
        assert!(!return_link::peek(&anyone, link).await.expect("a read"));
    }

    async fn a_draft_begun_under_a_key_is_begun_once(house) {
        let _advert = Advert::published(house).await;
        let (program, path) = (house.program(), format!("/api/v1/openings/{SLUG}/drafts"));
        let begin = |key: &str, body: serde_json::Value| program.request(Method::POST, &path).header("idempotency-key", key).json(&body);
        let key = "f47ac10b-58cc-4372-a567-0e02b2c3d479";
        let first = program.send(&path, begin(key, json!({ "full_name": "Arta" }))).await.must_be(201).json();
        assert_eq!(program.send(&path, begin(key, json!({ "full_name": "Arta" }))).await.must_be(201).json(), first);
        program.send(&path, begin(key, json!({ "full_name": "Blerim" }))).await.must_be(422);
        program.send(&path, begin("1", json!({}))).await.must_be(400);
        program.send(&path, begin("f47ac10b-58cc-4372-a567-0e02b2c3d470", json!({ "id": 1 }))).await.must_be(400);
    }

    async fn limits_are_told_by_the_running_server(house) {
        let limits = house.program().get("/api/limits").await.must_be(200).json();
        assert_eq!(limits["documents"]["max_bytes"], 10_485_760);
        assert_eq!(limits["documents"]["max_bytes_per_application"], 26_214_400);
        assert_eq!(limits["documents"]["formats"][5]["extensions"], json!(["jpg", "jpeg", "jpe", "jfif"]));
    }

    async fn a_title_in_the_readers_language_or_the_openings(house) {
        let advert = Advert::published(house).await;
        let draft = advert.draft("Arta Krasniqi").await;
        let own = read::own(&draft.ctx, &draft.begun.reference.to_lowercase()).await.expect("a read").expect("mine");
        assert_eq!((own.title(Language::Sq), own.accepting.is_ok()), ("Finance Manager", true));
        advert.change(|row| row.closes_at = Set(Some(house.now()))).await;
        let own = read::own(&draft.ctx, &draft.begun.reference).await.expect("a read").expect("mine");
        assert!(own.accepting.is_err());
        assert_eq!(own.application.answers.0.len(), typed("Arta Krasniqi").answers.len());
    }
}

/// A database that is gone is told as such, and the house goes on when it is back.
async fn without_a_database(database: Database) {
    let Some(house) = House::open_with(database, |settings| settings.database.acquire_timeout_ms = 500).await else {
        return;
    };
    let advert = Advert::published(&house).await;
    let draft = advert.ready("Arta Krasniqi").await;
    house.inside.store.clone().close().await.expect("closed");
    let outcome = submit(&draft.ctx, &draft.begun.reference, house.now(), None).await;
    let Err(error) = outcome else { panic!("submitted without a database") };
    let problem = meritum::web::problem::Problem::from(error);
    assert_eq!((problem.code.status().as_u16(), problem.retry_after), (503, Some(5)));
    let answer = advert.apply(whole("Blerim Gashi")).await;
    answer.must_be(503);
    assert_eq!(answer.header("retry-after"), Some("5"));
}

#[tokio::test]
async fn a_database_that_is_gone_is_503_on_sqlite() {
    without_a_database(Database::Sqlite).await;
}

#[tokio::test]
async fn a_database_that_is_gone_is_503_on_postgres() {
    without_a_database(Database::Postgres).await;
}
