//! A document is attached: judged by what it holds, within its limits, under a harmless name; what was there before stays.

use crate::chapter;
use crate::rig::adverts::{Advert, Draft, PDF, fields, file, whole, wrong};
use crate::rig::answer::Answer;
use crate::rig::house::House;
use entity::document;
use futures_util::StreamExt as _;
use reqwest::{Body, Method};
use sea_orm::EntityTrait;

/// Puts a document under this name.
async fn put(house: &House, draft: &Draft, key: &str, name: &str, body: impl Into<Body>) -> Answer {
    let program = house.program();
    program.bearer(&draft.begun.token);
    let name: String = url::form_urlencoded::byte_serialize(name.as_bytes()).collect();
    let path = format!("/api/v1/applications/{}/documents/{key}?name={name}", draft.begun.reference);
    program.send(&path, program.request(Method::PUT, &path).body(body)).await
}

/// The names of what is attached.
async fn attached(draft: &Draft) -> Vec<String> {
    let own = meritum::application::read::own(&draft.ctx, &draft.begun.reference).await.expect("a read").expect("mine");
    own.documents.into_iter().map(|document| document.name).collect()
}

/// A body without a length.
fn chunked(bytes: Vec<u8>) -> Body {
    let parts: Vec<Result<Vec<u8>, std::io::Error>> = bytes.chunks(60_000).map(|part| Ok(part.to_vec())).collect();
    Body::wrap_stream(futures_util::stream::iter(parts))
}

fn text(bytes: usize) -> Vec<u8> {
    vec![b'a'; bytes]
}

chapter! {
    async fn what_a_file_is_decides_and_not_what_it_says(house) {
        let advert = Advert::published(house).await;
        let draft = advert.ready("Arta Krasniqi").await;
        for (name, bytes, code) in [
            ("cv.pdf", b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xFF\xFF\0\0".as_slice(), "not-allowed"),
            ("cv.docx", PDF, "misnamed"),
            ("cv", PDF, "no-extension"),
            ("cv.pdf", b"<html><script>alert(1)</script></html>", "not-allowed"),
        ] {
            let refused = put(house, &draft, "cv", name, bytes.to_vec()).await;
            assert_eq!(refused.must_be(415).json()["code"], "document-type-refused", "{name}");
            assert_eq!(wrong(&refused), [("/documents/cv".to_owned(), code.to_owned())], "{name}");
        }
        let empty = put(house, &draft, "cv", "cv.pdf", Vec::new()).await;
        assert_eq!(wrong(empty.must_be(422)), [("/documents/cv".to_owned(), "empty".to_owned())]);
        assert_eq!(attached(&draft).await, ["cv.pdf"], "what was there before stays");
        put(house, &draft, "diploma", "cv.pdf", PDF).await.must_be(422);
    }

    async fn a_name_is_harmless(house) {
        let advert = Advert::published(house).await;
        let draft = advert.draft("Arta Krasniqi").await;
        for (name, cleaned) in [
            ("../../etc/passwd.pdf", "etc_passwd.pdf"),
            ("cv\u{202E}fdp.pdf", "cvfdp.pdf"),
            ("C:\\Users\\arta\\cv.PDF", "Users_arta_cv.pdf"),
        ] {
            let answer = put(house, &draft, "cv", name, PDF).await;
            assert_eq!(answer.must_be(200).json()["name"], cleaned);
        }
        assert_eq!(attached(&draft).await, ["Users_arta_cv.pdf"]);
        let rows = document::Entity::find().all(house.inside.store.read()).await.expect("a read");
        assert_eq!(rows.iter().filter(|row| row.removed_at.is_none()).count(), 1, "one document for one requirement");
    }

    async fn too_large_is_said_with_and_without_a_length(house) {
        let advert = Advert::published(house).await;
        let draft = advert.draft("Arta Krasniqi").await;
        put(house, &draft, "cv", "cv.txt", text(1_000_000)).await.must_be(200);
        let over = text(1_000_001);
        for body in [Body::from(over.clone()), chunked(over.clone())] {
            let refused = put(house, &draft, "cv", "cv.txt", body).await;
            let told = refused.must_be(413).json();
            assert_eq!((&told["code"], &told["limit"]), (&"document-too-large".into(), &1_000_000.into()));
        }
        let beyond = text(28_000_000);
        for body in [Body::from(beyond.clone()), chunked(beyond)] {
            let refused = put(house, &draft, "cv", "cv.txt", body).await;
            assert_eq!(refused.must_be(413).json()["code"], "document-too-large");
        }
        let refused = advert.apply(fields("Blerim Gashi").part("cv", file("cv.txt", over))).await;
        assert_eq!(refused.must_be(413).json()["code"], "document-too-large");
        assert_eq!(attached(&draft).await, ["cv.txt"]);
    }

    async fn a_form_with_one_bad_file_keeps_the_good_ones(house) {
        let advert = Advert::published(house).await;
        let form = fields("Arta Krasniqi").part("letter", file("letter.pdf", b"#!/bin/sh\n".as_slice()));
        let refused = advert.apply(form.part("cv", file("cv.pdf", PDF))).await;
        let told = refused.must_be(415).json();
        assert_eq!(told["code"], "document-type-refused");
        let program = house.program();
        program.bearer(told["applicant_token"].as_str().expect("a token"));
        let path = format!("/api/v1/applications/{}", told["reference"].as_str().expect("a reference"));
        assert_eq!(program.get(&path).await.must_be(200).json()["documents"][0]["key"], "cv");
        let sent = program.send(&path, program.request(Method::POST, &format!("{path}/submission"))).await;
        sent.must_be(201);
    }

    async fn ten_thousand_parts_are_refused(house) {
        let advert = Advert::published(house).await;
        let part = |number| format!("--b\r\nContent-Disposition: form-data; name=\"f{number}\"\r\n\r\nx\r\n");
        let body = (0..10_000).map(part).collect::<String>() + "--b--\r\n";
        let (program, path) = (house.program(), "/api/v1/openings/finance-manager/applications");
        let request = program.request(Method::POST, path).header("content-type", "multipart/form-data; boundary=b");
        program.send(path, request.body(body)).await.must_be(413);
        assert!(advert.applications().await.is_empty());
    }

    async fn whoever_goes_away_in_the_middle_leaves_nothing(house) {
        let advert = Advert::published(house).await;
        let draft = advert.draft("Arta Krasniqi").await;
        let program = house.program();
        program.bearer(&draft.begun.token);
        let path = format!("/api/v1/applications/{}/documents/cv?name=cv.txt", draft.begun.reference);
        let broken = futures_util::stream::iter([Ok(text(300_000)), Err(std::io::Error::other("a tunnel"))])
            .then(|part| async { tokio::time::sleep(std::time::Duration::from_millis(50)).await; part });
        let sent = program.request(Method::PUT, &path).body(Body::wrap_stream(broken)).send().await;
        assert!(sent.is_err() || sent.is_ok_and(|answer| answer.status() == 400));
        assert_eq!(attached(&draft).await, [""; 0]);
        advert.apply(whole("Arta Krasniqi")).await.must_be(201);
    }

    async fn an_empty_file_input_is_no_file(house) {
        let advert = Advert::published(house).await;
        let answer = advert.apply(whole("Arta Krasniqi").part("letter", file("", Vec::new()))).await;
        assert_eq!(answer.must_be(201).json()["documents"].as_array().map(Vec::len), Some(1));
    }

    async fn a_document_can_be_taken_out_again(house) {
        let advert = Advert::published(house).await;
        let draft = advert.ready("Arta Krasniqi").await;
        let program = house.program();
        program.bearer(&draft.begun.token);
        let path = format!("/api/v1/applications/{}/documents/cv", draft.begun.reference);
        program.send(&path, program.request(Method::DELETE, &path)).await.must_be(204);
        program.send(&path, program.request(Method::DELETE, &path)).await.must_be(404);
        assert_eq!(attached(&draft).await, [""; 0]);
    }
}
