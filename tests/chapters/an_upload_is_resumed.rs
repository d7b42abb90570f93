//! An upload is resumed: it goes on after every interruption where it stopped, and begins nothing that was late.

use crate::chapter;
use crate::rig::adverts::{Advert, CLOSES, SLUG, wrong};
use crate::rig::answer::Answer;
use crate::rig::house::{Database, House};
use crate::rig::postgres;
use crate::rig::sender::{PARTIAL, Sender, Stands, announced, offset_of, text};
use crate::rig::visitor::Visitor;
use entity::{Instant, document, upload};
use meritum::actor::Actor;
use meritum::application::discard::discard;
use meritum::application::submit::submit;
use meritum::jobs::sweep;
use meritum::secrets::sha256_hex;
use rand::{RngExt as _, SeedableRng as _};
use reqwest::{Body, Method};
use sea_orm::{EntityTrait, PaginatorTrait};
use serde_json::{Value, json};
use std::process::Stdio;
use std::time::Duration;
use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::process::{Child, Command};

async fn documents(house: &House) -> Vec<document::Model> {
    document::Entity::find().all(house.inside.store.read()).await.expect("a read")
}

async fn began_at(house: &House) -> Option<Instant> {
    let found = upload::Entity::find().one(house.inside.store.read()).await;
    found.expect("a read").expect("an upload").began_at
}

/// How many files wait in staging.
fn staged(house: &House) -> usize {
    std::fs::read_dir(house.inside.settings.within_data("files").join("staging")).expect("staging").count()
}

fn closed(answer: &Answer) {
    assert_eq!(answer.must_be(409).json()["code"], "opening-closed");
}

chapter! {
    async fn cut_at_random_offsets_it_ends_byte_for_byte(house) {
        let advert = Advert::published(house).await;
        let draft = advert.draft("Arta Krasniqi").await;
        let all = text(900_000);
        let sender = Sender::begins(house, &draft, Some(all.len())).await;
        let mut chance = rand::rngs::SmallRng::seed_from_u64(7);
        let began_at = house.now();
        let mut cuts = 0;
        loop {
            let Stands { offset, complete } = sender.stands().await;
            assert!(!complete);
            if offset + 120_000 >= all.len() {
                break;
            }
            sender.breaks_off(&all, offset, chance.random_range(0..120_000)).await;
            house.clock.advance(1000);
            cuts += 1;
        }
        assert!(cuts > 7, "{cuts}");
        let Stands { offset, .. } = sender.stands().await;
        let told = sender.adds(offset, true, &all[offset..]).await;
        assert_eq!(told.must_be(200).json()["sha256"], sha256_hex(&all));
        assert_eq!((told.header("upload-complete"), offset_of(&told)), (Some("?1"), all.len()));
        let rows = documents(house).await;
        assert_eq!((rows.len(), rows[0].began_at, rows[0].received_at), (1, began_at, house.now()));
        assert_eq!(staged(house), 0);
        submit(&draft.ctx, &draft.begun.reference, house.now(), None).await.expect("a receipt");
    }

    async fn whoever_did_not_hear_that_it_is_complete_is_told(house) {
        let advert = Advert::published(house).await;
        let sender = Sender::begins(house, &advert.draft("Arta Krasniqi").await, None).await;
        sender.adds(0, true, b"my life\n").await.must_be(200);
        assert_eq!(sender.stands().await, Stands { offset: 8, complete: true });
        let again = sender.adds(8, true, b"").await;
        assert_eq!(again.must_be(400).json()["type"], "https://iana.org/assignments/http-problem-types#completed-upload");
        sender.program.send(&sender.upload, sender.program.request(Method::DELETE, &sender.upload)).await.must_be(204);
        assert_eq!(documents(house).await.len(), 1, "the document stays");
    }

    async fn at_the_wrong_offset_it_is_told_the_right_one(house) {
        let advert = Advert::published(house).await;
        let sender = Sender::begins(house, &advert.draft("Arta Krasniqi").await, None).await;
        assert_eq!(offset_of(sender.adds(0, false, b"my life").await.must_be(204)), 7);
        for provided in [0, 3, 8, 1_000_000_000_000] {
            let refused = sender.adds(provided, true, b"and work\n").await;
            let told = refused.must_be(409).json();
            assert_eq!(told["type"], "https://iana.org/assignments/http-problem-types#mismatching-upload-offset");
            assert_eq!((&told["expected-offset"], &told["provided-offset"]), (&json!(7), &json!(provided)));
            assert_eq!((refused.header("upload-offset"), refused.header("upload-complete")), (Some("7"), Some("?0")));
        }
        sender.adds(7, true, b", and work\n").await.must_be(200);
        assert_eq!(documents(house).await[0].sha256, sha256_hex(b"my life, and work\n"));
    }

    async fn anothers_upload_does_not_exist(house) {
        let advert = Advert::published(house).await;
        let sender = Sender::begins(house, &advert.draft("Arta Krasniqi").await, None).await;
        let other = advert.draft("Blerim Hoxha").await;
        let own_place = sender.upload.replace(&sender.reference, &other.begun.reference);
        for (token, status) in [(Some(&other.begun.token), 404), (None, 401)] {
            let stranger = house.program();
            token.inspect(|token| stranger.bearer(token));
            for path in [&sender.upload, &own_place] {
                for method in [Method::HEAD, Method::DELETE] {
                    stranger.send(path, stranger.request(method, path)).await.must_be(status);
                }
                let piece = stranger.request(Method::PATCH, path).header("content-type", PARTIAL);
                let piece = piece.header("upload-offset", 0).header("upload-complete", "?1").body("x");
                stranger.send(path, piece).await.must_be(status);
            }
        }
        assert_eq!(sender.stands().await, Stands { offset: 0, complete: false });
    }

    async fn what_is_beyond_its_limit_or_its_own_word_is_refused(house) {
        let advert = Advert::published(house).await;
        let draft = advert.draft("Arta Krasniqi").await;
        let sender = Sender::begins(house, &draft, None).await;
        sender.adds(0, false, &text(999_999)).await.must_be(204);
        let refused = sender.adds(999_999, true, b"xy").await;
        assert_eq!(wrong(refused.must_be(413)), [("/documents/cv".to_owned(), "too-large".to_owned())]);
        sender.adds(0, true, b"x").await.must_be(404);
        assert_eq!(staged(house), 0, "nothing is left of it");
        announced(&sender.program, &draft.begun.reference, "cv.txt", Some(1_000_001)).await.must_be(413);

        let sender = Sender::begins(house, &draft, Some(10)).await;
        for bytes in [&b"too short"[..], b"two bytes too long"] {
            let refused = sender.adds(0, true, bytes).await;
            assert_eq!(refused.must_be(400).json()["code"], "inconsistent-upload-length");
            sender.program.send(&sender.upload, sender.program.request(Method::HEAD, &sender.upload)).await.must_be(200);
            let offset = sender.stands().await.offset;
            assert!(offset <= 10, "{offset}");
            if offset > 0 {
                sender.adds(offset, true, b"\n").await.must_be(200);
                break;
            }
        }
    }

    async fn what_it_is_decides_when_it_is_whole(house) {
        let advert = Advert::published(house).await;
        let draft = advert.draft("Arta Krasniqi").await;
        let sender = Sender::begins(house, &draft, None).await;
        let refused = sender.adds(0, true, b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xFF\xFF\0\0").await;
        assert_eq!(refused.must_be(415).json()["code"], "document-type-refused");
        sender.adds(0, true, b"x").await.must_be(404);
        assert_eq!((documents(house).await.len(), staged(house)), (0, 0));
        announced(&sender.program, &draft.begun.reference, "cv.txt", None).await.must_be(201);
        let path = format!("/api/v1/applications/{}/documents/passport/uploads?name=a.txt", draft.begun.reference);
        let unknown = sender.program.request(Method::POST, &path).header("upload-complete", "?0");
        sender.program.send(&path, unknown).await.must_be(422);
    }

    async fn all_of_it_may_be_in_the_first_request(house) {
        let advert = Advert::published(house).await;
        let draft = advert.draft("Arta Krasniqi").await;
        let program = house.program();
        program.bearer(&draft.begun.token);
        let path = format!("/api/v1/applications/{}/documents/cv/uploads", draft.begun.reference);
        let request = program.request(Method::POST, &path).header("upload-complete", "?1");
        let request = request.header("content-disposition", "attachment; filename=\"cv.txt\"").body("my life\n");
        let told = program.send(&path, request).await;
        assert_eq!((told.must_be(200).json()["name"].clone(), told.header("upload-complete")), (json!("cv.txt"), Some("?1")));
        let without = program.request(Method::POST, &path).body("my life\n");
        program.send(&path, without).await.must_be(400);
    }

    async fn begun_before_the_instant_it_may_finish_within_the_grace_and_be_submitted(house) {
        let advert = Advert::published(house).await;
        let draft = advert.draft("Arta Krasniqi").await;
        let late_comer = advert.draft("Blerim Hoxha").await;
        house.clock.set(CLOSES.plus_millis(-10));
        let sender = Sender::begins(house, &draft, None).await;
        // Announced in time, and no byte of it came: that is not begun.
        let empty = Sender::begins(house, &late_comer, None).await;
        sender.adds(0, false, b"my life").await.must_be(204);
        house.clock.set(CLOSES.plus_millis(120_000));
        closed(&empty.adds(0, true, b"my life\n").await);
        let program = house.program();
        program.bearer(&draft.begun.token);
        closed(&announced(&program, &draft.begun.reference, "cv.txt", None).await);
        let plain = format!("/api/v1/applications/{}/documents/cv?name=cv.txt", draft.begun.reference);
        closed(&program.send(&plain, program.request(Method::PUT, &plain).body("another life\n")).await);

        sender.adds(7, true, b", and work\n").await.must_be(200);
        let row = documents(house).await.remove(0);
        assert_eq!((row.began_at, row.received_at), (CLOSES.plus_millis(-10), CLOSES.plus_millis(120_000)));
        submit(&draft.ctx, &draft.begun.reference, house.now(), None).await.expect("by grace");
        assert_eq!(advert.versions().await.len(), 1);
    }

    async fn after_the_grace_nothing_finishes(house) {
        let advert = Advert::published(house).await;
        house.clock.set(CLOSES.plus_millis(-10));
        let sender = Sender::begins(house, &advert.draft("Arta Krasniqi").await, None).await;
        sender.adds(0, false, b"my life").await.must_be(204);
        house.clock.set(Instant(CLOSES.0 + 600_000));
        closed(&sender.adds(7, true, b"\n").await);
        assert!(documents(house).await.is_empty());
    }

    async fn whoever_comes_back_takes_over_from_a_dead_connection(house) {
        let advert = Advert::published(house).await;
        let sender = Sender::begins(house, &advert.draft("Arta Krasniqi").await, None).await;
        // The first connection brings seven bytes, and then neither goes on nor ends.
        let silent = futures_util::stream::iter([Ok::<_, std::io::Error>("my life")]);
        let silent = futures_util::StreamExt::chain(silent, futures_util::stream::pending());
        let first = tokio::spawn(sender.piece(0, true, Body::wrap_stream(silent)).send());
        while began_at(house).await.is_none() {
            assert!(!first.is_finished(), "the first connection ended before it brought anything");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        let Stands { offset, complete } = sender.stands().await;
        assert!(!complete && offset <= 7, "{offset}");
        let refused = first.await.expect("an end").expect("an answer");
        assert_eq!(refused.status(), 409);
        sender.adds(offset, true, &b"my life, and work\n"[offset..]).await.must_be(200);
        assert_eq!(documents(house).await[0].sha256, sha256_hex(b"my life, and work\n"));
    }

    async fn what_nobody_goes_on_with_is_swept_and_the_oldest_gives_way(house) {
        let advert = Advert::published(house).await;
        let draft = advert.draft("Arta Krasniqi").await;
        let first = Sender::begins(house, &draft, None).await;
        first.adds(0, false, b"my life").await.must_be(204);
        for _ in 0..house.inside.settings.documents.max_uploads {
            house.clock.advance(1);
            Sender::begins(house, &draft, None).await.adds(0, false, b"x").await.must_be(204);
        }
        first.adds(7, true, b"\n").await.must_be(404);
        assert_eq!(staged(house), house.inside.settings.documents.max_uploads);
        let last = Sender::begins(house, &draft, None).await;
        house.clock.advance(24 * 3_600_000);
        last.adds(0, true, b"my life\n").await.must_be(404);
        sweep::run(&house.context(Actor::System)).await.expect("swept");
        assert_eq!((staged(house), upload::Entity::find().count(house.inside.store.read()).await.expect("a count")), (0, 0));
    }

    async fn an_erased_draft_leaves_nothing_of_its_uploads(house) {
        let advert = Advert::published(house).await;
        let draft = advert.draft("Arta Krasniqi").await;
        let sender = Sender::begins(house, &draft, None).await;
        sender.adds(0, false, b"my life").await.must_be(204);
        discard(&draft.ctx, &draft.begun.reference).await.expect("erased");
        assert_eq!((staged(house), upload::Entity::find().count(house.inside.store.read()).await.expect("a count")), (0, 0));
        sender.adds(7, true, b"\n").await.must_be(401);
    }

    async fn the_page_sends_in_pieces_only_what_its_own_form_says(house) {
        Advert::published(house).await;
        let applicant = house.visitor();
        let door = applicant.get(&format!("/openings/{SLUG}/apply")).await;
        let begun = applicant.submit(door.form("main form").press("Begin")).await;
        let reference = begun.location().split('/').nth(2).expect("a reference").to_owned();
        let page = applicant.get(&format!("/applications/{reference}/documents")).await;
        let token = page.attribute("#region\\.cv input[name=csrf]", "value");
        let place = page.attribute("#region\\.cv form[data-upload]", "data-pieces");
        let path = format!("{place}?name=cv.txt");
        let begins = applicant.request(Method::POST, &path).header("upload-complete", "?0");
        applicant.send(&path, begins.try_clone().expect("a copy")).await.must_be(403);
        let told = applicant.send(&path, begins.header("x-form-token", &token)).await;
        let upload = told.must_be(201).header("location").expect("a place").to_owned();
        let piece = |offset: usize, last: &str, body: &'static str| {
            let request = applicant.request(Method::PATCH, &upload).header("content-type", PARTIAL);
            request.header("upload-offset", offset).header("upload-complete", last).body(body)
        };
        applicant.send(&upload, piece(0, "?0", "my life")).await.must_be(403);
        applicant.send(&upload, piece(0, "?0", "my life").header("x-form-token", &token)).await.must_be(204);
        let stands = applicant.send(&upload, applicant.request(Method::HEAD, &upload)).await;
        assert_eq!(stands.must_be(204).header("upload-offset"), Some("7"));
        applicant.send(&upload, piece(7, "?1", "\n").header("x-form-token", &token)).await.must_be(204);
        assert_eq!(documents(house).await.len(), 1);
    }
}

/// The server as a process of its own, which can be killed.
struct Served {
    child: Child,
    address: String,
}

impl Served {
    async fn starts(data: &std::path::Path, database: Option<&str>) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_meritum"));
        command.args(["serve", "--demo", "--listen", "127.0.0.1:0", "--data"]).arg(data);
        command.args(database.iter().flat_map(|url| ["--database", url]));
        let mut child =
            command.stdout(Stdio::piped()).stderr(Stdio::null()).kill_on_drop(true).spawn().expect("a server");
        let mut lines = BufReader::new(child.stdout.take().expect("its words")).lines();
        loop {
            let line = lines.next_line().await.expect("a line").expect("it did not end");
            if let Some(address) = line.strip_prefix("listening on ") {
                return Self { child, address: address.to_owned() };
            }
        }
    }

    async fn dies(mut self) {
        self.child.kill().await.expect("an end");
    }
}

/// `kill -9` in the middle, and a server that was started anew goes on where the upload stood.
async fn an_upload_outlives_the_process(database: Database) {
    let url = match database {
        Database::Sqlite => None,
        Database::Postgres => match postgres::database().await {
            Some(url) => Some(url),
            None => return,
        },
    };
    let data = tempfile::Builder::new().prefix("meritum-resumed-").tempdir().expect("a folder");
    let served = Served::starts(data.path(), url.as_deref()).await;
    let program = Visitor::new(&served.address, false);
    let drafts = "/api/v1/openings/researcher-regional-co-operation/drafts";
    let begun: Value = program.send(drafts, program.request(Method::POST, drafts)).await.must_be(201).json();
    let (reference, token) =
        (begun["reference"].as_str().expect("one"), begun["applicant_token"].as_str().expect("one"));
    program.bearer(token);
    let all = text(700_000);
    let sender = Sender::announces(program, reference, "cv.txt", Some(all.len())).await;
    let mut before = 0;
    // A slow server may not have read anything yet when it is asked.
    while before == 0 {
        sender.breaks_off(&all, 0, 400_000).await;
        before = sender.stands().await.offset;
    }
    served.dies().await;

    let served = Served::starts(data.path(), url.as_deref()).await;
    let program = Visitor::new(&served.address, false);
    program.bearer(token);
    let sender = Sender { program, ..sender };
    let Stands { offset, .. } = sender.stands().await;
    assert!(offset == before && offset > 0, "{offset} of {before}");
    let told = sender.adds(offset, true, &all[offset..]).await;
    assert_eq!(told.must_be(200).json()["sha256"], sha256_hex(&all));
    served.dies().await;
}

#[tokio::test]
async fn an_upload_outlives_the_process_on_sqlite() {
    an_upload_outlives_the_process(Database::Sqlite).await;
}

#[tokio::test]
async fn an_upload_outlives_the_process_on_postgres() {
    an_upload_outlives_the_process(Database::Postgres).await;
}
