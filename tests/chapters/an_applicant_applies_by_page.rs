//! An applicant applies by page: from a phone, without scripts, in three languages, and loses nothing on the way.

use crate::chapter;
use crate::rig::adverts::{Advert, CLOSES, PDF, SLUG};
use crate::rig::answer::Answer;
use crate::rig::browser::{Browser, JavaScript};
use crate::rig::house::{Database, House};
use crate::rig::visitor::Visitor;
use entity::question::{self, Choice, Choices, Kind, KnockOut};
use entity::{Instant, Translations, application, document, submission};
use meritum::actor::Actor;
use meritum::application::attach::attach;
use meritum::application::receive::Incoming;
use meritum::application::rules::place::Aim;
use meritum::language::{Language, Text};
use reqwest::Method;
use reqwest::multipart::{Form, Part};
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel};

const EN: Text = Text::new(Language::En);

/// Begins an application; the page of the first step.
async fn begun(visitor: &Visitor) -> Answer {
    let look = visitor.get(&format!("/openings/{SLUG}/apply")).await;
    let answer = visitor.submit(look.form("main form")).await;
    let page = visitor.follow(&answer).await;
    page.must_be(200);
    page
}

/// The path of another page of the application whose page this is.
fn beside(page: &Answer, step: &str) -> String {
    let reference = page.path.split('/').nth(2).expect("a reference");
    format!("/applications/{reference}/{step}")
}

/// Says who applies; the page of the next step.
async fn told_who(visitor: &Visitor, page: &Answer, name: &str, email: &str) -> Answer {
    let form = page.form("#step").set("full_name", name).set("email", email).set("consent", "yes");
    visitor.follow(&visitor.submit(form).await).await
}

/// Answers what must be answered; the page of the next step.
async fn answered(visitor: &Visitor, page: &Answer) -> Answer {
    let form = page.form("#step").set("answers.motivation", "I count well.").set("answers.licence", "yes");
    visitor.follow(&visitor.submit(form).await).await
}

/// Chooses a file for a document and sends it.
async fn sent(visitor: &Visitor, page: &Answer, key: &str, name: &str, bytes: &[u8]) -> Answer {
    let form = page.form(&format!("[id='region.{key}'] form[data-upload]"));
    visitor.submit(form.attach(key, name, bytes)).await
}

/// A draft that only needs to be sent: the page on which everything is checked.
async fn ready(visitor: &Visitor, name: &str, email: &str) -> Answer {
    let page = begun(visitor).await;
    let page = told_who(visitor, &page, name, email).await;
    let page = answered(visitor, &page).await;
    let page = visitor.follow(&sent(visitor, &page, "cv", "CV.pdf", PDF).await).await;
    visitor.get(&beside(&page, "check")).await
}

async fn documents(house: &House) -> Vec<String> {
    let all = document::Entity::find().all(house.inside.store.read()).await.expect("a read");
    all.into_iter().filter(|row| row.removed_at.is_none()).map(|row| row.requirement_key).collect()
}

async fn drafts(house: &House) -> Vec<application::Model> {
    application::Entity::find().all(house.inside.store.read()).await.expect("a read")
}

/// The path of the link in a letter.
fn link_in(house: &House, letter: &str) -> String {
    let link = letter.lines().find_map(|line| line.strip_prefix(&house.address)).expect("a link");
    link.to_owned()
}

/// Asks for one more of each kind that the advert does not ask for.
async fn ask_more(house: &House, advert: &Advert<'_>) {
    let choice = |key: &str, title: &str| Choice {
        key: key.to_owned(),
        title: title.to_owned(),
        translations: Translations([("sq".to_owned(), [("title".to_owned(), format!("sq {title}"))].into())].into()),
    };
    let rows = [(Kind::ShortText, "software"), (Kind::Date, "start"), (Kind::Choice, "degree")];
    for ((kind, key), position) in rows.into_iter().zip(4..) {
        let row = question::Model {
            opening_id: advert.opening,
            key: key.to_owned(),
            position,
            kind,
            title: format!("Your {key}"),
            hint: "A hint".to_owned(),
            translations: Translations::default(),
            required: kind != Kind::Choice,
            choices: Choices(if kind == Kind::Choice {
                vec![choice("none", "None"), choice("ma", "Master")]
            } else {
                Vec::new()
            }),
            max_length: None,
            knock_out: (kind == Kind::Choice).then(|| KnockOut::AnyOf(vec!["ma".to_owned()])),
        };
        house.inside.store.write(async |tx| row.into_active_model().insert(tx).await).await.expect("a question");
    }
}

chapter! {
    async fn the_whole_way_is_walked_without_scripts_in_each_language(house) {
        Advert::published(house).await;
        for (language, tag) in [(Language::En, "en"), (Language::Sq, "sq"), (Language::Sr, "sr-Latn")] {
            let text = Text::new(language);
            let visitor = house.visitor();
            visitor.reads(language.code());
            let email = format!("erza.{}@example.org", language.code());

            let page = begun(&visitor).await;
            assert_eq!(page.attribute("html", "lang"), tag);
            assert_eq!(page.text("h1"), text.say("apply-step-about"));
            assert_eq!(page.header("cache-control"), Some("no-store"));
            let cookies = page.form("#step").value("letters").map(str::to_owned);
            assert_eq!(cookies.as_deref(), Some(language.code()), "letters come in the language of the page");

            let page = told_who(&visitor, &page, "Ërza Đorđević", &email).await;
            assert_eq!(page.text("h1"), text.say("apply-step-questions"));
            let letters = house.letters_to(&email).await;
            assert_eq!(letters.len(), 1, "a link to come back");
            assert_eq!(letters[0].language, tag);

            let page = answered(&visitor, &page).await;
            assert_eq!(page.text("h1"), text.say("apply-documents-title"));
            let limits = text.with("formats", "PDF, DOCX, TXT").with("limit", "1 MB").say("apply-document-limits");
            assert_eq!(page.texts(".hint")[0], limits);
            let page = visitor.follow(&sent(&visitor, &page, "cv", "Biografia – Ërza.pdf", PDF).await).await;
            assert_eq!(page.text(".file.received .name"), "Biografia – Ërza.pdf");

            let page = visitor.get(&page.link(&text.say("common-continue"))).await;
            assert_eq!(page.text("h1"), text.say("apply-check-title"));
            let answer = visitor.submit(page.form("main form").press(&text.say("apply-submit"))).await;
            assert_eq!(answer.location(), beside(&page, "receipt"));
            let receipt = visitor.follow(&answer).await;
            assert_eq!(receipt.must_be(200).text("h1"), text.say("apply-receipt-in-time"));
            assert_eq!(receipt.text("dd.reference"), receipt.path.split('/').nth(2).expect("a reference"));
            let letters = house.letters_to(&email).await;
            assert_eq!(letters.len(), 2, "the receipt");
            assert!(letters[1].text.contains(&receipt.text("dd.reference")), "{}", letters[1].text);
        }
        assert_eq!(drafts(house).await.len(), 3);
    }

    async fn a_receipt_says_what_the_database_holds(house) {
        Advert::published(house).await;
        let visitor = house.visitor();
        let page = ready(&visitor, "Arta Gashi", "arta@example.org").await;
        house.clock.set(Instant(CLOSES.0 - 86_400_000 + 7));
        let answer = visitor.submit(page.form("main form")).await;
        let receipt = visitor.follow(&answer).await;
        let version = submission::Entity::find().one(house.inside.store.read()).await.expect("a read").expect("one");
        let document = document::Entity::find().one(house.inside.store.read()).await.expect("a read").expect("one");
        assert_eq!(receipt.text(".hash"), format!("SHA-256 {}", document.sha256));
        let said = receipt.texts(".receipt dd");
        assert_eq!(said[1], "Friday 14 February 2025, 00:00:00.007 (Prishtina time, Europe/Belgrade) Thursday 13 February 2025, 23:00:00.007 UTC");
        assert_eq!(said[2], "Friday 14 February 2025, 24:00 (Prishtina time, Europe/Belgrade) · 23:00 UTC");
        assert_eq!(said[4], "1");
        let signed = visitor.get(&beside(&page, "receipt.jws")).await;
        assert_eq!(signed.must_be(200).body(), version.receipt);
        // On paper, with the statement enclosed.
        let paper = visitor.get(&beside(&page, "receipt.pdf")).await;
        assert_eq!(paper.must_be(200).header("content-type"), Some("application/pdf"));
        let pdf = String::from_utf8_lossy(&paper.bytes).into_owned();
        assert!(pdf.starts_with("%PDF-") && pdf.contains(&version.receipt) && pdf.contains("/Filespec"));
        assert_eq!(signed.header("content-type"), Some("application/jose"));
        let statement: serde_json::Value = house.inside.keys.read_receipt(&signed.body()).expect("signed by this house");
        assert_eq!(statement["received_at"], serde_json::json!(version.received_at));
        let export = visitor.get(&beside(&page, "export")).await;
        assert_eq!(export.must_be(200).json()["email"], "arta@example.org");
    }

    async fn what_is_wrong_is_said_beside_the_field_and_everything_typed_is_kept(house) {
        Advert::published(house).await;
        let visitor = house.visitor();
        let page = begun(&visitor).await;
        let form = page.form("#step").set("full_name", "Arta Gashi").set("email", "arta@example").set("phone", "12");
        let page = visitor.submit(form.set("letters", "sr")).await;
        assert_eq!(page.must_be(422).text("title"), "Error: About you – Our organisation");
        assert_eq!(page.texts(".problems li").len(), 3);
        let linked = page.attributes(".problems a", "href");
        assert_eq!(linked, ["#email", "#phone", "#consent"]);
        for id in linked {
            assert_eq!(page.attributes(&format!("input{id}"), "aria-invalid"), ["true"], "{id}");
        }
        let form = page.form("#step");
        assert_eq!(form.value("full_name"), Some("Arta Gashi"));
        assert_eq!(form.value("email"), Some("arta@example"));
        assert_eq!(form.value("phone"), Some("12"));
        assert_eq!(form.value("letters"), Some("sr"));
        assert_eq!(house.letters().await, [], "no letter reaches that address");

        let long = "x".repeat(201);
        let page = visitor.submit(form.set("full_name", &long).set("consent", "yes")).await;
        page.must_be(422);
        let form = page.form("#step");
        assert_eq!(form.value("full_name"), Some(long.as_str()), "what is too long is not cut off");
        assert_eq!(form.value("consent"), Some("yes"));
    }

    async fn every_kind_of_question_is_asked_and_kept_as_typed(house) {
        let advert = Advert::published(house).await;
        ask_more(house, &advert).await;
        let visitor = house.visitor();
        let page = begun(&visitor).await;
        let page = told_who(&visitor, &page, "Arta Gashi", "arta@example.org").await;
        let form = page.form("#step").set("answers.motivation", "I count\nwell.").set("answers.years", "a few");
        let form = form.set("answers.languages", "sq").set("answers.languages", "en").set("answers.start", "2025-04-01");
        let page = visitor.submit(form.set("answers.degree", "ma")).await;
        assert_eq!(
            page.must_be(422).attributes(".problems a", "href"),
            ["#answers.licence", "#answers.years", "#answers.software"],
            "in the order of the page"
        );
        let form = page.form("#step");
        assert_eq!(form.value("answers.motivation"), Some("I count\nwell."));
        assert_eq!(form.value("answers.years"), Some("a few"));
        assert_eq!(form.value("answers.start"), Some("2025-04-01"));
        assert_eq!(form.value("answers.degree"), Some("ma"));
        let languages: Vec<&str> =
            form.fields.iter().filter(|(name, _)| name == "answers.languages").map(|(_, v)| v.as_str()).collect();
        assert_eq!(languages, ["en", "sq"]);
        let form = form.set("answers.licence", "yes").set("answers.years", "2,5").set("answers.software", "SAP");
        let answer = visitor.submit(form.clear("answers.languages").press("Save and continue")).await;
        assert_eq!(answer.location(), beside(&page, "documents"));
        let check = visitor.get(&beside(&page, "check")).await;
        let said = check.texts("dl.pairs dd:not(.change)");
        let expected =
            ["I count well.", "Yes", "2,5", "Not given", "SAP", "Tuesday 1 April 2025", "Master"];
        assert_eq!(said[5..], expected);
    }

    async fn an_answer_that_rules_out_is_told_at_once(house) {
        Advert::published(house).await;
        let visitor = house.visitor();
        let page = begun(&visitor).await;
        let page = told_who(&visitor, &page, "Arta Gashi", "arta@example.org").await;
        let form = page.form("#step").set("answers.motivation", "I count.").set("answers.licence", "no");
        let page = visitor.submit(form).await;
        assert_eq!(page.must_be(422).text("fieldset.wrong .error"), EN.say("apply-wrong-knock-out"));
        let again = visitor.get(&beside(&page, "questions")).await;
        assert_eq!(again.must_be(200).text("fieldset.wrong .error"), EN.say("apply-wrong-knock-out"));
        let away = visitor.submit(again.form("#step").press("Save and leave")).await;
        assert_eq!(visitor.follow(&away).await.must_be(200).text("h1"), "My application");
    }

    async fn a_file_stays_when_another_one_fails(house) {
        Advert::published(house).await;
        let visitor = house.visitor();
        let page = begun(&visitor).await;
        let page = visitor.get(&beside(&page, "documents")).await;
        let csrf = page.form("[id='region.cv'] form[data-upload]").value("csrf").expect("a token").to_owned();
        let part = |bytes: &[u8], name: &str| Part::bytes(bytes.to_vec()).file_name(name.to_owned());
        let form = Form::new()
            .text("csrf", csrf)
            .part("cv", part(PDF, "cv.pdf"))
            .part("letter", part(b"<html><p>no</p></html>", "letter.pdf"));
        let path = beside(&page, "documents");
        let answer = visitor.send(&path, visitor.request(Method::POST, &path).multipart(form)).await;
        assert_eq!(answer.must_be(422).attributes(".problems a", "href"), ["#documents.letter"]);
        assert_eq!(answer.text(".file.received .name"), "cv.pdf");
        assert_eq!(documents(house).await, ["cv"]);
        let again = visitor.get(&path).await;
        assert_eq!(again.text(".file.received .name"), "cv.pdf", "a reload loses nothing");
        let removed = visitor.submit(again.form("[id='region.cv'] .file form")).await;
        assert_eq!(removed.location(), path);
        assert_eq!(documents(house).await, [""; 0]);
    }

    async fn a_file_that_is_not_taken_says_why_and_the_one_before_stays(house) {
        Advert::published(house).await;
        let visitor = house.visitor();
        let page = begun(&visitor).await;
        let page = visitor.get(&beside(&page, "documents")).await;
        let page = visitor.follow(&sent(&visitor, &page, "cv", "../../cv\u{202E}fdp.pdf", PDF).await).await;
        let kept = page.text(".file.received .name");
        assert!(!kept.contains(['/', '\u{202E}']), "{kept}");

        let misnamed = sent(&visitor, &page, "cv", "cv.docx", PDF).await;
        let error = misnamed.must_be(422).texts("[id='documents.cv-error']");
        assert_eq!(error, ["This file is named .docx, but it is a PDF document. Rename it so that it ends in .pdf, or save it in the format that its name says, and choose it again."]);
        let empty = sent(&visitor, &page, "cv", "cv.pdf", b"").await;
        assert_eq!(empty.must_be(422).texts("[id='documents.cv-error']"), [EN.say("problems-document-empty")]);
        let large = sent(&visitor, &page, "cv", "cv.txt", &vec![b'a'; 1_000_001]).await;
        assert_eq!(
            large.must_be(413).texts("[id='documents.cv-error']"),
            ["This file is too large: at most 1 MB are accepted. Make it smaller, for instance by saving it as PDF with smaller images, and choose it again."]
        );
        let none = visitor.submit(page.form("[id='region.cv'] form[data-upload]").attach("cv", "", b"")).await;
        assert_eq!(
            none.must_be(422).texts("[id='documents.cv-error']"),
            [EN.say("apply-wrong-document-not-chosen")]
        );
        assert_eq!(visitor.get(&beside(&page, "documents")).await.text(".file.received .name"), kept);
    }

    async fn what_is_missing_stands_on_the_last_page_and_leads_to_its_field(house) {
        Advert::published(house).await;
        let visitor = house.visitor();
        let page = begun(&visitor).await;
        let check = visitor.get(&beside(&page, "check")).await;
        let expected = [
            beside(&page, "about?mend#full_name"),
            beside(&page, "about?mend#email"),
            beside(&page, "about?mend#consent"),
            beside(&page, "questions?mend#answers.motivation"),
            beside(&page, "questions?mend#answers.licence"),
            beside(&page, "documents?mend#documents.cv"),
        ];
        assert_eq!(check.attributes(".notice a", "href"), expected);
        let refused = visitor.submit(check.form("main form")).await;
        assert_eq!(refused.must_be(422).attributes(".problems a", "href"), expected);
        let mend = visitor.get(&beside(&page, "documents?mend")).await;
        assert_eq!(mend.text("[id='documents.cv-error']"), EN.say("apply-wrong-document-missing"));
    }

    async fn two_clicks_at_once_are_one_application_and_one_receipt(house) {
        Advert::published(house).await;
        let visitor = house.visitor();
        let page = ready(&visitor, "Arta Gashi", "arta@example.org").await;
        let form = page.form("main form");
        let (one, other) = tokio::join!(visitor.submit(form.clone()), visitor.submit(form));
        assert_eq!(one.location(), other.location());
        let receipt = visitor.follow(&one).await;
        assert_eq!(receipt.must_be(200).text("h1"), "Sent, and in time");
        let versions = submission::Entity::find().all(house.inside.store.read()).await.expect("a read");
        assert_eq!(versions.len(), 1);
        let back = visitor.get(&beside(&page, "check")).await;
        assert!(back.must_be(200).texts("form[action$='/submission']").is_empty(), "nothing is left to send");
    }

    async fn who_applied_before_is_told_and_shown_the_way_back(house) {
        Advert::published(house).await;
        let first = house.visitor();
        let page = ready(&first, "Arta Gashi", "arta@example.org").await;
        first.submit(page.form("main form")).await.must_be(303);
        let second = house.visitor();
        let page = ready(&second, "Arta Gashi", "Arta@Example.org").await;
        let refused = second.submit(page.form("main form")).await;
        assert_eq!(refused.must_be(409).text(".problems h2"), "You have applied already");
        assert_eq!(refused.link("Come back to your application"), format!("/openings/{SLUG}/return"));
    }

    async fn a_link_comes_back_once_and_only_by_a_button(house) {
        Advert::published(house).await;
        let visitor = house.visitor();
        let page = begun(&visitor).await;
        told_who(&visitor, &page, "Arta Gashi", "arta@example.org").await;
        let letter = house.letters_to("arta@example.org").await.remove(0);
        let link = link_in(house, &letter.text);
        let elsewhere = house.visitor();
        // A scanner may look as often as it likes.
        elsewhere.get(&link).await.must_be(200);
        let confirm = elsewhere.get(&link).await;
        assert_eq!(confirm.header("referrer-policy"), Some("no-referrer"));
        assert_eq!(confirm.header("cache-control"), Some("no-store"));
        let form = confirm.form("main form");
        let back = elsewhere.submit(form.clone()).await;
        let mine = elsewhere.follow(&back).await;
        assert_eq!(mine.must_be(200).text("h1"), "My application");
        let about = elsewhere.get(&beside(&page, "about")).await;
        assert_eq!(about.form("#step").value("full_name"), Some("Arta Gashi"));
        let third = house.visitor();
        third.get(&link).await.must_be(410);
        third.submit(form).await.must_be(410);
    }

    async fn a_mistyped_address_is_mended_and_its_link_opens_nothing(house) {
        Advert::published(house).await;
        let visitor = house.visitor();
        let page = begun(&visitor).await;
        told_who(&visitor, &page, "Arta Gashi", "arts@example.org").await;
        let strangers = link_in(house, &house.letters_to("arts@example.org").await.remove(0).text);
        let about = visitor.get(&beside(&page, "about")).await;
        told_who(&visitor, &about, "Arta Gashi", "arta@example.org").await;
        let mended = link_in(house, &house.letters_to("arta@example.org").await.remove(0).text);
        house.visitor().get(&strangers).await.must_be(410);
        house.visitor().get(&mended).await.must_be(200);
        for number in 0..5 {
            told_who(&visitor, &about, "Arta Gashi", &format!("a{number}@example.org")).await;
        }
        assert_eq!(house.letters().await.len(), 3, "nobody writes to strangers through us");
    }

    async fn an_upload_under_way_at_the_closing_time_may_still_be_sent(house) {
        Advert::published(house).await;
        let visitor = house.visitor();
        let check = ready(&visitor, "Arta Gashi", "arta@example.org").await;
        let draft = drafts(house).await.remove(0);
        house.clock.set(Instant(CLOSES.0 + 1000));
        let ctx = house.context(Actor::Applicant(draft.id));
        let content = futures_util::stream::iter([Ok::<_, std::io::Error>(PDF.into())]);
        let began_at = Instant(CLOSES.0 - 1);
        let upload = Incoming { key: "letter", aim: Aim::Usual, name: "letter.pdf", began_at, content };
        attach(&ctx, &draft.reference, upload).await.expect("a letter");
        let page = visitor.get(&check.path).await;
        assert_eq!(page.text("h1"), "This opening has closed");
        let receipt = visitor.follow(&visitor.submit(page.form(".notice form")).await).await;
        assert_eq!(receipt.must_be(200).text("h1"), "Sent, and accepted");
        assert_eq!(receipt.texts(".hash").len(), 2);
    }

    async fn asking_for_a_link_does_not_tell_who_applied(house) {
        Advert::published(house).await;
        let visitor = house.visitor();
        let page = begun(&visitor).await;
        told_who(&visitor, &page, "Arta Gashi", "arta@example.org").await;
        house.letters().await;
        house.clock.advance(3_600_000);
        let stranger = house.visitor();
        let ask = stranger.get(&format!("/openings/{SLUG}/return")).await;
        let mut pages = Vec::new();
        for email in ["arta@example.org", "nobody@example.org"] {
            let answer = stranger.submit(ask.form("main form").set("email", email)).await;
            let page = stranger.follow(&answer).await;
            assert_eq!(page.must_be(200).texts(".notice p")[0], EN.say("apply-ask-sent"));
            pages.push(page.text("main"));
        }
        assert_eq!(pages[0], pages[1]);
        assert_eq!(house.letters_to("arta@example.org").await.len(), 2);
        assert_eq!(house.letters_to("nobody@example.org").await, []);
    }

    async fn an_address_that_no_letter_reaches_is_mended_before_a_link_is_asked_for(house) {
        Advert::published(house).await;
        let visitor = house.visitor();
        for path in [format!("/openings/{SLUG}/return"), "/applications/7K3Q-29XD-M4TB/return".to_owned()] {
            let mut page = visitor.get(&path).await;
            for (typed, told) in [("", "Enter your e-mail address."), ("arta at example", "This is not an e-mail address")] {
                page = visitor.submit(page.form("main form").set("email", typed).press("Send me a link")).await;
                assert!(page.must_be(422).text("#email-error").starts_with(told), "{path}: {typed}");
                assert_eq!(page.attribute("#email", "value"), typed);
                assert_eq!(page.attributes(".problems[autofocus] a", "href"), ["#email"]);
                assert!(page.text("title").starts_with("Error:"));
            }
            let sent = visitor.submit(page.form("main form").set("email", "arta@example.org").press("Send me a link")).await;
            assert!(visitor.follow(&sent).await.text("[role=status]").contains("within 7 days"));
        }
    }

    async fn anothers_application_is_not_there(house) {
        Advert::published(house).await;
        let visitor = house.visitor();
        let page = begun(&visitor).await;
        let stranger = house.visitor();
        begun(&stranger).await;
        for step in ["", "about", "questions", "documents", "check", "receipt", "receipt.jws", "receipt.pdf", "withdraw", "export"] {
            let path = beside(&page, step).trim_end_matches('/').to_owned();
            let known = stranger.get(&path).await;
            let unknown = stranger.get(&path.replace(path.split('/').nth(2).expect("one"), "0000-0000-0000")).await;
            known.must_be(404);
            assert_eq!(known.text("h1"), unknown.must_be(404).text("h1"));
            assert_eq!(known.text("main"), unknown.text("main"), "{step}");
        }
        stranger.get(&beside(&page, "x.css")).await.must_be(404);
        let csrf = page.form("#step").value("csrf").expect("a token").to_owned();
        stranger.post(&beside(&page, "about"), &[("csrf", &csrf), ("full_name", "Mine")]).await.must_be(404);
        visitor.get(&beside(&page, "about")).await.must_be(200);
    }

    async fn a_form_without_its_token_changes_nothing(house) {
        Advert::published(house).await;
        let visitor = house.visitor();
        let page = begun(&visitor).await;
        for step in ["about", "questions", "submission", "withdraw", "forget", "documents/cv/01940000-0000-7000-8000-000000000000/remove"] {
            visitor.post(&beside(&page, step), &[("csrf", "x"), ("full_name", "Eve")]).await.must_be(403);
        }
        let path = beside(&page, "documents");
        let form = Form::new().part("cv", Part::bytes(PDF).file_name("cv.pdf")).text("csrf", "late");
        visitor.send(&path, visitor.request(Method::POST, &path).multipart(form)).await.must_be(403);
        assert_eq!(drafts(house).await[0].full_name, "");
        assert_eq!(documents(house).await, [""; 0]);
    }

    async fn another_language_keeps_what_was_typed(house) {
        Advert::published(house).await;
        let visitor = house.visitor();
        let page = begun(&visitor).await;
        assert_eq!(page.texts(".languages button"), ["Shqip", "Srpski", "Српски"]);
        let mut form = page.form("#step").set("full_name", "Arta Gashi").set("email", "arta@exa");
        // The buttons above the page belong to its form.
        assert_eq!(page.attributes(".languages button", "form"), ["step", "step", "step"]);
        form.fields.push(("language".to_owned(), "sq".to_owned()));
        let page = visitor.follow(&visitor.submit(form).await).await;
        assert_eq!(page.attribute("html", "lang"), "sq");
        assert_eq!(page.form("#step").value("full_name"), Some("Arta Gashi"));
        assert_eq!(page.form("#step").value("email"), Some("arta@exa"));
        assert_eq!(page.form("#step").value("letters"), Some("en"), "letters stay in the language chosen for them");
    }

    async fn who_applies_again_goes_on_with_the_same_draft(house) {
        Advert::published(house).await;
        let visitor = house.visitor();
        let page = begun(&visitor).await;
        told_who(&visitor, &page, "Arta Gashi", "arta@example.org").await;
        let again = visitor.post(&format!("/openings/{SLUG}/apply"), &[]).await;
        assert_eq!(again.location(), page.path.trim_end_matches("/about"));
        let mine = visitor.follow(&again).await;
        assert_eq!(mine.link("Go on"), beside(&page, "questions"));
        visitor.submit(mine.form("main form")).await.must_be(303);
        visitor.get(&beside(&page, "about")).await.must_be(404);
    }

    async fn what_comes_too_late_is_told_when_and_the_draft_can_be_read(house) {
        Advert::published(house).await;
        let visitor = house.visitor();
        let check = ready(&visitor, "Arta Gashi", "arta@example.org").await;
        let about = visitor.get(&beside(&check, "about")).await;
        house.clock.set(Instant(CLOSES.0 + 3412));
        let late = visitor.submit(check.form("main form")).await;
        assert_eq!(late.must_be(409).text("h1"), "This opening has closed");
        let said = late.texts("dl.pairs dd");
        assert_eq!(said[0], "Friday 14 February 2025, 24:00 (Prishtina time, Europe/Belgrade) · 23:00 UTC");
        assert_eq!(said[1], "Saturday 15 February 2025, 00:00:03.412 (Prishtina time, Europe/Belgrade) Friday 14 February 2025, 23:00:03.412 UTC");
        assert_eq!(said[2], "3.412 seconds");
        assert_eq!(said[3], "Arta Gashi", "the draft can be read");
        assert_eq!(late.texts("main input, main textarea").len(), 0);
        visitor.submit(about.form("#step").set("full_name", "Other")).await.must_be(409);
        for step in ["", "about", "questions", "documents", "check"] {
            let page = visitor.get(beside(&check, step).trim_end_matches('/')).await;
            assert_eq!(page.must_be(200).text("h1"), "This opening has closed", "{step}");
        }
        assert_eq!(visitor.get(&late.link("Download everything")).await.json()["full_name"], "Arta Gashi");
        let stranger = house.visitor();
        let refused = stranger.post(&format!("/openings/{SLUG}/apply"), &[]).await;
        assert_eq!(refused.must_be(409).text("h1"), "This opening has closed");
        let versions = submission::Entity::find().all(house.inside.store.read()).await.expect("a read");
        assert!(versions.is_empty(), "{versions:?}");
    }

    async fn who_withdraws_is_asked_first_and_may_apply_anew(house) {
        Advert::published(house).await;
        let visitor = house.visitor();
        let page = ready(&visitor, "Arta Gashi", "arta@example.org").await;
        visitor.submit(page.form("main form")).await.must_be(303);
        let ask = visitor.get(&beside(&page, "withdraw")).await;
        let done = visitor.follow(&visitor.submit(ask.form("main form").press("Withdraw")).await).await;
        assert_eq!(done.must_be(200).text("h1"), "You have withdrawn");
        assert_eq!(house.letters_to("arta@example.org").await.len(), 3, "link, receipt, withdrawal");
        let anew = begun(&visitor).await;
        assert_ne!(beside(&anew, ""), beside(&page, ""));
        let ask = visitor.get(&beside(&anew, "withdraw")).await;
        visitor.submit(ask.form("main form").press("Delete")).await.must_be(303);
        assert_eq!(drafts(house).await.len(), 1, "a draft is erased");
    }

    async fn a_name_is_a_name_and_no_markup(house) {
        Advert::published(house).await;
        let visitor = house.visitor();
        let name = "<script>alert(1)</script> \"O'Neil\" & sons";
        let page = ready(&visitor, name, "o.neil@example.org").await;
        assert_eq!(page.texts("main script").len(), 0);
        assert_eq!(page.texts("dl.pairs dd")[0], name);
        let about = visitor.get(&beside(&page, "about")).await;
        assert_eq!(about.form("#step").value("full_name"), Some(name));
    }
}

/// Examines the page in light and dark, and keeps what it looks like.
async fn examine(browser: &Browser, name: &str) {
    for (dark, shade) in [(false, "light"), (true, "dark")] {
        browser.dark(dark).await;
        browser.must_be_accessible().await;
        browser.screens(&format!("apply-{name}-{shade}")).await;
    }
    browser.dark(false).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_of_an_application_can_be_used_by_everyone() {
    let Some(house) = House::open(Database::Sqlite).await else { return };
    let Some(browser) = Browser::open(JavaScript::On).await else { return };
    let advert = Advert::published(&house).await;
    ask_more(&house, &advert).await;
    house.clock.set(Instant(CLOSES.0 - 3 * 86_400_000));
    let folder = tempfile::tempdir().expect("a folder");
    let file = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).expect("a file");
        path
    };
    let (cv, letter) = (file("CV – Arta Gashi.pdf", PDF), file("letter.pdf", b"<html><p>Hello</p></html>"));

    let ask = format!("{}/openings/{SLUG}/return", house.address);
    browser.goto(&ask).await;
    examine(&browser, "ask").await;
    browser.goto(&format!("{}/openings/{SLUG}/apply", house.address)).await;
    examine(&browser, "begin").await;
    browser.press("Begin").await;
    browser.find("#full_name").await;
    examine(&browser, "about").await;
    let application = browser.path().await.trim_end_matches("/about").to_owned();
    browser.fill("full_name", "Arta Gashi").await;
    browser.fill("email", "arta@example").await;
    browser.press("Save and continue").await;
    browser.find(".problems").await;
    examine(&browser, "about-wrong").await;
    browser.fill("email", "arta@example.org").await;
    browser.click("#consent").await;
    browser.press("Save and continue").await;
    browser.find("textarea").await;
    examine(&browser, "questions").await;
    browser.fill("answers.motivation", "I count well.").await;
    browser.fill("answers.years", "a few").await;
    browser.click("[name='answers.licence'][value=no]").await;
    browser.press("Save and continue").await;
    browser.find(".problems").await;
    examine(&browser, "questions-wrong").await;
    browser.fill("answers.years", "7").await;
    browser.fill("answers.software", "SAP").await;
    browser.fill("answers.start", "04012025").await;
    browser.click("[name='answers.licence'][value=yes]").await;
    browser.press("Save and continue").await;
    browser.find("[data-upload-region]").await;
    // Choosing a file sends it; only its region of the page changes.
    browser.attach("[name=cv]", &cv).await;
    browser.find(".file.received").await;
    browser.find("[id='region.cv'] summary:focus").await;
    browser.attach("[name=letter]", &letter).await;
    browser.find("[name=letter][aria-invalid]").await;
    examine(&browser, "documents").await;
    browser.press("Continue").await;
    browser.find("dl.pairs").await;
    examine(&browser, "check").await;
    browser.goto(&format!("{}{application}", house.address)).await;
    examine(&browser, "mine-draft").await;
    house.clock.set(Instant(CLOSES.0 + 3412));
    browser.goto(&format!("{}{application}/check", house.address)).await;
    examine(&browser, "late").await;
    house.clock.set(Instant(CLOSES.0 - 3 * 86_400_000));
    browser.goto(&format!("{}{application}/check", house.address)).await;
    browser.press("Send my application").await;
    browser.find("article.receipt").await;
    examine(&browser, "receipt").await;
    browser.press("My application").await;
    browser.find(".notice.good").await;
    examine(&browser, "mine").await;
    browser.press("Withdraw my application").await;
    browser.find("button.danger").await;
    examine(&browser, "withdraw").await;
    browser.press("Withdraw").await;
    browser.find(".log").await;
    examine(&browser, "withdrawn").await;
    browser.goto(&format!("{}/applications/0000-0000-0000", house.address)).await;
    examine(&browser, "lost").await;
    house.close().await;
}
