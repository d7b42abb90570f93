//! The public reads an opening: on the list, on its page, in the feed, and as search engines do; until it closes by itself.

use entity::opening::{Contract, Period, Place};
use entity::staff::Role;
use entity::{Instant, Translations};
use meritum::context::Context;
use meritum::language::Language;
use meritum::opening::rules::{Closes, Edits, NewCriterion, NewQuestion, NewRequirement, Salary};
use meritum::opening::{amend, archive, cancel, draft, lists, publish};
use serde_json::{Value, json};
use std::collections::BTreeMap;

use crate::chapter;
use crate::rig::browser::{Browser, JavaScript};
use crate::rig::house::{Database, House};
use crate::rig::reviews::person;

/// The end of 14 February 2025 in Prishtina.
const CLOSES: Instant = Instant(1_739_574_000_000);
const DAY: u32 = 86_400_000;

async fn hr(house: &House) -> Context {
    person(house, "Besa Hoxha", Role::Hr).await
}

fn place(locality: &str, country: &str) -> Place {
    Place { locality: locality.to_owned(), country: country.to_owned(), street: None }
}

fn finance_manager() -> Edits {
    Edits {
        closes: Closes::On("2025-02-14".to_owned()),
        contract: Some(Contract::FullTime),
        places: Some(vec![place("Prishtinë", "XK"), place("Tirana", "AL")]),
        contact: Some("jobs@ura.example".to_owned()),
        salary: Some(Some(Salary {
            min: Some(1800),
            max: Some(2300),
            currency: "EUR".to_owned(),
            period: Period::Month,
        })),
        ..Edits::default()
    }
    .saying(Language::En, "Finance Manager", "Look after the books.", "## You\n\ncount **well**.")
    .saying(Language::Sq, "Menaxher i Financave", "Kujdesuni për librat.", "## Ju\n\nnumëroni **mirë**.")
}

fn titled(title: &str, closes_on: &str) -> Edits {
    Edits { closes: Closes::On(closes_on.to_owned()), ..Edits::default() }.saying(
        Language::En,
        title,
        "",
        "Work with us.",
    )
}

async fn drafted(hr: &Context, edits: &Edits) -> String {
    draft::draft(hr, edits, None).await.expect("a draft").slug
}

async fn published(hr: &Context, edits: &Edits) -> String {
    let slug = drafted(hr, edits).await;
    publish::publish(hr, &slug, None, None).await.expect("published");
    slug
}

/// The Finance Manager's opening with lists of each kind.
async fn finance_manager_published(house: &House) -> (Context, String) {
    let hr = hr(house).await;
    let slug = drafted(&hr, &finance_manager()).await;
    let mut albanian = BTreeMap::new();
    albanian.insert("sq".to_owned(), BTreeMap::from([("title".to_owned(), "Financat".to_owned())]));
    let criterion = NewCriterion {
        key: "finance".to_owned(),
        title: "Financial management".to_owned(),
        translations: Translations(albanian),
        weight_milli: 2500,
        min_milli: 1000,
        max_milli: 5000,
        required: true,
        anchors: Vec::new(),
    };
    lists::set_criteria(&hr, &slug, None, vec![criterion]).await.expect("criteria");
    let question = NewQuestion {
        key: "when".to_owned(),
        kind: entity::question::Kind::Date,
        title: "When can you begin?".to_owned(),
        hint: String::new(),
        translations: Translations::default(),
        required: true,
        choices: Vec::new(),
        max_length: None,
        knock_out: None,
    };
    lists::set_questions(&hr, &slug, None, vec![question]).await.expect("questions");
    let requirement = NewRequirement {
        key: "cv".to_owned(),
        title: "CV".to_owned(),
        hint: "Two pages do.".to_owned(),
        translations: Translations::default(),
        required: true,
        formats: Some(vec!["pdf".to_owned(), "docx".to_owned()]),
        max_bytes: Some(5_000_000),
        max_files: None,
    };
    lists::set_requirements(&hr, &slug, None, vec![requirement]).await.expect("documents");
    publish::publish(&hr, &slug, None, None).await.expect("published");
    (hr, slug)
}

/// Every block of structured data on a page.
fn structured(page: &crate::rig::answer::Answer) -> Vec<Value> {
    let blocks = page.texts("script[type='application/ld+json']");
    blocks.iter().map(|block| serde_json::from_str(block).expect("JSON")).collect()
}

chapter! {
    async fn the_first_page_is_the_list(house) {
        let visitor = house.visitor();
        let list = visitor.follow(&visitor.get("/").await).await;
        list.must_be(200);
        assert_eq!(list.text("h1"), "Work with us");
        assert_eq!(list.text(".empty h2"), "No openings at the moment");
    }

    async fn what_closes_first_comes_first_and_what_has_closed_comes_last(house) {
        let hr = hr(house).await;
        for (title, closes_on) in [("Later", "2025-03-20"), ("Soon", "2025-02-08"), ("Between", "2025-02-20")] {
            published(&hr, &titled(title, closes_on)).await;
        }
        let visitor = house.visitor();
        let list = visitor.get("/openings").await;
        assert_eq!(list.texts(".openings h2"), ["Soon", "Between", "Later"]);
        assert_eq!(list.texts(".openings .soon h2"), ["Soon"]);
        assert_eq!(list.texts(".openings .closed h2"), Vec::<String>::new());
        assert_eq!(list.texts(".closes strong"), ["Closes in 5 days", "Closes in 2 weeks", "Closes in 6 weeks"]);
        house.clock.advance(6 * DAY);
        let list = visitor.get("/openings").await;
        assert_eq!(list.texts(".openings h2"), ["Between", "Later", "Soon"]);
        assert_eq!(list.texts(".openings .closed h2"), ["Soon"]);
        assert_eq!(visitor.get("/openings?status=open").await.texts(".openings h2"), ["Between", "Later"]);
        assert_eq!(visitor.get("/openings?status=closed").await.texts(".openings h2"), ["Soon"]);
        assert_eq!(structured(&list), Vec::<Value>::new());
    }

    async fn the_list_is_searched_and_narrowed_to_a_place(house) {
        let hr = hr(house).await;
        published(&hr, &finance_manager()).await;
        published(&hr, &Edits { places: Some(vec![place("Tirana", "AL")]), ..titled("Officer", "2025-03-01") }).await;
        let away = Edits { remote: Some(true), ..titled("Researcher of 100% Tirana", "2025-03-02") };
        published(&hr, &away).await;
        let visitor = house.visitor();
        let page = visitor.get("/openings").await;
        let form = page.form("form.filters").set("q", "FINANCAVE");
        let titles = async |query: &str| visitor.get(&format!("/openings?{query}")).await.texts(".openings h2");
        assert_eq!(form.fields.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["q", "place", "status"]);
        assert_eq!(page.texts("#place option"), ["All places", "Prishtinë", "Tirana", "Remote"]);
        assert_eq!(titles("q=FINANCAVE").await, ["Finance Manager"]);
        assert_eq!(titles("place=Tirana").await, ["Finance Manager", "Officer"]);
        assert_eq!(titles("place=Prishtin%C3%AB").await, ["Finance Manager"]);
        assert_eq!(titles("place=remote").await, ["Researcher of 100% Tirana"]);
        assert_eq!(titles("place=T%25").await, Vec::<String>::new());
        assert_eq!(titles("q=100%25").await, ["Researcher of 100% Tirana"]);
        let nothing = visitor.get("/openings?q=%3Cb%3Eastronaut").await;
        assert_eq!(nothing.text(".empty h2"), "Nothing for “<b>astronaut”");
        assert_eq!(nothing.attribute("#q", "value"), "<b>astronaut");
        visitor.get("/openings?after=nonsense").await.must_be(400);
    }

    async fn a_long_list_goes_on_page_by_page_from_open_to_closed(house) {
        let hr = hr(house).await;
        for number in 0..25 {
            published(&hr, &titled(&format!("Open {number:02}"), "2025-06-01")).await;
        }
        for number in 0..27 {
            published(&hr, &titled(&format!("Closed {number:02}"), "2025-02-04")).await;
        }
        house.clock.advance(3 * DAY);
        let visitor = house.visitor();
        let (mut titles, mut path, mut pages) = (Vec::new(), "/openings?language=en".to_owned(), 0);
        loop {
            let page = visitor.get(&path).await;
            titles.extend(page.texts(".openings h2"));
            pages += 1;
            match page.attributes(".pager [rel=next]", "href").pop() {
                Some(next) => path = next,
                None => break,
            }
        }
        assert_eq!(pages, 3);
        // Those that close together come in any order, but each of them once.
        let (mut open, mut closed) = (titles[..25].to_vec(), titles[25..].to_vec());
        open.sort();
        closed.sort();
        assert_eq!(open, (0..25).map(|number| format!("Open {number:02}")).collect::<Vec<_>>());
        assert_eq!(closed, (0..27).map(|number| format!("Closed {number:02}")).collect::<Vec<_>>());
    }

    async fn an_opening_says_all_that_an_applicant_is_owed(house) {
        let (_, slug) = finance_manager_published(house).await;
        let visitor = house.visitor();
        let page = visitor.get(&format!("/openings/{slug}")).await;
        page.must_be(200);
        assert_eq!(page.text("h1"), "Finance Manager");
        assert_eq!(page.text(".lede"), "Look after the books.");
        assert_eq!(page.text("article h3"), "You");
        assert_eq!(page.texts(".weights li"), ["Financial management weight 2.5"]);
        assert_eq!(
            page.texts("article > ul:not(.weights) > li"),
            ["CV: PDF, DOCX; up to 5 MBTwo pages do.", "Your answer to 1 question"]
        );
        let facts: Vec<(String, String)> = page.texts(".facts dt").into_iter().zip(page.texts(".facts dd")).collect();
        let fact = |name: &str| facts.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str());
        assert_eq!(
            fact("Closes"),
            Some("Friday 14 February 2025, 24:00 (Prishtina time, Europe/Belgrade)Friday 14 February 2025, 23:00 UTC")
        );
        assert_eq!(fact("Time left"), Some("11 days 15 h"));
        assert_eq!(fact("Salary"), Some("EUR 1,800–2,300 a month, gross"));
        assert_eq!(fact("Place"), Some("Prishtinë · Tirana, Albania"));
        assert_eq!(fact("Contract"), Some("Full time"));
        assert_eq!(fact("Positions"), Some("1"));
        assert_eq!(fact("Advert in"), Some("English, Albanian"));
        let begun = visitor.submit(page.form(".facts .begin").press("Apply")).await;
        assert!(begun.location().ends_with("/about"), "{}", begun.location());
        assert_eq!(page.link("jobs@ura.example"), "mailto:jobs@ura.example");
        assert!(page.text(".facts").contains("may finish within 10 minutes"));
        assert_eq!(page.attribute("[data-closes]", "data-closes"), CLOSES.0.to_string());
        assert_eq!(page.attribute("[data-closes]", "data-server-now"), house.now().0.to_string());
        assert_eq!(page.texts(".log li"), ["Mon 3 Feb 2025, 09:00Published."]);
    }

    async fn an_opening_closes_by_itself_at_its_instant(house) {
        let (_, slug) = finance_manager_published(house).await;
        let (visitor, path) = (house.visitor(), format!("/openings/{slug}"));
        let page = visitor.get(&path).await;
        assert_eq!(page.header("cache-control"), Some("public, max-age=60"));
        assert!(page.header("set-cookie").is_none());
        let vary = page.headers.get_all("vary").iter().map(|v| v.to_str().expect("text")).collect::<Vec<_>>().join(", ");
        assert!(vary.to_ascii_lowercase().contains("accept-language, cookie"), "{vary}");
        house.clock.set(CLOSES.plus_millis(-600_000));
        assert_eq!(visitor.get(&path).await.header("cache-control"), Some("public, max-age=10"));
        house.clock.set(CLOSES.plus_millis(-1));
        let page = visitor.get(&path).await;
        assert_eq!(page.header("cache-control"), Some("public, max-age=0"));
        let apply = format!("{path}/apply");
        assert_eq!(page.attributes("form.begin", "action"), [apply.as_str(), apply.as_str()]);
        assert_eq!(structured(&page).len(), 1);
        house.clock.set(CLOSES);
        let page = visitor.get(&path).await;
        page.must_be(200);
        assert!(page.text(".notice").starts_with("This opening has closed. It took applications until Friday 14 February"));
        assert_eq!(page.attributes("[action$='/apply'], [href$='/apply']", "action"), Vec::<String>::new());
        assert_eq!((structured(&page).len(), page.texts("[data-closes]").len()), (0, 0));
        assert_eq!(page.header("cache-control"), Some("public, max-age=60"));
    }

    async fn a_search_engine_reads_one_posting_that_says_what_the_page_says(house) {
        let (_, slug) = finance_manager_published(house).await;
        let address = format!("{}/openings/{slug}", house.address);
        let page = house.visitor().get(&format!("/openings/{slug}")).await;
        let place = |locality, country| {
            json!({ "@type": "Place", "address": {
                "@type": "PostalAddress", "addressLocality": locality, "addressCountry": country } })
        };
        assert_eq!(
            structured(&page),
            [json!({
                "@context": "https://schema.org", "@type": "JobPosting",
                "title": "Finance Manager",
                "description": "<h3>You</h3>\n<p>count <strong>well</strong>.</p>\n",
                "identifier": { "@type": "PropertyValue", "name": "Our organisation", "value": slug },
                "hiringOrganization": { "@type": "Organization", "name": "Our organisation", "sameAs": house.address },
                "employmentType": "FULL_TIME",
                "directApply": true,
                "totalJobOpenings": 1,
                "url": address,
                "datePosted": "2025-02-03",
                "validThrough": "2025-02-15T00:00:00+01:00",
                "jobLocation": [place("Prishtinë", "XK"), place("Tirana", "AL")],
                "baseSalary": { "@type": "MonetaryAmount", "currency": "EUR", "value": {
                    "@type": "QuantitativeValue", "unitText": "MONTH", "minValue": 1800, "maxValue": 2300 } },
            })]
        );
        assert_eq!(page.attribute("link[rel=canonical]", "href"), address);
        assert_eq!(page.attribute("meta[name=description]", "content"), "Look after the books.");
        assert_eq!(page.attribute("meta[property='og:title']", "content"), "Finance Manager");
        assert_eq!(
            page.attributes("link[hreflang]", "href"),
            [format!("{address}?language=en"), format!("{address}?language=sq"), address.clone()]
        );
        let albanian = house.visitor().get(&format!("/openings/{slug}?language=sq")).await;
        assert_eq!(structured(&albanian)[0]["title"], "Menaxher i Financave");
        assert_eq!(albanian.attribute("link[rel=canonical]", "href"), format!("{address}?language=sq"));
    }

    async fn work_from_anywhere_is_told_to_search_engines(house) {
        let hr = hr(house).await;
        let slug = published(&hr, &Edits { remote: Some(true), ..titled("Researcher", "2025-03-01") }).await;
        let posting = structured(&house.visitor().get(&format!("/openings/{slug}")).await).remove(0);
        assert_eq!(posting["jobLocationType"], "TELECOMMUTE");
        assert_eq!(posting["applicantLocationRequirements"], json!([{ "@type": "Country", "name": "XK" }]));
        assert_eq!((posting.get("jobLocation"), posting.get("baseSalary")), (None, None));
    }

    async fn a_page_speaks_the_readers_language_and_marks_what_it_cannot(house) {
        let (_, slug) = finance_manager_published(house).await;
        let path = format!("/openings/{slug}");
        let visitor = house.visitor();
        visitor.reads("sq");
        let page = visitor.get(&path).await;
        assert_eq!((page.attribute("html", "lang"), page.text("h1")), ("sq".to_owned(), "Menaxher i Financave".to_owned()));
        assert_eq!(page.attributes("h1", "lang"), Vec::<String>::new());
        assert_eq!(page.texts(".weights li"), ["Financat pesha 2,5"]);
        visitor.reads("sr");
        let page = visitor.get(&path).await;
        assert_eq!((page.attribute("html", "lang"), page.text("h1")), ("sr-Latn".to_owned(), "Finance Manager".to_owned()));
        assert_eq!(page.attribute("h1", "lang"), "en");
        assert_eq!(page.attribute("article .stack", "lang"), "en");
        assert_eq!(page.attributes(".weights [lang]", "lang"), ["en"]);
        assert_eq!(visitor.get(&format!("{path}?language=sq")).await.attribute("html", "lang"), "sq");
        assert_eq!(visitor.get("/openings").await.attribute(".openings h2 a", "lang"), "en");
        visitor.reads("fr");
        assert_eq!(visitor.get(&path).await.attribute("html", "lang"), "en");
    }

    async fn what_nobody_may_see_yet_does_not_exist(house) {
        let hr = hr(house).await;
        let draft = drafted(&hr, &finance_manager()).await;
        let upcoming = drafted(&hr, &titled("Upcoming", "2025-03-01")).await;
        let opens_at = house.now().plus_seconds(3600);
        publish::publish(&hr, &upcoming, None, Some(opens_at)).await.expect("published for later");
        let visitor = house.visitor();
        let without_id = |page: crate::rig::answer::Answer| {
            page.must_be(404);
            (page.text("h1"), page.header("cache-control").map(str::to_owned))
        };
        let unknown = without_id(visitor.get("/openings/no-such-opening").await);
        for slug in [&draft, &upcoming] {
            assert_eq!(without_id(visitor.get(&format!("/openings/{slug}")).await), unknown);
        }
        for path in ["/openings", "/openings.atom", "/sitemap.xml"] {
            let body = visitor.get(path).await.body();
            assert!(!body.contains(draft.as_str()) && !body.contains(upcoming.as_str()), "{path}: {body}");
        }
        house.clock.set(opens_at);
        visitor.get(&format!("/openings/{upcoming}")).await.must_be(200);
        assert_eq!(visitor.get("/openings").await.texts(".openings h2"), ["Upcoming"]);
    }

    async fn amendments_are_told_to_everybody(house) {
        let (hr, slug) = finance_manager_published(house).await;
        house.clock.advance(DAY);
        let edits = Edits {
            closes: Closes::On("2025-02-21".to_owned()),
            contract: Some(Contract::PartTime),
            salary: Some(None),
            ..Edits::default()
        };
        amend::amend(&hr, &slug, None, &edits, "The holiday fell <b>into</b> it.", None).await.expect("amended");
        let page = house.visitor().get(&format!("/openings/{slug}")).await;
        assert_eq!(
            page.text("article .notice"),
            "Changed on Tuesday 4 February 2025. The holiday fell <b>into</b> it. All changes"
        );
        assert_eq!(
            page.texts(".log li")[0],
            "Tue 4 Feb 2025, 09:00The holiday fell <b>into</b> it.\
             Closing time: Friday 14 February 2025, 24:00 (Prishtina time, Europe/Belgrade) → \
             Friday 21 February 2025, 24:00 (Prishtina time, Europe/Belgrade)\
             Salary: EUR 1,800–2,300 a month → –\
             Contract: full time → part time"
        );
        assert_eq!(structured(&page)[0]["validThrough"], "2025-02-22T00:00:00+01:00");
    }

    async fn a_cancelled_opening_says_so_and_leaves_the_list(house) {
        let (hr, slug) = finance_manager_published(house).await;
        cancel::cancel(&hr, &slug, None, "The project was not renewed.").await.expect("cancelled");
        let visitor = house.visitor();
        let page = visitor.get(&format!("/openings/{slug}")).await;
        assert_eq!(
            page.text(".notice.bad"),
            "This opening was cancelled on Monday 3 February 2025. The project was not renewed."
        );
        assert_eq!(page.attributes("[action$='/apply'], [href$='/apply']", "action"), Vec::<String>::new());
        assert_eq!((structured(&page).len(), !page.text(".facts del").is_empty()), (0, true));
        assert_eq!(page.attribute("meta[name=robots]", "content"), "noindex");
        for path in ["/openings", "/openings.atom", "/sitemap.xml"] {
            assert!(!visitor.get(path).await.body().contains(slug.as_str()), "{path}");
        }
    }

    async fn an_archived_opening_is_forgotten_by_search_engines(house) {
        let (hr, slug) = finance_manager_published(house).await;
        house.clock.set(CLOSES.plus_seconds(600));
        archive::archive(&hr, &slug, None).await.expect("archived");
        let page = house.visitor().get(&format!("/openings/{slug}")).await;
        page.must_be(200);
        assert_eq!(page.attribute("meta[name=robots]", "content"), "noindex");
    }

    async fn what_people_wrote_never_becomes_markup(house) {
        let hr = hr(house).await;
        let edits = Edits { closes: Closes::On("2025-03-01".to_owned()), ..Edits::default() }.saying(
            Language::En,
            "</title><script>alert(1)</script>",
            "\"><img src=x onerror=alert(2)>",
            "</script><script>alert(3)</script>\n\n[x](javascript:alert(4)) \u{2028}",
        );
        let slug = published(&hr, &edits).await;
        let visitor = house.visitor();
        let page = visitor.get(&format!("/openings/{slug}")).await;
        assert_eq!(page.text("h1"), "</title><script>alert(1)</script>");
        let scripts = page.attributes("script", "type");
        assert_eq!(scripts, ["module", "application/ld+json"]);
        assert_eq!((page.texts("img").len(), page.attributes("a[href^='javascript']", "href").len()), (0, 0));
        assert_eq!(structured(&page)[0]["title"], "</title><script>alert(1)</script>");
        assert_eq!(visitor.get("/openings").await.text(".openings h2"), "</title><script>alert(1)</script>");
        let feed = visitor.get("/openings.atom").await.body();
        assert!(!feed.contains("<script"), "{feed}");
    }

    async fn feed_readers_follow_what_is_open(house) {
        let (hr, slug) = finance_manager_published(house).await;
        let visitor = house.visitor();
        let feed = visitor.get("/openings.atom").await;
        assert_eq!(feed.header("content-type"), Some("application/atom+xml; charset=utf-8"));
        let feed: atom_syndication::Feed = feed.body().parse().expect("a feed");
        assert_eq!((feed.title.as_str(), feed.entries.len()), ("Openings of Our organisation", 1));
        let entry = &feed.entries[0];
        assert_eq!(entry.title.as_str(), "Finance Manager");
        assert_eq!(entry.links[0].href, format!("{}/openings/{slug}", house.address));
        assert_eq!(entry.updated.timestamp_millis(), house.now().0);
        let said = entry.content.as_ref().and_then(|content| content.value.as_deref());
        assert_eq!(
            said,
            Some("<p>Closes&#32;Friday&#32;14&#32;February&#32;2025,&#32;24:00&#32;(Prishtina&#32;time,&#32;Europe&#47;Belgrade)</p><h3>You</h3>\n<p>count <strong>well</strong>.</p>\n")
        );
        house.clock.advance(DAY);
        let moved = Edits { closes: Closes::On("2025-02-21".to_owned()), ..Edits::default() };
        amend::amend(&hr, &slug, None, &moved, "More time.", None).await.expect("amended");
        let map = visitor.get("/sitemap.xml").await;
        assert_eq!(map.header("content-type"), Some("application/xml; charset=utf-8"));
        assert_eq!(map.texts("url loc"), [format!("{}/openings", house.address), format!("{}/openings/{slug}", house.address)]);
        assert_eq!(map.texts("lastmod"), ["2025-02-04T08:00:00Z"]);
        let robots = visitor.get("/robots.txt").await.body();
        assert!(robots.contains(&format!("Sitemap: {}/sitemap.xml", house.address)), "{robots}");
        house.clock.advance(20 * DAY);
        let feed: atom_syndication::Feed = visitor.get("/openings.atom").await.body().parse().expect("a feed");
        assert_eq!(feed.entries.len(), 0);
        assert_eq!(visitor.get("/sitemap.xml").await.texts("lastmod"), ["2025-02-21T23:00:00Z"]);
    }

    async fn a_page_has_the_mark_of_the_house(house) {
        let visitor = house.visitor();
        let mark = visitor.get("/openings").await.attribute("link[rel=icon]", "href");
        let drawing = visitor.get(&mark).await;
        assert_eq!(drawing.header("content-type"), Some("image/svg+xml"));
        assert_eq!(drawing.attribute("rect", "fill"), house.inside.settings.site.accent);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_pages_of_an_opening_can_be_used_by_everyone() {
    let Some(house) = House::open(Database::Sqlite).await else { return };
    let (hr, slug) = finance_manager_published(&house).await;
    let moved = Edits { closes: Closes::On("2025-02-21".to_owned()), ..Edits::default() };
    amend::amend(&hr, &slug, None, &moved, "The holiday fell into the last week.", None).await.expect("amended");
    for java_script in [JavaScript::Off, JavaScript::On] {
        let Some(browser) = Browser::open(java_script).await else { return };
        browser.goto(&format!("{}/openings", house.address)).await;
        if java_script == JavaScript::On {
            browser.must_be_accessible().await;
        }
        browser.screens(&format!("openings-{java_script:?}")).await;
        browser.press("Finance Manager").await;
        assert_eq!(browser.path().await, format!("/openings/{slug}"));
        if java_script == JavaScript::On {
            browser.must_be_accessible().await;
            browser.screens("opening").await;
            browser.dark(true).await;
            browser.must_be_accessible().await;
            browser.screens("opening-dark").await;
        }
    }
    house.close().await;
}
