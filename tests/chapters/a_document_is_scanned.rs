//! A document is scanned: never in the applicant's way, and read by nobody before it is clean.

use crate::rig::adverts::{Advert, CLOSES, Draft, PDF, SLUG, document_of, fields, file, whole};
use crate::rig::answer::Answer;
use crate::rig::house::{Database, House};
use crate::rig::scanner::{Clamd, Post, eicar, hex};
use crate::rig::visitor::Visitor;
use entity::document::{self, Scan};
use entity::{audit_entry, job};
use meritum::application::submit::submit;
use meritum::settings::Settings;
use reqwest::multipart::Form;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use std::io::{Cursor, Write as _};
use tokio::io::AsyncReadExt as _;
use tokio::net::TcpListener;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const HOUR: u32 = 3_600_000;

/// A house with a scanner at this post.
async fn guarded(database: Database, post: &Post) -> Option<House> {
    House::open_with(database, |settings| settings.scan.address = post.address()).await
}

/// The same, with clamd at its post.
async fn watched(database: Database) -> Option<(House, Post, Clamd)> {
    let post = Post::empty()?;
    let clamd = post.staffed("20M");
    Some((guarded(database, &post).await?, post, clamd))
}

async fn scans(house: &House) -> Vec<Scan> {
    let found = document::Entity::find().order_by_asc(document::Column::Id).all(house.inside.store.read()).await;
    found.expect("a read").into_iter().map(|row| row.scan).collect()
}

async fn scan_jobs(house: &House) -> Vec<job::Model> {
    let found = job::Entity::find().filter(job::Column::Kind.eq("scan_document"));
    found.all(house.inside.store.read()).await.expect("a read")
}

/// The reference of an application that was sent whole.
async fn sent(advert: &Advert<'_>, form: Form) -> String {
    let told = advert.apply(form).await;
    told.must_be(201).json()["reference"].as_str().expect("a reference").to_owned()
}

fn page_of(reference: &str) -> String {
    format!("/staff/applications/{reference}")
}

async fn cv(house: &House, hr: &Visitor, reference: &str) -> Answer {
    hr.get(&format!("{}/documents/{}", page_of(reference), document_of(house, reference).await)).await
}

/// A PDF whose only stream holds these bytes as hexadecimal digits: whoever looks for them must decode it.
fn pdf_around(bytes: &[u8]) -> Vec<u8> {
    let digits = hex(bytes);
    let stream = format!(
        "5 0 obj<</Length {}/Filter/ASCIIHexDecode>>stream\n{digits}>\nendstream endobj\nxref\n",
        digits.len() + 1
    );
    String::from_utf8_lossy(PDF).replacen("xref\n", &stream, 1).into_bytes()
}

/// A Word document with these bytes, compressed, beside its text.
fn docx_around(bytes: &[u8]) -> Vec<u8> {
    let types = r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;
    let relations = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;
    let body = r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>Curriculum vitae</w:t></w:r></w:p></w:body></w:document>"#;
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let entries: [(&str, &[u8]); 4] = [
        ("[Content_Types].xml", types.as_bytes()),
        ("_rels/.rels", relations.as_bytes()),
        ("word/document.xml", body.as_bytes()),
        ("word/media/image1.bin", bytes),
    ];
    for (name, content) in entries {
        writer.start_file(name, SimpleFileOptions::default()).expect("an entry");
        writer.write_all(content).expect("its bytes");
    }
    writer.finish().expect("an archive").into_inner()
}

async fn what_waits_is_not_read_and_what_is_clean_is(database: Database) {
    let Some((house, _post, _clamd)) = watched(database).await else { return };
    let advert = Advert::published(&house).await;
    let reference = sent(&advert, whole("Arta Krasniqi")).await;
    assert_eq!(scans(&house).await, [Scan::Waiting]);
    let hr = house.visitor_of(&advert.hr).await;
    let page = hr.get(&page_of(&reference)).await;
    assert!(page.text(".files").contains("waiting for the virus scan"), "{}", page.text(".files"));
    assert!(page.attributes(".files a", "href").is_empty(), "a dead link");
    let refused = cv(&house, &hr, &reference).await;
    assert_eq!(
        (refused.must_be(423).header("retry-after"), refused.text("h1").as_str()),
        (Some("60"), "Not scanned yet")
    );

    house.work().await;
    assert_eq!(scans(&house).await, [Scan::Clean]);
    assert_eq!(cv(&house, &hr, &reference).await.must_be(200).bytes, PDF);
    assert!(!hr.get(&page_of(&reference)).await.text(".files").contains("scan"));
    house.program().get("/readyz").await.must_be(200).body().contains("scanner: finds").then_some(()).expect("well");
    house.close().await;
}

async fn what_is_infected_reaches_nobody_in_any_container(database: Database) {
    let Some((house, _post, _clamd)) = watched(database).await else { return };
    let advert = Advert::published(&house).await;
    let files = [("cv.txt", eicar()), ("cv.pdf", pdf_around(&eicar())), ("cv.docx", docx_around(&eicar()))];
    let mut references = Vec::new();
    for ((file_name, bytes), name) in files.into_iter().zip(["Arta Krasniqi", "Blerim Hoxha", "Drita Gashi"]) {
        references.push(sent(&advert, fields(name).part("cv", file(file_name, bytes))).await);
    }
    house.clock.set(CLOSES);
    house.work().await;
    assert_eq!(scans(&house).await, [Scan::Infected; 3]);
    let hr = house.visitor_of(&advert.hr).await;
    for reference in references {
        assert_eq!(cv(&house, &hr, &reference).await.must_be(423).text("h1"), "Withheld");
        let page = hr.get(&page_of(&reference)).await;
        assert!(page.text(".file.wrong").contains("a virus was found"), "{}", page.text(".files"));
        let list = hr.get(&format!("/staff/openings/{SLUG}/applications")).await;
        let search = hr.submit(list.form("form[role=search]").set("text", &reference).press("Search")).await;
        let list = hr.follow(&search).await;
        assert_eq!(list.text("tbody .tag.bad"), "A document is withheld");
    }
    // Sent, and the opening takes no other in their place: people decide.
    let letters = house.letters_to("arta.krasniqi@example.org").await;
    let letter = letters.iter().find(|letter| letter.subject.contains("cannot be used")).expect("a letter");
    assert!(letter.text.contains("decide how to go on") && !letter.text.contains("/return/"), "{}", letter.text);
    let record = audit_entry::Entity::find().filter(audit_entry::Column::Act.eq("document.infected"));
    let record = record.all(house.inside.store.read()).await.expect("a read");
    assert_eq!(record.len(), 3);
    assert!(record[0].detail.contains("Meritum.Test.EICAR"), "{}", record[0].detail);
    house.close().await;
}

async fn whoever_can_still_replace_an_infected_file_is_asked_to(database: Database) {
    let Some((house, _post, _clamd)) = watched(database).await else { return };
    let advert = Advert::published(&house).await;
    let draft = advert.draft("Arta Krasniqi").await;
    draft.attach("cv", "cv.pdf", &pdf_around(&eicar())).await.expect("accepted all the same");
    let letters = house.letters_to("arta.krasniqi@example.org").await;
    let letter = letters.iter().find(|letter| letter.subject.contains("cannot be used")).expect("a letter");
    assert!(letter.text.contains("a clean copy") && letter.text.contains("“cv”"), "{}", letter.text);
    let way = letter.text.lines().find(|line| line.starts_with(&house.address)).expect("a way back").to_owned();

    let applicant = house.visitor();
    let door = applicant.get(&way[house.address.len()..]).await;
    let inside = applicant.submit(door.form("main form").press("Open my application")).await;
    let inside = applicant.follow(&inside).await;
    assert!(inside.text(".file.wrong").contains("found a virus"), "{}", inside.text("main"));
    let page = applicant.get(&format!("/applications/{}/documents", draft.begun.reference)).await;
    assert!(page.text(".file.wrong").contains("send a clean copy"), "{}", page.text("main"));

    draft.attach("cv", "cv.pdf", PDF).await.expect("a clean copy");
    house.work().await;
    assert_eq!(scans(&house).await, [Scan::Clean]);
    let again = applicant.get(&format!("/applications/{}/documents", draft.begun.reference)).await;
    assert!(again.texts(".file.wrong").is_empty(), "{}", again.text("main"));
    house.close().await;
}

async fn sent_in(house: &House, draft: &Draft) {
    submit(&draft.ctx, &draft.begun.reference, house.now(), None).await.expect("a receipt");
}

async fn a_scanner_that_is_down_for_a_day_delays_nothing_but_the_reading(database: Database) {
    let Some(post) = Post::empty() else { return };
    let Some(house) = guarded(database, &post).await else { return };
    let advert = Advert::published(&house).await;
    sent_in(&house, &advert.ready("Arta Krasniqi").await).await;
    assert!(house.letters_to("arta.krasniqi@example.org").await[0].subject.contains("has arrived"));
    for _ in 0..24 {
        house.clock.advance(HOUR);
        house.work().await;
    }
    assert_eq!(scans(&house).await, [Scan::Waiting]);
    let waiting = scan_jobs(&house).await.remove(0);
    assert_eq!((waiting.state, waiting.attempts), (job::State::Waiting, 0));
    assert!(waiting.last_error.expect("a reason").contains("does not answer"));
    assert!(house.program().get("/readyz").await.must_be(200).body().contains("scanner: away"));

    let clamd = post.staffed("20M");
    house.clock.advance(HOUR);
    house.work().await;
    assert_eq!(scans(&house).await, [Scan::Clean]);
    post.deserted(clamd).await;
    sent_in(&house, &advert.ready("Blerim Hoxha").await).await;
    house.work().await;
    assert_eq!(scans(&house).await, [Scan::Clean, Scan::Waiting]);
    let _clamd = post.staffed("20M");
    house.clock.advance(HOUR);
    house.close().await;
}

async fn a_scanner_that_hangs_holds_up_no_letter(database: Database) {
    // It accepts, reads, and never says a word.
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a free port");
    let address = listener.local_addr().expect("its address").to_string();
    let hanging = tokio::spawn(async move {
        let mut held = Vec::new();
        while let Ok((mut socket, _)) = listener.accept().await {
            held.push(tokio::spawn(async move { while socket.read_u8().await.is_ok() {} }));
        }
    });
    let change = |settings: &mut Settings| {
        settings.scan.address = address;
        settings.scan.seconds = 1;
    };
    let Some(house) = House::open_with(database, change).await else { return };
    let advert = Advert::published(&house).await;
    sent_in(&house, &advert.ready("Arta Krasniqi").await).await;
    assert_eq!(house.letters_to("arta.krasniqi@example.org").await.len(), 1);
    assert_eq!(scans(&house).await, [Scan::Waiting]);
    let waiting = scan_jobs(&house).await.remove(0);
    assert!(waiting.last_error.expect("a reason").contains("nothing for 1 s"));
    hanging.abort();
}

async fn what_the_scanner_is_too_small_for_waits_until_it_is_larger(database: Database) {
    let Some(post) = Post::empty() else { return };
    let Some(house) = guarded(database, &post).await else { return };
    let small = post.staffed("100K");
    let advert = Advert::published(&house).await;
    let draft = advert.draft("Arta Krasniqi").await;
    draft.attach("cv", "cv.txt", "a line of text\n".repeat(50_000).as_bytes()).await.expect("a CV");
    sent_in(&house, &draft).await;
    house.work().await;
    assert_eq!(scans(&house).await, [Scan::Waiting]);
    let waiting = scan_jobs(&house).await.remove(0);
    assert!(waiting.last_error.expect("a reason").contains("raise StreamMaxLength"));
    post.deserted(small).await;
    let _larger = post.staffed("20M");
    house.clock.advance(HOUR);
    house.work().await;
    assert_eq!(scans(&house).await, [Scan::Clean]);
    house.close().await;
}

/// Each story on both databases; they share no scanner.
macro_rules! on_both {
    ($($story:ident)+) => {$(
        mod $story {
            #[tokio::test]
            async fn sqlite() {
                super::$story(super::Database::Sqlite).await;
            }

            #[tokio::test]
            async fn postgres() {
                super::$story(super::Database::Postgres).await;
            }
        }
    )+};
}

on_both! {
    what_waits_is_not_read_and_what_is_clean_is
    what_is_infected_reaches_nobody_in_any_container
    whoever_can_still_replace_an_infected_file_is_asked_to
    a_scanner_that_is_down_for_a_day_delays_nothing_but_the_reading
    a_scanner_that_hangs_holds_up_no_letter
    what_the_scanner_is_too_small_for_waits_until_it_is_larger
}
