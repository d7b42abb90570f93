//! Several files of one requirement on pages, at the desk and in a dossier: each by its name, and none for another.

use crate::chapter;
use crate::rig::adverts::{PDF, SLUG, unlike, wrong};
use crate::rig::papers;
use crate::several_files_are_attached::{KEY, advert, held, rows, sent, text};
use entity::document::Scan;
use entity::staff::Role;
use meritum::account::tokens;
use meritum::language::Language;
use meritum::opening::rules::{Closes, Edits};
use meritum::shortlist::dossier::{Form as Taken, archive, take};
use meritum::shortlist::draw::{NewShortlist, draw};
use reqwest::Method;
use sea_orm::{ActiveModelTrait, IntoActiveModel, Set};
use serde_json::{Value, json};
use tokio::io::AsyncReadExt as _;

chapter! {
    async fn the_panel_reads_each_of_them(house) {
        let advert = advert(house).await;
        let draft = advert.ready("Arta Krasniqi").await;
        for (name, bytes) in [("Diploma.txt", b"I studied in Prishtina.\n".as_slice()), ("Reference.txt", b"She counts well.\n")] {
            draft.attach(KEY, name, bytes).await.expect("a certificate");
        }
        let sent = sent(&draft).await;
        house.read_documents().await;
        let (hr, reference) = (house.visitor_of(&advert.hr).await, &draft.begun.reference);
        let page = hr.get(&format!("/staff/applications/{reference}")).await;
        assert_eq!(page.must_be(200).texts(".file .name"), ["cv.pdf", "Diploma.txt", "Reference.txt"]);
        assert_eq!(
            page.texts(".file .soft"),
            ["cv", "certificates, file 1 of 2", "certificates, file 2 of 2"]
        );
        let links = page.attributes("a[download]", "href");
        assert_eq!(links.len(), 3);
        let taken = hr.get(&links[2]).await;
        assert_eq!(taken.must_be(200).bytes, b"She counts well.\n");
        assert!(taken.header("content-disposition").is_some_and(|told| told.contains("Reference.txt")));
        assert_eq!(page.attributes(".leaves img", "src").len(), 3, "each has its page");
        hr.get(&format!("/staff/applications/{reference}/documents/{KEY}")).await.must_be(404);

        let program = house.program();
        let staff = advert.hr.actor.staff().expect("staff").id;
        let tokens = house.inside.store.write(async |tx| tokens::give(tx, &advert.hr, staff, None).await).await.expect("tokens");
        program.bearer(&tokens.access);
        let path = format!("/api/v1/applications/{reference}/documents");
        let told = program.get(&format!("{path}/{KEY}")).await.must_be(409).json();
        assert_eq!((text(&told, "code"), told["documents"].as_array().map(Vec::len)), ("which-document", Some(2)));
        let one = format!("{path}/{KEY}/{}", sent.documents[1].id);
        assert_eq!(program.get(&one).await.must_be(200).bytes, b"I studied in Prishtina.\n");
        assert!(program.get(&format!("{one}/text")).await.must_be(200).body().contains("Prishtina"));
        program.get(&format!("{one}/pages/1")).await.must_be(200);
        program.get(&format!("{one}/pages/2")).await.must_be(404);
        program.get(&format!("{path}/cv")).await.must_be(200);
        for nothing in [format!("{path}/cv/{}", sent.documents[1].id), format!("{path}/{KEY}/x"), format!("{path}/{KEY}/x/text")] {
            program.get(&nothing).await.must_be(404);
        }
        advert.change(|opening| opening.blind = Set(true)).await;
        let reviewer = crate::rig::reviews::person(house, "Driton Krasniqi", Role::Member).await;
        let member = entity::panel_member::Model {
            opening_id: advert.opening,
            staff_id: reviewer.actor.staff().expect("staff").id,
            role: entity::panel_member::PanelRole::Reviewer,
        };
        house.inside.store.write(async |tx| member.into_active_model().insert(tx).await).await.expect("a seat");
        let blind = house.visitor_of(&reviewer).await;
        for link in &links {
            blind.get(link).await.must_be(404);
        }
        let alias = crate::rig::reviews::alias_of(house, reference).await;
        assert!(!blind.get(&format!("/staff/applications/{alias}")).await.must_be(200).body().contains("Diploma"));
    }

    async fn a_dossier_keeps_them_apart(house) {
        let advert = advert(house).await;
        // Names that would meet: of files, of requirements, and without regard to case.
        advert.welcomes("certificates-1", 1).await;
        let draft = advert.ready("Arta Krasniqi").await;
        draft.attach("certificates-1", "x.pdf", &unlike(1, 10)).await.expect("one");
        for (name, number) in [("Çertifikatë.pdf", 2), ("certifikate.pdf", 3), ("日本.pdf", 4)] {
            draft.attach(KEY, name, &unlike(number, 10)).await.expect("a certificate");
        }
        sent(&draft).await;
        let new = NewShortlist { size: None, references: Some(vec![draft.begun.reference.clone()]), reason: "All.".to_owned() };
        let list = draw(&advert.hr, SLUG, new, None).await.expect("a shortlist");
        let dossier = take(&advert.hr, list, Taken::Zip).await.expect("a dossier");
        let mut bytes = Vec::new();
        let zip = archive::zip(dossier, house.inside.files.clone());
        tokio::pin!(zip);
        zip.read_to_end(&mut bytes).await.expect("a ZIP");
        let archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a ZIP");
        let mut names: Vec<String> = archive.file_names().map(|name| name.expect("a name").into_owned()).collect();
        names.sort();
        let folder = format!("documents/01-arta-krasniqi-{}", draft.begun.reference);
        let inside = ["certificates-1.pdf", "certificates/01-certifikate.pdf", "certificates/02-certifikate.pdf", "certificates/03.pdf", "cv.pdf"];
        let mut expected: Vec<String> = inside.map(|name| format!("{folder}/{name}")).into();
        expected.splice(0..0, ["applications.csv".to_owned()]);
        expected.push("manifest.json".to_owned());
        assert_eq!(names, expected);
    }

    async fn what_is_wrong_with_one_names_it(house) {
        let advert = advert(house).await;
        let draft = advert.ready("Arta Krasniqi").await;
        draft.attach(KEY, "good.pdf", PDF).await.expect("good");
        draft.attach(KEY, "broken.docx", &papers::broken_docx()).await.expect("taken: it is whole outside");
        let reference = &draft.begun.reference;
        let phone = house.visitor();
        phone.keep(&format!("apply-{reference}"), &draft.begun.token);
        let infected = rows(house).await.into_iter().find(|row| row.name == "good.pdf").expect("it");
        house.read_documents().await;
        let mut row = infected.clone().into_active_model();
        row.scan = Set(Scan::Infected);
        house.inside.store.write(async |tx| row.update(tx).await).await.expect("a change");
        let page = phone.get(&format!("/applications/{reference}/documents")).await;
        let region = format!("[id='region.{KEY}']");
        assert_eq!(page.must_be(200).texts(&format!("{region} .file.wrong .name")), ["good.pdf"]);
        assert!(page.text(&format!("{region} .file.wrong > div > .error")).contains("found a virus"));
        assert_eq!(page.texts(&format!("{region} .file.received .name")), ["broken.docx"]);
        assert!(page.text(&format!("{region} .notice.warn")).contains("could not be read"));
        assert_eq!(page.attributes(&format!("{region} details[open] summary"), "open").len(), 0);
        assert_eq!(page.texts(&format!("{region} details[open] summary")), ["Replace: broken.docx"]);

        let letter = meritum::letter::NewLetter {
            kind: entity::letter::Kind::Withheld,
            cause: format!("withheld:{}", infected.id),
            language: Language::En,
            application: Some(draft.begun.id),
            staff: None,
            opening: Some(advert.opening),
        };
        let written = house.inside.store.write(async |tx| meritum::letter::write(tx, &draft.ctx, letter).await).await;
        written.expect("a letter");
        let letters = house.letters_to("arta.krasniqi@example.org").await;
        assert!(letters[0].text.contains("“certificates, file 1 of 2”: our virus scanner found a virus"), "{}", letters[0].text);
    }

    async fn a_page_lists_adds_replaces_and_removes(house) {
        let advert = advert(house).await;
        let draft = advert.ready("Arta Krasniqi").await;
        let reference = &draft.begun.reference;
        let phone = house.visitor();
        phone.keep(&format!("apply-{reference}"), &draft.begun.token);
        let path = format!("/applications/{reference}/documents");
        let region = format!("[id='region.{KEY}']");
        let add = format!("{region} > form");
        let page = phone.get(&path).await;
        assert!(page.must_be(200).text(&format!("{add} .hint")).starts_with("At most 3 files: PDF, DOCX, TXT"), "{}", page.text(&add));
        assert_eq!(page.attributes(&format!("{add} input[type=file][multiple]"), "name"), [KEY]);

        // Two at once, and one of them twice.
        let form = page.form(&add).attach(KEY, "a.pdf", unlike(1, 10)).attach(KEY, "b.pdf", unlike(2, 10));
        let page = phone.follow(&phone.submit(form).await).await;
        assert_eq!(page.texts(&format!("{region} .file .name")), ["a.pdf", "b.pdf"]);
        assert!(page.text(&region).contains("2 of at most 3 files"));
        assert!(page.attributes(&format!("{add} input[multiple]"), "name").is_empty(), "one more fits");
        let twice = phone.submit(page.form(&add).attach(KEY, "again.pdf", unlike(1, 10))).await;
        assert!(twice.must_be(422).text(&format!("{add} .error")).contains("“a.pdf” is here already"), "{}", twice.text(&add));
        assert_eq!(held(&draft).await, ["a.pdf", "b.pdf"]);

        let bad = phone.submit(page.form(&add).attach(KEY, "bad.pdf", b"MZ".as_slice())).await;
        assert!(bad.must_be(422).text(&format!("{add} .error")).starts_with("“bad.pdf”: "));
        let replace = page.form(&format!("{region} > div:first-of-type details form")).attach(KEY, "c.pdf", unlike(3, 10));
        assert!(replace.action.starts_with(&format!("{path}/{KEY}/")), "{}", replace.action);
        let page = phone.follow(&phone.submit(replace).await).await;
        assert_eq!(page.texts(&format!("{region} .file .name")), ["c.pdf", "b.pdf"]);
        let wrong = phone.submit(page.form(&format!("{region} > div:first-of-type details form")).attach(KEY, "x.pdf", Vec::new())).await;
        assert_eq!(wrong.must_be(422).texts(&format!("{region} details[open] summary")), ["Replace: c.pdf"], "{}", wrong.text(&region));

        let stale = page.form(&add).attach(KEY, "e.pdf", unlike(5, 10));
        let full = phone.submit(page.form(&add).attach(KEY, "d.pdf", unlike(4, 10))).await;
        let full = phone.follow(&full).await;
        assert_eq!(full.texts(&format!("{region} > form")), [""; 0]);
        assert!(full.text(&region).contains("To add another, remove one first."));
        let refused = phone.submit(stale).await;
        assert!(refused.must_be(422).text(&region).contains("there are already: c.pdf, b.pdf, d.pdf"), "{}", refused.text(&region));
        assert_eq!(refused.attributes(".problems a", "href"), [format!("#documents.{KEY}")]);
        assert_eq!(refused.attributes(&format!("[id='documents.{KEY}']"), "tabindex"), ["-1"], "it leads somewhere");

        let removed = phone.submit(full.form(&format!("{region} > div:first-of-type .end form"))).await;
        let page = phone.follow(&removed).await;
        assert_eq!(page.texts(&format!("{region} .file .name")), ["b.pdf", "d.pdf"]);

        let check = phone.get(&format!("/applications/{reference}/check")).await;
        let titles = check.must_be(200).texts(".files .file .soft.small");
        assert_eq!(titles[2..], ["certificates, file 1 of 2 (optional)", "certificates, file 2 of 2 (optional)"]);
        phone.submit(check.form("form[action$='submission']")).await.must_be(303);
        let receipt = phone.get(&format!("/applications/{reference}/receipt")).await;
        let named = receipt.must_be(200).texts(".receipt dt");
        assert!(named.contains(&"certificates, file 2 of 2".to_owned()), "{named:?}");
        let letter = &house.letters_to("arta.krasniqi@example.org").await[0].text;
        assert!(letter.contains("b.pdf · ") && letter.contains("d.pdf · "), "{letter}");
        let taken = phone.get(&format!("/applications/{reference}/export")).await.must_be(200).json();
        assert_eq!(taken["versions"][0]["documents"].as_array().map(Vec::len), Some(3));
    }

    async fn hr_says_how_many_and_the_public_reads_it(house) {
        let hr = crate::rig::reviews::person(house, "Besa Hoxha", Role::Hr).await;
        let edits = Edits { closes: Closes::On("2025-02-14".to_owned()), ..Edits::default() };
        let edits = edits.saying(Language::En, "Researcher", "", "Ask well.");
        let opening = meritum::opening::draft::draft(&hr, &edits, None).await.expect("a draft");
        let staff = hr.actor.staff().expect("staff").id;
        let tokens = house.inside.store.write(async |tx| tokens::give(tx, &hr, staff, None).await).await.expect("tokens");
        let program = house.program();
        program.bearer(&tokens.access);
        let put = async |documents: Value| {
            let path = format!("/api/v1/openings/{}/documents", opening.slug);
            program.send(&path, program.request(Method::PUT, &path).header("if-match", "*").json(&documents)).await
        };
        for wrong_number in [0, 11, -1] {
            let refused = put(json!([{ "key": "cv", "title": "CV", "max_files": wrong_number }])).await;
            assert_eq!(wrong(refused.must_be(422)), [("/0/max_files".to_owned(), "out-of-range".to_owned())]);
        }
        put(json!([{ "key": "cv", "title": "CV", "required": true }, { "key": KEY, "title": "Certificates", "max_files": 5 }])).await.must_be(200);
        let browser = house.visitor_of(&hr).await;
        let room = format!("/staff/openings/{}/documents", opening.slug);
        let page = browser.get(&room).await;
        let form = page.must_be(200).form("main form");
        assert_eq!((form.value("0.files"), form.value("1.files")), (Some("1"), Some("5")));
        let refused = browser.submit(form.set("1.files", "99").press("Save the documents")).await;
        assert!(refused.must_be(422).text("[id='1.files-error']").contains("from 1 to 10"));
        let saved = browser.submit(refused.form("main form").set("1.files", "4").press("Save the documents")).await;
        saved.must_be(303);
        let copy = meritum::opening::duplicate::duplicate(&hr, &opening.slug, None).await.expect("a copy");
        for slug in [&opening.slug, &copy.slug] {
            let told = program.get(&format!("/api/v1/openings/{slug}")).await.must_be(200).json();
            assert_eq!((&told["documents"][0]["max_files"], &told["documents"][1]["max_files"]), (&1.into(), &4.into()));
        }
        let criterion = json!([{ "key": "finance", "title": "Finance", "weight": 1, "min": 1, "max": 5 }]);
        let path = format!("/api/v1/openings/{}/criteria", opening.slug);
        program.send(&path, program.request(Method::PUT, &path).header("if-match", "*").json(&criterion)).await.must_be(200);
        meritum::opening::publish::publish(&hr, &opening.slug, None, None).await.expect("published");
        let public = house.visitor().get(&format!("/openings/{}", opening.slug)).await;
        let asked = public.must_be(200).texts("main li");
        assert!(asked.iter().any(|line| line.starts_with("Certificates (optional): at most 4 files, PDF")), "{asked:?}");
        assert!(asked.iter().any(|line| line.starts_with("CV: PDF")), "{asked:?}");
    }
}
