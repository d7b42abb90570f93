//! One application is given more time than the opening has: by HR alone, with a reason, on the record; everything else is
//! as it is for all.

use entity::Instant;
use entity::application::State;
use entity::opening;
use entity::staff::Role;
use meritum::actor::Actor;
use meritum::application::extend::{ExtendError, Extended, Wanted, all, extend};
use meritum::application::receipt::Statement;
use meritum::application::rules::admission::NotAccepting;
use meritum::application::rules::changes::Changes;
use meritum::application::submit::{SubmitError, submit};
use meritum::application::{export, read, return_link, save, verify};
use meritum::opening::Barred;
use meritum::opening::archive::{ArchiveError, archive};
use reqwest::Method;
use serde_json::json;

use crate::chapter;
use crate::rig::adverts::{Advert, CLOSES, Draft, SLUG, typed};
use crate::rig::reviews::person;

/// Noon two days after the opening's closing instant, in Prishtina.
const NOON: &str = "2025-02-16T12:00";
const UNTIL: Instant = Instant(1_739_703_600_000);

fn wanted(whom: &str, until: &str) -> Wanted {
    Wanted { whom: whom.to_owned(), until: until.to_owned(), reason: "The power was out in Peja.".to_owned() }
}

async fn give(advert: &Advert<'_>, whom: &str, until: &str) -> Result<Extended, ExtendError> {
    extend(&advert.hr, SLUG, &wanted(whom, until), None).await
}

fn codes(refused: Result<Extended, ExtendError>) -> Vec<(String, &'static str)> {
    match refused {
        Err(ExtendError::Invalid(wrong)) => wrong.into_iter().map(|one| (one.pointer, one.code)).collect(),
        other => panic!("{other:?}"),
    }
}

fn late(refused: &SubmitError) -> Option<Instant> {
    match refused {
        SubmitError::NotAccepting(NotAccepting::Closed { closes_at, .. }) => Some(*closes_at),
        _ => None,
    }
}

async fn sent_at(advert: &Advert<'_>, draft: &Draft, at: Instant) -> Result<i32, SubmitError> {
    advert.house.clock.set(at);
    submit(&draft.ctx, &draft.begun.reference, at, None).await.map(|sent| sent.version)
}

chapter! {
    async fn one_application_is_in_time_after_the_opening_has_closed(house) {
        let advert = Advert::published(house).await;
        let (late_one, other) = (advert.ready("Arta Krasniqi").await, advert.ready("Blerim Gashi").await);
        house.clock.set(CLOSES.plus_seconds(3600));
        let refused = sent_at(&advert, &late_one, house.now()).await.expect_err("it is late");
        assert_eq!(late(&refused), Some(CLOSES));

        let given = give(&advert, &late_one.begun.reference, NOON).await.expect("more time");
        assert_eq!((given.extension.until, given.state), (UNTIL, State::Draft));
        let own = read::own(&late_one.ctx, &late_one.begun.reference).await.expect("a read").expect("one's own");
        assert_eq!((own.accepting.clone(), own.window.closes_at), (Ok(()), Some(UNTIL)));

        // Its own instant is as exclusive as the opening's, and nobody else's.
        let refused = sent_at(&advert, &other, UNTIL.plus_millis(-1)).await.expect_err("it is late");
        assert_eq!(late(&refused), Some(CLOSES));
        let refused = sent_at(&advert, &late_one, UNTIL).await.expect_err("it is late");
        assert_eq!(late(&refused), Some(UNTIL));
        assert_eq!(sent_at(&advert, &late_one, UNTIL.plus_millis(-1)).await.expect("in time"), 1);

        // The receipt says that it is its own.
        let version = advert.versions().await.remove(0);
        let said: Statement = house.inside.keys.read_receipt(&version.receipt).expect("ours");
        assert_eq!((said.closes_at, said.extended, version.closes_at), (UNTIL, true, UNTIL));
        assert_eq!(verify::verify(&house.inside).await, Ok(Vec::new()));
    }

    async fn what_was_sent_may_be_changed_for_as_long(house) {
        let advert = Advert::published(house).await;
        let draft = advert.ready("Arta Krasniqi").await;
        assert_eq!(sent_at(&advert, &draft, CLOSES.plus_millis(-1)).await.expect("in time"), 1);
        house.clock.set(CLOSES.plus_seconds(60));
        give(&advert, "  arta.krasniqi@EXAMPLE.org ", NOON).await.expect("more time, by her mailbox");
        let changes = typed("Arta Berisha");
        save::save(&draft.ctx, &draft.begun.reference, &changes, None, house.now()).await.expect("saved");
        assert_eq!(sent_at(&advert, &draft, UNTIL.plus_millis(-1)).await.expect("in time"), 2);
        // An opening that closes later than that is later for everybody.
        let closes_at = UNTIL.plus_seconds(600);
        advert.change(|row| row.closes_at = sea_orm::Set(Some(closes_at))).await;
        let own = read::own(&draft.ctx, &draft.begun.reference).await.expect("a read").expect("one's own");
        assert_eq!(own.window.closes_at, Some(closes_at));
    }

    async fn whoever_had_begun_nothing_gets_a_draft_and_the_way_to_it(house) {
        let advert = Advert::published(house).await;
        house.clock.set(CLOSES.plus_seconds(60));
        let given = give(&advert, "drita@example.org", "2025-02-16").await.expect("more time");
        let letters = house.letters_to("drita@example.org").await;
        let letter = &letters.last().expect("a letter").text;
        for part in ["The power was out in Peja.", "For you it closes on Sunday 16 February 2025, 24:00", given.reference.as_str()] {
            assert!(letter.contains(part), "{part} in {letter}");
        }
        // Whoever has the mailbox goes on with that very draft, which is theirs from then on.
        let token = letter.lines().find_map(|line| line.split_once("/return/")).expect("a link").1.trim();
        let proven = return_link::follow(&house.context(Actor::Anyone), token).await.expect("an answer").expect("a way in");
        assert_eq!(proven.reference, given.reference);
        let again = give(&advert, "drita@example.org", "2025-02-17").await.expect("more of it");
        assert_eq!(again.reference, given.reference);
        assert_eq!(all(&advert.hr, SLUG).await.expect("a list").len(), 2);
    }

    async fn a_mailbox_means_what_was_sent_from_it_and_nobody_elses_draft(house) {
        let advert = Advert::published(house).await;
        // Anybody may have typed the address: only the reference tells whose draft it is.
        let draft = advert.ready("Arta Krasniqi").await;
        let mailbox = "arta.krasniqi@example.org";
        let at = |pointer: &str, code| vec![(pointer.to_owned(), code)];
        assert_eq!(codes(give(&advert, mailbox, NOON).await), at("/application", "unconfirmed"));
        assert_eq!(advert.applications().await.len(), 1);
        // Sent, it is meant before any other draft with that address.
        assert_eq!(sent_at(&advert, &draft, house.now()).await.expect("in time"), 1);
        let other = advert.draft("Arta Krasniqi").await;
        let given = give(&advert, mailbox, NOON).await.expect("more time");
        assert_eq!((given.reference.as_str(), given.told), (draft.begun.reference.as_str(), true));
        // A draft without an address is told nothing.
        let changes = Changes { email: Some(String::new()), ..Changes::default() };
        save::save(&other.ctx, &other.begun.reference, &changes, None, house.now()).await.expect("saved");
        assert!(!give(&advert, &other.begun.reference, NOON).await.expect("more time").told);
        // Two requests for a mailbox that nobody has begun with are one draft.
        let first = give(&advert, "drita@example.org", "2025-02-16").await.expect("more time");
        let second = give(&advert, "drita@example.org", "2025-02-17").await.expect("more time");
        assert_eq!(first.reference, second.reference);
        let all = export::export(&draft.ctx, &draft.begun.reference).await.expect("an export").expect("one's own");
        assert_eq!(all.extensions[0].reason, "The power was out in Peja.");
    }

    async fn more_time_has_its_limits(house) {
        let advert = Advert::published(house).await;
        let draft = advert.ready("Arta Krasniqi").await;
        let reference = draft.begun.reference.as_str();
        let at = |pointer: &str, code| vec![(pointer.to_owned(), code)];
        assert_eq!(codes(give(&advert, reference, "2025-02-14").await), at("/until", "no-more"));
        assert_eq!(codes(give(&advert, reference, "2025-03-17").await), at("/until", "too-late"));
        assert_eq!(codes(give(&advert, reference, "2024-01-01").await), at("/until", "past"));
        assert_eq!(codes(give(&advert, reference, " ").await), at("/until", "missing"));
        assert_eq!(codes(give(&advert, reference, "soon").await), at("/until", "unreadable"));
        assert_eq!(codes(give(&advert, "", NOON).await), at("/application", "missing"));
        assert_eq!(codes(give(&advert, "nobody", NOON).await), at("/application", "format"));
        assert_eq!(codes(give(&advert, "a@b", NOON).await), at("/application", "format"));
        assert_eq!(codes(give(&advert, "ZZZZ-ZZZZ-ZZZZ", NOON).await), at("/application", "unknown"));
        let silent = Wanted { reason: " ".to_owned(), ..wanted(reference, NOON) };
        assert_eq!(codes(extend(&advert.hr, SLUG, &silent, None).await), at("/reason", "missing"));
        assert_eq!(all(&advert.hr, SLUG).await.expect("a list"), Vec::new());

        // What was given is not shortened, and the opening is not put away before its end.
        give(&advert, reference, NOON).await.expect("more time");
        assert_eq!(codes(give(&advert, reference, "2025-02-16T11:59").await), at("/until", "no-more"));
        house.clock.set(CLOSES.plus_seconds(3600));
        assert!(matches!(archive(&advert.hr, SLUG, None).await, Err(ArchiveError::StillOpen)));
        house.clock.set(UNTIL.plus_seconds(600));
        archive(&advert.hr, SLUG, None).await.expect("put away");
        let barred = give(&advert, reference, "2025-02-17").await;
        assert!(matches!(barred, Err(ExtendError::Barred(Barred::WrongState { state: opening::State::Archived }))));
        // Nobody but HR.
        for ctx in [house.context(Actor::Anyone), draft.ctx.clone(), person(house, "Agim Rama", Role::Member).await] {
            let refused = extend(&ctx, SLUG, &wanted(reference, NOON), None).await;
            assert!(matches!(refused, Err(ExtendError::Barred(Barred::NotFound))), "{refused:?}");
        }
    }

    async fn hr_gives_it_by_page_and_by_api(house) {
        let advert = Advert::published(house).await;
        let draft = advert.ready("Arta Krasniqi").await;
        house.clock.set(CLOSES.plus_seconds(60));
        let visitor = house.visitor_of(&advert.hr).await;
        let room = format!("/staff/openings/{SLUG}/extensions");
        let page = visitor.get(&format!("/staff/openings/{SLUG}")).await;
        assert!(page.must_be(200).body().contains(&room));
        let page = visitor.get(&room).await;
        let form = page.must_be(200).form("main form").set("application", &draft.begun.reference).set("until_on", "2025-02-16");
        let wrong = visitor.submit(form.press("Give more time")).await;
        wrong.must_be(422);
        assert_eq!(wrong.text("#reason-error"), "Give a reason.");
        let mended = wrong.form("main form").set("until_time", "12:00").set("reason", "The power was out.");
        let done = visitor.submit(mended.press("Give more time")).await;
        // The same form pressed again is one extension; sent for somebody else it is another.
        let mended = wrong.form("main form").set("until_time", "12:00").set("reason", "The power was out.");
        visitor.submit(mended.press("Give more time")).await.must_be(303);
        assert_eq!(all(&advert.hr, SLUG).await.expect("a list").len(), 1);
        let other = wrong.form("main form").set("application", "lirim@example.org").set("reason", "Theirs, too.");
        visitor.submit(other.press("Give more time")).await.must_be(303);
        assert_eq!(all(&advert.hr, SLUG).await.expect("a list").len(), 2);
        let page = visitor.follow(&done).await;
        let listed = page.must_be(200).texts(".log li").join("\n");
        for part in [draft.begun.reference.as_str(), "not sent yet", "16 February 2025", "The power was out.", "Besa Hoxha"] {
            assert!(listed.contains(part), "{part} in {listed}");
        }

        house.clock.advance(1000);
        let (program, _) = house.program_of(&house.account("lule", Role::Hr).await).await;
        let path = format!("/api/v1/openings/{SLUG}/extensions");
        let body = json!({ "application": draft.begun.reference, "until": "2025-02-18T11:00:00Z", "reason": "Still out." });
        let made = program.json(Method::POST, &path, &body).await;
        assert_eq!(made.must_be(201).json()["until"], "2025-02-18T11:00:00Z");
        let items = program.get(&path).await.must_be(200).json()["items"].clone();
        assert_eq!((items[0]["reason"].as_str(), items.as_array().map(Vec::len)), (Some("Still out."), Some(3)));
        assert_eq!((&items[0]["state"], &items[0]["made_by"]), (&json!("draft"), &json!("lule")));
    }
}
