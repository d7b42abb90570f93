//! A review is scored: what a card says counts from the moment it is submitted, and nobody sees another's too early.

use entity::application::Stage;
use entity::opening::Visibility;
use entity::panel_member::PanelRole;
use entity::staff::Role;
use entity::{audit_entry, panel_member};
use meritum::document::which::Which;
use meritum::language::{Language, Text};
use meritum::review::card::Filled;
use meritum::review::document::TakeError;
use meritum::review::figures::{self, recompute_all};
use meritum::review::reopen::{ReopenError, reopen};
use meritum::review::score::{ScoreError, score};
use meritum::review::sight::Waiting;
use meritum::review::stage::{Seen, StageError, move_to};
use meritum::review::who::Who;
use meritum::review::{candidate, document, read};
use poem::http::HeaderMap;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Set};
use serde_json::json;

use crate::chapter;
use crate::rig::house::House;
use crate::rig::reviews::{Reviews, ask, card, person, submit};

const CRITERIA: &[(&str, &str, bool)] = &[("finance", "3", true), ("english", "1", false)];

/// What the record says was done, in order.
async fn record(house: &House, reviews: &Reviews<'_>) -> Vec<String> {
    let entries = audit_entry::Entity::find()
        .filter(audit_entry::Column::OpeningId.eq(reviews.opening))
        .order_by_asc(audit_entry::Column::Number);
    entries.all(house.inside.store.read()).await.expect("the record").into_iter().map(|entry| entry.act).collect()
}

fn tag(headers: &HeaderMap) -> &str {
    headers["etag"].to_str().expect("an entity tag")
}

chapter! {
    async fn what_is_not_rated_is_not_zero(house) {
        let reviews = Reviews::of(house, CRITERIA).await;
        let reviewer = reviews.seat("Driton Krasniqi", PanelRole::Reviewer).await;
        let arta = reviews.application("Arta Gashi").await;
        submit(&reviewer, &arta, &[("finance", "5")]).await.expect("a card");
        let row = reviews.row(&arta).await;
        assert_eq!((row.mean_exact.as_deref(), row.mean_key), (Some("5/1"), Some(5_000_000_000_000)));
        assert_eq!((row.reviews, row.review_complete), (1, true));
    }

    async fn a_mean_is_weighted_and_exact(house) {
        let reviews = Reviews::of(house, CRITERIA).await;
        let one = reviews.seat("Driton Krasniqi", PanelRole::Reviewer).await;
        let other = reviews.seat("Jelena Marković", PanelRole::Chair).await;
        let arta = reviews.application("Arta Gashi").await;
        // (3·4.25 + 1·5) / 4 = 17.75/4; the other rates one criterion alone: 3.
        let kept = submit(&one, &arta, &[("finance", "4.25"), ("english", "5")]).await.expect("a card");
        assert_eq!(kept.value.expect("a value").to_string(), "71/16");
        assert!(!reviews.row(&arta).await.review_complete, "the quorum is not there");
        submit(&other, &arta, &[("english", "3")]).await.expect("a card");
        let row = reviews.row(&arta).await;
        assert_eq!(row.mean_exact.as_deref(), Some("119/32"));
        assert_eq!((row.reviews, row.review_complete), (2, false), "finance is required and one card does not rate it");
    }

    async fn a_submitted_card_is_locked_until_its_author_reopens_it(house) {
        let reviews = Reviews::of(house, CRITERIA).await;
        let reviewer = reviews.seat("Driton Krasniqi", PanelRole::Reviewer).await;
        let arta = reviews.application("Arta Gashi").await;
        let kept = submit(&reviewer, &arta, &[("finance", "2")]).await.expect("a card");
        let again = score(&reviewer, &arta, card(&[("finance", "5")], true), Some(1)).await;
        assert!(matches!(again, Err(ScoreError::Frozen)), "{again:?}");
        assert!(matches!(reopen(&reviewer, &arta, 7).await, Err(ReopenError::Stale { yours: 7, current: 1 })));
        assert_eq!(reopen(&reviewer, &arta, kept.row.version).await.expect("a reopened card"), 2);
        let row = reviews.row(&arta).await;
        assert_eq!((row.reviews, row.mean_exact, row.mean_key, row.review_complete), (0, None, None, false));
        assert!(matches!(reopen(&reviewer, &arta, 2).await, Err(ReopenError::NotSubmitted)));
        score(&reviewer, &arta, card(&[("finance", "3")], true), Some(2)).await.expect("a card");
        assert_eq!(reviews.row(&arta).await.mean_exact.as_deref(), Some("3/1"));
        let acts = ["scorecard.submitted", "scorecard.reopened", "scorecard.submitted"];
        assert_eq!(record(house, &reviews).await, acts);
    }

    async fn of_two_tabs_one_wins_and_the_other_is_told(house) {
        let reviews = Reviews::of(house, CRITERIA).await;
        let reviewer = reviews.seat("Driton Krasniqi", PanelRole::Reviewer).await;
        let arta = reviews.application("Arta Gashi").await;
        let first = score(&reviewer, &arta, card(&[("finance", "2")], false), Some(0)).await.expect("a card");
        assert_eq!(first.row.version, 1);
        let (one, other) = tokio::join!(
            score(&reviewer, &arta, card(&[("finance", "3")], false), Some(1)),
            score(&reviewer, &arta, card(&[("finance", "4")], false), Some(1)),
        );
        let (won, lost) = if one.is_ok() { (one, other) } else { (other, one) };
        assert!(matches!(lost, Err(ScoreError::Stale { yours: 1, current: 2 })), "{lost:?}");
        let own = read::own_card(&reviewer, &arta).await.expect("a read").expect("a card");
        assert_eq!((own.version(), own.scores), (2, won.expect("the winner").scores));
        let unsaid = score(&reviewer, &arta, card(&[], false), None).await;
        assert!(matches!(unsaid, Err(ScoreError::VersionMissing)), "{unsaid:?}");
    }

    async fn two_first_versions_at_once_make_one_card(house) {
        let reviews = Reviews::of(house, CRITERIA).await;
        let reviewer = reviews.seat("Driton Krasniqi", PanelRole::Reviewer).await;
        let arta = reviews.application("Arta Gashi").await;
        let tries = (0..6).map(|_| score(&reviewer, &arta, card(&[("finance", "3")], false), Some(0)));
        let done = futures_util::future::join_all(tries).await;
        assert_eq!(done.iter().filter(|kept| kept.is_ok()).count(), 1);
        assert!(done.iter().all(|kept| matches!(kept, Ok(_) | Err(ScoreError::Stale { yours: 0, current: 1 }))));
    }

    async fn cards_submitted_at_once_are_all_counted(house) {
        let reviews = Reviews::of(house, CRITERIA).await;
        let mut panel = Vec::new();
        for name in ["A", "B", "C", "D", "E"] {
            panel.push(reviews.seat(name, PanelRole::Reviewer).await);
        }
        let arta = reviews.application("Arta Gashi").await;
        let scores = ["1", "2", "3", "4", "5"];
        let cards = panel.iter().zip(scores).map(|(ctx, score)| {
            let (ctx, reference) = (ctx.clone(), arta.clone());
            async move { submit(&ctx, &reference, &[("finance", score)]).await }
        });
        for kept in futures_util::future::join_all(cards).await {
            kept.expect("a card");
        }
        let row = reviews.row(&arta).await;
        assert_eq!((row.reviews, row.mean_exact.as_deref(), row.review_complete), (5, Some("3/1"), true));
    }

    async fn a_score_off_the_scale_is_refused_with_its_place(house) {
        let reviews = Reviews::of(house, CRITERIA).await;
        let reviewer = reviews.seat("Driton Krasniqi", PanelRole::Reviewer).await;
        let arta = reviews.application("Arta Gashi").await;
        let wrong = submit(&reviewer, &arta, &[("finance", "5.001"), ("english", "0"), ("charm", "3")]).await;
        let Err(ScoreError::Invalid(wrong)) = wrong else { panic!("{wrong:?}") };
        let places: Vec<_> = wrong.iter().map(|wrong| (wrong.pointer.as_str(), wrong.code)).collect();
        let expected =
            [("/scores/charm", "unknown"), ("/scores/finance", "off-the-scale"), ("/scores/english", "off-the-scale")];
        assert_eq!(places, expected);
        assert!(read::own_card(&reviewer, &arta).await.expect("a read").expect("a desk").row.is_none(), "nothing half");
        let empty = score(&reviewer, &arta, Filled { submitted: true, ..Filled::default() }, None).await;
        assert!(matches!(empty, Err(ScoreError::Invalid(_))), "{empty:?}");
    }

    async fn strangers_managers_and_hr_score_nothing(house) {
        let reviews = Reviews::of(house, CRITERIA).await;
        let elsewhere = Reviews::of(house, CRITERIA).await;
        let arta = reviews.application("Arta Gashi").await;
        let nobody = [
            elsewhere.seat("Another panel's", PanelRole::Chair).await,
            reviews.seat("Milica Petrović", PanelRole::Manager).await,
            person(house, "Besa Hoxha", Role::Hr).await,
            person(house, "Administrator", Role::Administrator).await,
        ];
        for ctx in &nobody {
            let refused = submit(ctx, &arta, &[("finance", "3")]).await;
            assert!(matches!(refused, Err(ScoreError::NotFound)), "{:?}: {refused:?}", ctx.actor);
        }
        for ctx in [&nobody[0], &nobody[3]] {
            assert!(read::cards(ctx, &arta).await.expect("a read").is_none());
            assert!(matches!(document::take(ctx, &arta, Which::Sole("cv")).await, Err(TakeError::NotFound)));
        }
        assert_eq!(record(house, &reviews).await, Vec::<String>::new());
    }

    async fn nobody_sees_anothers_card_before_their_own_is_in(house) {
        let reviews = Reviews::of(house, CRITERIA).await;
        let one = reviews.seat("Driton Krasniqi", PanelRole::Reviewer).await;
        let other = reviews.seat("Jelena Marković", PanelRole::Reviewer).await;
        let manager = reviews.seat("Milica Petrović", PanelRole::Manager).await;
        let arta = reviews.application("Arta Gashi").await;
        submit(&one, &arta, &[("finance", "5")]).await.expect("a card");

        let seen = read::cards(&other, &arta).await.expect("a read").expect("an application");
        assert_eq!((seen.waiting, seen.shown.len(), seen.figure.is_none()), (Some(Waiting::ForOwn), 0, true));
        score(&other, &arta, card(&[("finance", "1")], false), None).await.expect("a draft");
        let seen = read::cards(&other, &arta).await.expect("a read").expect("an application");
        assert_eq!((seen.waiting, seen.shown.len()), (Some(Waiting::ForOwn), 0));
        let seen = read::cards(&manager, &arta).await.expect("a read").expect("an application");
        let shown: Vec<&str> = seen.shown.iter().map(|card| card.reviewer.as_str()).collect();
        assert_eq!(shown, ["Driton Krasniqi"], "a draft is its author's alone");

        score(&other, &arta, card(&[("finance", "1")], true), Some(1)).await.expect("a card");
        let seen = read::cards(&other, &arta).await.expect("a read").expect("an application");
        assert_eq!((seen.waiting, seen.shown.len()), (None, 2));
        assert_eq!(seen.figure.expect("a figure").mean.expect("a mean").to_string(), "3/1");
    }

    async fn where_the_opening_says_so_everybody_waits_for_everybody(house) {
        let reviews = Reviews::of(house, CRITERIA).await;
        reviews.change(|row| row.visibility = Set(Visibility::AfterAll)).await;
        let one = reviews.seat("Driton Krasniqi", PanelRole::Reviewer).await;
        let other = reviews.seat("Jelena Marković", PanelRole::Chair).await;
        let arta = reviews.application("Arta Gashi").await;
        submit(&one, &arta, &[("finance", "5")]).await.expect("a card");
        let seen = read::cards(&one, &arta).await.expect("a read").expect("an application");
        assert_eq!((seen.waiting, seen.shown.len()), (Some(Waiting::ForAll), 1), "their own, for they wrote it");
        submit(&other, &arta, &[("finance", "2")]).await.expect("a card");
        let seen = read::cards(&one, &arta).await.expect("a read").expect("an application");
        assert_eq!((seen.waiting, seen.shown.len()), (None, 2));
    }

    async fn a_blind_review_covers_who_applied(house) {
        let reviews = Reviews::of(house, CRITERIA).await;
        reviews.change(|row| row.blind = Set(true)).await;
        let reviewer = reviews.seat("Driton Krasniqi", PanelRole::Reviewer).await;
        let manager = reviews.seat("Milica Petrović", PanelRole::Manager).await;
        let arta = reviews.application("Arta Gashi").await;
        let text = Text::new(Language::En);
        let mut papers = Vec::new();
        let alias = reviews.row(&arta).await.alias;
        let read = meritum::account::may::Act::ReadApplications;
        assert!(candidate::by_reference(&reviewer, &arta, read).await.expect("a read").is_none());
        assert!(candidate::by_reference(&manager, &alias, read).await.expect("a read").is_some(), "may be asked about it");
        for (ctx, address) in [(&reviewer, &alias), (&manager, &arta)] {
            let found = candidate::by_reference(ctx, address, read).await;
            let found = found.expect("a read").expect("the application");
            papers.push(candidate::read(ctx, &found, text).await.expect("a read").expect("a paper"));
        }
        assert!(papers[0].person.is_none() && papers[0].documents.is_empty());
        assert_eq!(papers[0].who, Who::Alias(alias.clone()));
        assert_eq!(papers[1].who.full_name(), Some("Arta Gashi"));
        for address in [&arta, &alias] {
            assert!(matches!(document::take(&reviewer, address, Which::Sole("cv")).await, Err(TakeError::NotFound)));
        }
        let (cv, content) = document::take(&manager, &arta, Which::Sole("cv")).await.expect("a document");
        assert_eq!((cv.name.as_str(), u64::try_from(cv.size).ok()), ("CV Arta Gashi.pdf", Some(content.size())));
        let acts = ["application.read", "application.read", "document.downloaded"];
        assert_eq!(record(house, &reviews).await, acts);
    }

    async fn figures_follow_the_panel_and_the_quorum(house) {
        let reviews = Reviews::of(house, CRITERIA).await;
        let one = reviews.seat("Driton Krasniqi", PanelRole::Reviewer).await;
        let other = reviews.seat("Jelena Marković", PanelRole::Reviewer).await;
        let arta = reviews.application("Arta Gashi").await;
        submit(&one, &arta, &[("finance", "5")]).await.expect("a card");
        assert!(!reviews.row(&arta).await.review_complete);
        let store = &house.inside.store;
        let done = store.write(async |tx| {
            let seat = (reviews.opening, other.actor.staff().expect("staff").id);
            panel_member::Entity::delete_by_id(seat).exec(tx).await?;
            let opening = entity::opening::Entity::find_by_id(reviews.opening).one(tx).await?.expect("the opening");
            recompute_all(tx, &opening, house.now()).await
        });
        done.await.expect("new figures");
        assert!(reviews.row(&arta).await.review_complete);
        assert_eq!(figures::verify(store).await.expect("a read"), Vec::<String>::new());
    }

    async fn an_application_moves_forward_and_back_on_the_record(house) {
        let reviews = Reviews::of(house, CRITERIA).await;
        let hr = person(house, "Besa Hoxha", Role::Hr).await;
        let reviewer = reviews.seat("Driton Krasniqi", PanelRole::Reviewer).await;
        let arta = reviews.application("Arta Gashi").await;
        let seen = Seen { version: 1, stage: Stage::Received };
        let moved = move_to(&hr, &arta, Stage::Rejected, Some(seen)).await.expect("a move");
        assert_eq!(moved, Seen { version: 1, stage: Stage::Rejected });
        let stale = move_to(&hr, &arta, Stage::UnderReview, Some(seen)).await;
        assert!(matches!(stale, Err(StageError::Stale)), "{stale:?}");
        let back = move_to(&hr, &arta, Stage::UnderReview, Some(moved)).await.expect("a move back");
        let leap = move_to(&hr, &arta, Stage::Hired, Some(back)).await;
        assert!(matches!(leap, Err(StageError::NoSuchStep { .. })), "{leap:?}");
        let refused = move_to(&reviewer, &arta, Stage::Interview, None).await;
        assert!(matches!(refused, Err(StageError::NotFound)), "{refused:?}");
        assert_eq!(reviews.row(&arta).await.stage, Stage::UnderReview);
        assert_eq!(record(house, &reviews).await, ["application.moved", "application.moved"]);
    }

    async fn a_card_is_filled_and_submitted_over_the_api(house) {
        let reviews = Reviews::of(house, CRITERIA).await;
        let reviewer = reviews.seat("Driton Krasniqi", PanelRole::Reviewer).await;
        let other = reviews.seat("Jelena Marković", PanelRole::Chair).await;
        let arta = reviews.application("Arta Gashi").await;
        let path = format!("/api/v1/applications/{arta}/scorecard");
        let (get, put) = (("GET", path.as_str()), ("PUT", path.as_str()));

        let (status, headers, body) = ask(&reviewer, house, get, None, None).await;
        assert_eq!((status, tag(&headers)), (200, "\"0\""));
        assert_eq!((&body["version"], &body["scores"], &body["submitted"]), (&json!(0), &json!({}), &json!(false)));

        let draft = json!({ "scores": { "finance": 4.25, "english": null }, "comment": "Led audits." });
        let (status, headers, body) = ask(&reviewer, house, put, None, Some(draft.clone())).await;
        assert_eq!((status, tag(&headers), &body["scores"]), (200, "\"1\"", &json!({ "finance": 4.25 })));
        let (status, _, body) = ask(&reviewer, house, put, None, Some(draft.clone())).await;
        assert_eq!((status, &body["code"]), (428, &json!("precondition-required")));
        let (status, _, body) = ask(&reviewer, house, put, Some("\"0\""), Some(draft)).await;
        assert_eq!((status, &body["your_version"], &body["current_version"]), (412, &json!(0), &json!(1)));

        let wrong = json!({ "scores": { "finance": 7 }, "submitted": true });
        let (status, _, body) = ask(&reviewer, house, put, Some("\"1\""), Some(wrong)).await;
        assert_eq!((status, &body["errors"][0]["pointer"]), (422, &json!("/scores/finance")));
        let unknown = json!({ "scores": {}, "mark": 3 });
        assert_eq!(ask(&reviewer, house, put, Some("\"1\""), Some(unknown)).await.0, 400);

        let card = json!({ "scores": { "finance": 4.25, "english": 5 }, "comment": "", "submitted": true });
        let (status, headers, body) = ask(&reviewer, house, put, Some("\"1\""), Some(card.clone())).await;
        assert_eq!((status, tag(&headers)), (200, "\"2\""));
        assert_eq!((&body["submitted"], &body["value"], &body["value_exact"]), (&json!(true), &json!(4.4375), &json!("71/16")));
        let (status, _, body) = ask(&reviewer, house, put, None, Some(card.clone())).await;
        assert_eq!((status, &body["code"]), (423, &json!("frozen")));

        let all = format!("/api/v1/applications/{arta}/scorecards");
        let (_, _, body) = ask(&other, house, ("GET", &all), None, None).await;
        assert_eq!((&body["items"], &body["waiting_for"], &body["mean"]), (&json!([]), &json!("own"), &json!(null)));
        let (_, _, body) = ask(&reviewer, house, ("GET", &all), None, None).await;
        assert_eq!((&body["items"][0]["reviewer"], &body["mean_exact"]), (&json!("Driton Krasniqi"), &json!("71/16")));

        let reopening = format!("{path}/reopening");
        let (status, _, body) = ask(&reviewer, house, ("POST", &reopening), Some("\"2\""), None).await;
        assert_eq!((status, &body["version"], &body["submitted"]), (200, &json!(3), &json!(false)));
    }

    async fn an_application_is_read_moved_and_its_document_taken_over_the_api(house) {
        let reviews = Reviews::of(house, CRITERIA).await;
        let hr = person(house, "Besa Hoxha", Role::Hr).await;
        let reviewer = reviews.seat("Driton Krasniqi", PanelRole::Reviewer).await;
        let arta = reviews.application("Arta Gashi").await;
        let path = format!("/api/v1/applications/{arta}");
        let (status, headers, body) = ask(&hr, house, ("GET", &path), None, None).await;
        assert_eq!((status, tag(&headers), &body["full_name"]), (200, "\"1-received\"", &json!("Arta Gashi")));
        assert_eq!((&body["documents"][0]["key"], &body["stage"]), (&json!("cv"), &json!("received")));

        let stage = format!("{path}/stage");
        let stage = ("PATCH", stage.as_str());
        let to = json!({ "stage": "under_review" });
        assert_eq!(ask(&reviewer, house, stage, Some("*"), Some(to.clone())).await.0, 404);
        assert_eq!(ask(&hr, house, stage, None, Some(to.clone())).await.0, 428);
        let (status, headers, _) = ask(&hr, house, stage, Some("\"1-received\""), Some(to.clone())).await;
        assert_eq!((status, tag(&headers)), (200, "\"1-under_review\""));
        assert_eq!(ask(&hr, house, stage, Some("\"1-received\""), Some(to)).await.0, 412);
        let leap = Some(json!({ "stage": "hired" }));
        let (status, _, body) = ask(&hr, house, stage, Some("*"), leap).await;
        assert_eq!((status, &body["code"]), (409, &json!("wrong-state")));

        let document = format!("{path}/documents/cv");
        let (status, headers, body) = ask(&reviewer, house, ("GET", &document), None, None).await;
        assert_eq!((status, body), (200, json!("%PDF-1.7 the CV of Arta Gashi")));
        let disposition = "attachment; filename=\"CV Arta Gashi.pdf\"; filename*=UTF-8''CV%20Arta%20Gashi.pdf";
        for (name, value) in [
            ("content-type", "application/pdf"),
            ("content-disposition", disposition),
            ("x-content-type-options", "nosniff"),
            ("content-security-policy", "sandbox; default-src 'none'"),
            ("cross-origin-resource-policy", "same-origin"),
            ("cache-control", "no-store"),
            ("content-length", "29"),
        ] {
            assert_eq!(headers.get_all(name).iter().collect::<Vec<_>>(), [value], "{name}");
        }
        let missing = format!("{path}/documents/letter");
        assert_eq!(ask(&reviewer, house, ("GET", &missing), None, None).await.0, 404);
    }
}
