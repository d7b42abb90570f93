//! A word that more people used than are looked at one by one: they are found page by page, and counted, as a few are.

use std::collections::BTreeSet;

use entity::application::Stage;
use entity::staff::Role;
use meritum::account::may::Act;
use meritum::opening::standing;
use meritum::review::applications::{Asked, Sort, count_matching, list, matching};
use meritum::review::filter::Filter;
use meritum::review::stage::move_to;

use crate::chapter;
use crate::rig::reviews::{Reviews, person};

/// Of three people, two are called Arta.
const PEOPLE: usize = 180;

chapter! {
    async fn what_many_said_is_found_page_by_page_and_counted(house) {
        let reviews = Reviews::of(house, &[("finance", "3", true)]).await;
        let elsewhere = Reviews::of(house, &[("finance", "3", true)]).await;
        elsewhere.application("Arta Elsewhere").await;
        let hr = person(house, "Flaka Berisha", Role::Hr).await;
        let mut called = BTreeSet::new();
        for number in 0..PEOPLE {
            let name = if number % 3 == 0 { format!("Blerim N{number}") } else { format!("Arta N{number}") };
            let reference = reviews.application(&name).await;
            if name.starts_with("Arta") {
                called.insert(name);
            }
            if number < 40 {
                move_to(&hr, &reference, Stage::UnderReview, None).await.expect("a move");
            }
        }
        let standing = standing::by_slug(&hr, &reviews.slug, Act::ReadApplications).await.expect("a read").expect("an opening");
        let by_word = Filter { text: "arta".to_owned(), ..Filter::default() };
        for sort in [Sort::Arrival, Sort::Name, Sort::Mean] {
            let (mut found, mut cursor) = (Vec::new(), None);
            loop {
                let asked = Asked { filter: by_word.clone(), sort: Some(sort), cursor, limit: Some(50), ..Asked::default() };
                let page = list(&hr, &reviews.slug, &asked).await.expect("a page");
                found.extend(page.items.iter().filter_map(|item| item.who.full_name().map(str::to_owned)));
                cursor = page.next_cursor;
                if cursor.is_none() {
                    break;
                }
            }
            assert_eq!(found.len(), called.len(), "{sort:?}: each once");
            assert_eq!(found.into_iter().collect::<BTreeSet<_>>(), called, "{sort:?}");
        }
        assert_eq!(count_matching(&hr, &standing, &by_word, 1000).await.expect("a count"), 120);
        assert_eq!(count_matching(&hr, &standing, &by_word, 60).await.expect("a count"), 61, "no further than it is told");
        assert_eq!(matching(&hr, &standing, &by_word, 500).await.expect("rows").len(), 120);
        let in_review = Filter { stage: Some(Stage::UnderReview), ..by_word };
        assert_eq!(count_matching(&hr, &standing, &in_review, 1000).await.expect("a count"), 26);
        assert_eq!(matching(&hr, &standing, &in_review, 500).await.expect("rows").len(), 26);
    }
}
