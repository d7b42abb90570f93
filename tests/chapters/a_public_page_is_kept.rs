//! A public page is kept and given again: only to those whom it says the same, and only while it is so.

use entity::Instant;
use entity::staff::Role;
use meritum::context::Context;
use meritum::language::Language;
use meritum::opening::rules::{Closes, Edits};
use meritum::opening::{draft, publish};
use meritum::store::Store;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter};

use crate::chapter;
use crate::rig::house::House;
use crate::rig::reviews::person;
use crate::rig::visitor::Visitor;

/// The end of 14 February 2025 in Prishtina.
const CLOSES: Instant = Instant(1_739_574_000_000);

/// An opening that is published, and who published it.
async fn published(house: &House) -> (Context, String) {
    let hr = person(house, "Besa Hoxha", Role::Hr).await;
    let edits = Edits { closes: Closes::On("2025-02-14".to_owned()), ..Edits::default() }
        .saying(Language::En, "Finance Manager", "", "Look after the books.")
        .saying(Language::Sq, "Menaxher i Financave", "", "Kujdesuni për librat.");
    let slug = draft::draft(&hr, &edits, None).await.expect("a draft").slug;
    publish::publish(&hr, &slug, None, None).await.expect("published");
    (hr, format!("/openings/{slug}"))
}

/// Writes another title past everything that the house would notice: as another process does.
async fn call_it(store: &Store, title: &str) {
    let written: Result<_, DbErr> = store
        .write(async |tx| {
            entity::opening_text::Entity::update_many()
                .col_expr(entity::opening_text::Column::Title, Expr::value(title))
                .filter(entity::opening_text::Column::Language.eq("en"))
                .exec(tx)
                .await
        })
        .await;
    written.expect("another title");
}

async fn titles(visitor: &Visitor, path: &str) -> (String, Vec<String>) {
    (visitor.get(path).await.text("h1"), visitor.get("/openings").await.texts(".openings h2"))
}

fn both(title: &str) -> (String, Vec<String>) {
    (title.to_owned(), vec![title.to_owned()])
}

chapter! {
    async fn what_is_written_here_is_seen_by_the_next_who_asks(house) {
        let (hr, path) = published(house).await;
        let visitor = house.visitor();
        assert_eq!(titles(&visitor, &path).await, both("Finance Manager"));
        call_it(&hr.store, "Head of Finance").await;
        assert_eq!(titles(&visitor, &path).await, both("Head of Finance"));
    }

    async fn what_another_process_writes_is_seen_within_a_second(house) {
        let (hr, path) = published(house).await;
        let visitor = house.visitor();
        assert_eq!(titles(&visitor, &path).await, both("Finance Manager"));
        let settings = &hr.settings;
        let elsewhere = Store::connect(&settings.database, &settings.data).await.expect("another process");
        call_it(&elsewhere, "Head of Finance").await;
        assert_eq!(titles(&visitor, &path).await, both("Finance Manager"), "it is kept at all");
        house.clock.advance(1000);
        assert_eq!(titles(&visitor, &path).await, both("Head of Finance"));
        elsewhere.close().await.expect("closed");
    }

    async fn nobody_may_apply_by_a_page_that_was_made_in_time(house) {
        let (_, path) = published(house).await;
        let visitor = house.visitor();
        house.clock.set(CLOSES.plus_millis(-1));
        assert_eq!(visitor.get(&path).await.texts("form.begin").len(), 2);
        assert_eq!(visitor.get("/openings").await.texts(".closed").len(), 0);
        house.clock.set(CLOSES);
        assert_eq!(visitor.get(&path).await.texts("form.begin").len(), 0);
        assert_eq!(visitor.get("/openings").await.texts(".closed").len(), 1);
        // And with a clock that is put back, the page is not the one of later.
        house.clock.set(CLOSES.plus_millis(-1));
        assert_eq!(visitor.get(&path).await.texts("form.begin").len(), 2);
    }

    async fn everybody_gets_the_page_in_the_language_that_they_read(house) {
        let (_, path) = published(house).await;
        let visitor = house.visitor();
        for _ in 0..2 {
            for (language, title) in [("en", "Finance Manager"), ("sq", "Menaxher i Financave"), ("de", "Finance Manager")] {
                visitor.reads(language);
                assert_eq!(visitor.get(&path).await.text("h1"), title, "{language}");
            }
            let page = visitor.get(&format!("{path}?language=sq")).await;
            assert_eq!(page.text("h1"), "Menaxher i Financave");
            assert!(page.attribute("link[rel=canonical]", "href").ends_with("?language=sq"));
            assert!(visitor.get(&path).await.attribute("link[rel=canonical]", "href").ends_with(&path));
        }
        visitor.keep("language", "sq");
        assert_eq!(visitor.get(&path).await.text("h1"), "Menaxher i Financave");
    }

    async fn the_page_of_somebody_who_is_signed_in_is_their_own(house) {
        let (_, path) = published(house).await;
        let (stranger, email) = (house.visitor(), house.account("drita", Role::Hr).await);
        let staff = house.signed_in(&email).await;
        for _ in 0..2 {
            assert!(staff.get(&path).await.text(".top-end").contains("drita"));
            assert_eq!(staff.get(&path).await.header("cache-control"), Some("no-store"));
            assert!(!stranger.get(&path).await.body().contains("drita"));
        }
    }

    async fn a_kept_page_is_compressed_as_each_client_likes(house) {
        let (_, path) = published(house).await;
        let visitor = house.visitor();
        let plain = visitor.get(&path).await;
        for _ in 0..2 {
            let mut lengths = Vec::new();
            for coding in ["br", "gzip", "identity"] {
                let request = visitor.request(reqwest::Method::GET, &path).header("accept-encoding", coding);
                let answer = visitor.send(&path, request).await;
                let said = answer.header("content-encoding").unwrap_or("identity").to_owned();
                assert_eq!(said, coding);
                let vary: Vec<_> = answer.headers.get_all("vary").iter().map(|v| v.to_str().expect("text")).collect();
                assert!(vary.join(", ").to_ascii_lowercase().contains("accept-encoding"), "{vary:?}");
                lengths.push(answer.bytes.len());
            }
            assert_eq!(lengths[2], plain.bytes.len());
            assert!(lengths[..2].iter().all(|length| length * 3 < lengths[2] * 2), "{lengths:?}");
        }
    }

    async fn an_address_that_leads_nowhere_still_leads_there_later(house) {
        let visitor = house.visitor();
        visitor.get("/openings/finance-manager").await.must_be(404);
        let (_, path) = published(house).await;
        assert_eq!(path, "/openings/finance-manager");
        visitor.get(&path).await.must_be(200);
    }
}
