//! A blind review shows documents as images in which who applied is covered; HR corrects and confirms what is.

use entity::panel_member::{self, PanelRole};
use entity::requirement::{self, Formats};
use entity::staff::Role;
use entity::{document, document_page, page_seen};
use image::{ImageFormat, RgbImage};
use meritum::application::save::save;
use meritum::application::submit::submit;
use meritum::context::Context;
use meritum::extract::paint::PAINT;
use meritum::settings::BlindPages;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, Set};

use crate::chapter;
use crate::rig::adverts::{Advert, Draft, SLUG, typed};
use crate::rig::answer::Answer;
use crate::rig::house::{Database, House};
use crate::rig::papers::{self, PORTRAIT, TELLS};
use crate::rig::reviews::person;
use crate::rig::visitor::Visitor;

/// The page's points become so many pixels.
const SCALE: f32 = 1000.0 / 595.0;

/// A blind opening that takes every format.
async fn blind(house: &House) -> Advert<'_> {
    let advert = Advert::published(house).await;
    advert.change(|row| row.blind = Set(true)).await;
    let store = &house.inside.store;
    for row in requirement::Entity::find().all(store.read()).await.expect("a read") {
        let mut row = row.into_active_model();
        row.formats = Set(Formats(Vec::new()));
        row.max_bytes = Set(10 << 20);
        store.write(async |tx| row.update(tx).await).await.expect("a change");
    }
    advert
}

/// Somebody who reviews.
async fn reviewer(advert: &Advert<'_>) -> Context {
    let ctx = person(advert.house, "Driton Krasniqi", Role::Member).await;
    let staff_id = ctx.actor.staff().expect("staff").id;
    let seat = panel_member::Model { opening_id: advert.opening, staff_id, role: PanelRole::Reviewer };
    let store = &advert.house.inside.store;
    store.write(async |tx| seat.into_active_model().insert(tx).await).await.expect("a seat");
    ctx
}

/// An application that was sent with these documents, and read.
async fn sent(advert: &Advert<'_>, name: &str, documents: &[(&str, &str, Vec<u8>)]) -> Draft {
    let draft = advert.draft(name).await;
    for (key, file, bytes) in documents {
        draft.attach(key, file, bytes).await.expect("attached");
    }
    submit(&draft.ctx, &draft.begun.reference, draft.ctx.now(), None).await.expect("submitted");
    advert.house.read_documents().await;
    advert.house.clock.advance(1000);
    draft
}

/// A browser of somebody of the staff.
async fn browsing(house: &House, ctx: &Context) -> Visitor {
    let id = ctx.actor.staff().expect("staff").id;
    let token = house.inside.store.write(async |tx| meritum::account::session::begin(tx, ctx, id, None).await).await;
    let visitor = house.visitor();
    visitor.keep("session", &token.expect("a session"));
    visitor
}

/// A program of somebody of the staff.
async fn signed_in(house: &House, ctx: &Context) -> Visitor {
    let id = ctx.actor.staff().expect("staff").id;
    let given = house.inside.store.write(async |tx| meritum::account::tokens::give(tx, ctx, id, None).await).await;
    let program = house.program();
    program.bearer(&given.expect("tokens").access);
    program
}

/// What the reviewers of an opening call an application.
async fn called(advert: &Advert<'_>, draft: &Draft) -> String {
    let all = advert.applications().await;
    all.into_iter().find(|row| row.reference == draft.begun.reference).expect("the application").alias
}

fn opened(answer: &Answer) -> RgbImage {
    answer.must_be(200);
    assert_eq!(answer.header("content-type"), Some("image/png"));
    image::load_from_memory_with_format(&answer.bytes, ImageFormat::Png).expect("a PNG").into_rgb8()
}

/// Whether everything between these points of the page is paint.
fn is_solid(image: &RgbImage, (left, bottom, width, height): (f32, f32, f32, f32)) -> bool {
    let pixel = |points: f32| num_traits::ToPrimitive::to_u32(&(points * SCALE)).expect("on the page");
    let (top, bottom) = (pixel(842.0 - bottom - height), pixel(842.0 - bottom));
    (pixel(left)..pixel(left + width)).all(|x| (top..bottom).all(|y| image.get_pixel(x, y).0 == [PAINT; 3]))
}

/// About where a word of so many letters stands, from its left, in Helvetica or a face like it.
fn ink(at: usize) -> (f32, f32, f32, f32) {
    let (text, x, y, size) = TELLS[at];
    let letters = u16::try_from(text.len()).expect("short");
    (x + 1.0, y, f32::from(letters) * size * 0.36, size * 0.6)
}

/// HR presses a button of the covers' page.
async fn press(hr: &Visitor, page: &Answer, label: &str) -> Answer {
    let (name, value) = button(page, label);
    let csrf = page.attributes("main input[name=csrf]", "value").remove(0);
    let path = page.path.split('#').next().expect("a path").to_owned();
    let mut fields = vec![("csrf", csrf.as_str()), (name.as_str(), value.as_str())];
    let hidden =
        ["version", "document", "mark"].map(|name| page.attributes(&format!("main input[name={name}]"), "value"));
    if label == "The covers are right" {
        fields = vec![("csrf", csrf.as_str()), ("act", "confirm")];
        fields.extend(hidden[0].iter().map(|value| ("version", value.as_str())));
        fields.extend(hidden[1].iter().map(|value| ("document", value.as_str())));
        fields.extend(hidden[2].iter().map(|value| ("mark", value.as_str())));
    }
    let answer = hr.post(&path, &fields).await;
    hr.follow(&answer).await.must_be(200);
    hr.get(&path).await
}

/// The name and the value of the first button with this label.
fn button(page: &Answer, label: &str) -> (String, String) {
    if label == "The covers are right" {
        return (String::new(), String::new());
    }
    for name in ["show", "withhold", "back", "act"] {
        let css = format!("main button[name={name}]");
        let at = page.texts(&css).iter().position(|text| text == label);
        if let Some(at) = at {
            return (name.to_owned(), page.attributes(&css, "value").remove(at));
        }
    }
    panic!("no button {label}: {:?}", page.texts("main button"));
}

/// HR covers words everywhere.
async fn cover(hr: &Visitor, page: &Answer, words: &str) -> Answer {
    let csrf = page.attributes("main input[name=csrf]", "value").remove(0);
    let path = page.path.split('#').next().expect("a path").to_owned();
    hr.post(&path, &[("csrf", &csrf), ("act", "cover"), ("words", words)]).await
}

/// What a reviewer is told of the documents: state, and of each page whether it is withheld.
async fn told(program: &Visitor, name: &str) -> Vec<(String, Vec<bool>)> {
    let told = program.get(&format!("/api/v1/applications/{name}")).await.must_be(200).json();
    assert_eq!(told["documents"], serde_json::json!([]));
    let documents = told["covered_documents"].as_array().expect("a list").clone();
    let state = |one: &serde_json::Value| {
        let pages = one["pages"].as_array().expect("a list");
        (
            one["state"].as_str().expect("a state").to_owned(),
            pages.iter().map(|page| page["withheld"] == true).collect(),
        )
    };
    documents.iter().map(state).collect()
}

chapter! {
    async fn a_page_is_shown_covered_when_hr_has_confirmed_it(house) {
        let advert = blind(house).await;
        let draft = sent(&advert, "Arta Gashi", &[("cv", "CV Arta Gashi.pdf", papers::telling_pdf())]).await;
        let (reference, row) = (draft.begun.reference.clone(), document::Entity::find().one(house.inside.store.read()).await.expect("a read").expect("a document"));
        let (hr, panel) = (browsing(house, &advert.hr).await, reviewer(&advert).await);
        let (desk, program, name) = (browsing(house, &panel).await, signed_in(house, &panel).await, called(&advert, &draft).await);
        assert_eq!(told(&program, &name).await, [("unconfirmed".to_owned(), vec![])]);
        let page = format!("/api/v1/applications/{name}/documents/1/pages/1");
        program.get(&page).await.must_be(404);
        assert!(desk.get(&format!("/staff/applications/{name}/review")).await.must_be(200).attributes(".leaves img", "src").is_empty());

        let waits = async |who: &Visitor| {
            let overview = who.get(&format!("/staff/openings/{}", crate::rig::adverts::SLUG)).await;
            overview.must_be(200).texts("main .notice").iter().any(|notice| notice.starts_with("Documents wait for you"))
        };
        assert!(waits(&hr).await && !waits(&desk).await, "whoever they wait for is told");
        let covers = hr.get(&format!("/staff/applications/{reference}/covers")).await;
        let chips = covers.must_be(200).texts("main button[name=show]");
        assert_eq!(chips, ["Arta (show)", "Gashi (show)", "arta.g@example.org (show)", "+383 (show)", "44 (show)", "123 (show)", "456 (show)",
            "G (show)", "A (show)", "S (show)", "H (show)", "I (show)", "Picture (show)", "Link: Profile (show)"]);
        assert_eq!(covers.text("main .tag"), "Not confirmed");
        assert_eq!(press(&hr, &covers, "The covers are right").await.text("main .tag"), "Confirmed");
        assert!(!waits(&hr).await);

        assert_eq!(told(&program, &name).await, [("shown".to_owned(), vec![false])]);
        let shown = program.get(&page).await;
        let image = opened(&shown);
        for at in [0, 1, 2, 3, 5] {
            assert!(is_solid(&image, ink(at)), "{}", TELLS[at].0);
        }
        assert!(is_solid(&image, PORTRAIT));
        // Nothing of their ink stands out from under the paint.
        for line in [760, 730, 560_u16] {
            let y = |points: f32| num_traits::ToPrimitive::to_u32(&((842.0 - points) * SCALE)).expect("on the page");
            for row in y(f32::from(line) + 20.0)..y(f32::from(line) - 7.0) {
                assert!((0..700).all(|x| [[PAINT; 3], [255; 3]].contains(&image.get_pixel(x, row).0)), "{line}, {row}");
            }
        }
        // The rest is as it was.
        let original = hr.get(&format!("/staff/applications/{reference}/documents/{}/pages/1", row.id)).await;
        let whole = image::load_from_memory(&original.must_be(200).bytes).expect("an image").into_rgb8();
        let (mut same, mut other, mut dark) = (0, 0, 0);
        for (x, y, pixel) in image.enumerate_pixels() {
            if pixel == whole.get_pixel(x, y) { same += 1 } else { other += 1; assert_eq!(pixel.0, [PAINT; 3], "{x}, {y}") }
            dark += u32::from((380..420).contains(&y) && pixel.0[0] < 128);
        }
        assert!(other < same / 10 && dark > 200, "{same} pixels as they were, {other} covered, {dark} of writing");
        assert!(!is_solid(&whole, ink(0)));

        // Nothing that comes with it leads anywhere.
        for header in ["etag", "content-disposition", "last-modified", "link", "set-cookie"] {
            assert_eq!(shown.header(header), None, "{header}");
        }
        assert_eq!((shown.header("cache-control"), shown.header("x-content-type-options")), (Some("no-store"), Some("nosniff")));
        assert!(!shown.bytes.windows(4).any(|chunk| [b"tEXt", b"iTXt", b"zTXt", b"eXIf", b"iCCP", b"tIME"].iter().any(|known| chunk == *known)));
        let pages = document_page::Entity::find().all(house.inside.store.read()).await.expect("a read");
        let desk_page = desk.get(&format!("/staff/applications/{name}/review")).await;
        let source = desk_page.must_be(200).attribute(".leaves img", "src");
        assert!(source.ends_with("/documents/1/pages/1"), "{source}");
        assert_eq!(opened(&desk.get(&source).await), image);
        let answers = [desk_page.body(), program.get(&format!("/api/v1/applications/{name}")).await.body(), format!("{:?}", shown.headers)];
        for answer in answers {
            let low = answer.to_lowercase();
            for telling in ["gashi", "arta.g", &row.id.to_string(), &row.sha256, &pages[0].sha256, &pages[0].file_id.0.to_string(), ".pdf"] {
                assert!(!low.contains(telling), "{telling}: {answer}");
            }
        }
        for way in ["documents/cv", "documents/cv/text", "documents/cv/pages/1", "documents/1", "documents/1/text", "documents/2/pages/1", "documents/0/pages/1", "documents/1/pages/2", &format!("documents/cv/{}", row.id)] {
            program.get(&format!("/api/v1/applications/{name}/{way}")).await.must_be(404);
        }
        for way in ["covers", &format!("documents/{}", row.id), &format!("documents/{}/pages/1", row.id)] {
            desk.get(&format!("/staff/applications/{name}/{way}")).await.must_be(404);
        }
        desk.get(&format!("/staff/openings/{SLUG}/covers")).await.must_be(404);
        let acts = entity::audit_entry::Entity::find().all(house.inside.store.read()).await.expect("the record");
        let seen = acts.iter().filter(|entry| entry.act == "document.page_seen" && entry.detail.contains("covered"));
        assert_eq!((seen.count(), acts.iter().filter(|entry| entry.act == "covers.confirmed").count()), (2, 1));
    }

    async fn hr_corrects_and_what_is_cleared_is_covered_again(house) {
        let advert = blind(house).await;
        let draft = sent(&advert, "Arta Gashi", &[("cv", "cv.pdf", papers::telling_pdf())]).await;
        let (hr, panel) = (browsing(house, &advert.hr).await, reviewer(&advert).await);
        let (program, name) = (signed_in(house, &panel).await, called(&advert, &draft).await);
        let covers = format!("/staff/applications/{}/covers", draft.begun.reference);
        let page = format!("/api/v1/applications/{name}/documents/1/pages/1");
        let mut at = hr.get(&covers).await;
        // A word more, in another spelling, and one wrongly covered less.
        at = hr.follow(&cover(&hr, &at, "KOOPERATIVE, Cooperative").await).await;
        cover(&hr, &at, "--").await.must_be(422);
        at = hr.follow(&cover(&hr, &at, "cooperative").await).await;
        at = press(&hr, &at, "Arta (show)").await;
        at = press(&hr, &at, "The covers are right").await;
        let image = opened(&program.get(&page).await);
        assert!(!is_solid(&image, (73.0, 760.0, 20.0, 10.0)) && is_solid(&image, (125.0, 760.0, 30.0, 10.0)));
        assert!(is_solid(&image, (175.0, 600.0, 50.0, 6.0)), "what was added is covered");
        // All is taken back: what is found by itself is covered, and has to be confirmed.
        at = press(&hr, &at, "Take back all corrections").await;
        assert_eq!(at.text("main .tag"), "Not confirmed");
        program.get(&page).await.must_be(404);
        at = press(&hr, &at, "The covers are right").await;
        let image = opened(&program.get(&page).await);
        assert!(is_solid(&image, ink(0)) && !is_solid(&image, (175.0, 600.0, 50.0, 6.0)));
        // What covers more need not be confirmed again, what shows more does.
        at = hr.follow(&cover(&hr, &at, "books").await).await;
        assert_eq!(at.text("main .tag"), "Confirmed");
        at = press(&hr, &at, "Picture (show)").await;
        assert_eq!(at.text("main .tag"), "Not confirmed");
        at = press(&hr, &at, "Picture (cover again)").await;
        at = press(&hr, &at, "Withhold the page").await;
        at = press(&hr, &at, "The covers are right").await;
        assert_eq!(told(&program, &name).await, [("shown".to_owned(), vec![true])]);
        program.get(&page).await.must_be(404);
        at = press(&hr, &at, "Decide anew").await;
        press(&hr, &at, "The covers are right").await;
        program.get(&page).await.must_be(200);
        let record = entity::audit_entry::Entity::find().all(house.inside.store.read()).await.expect("the record");
        assert!(record.iter().all(|entry| !format!("{}{}", entry.thing, entry.detail).to_lowercase().contains("cooperative")));
        // Who looked before somebody else's correction confirms nothing: they never saw what it shows.
        let before = hr.get(&covers).await;
        at = press(&hr, &before, "Arta (show)").await;
        let hidden = |page: &Answer, name: &str| page.attribute(&format!("form:has(input[name=mark]) input[name={name}]"), "value");
        assert_eq!(hidden(&before, "version"), hidden(&at, "version"));
        let confirming = |page: &Answer| ["csrf", "version", "document", "mark"].map(|name| (name, hidden(page, name)));
        for (page, status) in [(&before, 412), (&at, 303)] {
            let fields = confirming(page);
            let mut fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            fields.push(("act", "confirm"));
            hr.post(&covers, &fields).await.must_be(status);
            assert_eq!(hr.get(&covers).await.text("main .tag"), if status == 303 { "Confirmed" } else { "Not confirmed" });
        }
        // Somebody whose opening is not reviewed blind covers nothing.
        advert.change(|row| row.blind = Set(false)).await;
        hr.get(&covers).await.must_be(404);
    }

    async fn a_picture_waits_for_hr(house) {
        let advert = blind(house).await;
        let documents = [("cv", "scan.png", papers::picture(ImageFormat::Png)), ("letter", "letter.docx", papers::docx_saying(&["Dear Sir,", "I am Arta Gashi", "and count well."]))];
        let draft = sent(&advert, "Arta Gashi", &documents).await;
        let plain = sent(&advert, "Blerim Hoxha", &[("cv", "cv.docx", papers::docx_saying(&["Blerim Hoxha", "Accountant"]))]).await;
        let (hr, panel) = (browsing(house, &advert.hr).await, reviewer(&advert).await);
        let (program, name) = (signed_in(house, &panel).await, called(&advert, &draft).await);
        let waiting = hr.get(&format!("/staff/openings/{SLUG}/covers")).await;
        assert_eq!(waiting.must_be(200).texts("main li a"), ["Arta Gashi", "Blerim Hoxha"]);
        let done = hr.follow(&hr.submit(waiting.form("main form").press("Confirm all without a doubtful page")).await).await;
        assert_eq!(done.text("main .notice"), "The covers of 1 application were confirmed.");
        assert_eq!(done.texts("main li a"), ["Arta Gashi"]);
        assert_eq!(told(&program, &called(&advert, &plain).await).await, [("shown".to_owned(), vec![false])]);
        let other = opened(&program.get(&format!("/api/v1/applications/{}/documents/1/pages/1", called(&advert, &plain).await)).await);
        assert!(other.pixels().filter(|pixel| pixel.0 == [PAINT; 3]).count() > 2000);

        let mut at = hr.get(&format!("/staff/applications/{}/covers", draft.begun.reference)).await;
        assert!(at.texts("main .notice")[0].starts_with("This page is a picture"));
        at = press(&hr, &at, "The covers are right").await;
        // Confirmed is not released.
        assert_eq!(told(&program, &name).await, [("shown".to_owned(), vec![true]), ("shown".to_owned(), vec![false])]);
        program.get(&format!("/api/v1/applications/{name}/documents/1/pages/1")).await.must_be(404);
        let desk = browsing(house, &panel).await.get(&format!("/staff/applications/{name}/review")).await;
        assert!(desk.text("#documents .leaves .notice").starts_with("Page 1 of 1 is not shown"));
        at = press(&hr, &at, "Show the page with these covers").await;
        press(&hr, &at, "The covers are right").await;
        let released = opened(&program.get(&format!("/api/v1/applications/{name}/documents/1/pages/1")).await);
        assert!(released.pixels().all(|pixel| pixel.0 != [PAINT; 3]));
        let letter = opened(&program.get(&format!("/api/v1/applications/{name}/documents/2/pages/1")).await);
        assert!(letter.pixels().any(|pixel| pixel.0 == [PAINT; 3]));
    }

    async fn what_was_sent_anew_is_confirmed_anew(house) {
        let advert = blind(house).await;
        let draft = sent(&advert, "Arta Gashi", &[("cv", "cv.pdf", papers::telling_pdf())]).await;
        let (hr, panel) = (browsing(house, &advert.hr).await, reviewer(&advert).await);
        let (program, name) = (signed_in(house, &panel).await, called(&advert, &draft).await);
        let path = format!("/staff/applications/{}/covers", draft.begun.reference);
        let before = hr.get(&path).await;
        press(&hr, &before, "The covers are right").await;
        assert_eq!(told(&program, &name).await, [("shown".to_owned(), vec![false])]);
        house.clock.advance(1000);
        let mut other = typed("Arta Gashi");
        other.full_name = Some("Arta Berisha".to_owned());
        save(&draft.ctx, &draft.begun.reference, &other, None, house.now()).await.expect("saved");
        submit(&draft.ctx, &draft.begun.reference, draft.ctx.now(), None).await.expect("submitted");
        assert_eq!(told(&program, &name).await, [("unconfirmed".to_owned(), vec![])]);
        // The form of the version before confirms nothing of this one.
        let csrf = before.attributes("main input[name=csrf]", "value").remove(0);
        let hidden = |name: &str| before.attribute(&format!("main input[name={name}]"), "value");
        let (version, document, mark) = (hidden("version"), hidden("document"), hidden("mark"));
        let old = [("csrf", csrf.as_str()), ("act", "confirm"), ("version", &version), ("document", &document), ("mark", &mark)];
        hr.post(&path, &old).await.must_be(412);
        // Both names are covered.
        let chips = hr.get(&path).await.texts("main button[name=show]");
        assert!(chips.contains(&"Gashi (show)".to_owned()) && chips.contains(&"Arta (show)".to_owned()));
        // What was told of the pages goes with the document.
        let id = document::Entity::find().one(house.inside.store.read()).await.expect("a read").expect("a document").id;
        let count = async || page_seen::Entity::find().filter(page_seen::Column::DocumentId.eq(id)).count(house.inside.store.read()).await.expect("a count");
        assert_eq!(count().await, 1);
    }

    async fn of_a_page_that_nobody_looked_through_nothing_is_shown(house) {
        let advert = blind(house).await;
        let draft = sent(&advert, "Arta Gashi", &[("cv", "cv.pdf", papers::telling_pdf())]).await;
        house.inside.store.write(async |tx| page_seen::Entity::delete_many().exec(tx).await).await.expect("gone");
        let (hr, panel) = (browsing(house, &advert.hr).await, reviewer(&advert).await);
        let (program, name) = (signed_in(house, &panel).await, called(&advert, &draft).await);
        let at = hr.get(&format!("/staff/applications/{}/covers", draft.begun.reference)).await;
        press(&hr, &at, "The covers are right").await;
        assert_eq!(told(&program, &name).await, [("shown".to_owned(), vec![true])]);
        program.get(&format!("/api/v1/applications/{name}/documents/1/pages/1")).await.must_be(404);
    }
}

#[tokio::test]
async fn pages_are_shown_at_once_where_the_operator_says_so_but_none_that_cannot_be_judged() {
    let at_once = |settings: &mut meritum::settings::Settings| settings.documents.blind_pages = BlindPages::AtOnce;
    let Some(house) = House::open_with(Database::Sqlite, at_once).await else { return };
    let advert = blind(&house).await;
    let documents =
        [("cv", "cv.pdf", papers::telling_pdf()), ("letter", "scan.jpg", papers::picture(ImageFormat::Jpeg))];
    let draft = sent(&advert, "Arta Gashi", &documents).await;
    let panel = reviewer(&advert).await;
    let (program, name) = (signed_in(&house, &panel).await, called(&advert, &draft).await);
    assert_eq!(told(&program, &name).await, [("shown".to_owned(), vec![false]), ("shown".to_owned(), vec![true])]);
    assert!(is_solid(&opened(&program.get(&format!("/api/v1/applications/{name}/documents/1/pages/1")).await), ink(0)));
    program.get(&format!("/api/v1/applications/{name}/documents/2/pages/1")).await.must_be(404);
    house.close().await;
}
