//! What was submitted may be changed and sent again until the instant: each submission is a version of its own, the last one
//! counts, and what was not sent again counts for nothing.

use crate::chapter;
use crate::rig::adverts::{Advert, CLOSES, Draft, PDF, typed, whole};
use crate::rig::house::House;
use entity::application::{self, State};
use meritum::actor::Actor;
use meritum::application::come_back::{ComeBackError, come_back};
use meritum::application::receipt::Statement;
use meritum::application::revert::revert;
use meritum::application::rules::changes::Changes;
use meritum::application::save::{SaveError, save};
use meritum::application::submit::{SubmitError, Submitted, submit};
use meritum::application::{export, read, remove, verify, withdraw};
use meritum::audit;
use meritum::document::which::Which;
use meritum::secrets::sha256_hex;
use sea_orm::EntityTrait;

/// A PDF that is not the first one.
fn another() -> Vec<u8> {
    [PDF, b"% again\n"].concat()
}

async fn sent(draft: &Draft) -> Submitted {
    submit(&draft.ctx, &draft.begun.reference, draft.ctx.now(), None).await.expect("sent")
}

fn named(name: &str) -> Changes {
    Changes { full_name: Some(name.to_owned()), ..Changes::default() }
}

fn statement(house: &House, submitted: &Submitted) -> Statement {
    house.inside.keys.read_receipt(&submitted.receipt).expect("ours")
}

async fn row(house: &House, draft: &Draft) -> application::Model {
    let found = application::Entity::find_by_id(draft.begun.id).one(house.inside.store.read()).await;
    found.expect("a read").expect("the application")
}

chapter! {
    async fn each_submission_is_a_version_and_the_last_one_counts(house) {
        let advert = Advert::published(house).await;
        let draft = advert.ready("Arta Krasniqi").await;
        let first = sent(&draft).await;
        house.clock.advance(60_000);
        let saved = save(&draft.ctx, &draft.begun.reference, &named("Arta Berisha"), None, house.now()).await;
        assert_eq!(saved.expect("saved").edited_at, Some(house.now()));
        draft.attach("cv", "again.pdf", &another()).await.expect("another CV");

        // Until it is sent again, the first version is what everybody sees.
        let own = read::own(&draft.ctx, &draft.begun.reference).await.expect("a read").expect("one's own");
        assert!(own.is_edited());
        assert_eq!(own.submission.as_ref().map(|version| (version.number, version.full_name.as_str())), Some((1, "Arta Krasniqi")));
        assert_eq!(own.sent[0].sha256, sha256_hex(PDF));
        assert_eq!(own.documents[0].sha256, sha256_hex(another()));
        let before = row(house, &draft).await;
        assert_eq!((before.state, before.name_fold.as_str()), (State::Submitted, "arta krasniqi"));

        house.clock.advance(60_000);
        let second = sent(&draft).await;
        assert_eq!((first.version, second.version, second.repeated), (1, 2, false));
        assert_eq!(second.documents[0].sha256, sha256_hex(another()));
        let after = row(house, &draft).await;
        assert_eq!((after.name_fold.as_str(), after.edited_at, after.submitted_at), ("arta berisha", None, Some(house.now())));
        // Nothing was changed since: the same receipt again.
        assert_eq!(sent(&draft).await.receipt, second.receipt);

        let versions = advert.versions().await;
        assert_eq!(versions.len(), 2);
        let kept = versions.iter().find(|version| version.number == 1).expect("the first");
        assert_eq!((kept.full_name.as_str(), kept.receipt.as_str()), ("Arta Krasniqi", first.receipt.as_str()));
        assert_eq!(house.letters_to("arta.krasniqi@example.org").await.len(), 2);
        let all = export::export(&draft.ctx, &draft.begun.reference).await.expect("an export").expect("one's own");
        assert_eq!(serde_json::to_value(&all).expect("JSON")["versions"].as_array().map(Vec::len), Some(2));
        assert_eq!(verify::verify(&house.inside).await, Ok(Vec::new()));
    }

    async fn the_former_mailbox_is_told_when_letters_go_elsewhere(house) {
        let advert = Advert::published(house).await;
        let draft = advert.ready("Arta Krasniqi").await;
        sent(&draft).await;
        house.clock.advance(60_000);
        let elsewhere = Changes { email: Some("somebody@example.org".to_owned()), ..Changes::default() };
        save(&draft.ctx, &draft.begun.reference, &elsewhere, None, house.now()).await.expect("saved");
        assert_eq!(house.letters_to("arta.krasniqi@example.org").await.len(), 1, "nothing was sent yet");
        sent(&draft).await;
        let told = house.letters_to("arta.krasniqi@example.org").await;
        assert_eq!(told.len(), 2);
        assert!(told[1].text.contains("another email address") && !told[1].text.contains("Krasniqi,"), "{}", told[1].text);
        assert_eq!(house.letters_to("somebody@example.org").await.len(), 1, "its receipt");
    }

    async fn receipts_of_an_opening_form_one_chain(house) {
        let advert = Advert::published(house).await;
        let (arta, blerim) = (advert.ready("Arta Krasniqi").await, advert.ready("Blerim Gashi").await);
        let one = sent(&arta).await;
        let two = sent(&blerim).await;
        save(&arta.ctx, &arta.begun.reference, &named("Arta Berisha"), None, house.now()).await.expect("saved");
        let three = sent(&arta).await;
        let said: Vec<_> = [&one, &two, &three].map(|sent| statement(house, sent)).into();
        assert_eq!(said.iter().map(|said| said.sequence).collect::<Vec<_>>(), [1, 2, 3]);
        assert_eq!(said[0].previous, None);
        assert_eq!(said[1].previous, Some(sha256_hex(&one.receipt)));
        assert_eq!(said[2].previous, Some(sha256_hex(&two.receipt)));
        assert_eq!(audit::verify(&house.inside.store).await, Ok(Vec::new()));
        // Whoever takes the middle one out is found out.
        let middle = advert.versions().await.into_iter().find(|version| version.sequence == 2).expect("the second");
        let gone = house.inside.store.write(async |tx| {
            entity::submission_document::Entity::delete_many().exec(tx).await?;
            entity::submission::Entity::delete_by_id(middle.id).exec(tx).await
        });
        gone.await.expect("gone");
        let broken = verify::verify(&house.inside).await.expect("a reading");
        let told = format!("the receipts of opening {} break at number 2", middle.opening_id);
        assert!(broken.contains(&told), "{broken:?}");
    }

    async fn what_was_not_sent_before_the_instant_counts_for_nothing(house) {
        let advert = Advert::published(house).await;
        let draft = advert.ready("Arta Krasniqi").await;
        let first = sent(&draft).await;
        house.clock.set(CLOSES.plus_millis(-1));
        save(&draft.ctx, &draft.begun.reference, &named("Arta Berisha"), None, house.now()).await.expect("saved");
        house.clock.set(CLOSES);
        let again = submit(&draft.ctx, &draft.begun.reference, house.now(), None).await;
        assert!(matches!(again, Err(SubmitError::NotAccepting(_))), "{again:?}");
        let more = save(&draft.ctx, &draft.begun.reference, &named("Arta Hoti"), None, house.now()).await;
        assert!(matches!(more, Err(SaveError::NotAccepting(_))), "{more:?}");
        let own = read::own(&draft.ctx, &draft.begun.reference).await.expect("a read").expect("one's own");
        assert_eq!(own.submission.map(|version| version.receipt), Some(first.receipt));
        revert(&draft.ctx, &draft.begun.reference).await.expect("dropped");
        let row = row(house, &draft).await;
        assert_eq!((row.full_name.as_str(), row.edited_at), ("Arta Krasniqi", None));
    }

    async fn a_file_under_way_at_the_instant_may_still_replace_what_was_sent(house) {
        let advert = Advert::published(house).await;
        let draft = advert.ready("Arta Krasniqi").await;
        sent(&draft).await;
        house.clock.set(CLOSES.plus_millis(5000));
        draft.attach_from(CLOSES.plus_millis(-1), "cv", "again.pdf", &another()).await.expect("within the grace");
        let second = sent(&draft).await;
        assert_eq!((second.version, second.documents[0].sha256.clone()), (2, sha256_hex(another())));
        house.clock.set(CLOSES.plus_millis(6000));
        let third = draft.attach_from(CLOSES.plus_millis(1), "cv", "late.pdf", PDF).await;
        assert!(third.is_err(), "{third:?}");
    }

    async fn changes_are_dropped_with_their_files(house) {
        let advert = Advert::published(house).await;
        let draft = advert.ready("Arta Krasniqi").await;
        sent(&draft).await;
        let (ctx, reference) = (&draft.ctx, draft.begun.reference.as_str());
        save(ctx, reference, &typed("Drita Hoti"), None, house.now()).await.expect("saved");
        remove::remove(ctx, reference, Which::Sole("cv"), house.now()).await.expect("taken off");
        draft.attach("letter", "letter.pdf", &another()).await.expect("a letter");
        let lacking = submit(ctx, reference, house.now(), None).await;
        assert!(matches!(lacking, Err(SubmitError::Incomplete(_))), "{lacking:?}");
        revert(ctx, reference).await.expect("dropped");
        let own = read::own(ctx, reference).await.expect("a read").expect("one's own");
        assert!(!own.is_edited());
        assert_eq!(own.application.email, "arta.krasniqi@example.org");
        let held: Vec<_> = own.documents.iter().map(|held| (held.requirement_key.as_str(), held.sha256.clone())).collect();
        assert_eq!(held, [("cv", sha256_hex(PDF))]);
        assert_eq!(entity::document::Entity::find().all(house.inside.store.read()).await.expect("a read").len(), 1);
        // What nobody changed is left as it is.
        revert(ctx, reference).await.expect("nothing to do");
    }

    async fn another_address_counts_once_it_is_sent(house) {
        let advert = Advert::published(house).await;
        advert.apply(whole("Blerim Gashi")).await.must_be(201);
        let draft = advert.ready("Arta Krasniqi").await;
        sent(&draft).await;
        house.work().await;
        let (ctx, reference) = (&draft.ctx, draft.begun.reference.as_str());
        let theirs = Changes { email: Some("blerim.gashi@example.org".to_owned()), ..Changes::default() };
        save(ctx, reference, &theirs, None, house.now()).await.expect("saved");
        let twice = submit(ctx, reference, house.now(), None).await;
        assert!(matches!(twice, Err(SubmitError::Already)), "{twice:?}");
        withdraw::withdraw(ctx, reference).await.expect("withdrawn");
        // The letter goes to the address of what was sent, not to one that was only typed.
        assert_eq!(house.letters_to("arta.krasniqi@example.org").await.len(), 2);
        assert_eq!(house.letters_to("blerim.gashi@example.org").await.len(), 1);
    }

    async fn a_withdrawal_is_taken_back_until_the_instant(house) {
        let advert = Advert::published(house).await;
        let draft = advert.ready("Arta Krasniqi").await;
        let first = sent(&draft).await;
        let (ctx, reference) = (&draft.ctx, draft.begun.reference.as_str());
        withdraw::withdraw(ctx, reference).await.expect("withdrawn");
        let back = come_back(ctx, reference, house.now()).await.expect("back");
        assert_eq!((back.state, back.withdrawn_at), (State::Submitted, None));
        assert_eq!(sent(&draft).await.receipt, first.receipt);

        withdraw::withdraw(ctx, reference).await.expect("withdrawn");
        advert.apply(whole("Arta Krasniqi")).await.must_be(201);
        let twice = come_back(ctx, reference, house.now()).await;
        assert!(matches!(twice, Err(ComeBackError::Already)), "{twice:?}");

        let late = advert.ready("Drita Hoti").await;
        sent(&late).await;
        withdraw::withdraw(&late.ctx, &late.begun.reference).await.expect("withdrawn");
        let too_late = come_back(&late.ctx, &late.begun.reference, CLOSES).await;
        assert!(matches!(too_late, Err(ComeBackError::NotAccepting(_))), "{too_late:?}");
        let stranger = house.context(Actor::Anyone);
        let strange = come_back(&stranger, reference, house.now()).await;
        assert!(matches!(strange, Err(ComeBackError::NotFound)), "{strange:?}");
    }

    async fn a_page_says_what_counts_and_lets_it_be_changed(house) {
        let advert = Advert::published(house).await;
        let draft = advert.ready("Arta Krasniqi").await;
        sent(&draft).await;
        let phone = house.visitor();
        phone.keep(&format!("apply-{}", draft.begun.reference), &draft.begun.token);
        let path = format!("/applications/{}", draft.begun.reference);
        let page = phone.get(&path).await;
        assert!(page.must_be(200).body().contains("you may change it and send it again"), "{}", page.body());
        let check = phone.get(&format!("{path}/check")).await;
        assert!(check.must_be(200).body().contains("You have sent exactly this"), "{}", check.body());
        save(&draft.ctx, &draft.begun.reference, &named("Arta Berisha"), None, house.now()).await.expect("saved");
        let page = phone.get(&path).await;
        assert!(page.body().contains("the changes are not sent"), "{}", page.body());
        let check = phone.get(&format!("{path}/check")).await;
        phone.submit(check.form("form[action$='submission']")).await.must_be(303);
        assert_eq!(advert.versions().await.len(), 2);
        save(&draft.ctx, &draft.begun.reference, &named("Arta Hoti"), None, house.now()).await.expect("saved");
        let page = phone.get(&path).await;
        phone.submit(page.form("form[action$='revert']")).await.must_be(303);
        assert_eq!(row(house, &draft).await.full_name, "Arta Berisha");
        withdraw::withdraw(&draft.ctx, &draft.begun.reference).await.expect("withdrawn");
        let page = phone.get(&path).await;
        phone.submit(page.form("form[action$='come-back']")).await.must_be(303);
        assert_eq!(row(house, &draft).await.state, State::Submitted);
    }
}
