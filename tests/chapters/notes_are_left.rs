//! Notes and tags are left on applications: by HR and panel, read as far as independence and a blind review allow (P6).

use entity::letter::Kind;
use entity::panel_member::PanelRole;
use entity::staff::Role;
use entity::{audit_entry, letter, note_mention};
use meritum::account::may::Act;
use meritum::context::Context;
use meritum::language::Language;
use meritum::review::applications::{Asked, list};
use meritum::review::candidate;
use meritum::review::notes::NoteError;
use meritum::review::notes::change::{change, remove};
use meritum::review::notes::leave::leave;
use meritum::review::notes::read::{self, Notes};
use meritum::review::notes::unread;
use meritum::review::sight::Waiting;
use meritum::review::tags::{self, TagError};
use meritum::store::idempotency::Key;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set};
use serde_json::json;

use crate::chapter;
use crate::rig::house::House;
use crate::rig::reviews::{Reviews, ask, person, submit};

const CRITERIA: &[(&str, &str, bool)] = &[("finance", "3", true)];

async fn notes(ctx: &Context, address: &str) -> Notes {
    let found = candidate::by_reference(ctx, address, Act::ReadApplications).await.expect("a read");
    read::of(ctx, &found.expect("the application")).await.expect("notes")
}

async fn bodies(ctx: &Context, address: &str) -> Vec<String> {
    notes(ctx, address).await.shown.into_iter().map(|note| note.body).collect()
}

async fn tagged(ctx: &Context, address: &str) -> Vec<String> {
    let found = candidate::by_reference(ctx, address, Act::ReadApplications).await.expect("a read");
    let tags = tags::of(ctx, &found.expect("the application")).await.expect("tags");
    tags.into_iter().map(|tag| tag.label).collect()
}

/// What the record says of notes and tags.
async fn record(house: &House, reviews: &Reviews<'_>) -> Vec<(String, String)> {
    let entries = audit_entry::Entity::find().filter(audit_entry::Column::OpeningId.eq(reviews.opening));
    let entries = entries.all(house.inside.store.read()).await.expect("the record");
    let ours = entries.into_iter().filter(|entry| entry.act.starts_with("note.") || entry.act.ends_with("tagged"));
    ours.map(|entry| (entry.act, entry.detail)).collect()
}

fn wrong(outcome: Result<entity::NoteId, NoteError>) -> &'static str {
    match outcome {
        Err(NoteError::Invalid(wrong)) => wrong[0].code,
        other => panic!("{other:?}"),
    }
}

chapter! {
    async fn a_reviewer_reads_others_notes_once_their_own_card_is_in(house) {
        let reviews = Reviews::of(house, CRITERIA).await;
        let hr = person(house, "Besa Hoxha", Role::Hr).await;
        let one = reviews.seat("Driton Krasniqi", PanelRole::Reviewer).await;
        let other = reviews.seat("Jelena Marković", PanelRole::Reviewer).await;
        let arta = reviews.application("Arta Gashi").await;
        leave(&one, &arta, "Strong in audits.", None).await.expect("a note");
        house.clock.advance(1);
        leave(&hr, &arta, "Called her.\r\nAvailable in March.", None).await.expect("a note");
        house.clock.advance(1);
        leave(&other, &arta, "I am not sure.", None).await.expect("a note");
        assert_eq!(bodies(&other, &arta).await, ["I am not sure."], "their own alone");
        assert_eq!(notes(&other, &arta).await.waiting, Some(Waiting::ForOwn));
        assert_eq!(bodies(&hr, &arta).await.len(), 3, "who does not review waits for nothing");
        submit(&other, &arta, &[("finance", "3")]).await.expect("a card");
        let all = ["Strong in audits.", "Called her.\nAvailable in March.", "I am not sure."];
        assert_eq!(bodies(&other, &arta).await, all);
        assert_eq!(bodies(&one, &arta).await, ["Strong in audits."]);
    }

    async fn in_a_blind_review_who_knows_is_not_read_by_who_does_not(house) {
        let reviews = Reviews::of(house, CRITERIA).await;
        reviews.change(|row| row.blind = Set(true)).await;
        let hr = person(house, "Flaka Berisha", Role::Hr).await;
        let manager = reviews.seat("Milica Petrović", PanelRole::Manager).await;
        let one = reviews.seat("Driton Krasniqi", PanelRole::Reviewer).await;
        let other = reviews.seat("Jelena Marković", PanelRole::Reviewer).await;
        let arta = reviews.application("Arta Gashi").await;
        let alias = reviews.row(&arta).await.alias;
        for knows in [&hr, &manager] {
            leave(knows, &arta, "Arta is the sister of somebody.", None).await.expect("a note");
            tags::put(knows, &arta, "knows the minister").await.expect("a tag");
        }
        // What a blind reviewer guesses is covered before the next one.
        leave(&one, &alias, "Is this Arta Gashi, arta@example.org?", None).await.expect("a note");
        for label in ["audits", "Gashi", "Hoxha"] {
            tags::put(&one, &alias, label).await.expect("a tag");
        }
        for reviewer in [&one, &other] {
            submit(reviewer, &alias, &[("finance", "3")]).await.expect("a card");
            assert_eq!(bodies(reviewer, &alias).await.len(), 1);
            assert!(candidate::by_reference(reviewer, &arta, Act::ReadApplications).await.expect("a read").is_none());
        }
        let read = bodies(&other, &alias).await;
        assert!(!read[0].contains("Arta") && !read[0].contains('@'), "{read:?}");
        assert_eq!(tagged(&other, &alias).await, ["audits", "Hoxha"], "another's wrong guess tells nothing");
        // What one guessed stands as one typed it, right or wrong: nothing says which.
        assert_eq!(bodies(&one, &alias).await, ["Is this Arta Gashi, arta@example.org?"]);
        assert_eq!(tagged(&one, &alias).await, ["audits", "Gashi", "Hoxha"]);
        let listed = async |ctx: &Context| {
            let page = list(ctx, &reviews.slug, &Asked::default()).await.expect("a list");
            page.items[0].tags.clone()
        };
        assert!(!listed(&other).await.contains(&"Gashi".to_owned()), "no list shows what the page hides");
        assert_eq!(bodies(&hr, &arta).await.len(), 3);
        assert_eq!(tagged(&hr, &arta).await, ["audits", "Gashi", "Hoxha", "knows the minister"]);
        // Nor can they be named by whom they do not read.
        assert_eq!(wrong(leave(&hr, &arta, "@Driton look", None).await), "unknown-person");
        leave(&one, &alias, "@Flaka please ask for the certificate", None).await.expect("a note");
    }

    async fn who_is_named_gets_a_letter_that_says_nothing_of_the_applicant(house) {
        let reviews = Reviews::of(house, CRITERIA).await;
        let elsewhere = Reviews::of(house, CRITERIA).await;
        elsewhere.seat("Elira Kola", PanelRole::Reviewer).await;
        let hr = person(house, "Besa Hoxha", Role::Hr).await;
        let driton = reviews.seat("Driton Krasniqi", PanelRole::Reviewer).await;
        let arta = reviews.application("Arta Gashi").await;
        leave(&hr, &arta, "@driton, and once more @Driton Krasniqi: Arta has no certificate.", None).await.expect("a note");
        let me = driton.actor.staff().expect("staff").id;
        let written = letter::Entity::find().filter(letter::Column::StaffId.eq(me));
        let written = written.all(house.inside.store.read()).await.expect("letters");
        assert_eq!(written.iter().map(|one| one.kind).collect::<Vec<_>>(), [Kind::Mentioned], "one, however often");
        let letters = house.letters_to(&format!("{}@example.org", me.0)).await;
        assert_eq!(letters.len(), 1);
        let said = format!("{:?}", letters[0]);
        assert!(said.contains("Besa Hoxha named you") && said.contains(&format!("/staff/applications/{arta}#notes")), "{said}");
        assert!(!said.contains("Arta") && !said.contains("certificate"), "{said}");

        let waiting = unread::mine(&driton, Language::En).await.expect("a list");
        assert_eq!((waiting.len(), waiting[0].author.as_str(), waiting[0].waits), (1, "Besa Hoxha", true));
        notes(&driton, &arta).await;
        assert_eq!(unread::mine(&driton, Language::En).await.expect("a list").len(), 1, "it was not before them yet");
        submit(&driton, &arta, &[("finance", "3")]).await.expect("a card");
        assert_eq!(notes(&driton, &arta).await.shown[0].mentions, ["Driton Krasniqi"]);
        assert_eq!(unread::mine(&driton, Language::En).await.expect("a list"), []);

        for (body, code) in [
            ("@Elira look", "unknown-person"),
            ("@Nobody look", "unknown-person"),
            ("  ", "missing"),
            (&"a".repeat(2001), "too-long"),
        ] {
            assert_eq!(wrong(leave(&hr, &arta, body, None).await), code, "{body}");
        }
        let another = reviews.seat("Driton Berisha", PanelRole::Reviewer).await;
        assert_eq!(wrong(leave(&hr, &arta, "@Driton look", None).await), "several-people");
        leave(&hr, &arta, "@Driton Berisha look", None).await.expect("a note");
        assert_eq!(unread::mine(&another, Language::En).await.expect("a list").len(), 1);
    }

    async fn who_has_a_conflict_is_not_named_and_reads_nothing(house) {
        let reviews = Reviews::of(house, CRITERIA).await;
        let hr = person(house, "Besa Hoxha", Role::Hr).await;
        let driton = reviews.seat("Driton Krasniqi", PanelRole::Reviewer).await;
        let arta = reviews.application("Arta Gashi").await;
        leave(&hr, &arta, "@Driton look", None).await.expect("a note");
        reviews.conflict(&driton, &arta).await;
        assert_eq!(wrong(leave(&hr, &arta, "@Driton look again", None).await), "unknown-person");
        assert!(matches!(leave(&driton, &arta, "I know her.", None).await, Err(NoteError::NotFound)));
        assert!(matches!(tags::put(&driton, &arta, "cousin").await, Err(TagError::NotFound)));
        assert_eq!(unread::mine(&driton, Language::En).await.expect("a list"), []);
        // The letter of before is not sent any more.
        let me = driton.actor.staff().expect("staff").id;
        assert_eq!(house.letters_to(&format!("{}@example.org", me.0)).await.len(), 0);
    }

    async fn ones_own_note_is_changed_for_a_while_and_removed_at_any_time(house) {
        let reviews = Reviews::of(house, CRITERIA).await;
        let hr = person(house, "Besa Hoxha", Role::Hr).await;
        let dragan = person(house, "Dragan Ilić", Role::Hr).await;
        let driton = reviews.seat("Driton Krasniqi", PanelRole::Manager).await;
        let arta = reviews.application("Arta Gashi").await;
        let id = leave(&hr, &arta, "Call hre.", None).await.expect("a note");
        assert!(matches!(change(&dragan, &arta, id, "Mine now.").await, Err(NoteError::NotFound)));
        assert!(matches!(remove(&dragan, &arta, id).await, Err(NoteError::NotFound)));
        house.clock.advance(14 * 60_000);
        change(&hr, &arta, id, "@Driton, call her.").await.expect("a change");
        assert_eq!(unread::mine(&driton, Language::En).await.expect("a list").len(), 1, "named only now");
        change(&hr, &arta, id, "Call her.").await.expect("a change");
        let mentions = note_mention::Entity::find().all(house.inside.store.read()).await.expect("mentions");
        assert!(mentions.is_empty(), "and no more");
        house.clock.advance(60_000);
        assert!(matches!(change(&hr, &arta, id, "Too late.").await, Err(NoteError::Over)));
        assert_eq!(bodies(&hr, &arta).await, ["Call her."]);
        remove(&hr, &arta, id).await.expect("a removal");
        assert_eq!(bodies(&hr, &arta).await, Vec::<String>::new());
        let record = record(house, &reviews).await;
        let acts: Vec<&str> = record.iter().map(|(act, _)| act.as_str()).collect();
        assert_eq!(acts, ["note.left", "note.changed", "note.changed", "note.removed"]);
        assert!(record.iter().all(|(_, facts)| !facts.contains("Call")), "never what it says: {record:?}");
    }

    async fn tags_are_their_authors_and_hr_keeps_them_tidy(house) {
        let reviews = Reviews::of(house, CRITERIA).await;
        let hr = person(house, "Besa Hoxha", Role::Hr).await;
        let one = reviews.seat("Driton Krasniqi", PanelRole::Reviewer).await;
        let other = reviews.seat("Jelena Marković", PanelRole::Reviewer).await;
        let arta = reviews.application("Arta Gashi").await;
        tags::put(&hr, &arta, "  To   call ").await.expect("a tag");
        tags::put(&hr, &arta, "to call").await.expect("the same");
        tags::put(&one, &arta, "Kosovë").await.expect("a tag");
        assert_eq!(tagged(&hr, &arta).await, ["Kosovë", "To call"]);
        assert_eq!(tagged(&other, &arta).await, ["To call"], "a reviewer's only when one's own card is in");
        tags::remove(&other, &arta, "to call").await.expect("nothing");
        assert_eq!(tagged(&hr, &arta).await.len(), 2, "not theirs");
        tags::remove(&hr, &arta, "KOSOVE").await.expect("a removal");
        assert_eq!(tagged(&one, &arta).await, ["To call"]);
        let (most, long): (Vec<String>, String) = ((0..21).map(|n| n.to_string()).collect(), "a".repeat(41));
        for labels in [most, vec![long], vec![" ".to_owned()]] {
            assert!(matches!(tags::put_all(&hr, &arta, &labels).await, Err(TagError::Invalid(_))), "{labels:?}");
        }
    }

    async fn the_same_note_sent_twice_at_once_is_left_once(house) {
        let reviews = Reviews::of(house, CRITERIA).await;
        let hr = person(house, "Besa Hoxha", Role::Hr).await;
        let arta = reviews.application("Arta Gashi").await;
        let text = |text: &str| text.to_owned();
        let key = Key { scope: text("notes"), hash: text("h"), fingerprint: text("f") };
        let once = || leave(&hr, &arta, "Strong in budgets.", Some(&key));
        let (first, second) = tokio::join!(once(), once());
        assert_eq!(first.expect("left"), second.expect("told of it"));
        assert_eq!(bodies(&hr, &arta).await.len(), 1);
    }

    async fn notes_and_tags_over_the_api(house) {
        let reviews = Reviews::of(house, CRITERIA).await;
        let hr = person(house, "Besa Hoxha", Role::Hr).await;
        let driton = reviews.seat("Driton Krasniqi", PanelRole::Reviewer).await;
        let arta = reviews.application("Arta Gashi").await;
        let path = format!("/api/v1/applications/{arta}/notes");
        let (status, headers, note) = ask(&hr, house, ("POST", &path), None, Some(json!({ "body": "@Driton: look." }))).await;
        assert_eq!((status, &note["mentions"], &note["mine"]), (201, &json!(["Driton Krasniqi"]), &json!(true)));
        let one = headers["location"].to_str().expect("an address").to_owned();
        let (_, _, list) = ask(&driton, house, ("GET", &path), None, None).await;
        assert_eq!((&list["items"], &list["waiting_for"]), (&json!([]), &json!("own")));
        let (status, _, refused) = ask(&hr, house, ("POST", &path), None, Some(json!({ "body": "@Elira" }))).await;
        assert_eq!((status, &refused["errors"][0]["code"]), (422, &json!("unknown-person")));
        let (status, _, changed) = ask(&hr, house, ("PATCH", &one), None, Some(json!({ "body": "Look." }))).await;
        assert_eq!((status, &changed["body"], &changed["mentions"]), (200, &json!("Look."), &json!([])));
        assert_eq!(ask(&driton, house, ("DELETE", &one), None, None).await.0, 404);
        assert_eq!(ask(&hr, house, ("DELETE", &one), None, None).await.0, 204);
        let tags = format!("/api/v1/applications/{arta}/tags");
        let (status, _, list) = ask(&hr, house, ("PUT", &tags), None, Some(json!({ "tags": ["b", "A"] }))).await;
        assert_eq!((status, &list["items"][0]), (200, &json!({ "tag": "A", "mine": true })));
        let (_, _, list) = ask(&hr, house, ("PUT", &tags), None, Some(json!({ "tags": ["b"] }))).await;
        assert_eq!(list["items"], json!([{ "tag": "b", "mine": true }]));
    }

    async fn on_the_page_notes_are_left_changed_and_removed(house) {
        let reviews = Reviews::of(house, CRITERIA).await;
        let besa = person(house, "Besa Hoxha", Role::Hr).await;
        let driton = reviews.seat("Driton Krasniqi", PanelRole::Manager).await;
        let arta = reviews.application("Arta Gashi").await;
        let (visitor, path) = (house.visitor_of(&besa).await, format!("/staff/applications/{arta}"));
        let page = visitor.get(&path).await;
        let refused = visitor.submit(page.form("#leave-note").set("body", "@Nobody <b>look</b>").press("Leave the note")).await;
        assert!(refused.must_be(422).body().contains("is called “Nobody”"));
        assert_eq!(refused.form("#leave-note").value("body"), Some("@Nobody <b>look</b>"), "nothing typed is lost");
        let form = refused.form("#leave-note").set("body", "@Driton <b>look</b>").press("Leave the note");
        let page = visitor.follow(&visitor.submit(form).await).await;
        assert_eq!(page.text(".notes .text"), "@Driton <b>look</b>");
        let page = visitor.follow(&visitor.submit(page.form("#put-tag").set("tag", "to call").press("Add")).await).await;
        assert_eq!(page.text("#tags .tag"), "to call");
        let page = visitor.follow(&visitor.submit(page.form("#tags li form").press("Remove to call")).await).await;
        assert!(page.texts("#tags .tag").is_empty());

        let theirs = house.visitor_of(&driton).await;
        let start = theirs.get("/staff").await;
        assert!(start.body().contains("Besa Hoxha, on Arta Gashi"), "{}", start.body());
        assert!(theirs.get(&path).await.texts(".notes form").is_empty(), "not theirs to change");
        assert!(!theirs.get("/staff").await.body().contains("on Arta Gashi"), "read");
        let page = visitor.follow(&visitor.submit(page.form(".notes .actions > form").press("Remove")).await).await;
        assert!(page.texts(".notes").is_empty());
    }
}
