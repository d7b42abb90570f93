//! No canary sings: words that nothing else holds stand wherever somebody says who they are; a blind reviewer opens everything
//! there is to open, and meets none of them. The same walk where names are shown meets every one, or it would prove nothing.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use entity::panel_member::PanelRole;
use entity::{application, document};
use meritum::actor::Actor;
use meritum::application::begin::begin;
use meritum::application::rules::changes::Changes;
use meritum::application::submit::submit;
use meritum::language::Language;
use meritum::language::fold::fold_words;
use meritum::review::card::Filled;
use meritum::review::score::score;
use reqwest::Method;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, Set};
use serde_json::json;

use crate::chapter;
use crate::rig::adverts::{Advert, Draft, SLUG};
use crate::rig::answer::Answer;
use crate::rig::doors;
use crate::rig::house::House;
use crate::rig::papers;
use crate::rig::reviews::person;
use crate::rig::visitor::Visitor;

/// Words that stand nowhere but where an applicant says who they are, and where.
const CANARIES: [(&str, &str); 10] = [
    ("zorvaxa", "their first name"),
    ("quillbrand", "their last name"),
    ("vextrumail", "their address"),
    ("+383 45 987 654", "their telephone"),
    ("+38345987654", "their telephone without spaces"),
    ("profile/zq", "a link to themselves"),
    ("zephyrfile", "the name of their file"),
    ("xyloauthor", "the metadata of their PDF"),
    ("yttercreator", "the metadata of their DOCX"),
    ("umbraheading", "the header of their DOCX, which is not drawn"),
];

/// Those that stand in bytes which nobody but HR downloads, packed: only a reader of the original meets them.
const PACKED: [&str; 2] = ["yttercreator", "umbraheading"];

const NAME: &str = "Zorvaxa Quillbrand";

fn says() -> String {
    format!(
        "I am {NAME}. Write to vextrumail@example.org, call +383 45 987 654 (+38345987654), or see https://example.org/profile/zq for more."
    )
}

fn changes() -> Changes {
    let answers = json!({ "motivation": says(), "licence": true });
    Changes {
        full_name: Some(NAME.to_owned()),
        email: Some("vextrumail@example.org".to_owned()),
        phone: Some("+383 45 987 654".to_owned()),
        language: None,
        consent: Some(true),
        answers: serde_json::from_value(answers).expect("answers"),
    }
}

/// A PDF that tells its author where no reader looks.
fn pdf_with_author() -> Vec<u8> {
    papers::pdf_of(&papers::packed(b"q Q\n", 1024), "<</Author(Xyloauthor)/Title(Xyloauthor)>>", "/Info 5 0 R")
}

fn pdf() -> Vec<u8> {
    papers::pdf_by(NAME, &["Prishtina", "vextrumail@example.org"], &says())
}

fn docx() -> Vec<u8> {
    const WORD: &str = r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>"#;
    let body = format!("{WORD}<w:p><w:r><w:t>{}</w:t></w:r></w:p></w:body></w:document>", says());
    papers::archive(&[
        (
            "[Content_Types].xml",
            r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#,
        ),
        (
            "_rels/.rels",
            r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#,
        ),
        ("word/document.xml", &body),
        ("word/header1.xml", "<w:hdr><w:t>Umbraheading</w:t></w:hdr>"),
        ("docProps/core.xml", "<cp:coreProperties><dc:creator>Yttercreator</dc:creator></cp:coreProperties>"),
    ])
}

/// Somebody who told who they are wherever one can.
struct Told {
    reference: String,
    alias: String,
    /// What would let a document be recognised elsewhere: ids and hashes.
    marks: Vec<String>,
}

async fn tells(house: &House, advert: &Advert<'_>) -> Told {
    let ctx = house.context(Actor::Anyone);
    let begun = begin(&ctx, SLUG, Language::En, &changes(), house.now(), None).await.expect("a draft");
    let draft = Draft { ctx: ctx.acting_as(Actor::Applicant(begun.id)), begun };
    let files = [
        ("cv", "Zephyrfile Quillbrand.pdf", pdf()),
        ("letter", "Zephyrfile Zorvaxa.pdf", pdf_with_author()),
        ("more", "zephyrfile.docx", docx()),
    ];
    for (key, name, bytes) in files {
        draft.attach(key, name, &bytes).await.expect("attached");
    }
    submit(&draft.ctx, &draft.begun.reference, draft.ctx.now(), None).await.expect("submitted");
    assert_eq!(house.read_documents().await, 3);
    let db = house.inside.store.read();
    let row = application::Entity::find_by_id(draft.begun.id).one(db).await.expect("a read").expect("the application");
    let documents = document::Entity::find().filter(document::Column::ApplicationId.eq(row.id));
    let documents = documents.all(db).await.expect("a read");
    let marks = documents.into_iter().flat_map(|document| [document.id.to_string(), document.sha256]);
    assert_eq!(row.opening_id, advert.opening);
    Told { reference: row.reference, alias: row.alias, marks: marks.collect() }
}

/// What a walk met: each word with the doors behind which it stood.
type Met = BTreeMap<String, BTreeSet<String>>;

/// What a cursor would say if it could be read.
fn decoded(body: &str) -> String {
    use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
    let runs = body.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-' && letter != '_');
    let long = runs.filter(|run| run.len() > 40).filter_map(|run| URL_SAFE_NO_PAD.decode(run).ok());
    long.map(|bytes| String::from_utf8_lossy(&bytes).to_lowercase()).collect::<Vec<_>>().join("\n")
}

/// Looks for the words in all of an answer: its address, its headers and its bytes, as they are and folded.
fn listen(met: &mut Met, words: &[String], at: &str, answer: &Answer) {
    let body = String::from_utf8_lossy(&answer.bytes);
    let heard = format!("{at}\n{:?}\n{body}\n{}", answer.headers, decoded(&body)).to_lowercase();
    let folded = fold_words(&heard);
    for word in words {
        if heard.contains(&word.to_lowercase()) || folded.contains(word.as_str()) {
            met.entry(word.clone()).or_default().insert(at.to_owned());
        }
    }
}

/// Opens the pages that lead on from these, each once, and everything that they show and offer.
async fn walk(visitor: &Visitor, from: &[String], words: &[String], met: &mut Met) -> BTreeSet<String> {
    let (mut left, mut seen) = (from.iter().cloned().collect::<VecDeque<_>>(), BTreeSet::new());
    while let Some(path) = left.pop_front() {
        let path = path.split('#').next().unwrap_or_default().to_owned();
        let is_ours = path.starts_with('/') && !path.starts_with("//") && !path.starts_with("/assets/");
        if !is_ours || path.contains("sign-out") || !seen.insert(path.clone()) || seen.len() > 400 {
            continue;
        }
        let answer = visitor.get(&path).await;
        assert!(answer.status < 500, "{path}: {}", answer.status);
        listen(met, words, &path, &answer);
        if answer.header("content-type").is_some_and(|kind| kind.starts_with("text/html")) {
            for (css, attribute) in
                [("a[href]", "href"), ("img[src]", "src"), ("form[action]", "action"), ("link[href]", "href")]
            {
                left.extend(answer.attributes(css, attribute));
            }
        }
        left.extend(answer.header("location").map(str::to_owned));
    }
    seen
}

/// Everything that a reviewer can open of an opening, blind or not.
async fn crawl(house: &House, blind: bool) -> (Met, BTreeSet<String>) {
    let advert = Advert::published(house).await;
    advert.welcomes("more", 1).await;
    let requirements = entity::requirement::Entity::find().all(house.inside.store.read()).await.expect("a read");
    for row in requirements {
        let mut row = row.into_active_model();
        row.formats = Set(entity::requirement::Formats(Vec::new()));
        house.inside.store.write(async |tx| row.update(tx).await).await.expect("a change");
    }
    let told = tells(house, &advert).await;
    advert.change(|row| row.blind = Set(blind)).await;
    let reviewer = person(house, "Driton Krasniqi", entity::staff::Role::Member).await;
    let id = reviewer.actor.staff().expect("staff").id;
    let seat = entity::panel_member::Model { opening_id: advert.opening, staff_id: id, role: PanelRole::Chair };
    house.inside.store.write(async |tx| seat.into_active_model().insert(tx).await).await.expect("a seat");

    let mut words: Vec<String> = CANARIES.iter().map(|(word, _)| (*word).to_owned()).collect();
    words.push(told.reference.to_lowercase());
    words.extend(told.marks.clone());
    let (mut met, mut seen) = (Met::new(), BTreeSet::new());
    let address = if blind { &told.alias } else { &told.reference };
    let (browser, program) = (house.visitor_of(&reviewer).await, house.program());
    let tokens = house.inside.store.write(async |tx| meritum::account::tokens::give(tx, &reviewer, id, None).await);
    program.bearer(&tokens.await.expect("tokens").access);

    let document = program.get("/api/openapi.json").await.json();
    let filled = |door: &doors::Door, address: &str| {
        door.filled(|name| match name {
            "slug" => SLUG.to_owned(),
            "reference" => address.to_owned(),
            "key" => "cv".to_owned(),
            "document" | "number" => "1".to_owned(),
            "extension" | "form" => "csv".to_owned(),
            _ => "none-such".to_owned(),
        })
    };
    for round in ["before the card", "after it"] {
        let mut pages = Vec::new();
        for door in doors::all(&document).into_iter().filter(doors::Door::is_safe) {
            let visitor = if door.is_api() { &program } else { &browser };
            let path = filled(&door, address);
            if door.is_api() {
                let answer = visitor.get(&path).await;
                assert!(answer.status < 500, "{path}: {}", answer.status);
                listen(&mut met, &words, &path, &answer);
                seen.insert(path);
            } else {
                pages.push(path);
            }
            // An address that was overheard opens nothing.
            let is_staffs =
                ["/staff/applications/", "/api/v1/applications/"].iter().any(|at| door.path.starts_with(at));
            if blind && is_staffs {
                let overheard = filled(&door, &told.reference);
                let answer = visitor.get(&overheard).await;
                assert!(answer.status >= 300, "{overheard} opened for {}", answer.status);
                listen(&mut met, &words[..CANARIES.len()], &overheard, &answer);
            }
        }
        seen.extend(walk(&browser, &pages, &words, &mut met).await);
        for word in CANARIES.iter().map(|(word, _)| *word) {
            let query: String = url::form_urlencoded::byte_serialize(word.as_bytes()).collect();
            for (visitor, path) in [
                (&program, format!("/api/v1/openings/{SLUG}/applications?q={query}")),
                (&program, format!("/api/v1/openings/{SLUG}/applications?tag={query}")),
            ] {
                let answer = visitor.get(&path).await;
                let items = answer.json()["items"].as_array().map_or(0, Vec::len);
                assert!(!blind || items == 0, "{word} finds somebody");
            }
        }
        if round == "before the card" {
            let scores = [("finance".to_owned(), Ok(4000))].into_iter().filter(|_| false).collect();
            let card = Filled { scores, comment: "A good letter.".to_owned(), submitted: true };
            score(&reviewer, address, card, None).await.expect("a card");
        }
    }
    let drawn = program
        .json(
            Method::POST,
            &format!("/api/v1/openings/{SLUG}/shortlists"),
            &json!({ "references": [address], "reason": "The only one." }),
        )
        .await;
    listen(&mut met, &words, "a shortlist", &drawn);
    let list = drawn.must_be(201).json()["id"].as_str().expect("an id").to_owned();
    seen.extend(walk(&browser, &[format!("/staff/shortlists/{list}")], &words, &mut met).await);
    house.work().await;
    let email = format!("{}@example.org", id.0);
    for letter in house.letters_to(&email).await {
        for word in &words {
            if format!("{letter:?}").to_lowercase().contains(word.as_str()) {
                met.entry(word.clone()).or_default().insert("a letter".to_owned());
            }
        }
    }
    (met, seen)
}

chapter! {
    async fn a_blind_reviewer_meets_nobody(house) {
        let (met, seen) = crawl(house, true).await;
        assert_eq!(met, Met::new());
        assert!(seen.len() > 40, "only {} doors were tried", seen.len());
        assert!(seen.iter().any(|path| path.ends_with("/review")), "the desk was not opened");
    }

    async fn where_names_are_shown_every_canary_sings(house) {
        let (met, _) = crawl(house, false).await;
        for (word, what) in CANARIES.iter().filter(|(word, _)| !PACKED.contains(word)) {
            assert!(met.contains_key(*word), "the walk does not meet {what}");
        }
    }
}
