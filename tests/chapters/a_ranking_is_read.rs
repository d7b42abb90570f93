//! A ranking is read: competition ranks on exact means, alike on both databases, and nobody listed twice or forgotten.

use entity::panel_member::PanelRole;
use entity::staff::Role;
use meritum::context::Context;
use meritum::review::applications::{Asked, ListError, Listed, Sort, list};
use meritum::review::desk;
use meritum::review::filter::Filter;
use meritum::review::ranking_page::{Ranked, ranking};
use sea_orm::Set;
use serde_json::json;

use crate::chapter;
use crate::rig::house::House;
use crate::rig::reviews::{Reviews, ask, person, submit};

const CRITERIA: &[(&str, &str, bool)] = &[("finance", "3", true), ("english", "1", false)];

/// Every page of the ranking, `limit` at a time.
async fn whole(ctx: &Context, slug: &str, limit: u64) -> Vec<Ranked> {
    let (mut found, mut cursor) = (Vec::new(), None);
    loop {
        let read = ranking(ctx, slug, cursor.as_deref(), Some(limit)).await.expect("a page");
        found.extend(read.page.items);
        cursor = read.page.next_cursor;
        if cursor.is_none() {
            return found;
        }
    }
}

/// Every page of the list, `limit` at a time.
async fn all(ctx: &Context, slug: &str, asked: &Asked, limit: u64) -> Vec<Listed> {
    let mut asked = Asked { limit: Some(limit), ..asked.clone() };
    let mut found = Vec::new();
    loop {
        let page = list(ctx, slug, &asked).await.expect("a page");
        found.extend(page.items);
        asked.cursor = page.next_cursor;
        if asked.cursor.is_none() {
            return found;
        }
    }
}

async fn reviewed(house: &House) -> (Reviews<'_>, Context, Vec<String>) {
    let reviews = Reviews::of(house, CRITERIA).await;
    let reviewer = reviews.seat("Driton Krasniqi", PanelRole::Reviewer).await;
    let mut references = Vec::new();
    for (name, score) in
        [("Arta", "3"), ("Blerim", "5"), ("Čedomir", "4"), ("Drita", "4"), ("Elira", ""), ("Fatmir", "")]
    {
        let reference = reviews.application(name).await;
        if !score.is_empty() {
            submit(&reviewer, &reference, &[("finance", score)]).await.expect("a card");
        }
        references.push(reference);
    }
    (reviews, reviewer, references)
}

fn by(text: &str) -> Filter {
    Filter { text: text.to_owned(), ..Filter::default() }
}

chapter! {
    async fn ranks_are_competition_ranks_and_ties_are_told(house) {
        let (reviews, _, references) = reviewed(house).await;
        let manager = reviews.seat("Milica Petrović", PanelRole::Manager).await;
        let mut tied = [references[2].clone(), references[3].clone()];
        tied.sort();
        let mut unrated = [references[4].clone(), references[5].clone()];
        unrated.sort();
        let expected = [
            (references[1].clone(), Some(1), false),
            (tied[0].clone(), Some(2), true),
            (tied[1].clone(), Some(2), true),
            (references[0].clone(), Some(4), false),
            (unrated[0].clone(), None, false),
            (unrated[1].clone(), None, false),
        ];
        for limit in [1, 2, 3, 4, 5, 6, 100] {
            let read = whole(&manager, &reviews.slug, limit).await;
            let read: Vec<_> = read.into_iter().map(|item| (item.who.address().to_owned(), item.rank, item.tied)).collect();
            assert_eq!(read, expected, "{limit} at a time");
        }
    }

    async fn every_figure_unfolds_into_its_scores(house) {
        let (reviews, reviewer, _) = reviewed(house).await;
        let manager = reviews.seat("Milica Petrović", PanelRole::Manager).await;
        let read = ranking(&manager, &reviews.slug, None, None).await.expect("a page");
        let first = &read.page.items[0];
        assert_eq!(first.mean.as_ref().expect("a mean").to_string(), "5/1");
        assert_eq!(first.cards[0].reviewer, reviewer.actor.staff().expect("staff").name);
        let term = &first.cards[0].figure.terms[0];
        assert_eq!((term.criterion.as_str(), term.product.to_string().as_str()), ("finance", "15/1"));
        assert_eq!(first.cards[0].figure.unrated, ["english"]);
        assert!(read.page.items[4].cards.is_empty() && read.page.items[4].mean.is_none());
    }

    async fn means_nearer_than_their_keys_are_still_told_apart(house) {
        let (reviews, _, references) = reviewed(house).await;
        let manager = reviews.seat("Milica Petrović", PanelRole::Manager).await;
        // 3 + 10⁻¹³, 3 + 2·10⁻¹³ and 3: one key, three means.
        let near = ["30000000000001/10000000000000", "15000000000001/5000000000000", "3/1"];
        for (reference, mean) in references.iter().zip(near) {
            let row = reviews.row(reference).await;
            let changed = house.inside.store.write(async |tx| {
                use sea_orm::{ActiveModelTrait, IntoActiveModel};
                let mut row = row.into_active_model();
                row.mean_key = Set(Some(3_000_000_000_000));
                row.mean_exact = Set(Some(mean.to_owned()));
                row.update(tx).await
            });
            changed.await.expect("a change");
        }
        for limit in [1, 2, 100] {
            let read = whole(&manager, &reviews.slug, limit).await;
            let read: Vec<_> = read.iter().take(4).map(|item| (item.who.address(), item.rank, item.tied)).collect();
            let expected = [
                (references[3].as_str(), Some(1), false),
                (references[1].as_str(), Some(2), false),
                (references[0].as_str(), Some(3), false),
                (references[2].as_str(), Some(4), false),
            ];
            assert_eq!(read, expected, "{limit} at a time");
        }
    }

    async fn a_reviewer_sees_the_ranking_when_their_cards_are_in(house) {
        let (reviews, reviewer, references) = reviewed(house).await;
        let refused = ranking(&reviewer, &reviews.slug, None, None).await;
        let Err(ListError::Waiting(progress)) = refused else { panic!("{refused:?}") };
        assert_eq!((progress.open, progress.applications, progress.mine), (2, 6, 4));
        let by_mean = Asked { sort: Some(Sort::Mean), ..Asked::default() };
        assert!(matches!(list(&reviewer, &reviews.slug, &by_mean).await, Err(ListError::Waiting(_))));
        // A card for somebody who withdrew opens nothing.
        reviews.withdraw(&references[0]).await;
        submit(&reviewer, &references[4], &[("finance", "2")]).await.expect("a card");
        let refused = ranking(&reviewer, &reviews.slug, None, None).await;
        let Err(ListError::Waiting(progress)) = refused else { panic!("{refused:?}") };
        assert_eq!((progress.open, progress.applications, progress.mine), (1, 5, 4));
        submit(&reviewer, &references[5], &[("finance", "2")]).await.expect("a card");
        assert_eq!(whole(&reviewer, &reviews.slug, 25).await.len(), 5);
        assert_eq!(all(&reviewer, &reviews.slug, &by_mean, 2).await.len(), 5);
    }

    async fn a_reviewers_list_shows_a_mean_only_after_their_own_card(house) {
        let (reviews, reviewer, references) = reviewed(house).await;
        let other = reviews.seat("Jelena Marković", PanelRole::Reviewer).await;
        submit(&other, &references[4], &[("finance", "1")]).await.expect("a card");
        let listed = all(&reviewer, &reviews.slug, &Asked::default(), 2).await;
        let shown: Vec<_> = listed.iter().map(|row| (row.is_shown, row.mean.is_some())).collect();
        // The latest first: Fatmir and Elira have no card of this reviewer, whatever others gave them.
        assert_eq!(shown, [(false, false), (false, false), (true, true), (true, true), (true, true), (true, true)]);
        let hr = person(house, "Besa Hoxha", Role::Hr).await;
        let listed = all(&hr, &reviews.slug, &Asked::default(), 100).await;
        let means: Vec<_> = listed.iter().map(|row| row.mean.as_ref().map(ToString::to_string)).collect();
        let expected = [None, Some("1/1"), Some("4/1"), Some("4/1"), Some("5/1"), Some("3/1")];
        assert_eq!(means, expected.map(|mean| mean.map(str::to_owned)));
    }

    async fn every_order_lists_everybody_once(house) {
        let (reviews, _, mut references) = reviewed(house).await;
        let hr = person(house, "Besa Hoxha", Role::Hr).await;
        references.sort();
        for sort in [Sort::Arrival, Sort::Name, Sort::Mean] {
            for limit in [1, 2, 4, 6] {
                let listed = all(&hr, &reviews.slug, &Asked { sort: Some(sort), ..Asked::default() }, limit).await;
                let mut found: Vec<_> = listed.into_iter().map(|row| row.who.address().to_owned()).collect();
                found.sort();
                assert_eq!(found, references, "{sort:?}, {limit} at a time");
            }
        }
        let names = all(&hr, &reviews.slug, &Asked { sort: Some(Sort::Name), ..Asked::default() }, 2).await;
        let names: Vec<_> = names.into_iter().filter_map(|row| row.who.full_name().map(str::to_owned)).collect();
        assert_eq!(names, ["Arta", "Blerim", "Čedomir", "Drita", "Elira", "Fatmir"]);
    }

    async fn a_cursor_belongs_to_its_list_and_a_page_has_its_size(house) {
        let (reviews, _, _) = reviewed(house).await;
        let hr = person(house, "Besa Hoxha", Role::Hr).await;
        let asked = Asked { limit: Some(2), ..Asked::default() };
        let cursor = list(&hr, &reviews.slug, &asked).await.expect("a page").next_cursor;
        for asked in [
            Asked { cursor: cursor.clone(), sort: Some(Sort::Name), ..Asked::default() },
            Asked { cursor: cursor.clone(), filter: by("a"), ..Asked::default() },
            Asked { cursor: Some("made-up".to_owned()), ..Asked::default() },
        ] {
            assert!(matches!(list(&hr, &reviews.slug, &asked).await, Err(ListError::Cursor)), "{asked:?}");
        }
        assert!(matches!(ranking(&hr, &reviews.slug, cursor.as_deref(), None).await, Err(ListError::Cursor)));
        for limit in [0, 101] {
            let asked = Asked { limit: Some(limit), ..Asked::default() };
            assert!(matches!(list(&hr, &reviews.slug, &asked).await, Err(ListError::Invalid(_))), "{limit}");
        }
    }

    async fn a_name_is_found_without_its_marks_and_in_either_script(house) {
        let reviews = Reviews::of(house, CRITERIA).await;
        let hr = person(house, "Besa Hoxha", Role::Hr).await;
        let reviewer = reviews.seat("Driton Krasniqi", PanelRole::Reviewer).await;
        let latin = reviews.application("Ana Đorđević").await;
        let cyrillic = reviews.application("Бранко Ђорђевић").await;
        let other = reviews.application("Per%cent Under_score").await;
        let mut both = [latin.clone(), cyrillic.clone()];
        both.sort();
        for search in ["Đorđević", "djordjevic", "Ђорђевић", "DJORDJ"] {
            let asked = Asked { filter: by(search), ..Asked::default() };
            for ctx in [&hr, &reviewer] {
                let mut found: Vec<_> =
                    all(ctx, &reviews.slug, &asked, 1).await.into_iter().map(|row| row.who.address().to_owned()).collect();
                found.sort();
                assert_eq!(found, both, "{search}");
            }
        }
        for (search, expected) in [
            ("djordjevic an", vec![latin.clone()]),
            ("ordjevic", vec![]),
            ("%", vec![]),
            ("_", vec![]),
            ("per%", vec![other.clone()]),
            ("under_", vec![other]),
            (latin.to_lowercase().replace('-', "").as_str(), vec![latin.clone()]),
        ] {
            let asked = Asked { filter: by(search), ..Asked::default() };
            let found: Vec<_> = all(&hr, &reviews.slug, &asked, 25).await.into_iter().map(|row| row.who.address().to_owned()).collect();
            assert_eq!(found, expected, "{search}");
        }

        reviews.change(|row| row.blind = Set(true)).await;
        for search in ["djordjevic", "ana"] {
            let asked = Asked { filter: by(search), ..Asked::default() };
            assert_eq!(all(&reviewer, &reviews.slug, &asked, 25).await, [], "a search tells no name");
        }
        let listed = all(&reviewer, &reviews.slug, &Asked::default(), 25).await;
        assert!(listed.iter().all(|row| row.who.is_covered() && row.submitted_at.is_none()) && listed.len() == 3);
        let by_name = Asked { sort: Some(Sort::Name), ..Asked::default() };
        assert!(matches!(list(&reviewer, &reviews.slug, &by_name).await, Err(ListError::Invalid(_))));
    }

    async fn the_desk_leads_from_one_to_the_next_and_to_those_without_a_card(house) {
        let (reviews, reviewer, references) = reviewed(house).await;
        let start = desk::start(&reviewer, &reviews.slug).await.expect("a read").expect("a desk");
        assert_eq!(start.next.as_ref(), Some(&references[4]));
        for (at, unreviewed) in [(0, 4), (3, 4), (4, 5), (5, 4)] {
            let act = meritum::account::may::Act::Review;
            let found = meritum::review::candidate::by_reference(&reviewer, &references[at], act).await;
            let queue = desk::queue(&reviewer, &found.expect("a read").expect("one")).await.expect("a queue");
            assert_eq!(queue.position, at as u64 + 1);
            assert_eq!(queue.previous.as_ref(), at.checked_sub(1).map(|before| &references[before]));
            assert_eq!(queue.next.as_ref(), references.get(at + 1));
            assert_eq!(queue.unreviewed.as_ref(), Some(&references[unreviewed]));
            let order: Vec<_> = queue.around.iter().map(|queued| queued.who.address().to_owned()).collect();
            assert_eq!(order, references);
        }
        let hr = person(house, "Besa Hoxha", Role::Hr).await;
        assert!(desk::start(&hr, &reviews.slug).await.expect("a read").is_none());
    }

    async fn in_a_blind_review_each_goes_round_from_a_place_of_their_own(house) {
        let reviews = Reviews::of(house, CRITERIA).await;
        reviews.change(|row| row.blind = Set(true)).await;
        let mut aliases = Vec::new();
        for name in ["Arta", "Blerim", "Čedomir", "Drita", "Elira", "Fatmir", "Gëzim", "Hana"] {
            let reference = reviews.application(name).await;
            aliases.push(reviews.row(&reference).await.alias);
        }
        aliases.sort();
        let mut beginnings = std::collections::BTreeSet::new();
        for number in 0..10 {
            let reviewer = reviews.seat(&format!("Reviewer {number}"), PanelRole::Reviewer).await;
            let listed = all(&reviewer, &reviews.slug, &Asked::default(), 3).await;
            let mine: Vec<_> = listed.iter().map(|row| row.who.address().to_owned()).collect();
            let start = aliases.iter().position(|alias| *alias == mine[0]).expect("an alias");
            let round: Vec<_> = aliases[start..].iter().chain(&aliases[..start]).cloned().collect();
            assert_eq!(mine, round, "everybody once");
            for (at, alias) in mine.iter().enumerate() {
                let act = meritum::account::may::Act::Review;
                let found = meritum::review::candidate::by_reference(&reviewer, alias, act).await;
                let queue = desk::queue(&reviewer, &found.expect("a read").expect("one")).await.expect("a queue");
                assert_eq!((queue.position, queue.next.as_ref()), (at as u64 + 1, mine.get(at + 1)));
                assert_eq!(queue.previous.as_ref(), at.checked_sub(1).map(|before| &mine[before]));
                let order: Vec<_> = queue.around.iter().map(|queued| queued.who.address().to_owned()).collect();
                assert_eq!(order, mine);
            }
            beginnings.insert(start);
        }
        assert!(beginnings.len() > 1, "not everybody begins with the same one");
    }

    async fn another_panels_member_finds_no_list_and_no_ranking(house) {
        let (reviews, _, _) = reviewed(house).await;
        let elsewhere = Reviews::of(house, CRITERIA).await;
        let stranger = elsewhere.seat("Another panel's", PanelRole::Chair).await;
        assert!(matches!(list(&stranger, &reviews.slug, &Asked::default()).await, Err(ListError::NotFound)));
        assert!(matches!(ranking(&stranger, &reviews.slug, None, None).await, Err(ListError::NotFound)));
    }

    async fn a_ranking_is_read_over_the_api_with_its_working(house) {
        let (reviews, reviewer, references) = reviewed(house).await;
        let manager = reviews.seat("Milica Petrović", PanelRole::Manager).await;
        let path = format!("/api/v1/openings/{}/ranking?limit=2", reviews.slug);
        let (status, _, body) = ask(&manager, house, ("GET", &path), None, None).await;
        assert_eq!(status, 200);
        let first = &body["items"][0];
        assert_eq!((&first["reference"], &first["rank"]), (&json!(references[1]), &json!(1)));
        assert_eq!((&first["mean"], &first["mean_exact"], &first["complete"]), (&json!(5.0), &json!("5/1"), &json!(true)));
        let card = &first["scores"][0];
        assert_eq!((&card["scores"], &card["unrated"]), (&json!({ "finance": 5.0 }), &json!(["english"])));
        assert_eq!((&card["weighted_sum"], &card["weight_sum"]), (&json!("15/1"), &json!("3/1")));
        let cursor = body["next_cursor"].as_str().expect("another page");
        let (_, _, body) = ask(&manager, house, ("GET", &format!("{path}&cursor={cursor}")), None, None).await;
        assert_eq!((&body["items"][0]["rank"], &body["items"][0]["tied"]), (&json!(2), &json!(true)));

        let (status, _, body) = ask(&reviewer, house, ("GET", &path), None, None).await;
        assert_eq!((status, &body["code"], &body["open"]), (409, &json!("wrong-state"), &json!(2)));
        assert_eq!(body["detail"], "You see this when your own cards are in: 2 are missing.");

        let path = format!("/api/v1/openings/{}/applications?sort=name&limit=3&q=arta", reviews.slug);
        let (status, _, body) = ask(&manager, house, ("GET", &path), None, None).await;
        let names: Vec<_> = body["items"].as_array().expect("rows").iter().map(|row| &row["full_name"]).collect();
        assert_eq!((status, names), (200, vec![&json!("Arta")]));
        for wrong in ["limit=0", "limit=101", "sort=fame", "stage=lost", "cursor=made-up"] {
            let path = format!("/api/v1/openings/{}/applications?{wrong}", reviews.slug);
            assert_eq!(ask(&manager, house, ("GET", &path), None, None).await.0, 400, "{wrong}");
        }
    }
}
