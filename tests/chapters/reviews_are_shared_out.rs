//! Reviews are shared out: each reviewer has their part, nobody has a friend's, and HR sees beforehand what would come of it.

use std::collections::HashSet;

use entity::panel_member::PanelRole;
use entity::staff::Role;
use entity::{StaffId, application, assignment, audit_entry, panel_member};
use meritum::context::Context;
use meritum::review::applications::list;
use meritum::review::assign::by_list::{Named, Whom, by_list};
use meritum::review::assign::end::end;
use meritum::review::assign::overview::{self, Card, Overview};
use meritum::review::assign::plan::{Asked, plan};
use meritum::review::assign::share::share;
use meritum::review::assign::take_away::take_away;
use meritum::review::assign::{AssignError, Infeasible};
use meritum::review::conflict::{declare, record};
use meritum::review::score::{ScoreError, score};
use meritum::review::{desk, figures};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Set};
use serde_json::json;

use crate::chapter;
use crate::rig::house::House;
use crate::rig::reviews::{Reviews, alias_of, ask, card, person, submit};

const CRITERIA: &[(&str, &str, bool)] = &[("finance", "3", true), ("english", "1", false)];

/// HR, three reviewers, and so many applications in the order of their arrival.
struct Scene<'a> {
    reviews: Reviews<'a>,
    hr: Context,
    panel: Vec<Context>,
    references: Vec<String>,
}

impl<'a> Scene<'a> {
    async fn of(house: &'a House, panel: &[&str], applications: usize) -> Self {
        let reviews = Reviews::of(house, CRITERIA).await;
        let hr = person(house, "Besa Hoxha", Role::Hr).await;
        let mut seats = Vec::new();
        for name in panel {
            seats.push(reviews.seat(name, PanelRole::Reviewer).await);
        }
        let mut scene = Self { reviews, hr, panel: seats, references: Vec::new() };
        scene.apply(applications).await;
        scene
    }

    /// So many more apply.
    async fn apply(&mut self, more: usize) {
        for _ in 0..more {
            let name = format!("Applicant {}", self.references.len());
            self.references.push(self.reviews.application(&name).await);
        }
    }

    fn slug(&self) -> &str {
        &self.reviews.slug
    }

    async fn share(&self, reviews: u32) -> Result<(), AssignError> {
        share(&self.hr, self.slug(), &Asked { reviews: Some(reviews), ..Asked::default() }, None, None).await
    }

    async fn overview(&self) -> Overview {
        let asked = overview::Asked { limit: 100, ..overview::Asked::default() };
        overview::overview(&self.hr, self.slug(), &asked).await.expect("an overview")
    }

    /// Who has each application, in the order of arrival.
    async fn panels(&self) -> Vec<HashSet<StaffId>> {
        let overview = self.overview().await;
        overview.items.iter().map(|item| item.assigned.iter().map(|has| has.id).collect()).collect()
    }

    /// How much each reviewer has, in the order of the panel.
    async fn loads(&self) -> Vec<usize> {
        let overview = self.overview().await;
        let load = |who: StaffId| overview.people.iter().find(|load| load.id == who).expect("a load").assigned;
        self.panel.iter().map(|ctx| load(me(ctx))).collect()
    }

    async fn record(&self) -> Vec<audit_entry::Model> {
        let entries = audit_entry::Entity::find().filter(audit_entry::Column::OpeningId.eq(self.reviews.opening));
        entries.order_by_asc(audit_entry::Column::Number).all(self.hr.store.read()).await.expect("the record")
    }
}

fn me(ctx: &Context) -> StaffId {
    ctx.actor.staff().expect("staff").id
}

fn email(ctx: &Context) -> String {
    format!("{}@example.org", me(ctx))
}

fn named(reference: &str, ctx: &Context) -> Named {
    Named { reference: reference.to_owned(), whom: Whom::Email(email(ctx)) }
}

/// What a reviewer has in their list.
async fn seen(ctx: &Context, slug: &str) -> Vec<String> {
    let page = list(ctx, slug, &meritum::review::applications::Asked::default()).await.expect("a list");
    page.items.iter().map(|row| row.who.address().to_owned()).collect()
}

/// Every kept figure is that of the cards and of who is expected.
async fn figures_hold(house: &House) {
    assert_eq!(figures::verify(&house.inside.store).await.expect("a read"), Vec::<String>::new());
}

chapter! {
    async fn each_gets_as_many_and_sees_no_other(house) {
        let scene = Scene::of(house, &["Driton", "Jelena", "Ana", "Luan"], 10).await;
        let asked = Asked { reviews: Some(2), ..Asked::default() };
        let before = plan(&scene.hr, scene.slug(), &asked).await.expect("a plan");
        assert_eq!((before.new, before.gone, before.uneven.is_none(), before.apart), (20, 0, true, None));
        assert_eq!(scene.overview().await.unassigned, 10, "a preview assigns nothing");
        let confirmed = Asked { seed: Some(before.seed), ..asked };
        share(&scene.hr, scene.slug(), &confirmed, Some(&before.mark), None).await.expect("shared out");

        assert_eq!(scene.loads().await, [5, 5, 5, 5]);
        assert!(scene.panels().await.iter().all(|panel| panel.len() == 2));
        for (ctx, getting) in scene.panel.iter().zip(&before.people) {
            let theirs = seen(ctx, scene.slug()).await;
            assert_eq!(theirs.len(), 5);
            let other = scene.references.iter().find(|reference| !theirs.contains(reference)).expect("another's");
            let refused = submit(ctx, other, &[("finance", "3")]).await;
            assert!(matches!(refused, Err(ScoreError::NotFound)), "{refused:?}");
            let start = desk::start(ctx, scene.slug()).await.expect("a read").expect("a desk");
            assert_eq!(start.progress.applications, 5);
            assert_eq!((getting.before, getting.after), (0, 5));
        }
        let entry = scene.record().await.pop().expect("an entry");
        assert_eq!(entry.act, "assignments.shared_out");
        assert!(entry.detail.contains(&before.mark) && !entry.detail.contains("Driton"), "{}", entry.detail);
        figures_hold(house).await;
        for who in &scene.panel {
            assert!(seen(who, scene.slug()).await.iter().all(|reference| scene.references.contains(reference)));
        }
    }

    async fn only_hr_shares_out(house) {
        let scene = Scene::of(house, &["Driton", "Jelena"], 3).await;
        let chair = scene.reviews.seat("Chair", PanelRole::Chair).await;
        let admin = person(house, "Admin", Role::Administrator).await;
        let path = format!("/api/v1/openings/{}/assignments", scene.slug());
        let one = format!("{path}/{}/{}", scene.references[0], me(&scene.panel[0]));
        let body = json!({ "reviews_per_application": 1 });
        for ctx in [&scene.panel[0], &chair, &admin] {
            assert_eq!(ask(ctx, house, ("GET", &path), None, None).await.0, 404);
            assert_eq!(ask(ctx, house, ("POST", &path), None, Some(body.clone())).await.0, 404);
            assert_eq!(ask(ctx, house, ("DELETE", &one), None, None).await.0, 404);
            assert!(matches!(plan(ctx, scene.slug(), &Asked::default()).await, Err(AssignError::NotFound)));
            assert!(matches!(end(ctx, scene.slug()).await, Err(AssignError::NotFound)));
        }
        assert_eq!(scene.overview().await.unassigned, 3);
        let (status, _, told) = ask(&scene.hr, house, ("POST", &path), None, Some(body)).await;
        assert_eq!((status, &told["assigned"], &told["lacking"]), (201, &json!(true), &json!(0)));
        assert_eq!(told["items"].as_array().map(Vec::len), Some(3));
        assert_eq!(told["items"][0]["reviewers"][0]["card"], json!("none"));
        let (status, _, told) = ask(&scene.hr, house, ("GET", &format!("{path}?limit=2")), None, None).await;
        assert_eq!((status, told["items"].as_array().map(Vec::len)), (200, Some(2)));
        let next = format!("{path}?limit=2&cursor={}", told["next_cursor"].as_str().expect("a cursor"));
        let (_, _, told) = ask(&scene.hr, house, ("GET", &next), None, None).await;
        assert_eq!((told["items"].as_array().map(Vec::len), &told["next_cursor"]), (Some(1), &json!(null)));
        let (status, _, told) = ask(&scene.hr, house, ("GET", &format!("{path}?cursor=x")), None, None).await;
        assert_eq!((status, &told["code"]), (400, &json!("malformed")));
    }

    async fn nobody_gets_a_friend_and_who_is_short_is_named(house) {
        let scene = Scene::of(house, &["Driton", "Jelena", "Ana"], 4).await;
        declare(&scene.panel[0], &scene.references[1], "My cousin.").await.expect("a conflict");
        let refused = scene.share(3).await;
        let Err(AssignError::Infeasible(Infeasible::Short(short))) = refused else { panic!("{refused:?}") };
        assert_eq!((short.len(), short[0].able, short[0].wanted), (1, 2, 3));
        assert_eq!(short[0].reference, scene.references[1]);
        let refused = scene.share(4).await;
        assert!(matches!(
            refused,
            Err(AssignError::Infeasible(Infeasible::TooFewReviewers { reviewers: 3, wanted: 4 }))
        ));
        assert!(!scene.overview().await.standing.opening.assigned, "nothing half");
        let path = format!("/api/v1/openings/{}/assignments", scene.slug());
        let body = json!({ "reviews_per_application": 3 });
        let (status, _, told) = ask(&scene.hr, house, ("POST", &path), None, Some(body)).await;
        assert_eq!((status, &told["code"]), (409, &json!("infeasible")));
        assert_eq!(told["short"], json!([{ "reference": scene.references[1], "able": 2, "wanted": 3 }]));

        scene.share(2).await.expect("shared out");
        assert!(!scene.panels().await[1].contains(&me(&scene.panel[0])));
        assert!(!seen(&scene.panel[0], scene.slug()).await.contains(&scene.references[1]));
    }

    async fn what_is_begun_stays_and_the_rest_follows(house) {
        let mut scene = Scene::of(house, &["Driton", "Jelena", "Ana"], 6).await;
        let (driton, jelena) = (scene.panel[0].clone(), scene.panel[1].clone());
        // Before anything was shared out, one card was submitted and one begun.
        submit(&driton, &scene.references[0], &[("finance", "4")]).await.expect("a card");
        score(&jelena, &scene.references[1], card(&[("finance", "2")], false), Some(0)).await.expect("a card");
        scene.share(2).await.expect("shared out");
        let first = scene.panels().await;
        assert!(first[0].contains(&me(&driton)) && first[1].contains(&me(&jelena)));
        assert_eq!(scene.loads().await, [4, 4, 4]);

        scene.apply(3).await;
        assert_eq!(scene.overview().await.unassigned, 3);
        assert!(!seen(&driton, scene.slug()).await.contains(&scene.references[7]), "not assigned yet");
        scene.share(2).await.expect("the rest");
        let second = scene.panels().await;
        assert_eq!(second[..6], first[..], "what was assigned stays");
        assert_eq!(scene.loads().await, [6, 6, 6]);

        // Anew, only what has a card stays.
        let anew = Asked { reviews: Some(2), anew: true, seed: Some(7) };
        let would = plan(&scene.hr, scene.slug(), &anew).await.expect("a plan");
        assert_eq!(would.new, would.gone, "as many as before");
        share(&scene.hr, scene.slug(), &anew, Some(&would.mark), None).await.expect("anew");
        let third = scene.panels().await;
        assert!(third[0].contains(&me(&driton)) && third[1].contains(&me(&jelena)));
        assert_eq!(scene.loads().await, [6, 6, 6]);
        figures_hold(house).await;
    }

    async fn who_has_too_much_already_is_named(house) {
        let scene = Scene::of(house, &["Driton", "Jelena", "Ana"], 6).await;
        let all: Vec<Named> = scene.references.iter().map(|reference| named(reference, &scene.panel[2])).collect();
        by_list(&scene.hr, scene.slug(), &all, None).await.expect("a list");
        let asked = Asked { reviews: Some(2), ..Asked::default() };
        let would = plan(&scene.hr, scene.slug(), &asked).await.expect("a plan");
        let uneven = would.uneven.expect("6 against 3 and 3");
        assert_eq!((uneven.least, uneven.most, uneven.must, uneven.is_kept), (3, 6, true, true));
        assert_eq!(uneven.reviewers, ["Ana"]);
    }

    async fn a_list_is_taken_whole_or_not_at_all(house) {
        let scene = Scene::of(house, &["Driton", "Jelena"], 3).await;
        let (driton, jelena) = (&scene.panel[0], &scene.panel[1]);
        record(&scene.hr, &scene.references[2], &email(jelena), "They row together.").await.expect("a conflict");
        let path = format!("/api/v1/openings/{}/assignments", scene.slug());
        let pair = |reference: &str, email: &str| json!({ "reference": reference, "email": email });
        let wrong = json!({ "assignments": [
            pair(&scene.references[0], &email(driton)),
            pair("0000-0000-0000", &email(driton)),
            pair(&scene.references[1], "nobody@example.org"),
            pair(&scene.references[2], &email(jelena)),
            pair(&scene.references[0].to_lowercase(), &email(driton)),
        ] });
        let (status, _, told) = ask(&scene.hr, house, ("POST", &path), None, Some(wrong)).await;
        assert_eq!(status, 422);
        let places: Vec<_> = told["errors"].as_array().expect("errors").iter().map(|e| (&e["pointer"], &e["code"])).collect();
        assert_eq!(places, [
            (&json!("/assignments/1/reference"), &json!("unknown")),
            (&json!("/assignments/2/email"), &json!("unknown")),
            (&json!("/assignments/3/email"), &json!("conflict-of-interest")),
            (&json!("/assignments/4/email"), &json!("duplicate")),
        ]);
        assert_eq!(scene.overview().await.unassigned, 3, "nothing half");
        let both = json!({ "reviews_per_application": 1, "assignments": [pair(&scene.references[0], &email(driton))] });
        assert_eq!(ask(&scene.hr, house, ("POST", &path), None, Some(both)).await.0, 400);

        let right = [named(&scene.references[1], driton), named(&scene.references[0], driton)];
        assert_eq!(by_list(&scene.hr, scene.slug(), &right, None).await.expect("a list"), 2);
        assert_eq!(by_list(&scene.hr, scene.slug(), &right, None).await.expect("a list"), 0, "they are there");
        let start = desk::start(driton, scene.slug()).await.expect("a read").expect("a desk");
        assert_eq!(start.first.as_ref(), Some(&scene.references[1]), "in the order of the list");
        assert_eq!(seen(jelena, scene.slug()).await, Vec::<String>::new());
        figures_hold(house).await;
    }

    async fn by_hand_one_comes_and_goes_until_the_card_is_in(house) {
        let scene = Scene::of(house, &["Driton", "Jelena"], 2).await;
        let (driton, arta) = (&scene.panel[0], &scene.references[0]);
        by_list(&scene.hr, scene.slug(), &[named(arta, driton)], None).await.expect("one");
        score(driton, arta, card(&[("finance", "3")], false), Some(0)).await.expect("a card");
        take_away(&scene.hr, scene.slug(), arta, me(driton)).await.expect("taken away");
        let refused = score(driton, arta, card(&[("finance", "3")], true), Some(1)).await;
        assert!(matches!(refused, Err(ScoreError::NotFound)), "{refused:?}");
        let again = take_away(&scene.hr, scene.slug(), arta, me(driton)).await;
        assert!(matches!(again, Err(AssignError::NotFound)), "{again:?}");
        by_list(&scene.hr, scene.slug(), &[named(arta, driton)], None).await.expect("one");
        score(driton, arta, card(&[("finance", "3")], true), Some(1)).await.expect("the card that was begun");
        let refused = take_away(&scene.hr, scene.slug(), arta, me(driton)).await;
        assert!(matches!(refused, Err(AssignError::Submitted)), "{refused:?}");
        assert_eq!(scene.overview().await.items[0].assigned[0].card, Card::Submitted);
        let acts: Vec<String> = scene.record().await.into_iter().map(|entry| entry.act).collect();
        let acts: Vec<&str> = acts.iter().map(String::as_str).filter(|act| act.starts_with("assign")).collect();
        assert_eq!(acts, ["assignment.added", "assignment.taken_away", "assignment.added"]);

        end(&scene.hr, scene.slug()).await.expect("ended");
        assert_eq!(seen(&scene.panel[1], scene.slug()).await.len(), 2, "everybody sees everything");
        assert_eq!(scene.reviews.row(arta).await.reviews, 1, "cards stay");
        figures_hold(house).await;
    }

    async fn a_review_is_complete_when_those_who_have_it_are_done(house) {
        let scene = Scene::of(house, &["Driton", "Jelena", "Ana"], 1).await;
        let arta = &scene.references[0];
        by_list(&scene.hr, scene.slug(), &[named(arta, &scene.panel[0])], None).await.expect("one");
        submit(&scene.panel[0], arta, &[("finance", "4")]).await.expect("a card");
        assert!(scene.reviews.row(arta).await.review_complete, "one of one");
        by_list(&scene.hr, scene.slug(), &[named(arta, &scene.panel[1])], None).await.expect("one more");
        assert!(!scene.reviews.row(arta).await.review_complete, "one of two");
        scene.reviews.change(|row| row.reviews_per_application = Set(Some(2))).await;
        let refused = scene.share(1).await;
        assert!(matches!(&refused, Err(AssignError::Invalid(wrong)) if wrong[0].code == "under-quorum"), "{refused:?}");
        submit(&scene.panel[1], arta, &[("finance", "4")]).await.expect("a card");
        assert!(scene.reviews.row(arta).await.review_complete);
    }

    async fn what_changed_since_the_preview_is_shown_again(house) {
        let mut scene = Scene::of(house, &["Driton", "Jelena"], 4).await;
        let asked = Asked { reviews: Some(1), seed: Some(3), ..Asked::default() };
        let would = plan(&scene.hr, scene.slug(), &asked).await.expect("a plan");
        scene.apply(1).await;
        let late = share(&scene.hr, scene.slug(), &asked, Some(&would.mark), None).await;
        assert!(matches!(late, Err(AssignError::Changed)), "{late:?}");
        assert_eq!(scene.overview().await.unassigned, 5);
        share(&scene.hr, scene.slug(), &asked, None, None).await.expect("whatever comes of it");
        assert_eq!(scene.overview().await.unassigned, 0);
    }

    async fn cards_and_conflicts_at_the_same_moment_come_before_or_after(house) {
        let scene = Scene::of(house, &["Driton", "Jelena", "Ana", "Luan"], 12).await;
        let (a, b, c) = (scene.panel[0].clone(), scene.panel[1].clone(), scene.panel[2].clone());
        let (one, two, three) = (&scene.references[0], &scene.references[1], &scene.references[2]);
        let (shared, conflict, early, other) = tokio::join!(
            scene.share(2),
            declare(&a, one, "My cousin."),
            submit(&b, two, &[("finance", "3")]),
            submit(&c, three, &[("finance", "3")]),
        );
        assert!(matches!(shared, Ok(()) | Err(AssignError::Changed)), "{shared:?}");
        // If it came after, and the application is not theirs any more, they are told, and nothing is half.
        assert!(conflict.is_ok() || !scene.panels().await[0].contains(&me(&a)), "{conflict:?}");
        if shared.is_err() {
            scene.share(2).await.expect("now that all is quiet");
        }
        // A conflict that came after leaves one too few; the rest is shared out again.
        scene.share(2).await.expect("the rest");
        let panels = scene.panels().await;
        assert!(conflict.is_err() || !panels[0].contains(&me(&a)), "the conflict wins");
        for (kept, who, at) in [(early, &b, 1), (other, &c, 2)] {
            assert!(kept.is_err() || panels[at].contains(&me(who)), "what is submitted stays theirs");
        }
        assert!(panels.iter().all(|panel| panel.len() == 2), "{panels:?}");
        figures_hold(house).await;
    }

    async fn many_sharings_at_once_make_one(house) {
        let scene = Scene::of(house, &["Driton", "Jelena", "Ana"], 5).await;
        let path = format!("/api/v1/openings/{}/assignments", scene.slug());
        let body = json!({ "reviews_per_application": 2 });
        let tries = (0..5).map(|_| ask(&scene.hr, house, ("POST", &path), None, Some(body.clone())));
        for (status, _, told) in futures_util::future::join_all(tries).await {
            assert!(matches!(status, 201 | 412), "{status} {told}");
        }
        assert!(scene.panels().await.iter().all(|panel| panel.len() == 2));
        assert_eq!(assignment::Entity::find().all(house.inside.store.read()).await.expect("rows").len(), 10);
    }

    async fn who_left_the_panel_leaves_their_part_to_the_rest(house) {
        let scene = Scene::of(house, &["Driton", "Jelena", "Ana"], 3).await;
        scene.share(2).await.expect("shared out");
        let gone = me(&scene.panel[0]);
        let theirs = seen(&scene.panel[0], scene.slug()).await;
        submit(&scene.panel[0], &theirs[0], &[("finance", "5")]).await.expect("a card");
        house.inside.store.write(async |tx| {
            panel_member::Entity::delete_by_id((scene.reviews.opening, gone)).exec(tx).await
        }).await.expect("off the panel");
        scene.share(2).await.expect("the rest");
        let overview = scene.overview().await;
        assert_eq!(overview.lacking, 0);
        let with = overview.items.iter().filter(|item| item.assigned.iter().any(|has| has.id == gone));
        let with: Vec<&str> = with.map(|item| item.who.address()).collect();
        assert_eq!(with, [theirs[0].as_str()], "what they judged stays theirs");
        assert!(overview.items.iter().all(|item| item.assigned.len() == 2));
        assert_eq!(scene.reviews.row(&theirs[0]).await.reviews, 1);
        figures_hold(house).await;
    }

    async fn who_reviews_blind_assigns_by_alias(house) {
        let scene = Scene::of(house, &["Driton"], 2).await;
        let me_too = panel_member::Model {
            opening_id: scene.reviews.opening,
            staff_id: me(&scene.hr),
            role: PanelRole::Reviewer,
        };
        house.inside.store.write(async |tx| {
            use sea_orm::{ActiveModelTrait, IntoActiveModel};
            me_too.into_active_model().insert(tx).await
        }).await.expect("a seat");
        scene.reviews.change(|row| row.blind = Set(true)).await;
        let arta = &scene.references[0];
        let refused = by_list(&scene.hr, scene.slug(), &[named(arta, &scene.panel[0])], None).await;
        assert!(matches!(refused, Err(AssignError::Invalid(_))), "{refused:?}");
        let alias = alias_of(house, arta).await;
        by_list(&scene.hr, scene.slug(), &[named(&alias, &scene.panel[0])], None).await.expect("by alias");
        let items = scene.overview().await.items;
        assert!(items.iter().all(|item| item.who.is_covered()));
        let path = format!("/api/v1/openings/{}/assignments", scene.slug());
        let (_, _, told) = ask(&scene.hr, house, ("GET", &path), None, None).await;
        assert!(!told.to_string().contains(arta.as_str()) && told.to_string().contains(&alias));
        // What one has a conflict with does not exist for oneself, here either.
        record(&scene.hr, &alias, &email(&scene.hr), "My neighbour.").await.expect("a conflict");
        assert_eq!(scene.overview().await.items.len(), 1);
        let refused = take_away(&scene.hr, scene.slug(), &alias, me(&scene.panel[0])).await;
        assert!(matches!(refused, Err(AssignError::NotFound)), "{refused:?}");
    }

    async fn who_comes_back_is_theirs_again(house) {
        let scene = Scene::of(house, &["Driton", "Jelena"], 4).await;
        scene.share(1).await.expect("shared out");
        let arta = scene.reviews.row(&scene.references[0]).await;
        let first = scene.panels().await[0].clone();
        let turn = async |state| {
            let row = application::ActiveModel { id: Set(arta.id), state: Set(state), ..Default::default() };
            house.inside.store.write(async |tx| { use sea_orm::ActiveModelTrait; row.clone().update(tx).await }).await.expect("a row");
        };
        turn(application::State::Withdrawn).await;
        assert_eq!(scene.loads().await.iter().sum::<usize>(), 3);
        scene.share(1).await.expect("nothing new");
        turn(application::State::Submitted).await;
        assert_eq!(scene.panels().await[0], first);
    }
}
