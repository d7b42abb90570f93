//! A closing instant is fair to everybody: judged by one clock, or by none; never moved over somebody's head; and nobody who
//! began forgets it.

use crate::chapter;
use crate::rig::adverts::{Advert, CLOSES, SLUG, typed, whole};
use entity::Instant;
use meritum::application::rules::admission::NotAccepting;
use meritum::application::save::{SaveError, save};
use meritum::application::submit::{SubmitError, submit};
use meritum::application::{remind, withdraw};
use meritum::clock::{Carried, Clock};
use meritum::opening::amend::{AmendError, amend};
use meritum::opening::rules::{Closes, Edits};
use meritum::store::db_clock;

const HOUR: i64 = 3600;

fn closing(at: &str) -> Edits {
    Edits { closes: Closes::At(at.to_owned()), ..Edits::default() }
}

chapter! {
    async fn the_databases_clock_is_carried_not_this_machines(house) {
        let store = &house.inside.store;
        let clock = Carried::default();
        db_clock::measure(store, &clock).await.expect("the time");
        for _ in 0..20 {
            let (before, told, after) = (clock.now(), store.now().await.expect("the time"), clock.now());
            let doubt = i64::try_from(clock.doubt().as_millis()).expect("a short span") + 1;
            assert!(told.0 >= before.0 - doubt && told.0 <= after.0 + doubt, "{before:?} {told:?} {after:?} ± {doubt}");
        }
    }

    async fn nothing_is_taken_while_the_clock_is_in_doubt(house) {
        let advert = Advert::published(house).await;
        let draft = advert.ready("Arta Krasniqi").await;
        house.clock.doubt_by(501);
        let refused = advert.apply(whole("Blerim Gashi")).await;
        assert_eq!(refused.must_be(503).header("retry-after"), Some("1"));
        let sent = submit(&draft.ctx, &draft.begun.reference, house.now(), None).await;
        assert!(matches!(sent, Err(SubmitError::NotAccepting(NotAccepting::InDoubt))), "{sent:?}");
        let saved = save(&draft.ctx, &draft.begun.reference, &typed("Arta Hoti"), None, house.now()).await;
        assert!(matches!(saved, Err(SaveError::NotAccepting(NotAccepting::InDoubt))), "{saved:?}");
        house.program().get("/readyz").await.must_be(503);
        house.clock.doubt_by(500);
        advert.apply(whole("Blerim Gashi")).await.must_be(201);
        submit(&draft.ctx, &draft.begun.reference, house.now(), None).await.expect("sent");
    }

    async fn what_came_in_time_is_written_until_the_lists_are_final(house) {
        let advert = Advert::published(house).await;
        let (quick, slow) = (advert.ready("Arta Krasniqi").await, advert.ready("Blerim Gashi").await);
        let in_time = CLOSES.plus_millis(-1);
        house.clock.set(CLOSES.plus_seconds(630).plus_millis(-1));
        submit(&quick.ctx, &quick.begun.reference, in_time, None).await.expect("still written");
        house.clock.advance(1);
        let settled = submit(&slow.ctx, &slow.begun.reference, in_time, None).await;
        assert!(matches!(settled, Err(SubmitError::NotAccepting(NotAccepting::Settled { .. }))), "{settled:?}");
    }

    async fn an_earlier_closing_is_announced_in_time(house) {
        let advert = Advert::published(house).await;
        let draft = advert.ready("Arta Krasniqi").await;
        house.clock.set(CLOSES.plus_seconds(-100 * HOUR));
        let soon = amend(&advert.hr, SLUG, None, &closing("2025-02-13T19:59:59"), "The board meets earlier.", None).await;
        let Err(AmendError::Invalid(wrong)) = soon else { panic!("{soon:?}") };
        assert_eq!(wrong.iter().map(|wrong| wrong.code).collect::<Vec<_>>(), ["too-soon"]);
        amend(&advert.hr, SLUG, None, &closing("2025-02-13T20:00:00"), "The board meets earlier.", None).await.expect("amended");
        assert!(house.letters_to("arta.krasniqi@example.org").await.last().expect("a letter").subject.contains("Changed"));
        // Later again is never too soon, nor is it for those who are waiting for an extension.
        house.clock.set(CLOSES.plus_seconds(-29 * HOUR));
        amend(&advert.hr, SLUG, None, &closing("2025-02-13T21:00"), "One hour more.", None).await.expect("amended");
        drop(draft);
    }

    async fn whoever_has_a_draft_is_reminded_once_for_each_span(house) {
        let advert = Advert::published(house).await;
        let draft = advert.ready("Arta Krasniqi").await;
        let sent = advert.ready("Blerim Gashi").await;
        submit(&sent.ctx, &sent.begun.reference, house.now(), None).await.expect("sent");
        let ctx = house.context(meritum::actor::Actor::System);
        let at = |hours: i64| house.clock.set(Instant(CLOSES.0 - hours * HOUR * 1000));
        let mut told = Vec::new();
        for hours in [200, 168, 167, 48, 47, 3, 2, 1] {
            at(hours);
            told.push(remind::run(&ctx).await.expect("reminded"));
            told.push(remind::run(&ctx).await.expect("reminded"));
        }
        assert_eq!(told, [0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0]);
        let letters = house.letters_to("arta.krasniqi@example.org").await;
        let reminders: Vec<_> = letters.iter().filter(|letter| letter.subject.contains("Not sent yet")).collect();
        assert_eq!(reminders.len(), 3);
        assert!(reminders[0].text.contains("/return/"), "{}", reminders[0].text);
        assert!(!reminders[0].text.contains("Arta"), "whoever has the mailbox may be somebody else");
        assert!(!house.letters_to("blerim.gashi@example.org").await.iter().any(|l| l.subject.contains("Not sent yet")));
        drop(draft);
    }

    async fn a_mailbox_is_reminded_once_however_many_drafts_name_it(house) {
        let advert = Advert::published(house).await;
        for _ in 0..5 {
            drop(advert.draft("Arta Krasniqi").await);
        }
        let own = advert.ready("Blerim Gashi").await;
        submit(&own.ctx, &own.begun.reference, house.now(), None).await.expect("sent");
        drop(advert.draft("Blerim Gashi").await);
        house.clock.set(CLOSES.plus_seconds(-2 * HOUR));
        let ctx = house.context(meritum::actor::Actor::System);
        assert_eq!(remind::run(&ctx).await, Ok(1));
        let reminded = |letter: &&meritum::mail::Kept| letter.subject.contains("Not sent yet");
        assert_eq!(house.letters_to("arta.krasniqi@example.org").await.iter().filter(reminded).count(), 1);
        assert_eq!(house.letters_to("blerim.gashi@example.org").await.iter().filter(reminded).count(), 0);
    }

    async fn a_reminder_that_waits_is_not_sent_to_whoever_has_sent_by_then(house) {
        let advert = Advert::published(house).await;
        let draft = advert.ready("Arta Krasniqi").await;
        house.work().await;
        house.clock.set(CLOSES.plus_seconds(-2 * HOUR));
        let ctx = house.context(meritum::actor::Actor::System);
        assert_eq!(remind::run(&ctx).await, Ok(1));
        submit(&draft.ctx, &draft.begun.reference, house.now(), None).await.expect("sent");
        let letters = house.letters_to("arta.krasniqi@example.org").await;
        assert!(!letters.iter().any(|letter| letter.subject.contains("Not sent yet")), "{letters:?}");
        withdraw::withdraw(&draft.ctx, &draft.begun.reference).await.expect("withdrawn");
    }
}
