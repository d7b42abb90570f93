//! Nobody judges a friend: with a conflict of interest an application does not exist for somebody, and what they said of it does
//! not count.

use entity::opening::Visibility;
use entity::panel_member::PanelRole;
use entity::staff::Role;
use entity::{assignment, audit_entry};
use meritum::application::extend::{ExtendError, Wanted, extend};
use meritum::context::Context;
use meritum::review::applications::{Asked, list};
use meritum::review::conflict::{ConflictError, declare, record, take_back};
use meritum::review::figures;
use meritum::review::progress;
use meritum::review::ranking_page::ranking;
use meritum::review::score::{ScoreError, score};
use meritum::review::{desk, read};
use meritum::shortlist::dossier::{Form, take};
use meritum::shortlist::draw::{DrawError, NewShortlist, draw};
use meritum::shortlist::read as shortlists;
use meritum::shortlist::sight::ReadError;
use meritum::shortlist::sign::{SignError, sign};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, Set};
use serde_json::json;

use crate::chapter;
use crate::rig::house::House;
use crate::rig::reviews::{Reviews, ask, card, person, submit};

const CRITERIA: &[(&str, &str, bool)] = &[("finance", "3", true), ("english", "1", false)];

/// Whom the list names, in its order.
async fn listed(ctx: &Context, slug: &str) -> Vec<String> {
    let page = list(ctx, slug, &Asked::default()).await.expect("a list");
    page.items.iter().map(|row| row.who.address().to_owned()).collect()
}

/// The addresses of a ranking.
async fn ranked(ctx: &Context, slug: &str) -> Vec<String> {
    let read = ranking(ctx, slug, None, None).await.expect("a ranking");
    read.page.items.iter().map(|row| row.who.address().to_owned()).collect()
}

fn first(size: u32) -> NewShortlist {
    NewShortlist { size: Some(size), references: None, reason: "The best.".to_owned() }
}

/// An application is assigned to a reviewer.
async fn assign(house: &House, reviews: &Reviews<'_>, reference: &str, reviewer: &Context, position: i32) {
    let row = assignment::Model {
        application_id: reviews.row(reference).await.id,
        reviewer_id: reviewer.actor.staff().expect("staff").id,
        opening_id: reviews.opening,
        position,
        assigned_by: reviewer.actor.staff().expect("staff").id,
        assigned_at: house.now(),
    };
    house.inside.store.write(async |tx| row.into_active_model().insert(tx).await).await.expect("an assignment");
}

chapter! {
    async fn for_whoever_declares_one_the_application_is_gone(house) {
        let reviews = Reviews::of(house, CRITERIA).await;
        let friend = reviews.seat("Driton Krasniqi", PanelRole::Reviewer).await;
        let other = reviews.seat("Jelena Marković", PanelRole::Reviewer).await;
        let (arta, blerim) = (reviews.application("Arta").await, reviews.application("Blerim").await);
        submit(&friend, &arta, &[("finance", "5")]).await.expect("a card");
        submit(&other, &arta, &[("finance", "2")]).await.expect("a card");
        assert!(matches!(declare(&friend, &arta, "  ").await, Err(ConflictError::Invalid(_))));
        declare(&friend, &arta, "She is my cousin.").await.expect("a conflict");
        declare(&friend, &arta, "Another reason.").await.expect("the first stands");

        assert_eq!(listed(&friend, &reviews.slug).await, [blerim.as_str()]);
        assert!(read::cards(&friend, &arta).await.expect("a read").is_none());
        let again = score(&friend, &arta, card(&[("finance", "5")], true), Some(2)).await;
        assert!(matches!(again, Err(ScoreError::Conflict)), "{again:?}");
        let start = desk::start(&friend, &reviews.slug).await.expect("a read").expect("a desk");
        assert_eq!((start.next.as_ref(), start.progress.applications), (Some(&blerim), 1));
        submit(&friend, &blerim, &[("finance", "3")]).await.expect("a card");
        assert_eq!(ranked(&friend, &reviews.slug).await, [blerim.as_str()], "open to them once what is theirs is in");

        let row = reviews.row(&arta).await;
        assert_eq!((row.reviews, row.mean_exact.as_deref(), row.review_complete), (1, Some("2/1"), true));
        assert_eq!(figures::verify(&house.inside.store).await.expect("a read"), Vec::<String>::new());
        let told = audit_entry::Entity::find().filter(audit_entry::Column::Act.eq("conflict.declared"));
        let told = told.all(house.inside.store.read()).await.expect("the record");
        assert_eq!(told.len(), 1);
        assert!(!told[0].detail.contains("cousin"), "the reason is for HR, who may erase it");
    }

    async fn over_the_api_every_door_is_gone_but_for_one_that_says_why(house) {
        let reviews = Reviews::of(house, CRITERIA).await;
        let friend = reviews.seat("Driton Krasniqi", PanelRole::Reviewer).await;
        let hr = person(house, "Besa Hoxha", Role::Hr).await;
        let arta = reviews.application("Arta").await;
        let path = format!("/api/v1/applications/{arta}");
        let conflicts = format!("{path}/conflicts");
        let (status, _, body) = ask(&friend, house, ("POST", &conflicts), None, Some(json!({ "reason": "" }))).await;
        assert_eq!((status, &body["errors"][0]["pointer"]), (422, &json!("/reason")));
        let others = json!({ "reason": "They row together.", "email": reviews_email(&friend) });
        let (status, _, _) = ask(&friend, house, ("POST", &conflicts), None, Some(others.clone())).await;
        assert_eq!(status, 404, "HR alone records somebody's");
        let (status, _, _) = ask(&hr, house, ("POST", &conflicts), None, Some(others)).await;
        assert_eq!(status, 201);
        for door in [path.clone(), format!("{path}/scorecards"), format!("{path}/documents/cv"), conflicts.clone()] {
            let (status, _, _) = ask(&friend, house, ("GET", &door), None, None).await;
            assert_eq!(status, 404, "{door}");
        }
        for (method, body) in [("GET", None), ("PUT", Some(json!({ "scores": {}, "submitted": false })))] {
            let (status, _, told) = ask(&friend, house, (method, &format!("{path}/scorecard")), None, body).await;
            assert_eq!((status, &told["code"]), (409, &json!("conflict-of-interest")));
        }
        let (_, _, body) = ask(&hr, house, ("GET", &conflicts), None, None).await;
        assert_eq!(body["items"][0]["reason"], json!("They row together."));
        let whose = format!("{conflicts}/{}", body["items"][0]["staff_id"].as_str().expect("an id"));
        let (status, _, _) = ask(&friend, house, ("DELETE", &whose), None, None).await;
        assert_eq!(status, 404);
        let (status, _, _) = ask(&hr, house, ("DELETE", &whose), None, None).await;
        assert_eq!(status, 204);
        let (status, _, _) = ask(&friend, house, ("GET", &path), None, None).await;
        assert_eq!(status, 200);
        let unknown = json!({ "reason": "x", "email": "nobody@example.org" });
        let (status, _, body) = ask(&hr, house, ("POST", &conflicts), None, Some(unknown)).await;
        assert_eq!((status, &body["errors"][0]["pointer"]), (422, &json!("/email")));
    }

    async fn nobody_chooses_among_those_whom_they_should_not_judge(house) {
        let reviews = Reviews::of(house, CRITERIA).await;
        let chair = reviews.seat("Jelena Marković", PanelRole::Chair).await;
        let manager = reviews.seat("Milica Petrović", PanelRole::Manager).await;
        let (arta, blerim) = (reviews.application("Arta").await, reviews.application("Blerim").await);
        submit(&chair, &arta, &[("finance", "5")]).await.expect("a card");
        submit(&chair, &blerim, &[("finance", "4")]).await.expect("a card");
        let drawn = draw(&chair, &reviews.slug, first(2), None).await.expect("a shortlist");
        declare(&manager, &arta, "My neighbour.").await.expect("a conflict");
        let seen = shortlists::one(&manager, drawn).await.expect("the list");
        assert_eq!(seen.entries.iter().map(|entry| entry.who.address()).collect::<Vec<_>>(), [blerim.as_str()]);
        assert!(matches!(sign(&manager, drawn, "").await, Err(SignError::Conflict)));
        assert!(matches!(take(&manager, drawn, Form::Csv).await, Err(ReadError::Conflict)));
        assert_eq!(ranked(&manager, &reviews.slug).await, [blerim]);
        declare(&chair, &arta, "A colleague.").await.expect("a conflict");
        assert!(matches!(draw(&chair, &reviews.slug, first(1), None).await, Err(DrawError::Conflict)));
    }

    async fn hr_takes_back_what_was_a_mistake_and_nobody_their_own(house) {
        let reviews = Reviews::of(house, CRITERIA).await;
        let friend = reviews.seat("Driton Krasniqi", PanelRole::Reviewer).await;
        let hr = person(house, "Besa Hoxha", Role::Hr).await;
        let arta = reviews.application("Arta").await;
        submit(&friend, &arta, &[("finance", "5")]).await.expect("a card");
        record(&hr, &arta, &reviews_email(&friend).to_uppercase(), "Said so.").await.expect("a conflict");
        let (whose, own) = (friend.actor.staff().expect("staff").id, hr.actor.staff().expect("staff").id);
        record(&hr, &arta, &reviews_email(&hr), "Mine too.").await.expect("a conflict");
        assert!(matches!(take_back(&hr, &arta, own).await, Err(ConflictError::NotFound)));
        let another = person(house, "Luan Hoti", Role::Hr).await;
        take_back(&another, &arta, own).await.expect("taken back");
        take_back(&hr, &arta, whose).await.expect("taken back");
        assert!(matches!(take_back(&hr, &arta, whose).await, Err(ConflictError::NotFound)));
        let card_of = read::own_card(&friend, &arta).await.expect("a read").expect("a card");
        assert!(!card_of.is_submitted(), "it is theirs to submit again");
        assert_eq!(card_of.scores.len(), 1);
    }

    async fn nobody_gives_a_friend_more_time(house) {
        let reviews = Reviews::of(house, CRITERIA).await;
        let hr = person(house, "Besa Hoxha", Role::Hr).await;
        let arta = reviews.application("Arta").await;
        let wanted = |whom: &str| Wanted {
            whom: whom.to_owned(),
            until: "2025-02-15".to_owned(),
            reason: "The line was down.".to_owned(),
        };
        declare(&hr, &arta, "My sister.").await.expect("a conflict");
        let email = reviews.row(&arta).await.email;
        for whom in [arta.as_str(), email.as_str()] {
            let told = extend(&hr, &reviews.slug, &wanted(whom), None).await;
            let Err(ExtendError::Invalid(wrong)) = told else { panic!("{whom}: {told:?}") };
            assert_eq!((wrong[0].pointer.as_str(), wrong[0].code), ("/application", "unknown"), "{whom}");
        }
    }

    async fn whoever_cannot_review_is_not_waited_for(house) {
        let reviews = Reviews::of(house, CRITERIA).await;
        reviews.change(|row| row.visibility = Set(Visibility::AfterAll)).await;
        let friend = reviews.seat("Driton Krasniqi", PanelRole::Reviewer).await;
        let other = reviews.seat("Jelena Marković", PanelRole::Reviewer).await;
        let arta = reviews.application("Arta").await;
        submit(&other, &arta, &[("finance", "2")]).await.expect("a card");
        assert!(read::cards(&other, &arta).await.expect("a read").expect("it").waiting.is_some());
        declare(&friend, &arta, "My brother.").await.expect("a conflict");
        assert_eq!(read::cards(&other, &arta).await.expect("a read").expect("it").waiting, None);
        assert_eq!(ranked(&other, &reviews.slug).await, [arta]);
    }

    async fn where_applications_are_assigned_nobody_reviews_what_is_not_theirs(house) {
        let reviews = Reviews::of(house, CRITERIA).await;
        reviews.change(|row| row.assigned = Set(true)).await;
        let one = reviews.seat("Driton Krasniqi", PanelRole::Reviewer).await;
        let chair = reviews.seat("Jelena Marković", PanelRole::Chair).await;
        let (arta, blerim) = (reviews.application("Arta").await, reviews.application("Blerim").await);
        let čedo = reviews.application("Čedomir").await;
        for (reference, position) in [(&čedo, 1), (&arta, 2)] {
            assign(house, &reviews, reference, &one, position).await;
        }
        let mut mine = listed(&one, &reviews.slug).await;
        mine.sort();
        let mut theirs = vec![čedo.clone(), arta.clone()];
        theirs.sort();
        assert_eq!(mine, theirs);
        assert!(matches!(submit(&one, &blerim, &[("finance", "2")]).await, Err(ScoreError::NotFound)));
        let start = desk::start(&one, &reviews.slug).await.expect("a read").expect("a desk");
        assert_eq!((start.next.as_ref(), start.progress.applications), (Some(&čedo), 2), "in the order of their assignment");
        assert_eq!(listed(&chair, &reviews.slug).await.len(), 3, "a chair sees everybody");
        assert!(matches!(submit(&chair, &arta, &[("finance", "2")]).await, Err(ScoreError::NotFound)));
        assert_eq!(progress::of(house.inside.store.read(), &standing(&chair, &reviews).await).await.expect("a count").open, 0);
        submit(&one, &čedo, &[("finance", "2")]).await.expect("a card");
        let seen = read::cards(&chair, &čedo).await.expect("a read").expect("it");
        assert_eq!((seen.waiting, seen.shown.len()), (None, 1), "they do not judge this one");
        assert!(reviews.row(&čedo).await.review_complete, "everybody to whom it is assigned has judged it");
        submit(&one, &arta, &[("finance", "3")]).await.expect("a card");
        assert_eq!(ranked(&one, &reviews.slug).await, [arta, čedo]);
        assert_eq!(figures::verify(&house.inside.store).await.expect("a read"), Vec::<String>::new());
    }
}

async fn standing(ctx: &Context, reviews: &Reviews<'_>) -> meritum::opening::standing::Standing {
    let act = meritum::account::may::Act::SeeRanking;
    meritum::opening::standing::by_slug(ctx, &reviews.slug, act).await.expect("a read").expect("the opening")
}

/// The address of somebody's account.
fn reviews_email(ctx: &Context) -> String {
    format!("{}@example.org", ctx.actor.staff().expect("staff").id.0)
}
