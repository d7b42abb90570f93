//! Staff sign in: on pages by a session, over the API by tokens, and whatever is wrong is answered alike.

use crate::chapter;
use crate::rig::accounts::PASSWORD;
use crate::rig::answer::Answer;
use crate::rig::browser::{Browser, JavaScript};
use crate::rig::house::{Database, House};
use crate::rig::visitor::{Visitor, encoded};
use entity::staff::{self, Role};
use entity::staff_session;
use meritum::account::people::{self, Change};
use meritum::actor::Actor;
use reqwest::Method;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::{Value, json};

const MINUTE: u32 = 60_000;

/// What a visitor sees of an answer: all but the ids that every answer has of its own.
fn seen(answer: &Answer) -> (u16, String) {
    let id = answer.header("x-request-id").expect("an id").to_owned();
    (answer.status, answer.body().replace(&id, "ID"))
}

async fn is_let_in(visitor: &Visitor) -> bool {
    let answer = visitor.get("/staff/account").await;
    let is_in = answer.status == 200;
    if !is_in {
        assert_eq!(answer.location(), "/sign-in?next=%2Fstaff%2Faccount");
    }
    is_in
}

async fn row(house: &House, email: &str) -> staff::Model {
    let by_email = staff::Entity::find().filter(staff::Column::EmailKey.eq(email));
    by_email.one(house.inside.store.read()).await.expect("an answer").expect("an account")
}

pub async fn disable(house: &House, email: &str) {
    let change = Change { role: None, disabled: Some(true) };
    people::change(&house.context(Actor::System), row(house, email).await.id, change).await.expect("disabled");
}

pub async fn refresh(program: &Visitor, token: &Value) -> Answer {
    program.json(Method::POST, "/api/v1/sessions/refresh", &json!({ "refresh_token": token })).await
}

chapter! {
    async fn who_is_about_to_be_signed_out_is_warned_and_can_stay(house) {
        const IDLE: u32 = 30 * MINUTE;
        let besa = house.account("besa", Role::Hr).await;
        let (stays, leaves) = (house.signed_in(&besa).await, house.signed_in(&besa).await);
        let page = stays.get("/staff/account").await;
        // A minute early, because that a session is in use is noted once a minute.
        let ends = house.now().plus_millis(i64::from(IDLE - MINUTE));
        assert_eq!(page.attribute("[data-session-ends]", "data-session-ends"), ends.0.to_string());
        assert_eq!(page.attribute("[data-session-ends]", "data-server-now"), house.now().0.to_string());
        assert!(page.attributes("[data-session-ends]", "hidden").len() == 1, "it is shown only by the module, in time");
        house.clock.set(ends.plus_millis(-120_000));
        stays.submit(page.form("[data-session-ends] form")).await.must_be(204);
        stays.post("/staff/account/stay", &[("csrf", "made-up")]).await.must_be(403);
        house.clock.advance(IDLE - MINUTE);
        stays.get("/staff/account").await.must_be(200);
        assert_eq!(leaves.get("/staff/account").await.location(), "/sign-in?next=%2Fstaff%2Faccount");
        assert!(house.visitor().get("/openings").await.attributes("[data-session-ends]", "hidden").is_empty());
    }

    async fn whoever_signs_in_comes_to_where_they_wanted(house) {
        let email = house.account("besa", Role::Hr).await;
        let visitor = house.visitor();
        let sent_away = visitor.get("/staff/account").await;
        let form = visitor.follow(&sent_away).await.form("main form");
        // However they write their address.
        let form = form.set("email", &format!(" {} ", email.to_uppercase())).set("password", PASSWORD);
        let answer = visitor.submit(form.press("Sign in")).await;
        assert_eq!(answer.location(), "/staff/account");
        let page = visitor.follow(&answer).await;
        page.must_be(200);
        assert_eq!(page.texts("dl dd")[..2], ["besa", "besa@example.org"]);
    }

    async fn nobody_is_sent_to_another_site_after_signing_in(house) {
        let email = house.account("besa", Role::Hr).await;
        for next in ["//evil.example", "/\\evil.example", "https://evil.example", "/\t/evil.example"] {
            let fields = [("email", email.as_str()), ("password", PASSWORD), ("next", next)];
            assert_eq!(house.visitor().post("/sign-in", &fields).await.location(), "/staff", "{next:?}");
        }
    }

    async fn unknown_wrong_disabled_and_not_yet_accepted_are_answered_alike(house) {
        let email = house.account("besa", Role::Hr).await;
        let disabled = house.account("left", Role::Hr).await;
        disable(house, &disabled).await;
        let invited = house.member("invited", Role::Hr).await.email;
        let tried = [
            (email.as_str(), "another four words"),
            (disabled.as_str(), PASSWORD),
            (invited.as_str(), PASSWORD),
            (invited.as_str(), ""),
            ("nobody@example.org", PASSWORD),
        ];
        let (mut pages, mut told) = (Vec::new(), Vec::new());
        for (email, password) in tried {
            let fields = [("email", email), ("password", password)];
            let page = house.visitor().post("/sign-in", &fields).await;
            assert!(page.headers.get("set-cookie").is_none());
            pages.push((page.status, page.body().replace(email, "ADDRESS")));
            let answer = house.program().asks_for_tokens(email, password).await;
            assert_eq!(answer.must_be(401).json()["code"], "invalid-credentials");
            assert_eq!(answer.header("www-authenticate"), Some("Bearer"));
            told.push(seen(&answer));
        }
        pages.dedup();
        told.dedup();
        assert_eq!((pages.len(), told.len(), pages[0].0), (1, 1, 422));
    }

    async fn a_sign_in_takes_a_new_session_and_ends_the_old_one(house) {
        let email = house.account("besa", Role::Hr).await;
        let visitor = house.signed_in(&email).await;
        let first = visitor.cookie("session").expect("a session");
        let fields = [("email", email.as_str()), ("password", PASSWORD)];
        visitor.post("/sign-in", &fields).await.must_be(303);
        let second = visitor.cookie("session").expect("a session");
        assert_ne!(first, second);
        assert!(is_let_in(&visitor).await);
        let thief = house.visitor();
        for stale in [first.as_str(), "an-id-of-my-own-choice", ""] {
            let request = thief.request(Method::GET, "/staff/account").header("cookie", format!("session={stale}"));
            thief.send("/staff/account", request).await.must_be(303);
        }
        // What the browser holds is nowhere in the database.
        let kept = staff_session::Entity::find().all(house.inside.store.read()).await.expect("sessions");
        assert!(kept.iter().all(|row| row.token_hash != second && row.token_hash.len() == 64));
    }

    async fn whoever_signs_out_stays_out_whatever_is_in_flight(house) {
        let email = house.account("besa", Role::Hr).await;
        let visitor = house.signed_in(&email).await;
        let page = visitor.get("/staff/account").await;
        let cookie = visitor.cookie("session").expect("a session");
        // Every request notes that the session is in use; those in flight do so while it ends.
        house.clock.advance(2 * MINUTE);
        let other = house.visitor();
        let in_flight = || {
            let request = other.request(Method::GET, "/staff/account").header("cookie", format!("session={cookie}"));
            other.send("/staff/account", request)
        };
        let out = visitor.submit(page.form("header form[action='/sign-out']").press("Sign out"));
        let (left, ..) = tokio::join!(out, in_flight(), in_flight(), in_flight(), in_flight());
        assert_eq!(left.location(), "/sign-in?left=1");
        assert_eq!(visitor.cookie("session"), None);
        for _ in 0..3 {
            in_flight().await.must_be(303);
        }
        // Whose session is over already may press the button just as well.
        visitor.post("/sign-out", &[]).await.must_be(303);
    }

    async fn a_session_ends_when_idle_and_at_last_in_any_case(house) {
        let email = house.account("besa", Role::Hr).await;
        let visitor = house.signed_in(&email).await;
        house.clock.advance(29 * MINUTE);
        assert!(is_let_in(&visitor).await);
        house.clock.advance(29 * MINUTE);
        assert!(is_let_in(&visitor).await);
        house.clock.advance(30 * MINUTE);
        assert!(!is_let_in(&visitor).await);
        let visitor = house.signed_in(&email).await;
        for _ in 0..35 {
            house.clock.advance(20 * MINUTE);
            assert!(is_let_in(&visitor).await);
        }
        house.clock.advance(20 * MINUTE);
        assert!(!is_let_in(&visitor).await);
    }

    async fn a_form_is_taken_from_ones_own_session_only(house) {
        let besa = house.account("besa", Role::Administrator).await;
        let mine = house.signed_in(&besa).await;
        let another = house.signed_in(&besa).await;
        let form = another.get("/staff/people").await.form("form[action='/staff/people']");
        let form = form.set("name", "Jelena").set("email", "jelena@example.org").press("Send the invitation");
        let refused = mine.submit(form.clone()).await;
        assert_eq!(refused.must_be(403).text("h1"), "Sent from somewhere else");
        let bare = [("name", "Jelena"), ("email", "jelena@example.org"), ("role", "member"), ("language", "en")];
        mine.post("/staff/people", &bare).await.must_be(403);
        let cookie = format!("session={}", another.cookie("session").expect("a session"));
        let evil = house.program();
        let request = evil.request(Method::POST, "/staff/people").header("cookie", cookie).body(encoded(&form.fields));
        let request = request.header("content-type", "application/x-www-form-urlencoded");
        evil.send("/staff/people", request.header("sec-fetch-site", "cross-site")).await.must_be(403);
        assert_eq!(staff::Entity::find().all(house.inside.store.read()).await.expect("accounts").len(), 1);
        another.submit(form).await.must_be(303);
    }

    async fn a_program_never_rides_on_a_browsers_session(house) {
        let besa = house.account("besa", Role::Administrator).await;
        let browser = house.signed_in(&besa).await;
        browser.get("/api/v1/people").await.must_be(401);
        let (program, _) = house.program_of(&besa).await;
        program.get("/api/v1/people").await.must_be(200);
        program.get("/staff/account").await.must_be(303);
    }

    async fn tokens_are_refreshed_once_each(house) {
        let besa = house.account("besa", Role::Administrator).await;
        let (program, first) = house.program_of(&besa).await;
        assert_eq!((&first["token_type"], &first["expires_in"]), (&json!("Bearer"), &json!(600)));
        house.clock.advance(10 * MINUTE);
        let over = program.get("/api/v1/people").await;
        assert_eq!(over.must_be(401).json()["code"], "unauthenticated");
        // A stale token sent along does not keep anybody from a new one.
        let second = refresh(&program, &first["refresh_token"]).await.must_be(200).json();
        program.bearer(second["access_token"].as_str().expect("a token"));
        program.get("/api/v1/people").await.must_be(200);
        // Spent, and spent again: whoever has it, all that descends from the sign-in ends.
        refresh(&house.program(), &first["refresh_token"]).await.must_be(401);
        program.get("/api/v1/people").await.must_be(401);
        refresh(&house.program(), &second["refresh_token"]).await.must_be(401);
        // Another sign-in of the same person goes on.
        let (another, _) = house.program_of(&besa).await;
        another.get("/api/v1/people").await.must_be(200);
    }

    async fn of_two_refreshes_at_once_at_most_one_is_given(house) {
        let besa = house.account("besa", Role::Administrator).await;
        let (program, tokens) = house.program_of(&besa).await;
        let token = &tokens["refresh_token"];
        let (one, two) = tokio::join!(refresh(&program, token), refresh(&program, token));
        let mut statuses = [one.status, two.status];
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 401]);
        program.get("/api/v1/people").await.must_be(401);
    }

    async fn a_program_that_signs_out_has_nothing_left(house) {
        let besa = house.account("besa", Role::Administrator).await;
        let (program, tokens) = house.program_of(&besa).await;
        program.send("/api/v1/sessions/current", program.request(Method::DELETE, "/api/v1/sessions/current")).await.must_be(204);
        program.get("/api/v1/people").await.must_be(401);
        refresh(&house.program(), &tokens["refresh_token"]).await.must_be(401);
    }

    async fn a_disabled_account_is_out_at_once_everywhere(house) {
        house.account("other", Role::Administrator).await;
        let besa = house.account("besa", Role::Administrator).await;
        let browser = house.signed_in(&besa).await;
        let (program, tokens) = house.program_of(&besa).await;
        assert!(is_let_in(&browser).await);
        program.get("/api/v1/people").await.must_be(200);
        disable(house, &besa).await;
        assert!(!is_let_in(&browser).await);
        program.get("/api/v1/people").await.must_be(401);
        refresh(&house.program(), &tokens["refresh_token"]).await.must_be(401);
        let enabled = Change { role: None, disabled: Some(false) };
        people::change(&house.context(Actor::System), row(house, &besa).await.id, enabled).await.expect("enabled");
        assert!(!is_let_in(&browser).await);
        program.get("/api/v1/people").await.must_be(401);
    }

    async fn a_role_holds_from_the_next_request_on(house) {
        house.account("other", Role::Administrator).await;
        let besa = house.account("besa", Role::Member).await;
        let browser = house.signed_in(&besa).await;
        let (program, _) = house.program_of(&besa).await;
        for (role, status) in [(Role::Member, 403), (Role::Administrator, 200), (Role::Hr, 403)] {
            let change = Change { role: Some(role), disabled: None };
            people::change(&house.context(Actor::System), row(house, &besa).await.id, change).await.expect("changed");
            browser.get("/staff/people").await.must_be(status);
            program.get("/api/v1/people").await.must_be(status);
        }
    }

    async fn guesses_run_out_but_the_owner_is_not_locked_out(house) {
        let besa = house.account("besa", Role::Hr).await;
        let home = house.signed_in(&besa).await;
        for _ in 0..20 {
            house.program().asks_for_tokens(&besa, "a guess of mine").await.must_be(401);
        }
        let refused = house.program().asks_for_tokens(&besa, PASSWORD).await;
        assert_eq!(refused.must_be(429).header("retry-after"), Some("181"));
        let page = house.visitor().signs_in(&besa, PASSWORD).await;
        assert_eq!(page.must_be(429).text(".problems li"), "Too many attempts. Try again in 4 minutes.");
        // From the browser they signed in from before they come in; so does everybody else.
        home.forget_cookie("session");
        home.signs_in(&besa, PASSWORD).await.must_be(303);
        let other = house.account("other", Role::Hr).await;
        house.signed_in(&other).await;
        house.clock.advance(4 * MINUTE);
        house.signed_in(&besa).await;
    }

    async fn what_was_tried_is_on_the_record_without_an_address(house) {
        let besa = house.account("besa", Role::Hr).await;
        let visitor = house.visitor();
        visitor.signs_in("nobody@example.org", PASSWORD).await.must_be(422);
        visitor.signs_in(&besa, "another four words").await.must_be(422);
        visitor.signs_in(&besa, PASSWORD).await.must_be(303);
        let page = visitor.get("/staff/account").await;
        visitor.submit(page.form("header form[action='/sign-out']").press("Sign out")).await.must_be(303);
        let record = entity::audit_entry::Entity::find().all(house.inside.store.read()).await.expect("the record");
        let acts: Vec<&str> = record.iter().map(|entry| entry.act.as_str()).collect();
        assert_eq!(
            acts,
            ["staff.sign_in_refused", "staff.sign_in_refused", "staff.signed_in", "staff.signed_out"]
        );
        assert_ne!(record[0].thing, record[1].thing);
        assert!(!format!("{record:?}").contains('@'));
    }
}

#[tokio::test]
async fn an_address_that_tries_too_often_is_told_when_to_come_back() {
    let set = |settings: &mut meritum::settings::Settings| settings.front.sign_ins_per_minute = 3;
    let Some(house) = House::open_with(Database::Sqlite, set).await else { return };
    for _ in 0..3 {
        house.program().asks_for_tokens("nobody@example.org", "a guess of mine").await.must_be(401);
    }
    let answer = house.program().asks_for_tokens("nobody@example.org", "a guess of mine").await;
    assert!(answer.must_be(429).header("retry-after").is_some());
    house.visitor().signs_in("nobody@example.org", "a guess of mine").await.must_be(429);
    house.close().await;
}

#[tokio::test]
async fn cookies_are_bound_to_the_host_where_there_is_https() {
    let set = |settings: &mut meritum::settings::Settings| {
        settings.site.public_url = "https://jobs.example.org".to_owned();
    };
    let Some(house) = House::open_with(Database::Sqlite, set).await else { return };
    let email = house.account("besa", Role::Hr).await;
    let program = house.program();
    let fields = [("email", email.as_str()), ("password", PASSWORD)];
    let answer = program.post("/sign-in", &fields).await;
    let mut cookies: Vec<String> = answer
        .headers
        .get_all("set-cookie")
        .iter()
        .map(|line| {
            let line = line.to_str().expect("plain text");
            let (name, rest) = line.split_once('=').expect("a cookie");
            let (_, rest) = rest.split_once(';').expect("attributes");
            format!("{name};{rest}")
        })
        .collect();
    cookies.sort();
    assert_eq!(
        cookies,
        [
            "__Host-device; HttpOnly; SameSite=Lax; Secure; Path=/; Max-Age=34560000",
            "__Host-session; HttpOnly; SameSite=Lax; Secure; Path=/"
        ]
    );
    house.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_pages_of_accounts_can_be_used_by_everyone() {
    let Some(house) = House::open(Database::Sqlite).await else { return };
    let email = house.account("besa", Role::Administrator).await;
    house.account("jelena", Role::Member).await;
    let Some(browser) = Browser::open(JavaScript::On).await else { return };
    browser.goto(&format!("{}/sign-in?next=/staff/people", house.address)).await;
    browser.must_be_accessible().await;
    browser.screens("sign-in").await;
    browser.fill("email", &email).await;
    browser.fill("password", "another four words").await;
    browser.press("Sign in").await;
    browser.find(".problems").await;
    browser.must_be_accessible().await;
    browser.screens("sign-in-wrong").await;
    browser.fill("password", PASSWORD).await;
    browser.press("Sign in").await;
    browser.find("table").await;
    assert_eq!(browser.path().await, "/staff/people");
    for (name, path) in [("people", "/staff/people"), ("account", "/staff/account")] {
        browser.goto(&format!("{}{path}", house.address)).await;
        browser.must_be_accessible().await;
        browser.screens(name).await;
    }
    let person = row(&house, "jelena@example.org").await.id;
    browser.goto(&format!("{}/staff/people/{person}", house.address)).await;
    browser.must_be_accessible().await;
    browser.screens("person").await;
    browser.dark(true).await;
    browser.must_be_accessible().await;
    house.close().await;
}
