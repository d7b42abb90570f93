//! A document is read: in a process of its own, into images of its pages and text; what cannot be read says why, and stops nobody.

use entity::document::{self, Reading, Scan, Unreadable};
use entity::panel_member::{self, PanelRole};
use entity::requirement::{self, Formats};
use entity::staff::Role;
use entity::{Instant, document_page, document_text};
use image::ImageFormat;
use meritum::actor::Actor;
use meritum::application::remove::remove;
use meritum::application::submit::submit;
use meritum::document::pages;
use meritum::document::which::Which;
use meritum::jobs::sweep;
use meritum::language::fold::fold_words;
use meritum::review::applications::{self, Asked};
use meritum::review::filter::Filter;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, Set};

use crate::chapter;
use crate::rig::adverts::{Advert, Draft, SLUG};
use crate::rig::house::{Database, House};
use crate::rig::papers;
use crate::rig::reviews::person;
use crate::rig::visitor::Visitor;

/// Every format is taken for every document.
async fn of_every_format(advert: &Advert<'_>) {
    let store = &advert.house.inside.store;
    let rows = requirement::Entity::find().all(store.read()).await.expect("a read");
    for row in rows {
        let mut row = row.into_active_model();
        row.formats = Set(Formats(Vec::new()));
        row.max_bytes = Set(10 << 20);
        store.write(async |tx| row.update(tx).await).await.expect("a change");
    }
}

async fn document(house: &House, id: entity::DocumentId) -> document::Model {
    document::Entity::find_by_id(id).one(house.inside.store.read()).await.expect("a read").expect("a document")
}

async fn text(house: &House, id: entity::DocumentId) -> String {
    let of_it = document_text::Column::DocumentId.eq(id);
    let found = document_text::Entity::find().filter(of_it).one(house.inside.store.read()).await;
    found.expect("a read").expect("a text").body
}

async fn images(house: &House) -> Vec<document_page::Model> {
    let all = document_page::Entity::find().order_by_asc(document_page::Column::FileId);
    all.all(house.inside.store.read()).await.expect("a read")
}

/// Sends a draft that lacks nothing.
async fn sent(draft: &Draft) {
    submit(&draft.ctx, &draft.begun.reference, draft.ctx.now(), None).await.expect("submitted");
}

/// A program of somebody of the staff.
async fn signed_in(house: &House, ctx: &meritum::context::Context) -> Visitor {
    let id = ctx.actor.staff().expect("staff").id;
    let given = house.inside.store.write(async |tx| meritum::account::tokens::give(tx, ctx, id, None).await).await;
    let program = house.program();
    program.bearer(&given.expect("tokens").access);
    program
}

/// A browser of somebody of the staff.
async fn browsing(house: &House, ctx: &meritum::context::Context) -> Visitor {
    let id = ctx.actor.staff().expect("staff").id;
    let token = house.inside.store.write(async |tx| meritum::account::session::begin(tx, ctx, id, None).await).await;
    let visitor = house.visitor();
    visitor.keep("session", &token.expect("a session"));
    visitor
}

/// What the act that judges a document does after it.
async fn words_again(house: &House) {
    let documents = document::Entity::find().all(house.inside.store.read()).await.expect("documents");
    let written = house.inside.store.write(async |tx| {
        for row in &documents {
            meritum::application::words::document_changed(tx, row.id).await?;
        }
        Ok::<_, sea_orm::DbErr>(())
    });
    written.await.expect("words");
}

chapter! {
    async fn every_format_becomes_pages_and_text(house) {
        let advert = Advert::published(house).await;
        of_every_format(&advert).await;
        let draft = advert.draft("Arta Krasniqi").await;
        let said = papers::SAYS;
        for (name, bytes, says) in [
            ("cv.pdf", papers::pdf(), said),
            ("cv.docx", papers::docx(), said),
            ("cv.odt", papers::odt(), said),
            ("cv.rtf", papers::rtf(), said),
            ("cv.txt", said.as_bytes().to_vec(), said),
            ("cv.jpg", papers::picture(ImageFormat::Jpeg), ""),
            ("cv.png", papers::picture(ImageFormat::Png), ""),
        ] {
            let row = draft.attach("cv", name, &bytes).await.expect("attached");
            assert_eq!((row.reading, row.pages), (Reading::Waiting, None), "{name}");
            assert_eq!(house.read_documents().await, 1, "{name}");
            let row = document(house, row.id).await;
            assert_eq!((row.reading, row.unreadable), (Reading::Read, None), "{name}");
            let text = text(house, row.id).await.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(text.contains(says), "{name}: {text}");
            let images = images(house).await;
            assert_eq!(i32::try_from(images.len()).ok(), row.pages, "{name}: what was there before is gone");
            assert_eq!(images[0].width, 1000, "{name}");
        }
        assert_eq!(house.read_documents().await, 0);
        assert_eq!(pages::verify(&house.inside).await, Ok(Vec::new()));
    }

    async fn what_cannot_be_read_says_why_and_stops_nobody(house) {
        let advert = Advert::published(house).await;
        of_every_format(&advert).await;
        let draft = advert.draft("Arta Krasniqi").await;
        for (name, bytes, why, told) in [
            ("cv.pdf", papers::locked_pdf(), Unreadable::Locked, "asks for a password"),
            ("cv.docx", papers::broken_docx(), Unreadable::Broken, "seems to be damaged"),
        ] {
            let row = draft.attach("cv", name, &bytes).await.expect("attached");
            assert_eq!(house.read_documents().await, 1);
            let row = document(house, row.id).await;
            assert_eq!((row.reading, row.unreadable, row.pages), (Reading::Unreadable, Some(why), None), "{name}");
            let visitor = house.visitor();
            visitor.keep(&format!("apply-{}", draft.begun.reference), &draft.begun.token);
            let step = visitor.get(&format!("/applications/{}/documents", draft.begun.reference)).await;
            assert!(step.text("#region\\.cv .notice").contains(told), "{name}");
            assert_eq!(step.attributes("#region\\.cv details", "open").len(), 1, "another file is asked for");
            let check = visitor.get(&format!("/applications/{}/check", draft.begun.reference)).await;
            assert!(check.texts(".file .error").iter().any(|text| text.contains(told)), "{name}");
            for language in ["sq", "sr"] {
                visitor.reads(language);
                let step = visitor.get(&format!("/applications/{}/documents", draft.begun.reference)).await;
                let other = step.text("#region\\.cv .notice");
                assert!(!other.is_empty() && !other.contains(told), "{language}: {other}");
            }
        }
        draft.attach("cv", "cv.pdf", &papers::locked_pdf()).await.expect("attached");
        let good = draft.attach("letter", "letter.txt", b"Let me in.").await.expect("attached");
        assert_eq!(house.read_documents().await, 2);
        assert_eq!(document(house, good.id).await.reading, Reading::Read, "the queue goes on");
        sent(&draft).await;
        let hr = signed_in(house, &advert.hr).await;
        let told = hr.get(&format!("/api/v1/applications/{}", draft.begun.reference)).await.must_be(200).json();
        assert_eq!((&told["documents"][0]["reading"], &told["documents"][0]["unreadable"]), (&"unreadable".into(), &"locked".into()));
        assert_eq!((&told["documents"][1]["reading"], &told["documents"][1]["pages"]), (&"read".into(), &1.into()));
    }

    async fn images_live_as_long_as_their_document(house) {
        let advert = Advert::published(house).await;
        let draft = advert.draft("Arta Krasniqi").await;
        draft.attach("cv", "cv.txt", b"I keep books.").await.expect("attached");
        let letter = draft.attach("letter", "letter.txt", b"Let me in.").await.expect("attached");
        house.read_documents().await;
        let count = async || {
            let files = futures_util::TryStreamExt::try_collect::<Vec<_>>(house.inside.files.list()).await;
            files.expect("the store").len()
        };
        assert_eq!((count().await, images(house).await.len()), (4, 2));
        remove(&draft.ctx, &draft.begun.reference, Which::Sole("cv"), house.now()).await.expect("taken out");
        assert_eq!((count().await, images(house).await.len()), (2, 1), "what is taken out of a draft is gone");
        let texts = document_text::Entity::find().all(house.inside.store.read()).await.expect("a read");
        assert_eq!(texts.len(), 1);
        // The sweep leaves what a row refers to, and takes what none does any more.
        let days = |days: i64| Instant(i64::try_from(std::time::UNIX_EPOCH.elapsed().expect("a time").as_millis()).expect("a time")).plus_seconds(days * 24 * 3600);
        let system = house.context(Actor::System);
        house.clock.set(days(2));
        assert_eq!(sweep::run(&system).await, Ok(0));
        let page = images(house).await.remove(0);
        house.inside.files.delete(&pages::address_of(&page).expect("an address")).await.expect("lost");
        let told = pages::verify(&house.inside).await.expect("a reading");
        assert_eq!(told, [format!("the image of page 1 of document {} is missing or changed", letter.id)]);
        house.inside.store.write(async |tx| document::Entity::delete_by_id(letter.id).exec(tx).await).await.expect("gone");
        assert!(images(house).await.is_empty());
        assert_eq!(sweep::run(&system).await, Ok(1));
        assert_eq!(count().await, 0);
        house.clock.set(crate::rig::house::MORNING);
    }

    async fn a_document_that_is_gone_is_not_read(house) {
        let advert = Advert::published(house).await;
        let draft = advert.draft("Arta Krasniqi").await;
        draft.attach("cv", "cv.txt", b"I keep books.").await.expect("attached");
        remove(&draft.ctx, &draft.begun.reference, Which::Sole("cv"), house.now()).await.expect("taken out");
        assert_eq!(house.read_documents().await, 1);
        assert!(images(house).await.is_empty());
    }

    async fn staff_see_pages_and_every_look_is_on_the_record(house) {
        let advert = Advert::published(house).await;
        let draft = advert.draft("Arta Krasniqi").await;
        let lines = (1..120).map(|line| format!("Line {line}: Đorđe & <Çelë>")).collect::<Vec<_>>().join("\n");
        draft.attach("cv", "CV Arta.txt", lines.as_bytes()).await.expect("attached");
        sent(&draft).await;
        let (path, reference) = (format!("/api/v1/applications/{}/documents/cv", draft.begun.reference), &draft.begun.reference);
        let hr = signed_in(house, &advert.hr).await;
        hr.get(&format!("{path}/pages/1")).await.must_be(404);
        hr.get(&format!("{path}/text")).await.must_be(404);
        house.read_documents().await;
        let page = hr.get(&format!("{path}/pages/1")).await;
        page.must_be(200);
        assert_eq!(page.header("content-type"), Some("image/png"));
        assert_eq!(page.header("x-content-type-options"), Some("nosniff"));
        assert_eq!(page.header("content-security-policy"), Some("sandbox; default-src 'none'"));
        assert_eq!(page.header("cache-control"), Some("private, max-age=600"));
        let text = hr.get(&format!("{path}/text")).await;
        assert_eq!(text.must_be(200).header("content-type"), Some("text/plain; charset=utf-8"));
        assert_eq!(text.header("content-security-policy"), Some("sandbox; default-src 'none'"));
        assert!(text.body().contains("Line 7: Đorđe & <Çelë>"));
        for nowhere in ["pages/0", "pages/9", "pages/-1"] {
            hr.get(&format!("{path}/{nowhere}")).await.must_be(404);
        }
        let entries = entity::audit_entry::Entity::find().all(house.inside.store.read()).await.expect("the record");
        let looks: Vec<&str> = entries.iter().map(|entry| entry.act.as_str()).filter(|act| act.starts_with("document.")).collect();
        assert_eq!(looks, ["document.page_seen", "document.text_read"]);

        let desk = browsing(house, &advert.hr).await;
        let shown = desk.get(&format!("/staff/applications/{reference}")).await;
        let sources = shown.must_be(200).attributes(".leaves img", "src");
        let alts = shown.attributes(".leaves img", "alt");
        assert_eq!(sources.len(), 3);
        assert_eq!(alts[1], "Page 2 of 3: CV Arta.txt");
        assert_eq!(shown.attributes(".leaves img", "loading"), ["lazy"; 3]);
        assert_eq!(desk.get(&sources[2]).await.must_be(200).header("content-type"), Some("image/png"));
        desk.get(&format!("{}x", sources[2])).await.must_be(404);
        // What the scanner holds back shows no page either.
        let row = document::Entity::find().one(house.inside.store.read()).await.expect("a read").expect("a document");
        let mut row = row.into_active_model();
        row.scan = Set(Scan::Infected);
        house.inside.store.write(async |tx| row.update(tx).await).await.expect("a change");
        hr.get(&format!("{path}/pages/1")).await.must_be(423);
        assert!(desk.get(&format!("/staff/applications/{reference}")).await.attributes(".leaves img", "src").is_empty());
    }

    async fn a_word_in_a_document_is_found_in_every_spelling(house) {
        let advert = Advert::published(house).await;
        for (name, says) in [("Arta Krasniqi", "Drejtor financash, Đorđević d.o.o. Çmimi C++"), ("Blerim Hoxha", "Shala and Partners; audit 2019-2021")] {
            let draft = advert.draft(name).await;
            draft.attach("cv", "cv.txt", says.as_bytes()).await.expect("attached");
            sent(&draft).await;
        }
        house.read_documents().await;
        let find = async |words: &str| {
            let asked = Asked { filter: Filter { text: words.to_owned(), ..Filter::default() }, ..Asked::default() };
            let page = applications::list(&advert.hr, SLUG, &asked).await.expect("a list");
            page.items.into_iter().filter_map(|item| item.who.full_name().map(str::to_owned)).collect::<Vec<_>>()
        };
        for words in ["Ђорђевић", "djordjevic", "ĐORĐ", "çmim financ", "cmimi"] {
            assert_eq!(find(words).await, ["Arta Krasniqi"], "{words}");
        }
        for words in ["Šala", "шала", "2019", "audit 2021", "AND partners"] {
            assert_eq!(find(words).await, ["Blerim Hoxha"], "{words}");
        }
        for words in ["Đorđević audit", "rdjevic", "\"", "xyzzy OR arta", "' OR 'xyzzy'='xyzzy", "fold:arta", "*", "NEAR(", "audit:*&!xyzzy"] {
            assert_eq!(find(words).await, [] as [String; 0], "{words}");
        }
        // What the scanner holds back is not found by what it says.
        let held_back = document::Entity::update_many().col_expr(document::Column::Scan, Expr::value(Scan::Infected));
        house.inside.store.write(async |tx| held_back.exec(tx).await).await.expect("a change");
        words_again(house).await;
        assert_eq!(find("audit 2021").await, [] as [String; 0]);
        let clean = document::Entity::update_many().col_expr(document::Column::Scan, Expr::value(Scan::Clean));
        house.inside.store.write(async |tx| clean.exec(tx).await).await.expect("a change");
        words_again(house).await;
        assert_eq!(find("audit 2021").await, ["Blerim Hoxha"]);
        advert.change(|row| row.blind = Set(true)).await;
        let reviewer = person(house, "Driton Krasniqi", Role::Member).await;
        let id = reviewer.actor.staff().expect("staff").id;
        let seat = panel_member::Model { opening_id: advert.opening, staff_id: id, role: PanelRole::Reviewer };
        house.inside.store.write(async |tx| seat.into_active_model().insert(tx).await).await.expect("a seat");
        let asked = Asked { filter: Filter { text: "audit".to_owned(), ..Filter::default() }, ..Asked::default() };
        let page = applications::list(&reviewer, SLUG, &asked).await.expect("a list");
        assert_eq!(page.items, [], "a blind review tells nothing of what stands in documents");
        assert_eq!(fold_words("Ђорђе"), "djordje");
    }
}

#[tokio::test]
async fn a_reader_that_cannot_be_started_fails_the_job_and_not_the_document() {
    let gone =
        |settings: &mut meritum::settings::Settings| settings.documents.reader.program = "/nowhere/meritum".into();
    let Some(house) = House::open_with(Database::Sqlite, gone).await else { return };
    let advert = Advert::published(&house).await;
    let draft = advert.draft("Arta Krasniqi").await;
    let row = draft.attach("cv", "cv.txt", b"I keep books.").await.expect("attached");
    assert_eq!(house.read_documents().await, 1);
    assert_eq!(document(&house, row.id).await.reading, Reading::Waiting);
    let job = entity::job::Entity::find().filter(entity::job::Column::Kind.eq("read_document"));
    let job = job.one(house.inside.store.read()).await.expect("a read").expect("a job");
    assert!(job.last_error.expect("a reason").contains("could not be started"));
}
