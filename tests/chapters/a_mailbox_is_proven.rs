//! Whoever types an address has not proven that it is theirs; whoever follows the letter has.

use crate::chapter;
use crate::rig::adverts::{Advert, SLUG, whole};
use crate::rig::house::House;
use crate::rig::visitor::Visitor;
use entity::ApplicationId;
use meritum::actor::Actor;
use meritum::application::rules::changes::Changes;
use meritum::application::save::save;
use meritum::application::{return_link, withdraw};
use meritum::link::{self, Subject};
use reqwest::Method;
use sea_orm::DbErr;
use serde_json::{Value, json};

/// A link as the letter has it.
async fn link_to(house: &House, id: ApplicationId) -> String {
    let (now, until) = (house.now(), house.now().plus_seconds(3600));
    let issued =
        house.inside.store.write(async |tx| Ok::<_, DbErr>(link::issue(tx, Subject::Returning(id), until, now).await));
    issued.await.expect("a write").expect("a link")
}

async fn status_with(house: &House, reference: &str, token: &str) -> u16 {
    let program = house.program();
    program.bearer(token);
    program.get(&format!("/api/v1/applications/{reference}")).await.status
}

async fn begin(program: &Visitor, body: &Value) -> Value {
    let path = format!("/api/v1/openings/{SLUG}/drafts");
    program.send(&path, program.request(Method::POST, &path).json(body)).await.must_be(201).json()
}

chapter! {
    async fn who_proves_a_mailbox_takes_its_draft_over_from_who_typed_it(house) {
        let advert = Advert::published(house).await;
        let begun = advert.draft("Arta Krasniqi").await.begun;
        assert_eq!(status_with(house, &begun.reference, &begun.token).await, 200);
        let anyone = house.context(Actor::Anyone);
        let link = link_to(house, begun.id).await;
        let proven = return_link::follow(&anyone, &link).await.expect("an answer").expect("a way in");
        assert_eq!(status_with(house, &begun.reference, &begun.token).await, 401);
        assert_eq!(status_with(house, &begun.reference, &proven.token).await, 200);
        assert_eq!(return_link::follow(&anyone, &link).await, Ok(None), "a link is spent once");
        // Another device of the same person.
        let link = link_to(house, begun.id).await;
        let again = return_link::follow(&anyone, &link).await.expect("an answer").expect("a way in");
        assert_eq!(again.token, proven.token);
    }

    async fn another_address_is_to_be_proven_anew_and_ends_the_links_of_the_one_before(house) {
        let advert = Advert::published(house).await;
        let draft = advert.draft("Arta Krasniqi").await;
        let anyone = house.context(Actor::Anyone);
        let first = link_to(house, draft.begun.id).await;
        let proven = return_link::follow(&anyone, &first).await.expect("an answer").expect("a way in");
        let stale = link_to(house, draft.begun.id).await;
        let changes = Changes { email: Some("right@example.org".to_owned()), ..Changes::default() };
        save(&draft.ctx, &draft.begun.reference, &changes, None, house.now()).await.expect("saved");
        assert_eq!(return_link::follow(&anyone, &stale).await, Ok(None));
        let link = link_to(house, draft.begun.id).await;
        let moved = return_link::follow(&anyone, &link).await.expect("an answer").expect("a way in");
        assert_ne!(moved.token, proven.token);
        assert_eq!(status_with(house, &draft.begun.reference, &proven.token).await, 401);
    }

    async fn a_mailbox_is_not_flooded_with_letters_nor_with_words_of_strangers(house) {
        Advert::published(house).await;
        let program = house.program();
        for count in 0..9 {
            let name = format!("Click http://evil.example/{count}");
            begin(&program, &json!({ "email": "victim@example.org", "full_name": name })).await;
        }
        let path = format!("/openings/{SLUG}/return");
        for _ in 0..5 {
            let form = house.visitor().get(&path).await.form("main form").set("email", "victim@example.org");
            house.visitor().submit(form).await;
            house.clock.advance(11 * 60 * 1000);
        }
        let letters = house.letters_to("victim@example.org").await;
        assert_eq!(letters.len(), 6);
        assert!(letters.iter().all(|letter| !letter.text.contains("evil") && !letter.subject.contains("evil")));
    }

    async fn a_repeated_key_does_not_say_that_a_withdrawn_application_is_submitted(house) {
        let advert = Advert::published(house).await;
        let first = advert.apply_under(Some("the same key"), whole("Arta Krasniqi")).await.must_be(201).json();
        let again = advert.apply_under(Some("the same key"), whole("Arta Krasniqi")).await.must_be(201).json();
        assert_eq!(again["receipt"], first["receipt"]);
        let row = advert.applications().await.remove(0);
        let applicant = house.context(Actor::Applicant(row.id));
        withdraw::withdraw(&applicant, &row.reference).await.expect("withdrawn");
        let answer = advert.apply_under(Some("the same key"), whole("Arta Krasniqi")).await;
        assert_eq!(answer.must_be(409).json()["code"], "wrong-state");
    }
}
