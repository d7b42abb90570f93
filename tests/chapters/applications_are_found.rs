//! Applications are found: by words in any script, by what was answered, scored, tagged and assigned, and never by what one may
//! not see.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use entity::application::{Answers, Stage};
use entity::opening::Visibility;
use entity::panel_member::PanelRole;
use entity::question::{Choice, Choices, Kind, KnockOut};
use entity::staff::Role;
use entity::{Translations, application, application_words, question, search, submission};
use meritum::actor::Actor;
use meritum::context::Context;
use meritum::language::fold::searched;
use meritum::review::applications::{Asked, ListError, list};
use meritum::review::filter::{Answer, Criterion, Filter};
use meritum::review::saved::{self, SearchError};
use meritum::review::tags;
use meritum::store::words::{Search, Within};
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, ModelTrait, PaginatorTrait, QueryFilter, Set};
use serde_json::{Value, json};

use crate::chapter;
use crate::rig::house::House;
use crate::rig::reviews::{Reviews, ask, person, submit};

const CRITERIA: &[(&str, &str, bool)] = &[("finance", "3", true), ("english", "1", false)];

/// The names, or where they are covered the aliases, that a filter leaves, in order.
async fn found(ctx: &Context, reviews: &Reviews<'_>, filter: Filter) -> Vec<String> {
    let page = list(ctx, &reviews.slug, &Asked { filter, ..Asked::default() }).await.expect("a list");
    let called = |who: &meritum::review::who::Who| who.full_name().unwrap_or_else(|| who.address()).to_owned();
    let mut names: Vec<String> = page.items.iter().map(|row| called(&row.who)).collect();
    names.sort();
    names
}

async fn by_text(ctx: &Context, reviews: &Reviews<'_>, text: &str) -> Vec<String> {
    found(ctx, reviews, Filter { text: text.to_owned(), ..Filter::default() }).await
}

/// Asks a question that offers a choice, and one to be answered with yes.
async fn asks(house: &House, reviews: &Reviews<'_>) {
    let choice = |key: &str, title: &str| Choice {
        key: key.to_owned(),
        title: title.to_owned(),
        translations: Translations::default(),
    };
    let row = |(position, key, kind, choices, knock_out): (i32, &str, Kind, Vec<Choice>, Option<KnockOut>)| {
        let row = question::Model {
            opening_id: reviews.opening,
            key: key.to_owned(),
            position,
            kind,
            title: format!("Title of {key}"),
            hint: String::new(),
            translations: Translations::default(),
            required: false,
            choices: Choices(choices),
            max_length: None,
            knock_out,
        };
        row.into_active_model()
    };
    let cities = vec![choice("pr", "Prishtinë"), choice("pz", "Prizren")];
    let rows = [
        (1, "city", Kind::Choice, cities.clone(), Some(KnockOut::AnyOf(vec!["pr".to_owned()]))),
        (2, "cities", Kind::Several, cities, None),
        (3, "licence", Kind::YesNo, Vec::new(), Some(KnockOut::Answer(true))),
        (4, "years", Kind::Number, Vec::new(), Some(KnockOut::AtLeast(3.0))),
        (5, "motivation", Kind::LongText, Vec::new(), None),
    ]
    .map(row);
    let put = house.inside.store.write(async |tx| question::Entity::insert_many(rows).exec_without_returning(tx).await);
    put.await.expect("questions");
}

/// Changes what was answered in the version that counts.
async fn answers(house: &House, reviews: &Reviews<'_>, reference: &str, answers: Value) {
    let row = reviews.row(reference).await;
    let answers: BTreeMap<String, Value> = serde_json::from_value(answers).expect("answers");
    let change = submission::ActiveModel {
        id: Set(row.submission_id.expect("a version")),
        answers: Set(Answers(answers)),
        ..Default::default()
    };
    let written = house.inside.store.write(async |tx| {
        submission::Entity::update(change).exec(tx).await?;
        meritum::application::words::again(tx, row.id).await
    });
    written.await.expect("answers");
}

chapter! {
    async fn one_search_goes_through_names_answers_and_documents_in_any_script(house) {
        let reviews = Reviews::of(house, CRITERIA).await;
        let elsewhere = Reviews::of(house, CRITERIA).await;
        let hr = person(house, "Besa Hoxha", Role::Hr).await;
        let djordje = reviews.application("Ђорђе Ђорђевић").await;
        let arta = reviews.application("Arta O'Neil-Çela").await;
        elsewhere.application("Đorđe Elsewhere").await;
        answers(house, &reviews, &djordje, json!({ "motivation": "Kam përvojë në auditim." })).await;
        reviews.reads(&arta, "Vodila je reviziju za Đorđević d.o.o. u Šapcu.").await;
        for text in ["Đorđević", "djordjevic", "ЂОРЂЕВИЋ", "đorđev"] {
            assert_eq!(by_text(&hr, &reviews, text).await, ["Arta O'Neil-Çela", "Ђорђе Ђорђевић"], "{text}");
        }
        for text in ["cela", "ÇELA", "oneil", "O'Neil", "o’neil cela", "revizij šapc", "Шапцу", "arta šapcu"] {
            assert_eq!(by_text(&hr, &reviews, text).await, ["Arta O'Neil-Çela"], "{text}");
        }
        for text in ["pervoje", "PËRVOJË auditim", "djordje auditim", &djordje, &djordje.to_lowercase().replace('-', "")] {
            assert_eq!(by_text(&hr, &reviews, text).await, ["Ђорђе Ђорђевић"], "{text}");
        }
        for text in ["ordjevic", "auditim šapcu", "elsewhere", "%", "\"", "*"] {
            assert_eq!(by_text(&hr, &reviews, text).await, Vec::<String>::new(), "{text}");
        }
    }

    async fn what_many_have_is_found_page_by_page(house) {
        let reviews = Reviews::of(house, CRITERIA).await;
        let hr = person(house, "Besa Hoxha", Role::Hr).await;
        reviews.application("Blerim Shala").await;
        for number in 0..102 {
            reviews.application(&format!("Arta Number{number}")).await;
        }
        let (mut cursor, mut names) = (None, Vec::new());
        loop {
            let filter = Filter { text: "arta".to_owned(), ..Filter::default() };
            let asked = Asked { filter, cursor, limit: Some(50), ..Asked::default() };
            let page = list(&hr, &reviews.slug, &asked).await.expect("a list");
            names.extend(page.items.into_iter().filter_map(|row| row.who.full_name().map(str::to_owned)));
            cursor = page.next_cursor;
            if cursor.is_none() {
                break;
            }
        }
        assert_eq!((names.len(), names.first().map(String::as_str)), (102, Some("Arta Number101")), "the latest first");
    }

    async fn a_hostile_search_is_answered_at_once(house) {
        let reviews = Reviews::of(house, CRITERIA).await;
        let hr = person(house, "Besa Hoxha", Role::Hr).await;
        reviews.application("Arta Gashi").await;
        let long = "š".repeat(10 * 1024);
        let words = "a b c d e f g h i j k l m n ".repeat(400);
        for text in [
            long.as_str(),
            &words,
            &"%".repeat(1000),
            "NEAR(arta gashi, 5)",
            "\"arta",
            "' OR 1=1 --", "names:arta", "{names} : arta", "arta:*&!(x)", "((((((((", "arta AND NOT gashi", "\u{0}arta", "*:*",
            "<->", "a\\' & b", "\u{301}\u{301}", "a\u{1f170}b", "x\u{a7c2}y\u{1df00}z", "1e5abc",
        ] {
            let begun = Instant::now();
            by_text(&hr, &reviews, text).await;
            assert!(begun.elapsed() < Duration::from_secs(1), "{}: {:?}", &text[..text.len().min(20)], begun.elapsed());
        }
        assert_eq!(by_text(&hr, &reviews, "arta NEAR").await, Vec::<String>::new(), "a word like any other");
    }

    async fn in_a_blind_review_nothing_is_found_that_would_tell_who_it_is(house) {
        let reviews = Reviews::of(house, CRITERIA).await;
        reviews.change(|row| row.blind = Set(true)).await;
        let reviewer = reviews.seat("Driton Krasniqi", PanelRole::Reviewer).await;
        let manager = reviews.seat("Milica Petrović", PanelRole::Manager).await;
        asks(house, &reviews).await;
        let arta = reviews.application("Arta Gashi").await;
        reviews.reads(&arta, "Arta Gashi, audits, canary-in-the-CV").await;
        answers(house, &reviews, &arta, json!({ "motivation": "I, Arta, led audits: arta@example.net, +383 44 123 456." })).await;
        let alias = reviews.row(&arta).await.alias;
        let email = reviews.row(&arta).await.email;
        for text in ["audits", "led", &alias, &alias.replace('-', "").to_lowercase()] {
            assert_eq!(by_text(&reviewer, &reviews, text).await, [alias.as_str()], "{text}");
        }
        for text in ["Arta", "gashi", "canary", &email, &arta, "arta@example.net", "example", "383", "123"] {
            assert_eq!(by_text(&reviewer, &reviews, text).await, Vec::<String>::new(), "{text}");
            assert_eq!(by_text(&manager, &reviews, text).await, ["Arta Gashi"], "{text}");
        }
        let asked = Asked { filter: Filter { text: "audits".to_owned(), ..Filter::default() }, ..Asked::default() };
        let page = list(&reviewer, &reviews.slug, &asked).await.expect("a list");
        let told = format!("{:?}", page.items[0].found);
        assert!(told.contains("audits") && !told.contains("Arta") && !told.contains("example"), "{told}");
    }

    async fn what_was_answered_narrows_the_list(house) {
        let reviews = Reviews::of(house, CRITERIA).await;
        let hr = person(house, "Besa Hoxha", Role::Hr).await;
        asks(house, &reviews).await;
        let [arta, blerim, dafina] = ["Arta", "Blerim", "Dafina"].map(str::to_owned);
        for (name, given) in [
            (&arta, json!({ "city": "pr", "cities": ["pr", "pz"], "licence": true, "years": 3 })),
            (&blerim, json!({ "city": "pz", "cities": ["pz"], "licence": true, "years": 5 })),
            (&dafina, json!({ "city": "pr", "licence": false, "years": null })),
        ] {
            let reference = reviews.application(name).await;
            answers(house, &reviews, &reference, given).await;
        }
        let given = |question: &str, value: &str| Filter {
            answer: Some(Answer { question: question.to_owned(), value: value.to_owned() }),
            ..Filter::default()
        };
        assert_eq!(found(&hr, &reviews, given("city", "pr")).await, [arta.clone(), dafina.clone()]);
        assert_eq!(found(&hr, &reviews, given("cities", "pr")).await, ["Arta"]);
        assert_eq!(found(&hr, &reviews, given("cities", "pz")).await, [arta.clone(), blerim.clone()]);
        assert_eq!(found(&hr, &reviews, given("licence", "false")).await, ["Dafina"]);
        let out = Filter { knocked_out: true, ..Filter::default() };
        assert_eq!(found(&hr, &reviews, out.clone()).await, [blerim.clone(), dafina.clone()]);
        assert_eq!(by_text(&hr, &reviews, "prizren").await, [arta.clone(), blerim.clone()], "an option by its title");
        let both = Filter { text: "prishtine".to_owned(), ..out };
        assert_eq!(found(&hr, &reviews, both).await, [dafina]);
        for wrong in [given("city", "elsewhere"), given("motivation", "x"), given("nothing", "true"), given("licence", "perhaps")] {
            let asked = Asked { filter: wrong, ..Asked::default() };
            let refused = list(&hr, &reviews.slug, &asked).await;
            assert!(matches!(refused, Err(ListError::Invalid(_))), "{refused:?}");
        }
    }

    async fn cards_and_stages_narrow_the_list_for_those_who_see_them(house) {
        let reviews = Reviews::of(house, CRITERIA).await;
        let hr = person(house, "Besa Hoxha", Role::Hr).await;
        let one = reviews.seat("Driton Krasniqi", PanelRole::Reviewer).await;
        let other = reviews.seat("Jelena Marković", PanelRole::Reviewer).await;
        let arta = reviews.application("Arta").await;
        let blerim = reviews.application("Blerim").await;
        submit(&one, &arta, &[("finance", "4"), ("english", "2")]).await.expect("a card");
        submit(&other, &arta, &[("finance", "3")]).await.expect("a card");
        submit(&one, &blerim, &[("finance", "2")]).await.expect("a card");
        let rated = |key: &str, at_least, at_most| Filter {
            criterion: Some(Criterion { key: key.to_owned(), at_least, at_most }),
            ..Filter::default()
        };
        assert_eq!(found(&hr, &reviews, rated("finance", Some(3500), None)).await, ["Arta"]);
        assert_eq!(found(&hr, &reviews, rated("finance", Some(3501), None)).await, Vec::<String>::new());
        assert_eq!(found(&hr, &reviews, rated("finance", None, Some(2000))).await, ["Blerim"]);
        assert_eq!(found(&hr, &reviews, rated("english", Some(1000), Some(5000))).await, ["Arta"], "not rated is not zero");
        let complete = |complete| Filter { complete: Some(complete), ..Filter::default() };
        assert_eq!(found(&hr, &reviews, complete(true)).await, ["Arta"]);
        assert_eq!(found(&hr, &reviews, complete(false)).await, ["Blerim"]);
        let open = Filter { unreviewed: true, ..Filter::default() };
        assert_eq!(found(&other, &reviews, open.clone()).await, ["Blerim"]);
        assert_eq!(found(&one, &reviews, open).await, Vec::<String>::new());
        let received = Filter { stage: Some(Stage::Rejected), ..Filter::default() };
        assert_eq!(found(&hr, &reviews, received).await, Vec::<String>::new());
        // Who waits for a card is told no figure by what a filter leaves (P6).
        for figures in [rated("finance", Some(1000), None), complete(true)] {
            let asked = Asked { filter: figures.clone(), ..Asked::default() };
            let refused = list(&other, &reviews.slug, &asked).await;
            assert!(matches!(refused, Err(ListError::Waiting(_))), "{refused:?}");
            found(&one, &reviews, figures).await;
        }
        reviews.change(|row| row.visibility = Set(Visibility::AfterAll)).await;
        let asked = Asked { filter: complete(true), ..Asked::default() };
        assert!(matches!(list(&one, &reviews.slug, &asked).await, Err(ListError::Waiting(_))));
    }

    async fn tags_narrow_the_list_as_far_as_one_sees_them(house) {
        let reviews = Reviews::of(house, CRITERIA).await;
        let hr = person(house, "Besa Hoxha", Role::Hr).await;
        let one = reviews.seat("Driton Krasniqi", PanelRole::Reviewer).await;
        let other = reviews.seat("Jelena Marković", PanelRole::Reviewer).await;
        let arta = reviews.application("Arta").await;
        reviews.application("Blerim").await;
        tags::put(&hr, &arta, "To call").await.expect("a tag");
        tags::put(&one, &arta, "Doubtful").await.expect("a tag");
        let tagged = |tag: &str| Filter { tag: tag.to_owned(), ..Filter::default() };
        for ctx in [&hr, &one, &other] {
            assert_eq!(found(ctx, &reviews, tagged("to CALL")).await, ["Arta"]);
        }
        assert_eq!(found(&hr, &reviews, tagged("doubtful")).await, ["Arta"]);
        assert_eq!(found(&one, &reviews, tagged("doubtful")).await, ["Arta"]);
        assert_eq!(found(&other, &reviews, tagged("doubtful")).await, Vec::<String>::new(), "a colleague's judgement");
        reviews.change(|row| row.blind = Set(true)).await;
        assert_eq!(found(&other, &reviews, tagged("to call")).await, Vec::<String>::new(), "HR knows who it is");
    }

    async fn what_is_searched_for_is_kept_and_in_no_address(house) {
        let reviews = Reviews::of(house, CRITERIA).await;
        let besa = person(house, "Besa Hoxha", Role::Hr).await;
        let dragan = person(house, "Dragan Ilić", Role::Hr).await;
        asks(house, &reviews).await;
        let arta = reviews.application("Arta Gashi").await;
        reviews.application("Blerim Shala").await;
        answers(house, &reviews, &arta, json!({ "motivation": "I led <b>audits</b> & more." })).await;
        let path = format!("/staff/openings/{}/applications", reviews.slug);
        let visitor = house.visitor_of(&besa).await;
        let page = visitor.get(&path).await;
        let sent = visitor.submit(page.form("form[role=search]").set("text", "gashi audits").press("Search")).await;
        assert!(!sent.location().contains("gashi") && sent.location().contains("search="), "{}", sent.location());
        let page = visitor.follow(&sent).await;
        assert_eq!(page.texts("tbody th a"), ["Arta Gashi"]);
        assert_eq!(page.texts("tbody mark"), ["Gashi", "audits"]);
        assert!(page.body().contains("&#60;b&#62;<mark>audits</mark>") || page.body().contains("&lt;b&gt;<mark>audits</mark>"), "{}", page.body());
        assert_eq!(page.form("form[role=search]").value("text"), Some("gashi audits"));

        let named = visitor.submit(page.form("#name-search").set("name", "Auditors").press("Save")).await;
        let page = visitor.follow(&named).await;
        assert_eq!(page.texts("#searches a"), ["Auditors"]);
        assert_eq!(page.texts("tbody th a"), ["Arta Gashi"]);
        let search = page.attribute("#searches a", "href");
        // It is theirs alone.
        let other = house.visitor_of(&dragan).await;
        assert!(other.get(&path).await.texts("#searches a").is_empty());
        other.get(&search).await.must_be(404);
        // Of the page before it is one of a few latest, of which the same is kept once.
        let rows = search::Entity::find().all(house.inside.store.read()).await.expect("searches");
        assert_eq!(rows.len(), 2);
        let gone = visitor.submit(page.form("#searches form").press("Remove Auditors")).await;
        assert_eq!(visitor.follow(&gone).await.texts("tbody th a").len(), 2);
        let nothing = visitor.get(&path).await;
        let nothing = visitor.submit(nothing.form("form[role=search]").set("text", "zzz").press("Search")).await;
        let nothing = visitor.follow(&nothing).await;
        assert_eq!(nothing.text(".empty h2"), "Nothing found");
        assert_eq!(nothing.link("Clear filters"), path);
    }

    async fn searches_are_few_and_end(house) {
        let reviews = Reviews::of(house, CRITERIA).await;
        let hr = person(house, "Besa Hoxha", Role::Hr).await;
        let stranger = reviews.seat("Driton Krasniqi", PanelRole::Reviewer).await;
        let mut last = None;
        for number in 0..25 {
            let filter = Filter { text: format!("word{number}"), ..Filter::default() };
            last = Some(saved::keep(&hr, &reviews.slug, &filter).await.expect("a search"));
            house.clock.advance(1);
        }
        let last = last.expect("a search");
        assert_eq!(search::Entity::find().all(house.inside.store.read()).await.expect("searches").len(), 20);
        assert!(matches!(saved::one(&stranger, &reviews.slug, last).await, Err(SearchError::NotFound)));
        for number in 0..20 {
            saved::name(&hr, &reviews.slug, last, &format!("name {number}")).await.expect("a name");
        }
        for name in ["one more", "", &"a".repeat(41)] {
            let refused = saved::name(&hr, &reviews.slug, last, name).await;
            assert!(matches!(refused, Err(SearchError::Invalid(_))), "{refused:?}");
        }
        saved::name(&hr, &reviews.slug, last, "name 3").await.expect("its new search");
        house.clock.advance(2 * 24 * 3_600_000);
        meritum::jobs::sweep::rows(&house.context(Actor::System)).await.expect("a sweep");
        let left = search::Entity::find().all(house.inside.store.read()).await.expect("searches");
        assert!(left.len() == 20 && left.iter().all(|row| row.name.is_some()), "{}", left.len());
    }

    async fn the_api_narrows_too(house) {
        let reviews = Reviews::of(house, CRITERIA).await;
        let hr = person(house, "Besa Hoxha", Role::Hr).await;
        asks(house, &reviews).await;
        let arta = reviews.application("Arta Gashi").await;
        reviews.application("Blerim Shala").await;
        answers(house, &reviews, &arta, json!({ "city": "pz", "motivation": "Audits." })).await;
        tags::put(&hr, &arta, "To call").await.expect("a tag");
        let path = format!("/api/v1/openings/{}/applications", reviews.slug);
        for query in [
            "q=gashi", "q=audits", "tag=to+call", "answer=city%3Dpz", "knocked_out=true", "complete=false&q=arta",
            "q=g%C3%A0shi&stage=received&sort=name",
        ] {
            let (status, _, body) = ask(&hr, house, ("GET", &format!("{path}?{query}")), None, None).await;
            assert_eq!((status, body["items"].as_array().map(Vec::len)), (200, Some(1)), "{query}: {body}");
            assert_eq!(body["items"][0]["full_name"], "Arta Gashi", "{query}");
        }
        let (_, _, body) = ask(&hr, house, ("GET", &format!("{path}?q=audits")), None, None).await;
        let excerpt = &body["items"][0]["found"][0];
        assert_eq!((&excerpt["title"], &excerpt["pieces"][0]), (&json!("Title of motivation"), &json!({ "text": "Audits", "found": true })));
        let (status, _, _) = ask(&hr, house, ("GET", &format!("{path}?answer=city")), None, None).await;
        assert_eq!(status, 422);
        let searches = format!("/api/v1/openings/{}/searches", reviews.slug);
        let new = json!({ "name": "Auditors", "filter": { "q": "audits" } });
        let (status, _, kept) = ask(&hr, house, ("POST", &searches), None, Some(new)).await;
        assert_eq!(status, 201, "{kept}");
        let id = kept["id"].as_str().expect("an id");
        let (_, _, body) = ask(&hr, house, ("GET", &format!("{path}?search={id}")), None, None).await;
        assert_eq!(body["items"].as_array().map(Vec::len), Some(1));
        let (_, _, mine) = ask(&hr, house, ("GET", &searches), None, None).await;
        assert_eq!((&mine["items"][0]["name"], &mine["items"][0]["filter"]["q"]), (&json!("Auditors"), &json!("audits")));
        let one = format!("{searches}/{id}");
        assert_eq!(ask(&hr, house, ("DELETE", &one), None, None).await.0, 204);
        assert_eq!(ask(&hr, house, ("GET", &format!("{path}?search={id}")), None, None).await.0, 404);
    }

    async fn what_is_erased_is_found_no_more(house) {
        let reviews = Reviews::of(house, CRITERIA).await;
        let arta = reviews.application("Arta Gashi").await;
        let (store, id) = (&house.inside.store, reviews.row(&arta).await.id);
        let find = async || {
            let search = Search::new(store.backend(), reviews.opening, Within::All, &searched("gashi")).expect("words");
            application::Entity::find().filter(search.is_matched()).count(store.read()).await.expect("a count")
        };
        assert_eq!(find().await, 1);
        let row = application_words::Entity::find().filter(application_words::Column::ApplicationId.eq(id));
        let row = row.one(store.read()).await.expect("a read").expect("words");
        store.write(async |tx| row.delete(tx).await).await.expect("gone");
        assert_eq!(find().await, 0);
        store.write(async |tx| meritum::application::words::again(tx, id).await).await.expect("words again");
        assert_eq!(find().await, 1);
    }
}
