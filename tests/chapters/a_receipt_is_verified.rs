//! A receipt is verified by whoever has it, offline, with the site's published keys and nothing else.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::chapter;
use crate::rig::adverts::{Advert, PDF, whole};

/// What the command says, and whether it is content.
fn verify(folder: &Path, arguments: &[&str]) -> (bool, String) {
    let ran = Command::new(env!("CARGO_BIN_EXE_meritum"))
        .current_dir(folder)
        .args(["verify-receipt", "one.jws", "--keys", "jwks.json"])
        .args(arguments)
        .output()
        .expect("the command");
    (ran.status.success(), String::from_utf8_lossy(&ran.stdout).into_owned())
}

fn put(folder: &Path, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
    let file = folder.join(name);
    std::fs::write(&file, bytes).expect("a file");
    file
}

chapter! {
    async fn a_receipt_is_verified_offline(house) {
        let advert = Advert::published(house).await;
        let receipt = |answer: serde_json::Value| answer["receipt"].as_str().expect("a receipt").to_owned();
        let one = receipt(advert.apply(whole("Arta Krasniqi")).await.must_be(201).json());
        let two = receipt(advert.apply(whole("Blerim Gashi")).await.must_be(201).json());
        let folder = tempfile::tempdir().expect("a folder");
        let place = folder.path();
        put(place, "jwks.json", house.program().get("/.well-known/jwks.json").await.must_be(200).body());
        put(place, "cv.pdf", PDF);
        put(place, "other.pdf", b"%PDF-1.7 another");
        put(place, "one.jws", &one);

        let (holds, told) = verify(place, &["--document", "cv.pdf"]);
        assert!(holds, "{told}");
        assert!(told.contains("the signature holds") && told.contains("cv.pdf is the document cv"), "{told}");
        assert!(told.contains("2025-02-03T08:00:00Z"), "{told}");
        let (holds, told) = verify(place, &["--document", "other.pdf"]);
        assert!(!holds && told.contains("is NOT among the documents"), "{told}");

        // The second names the first.
        put(place, "before.jws", &one);
        put(place, "one.jws", &two);
        assert!(verify(place, &["--previous", "before.jws"]).0);
        put(place, "before.jws", &two);
        assert!(!verify(place, &["--previous", "before.jws"]).0);

        // One changed letter, and a key of somebody else.
        let (head, rest) = one.split_once('.').expect("parts");
        let (body, signature) = rest.split_once('.').expect("parts");
        let other = if body.ends_with('A') { 'B' } else { 'A' };
        put(place, "one.jws", format!("{head}.{}{other}.{signature}", &body[..body.len() - 1]));
        let (holds, told) = verify(place, &[]);
        assert!(!holds && told.starts_with("NOT a receipt"), "{told}");
        put(place, "one.jws", &one);
        put(place, "jwks.json", r#"{"keys":[]}"#);
        assert!(!verify(place, &[]).0);
    }
}
