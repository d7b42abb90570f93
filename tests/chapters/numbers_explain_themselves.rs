//! Numbers explain themselves: who is harsh, how sure a rank is, why nothing can be said; the same digits on both databases.

use entity::calibrated;
use entity::panel_member::PanelRole;
use meritum::context::Context;
use meritum::review::calibrate;
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, Set};
use serde_json::{Value, json};

use crate::chapter;
use crate::rig::house::House;
use crate::rig::reviews::{Reviews, ask, submit};

const CRITERIA: &[(&str, &str, bool)] = &[("finance", "3", true), ("english", "1", false)];

/// A candidate's cards: who, finance, english.
type Cards = (&'static str, &'static [(usize, &'static str, &'static str)]);

/// Zana is harsh, Driton generous; everybody is seen by two of three.
const CARDS: &[Cards] = &[
    ("Arta", &[(0, "5", "4"), (1, "4", "4")]),
    ("Blerim", &[(1, "4", "3"), (2, "3", "3")]),
    ("Čedomir", &[(0, "4", "5"), (2, "3", "2")]),
    ("Drita", &[(0, "3", "3"), (1, "2", "3")]),
    ("Elira", &[(1, "2", "2"), (2, "1", "1")]),
    ("Fatmir", &[(0, "4", "2"), (2, "2", "3")]),
    ("Gani", &[(0, "5", "5"), (1, "5", "4")]),
    ("Hana", &[(1, "3", "5"), (2, "2", "4")]),
];

struct Scene<'a> {
    reviews: Reviews<'a>,
    manager: Context,
    panel: Vec<Context>,
    references: Vec<String>,
}

async fn scene<'a>(house: &'a House, cards: &[Cards]) -> Scene<'a> {
    let reviews = Reviews::of(house, CRITERIA).await;
    reviews.change(|opening| opening.positions = Set(3)).await;
    let manager = reviews.seat("Milica Petrović", PanelRole::Manager).await;
    let mut panel = Vec::new();
    for name in ["Driton Krasniqi", "Jelena Ilić", "Zana Berisha", "Emre Sahin"] {
        panel.push(reviews.seat(name, PanelRole::Reviewer).await);
    }
    let mut references = Vec::new();
    for (name, cards) in cards {
        let reference = reviews.application(name).await;
        for (who, finance, english) in *cards {
            let scores = [("finance", *finance), ("english", *english)];
            submit(&panel[*who], &reference, &scores).await.expect("a card");
        }
        references.push(reference);
    }
    Scene { reviews, manager, panel, references }
}

impl Scene<'_> {
    async fn ranking(&self, house: &House, query: &str) -> Value {
        let path = format!("/api/v1/openings/{}/ranking{query}", self.reviews.slug);
        let (status, _, body) = ask(&self.manager, house, ("GET", &path), None, None).await;
        assert_eq!(status, 200, "{body}");
        body
    }

    fn page(&self) -> String {
        format!("/staff/openings/{}/ranking", self.reviews.slug)
    }
}

/// One field of each application of the ranking, by name.
fn each(ranking: &Value, field: &str) -> Vec<(String, Value)> {
    let items = ranking["items"].as_array().expect("a list");
    items.iter().map(|item| (item["full_name"].as_str().expect("a name").to_owned(), item[field].clone())).collect()
}

chapter! {
    async fn the_figures_are_the_same_to_the_last_digit(house) {
        let scene = scene(house, CARDS).await;
        house.calculate().await;
        let ranking = scene.ranking(house, "").await;
        let fields =
            ["full_name", "mean_exact", "adjusted", "adjusted_within", "adjusted_rank", "rank_low", "rank_high", "in_cut"];
        let items = ranking["items"].as_array().expect("a list").iter().map(|item| {
            fields.into_iter().map(|field| (field.to_owned(), item[field].clone())).collect::<serde_json::Map<_, _>>()
        });
        let mut calibration = ranking["calibration"].clone();
        calibration.as_object_mut().expect("an object").remove("computed_at");
        let told = json!({
            "items": items.collect::<Vec<_>>(),
            "calibration": calibration,
            "agreement": ranking["agreement"],
            "weights": ranking["weights"],
            "cut": ranking["cut"],
        });
        // One file for both databases.
        let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots/numbers.json");
        let told = serde_json::to_string_pretty(&told).expect("JSON") + "\n";
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&file, &told).expect("a file");
        }
        assert_eq!(std::fs::read_to_string(&file).expect("a file"), told);
    }

    async fn figures_are_out_of_date_until_they_are_computed_anew(house) {
        let scene = scene(house, CARDS).await;
        let before = scene.ranking(house, "").await;
        assert_eq!(before["calibration"]["state"], "recalculating");
        assert!(each(&before, "adjusted").iter().all(|(_, value)| value.is_null()));
        assert!(before["items"][0]["mean"].is_number(), "means never wait");
        house.calculate().await;
        let first = scene.ranking(house, "").await;
        assert_eq!(first["calibration"]["state"], "current");
        assert!(first["items"][0]["adjusted"].is_number());

        let card = (&scene.panel[0], scene.references[6].as_str());
        meritum::review::reopen::reopen(card.0, card.1, 1).await.expect("an open card");
        let stale = scene.ranking(house, "").await;
        assert_eq!(stale["calibration"]["state"], "recalculating");
        assert_eq!(each(&stale, "adjusted").len(), 8);
        house.calculate().await;
        let then = scene.ranking(house, "").await;
        assert_eq!(then["calibration"]["state"], "current");
        assert_ne!(then["calibration"]["leanings"], first["calibration"]["leanings"]);
        let counts = then["calibration"]["leanings"].as_array().expect("a list").iter().map(|one| one["cards"].clone());
        assert_eq!(counts.collect::<Vec<_>>(), [json!(5), json!(6), json!(4)]);
    }

    async fn figures_that_are_not_those_of_the_cards_are_named(house) {
        let scene = scene(house, CARDS).await;
        let store = &house.inside.store;
        let found = async || calibrate::verify(store).await.expect("a comparison");
        assert_eq!(found().await, [] as [String; 0], "what is to be computed anew is not compared");
        house.calculate().await;
        assert_eq!(found().await, [] as [String; 0]);
        let named = [format!("the figures kept with the ranking of {} are not those of its cards", scene.reviews.slug)];
        let rank = |by: i32| {
            let moved = Expr::col(calibrated::Column::RankHigh).add(by);
            calibrated::Entity::update_many()
                .col_expr(calibrated::Column::RankHigh, moved)
                .filter(calibrated::Column::Place.eq(4))
        };
        store.write(async |tx| rank(1).exec(tx).await).await.expect("a change");
        assert_eq!(found().await, named);
        store.write(async |tx| rank(-1).exec(tx).await).await.expect("a change");
        assert_eq!(found().await, [] as [String; 0]);
        let gone = || calibrated::Entity::delete_many().filter(calibrated::Column::Place.eq(8));
        store.write(async |tx| gone().exec(tx).await).await.expect("a change");
        assert_eq!(found().await, named);
    }

    async fn a_panel_that_shares_nobody_is_told_why_nothing_is_adjusted(house) {
        let apart: &[Cards] = &[
            ("Arta", &[(0, "5", "4"), (1, "4", "4")]),
            ("Blerim", &[(0, "3", "3"), (1, "2", "3")]),
            ("Čedomir", &[(2, "4", "5"), (3, "3", "2")]),
            ("Drita", &[(2, "3", "3"), (3, "2", "4")]),
        ];
        let scene = scene(house, apart).await;
        house.calculate().await;
        let ranking = scene.ranking(house, "").await;
        assert_eq!(ranking["calibration"]["refused"], "disconnected");
        let parts = json!([["Driton Krasniqi", "Jelena Ilić"], ["Emre Sahin", "Zana Berisha"]]);
        assert_eq!(ranking["calibration"]["parts"], parts);
        assert!(each(&ranking, "rank_low").iter().all(|(_, value)| value.is_null()));
        assert_eq!(ranking["agreement"][0]["icc"]["undefined"], "disconnected");
        assert!(ranking["agreement"][0]["alpha_interval"]["value"].is_number(), "pairs can still be compared");

        let page = house.visitor_of(&scene.manager).await.get(&scene.page()).await;
        assert!(page.text("#main .notice p").contains("no candidate in common"), "{}", page.text("#main .notice"));
        assert_eq!(page.texts("#main .notice li"), ["Group 1: Driton Krasniqi, Jelena Ilić", "Group 2: Emre Sahin, Zana Berisha"]);
    }

    async fn when_everybody_reviews_everybody_nobody_moves(house) {
        let complete: &[Cards] = &[
            ("Arta", &[(0, "5", "4"), (1, "4", "4"), (2, "4", "3")]),
            ("Blerim", &[(0, "4", "4"), (1, "3", "4"), (2, "3", "3")]),
            ("Čedomir", &[(0, "4", "4"), (1, "3", "3"), (2, "3", "4")]),
            ("Drita", &[(0, "3", "2"), (1, "1", "2"), (2, "2", "1")]),
            ("Elira", &[(0, "2", "2"), (1, "1", "1"), (2, "1", "1")]),
        ];
        let scene = scene(house, complete).await;
        house.calculate().await;
        let ranking = scene.ranking(house, "?cut=2").await;
        assert_eq!(ranking["calibration"]["complete"], true);
        assert_eq!(each(&ranking, "rank"), each(&ranking, "adjusted_rank"));
        let adjusted = each(&ranking, "adjusted");
        assert_eq!(adjusted[1].1, adjusted[2].1, "a tie stays one");
        assert_eq!(ranking["cut"]["tied"], true);
        let page = house.visitor_of(&scene.manager).await.get(&format!("{}?cut=2", scene.page())).await;
        assert!(page.text("#main .notice p").starts_with("Places 2 and 3 have the same mean"), "{}", page.text("#main .notice"));
        assert!(page.texts(".tag.accent").is_empty(), "nobody is marked as moved");
    }

    async fn the_pages_draw_it_with_a_table_for_everyone(house) {
        let scene = scene(house, CARDS).await;
        let visitor = house.visitor_of(&scene.manager).await;
        let waiting = visitor.get(&scene.page()).await;
        assert_eq!(waiting.text("#main .notice p"), "These figures are being calculated. Look again in a moment.");
        house.calculate().await;
        let ranking = visitor.get(&scene.page()).await;
        assert!(ranking.text("#main .notice p").starts_with("The cut after place 3"), "{}", ranking.text("#main .notice"));
        assert!(ranking.texts("tbody .sub").iter().any(|text| text.starts_with("adjusted ")));
        let numbers = visitor.get(&ranking.link("How sure is this ranking?")).await;
        assert_eq!(numbers.must_be(200).text("h1"), "How sure is this ranking?");
        assert_eq!(numbers.texts("#main section h2").len(), 6, "{:?}", numbers.texts("#main section h2"));
        let rows = |section: &str| numbers.texts(&format!("section[aria-labelledby={section}] tbody tr"));
        assert_eq!(rows("ranks").len(), 8);
        assert!(rows("ranks")[0].contains("Gani") && rows("ranks")[0].contains('%'), "{:?}", rows("ranks"));
        let leanings = rows("leanings");
        assert!(leanings[0].starts_with("Zana Berisha") && leanings[2].starts_with("Driton Krasniqi"), "{leanings:?}");
        assert!(leanings[0].contains("-0.") && leanings[2].contains("+0."), "{leanings:?}");
        assert_eq!(rows("agreement").len(), 2);
        assert_eq!(rows("weights").len(), 2);
        assert_eq!(rows("days").len(), 1, "all on one day");
        let next = numbers.texts("section[aria-labelledby=next] li");
        assert!(next[0].contains(" for ") && next[0].contains("of the doubt"), "{next:?}");
        let pictures = numbers.attributes("#main svg.spread", "aria-hidden");
        assert!(pictures.len() >= 8 + 3 + 6 && pictures.iter().all(|hidden| hidden == "true"), "the tables say it");
        let form = numbers.form("form.filters").set("cut", "5");
        assert_eq!(form.value("cut"), Some("5"));
        let other = visitor.get(&format!("{}/numbers?cut=5", scene.page())).await;
        assert!(other.text("#main .notice p").starts_with("The cut after place 5"));
        for nonsense in ["", "0", "-1", "x", "99999999999999999999"] {
            visitor.get(&format!("{}/numbers?cut={nonsense}", scene.page())).await.must_be(200);
        }
    }

    async fn who_may_not_see_the_ranking_sees_no_numbers(house) {
        let scene = scene(house, CARDS).await;
        house.calculate().await;
        let driton = house.visitor_of(&scene.panel[0]).await;
        driton.get(&format!("{}/numbers", scene.page())).await.must_be(409);
        let stranger = crate::rig::reviews::person(house, "Nobody Here", entity::staff::Role::Member).await;
        house.visitor_of(&stranger).await.get(&format!("{}/numbers", scene.page())).await.must_be(404);
    }

    async fn who_withdraws_is_counted_no_longer(house) {
        let scene = scene(house, CARDS).await;
        house.calculate().await;
        let row = scene.reviews.row(&scene.references[7]).await;
        let gone = house.inside.store.write(async |tx| {
            let mut row = row.into_active_model();
            row.state = Set(entity::application::State::Withdrawn);
            row.update(tx).await?;
            meritum::review::calibrate::want(tx, scene.reviews.opening, house.now()).await
        });
        gone.await.expect("a change");
        house.calculate().await;
        let ranking = scene.ranking(house, "").await;
        assert_eq!((each(&ranking, "adjusted").len(), &ranking["calibration"]["state"]), (7, &json!("current")));
        let kept = entity::calibrated::Entity::find().count(house.inside.store.read()).await.expect("a count");
        assert_eq!(kept, 7, "nothing is kept of those who are gone");
    }
}
