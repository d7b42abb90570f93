//! Several files answer one requirement, where the opening allows it: each is added, named, replaced and taken out for itself, and
//! reaches the panel for itself.

use crate::chapter;
use crate::rig::adverts::{Advert, Draft, PDF, file, unlike, whole, wrong};
use crate::rig::answer::Answer;
use crate::rig::house::House;
use crate::rig::visitor::Visitor;
use entity::document;
use meritum::application::receipt::Statement;
use meritum::application::revert::revert;
use meritum::application::submit::{Submitted, submit};
use meritum::application::{read, remove, verify};
use meritum::document::which::Which;
use reqwest::Method;
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel};
use serde_json::Value;

/// The key of the requirement that takes three.
pub const KEY: &str = "certificates";

pub async fn advert(house: &House) -> Advert<'_> {
    let advert = Advert::published(house).await;
    advert.welcomes(KEY, 3).await;
    advert
}

/// The applicant's own program, and where the documents of their draft are.
fn program(house: &House, draft: &Draft) -> (Visitor, String) {
    let program = house.program();
    program.bearer(&draft.begun.token);
    (program, format!("/api/v1/applications/{}/documents", draft.begun.reference))
}

async fn sends(program: &Visitor, method: Method, path: &str, name: &str, bytes: Vec<u8>) -> Answer {
    let path = format!("{path}?name={name}");
    program.send(&path, program.request(method, &path).body(bytes)).await
}

/// The names of what is attached for it, in their order.
pub async fn held(draft: &Draft) -> Vec<String> {
    let own = read::own(&draft.ctx, &draft.begun.reference).await.expect("a read").expect("mine");
    own.documents.into_iter().filter(|row| row.requirement_key == KEY).map(|row| row.name).collect()
}

pub async fn sent(draft: &Draft) -> Submitted {
    submit(&draft.ctx, &draft.begun.reference, draft.ctx.now(), None).await.expect("sent")
}

/// A draft with a CV and so many certificates.
async fn with(advert: &Advert<'_>, name: &str, count: u64) -> Draft {
    let draft = advert.ready(name).await;
    for number in 1..=count {
        draft.attach(KEY, &format!("{number}.pdf"), &unlike(number, 10)).await.expect("a certificate");
    }
    draft
}

pub fn text<'a>(value: &'a Value, member: &str) -> &'a str {
    value[member].as_str().unwrap_or_default()
}

pub async fn rows(house: &House) -> Vec<document::Model> {
    document::Entity::find().all(house.inside.store.read()).await.expect("a read")
}

chapter! {
    async fn each_is_added_named_replaced_and_taken_out_for_itself(house) {
        let advert = advert(house).await;
        let draft = advert.ready("Arta Krasniqi").await;
        let (program, documents) = program(house, &draft);
        let path = format!("{documents}/{KEY}");
        let first = sends(&program, Method::POST, &path, "a.pdf", unlike(1, 10)).await;
        let first = first.must_be(201).json();
        let second = sends(&program, Method::POST, &path, "b.pdf", unlike(2, 10)).await;
        let place = format!("{path}/{}", text(&second.must_be(201).json(), "id"));
        assert_eq!(second.header("location"), Some(&*place));
        assert_eq!(held(&draft).await, ["a.pdf", "b.pdf"]);

        // Nobody guesses which is meant.
        let which = sends(&program, Method::PUT, &path, "c.pdf", unlike(3, 10)).await;
        let told = which.must_be(409).json();
        assert_eq!((text(&told, "code"), text(&told["documents"][0], "name")), ("which-document", "a.pdf"));
        assert_eq!(told["documents"][0]["id"], first["id"]);
        program.send(&path, program.request(Method::DELETE, &path)).await.must_be(409);
        assert_eq!(held(&draft).await, ["a.pdf", "b.pdf"]);

        let one = format!("{path}/{}", text(&first, "id"));
        let replaced = sends(&program, Method::PUT, &one, "c.pdf", unlike(3, 10)).await.must_be(200).json();
        assert_eq!(held(&draft).await, ["c.pdf", "b.pdf"], "in the place of the first");
        sends(&program, Method::PUT, &one, "d.pdf", unlike(4, 10)).await.must_be(404);
        program.send(&one, program.request(Method::DELETE, &one)).await.must_be(404);
        let elsewhere = format!("{documents}/cv/{}", text(&replaced, "id"));
        program.send(&elsewhere, program.request(Method::DELETE, &elsewhere)).await.must_be(404);
        program.send(&place, program.request(Method::DELETE, &place)).await.must_be(204);
        assert_eq!(held(&draft).await, ["c.pdf"]);

        // Of one alone it is clear.
        sends(&program, Method::PUT, &path, "e.pdf", unlike(5, 10)).await.must_be(200);
        program.send(&path, program.request(Method::DELETE, &path)).await.must_be(204);
        assert_eq!(held(&draft).await, [""; 0]);
        for nowhere in ["x", "00000000-0000-0000-0000-000000000000"] {
            sends(&program, Method::PUT, &format!("{path}/{nowhere}"), "e.pdf", unlike(5, 10)).await.must_be(404);
        }
    }

    async fn a_requirement_that_takes_one_stays_as_it_was(house) {
        let advert = advert(house).await;
        let draft = advert.ready("Arta Krasniqi").await;
        let (program, documents) = program(house, &draft);
        let path = format!("{documents}/cv");
        let full = sends(&program, Method::POST, &path, "two.pdf", unlike(1, 10)).await;
        assert_eq!(wrong(full.must_be(422)), [("/documents/cv".to_owned(), "too-many".to_owned())]);
        let again = sends(&program, Method::PUT, &path, "renamed.pdf", PDF.to_vec()).await;
        assert_eq!(again.must_be(200).json()["name"], "renamed.pdf", "the same bytes under another name");
        sends(&program, Method::PUT, &path, "two.pdf", unlike(1, 10)).await.must_be(200);
        assert_eq!(rows(house).await.into_iter().map(|row| (row.name, row.place)).collect::<Vec<_>>(), [("two.pdf".to_owned(), 1)]);
        let same = sends(&program, Method::POST, &path, "x.pdf", unlike(1, 10)).await;
        assert_eq!(same.must_be(200).json()["name"], "two.pdf", "a repeated request");
    }

    async fn the_bound_is_told_with_what_could_give_way(house) {
        let advert = advert(house).await;
        let draft = with(&advert, "Arta Krasniqi", 3).await;
        let (program, documents) = program(house, &draft);
        let path = format!("{documents}/{KEY}");
        let full = sends(&program, Method::POST, &path, "4.pdf", unlike(4, 10)).await;
        assert_eq!(wrong(full.must_be(422)), [(format!("/documents/{KEY}"), "too-many".to_owned())]);
        let told = full.json();
        let detail = text(&told["errors"][0], "detail");
        assert_eq!(
            detail,
            "At most 3 files are taken here, and there are already: 1.pdf, 2.pdf, 3.pdf. Remove or replace one of them first."
        );
        // The same request once more, whose answer got lost, is no further file.
        let again = sends(&program, Method::POST, &path, "3.pdf", unlike(3, 10)).await;
        assert_eq!(again.must_be(200).json()["name"], "3.pdf");
        assert_eq!(held(&draft).await, ["1.pdf", "2.pdf", "3.pdf"]);
        assert!(draft.attach(KEY, "4.pdf", &unlike(4, 10)).await.is_err());
    }

    async fn the_same_file_is_kept_once(house) {
        let advert = advert(house).await;
        let draft = with(&advert, "Arta Krasniqi", 2).await;
        let (program, documents) = program(house, &draft);
        let path = format!("{documents}/{KEY}");
        let first = rows(house).await.into_iter().find(|row| row.name == "1.pdf").expect("the first");
        let twice = sends(&program, Method::POST, &path, "other.pdf", unlike(1, 10)).await;
        let told = twice.must_be(200).json();
        assert_eq!((text(&told, "id"), text(&told, "name")), (first.id.to_string().as_str(), "1.pdf"));
        // The second cannot become the first, but the first may come again in its own place.
        let second = rows(house).await.into_iter().find(|row| row.name == "2.pdf").expect("the second");
        let same = sends(&program, Method::PUT, &format!("{path}/{}", second.id), "x.pdf", unlike(1, 10)).await;
        assert_eq!(same.must_be(200).json()["name"], "1.pdf");
        let own = sends(&program, Method::PUT, &format!("{path}/{}", first.id), "renamed.pdf", unlike(1, 10)).await;
        assert_eq!(own.must_be(200).json()["name"], "renamed.pdf");
        assert_eq!(held(&draft).await, ["renamed.pdf", "2.pdf"]);
        draft.attach("letter", "letter.pdf", &unlike(1, 10)).await.expect("another requirement");
        assert_eq!(rows(house).await.len(), 4, "a CV, a letter and two");
        let kept = house.inside.files.list();
        assert_eq!(futures_util::StreamExt::count(kept).await, 4, "no bytes without a row");
    }

    async fn two_at_the_same_time_do_not_pass_the_bound(house) {
        let advert = advert(house).await;
        let draft = with(&advert, "Arta Krasniqi", 1).await;
        let (program, documents) = program(house, &draft);
        let path = format!("{documents}/{KEY}");
        let coming = (10..20).map(|number| sends(&program, Method::POST, &path, "x.pdf", unlike(number, 3000)));
        let answers = futures_util::future::join_all(coming).await;
        let mut statuses: Vec<u16> = answers.iter().map(|answer| answer.status).collect();
        statuses.sort_unstable();
        assert_eq!(statuses, [201, 201, 422, 422, 422, 422, 422, 422, 422, 422]);
        assert_eq!(held(&draft).await.len(), 3);
        // Whatever forgets the lock meets the database.
        let row = rows(house).await.into_iter().find(|row| row.requirement_key == KEY).expect("one");
        let twin = document::Model { id: entity::DocumentId(draft.ctx.new_id()), ..row };
        let store = &house.inside.store;
        let second = store.write(async |tx| twin.into_active_model().insert(tx).await).await;
        assert!(second.is_err(), "two in one place");
    }

    async fn a_whole_application_brings_several_under_one_name(house) {
        let advert = advert(house).await;
        let certificate = |name: &str, number| file(name, unlike(number, 10));
        let form = whole("Arta Krasniqi")
            .part(KEY, certificate("a.pdf", 1))
            .part(KEY, certificate("again.pdf", 1))
            .part(KEY, certificate("b.pdf", 2))
            .part("cv", file("newer.pdf", unlike(9, 10)));
        let told = advert.apply(form).await;
        let told = told.must_be(201).json();
        let names: Vec<_> = told["documents"].as_array().expect("a list").iter().map(|row| text(row, "name")).collect();
        assert_eq!(names, ["newer.pdf", "a.pdf", "b.pdf"]);
        let receipt: Statement = house.inside.keys.read_receipt(text(&told, "receipt")).expect("ours");
        let said: Vec<_> = receipt.documents.iter().map(|d| (d.key.as_str(), d.name.as_str())).collect();
        assert_eq!(said, [("cv", "newer.pdf"), (KEY, "a.pdf"), (KEY, "b.pdf")]);
        assert_eq!(verify::verify(&house.inside).await, Ok(Vec::new()));

        let many = (1..=4).fold(whole("Blerim Gashi"), |form, number| form.part(KEY, certificate(&format!("{number}.pdf"), number)));
        let refused = advert.apply(many.part(KEY, file("bad.pdf", b"MZ".as_slice()))).await;
        let told = refused.must_be(415).json();
        let said: Vec<_> = told["errors"].as_array().expect("a list").iter().map(|error| text(error, "detail")).collect();
        assert!(said[0].starts_with("“4.pdf”: At most 3 files are taken here"), "{said:?}");
        assert!(said[1].starts_with("“bad.pdf”: "), "{said:?}");
        let program = house.program();
        program.bearer(text(&told, "applicant_token"));
        let kept = program.get(&format!("/api/v1/applications/{}", text(&told, "reference"))).await.must_be(200).json();
        assert_eq!(kept["documents"].as_array().map(Vec::len), Some(4), "a CV and three");
    }

    async fn each_version_keeps_its_own(house) {
        let advert = advert(house).await;
        let draft = with(&advert, "Arta Krasniqi", 2).await;
        let first = sent(&draft).await;
        assert_eq!(first.documents.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["cv.pdf", "1.pdf", "2.pdf"]);
        let (ctx, reference) = (&draft.ctx, draft.begun.reference.as_str());
        let one = first.documents[1].id;
        remove::remove(ctx, reference, Which::Of(KEY, one), house.now()).await.expect("taken out");
        draft.attach(KEY, "3.pdf", &unlike(3, 10)).await.expect("another");
        draft.attach(KEY, "1 again.pdf", &unlike(1, 10)).await.expect("it may come back");
        assert_eq!(held(&draft).await, ["2.pdf", "3.pdf", "1 again.pdf"]);
        revert(ctx, reference).await.expect("dropped");
        assert_eq!(held(&draft).await, ["1.pdf", "2.pdf"]);

        remove::remove(ctx, reference, Which::One(one), house.now()).await.expect("taken out");
        draft.attach(KEY, "3.pdf", &unlike(3, 10)).await.expect("another");
        let second = sent(&draft).await;
        assert_eq!(second.documents.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["cv.pdf", "2.pdf", "3.pdf"]);
        revert(ctx, reference).await.expect("nothing to do");
        assert_eq!(held(&draft).await, ["2.pdf", "3.pdf"]);
        assert_eq!(verify::verify(&house.inside).await, Ok(Vec::new()));
    }

    async fn an_upload_in_pieces_comes_beside_or_in_place(house) {
        let advert = advert(house).await;
        let draft = with(&advert, "Arta Krasniqi", 1).await;
        let (program, documents) = program(house, &draft);
        let begins = async |path: &str, name: &str| {
            let path = format!("{documents}/{path}/uploads?name={name}");
            program.send(&path, program.request(Method::POST, &path).header("upload-complete", "?0")).await
        };
        let ends = async |begun: &Answer, bytes: Vec<u8>| {
            let path = begun.must_be(201).header("location").expect("a place").to_owned();
            let request = program.request(Method::PATCH, &path).header("content-type", "application/partial-upload");
            program.send(&path, request.header("upload-offset", 0).header("upload-complete", "?1").body(bytes)).await
        };
        let begun = begins(KEY, "2.pdf").await;
        ends(&begun, unlike(2, 10)).await.must_be(200);
        assert_eq!(held(&draft).await, ["1.pdf", "2.pdf"]);
        let first = rows(house).await.into_iter().find(|row| row.name == "1.pdf").expect("the first").id;
        let begun = begins(&format!("{KEY}/{first}"), "3.pdf").await;
        ends(&begun, unlike(3, 10)).await.must_be(200);
        assert_eq!(held(&draft).await, ["3.pdf", "2.pdf"]);
        begins(&format!("{KEY}/{first}"), "4.pdf").await.must_be(404);

        // What was to be replaced is removed meanwhile: the bytes are not lost for that.
        let second = rows(house).await.into_iter().find(|row| row.name == "2.pdf").expect("the second").id;
        let begun = begins(&format!("{KEY}/{second}"), "4.pdf").await;
        remove::remove(&draft.ctx, &draft.begun.reference, Which::One(second), house.now()).await.expect("taken out");
        ends(&begun, unlike(4, 10)).await.must_be(200);
        assert_eq!(held(&draft).await, ["3.pdf", "4.pdf"]);

        // The same file once more: the upload is complete, and nothing came of it.
        let begun = begins(KEY, "twin.pdf").await;
        assert_eq!(ends(&begun, unlike(4, 10)).await.must_be(200).json()["name"], "4.pdf");
        let place = begun.header("location").expect("a place");
        assert_eq!(program.get(place).await.must_be(200).json()["complete"], true);
        assert_eq!(held(&draft).await, ["3.pdf", "4.pdf"]);

        // Full: told before a byte is sent; and one under way goes on when there is a place again.
        let waiting = begins(KEY, "5.pdf").await;
        draft.attach(KEY, "6.pdf", &unlike(6, 10)).await.expect("the last place");
        begins(KEY, "7.pdf").await.must_be(422);
        ends(&waiting, unlike(5, 10)).await.must_be(422);
        let row = rows(house).await.into_iter().find(|row| row.name == "6.pdf").expect("the sixth").id;
        remove::remove(&draft.ctx, &draft.begun.reference, Which::One(row), house.now()).await.expect("taken out");
        ends(&waiting, unlike(5, 10)).await.must_be(200);
        assert_eq!(held(&draft).await, ["3.pdf", "4.pdf", "5.pdf"]);
    }
}
