//! Staff are invited by a letter whose link works once, hold roles, and keep their own account.

use crate::chapter;
use crate::rig::accounts::PASSWORD;
use crate::rig::browser::{Browser, JavaScript};
use crate::rig::house::{Database, House};
use entity::link;
use entity::staff::{self, Role};
use meritum::account::invite::{self, Invitation};
use meritum::account::people::{self, Change, PeopleError};
use meritum::actor::Actor;
use meritum::language::Language;
use reqwest::Method;
use sea_orm::EntityTrait;
use serde_json::json;

/// The path of the one link in the last letter to this address.
pub async fn link_to(house: &House, email: &str) -> String {
    let letters = house.letters_to(email).await;
    let text = &letters.last().expect("a letter").text;
    let line = text.lines().find(|line| line.starts_with(&house.address)).expect("a link");
    line[house.address.len()..].to_owned()
}

async fn invite(house: &House, email: &str, role: Role) {
    let new = Invitation { email: email.to_owned(), name: "Jelena Marković".to_owned(), role, language: Language::En };
    invite::by_letter(&house.context(Actor::System), new, None).await.expect("invited");
}

async fn ids(house: &House) -> Vec<entity::StaffId> {
    let all = staff::Entity::find().all(house.inside.store.read()).await.expect("accounts");
    all.into_iter().map(|row| row.id).collect()
}

chapter! {
    async fn an_administrator_invites_and_the_link_works_once(house) {
        let besa = house.account("besa", Role::Administrator).await;
        let admin = house.signed_in(&besa).await;
        let form = admin.get("/staff/people").await.form("form[action='/staff/people']");
        let form = form
            .set("name", "Jelena Marković")
            .set("email", "Jelena@Example.org")
            .set("role", "hr")
            .set("language", "sr");
        let page = admin.follow(&admin.submit(form.press("Send the invitation")).await).await;
        assert_eq!(page.texts("tbody th a"), ["besa", "Jelena Marković"]);
        assert_eq!(page.texts("tbody .tag"), ["active", "invited"]);
        let letters = house.letters_to("Jelena@Example.org").await;
        assert_eq!((letters.len(), letters[0].language.as_str()), (1, "sr-Latn"));
        let path = link_to(house, "Jelena@Example.org").await;
        let token = path.strip_prefix("/invitation/").expect("an invitation").to_owned();
        // Only its hash is kept.
        let kept = link::Entity::find().all(house.inside.store.read()).await.expect("links");
        assert!(kept.iter().all(|row| row.token_hash != token));

        let jelena = house.visitor();
        // A mail scanner opens links: that spends nothing.
        for _ in 0..2 {
            let page = jelena.get(&path).await;
            page.must_be(200);
            assert_eq!(page.text("h1"), "Welcome, Jelena Marković");
            assert_eq!(page.header("referrer-policy"), Some("no-referrer"));
            assert_eq!(page.header("cache-control"), Some("no-store"));
        }
        let form = jelena.get(&path).await.form("main form");
        let weak = jelena.submit(form.clone().set("password", "password1234").press("Save and sign in")).await;
        weak.must_be(422);
        let wrong = "This is among the first that others would try. Choose a few words that do not belong together.";
        assert_eq!(weak.text("#password-error"), wrong);
        let form = weak.form("main form").set("password", PASSWORD).press("Save and sign in");
        // Two clicks at once: one is let in.
        let twin = house.visitor();
        let (one, two) = tokio::join!(jelena.submit(form.clone()), twin.submit(form.clone()));
        let mut statuses = [one.status, two.status];
        statuses.sort_unstable();
        assert_eq!(statuses, [303, 410]);
        let let_in = if one.status == 303 { &jelena } else { &twin };
        assert_eq!(let_in.get("/staff/account").await.text("dl .tag"), "HR");
        house.visitor().submit(form).await.must_be(410);
        house.visitor().get(&path).await.must_be(410);
        house.signed_in("jelena@example.org").await;
    }

    async fn an_invitation_repeated_at_once_under_its_key_is_made_once(house) {
        let besa = house.account("besa", Role::Administrator).await;
        let (program, _) = house.program_of(&besa).await;
        let ask = async |email: &str| {
            let new = json!({ "name": "Jelena Marković", "email": email, "role": "member" });
            let request = program.request(Method::POST, "/api/v1/people").header("idempotency-key", "k1").json(&new);
            program.send("/api/v1/people", request).await
        };
        // The first has made the account and waits to put it on the record; the others come in between.
        let held = house.hold("audit_head").await;
        let after = async |others: i64, email: &str| {
            held.is_awaited_by(others).await;
            ask(email).await
        };
        let let_go = async {
            held.is_awaited_by(3).await;
            held.lets_go().await;
        };
        let jelena = "jelena@example.org";
        let (first, second, third, ()) =
            tokio::join!(ask(jelena), after(1, jelena), after(1, "another@example.org"), let_go);
        let id = first.must_be(201).json()["id"].clone();
        assert_eq!(second.must_be(201).json()["id"], id);
        assert_eq!(third.must_be(422).json()["code"], "idempotency-key-reused");
        assert_eq!(house.letters_to(jelena).await.len(), 1);
        assert_eq!(house.letters_to("another@example.org").await.len(), 0);
    }

    async fn an_invitation_ends_by_itself(house) {
        invite(house, "jelena@example.org", Role::Member).await;
        let path = link_to(house, "jelena@example.org").await;
        house.clock.advance(7 * 24 * 3_600_000 - 1);
        house.visitor().get(&path).await.must_be(200);
        house.clock.advance(1);
        house.visitor().get(&path).await.must_be(410);
    }

    async fn whoever_forgot_their_password_is_invited_again(house) {
        let besa = house.account("besa", Role::Administrator).await;
        let jelena = house.account("jelena", Role::Member).await;
        let (admin, hers) = (house.signed_in(&besa).await, house.signed_in(&jelena).await);
        let page = admin.get("/staff/people").await;
        // An administrator sees no openings, and is not led to any.
        assert_eq!(page.texts(".top-nav a"), ["People", "Public site"]);
        assert_eq!(admin.get("/staff/openings/none").await.must_be(404).attribute("main a.button", "href"), "/staff");
        let page = admin.get(&page.link("jelena")).await;
        let again = page.form("form:has(button[value='invite'])").press("Send a new link");
        assert_eq!(admin.follow(&admin.submit(again).await).await.text("main .notice"), "The invitation is on its way.");
        let form = house.visitor().get(&link_to(house, &jelena).await).await.form("main form");
        hers.get("/staff/account").await.must_be(200);
        let form = form.set("password", "quite another four words").press("Save and sign in");
        house.visitor().submit(form).await.must_be(303);
        hers.get("/staff/account").await.must_be(303);
        house.visitor().signs_in(&jelena, PASSWORD).await.must_be(422);
        house.visitor().signs_in(&jelena, "quite another four words").await.must_be(303);
    }

    async fn an_address_has_one_account(house) {
        let besa = house.account("besa", Role::Administrator).await;
        let admin = house.signed_in(&besa).await;
        let form = admin.get("/staff/people").await.form("form[action='/staff/people']");
        let page = admin
            .submit(form.clone().set("name", "Besa").set("email", "BESA@example.org").press("Send the invitation"))
            .await;
        assert_eq!(page.must_be(422).text("#email-error"), "There is an account of this address already.");
        // What was typed stays.
        assert_eq!(page.form("form[action='/staff/people']").value("name"), Some("Besa"));
        let page = admin.submit(form.set("name", " ").set("email", "besa").press("Send the invitation")).await;
        assert_eq!(page.must_be(422).texts(".field .error").len(), 2);
        assert_eq!(house.letters().await, []);
    }

    async fn only_administrators_manage_people(house) {
        for (name, role) in [("hr", Role::Hr), ("member", Role::Member)] {
            let email = house.account(name, role).await;
            let visitor = house.signed_in(&email).await;
            let (program, _) = house.program_of(&email).await;
            let id = ids(house).await[0];
            visitor.get("/staff/people").await.must_be(403);
            visitor.get(&format!("/staff/people/{id}")).await.must_be(403);
            program.get("/api/v1/people").await.must_be(403);
            program.get(&format!("/api/v1/people/{id}")).await.must_be(403);
            let new = json!({ "name": "Eve", "email": "eve@example.org", "role": "administrator" });
            program.json(Method::POST, "/api/v1/people", &new).await.must_be(403);
            let change = json!({ "role": "administrator" });
            program.json(Method::PATCH, &format!("/api/v1/people/{id}"), &change).await.must_be(403);
            let csrf = visitor.get("/staff/account").await.form("main form").value("csrf").expect("a token").to_owned();
            let fields = [("csrf", csrf.as_str()), ("do", "role"), ("role", "administrator")];
            visitor.post(&format!("/staff/people/{id}"), &fields).await.must_be(403);
        }
        house.visitor().get("/staff/people").await.must_be(303);
        house.program().get("/api/v1/people").await.must_be(401);
    }

    async fn the_last_administrator_stays(house) {
        let besa = house.account("besa", Role::Administrator).await;
        let (program, _) = house.program_of(&besa).await;
        let id = ids(house).await[0];
        let path = format!("/api/v1/people/{id}");
        // Whoever has only been invited cannot manage anybody yet.
        invite(house, "jelena@example.org", Role::Administrator).await;
        for change in [json!({ "disabled": true }), json!({ "role": "hr" })] {
            let told = program.json(Method::PATCH, &path, &change).await;
            assert_eq!(told.must_be(409).json()["code"], "wrong-state");
        }
        let browser = house.signed_in(&besa).await;
        let page = browser.get(&format!("/staff/people/{id}")).await;
        let page = browser.submit(page.form("form:has(button[value='disable'])").press("Disable the account")).await;
        let refused = "The last administrator stays: give somebody else the role first.";
        assert_eq!(page.must_be(409).text(".problems"), refused);
        house.account("arta", Role::Administrator).await;
        program.json(Method::PATCH, &path, &json!({ "role": "hr" })).await.must_be(200);
        program.get("/api/v1/people").await.must_be(403);
    }

    async fn of_two_administrators_who_demote_one_another_one_stays(house) {
        house.account("arta", Role::Administrator).await;
        house.account("besa", Role::Administrator).await;
        let (ctx, ids) = (house.context(Actor::System), ids(house).await);
        let demoted = Change { role: Some(Role::Hr), disabled: None };
        let (one, two) = tokio::join!(people::change(&ctx, ids[0], demoted), people::change(&ctx, ids[1], demoted));
        let refused = [one, two].into_iter().filter_map(Result::err).collect::<Vec<_>>();
        assert!(matches!(refused[..], [PeopleError::LastAdministrator]), "{refused:?}");
    }

    async fn people_are_managed_by_programs_too(house) {
        let besa = house.account("besa", Role::Administrator).await;
        let (program, _) = house.program_of(&besa).await;
        let new = json!({ "name": "Jelena Marković", "email": "jelena@example.org", "role": "member", "language": "sr" });
        let ask = || program.request(Method::POST, "/api/v1/people").header("idempotency-key", "k1").json(&new);
        let made = program.send("/api/v1/people", ask()).await;
        let made_again = program.send("/api/v1/people", ask()).await;
        let id = made.must_be(201).json()["id"].as_str().expect("an id").to_owned();
        assert_eq!(made_again.must_be(201).json()["id"], json!(id));
        assert_eq!(made.header("location"), Some(format!("/api/v1/people/{id}").as_str()));
        assert_eq!((&made.json()["standing"], &made.json()["language"]), (&json!("invited"), &json!("sr")));
        assert_eq!(house.letters_to("jelena@example.org").await.len(), 1);
        let first = program.get("/api/v1/people?limit=1").await.must_be(200).json();
        let cursor = first["next_cursor"].as_str().expect("another page");
        let second = program.get(&format!("/api/v1/people?limit=1&cursor={cursor}")).await.must_be(200).json();
        assert_eq!(first["items"][0]["email"], "besa@example.org");
        assert_eq!((&second["items"][0]["id"], &second["next_cursor"]), (&json!(id), &json!(null)));
        program.get("/api/v1/people?cursor=made-up").await.must_be(400);
        let path = format!("/api/v1/people/{id}");
        let changed = program.json(Method::PATCH, &path, &json!({ "role": "hr", "disabled": true })).await;
        assert_eq!((&changed.must_be(200).json()["role"], &changed.json()["standing"]), (&json!("hr"), &json!("disabled")));
        // The link of somebody disabled leads nowhere.
        house.visitor().get(&link_to(house, "jelena@example.org").await).await.must_be(410);
        program.json(Method::PATCH, &path, &json!({ "rolle": "hr" })).await.must_be(400);
        program.json(Method::POST, "/api/v1/people", &json!({ "name": "", "email": "x", "role": "hr" })).await.must_be(422);
    }

    async fn whoever_changes_their_password_is_out_everywhere_else(house) {
        let besa = house.account("besa", Role::Hr).await;
        let (here, elsewhere) = (house.signed_in(&besa).await, house.signed_in(&besa).await);
        let (program, _) = house.program_of(&besa).await;
        let page = here.get("/staff/account").await;
        assert_eq!(page.texts(".signoffs strong"), ["This browser", "Another browser"]);
        let form = page.form("form[action='/staff/account/password']");
        let wrong = here
            .submit(form.clone().set("present", "not this one").set("new", "quite another four words").press("Change the password"))
            .await;
        assert_eq!(wrong.must_be(422).text("#present-error"), "This is not your present password.");
        let short = here.submit(form.clone().set("present", PASSWORD).set("new", "short").press("Change the password")).await;
        short.must_be(422);
        elsewhere.get("/staff/account").await.must_be(200);
        let form = form.set("present", PASSWORD).set("new", "quite another four words").press("Change the password");
        let page = here.follow(&here.submit(form).await).await;
        assert_eq!(page.texts(".signoffs strong"), ["This browser"]);
        elsewhere.get("/staff/account").await.must_be(303);
        program.get("/api/v1/openings").await.must_be(401);
        house.visitor().signs_in(&besa, PASSWORD).await.must_be(422);
        let letters = house.letters().await;
        assert_eq!(letters.iter().map(|letter| letter.to.as_str()).collect::<Vec<_>>(), [besa.as_str()]);
        assert!(letters[0].text.contains("Monday 3 February 2025, 09:00"), "{}", letters[0].text);
    }

    async fn a_session_elsewhere_is_ended_from_here(house) {
        let besa = house.account("besa", Role::Hr).await;
        let (here, elsewhere) = (house.signed_in(&besa).await, house.signed_in(&besa).await);
        let stranger = house.signed_in(&house.account("arta", Role::Hr).await).await;
        let form = here.get("/staff/account").await.form(".signoffs form");
        let csrf = stranger.get("/staff/account").await.form("main form").value("csrf").expect("a token").to_owned();
        stranger.post(&form.action, &[("csrf", csrf.as_str())]).await.must_be(404);
        elsewhere.get("/staff/account").await.must_be(200);
        let page = here.follow(&here.submit(form).await).await;
        assert_eq!(page.text("main .notice"), "That session is ended.");
        elsewhere.get("/staff/account").await.must_be(303);
        here.get("/staff/account").await.must_be(200);
    }

    async fn the_first_administrator_is_invited_at_the_console(house) {
        let new = || Invitation {
            email: "besa@example.org".to_owned(),
            name: "Besa Hoxha".to_owned(),
            role: Role::Administrator,
            language: Language::En,
        };
        let ctx = house.context(Actor::System);
        let lost = invite::by_link(&ctx, new()).await.expect("a link");
        let token = invite::by_link(&ctx, new()).await.expect("another link");
        assert_eq!(house.letters().await, []);
        let visitor = house.visitor();
        let form = visitor.get(&format!("/invitation/{token}")).await.form("main form");
        visitor.submit(form.set("password", PASSWORD).press("Save and sign in")).await.must_be(303);
        visitor.get("/staff/people").await.must_be(200);
        // Who has chosen a password has no use for the other link, and nobody else may have any.
        house.visitor().get(&format!("/invitation/{lost}")).await.must_be(410);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_of_an_invitation_can_be_used_by_everyone() {
    let Some(house) = House::open(Database::Sqlite).await else { return };
    invite(&house, "jelena@example.org", Role::Member).await;
    let path = link_to(&house, "jelena@example.org").await;
    let Some(browser) = Browser::open(JavaScript::On).await else { return };
    browser.goto(&format!("{}{path}", house.address)).await;
    browser.must_be_accessible().await;
    browser.screens("invitation").await;
    browser.fill("password", "short").await;
    browser.press("Save and sign in").await;
    browser.find(".problems").await;
    browser.must_be_accessible().await;
    browser.screens("invitation-wrong").await;
    house.close().await;
}
