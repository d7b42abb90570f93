//! An applicant is late, or just in time: the instant is exclusive to the millisecond, and nothing moves in between.

use crate::chapter;
use crate::rig::adverts::{Advert, CLOSES, PDF, SLUG, fields, file, typed, whole};
use entity::{Instant, audit_entry};
use meritum::actor::Actor;
use meritum::application::attach::AttachError;
use meritum::application::begin::{BeginError, begin};
use meritum::application::rules::admission::NotAccepting;
use meritum::application::save::{SaveError, save};
use meritum::application::submit::{SubmitError, submit};
use meritum::application::{read, remove};
use meritum::document::which::Which;
use meritum::language::Language;
use meritum::opening::amend::amend;
use meritum::opening::rules::{Closes, Edits};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Set};

fn late(at: Instant) -> NotAccepting {
    NotAccepting::Closed { closes_at: CLOSES, received_at: at, time_zone: "Europe/Belgrade".to_owned() }
}

chapter! {
    async fn the_last_millisecond_is_in_time_and_the_instant_itself_is_not(house) {
        let advert = Advert::published(house).await;
        house.clock.set(CLOSES.plus_millis(-1));
        advert.apply(whole("Arta Krasniqi")).await.must_be(201);
        let draft = advert.ready("Blerim Gashi").await;
        house.clock.set(CLOSES);
        let refused = submit(&draft.ctx, &draft.begun.reference, house.now(), None).await;
        assert!(matches!(&refused, Err(SubmitError::NotAccepting(why)) if *why == late(CLOSES)), "{refused:?}");
        let answer = advert.apply(whole("Drita Hoti")).await;
        let body = answer.must_be(409).json();
        assert_eq!(body["code"], "opening-closed");
        assert_eq!(body["closes_at"], "2025-02-14T23:00:00Z");
        assert_eq!(body["received_at"], "2025-02-14T23:00:00Z");
        assert_eq!(body["time_zone"], "Europe/Belgrade");
        assert_eq!((advert.applications().await.len(), advert.versions().await.len()), (2, 1));
        // Received in time, and written when the instant has passed: a busy server makes nobody late.
        submit(&draft.ctx, &draft.begun.reference, CLOSES.plus_millis(-1), None).await.expect("in time");
    }

    async fn every_way_to_write_asks_the_same_rule(house) {
        let advert = Advert::published(house).await;
        let draft = advert.ready("Arta Krasniqi").await;
        house.clock.set(CLOSES);
        let (ctx, reference) = (&draft.ctx, draft.begun.reference.as_str());
        let anyone = house.context(Actor::Anyone);
        let begun = begin(&anyone, SLUG, Language::En, &typed("Drita Hoti"), house.now(), None).await;
        assert!(matches!(&begun, Err(BeginError::NotAccepting(why)) if *why == late(CLOSES)), "{begun:?}");
        let saved = save(ctx, reference, &typed("Arta Hoti"), None, house.now()).await;
        assert!(matches!(&saved, Err(SaveError::NotAccepting(why)) if *why == late(CLOSES)), "{saved:?}");
        let attached = draft.attach("letter", "letter.pdf", PDF).await;
        assert!(matches!(&attached, Err(AttachError::NotAccepting(why)) if *why == late(CLOSES)), "{attached:?}");
        let removed = remove::remove(ctx, reference, Which::Sole("cv"), house.now()).await;
        assert!(matches!(&removed, Err(remove::RemoveError::NotAccepting(why)) if *why == late(CLOSES)), "{removed:?}");
        let own = read::own(ctx, reference).await.expect("a read").expect("the draft is still readable");
        assert_eq!((own.application.full_name.as_str(), own.documents.len()), ("Arta Krasniqi", 1));
        assert_eq!(own.accepting, Err(late(CLOSES)));
    }

    async fn an_upload_under_way_at_the_instant_may_finish_within_the_published_grace(house) {
        let advert = Advert::published(house).await;
        let draft = advert.draft("Arta Krasniqi").await;
        let other = advert.draft("Blerim Gashi").await;
        let began = CLOSES.plus_millis(-1);
        house.clock.set(CLOSES.plus_seconds(599));
        draft.attach_from(began, "cv", "cv.pdf", PDF).await.expect("within the grace");
        let sent = submit(&draft.ctx, &draft.begun.reference, house.now(), None).await.expect("within the grace");
        assert_eq!((sent.submitted_at, sent.closes_at), (house.now(), CLOSES));
        other.attach_from(began, "cv", "cv.pdf", PDF).await.expect("within the grace");
        house.clock.set(CLOSES.plus_seconds(600));
        let refused = submit(&other.ctx, &other.begun.reference, house.now(), None).await;
        assert!(matches!(refused, Err(SubmitError::NotAccepting(_))), "{refused:?}");
        let third = other.attach_from(began, "letter", "letter.pdf", PDF).await;
        assert!(matches!(third, Err(AttachError::NotAccepting(_))), "{third:?}");
        let graced = audit_entry::Entity::find()
            .filter(audit_entry::Column::Act.eq("application.submitted"))
            .one(house.inside.store.read())
            .await
            .expect("a read")
            .expect("an entry");
        assert!(graced.detail.contains("\"in_grace\":true"), "{}", graced.detail);
    }

    async fn grace_is_not_for_whoever_had_everything_in_time(house) {
        let advert = Advert::published(house).await;
        let draft = advert.ready("Arta Krasniqi").await;
        house.clock.set(CLOSES.plus_millis(1));
        let refused = submit(&draft.ctx, &draft.begun.reference, house.now(), None).await;
        assert!(matches!(refused, Err(SubmitError::NotAccepting(_))), "{refused:?}");
    }

    async fn of_a_hundred_submissions_around_the_instant_exactly_those_in_time_are_admitted(house) {
        let advert = Advert::published(house).await;
        let mut drafts = Vec::new();
        for number in 0..100 {
            drafts.push(advert.ready(&format!("Applicant N{number}")).await);
        }
        house.clock.set(CLOSES);
        let sends = drafts.iter().zip(-50_i64..).map(|(draft, offset)| async move {
            let outcome = submit(&draft.ctx, &draft.begun.reference, CLOSES.plus_millis(offset), None).await;
            (offset, outcome)
        });
        for (offset, outcome) in futures_util::future::join_all(sends).await {
            match outcome {
                Ok(sent) => assert!(offset < 0, "{offset} ms after the instant: {sent:?}"),
                Err(SubmitError::NotAccepting(NotAccepting::Closed { .. })) => assert!(offset >= 0, "{offset} ms"),
                Err(other) => panic!("{offset} ms: {other}"),
            }
        }
        assert_eq!(advert.versions().await.len(), 50);
    }

    async fn submissions_and_an_earlier_closing_have_one_order(house) {
        let advert = Advert::published(house).await;
        let mut drafts = Vec::new();
        for number in 0..24 {
            drafts.push(advert.ready(&format!("Applicant N{number}")).await);
        }
        // As soon as an earlier closing may be. The request is read half a second after it.
        let sooner = house.now().plus_seconds(72 * 3600).plus_millis(500);
        let received_at = sooner.plus_millis(500);
        let edits = Edits {
            closes: Closes::At("2025-02-06T08:00:00.500Z".to_owned()),
            ..Edits::default()
        };
        let amending = async {
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
            amend(&advert.hr, SLUG, None, &edits, "The post is needed sooner.", None).await.expect("an amendment")
        };
        let sends = drafts.iter().map(|draft| submit(&draft.ctx, &draft.begun.reference, received_at, None));
        let (amended, outcomes) = tokio::join!(amending, futures_util::future::join_all(sends));
        assert_eq!(amended.opening.closes_at, Some(sooner));
        let admitted = outcomes.iter().filter(|outcome| outcome.is_ok()).count();
        for outcome in &outcomes {
            match outcome {
                Ok(sent) => assert_eq!(sent.closes_at, CLOSES),
                Err(SubmitError::NotAccepting(NotAccepting::Closed { closes_at, .. })) => assert_eq!(*closes_at, sooner),
                Err(other) => panic!("{other}"),
            }
        }
        assert_eq!(advert.versions().await.len(), admitted);
        let record = audit_entry::Entity::find()
            .filter(audit_entry::Column::OpeningId.eq(advert.opening))
            .order_by_asc(audit_entry::Column::Number)
            .all(house.inside.store.read())
            .await
            .expect("a read");
        let after: Vec<&str> = record
            .iter()
            .skip_while(|entry| entry.act != "opening.amended")
            .map(|entry| entry.act.as_str())
            .filter(|act| *act == "application.submitted")
            .collect();
        assert_eq!(after, [""; 0], "nothing was admitted after the closing instant had moved");
    }

    async fn a_cancelled_opening_takes_nothing_and_a_hidden_one_is_not_there(house) {
        let advert = Advert::published(house).await;
        advert.change(|row| row.state = Set(entity::opening::State::Cancelled)).await;
        let refused = advert.apply(whole("Arta Krasniqi")).await.must_be(409).json();
        assert_eq!((&refused["code"], &refused["cancelled"]), (&"opening-closed".into(), &true.into()));
        advert.change(|row| row.state = Set(entity::opening::State::Draft)).await;
        advert.apply(whole("Arta Krasniqi")).await.must_be(404);
        advert
            .change(|row| {
                row.state = Set(entity::opening::State::Published);
                row.opens_at = Set(Some(house.now().plus_millis(1)));
            })
            .await;
        advert.apply(whole("Arta Krasniqi")).await.must_be(404);
        house.clock.advance(1);
        advert.apply(fields("Arta Krasniqi").part("cv", file("cv.pdf", PDF))).await.must_be(201);
    }
}
