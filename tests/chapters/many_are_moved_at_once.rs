//! Many are moved at once: all of them or none, each as it was seen, and for a while it can be taken back.

use entity::application::Stage;
use entity::audit_entry;
use entity::panel_member::PanelRole;
use entity::staff::Role;
use meritum::review::batch::BatchError;
use meritum::review::batch::carry_out::confirm;
use meritum::review::batch::choose::{Chosen, Picked, choose, move_at_once};
use meritum::review::batch::rules::Why;
use meritum::review::batch::undo::{Undone, undo};
use meritum::review::filter::Filter;
use meritum::review::stage::{Seen, move_to};
use meritum::store::idempotency::Key;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::{Value, json};

use crate::chapter;
use crate::rig::house::House;
use crate::rig::reviews::{Reviews, ask, person};

const CRITERIA: &[(&str, &str, bool)] = &[("finance", "3", true)];
const NEW: Seen = Seen { version: 1, stage: Stage::Received };

/// These, as they were when they came.
fn these(references: &[String]) -> Chosen {
    Chosen::These(references.iter().map(|one| Picked { reference: one.clone(), seen: NEW }).collect())
}

async fn some(reviews: &Reviews<'_>, names: &[&str]) -> Vec<String> {
    let mut references = Vec::new();
    for name in names {
        references.push(reviews.application(name).await);
    }
    references
}

async fn stages(reviews: &Reviews<'_>, references: &[String]) -> Vec<Stage> {
    let mut stages = Vec::new();
    for reference in references {
        stages.push(reviews.row(reference).await.stage);
    }
    stages
}

/// The facts of every move on the record.
async fn moves(house: &House, reviews: &Reviews<'_>) -> Vec<Value> {
    let entries = audit_entry::Entity::find()
        .filter(audit_entry::Column::OpeningId.eq(reviews.opening))
        .filter(audit_entry::Column::Act.eq("application.moved"))
        .order_by_asc(audit_entry::Column::Number);
    let entries = entries.all(house.inside.store.read()).await.expect("the record");
    entries.iter().map(|entry| serde_json::from_str(&entry.detail).expect("facts")).collect()
}

chapter! {
    async fn all_are_moved_and_the_batch_is_on_the_record(house) {
        let reviews = Reviews::of(house, CRITERIA).await;
        let hr = person(house, "Besa Hoxha", Role::Hr).await;
        let all = some(&reviews, &["Arta Gashi", "Blerim Shala", "Čedomir Ilić"]).await;
        let id = choose(&hr, &reviews.slug, Stage::Interview, &these(&all)).await.expect("a choice");
        assert_eq!(stages(&reviews, &all).await, [Stage::Received; 3], "nothing yet");
        let moved = confirm(&hr, &reviews.slug, id).await.expect("moves");
        assert_eq!((moved.batch, moved.moved), (id, 3));
        assert_eq!(stages(&reviews, &all).await, [Stage::Interview; 3]);
        let record = moves(house, &reviews).await;
        let facts = json!({ "from": "received", "to": "interview", "batch": id });
        assert_eq!(record, [facts.clone(), facts.clone(), facts]);
        let twice = confirm(&hr, &reviews.slug, id).await;
        assert!(matches!(twice, Err(BatchError::Over)), "{twice:?}");
    }

    async fn one_that_changed_stops_all(house) {
        let reviews = Reviews::of(house, CRITERIA).await;
        let hr = person(house, "Besa Hoxha", Role::Hr).await;
        let all = some(&reviews, &["Arta Gashi", "Blerim Shala"]).await;
        let id = choose(&hr, &reviews.slug, Stage::Interview, &these(&all)).await.expect("a choice");
        move_to(&hr, &all[1], Stage::Rejected, None).await.expect("a move");
        let refused = confirm(&hr, &reviews.slug, id).await;
        let Err(BatchError::Refused(refused)) = refused else { panic!("{refused:?}") };
        assert_eq!((refused.len(), refused[0].reference.as_str(), refused[0].why), (1, all[1].as_str(), Why::Changed));
        assert_eq!(stages(&reviews, &all).await, [Stage::Received, Stage::Rejected]);
        let leap = choose(&hr, &reviews.slug, Stage::Hired, &these(&all[..1])).await;
        let Err(BatchError::Refused(leap)) = leap else { panic!("{leap:?}") };
        assert_eq!(leap[0].why, Why::NoSuchStep(Stage::Received));
        assert_eq!(moves(house, &reviews).await.len(), 1, "the one that was moved alone");
    }

    async fn of_two_at_once_one_wins(house) {
        let reviews = Reviews::of(house, CRITERIA).await;
        let one = person(house, "Besa Hoxha", Role::Hr).await;
        let other = person(house, "Dragan Ilić", Role::Hr).await;
        let all = some(&reviews, &["Arta Gashi", "Blerim Shala", "Čedomir Ilić", "Dafina Berisha"]).await;
        let (chosen, slug) = (these(&all), reviews.slug.as_str());
        let backwards: Vec<String> = all.iter().rev().cloned().collect();
        let backwards = these(&backwards);
        let (first, second) = tokio::join!(
            move_at_once(&one, slug, Stage::Interview, &chosen, None),
            move_at_once(&other, slug, Stage::Rejected, &backwards, None),
        );
        let won = [&first, &second].into_iter().filter(|outcome| outcome.is_ok()).count();
        assert_eq!(won, 1, "{first:?} {second:?}");
        let lost = if first.is_ok() { second } else { first };
        assert!(matches!(&lost, Err(BatchError::Refused(refused)) if refused.len() == 4), "{lost:?}");
        let now = stages(&reviews, &all).await;
        assert!(now.iter().all(|stage| *stage == now[0]), "{now:?}");
        assert_eq!(moves(house, &reviews).await.len(), 4);
    }

    async fn the_same_request_twice_at_once_moves_once_and_both_are_told_the_same(house) {
        let reviews = Reviews::of(house, CRITERIA).await;
        let hr = person(house, "Besa Hoxha", Role::Hr).await;
        let chosen = these(&some(&reviews, &["Arta Gashi", "Blerim Shala"]).await);
        let slug = reviews.slug.as_str();
        let text = |text: &str| text.to_owned();
        let key = Key { scope: text("stage-moves"), hash: text("h"), fingerprint: text("f") };
        let once = || move_at_once(&hr, slug, Stage::Interview, &chosen, Some(&key));
        let (first, second) = tokio::join!(once(), once());
        assert_eq!(first.expect("moved").batch, second.expect("told of it").batch);
        assert_eq!(moves(house, &reviews).await.len(), 2);
    }

    async fn what_is_taken_back_is_what_still_stands_there(house) {
        let reviews = Reviews::of(house, CRITERIA).await;
        let hr = person(house, "Besa Hoxha", Role::Hr).await;
        let other = person(house, "Dragan Ilić", Role::Hr).await;
        let all = some(&reviews, &["Arta Gashi", "Blerim Shala", "Čedomir Ilić", "Dafina Berisha"]).await;
        move_to(&hr, &all[0], Stage::UnderReview, None).await.expect("a move");
        let mut picked: Vec<Picked> =
            all.iter().map(|one| Picked { reference: one.clone(), seen: NEW }).collect();
        picked[0].seen.stage = Stage::UnderReview;
        let moved = move_at_once(&hr, &reviews.slug, Stage::Interview, &Chosen::These(picked), None).await;
        let moved = moved.expect("moves");
        move_to(&hr, &all[1], Stage::Offered, None).await.expect("a move");
        reviews.withdraw(&all[2]).await;
        let undone = undo(&other, &reviews.slug, moved.batch).await.expect("a way back");
        assert_eq!(undone, Undone { back: 2, stayed: 2 });
        let now = stages(&reviews, &all).await;
        assert_eq!(now, [Stage::UnderReview, Stage::Offered, Stage::Interview, Stage::Received]);
        let twice = undo(&hr, &reviews.slug, moved.batch).await;
        assert!(matches!(twice, Err(BatchError::Over)), "{twice:?}");
    }

    async fn after_a_while_it_stays_done(house) {
        let reviews = Reviews::of(house, CRITERIA).await;
        let hr = person(house, "Besa Hoxha", Role::Hr).await;
        let all = some(&reviews, &["Arta Gashi", "Blerim Shala"]).await;
        let moved = move_at_once(&hr, &reviews.slug, Stage::Interview, &these(&all[..1]), None).await.expect("a move");
        let late = choose(&hr, &reviews.slug, Stage::Interview, &these(&all[1..])).await.expect("a choice");
        house.clock.advance(30 * 60_000);
        for outcome in [undo(&hr, &reviews.slug, moved.batch).await.map(drop), confirm(&hr, &reviews.slug, late).await.map(drop)] {
            assert!(matches!(outcome, Err(BatchError::Over)), "{outcome:?}");
        }
        assert_eq!(stages(&reviews, &all).await, [Stage::Interview, Stage::Received]);
    }

    async fn nobody_but_hr_moves_anything(house) {
        let reviews = Reviews::of(house, CRITERIA).await;
        let elsewhere = Reviews::of(house, CRITERIA).await;
        let hr = person(house, "Besa Hoxha", Role::Hr).await;
        let all = some(&reviews, &["Arta Gashi"]).await;
        let moved = move_at_once(&hr, &reviews.slug, Stage::UnderReview, &these(&all), None).await.expect("a move");
        let waiting = Chosen::Matching(Filter::default());
        let waiting = choose(&hr, &reviews.slug, Stage::Interview, &waiting).await.expect("a choice");
        for ctx in [
            reviews.seat("Driton Krasniqi", PanelRole::Chair).await,
            reviews.seat("Milica Petrović", PanelRole::Manager).await,
            person(house, "Administrator", Role::Administrator).await,
        ] {
            let refused = [
                choose(&ctx, &reviews.slug, Stage::Interview, &these(&all)).await.map(drop),
                confirm(&ctx, &reviews.slug, waiting).await.map(drop),
                undo(&ctx, &reviews.slug, moved.batch).await.map(drop),
            ];
            assert!(refused.iter().all(|outcome| matches!(outcome, Err(BatchError::NotFound))), "{refused:?}");
        }
        // Neither is one opening's batch another's, nor its applications.
        let refused = undo(&hr, &elsewhere.slug, moved.batch).await;
        assert!(matches!(refused, Err(BatchError::NotFound)), "{refused:?}");
        let refused = choose(&hr, &elsewhere.slug, Stage::Interview, &these(&all)).await;
        assert!(matches!(&refused, Err(BatchError::Refused(all)) if all[0].why == Why::Unknown), "{refused:?}");
    }

    async fn over_the_api_all_or_none(house) {
        let reviews = Reviews::of(house, CRITERIA).await;
        let hr = person(house, "Besa Hoxha", Role::Hr).await;
        let all = some(&reviews, &["Arta Gashi", "Blerim Shala"]).await;
        let list = format!("/api/v1/openings/{}/applications", reviews.slug);
        let (_, _, rows) = ask(&hr, house, ("GET", &list), None, None).await;
        let items: Vec<Value> = rows["items"].as_array().expect("rows").iter()
            .map(|row| json!({ "reference": row["reference"], "seen": row["seen"] })).collect();
        let path = format!("/api/v1/openings/{}/stage-moves", reviews.slug);
        let post = ("POST", path.as_str());
        let body = json!({ "stage": "interview", "items": items });
        let (status, headers, done) = ask(&hr, house, post, None, Some(body.clone())).await;
        assert_eq!((status, &done["moved"], &done["stage"]), (201, &json!(2), &json!("interview")));
        let (status, _, refused) = ask(&hr, house, post, None, Some(body)).await;
        assert_eq!((status, &refused["code"], &refused["errors"][1]["code"]), (409, &json!("wrong-state"), &json!("changed")));
        let address = headers["location"].to_str().expect("an address").to_owned();
        let (status, _, back) = ask(&hr, house, ("DELETE", &address), None, None).await;
        assert_eq!((status, &back["returned"], &back["stayed"]), (200, &json!(2), &json!(0)));
        assert_eq!(ask(&hr, house, ("DELETE", &address), None, None).await.0, 409);

        let everybody = json!({ "stage": "under_review", "matching": { "stage": "received", "q": "arta" } });
        let (status, _, done) = ask(&hr, house, post, None, Some(everybody)).await;
        assert_eq!((status, &done["moved"]), (201, &json!(1)));
        assert_eq!(stages(&reviews, &all).await, [Stage::UnderReview, Stage::Received]);
        for (wrong, status) in [
            (json!({ "stage": "interview" }), 422),
            (json!({ "stage": "interview", "items": [] }), 422),
            (json!({ "stage": "interview", "items": [{ "reference": all[0], "seen": "x" }] }), 422),
            (json!({ "stage": "interview", "items": [], "matching": {} }), 422),
            (json!({ "stage": "elsewhere", "items": [] }), 400),
        ] {
            assert_eq!(ask(&hr, house, post, None, Some(wrong.clone())).await.0, status, "{wrong}");
        }
        let many: Vec<Value> = (0..501).map(|_| json!({ "reference": all[0], "seen": "1-received" })).collect();
        let (status, _, refused) = ask(&hr, house, post, None, Some(json!({ "stage": "interview", "items": many }))).await;
        assert_eq!((status, &refused["errors"][0]["code"]), (422, &json!("too-many")));
    }

    async fn on_the_page_they_are_chosen_confirmed_and_taken_back(house) {
        let reviews = Reviews::of(house, CRITERIA).await;
        let besa = person(house, "Besa Hoxha", Role::Hr).await;
        let driton = reviews.seat("Driton Krasniqi", PanelRole::Reviewer).await;
        let all = some(&reviews, &["Arta Gashi", "Blerim Shala", "Čedomir Ilić"]).await;
        let list = format!("/staff/openings/{}/applications", reviews.slug);
        let visitor = house.visitor_of(&besa).await;
        let page = visitor.get(&list).await;
        assert_eq!(page.attributes("tbody .pick input", "value").len(), 3);
        let nothing = visitor.submit(page.form("#moves").set("stage", "interview").press("Move …")).await;
        assert!(nothing.must_be(422).text(".problems").contains("Choose at least one"));

        let form = page.form("#moves").set("stage", "interview");
        let form = form.set("item", &format!("{} 1-received", all[0])).set("item", &format!("{} 1-received", all[2]));
        let confirm = visitor.follow(&visitor.submit(form.press("Move …")).await).await;
        assert_eq!(confirm.text("h1"), "Move 2 applications to “Interview”?");
        let done = visitor.follow(&visitor.submit(confirm.form("main form").press("Move")).await).await;
        assert!(done.text("main > .notice").contains("2 applications were moved to “Interview”."), "{}", done.text("main > .notice"));
        assert_eq!(stages(&reviews, &all).await, [Stage::Interview, Stage::Received, Stage::Interview]);
        let undone = visitor.follow(&visitor.submit(done.form("main > .notice form").press("Undo")).await).await;
        assert_eq!(undone.text("main > .notice"), "2 applications were moved back.");
        assert_eq!(stages(&reviews, &all).await, [Stage::Received; 3]);

        // All that the list finds, wherever they are.
        let narrowed = undone.form("form[role=search]").set("stage", "received").press("Search");
        let found = visitor.follow(&visitor.submit(narrowed).await).await;
        let confirm = visitor.submit(found.form("#moves").set("all", "yes").set("stage", "rejected").press("Move …")).await;
        let confirm = visitor.follow(&confirm).await;
        assert_eq!(confirm.text("h1"), "Move 3 applications to “Rejected”?");
        move_to(&besa, &all[1], Stage::Interview, None).await.expect("a move");
        let refused = visitor.submit(confirm.form("main form").press("Move")).await;
        let said = refused.must_be(409).text(".problems");
        assert!(said.contains(&format!("{} was moved or submitted anew", all[1])), "{said}");

        let reviewer = house.visitor_of(&driton).await;
        assert!(reviewer.get(&list).await.texts("#moves").is_empty(), "a reviewer moves nobody");
    }
}
