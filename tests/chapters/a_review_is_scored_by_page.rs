//! A review is scored by page, without scripts: found, read, scored, told apart from others' changes, ranked, moved on.

use std::fmt::Write;

use entity::opening::Visibility;
use entity::panel_member::PanelRole;
use entity::staff::Role;
use entity::submission;
use meritum::context::Context;
use meritum::language::{Language, Text};
use meritum::review::score::score;
use sea_orm::sea_query::Expr;
use sea_orm::{EntityTrait, Set};

use crate::chapter;
use crate::rig::adverts::document_of;
use crate::rig::answer::Answer;
use crate::rig::house::House;
use crate::rig::reviews::{Reviews, ask, card, person, submit};
use crate::rig::visitor::Visitor;

const CRITERIA: &[(&str, &str, bool)] = &[("finance", "3", true), ("english", "1", false)];
const CARD: &str = "form#card";
const SEARCH: &str = "form[role=search]";

async fn hr(house: &House) -> Visitor {
    let besa = person(house, "Besa Hoxha", Role::Hr).await;
    house.visitor_of(&besa).await
}

fn list(reviews: &Reviews<'_>) -> String {
    format!("/staff/openings/{}/applications", reviews.slug)
}

fn desk(reference: &str) -> String {
    format!("/staff/applications/{reference}/review")
}

/// The names on a page of the list or of the ranking.
fn names(page: &Answer) -> Vec<String> {
    page.texts("tbody th a")
}

/// What the list finds, in the order of names.
async fn found(visitor: &Visitor, reviews: &Reviews<'_>, query: &str) -> Vec<String> {
    names(searched(visitor, reviews, &[("text", query), ("sort", "name")]).await.must_be(200))
}

/// The list, searched by its form.
async fn searched(visitor: &Visitor, reviews: &Reviews<'_>, fields: &[(&str, &str)]) -> Answer {
    let page = visitor.get(&list(reviews)).await;
    let form = fields.iter().fold(page.form(SEARCH), |form, (name, value)| form.set(name, value));
    visitor.follow(&visitor.submit(form.press("Search")).await).await
}

/// Everything of a page that somebody could read in it, its addresses and attributes too.
async fn everything(visitor: &Visitor, paths: &[String]) -> String {
    let mut all = String::new();
    for path in paths {
        let page = visitor.get(path).await;
        assert!(page.status < 500, "{path}: {}", page.status);
        all.push_str(&page.body());
        write!(all, "{:?}", page.headers).expect("text");
    }
    all
}

chapter! {
    async fn the_list_says_stage_completeness_and_score(house) {
        let reviews = Reviews::of(house, CRITERIA).await;
        let driton = reviews.seat("Driton Krasniqi", PanelRole::Reviewer).await;
        let whole = reviews.application("Arta Gashi").await;
        let lacking = reviews.application("Blerim Shala").await;
        reviews.application("Čedomir Ilić").await;
        submit(&driton, &whole, &[("finance", "4"), ("english", "5")]).await.expect("a card");
        submit(&driton, &lacking, &[("english", "2")]).await.expect("a card");
        let page = hr(house).await.get(&list(&reviews)).await;
        assert_eq!(page.text(".head p"), "3 applications");
        let rows = page.texts("tbody tr");
        assert!(rows[0].contains("Čedomir Ilić") && rows[0].contains("Received") && rows[0].contains("0 of 1"), "{rows:?}");
        assert!(rows[1].contains("1 of 1") && rows[1].contains("required left out") && rows[1].contains("2.00"), "{rows:?}");
        assert!(rows[2].contains("1 of 1") && rows[2].contains("4.25"), "{rows:?}");
        assert_eq!(page.attributes("tbody svg.complete", "aria-label"), ["complete"], "of the third alone");
        // The figure leads to what it came from.
        let cards = page.attributes("tbody td.corner a", "href");
        assert_eq!(cards.last(), Some(&format!("/staff/applications/{whole}#cards")));
    }

    async fn a_name_is_found_in_any_script_and_spelling(house) {
        let reviews = Reviews::of(house, CRITERIA).await;
        for name in ["Arbnora Shala", "Miloš Šala", "Петар Шала", "Jeta Krasniqi", "Ђорђе Хоџа", "100% _Sure_"] {
            reviews.application(name).await;
        }
        let visitor = hr(house).await;
        for query in ["shala", "Šala", "ШАЛА", "s\u{30c}ala"] {
            assert_eq!(found(&visitor, &reviews, query).await, ["Arbnora Shala", "Miloš Šala", "Петар Шала"], "{query}");
        }
        for query in ["djordje", "Đorđe hodža", "Hoxha"] {
            assert_eq!(found(&visitor, &reviews, query).await, ["Ђорђе Хоџа"], "{query}");
        }
        assert_eq!(found(&visitor, &reviews, "šala miloš").await, ["Miloš Šala"]);
        assert_eq!(found(&visitor, &reviews, "100%").await, ["100% _Sure_"]);
        assert_eq!(found(&visitor, &reviews, "%").await, Vec::<String>::new());
        assert_eq!(found(&visitor, &reviews, &"arb ".repeat(3000)).await, ["Arbnora Shala"], "as many words as one likes");
        let nobody = searched(&visitor, &reviews, &[("text", "zzz")]).await;
        assert_eq!(nobody.text(".empty h2"), "Nothing found");
        assert_eq!(nobody.link("Clear filters"), list(&reviews));
    }

    async fn the_list_is_paged_and_keeps_what_was_asked(house) {
        let reviews = Reviews::of(house, CRITERIA).await;
        for number in 10..37 {
            reviews.application(&format!("Ana Number{number}")).await;
        }
        reviews.application("Somebody Else").await;
        let visitor = hr(house).await;
        let first = searched(&visitor, &reviews, &[("text", "ana"), ("sort", "name"), ("stage", "received")]).await;
        assert_eq!(names(&first).len(), 25);
        let second = visitor.get(&first.link("Next page")).await;
        assert_eq!(names(&second), ["Ana Number35", "Ana Number36"]);
        let form = second.form(SEARCH);
        assert_eq!((form.value("text"), form.value("stage"), form.value("sort")), (Some("ana"), Some("received"), Some("name")));
        assert_eq!(names(&visitor.get(&second.link("First page")).await), names(&first));
        visitor.get(&format!("{}?cursor=made-up", list(&reviews))).await.must_be(400);
    }

    async fn a_card_is_saved_submitted_and_reopened(house) {
        let reviews = Reviews::of(house, CRITERIA).await;
        let driton = reviews.seat("Driton Krasniqi", PanelRole::Reviewer).await;
        let arta = reviews.application("Arta Gashi").await;
        let blerim = reviews.application("Blerim Shala").await;
        let visitor = house.visitor_of(&driton).await;
        let start = visitor.get(&format!("/staff/openings/{}/review", reviews.slug)).await;
        assert_eq!(start.location(), desk(&arta), "one begins with the first");
        let page = visitor.follow(&start).await;
        assert_eq!(page.text(".queue-head"), "0 of 2 submitted");
        let cv = visitor.get(&page.attribute("#documents a[download]", "href")).await;
        assert!(cv.must_be(200).body().contains("the CV of Arta Gashi"));

        let form = page.form(CARD).set("score.finance", "4").set("comment", "Exact.\nAnd brief.").press("Save");
        let saved = visitor.submit(form).await;
        assert_eq!(saved.location(), desk(&arta));
        let page = visitor.follow(&saved).await;
        let form = page.form(CARD);
        assert_eq!((form.value("score.finance"), form.value("score.english")), (Some("4"), Some("")));
        assert_eq!(form.value("comment").map(str::trim_start), Some("Exact.\nAnd brief."));
        assert_eq!(page.text("[data-saved]"), "Saved at 09:00:02");
        assert_eq!(page.texts(".queue [aria-current] .n"), ["draft"]);

        let sent = visitor.submit(form.set("score.english", "2").press("Submit and next")).await;
        assert_eq!(sent.location(), desk(&blerim), "and goes on");
        let page = visitor.get(&desk(&arta)).await;
        assert!(page.texts(CARD).is_empty(), "what is submitted has no form");
        // (3·4 + 1·2) / 4
        assert!(page.text("section#card").contains("3.50"));
        assert_eq!(page.texts("#card .notice"), Vec::<String>::new());
        // The applicant sends another version.
        let later = submission::Entity::update_many()
            .col_expr(submission::Column::ReceivedAt, Expr::value(house.now().plus_seconds(60)))
            .col_expr(submission::Column::Number, Expr::value(2));
        house.inside.store.write(async |tx| later.exec(tx).await).await.expect("a change");
        let page = visitor.get(&desk(&arta)).await;
        assert!(page.text("#card .notice").starts_with("The applicant sent version 2 on"));
        let form = page.form("form.scorecard-foot").press("Reopen my card");
        let again = form.clone();
        assert_eq!(visitor.submit(form).await.location(), desk(&arta));
        assert_eq!(visitor.get(&desk(&arta)).await.form(CARD).value("score.finance"), Some("4"));
        assert_eq!(visitor.submit(again).await.location(), desk(&arta), "pressed twice it is reopened once");
        assert_eq!(reviews.row(&arta).await.reviews, 0, "it does not count until it is submitted again");
    }

    async fn a_stale_save_keeps_what_was_typed_and_says_what_is_kept(house) {
        let reviews = Reviews::of(house, CRITERIA).await;
        let driton = reviews.seat("Driton Krasniqi", PanelRole::Reviewer).await;
        let arta = reviews.application("Arta Gashi").await;
        let visitor = house.visitor_of(&driton).await;
        let page = visitor.get(&desk(&arta)).await;
        let other = page.form(CARD).set("score.finance", "2").set("comment", "From the other window").press("Save");
        visitor.submit(other).await.must_be(303);

        let mine = page.form(CARD).set("score.finance", "5").set("comment", "From this window");
        let autosave = page.attribute(CARD, "data-autosave");
        let fields: Vec<(&str, &str)> = mine.fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        visitor.post(&autosave, &fields).await.must_be(412);
        let told = visitor.submit(mine.press("Save")).await;
        told.must_be(412);
        assert_eq!(told.text(".problems h2"), "Changed in another window");
        assert_eq!(told.texts(".problems li"), ["Title of finance: 2", "Title of english: –", "Comment: From the other window"]);
        assert_eq!(told.text("[data-saved]"), "Not saved yet");
        assert!(told.attributes(CARD, "data-autosave").is_empty(), "nothing is replaced before somebody says so");
        let form = told.form(CARD);
        assert_eq!((form.value("score.finance"), form.value("comment").map(str::trim_start)), (Some("5"), Some("From this window")));

        visitor.submit(form.press("Save")).await.must_be(303);
        assert_eq!(visitor.get(&desk(&arta)).await.form(CARD).value("score.finance"), Some("5"));
    }

    async fn what_is_saved_by_itself_is_a_draft_of_the_newest_version(house) {
        let reviews = Reviews::of(house, CRITERIA).await;
        let driton = reviews.seat("Driton Krasniqi", PanelRole::Reviewer).await;
        let arta = reviews.application("Arta Gashi").await;
        let visitor = house.visitor_of(&driton).await;
        let page = visitor.get(&desk(&arta)).await;
        let (form, autosave) = (page.form(CARD), page.attribute(CARD, "data-autosave"));
        let token = form.value("csrf").expect("a token");
        let first = visitor.post(&autosave, &[("csrf", token), ("version", "0"), ("score.finance", "3")]).await.must_be(200).json();
        assert_eq!((&first["version"], &first["saved"]), (&1.into(), &"09:00:01".into()));
        let second = [("csrf", token), ("version", "1"), ("score.finance", "9")];
        let wrong = visitor.post(&autosave, &second).await.must_be(422).json();
        assert_eq!(wrong["detail"], "“Title of finance” is scored from 1 to 5, with at most three decimals.");
        assert_eq!(reviews.row(&arta).await.reviews, 0);
        visitor.post(&autosave, &[("version", "1"), ("score.finance", "1")]).await.must_be(403);
        assert_eq!(visitor.get(&desk(&arta)).await.form(CARD).value("score.finance"), Some("3"));
    }

    async fn a_score_off_the_scale_is_refused_at_its_place_in_ones_language(house) {
        let reviews = Reviews::of(house, CRITERIA).await;
        let driton = reviews.seat("Driton Krasniqi", PanelRole::Reviewer).await;
        let arta = reviews.application("Arta Gashi").await;
        let visitor = house.visitor_of(&driton).await;
        for language in [Language::En, Language::Sq, Language::Sr] {
            visitor.reads(language.code());
            let page = visitor.get(&desk(&arta)).await;
            let token = page.form(CARD).value("csrf").expect("a token").to_owned();
            for typed in ["9", "0", "4.00001", "many"] {
                let fields = [("csrf", token.as_str()), ("version", "0"), ("act", "submit"), ("score.finance", typed), ("comment", "Kept")];
                let told = visitor.post(&desk(&arta), &fields).await;
                let text = Text::new(language);
                let wanted = text.with("title", "Title of finance").with("min", "1").with("max", "5").say("review-invalid-off-the-scale");
                assert_eq!(told.must_be(422).text("#error-finance"), wanted, "{typed}");
                assert_eq!(told.text(".problems a[href='#field-finance']"), wanted);
                assert!(told.text("title").starts_with(&text.say("review-error-title")));
                let form = told.form(CARD);
                assert_eq!(form.value("score.finance").map(|kept| kept.replace(',', ".")), Some(typed.to_owned()));
                assert_eq!(form.value("comment").map(str::trim_start), Some("Kept"));
            }
        }
        assert!(visitor.get(&desk(&arta)).await.text("[data-saved]").starts_with(&Text::new(Language::Sr).say("common-not-saved")));
    }

    async fn nobody_sees_others_cards_before_their_own_are_in(house) {
        let reviews = Reviews::of(house, CRITERIA).await;
        let driton = reviews.seat("Driton Krasniqi", PanelRole::Reviewer).await;
        let jelena = reviews.seat("Jelena Marković", PanelRole::Reviewer).await;
        let arta = reviews.application("Arta Gashi").await;
        let filled = meritum::review::card::Filled { comment: "A telling word".to_owned(), ..card(&[("finance", "4.321")], true) };
        score(&jelena, &arta, filled, None).await.expect("a card");
        let visitor = house.visitor_of(&driton).await;
        let paths = [list(&reviews), desk(&arta), format!("/staff/applications/{arta}"),
            format!("/staff/openings/{}/ranking", reviews.slug), format!("/staff/openings/{}/applications?sort=mean", reviews.slug)];
        let before = everything(&visitor, &paths).await;
        for secret in ["A telling word", "4.32"] {
            assert!(!before.contains(secret), "{secret} is shown before one's own card");
        }
        let waiting = visitor.get(&paths[3]).await;
        assert_eq!(waiting.must_be(409).text(".lede"), "You see this when your own cards are in: 1 is missing.");
        assert_eq!(waiting.link("Go on reviewing"), format!("/staff/openings/{}/review", reviews.slug));

        submit(&driton, &arta, &[("finance", "2")]).await.expect("a card");
        let after = visitor.get(&desk(&arta)).await;
        assert!(after.text("section#card").contains("A telling word"));
        assert_eq!(visitor.get(&paths[3]).await.must_be(200).texts("tbody th a"), ["Arta Gashi"]);
        // Where all are waited for, one's own is not enough.
        reviews.seat("Emre Kırcalı", PanelRole::Chair).await;
        reviews.change(|row| row.visibility = Set(Visibility::AfterAll)).await;
        assert!(!everything(&visitor, &paths).await.contains("A telling word"));
    }

    async fn a_blind_review_names_nobody_on_any_page(house) {
        let reviews = Reviews::of(house, CRITERIA).await;
        let driton = reviews.seat("Driton Krasniqi", PanelRole::Reviewer).await;
        let arta = reviews.application("Arta Gashi").await;
        reviews.change(|row| row.blind = Set(true)).await;
        let (email, alias) = (reviews.row(&arta).await.email, reviews.row(&arta).await.alias);
        let visitor = house.visitor_of(&driton).await;
        let paths = [list(&reviews), desk(&alias), format!("/staff/applications/{alias}"), format!("/staff/applications/{alias}/review/conflict"), format!("/staff/openings/{}", reviews.slug)];
        let covered = async |paths: &[String]| {
            let all = everything(&visitor, paths).await;
            for secret in ["Arta", "Gashi", email.as_str(), "44 123 456", "CV Arta", arta.as_str()] {
                assert!(!all.contains(secret), "{secret} is shown");
            }
        };
        covered(&paths).await;
        assert_eq!(visitor.get(&desk(&alias)).await.text(".desk-bar h1").split(',').next(), Some(&*format!("Candidate {alias} 1 of 1")));
        assert_eq!(visitor.get(&list(&reviews)).await.texts("label[for=text]"), ["Search in answers, or an alias"]);
        for query in ["arta", email.as_str(), arta.as_str()] {
            assert_eq!(found_covered(&visitor, &reviews, query).await, Vec::<String>::new(), "{query}");
        }
        assert_eq!(found_covered(&visitor, &reviews, &alias.to_lowercase()).await, [format!("Candidate {alias}")]);
        let cv = document_of(house, &arta).await;
        for address in [&arta, &alias] {
            visitor.get(&format!("/staff/applications/{address}/documents/{cv}")).await.must_be(404);
        }
        visitor.get(&desk(&arta)).await.must_be(404);
        submit(&driton, &alias, &[("finance", "2")]).await.expect("a card");
        covered(&paths).await;
        covered(&[format!("/staff/openings/{}/ranking", reviews.slug), format!("/staff/openings/{}/review", reviews.slug)]).await;
        // HR and the manager know who applied.
        assert_eq!(names(&hr(house).await.get(&list(&reviews)).await), ["Arta Gashi"]);
    }

    async fn an_application_is_moved_from_stage_to_stage(house) {
        let reviews = Reviews::of(house, CRITERIA).await;
        let arta = reviews.application("Arta Gashi").await;
        let visitor = hr(house).await;
        let path = format!("/staff/applications/{arta}");
        let page = visitor.get(&path).await;
        let form = page.form("aside form").set("stage", "interview");
        let late = form.clone().set("stage", "rejected");
        assert_eq!(visitor.submit(form.press("Move")).await.location(), path);
        let page = visitor.get(&path).await;
        assert_eq!(page.texts(".head .tag"), ["Interview"]);
        assert!(page.texts(".log li")[0].ends_with("Moved from “Received” to “Interview” – Besa Hoxha"));
        let told = visitor.submit(late.press("Move")).await;
        told.must_be(412);
        assert!(told.text("#stage-error").starts_with("The application was moved"));
        assert_eq!(told.texts(".head .tag"), ["Interview"]);
        let listed = searched(&visitor, &reviews, &[("stage", "interview")]).await;
        assert_eq!(names(&listed), ["Arta Gashi"]);
        // A manager reads it and moves nothing.
        let milica = reviews.seat("Milica Petrović", PanelRole::Manager).await;
        let manager = house.visitor_of(&milica).await;
        assert!(manager.get(&path).await.must_be(200).texts("aside form").is_empty());
    }

    async fn the_ranking_shows_the_figures_of_the_api_and_how_they_came_about(house) {
        let reviews = Reviews::of(house, CRITERIA).await;
        let driton = reviews.seat("Driton Krasniqi", PanelRole::Reviewer).await;
        house.clock.advance(1); // cards stand in the order of their authors' accounts
        let jelena = reviews.seat("Jelena Marković", PanelRole::Chair).await;
        let milica: Context = reviews.seat("Milica Petrović", PanelRole::Manager).await;
        for (name, one, other) in [("Arta Gashi", "5", "4.25"), ("Blerim Shala", "3", "3"), ("Čedomir Ilić", "4", "2"), ("Drita Hoti", "", "")] {
            let reference = reviews.application(name).await;
            if !one.is_empty() {
                submit(&driton, &reference, &[("finance", one), ("english", "4")]).await.expect("a card");
                submit(&jelena, &reference, &[("finance", other)]).await.expect("a card");
            }
        }
        let (_, _, api) = ask(&milica, house, ("GET", &format!("/api/v1/openings/{}/ranking", reviews.slug)), None, None).await;
        let page = house.visitor_of(&milica).await.get(&format!("/staff/openings/{}/ranking", reviews.slug)).await;
        let shown: Vec<_> = names(&page).into_iter().zip(page.texts("td.corner")).zip(page.texts("td.rank")).collect();
        for (((name, mean), rank), item) in shown.iter().zip(api["items"].as_array().expect("rows")) {
            assert_eq!(Some(name.as_str()), item["full_name"].as_str());
            let figure = item["mean"].as_f64().map_or("–".to_owned(), |mean| format!("{mean:.2}"));
            assert_eq!(mean, &figure, "{name}");
            let place = item["rank"].as_u64().map_or("–".to_owned(), |rank| rank.to_string());
            assert!(rank.starts_with(&place), "{name}: {rank}");
        }
        assert_eq!(shown.len(), 4);
        assert_eq!(page.attributes("svg.spread", "aria-label")[0], "2 scores: 4.75; 4.25. Mean 4.50.");
        let working = page.texts("details.working dd");
        assert_eq!(working[0], "(Title of finance 5 × 3 + Title of english 4 × 1) / 4 = 4.75");
        assert_eq!(working[1], "(Title of finance 4.25 × 3) / 3 = 4.25 Not rated: Title of english");
        assert_eq!(working[2], "(4.75 + 4.25) / 2 = 4.50");
        assert_eq!(page.texts("details.working").len(), 3, "what has no figure has no working");
    }

    async fn a_hostile_name_is_a_name(house) {
        let reviews = Reviews::of(house, CRITERIA).await;
        let driton = reviews.seat("\"><script>alert(2)</script>", PanelRole::Reviewer).await;
        let hostile = "<script>alert(1)</script> \"O'Neil\" <img src=x onerror=alert(1)>";
        let reference = reviews.application(hostile).await;
        let filled = meritum::review::card::Filled { comment: "</textarea><script>alert(3)</script>".to_owned(), ..card(&[("finance", "4")], true) };
        score(&driton, &reference, filled, None).await.expect("a card");
        let (staff, reviewer) = (hr(house).await, house.visitor_of(&driton).await);
        let ranking = format!("/staff/openings/{}/ranking", reviews.slug);
        for visitor in [&staff, &reviewer] {
            for path in [list(&reviews), format!("/staff/applications/{reference}"), ranking.clone(), desk(&reference)] {
                let page = visitor.get(&path).await;
                if page.status == 404 {
                    continue;
                }
                page.must_be(200);
                assert!(page.texts("body script, body img").is_empty(), "{path}");
                assert!(page.text("main").contains(hostile), "{path}");
            }
        }
        let drawing = staff.get(&format!("/staff/openings/{}/shortlists/new", reviews.slug)).await;
        assert!(drawing.texts("body script, body img").is_empty() && drawing.text("main").contains(hostile));
    }
}

/// What the list finds where names are covered: it cannot be ordered by them.
async fn found_covered(visitor: &Visitor, reviews: &Reviews<'_>, query: &str) -> Vec<String> {
    names(searched(visitor, reviews, &[("text", query)]).await.must_be(200))
}
