//! A shortlist is taken: drawn by cut-off or by hand, frozen, signed, and carried away as a dossier.

use std::io::{Cursor, Read};

use bytes::Bytes;
use entity::opening::Visibility;
use entity::panel_member::PanelRole;
use entity::staff::Role;
use entity::{ShortlistId, document};
use futures_util::stream;
use meritum::account::may::Act;
use meritum::cli::wire;
use meritum::context::Context;
use meritum::opening::standing;
use meritum::review::progress::Progress;
use meritum::review::who::Who;
use meritum::secrets::sha256_hex;
use meritum::shortlist::dossier::{Form, archive, table, take};
use meritum::shortlist::draw::{DrawError, NewShortlist, draw};
use meritum::shortlist::read::{self, Shortlist};
use meritum::shortlist::sight::ReadError;
use meritum::shortlist::sign::{SignError, sign};

use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, Set};
use tokio::io::AsyncReadExt;

use crate::chapter;
use crate::rig::house::House;
use crate::rig::reviews::{Reviews, person, submit};

const CRITERIA: &[(&str, &str, bool)] = &[("finance", "3", true), ("english", "1", false)];

/// An opening whose candidates have these scores by one reviewer; an empty score is no card.
async fn scored<'a>(house: &'a House, scores: &[(&str, &str)]) -> (Reviews<'a>, Context, Vec<String>) {
    let reviews = Reviews::of(house, CRITERIA).await;
    let reviewer = reviews.seat("Driton Krasniqi", PanelRole::Reviewer).await;
    let mut references = Vec::new();
    for (name, score) in scores {
        let reference = reviews.application(name).await;
        if !score.is_empty() {
            submit(&reviewer, &reference, &[("finance", score)]).await.expect("a card");
        }
        references.push(reference);
    }
    let hr = person(house, "Besa Hoxha", Role::Hr).await;
    (reviews, hr, references)
}

fn first(size: u32) -> NewShortlist {
    NewShortlist { size: Some(size), references: None, reason: "The clear leaders".to_owned() }
}

fn these(references: &[&String]) -> NewShortlist {
    let references = references.iter().map(|reference| (*reference).clone()).collect();
    NewShortlist { size: None, references: Some(references), reason: "By hand".to_owned() }
}

async fn drawn(ctx: &Context, slug: &str, new: NewShortlist) -> Shortlist {
    let id = draw(ctx, slug, new, None).await.expect("a shortlist");
    read::one(ctx, id).await.expect("the shortlist")
}

/// Position, reference and rank of each.
fn lines(list: &Shortlist) -> Vec<(i32, &str, Option<i32>)> {
    list.entries.iter().map(|e| (e.row.position, e.who.address(), e.row.rank)).collect()
}

/// Gives the only document of an application these bytes, as they are stored.
async fn hold(house: &House, reference: &str, reviews: &Reviews<'_>, bytes: &'static [u8]) {
    let application = reviews.row(reference).await;
    let (store, files) = (&house.inside.store, &house.inside.files);
    let found = document::Entity::find().filter(document::Column::ApplicationId.eq(application.id));
    let row = found.one(store.read()).await.expect("a read").expect("a document");
    let content = stream::iter([Ok::<_, std::io::Error>(Bytes::from_static(bytes))]);
    let stored = files.receive(row.id, content, 1 << 20).await.expect("staged").keep().await.expect("kept");
    let mut row = row.into_active_model();
    row.sha256 = Set(stored.address.sha256.to_string());
    row.size = Set(i64::try_from(stored.size).expect("a size"));
    store.write(async |tx| row.update(tx).await).await.expect("a change");
}

async fn zipped(house: &House, ctx: &Context, id: ShortlistId) -> Vec<u8> {
    let dossier = take(ctx, id, Form::Zip).await.expect("a dossier");
    let mut bytes = Vec::new();
    archive::zip(dossier, house.inside.files.clone()).read_to_end(&mut bytes).await.expect("a stream");
    bytes
}

/// The table by itself, in this form.
async fn tabled(house: &House, ctx: &Context, id: ShortlistId, form: Form) -> Vec<u8> {
    let dossier = take(ctx, id, form).await.expect("a dossier");
    let files = house.inside.files.clone();
    let made = tokio::task::spawn_blocking(move || {
        let mut bytes = Vec::new();
        table(&dossier, form, &files).expect("a table").read_to_end(&mut bytes).expect("its bytes");
        bytes
    });
    made.await.expect("a table")
}

chapter! {
    async fn a_cut_off_takes_the_first_and_keeps_their_ranks(house) {
        let (reviews, hr, who) = scored(house, &[("Arta", "3"), ("Blerim", "5"), ("Drita", "4"), ("Elira", "")]).await;
        let list = drawn(&hr, &reviews.slug, first(2)).await;
        assert_eq!(lines(&list), [(1, who[1].as_str(), Some(1)), (2, who[2].as_str(), Some(2))]);
        assert_eq!((list.row.number, list.drawn_by.as_str()), (1, "Besa Hoxha"));
    }
}

chapter! {
    async fn whoever_ties_with_the_last_is_taken_too(house) {
        let (reviews, hr, who) = scored(house, &[("Arta", "4"), ("Blerim", "5"), ("Drita", "4"), ("Elira", "3")]).await;
        let list = drawn(&hr, &reviews.slug, first(2)).await;
        let mut tied = [who[0].as_str(), who[2].as_str()];
        tied.sort_unstable();
        assert_eq!(lines(&list), [(1, who[1].as_str(), Some(1)), (2, tied[0], Some(2)), (3, tied[1], Some(2))]);
    }
}

chapter! {
    async fn means_nearer_than_their_keys_are_no_tie(house) {
        let (reviews, hr, who) = scored(house, &[("Arta", "3"), ("Blerim", "3"), ("Dita", "3")]).await;
        // 3 + 10⁻¹³, 3 + 2·10⁻¹³ and 3: one key, three means.
        let near = ["30000000000001/10000000000000", "15000000000001/5000000000000", "3/1"];
        for (reference, mean) in who.iter().zip(near) {
            let mut row = reviews.row(reference).await.into_active_model();
            (row.mean_key, row.mean_exact) = (Set(Some(3_000_000_000_000)), Set(Some(mean.to_owned())));
            house.inside.store.write(async |tx| row.update(tx).await).await.expect("a change");
        }
        assert_eq!(lines(&drawn(&hr, &reviews.slug, first(1)).await), [(1, who[1].as_str(), Some(1))]);
        let list = drawn(&hr, &reviews.slug, these(&[&who[2], &who[0]])).await;
        assert_eq!(lines(&list), [(1, who[2].as_str(), Some(3)), (2, who[0].as_str(), Some(2))]);
        let standing = standing::by_slug(&hr, &reviews.slug, Act::DrawShortlist).await.expect("a read").expect("HR");
        let shown = read::candidates(&hr, &standing, 10).await.expect("candidates");
        let shown: Vec<_> = shown.iter().map(|one| (one.who.address(), one.rank)).collect();
        assert_eq!(shown, [(who[1].as_str(), Some(1)), (who[0].as_str(), Some(2)), (who[2].as_str(), Some(3))]);
    }

    async fn a_list_by_hand_keeps_its_order_and_takes_the_unrated(house) {
        let (reviews, hr, who) = scored(house, &[("Arta", "3"), ("Blerim", "5"), ("Elira", "")]).await;
        let list = drawn(&hr, &reviews.slug, these(&[&who[2], &who[0]])).await;
        assert_eq!(lines(&list), [(1, who[2].as_str(), None), (2, who[0].as_str(), Some(2))]);
        assert_eq!(drawn(&hr, &reviews.slug, first(1)).await.row.number, 2);
    }
}

chapter! {
    async fn a_frozen_list_is_moved_by_nothing(house) {
        let (reviews, hr, who) = scored(house, &[("Arta", "3"), ("Blerim", "5")]).await;
        let list = drawn(&hr, &reviews.slug, first(1)).await;
        let before = list.entries[0].row.clone();
        let second = reviews.seat("Jelena Marković", PanelRole::Reviewer).await;
        submit(&second, &who[1], &[("finance", "1")]).await.expect("a card");
        let after = read::one(&hr, list.row.id).await.expect("the shortlist");
        assert_eq!(after.entries[0].row, before);
        assert_ne!(reviews.row(&who[1]).await.mean_exact, before.mean_exact);
    }
}

chapter! {
    async fn what_cannot_be_chosen_is_said_by_place(house) {
        let (reviews, hr, who) = scored(house, &[("Arta", "3")]).await;
        let unknown = "0000-0000-0000".to_owned();
        let refused = draw(&hr, &reviews.slug, these(&[&who[0], &unknown]), None).await;
        let Err(DrawError::Invalid(wrong)) = refused else { panic!("{refused:?}") };
        assert_eq!((wrong.len(), wrong[0].pointer.as_str(), wrong[0].code), (1, "/references/1", "unknown"));
        let (other, other_hr, _) = scored(house, &[("Blerim", "")]).await;
        let nobody = draw(&other_hr, &other.slug, first(3), None).await;
        assert!(matches!(nobody, Err(DrawError::Invalid(_))), "{nobody:?}");
    }
}

chapter! {
    async fn who_reviews_draws_only_after_their_own_cards(house) {
        let (reviews, hr, who) = scored(house, &[("Arta", "3"), ("Blerim", "5")]).await;
        let chair = reviews.seat("Ilir Berisha", PanelRole::Chair).await;
        submit(&chair, &who[0], &[("finance", "2")]).await.expect("a card");
        let early = draw(&chair, &reviews.slug, first(1), None).await;
        assert!(matches!(early, Err(DrawError::Waiting(Progress { open: 1, .. }))), "{early:?}");
        let list = drawn(&hr, &reviews.slug, first(1)).await;
        let (seen, all) = (read::one(&chair, list.row.id).await, read::of_opening(&chair, &reviews.slug).await);
        assert!(matches!(seen, Err(ReadError::Waiting(_))), "{seen:?}");
        assert!(matches!(all, Err(ReadError::Waiting(_))), "{all:?}");
        for form in [Form::Csv, Form::Xlsx, Form::Zip] {
            assert!(matches!(take(&chair, list.row.id, form).await, Err(ReadError::Waiting(_))), "{form:?}");
        }
        let signed = sign(&chair, list.row.id, "").await;
        assert!(matches!(signed, Err(SignError::Waiting(_))), "{signed:?}");
        submit(&chair, &who[1], &[("finance", "2")]).await.expect("a card");
        assert_eq!(drawn(&chair, &reviews.slug, first(1)).await.entries.len(), 1);
        sign(&chair, list.row.id, "").await.expect("a signature");
    }

    async fn where_everybody_waits_for_everybody_the_chair_draws_last(house) {
        let (reviews, hr, who) = scored(house, &[("Arta", "3")]).await;
        reviews.change(|row| row.visibility = Set(Visibility::AfterAll)).await;
        let (chair, late) = (reviews.seat("Ilir Berisha", PanelRole::Chair).await, reviews.seat("Dita Kola", PanelRole::Reviewer).await);
        submit(&chair, &who[0], &[("finance", "2")]).await.expect("a card");
        let standing = standing::by_slug(&chair, &reviews.slug, Act::DrawShortlist).await.expect("a read").expect("the chair");
        assert!(matches!(read::candidates(&chair, &standing, 10).await, Err(ReadError::Waiting(_))));
        let early = draw(&chair, &reviews.slug, first(1), None).await;
        assert!(matches!(early, Err(DrawError::Waiting(Progress { open: 1, .. }))), "{early:?}");
        drawn(&hr, &reviews.slug, first(1)).await;
        submit(&late, &who[0], &[("finance", "2")]).await.expect("a card");
        drawn(&chair, &reviews.slug, first(1)).await;
    }

    async fn in_a_blind_review_the_chair_draws_by_figures_and_learns_no_name(house) {
        let (reviews, hr, who) = scored(house, &[("Arta", "3")]).await;
        reviews.change(|row| row.blind = Set(true)).await;
        let chair = reviews.seat("Ilir Berisha", PanelRole::Chair).await;
        let alias = reviews.row(&who[0]).await.alias;
        submit(&chair, &alias, &[("finance", "2")]).await.expect("a card");
        let standing = standing::by_slug(&chair, &reviews.slug, Act::DrawShortlist).await.expect("a read").expect("the chair");
        let shown = read::candidates(&chair, &standing, 10).await.expect("candidates");
        assert_eq!(shown.iter().map(|one| &one.who).collect::<Vec<_>>(), [&Who::Alias(alias.clone())]);
        let list = drawn(&chair, &reviews.slug, first(1)).await;
        assert_eq!(list.entries[0].who, Who::Alias(alias.clone()));
        let picked = |address: &str| NewShortlist { size: None, references: Some(vec![address.to_owned()]), reason: "By hand".to_owned() };
        assert!(matches!(draw(&chair, &reviews.slug, picked(&who[0]), None).await, Err(DrawError::Invalid(_))));
        drawn(&chair, &reviews.slug, picked(&alias)).await;
        for form in [Form::Csv, Form::Xlsx, Form::Zip] {
            assert!(matches!(take(&chair, list.row.id, form).await, Err(ReadError::Covered)), "{form:?}");
        }
        let open = read::one(&hr, list.row.id).await.expect("the list");
        assert_eq!(open.entries[0].who.full_name(), Some("Arta"));
        take(&hr, list.row.id, Form::Csv).await.expect("the dossier");
    }
}

chapter! {
    async fn only_who_may_take_it_knows_of_it(house) {
        let (reviews, hr, _) = scored(house, &[("Arta", "3")]).await;
        let list = drawn(&hr, &reviews.slug, first(1)).await;
        let reviewer = reviews.seat("Emre Şahin", PanelRole::Reviewer).await;
        let stranger = person(house, "Somebody Else", Role::Member).await;
        let administrator = person(house, "Ada", Role::Administrator).await;
        for ctx in [&reviewer, &stranger, &administrator] {
            assert!(matches!(read::one(ctx, list.row.id).await, Err(ReadError::NotFound)));
            assert!(matches!(take(ctx, list.row.id, Form::Csv).await, Err(ReadError::NotFound)));
            assert!(matches!(draw(ctx, &reviews.slug, first(1), None).await, Err(DrawError::NotFound)));
        }
    }
}

chapter! {
    async fn a_signature_is_given_once_and_stands(house) {
        let (reviews, hr, _) = scored(house, &[("Arta", "3")]).await;
        let list = drawn(&hr, &reviews.slug, first(1)).await;
        let manager = reviews.seat("Milica Petrović", PanelRole::Manager).await;
        sign(&manager, list.row.id, "agreed").await.expect("a signature");
        sign(&manager, list.row.id, "changed my mind").await.expect("no second one");
        let signed = read::one(&manager, list.row.id).await.expect("the shortlist").signatures;
        assert_eq!(signed.iter().map(|s| (s.name.as_str(), s.row.note.as_str())).collect::<Vec<_>>(), [("Milica Petrović", "agreed")]);
        assert!(sign(&hr, list.row.id, "").await.is_err(), "HR draws and does not sign");
    }
}

chapter! {
    async fn a_dossier_holds_every_document_once_and_is_the_same_each_time(house) {
        let (reviews, hr, who) = scored(house, &[("Arta Krasniqi", "5"), ("Arta Krasniqi", "4")]).await;
        hold(house, &who[0], &reviews, b"%PDF-1.7 the first Arta's").await;
        hold(house, &who[1], &reviews, b"%PDF-1.7 the second Arta's").await;
        let list = drawn(&hr, &reviews.slug, first(2)).await;
        let bytes = zipped(house, &hr, list.row.id).await;
        house.clock.advance(86_400_000);
        assert_eq!(sha256_hex(&bytes), sha256_hex(zipped(house, &hr, list.row.id).await));

        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a ZIP");
        let mut read = |name: &str| {
            let mut content = Vec::new();
            archive.by_name(name).expect(name).read_to_end(&mut content).expect("its bytes");
            content
        };
        let manifest: serde_json::Value = serde_json::from_slice(&read("manifest.json")).expect("JSON");
        assert_eq!(manifest["files"][0]["sha256"], sha256_hex(read("applications.csv")));
        for (index, reference) in who.iter().enumerate() {
            let entry = &manifest["entries"][index]["documents"][0];
            let path = format!("documents/{:02}-arta-krasniqi-{reference}/cv.pdf", index + 1);
            assert_eq!(entry["path"], path.as_str());
            assert_eq!(entry["sha256"], sha256_hex(read(&path)));
        }
        assert_eq!(archive.len(), 4);
    }
}

chapter! {
    async fn a_long_list_is_written_part_by_part_in_its_order(house) {
        let reviews = Reviews::of(house, CRITERIA).await;
        let hr = person(house, "Besa Hoxha", Role::Hr).await;
        let mut who = Vec::new();
        for number in 0..230 {
            who.push(reviews.application(&format!("Candidate {number:03}")).await);
        }
        who.reverse();
        let list = drawn(&hr, &reviews.slug, these(&who.iter().collect::<Vec<_>>())).await;
        let text = String::from_utf8(tabled(house, &hr, list.row.id, Form::Csv).await).expect("UTF-8");
        let rows: Vec<(usize, String, String)> = csv::Reader::from_reader(text.as_bytes())
            .into_records()
            .map(|row| row.expect("a row"))
            .map(|row| (row[0].parse().expect("a position"), row[1].to_owned(), row[6].to_owned()))
            .collect();
        let name = |at| format!("Candidate {:03}", 230 - at);
        assert_eq!(rows, who.iter().zip(1..).map(|(reference, at)| (at, reference.clone(), name(at))).collect::<Vec<_>>());
        let mut archive = zip::ZipArchive::new(Cursor::new(zipped(house, &hr, list.row.id).await)).expect("a ZIP");
        let manifest: serde_json::Value = serde_json::from_reader(archive.by_name("manifest.json").expect("a manifest")).expect("JSON");
        let listed: Vec<_> = manifest["entries"].as_array().expect("entries").iter().map(|entry| &entry["reference"]).collect();
        assert_eq!(listed, who.iter().collect::<Vec<_>>());
    }

    async fn a_dossier_whose_database_goes_away_is_never_taken_for_whole(house) {
        let (reviews, hr, _) = scored(house, &[("Arta", "5")]).await;
        let list = drawn(&hr, &reviews.slug, first(1)).await;
        let elsewhere = wire::house(house.inside.settings.clone(), std::sync::Arc::clone(&house.inside.clock)).await.expect("another process");
        let hr = Context::new(elsewhere.clone(), hr.actor);
        let (zip, csv) = (take(&hr, list.row.id, Form::Zip).await.expect("a dossier"), take(&hr, list.row.id, Form::Csv).await.expect("a dossier"));
        let files = elsewhere.files.clone();
        elsewhere.store.clone().close().await.expect("an end");
        let mut bytes = Vec::new();
        archive::zip(zip, files.clone()).read_to_end(&mut bytes).await.expect("a stream");
        assert!(zip::ZipArchive::new(Cursor::new(bytes)).is_err());
        let is_refused = tokio::task::spawn_blocking(move || table(&csv, Form::Csv, &files).is_err());
        assert!(is_refused.await.expect("an answer"), "half a table");
    }
}

chapter! {
    async fn what_is_given_to_nobody_is_in_no_dossier_and_named_there(house) {
        let (reviews, hr, who) = scored(house, &[("Arta", "5"), ("Blerim", "4")]).await;
        let first_one = reviews.row(&who[0]).await.id;
        let found = document::Entity::find().filter(document::Column::ApplicationId.eq(first_one));
        let store = &house.inside.store;
        let mut row = found.one(store.read()).await.expect("a read").expect("a document").into_active_model();
        row.scan = Set(document::Scan::Infected);
        store.write(async |tx| row.update(tx).await).await.expect("a change");
        let list = drawn(&hr, &reviews.slug, first(2)).await;
        let mut archive = zip::ZipArchive::new(Cursor::new(zipped(house, &hr, list.row.id).await)).expect("a ZIP");
        let names: Vec<String> = archive.file_names().map(|name| name.expect("a name").into_owned()).collect();
        assert_eq!(names.iter().filter(|name| name.starts_with("documents/")).count(), 1, "{names:?}");
        assert!(names.iter().all(|name| !name.contains(&who[0])), "{names:?}");
        let manifest: serde_json::Value =
            serde_json::from_reader(archive.by_name("manifest.json").expect("a manifest")).expect("JSON");
        let withheld = &manifest["entries"][0]["documents"][0];
        assert_eq!((&withheld["path"], &withheld["scan"]), (&serde_json::Value::Null, &"infected".into()));
        let mut table = String::new();
        archive.by_name("applications.csv").expect("a table").read_to_string(&mut table).expect("text");
        assert!(table.contains("cv (withheld: infected)"), "{table}");
    }
}

chapter! {
    async fn a_document_that_is_not_what_was_sent_is_never_taken_for_whole(house) {
        let (reviews, hr, who) = scored(house, &[("Arta", "5")]).await;
        hold(house, &who[0], &reviews, b"%PDF-1.7 as it was sent").await;
        let list = drawn(&hr, &reviews.slug, first(1)).await;
        let folder = house.inside.settings.within_data("files").join("documents");
        let mut spoiled = 0;
        for shard in std::fs::read_dir(folder).expect("a folder") {
            for file in std::fs::read_dir(shard.expect("a shard").path()).expect("a shard") {
                std::fs::write(file.expect("a file").path(), b"%PDF-1.7 as it was SENT").expect("a change");
                spoiled += 1;
            }
        }
        assert!(spoiled > 0, "nothing was spoiled");
        assert!(zip::ZipArchive::new(Cursor::new(zipped(house, &hr, list.row.id).await)).is_err());
    }
}

chapter! {
    async fn the_table_comes_from_what_was_submitted_and_runs_no_formula(house) {
        let (reviews, hr, who) = scored(house, &[("=HYPERLINK(\"http://evil\")", "5")]).await;
        let list = drawn(&hr, &reviews.slug, first(1)).await;
        // The applicant's own row moves on; the version that was judged does not.
        let mut row = reviews.row(&who[0]).await.into_active_model();
        row.full_name = Set("Somebody Else".to_owned());
        house.inside.store.write(async |tx| row.update(tx).await).await.expect("a change");
        let text = String::from_utf8(tabled(house, &hr, list.row.id, Form::Csv).await).expect("UTF-8");
        assert!(text.starts_with("\u{feff}position,reference,rank,mean,"), "{text}");
        let row = text.lines().nth(1).expect("a row");
        assert!(row.contains("\"'=HYPERLINK(\"\"http://evil\"\")\"") && !row.contains("Somebody Else"), "{row}");

        let (one, two) = (tabled(house, &hr, list.row.id, Form::Xlsx).await, tabled(house, &hr, list.row.id, Form::Xlsx).await);
        assert_eq!(sha256_hex(&one), sha256_hex(&two));
        let mut book = zip::ZipArchive::new(Cursor::new(one)).expect("a ZIP");
        let mut sheet = String::new();
        book.by_name("xl/worksheets/sheet1.xml").expect("a sheet").read_to_string(&mut sheet).expect("XML");
        assert!(!sheet.contains("<f>") && sheet.contains("=HYPERLINK("), "{sheet}");
    }
}

chapter! {
    async fn a_withdrawn_application_is_not_chosen(house) {
        let (reviews, hr, who) = scored(house, &[("Arta", "5"), ("Blerim", "4")]).await;
        let mut row = reviews.row(&who[0]).await.into_active_model();
        row.state = Set(entity::application::State::Withdrawn);
        house.inside.store.write(async |tx| row.update(tx).await).await.expect("a change");
        assert_eq!(lines(&drawn(&hr, &reviews.slug, first(2)).await), [(1, who[1].as_str(), Some(1))]);
    }
}
