//! HR edits an opening, by page and without scripts: drafted, written, filled with lists, published, amended, cancelled.

use entity::panel_member::PanelRole;
use entity::staff::Role;
use meritum::context::Context;
use meritum::language::Language;
use meritum::opening::edit::edit;
use meritum::opening::read::{Whole, by_slug_staff};
use meritum::opening::rules::Edits;
use serde_json::json;

use crate::chapter;
use crate::rig::accounts::session_of;
use crate::rig::answer::Answer;
use crate::rig::browser::{Browser, JavaScript};
use crate::rig::house::{Database, House};
use crate::rig::reviews::person;
use crate::rig::visitor::Visitor;

const SLUG: &str = "finance-manager";
const ROOM: &str = "/staff/openings/finance-manager";
const EDITOR: &str = "main form[data-guard]";

async fn hr(house: &House) -> (Context, Visitor) {
    let ctx = person(house, "Besa Hoxha", Role::Hr).await;
    let visitor = house.visitor_of(&ctx).await;
    (ctx, visitor)
}

async fn stored(ctx: &Context) -> Whole {
    by_slug_staff(ctx, SLUG).await.expect("a read").expect("the opening").whole
}

/// A draft made by page.
async fn drafted(visitor: &Visitor) -> Answer {
    let page = visitor.get("/staff/openings/new").await;
    let form = page
        .must_be(200)
        .form(EDITOR)
        .set("texts.en.title", "Finance Manager")
        .set("texts.en.description", "## You\n\ncount **well**.")
        .set("closes_on", "2025-02-14")
        .set("places", "Prishtina, XK, Rr. e Urës 14\nTirana, AL");
    let made = visitor.submit(form.press("Save the draft")).await;
    assert_eq!(made.location(), format!("{ROOM}/edit?saved=1"));
    visitor.follow(&made).await
}

async fn published(visitor: &Visitor) {
    drafted(visitor).await;
    let page = visitor.get(&format!("{ROOM}/publish")).await;
    let done = visitor.submit(page.must_be(200).form("main form").press("Publish")).await;
    assert_eq!(done.location(), format!("{ROOM}?done=published"));
}

chapter! {
    async fn a_draft_is_written_and_read_back_as_typed(house) {
        let (ctx, visitor) = hr(house).await;
        assert_eq!(visitor.get("/staff").await.text(".empty h2"), "No opening yet");
        let page = drafted(&visitor).await;
        assert_eq!(page.text("[role=status]"), "Saved.");
        assert_eq!(page.text("#advert-preview h3"), "You");
        let form = page.form(EDITOR);
        let places = form.fields.iter().find(|(name, _)| name == "places").map(|(_, value)| value.as_str());
        assert_eq!(places, Some("Prishtina, XK, Rr. e Urës 14\nTirana, AL"));
        let form = form
            .set("texts.sq.title", "Menaxher i Financave")
            .set("closes_time", "12:00")
            .set("salary.min", "1800")
            .set("grace", "5")
            .set("remote", "on");
        visitor.follow(&visitor.submit(form.press("Save the draft")).await).await.must_be(200);
        let whole = stored(&ctx).await;
        assert_eq!(whole.opening.closes_local.as_deref(), Some("2025-02-14T12:00"));
        assert_eq!((whole.opening.grace_seconds, whole.opening.remote), (300, true));
        assert_eq!((whole.opening.salary_min, whole.opening.salary_max), (Some(1800), None));
        assert_eq!(whole.spoken(Language::Sq).title, "Menaxher i Financave");
        assert_eq!(whole.opening.places.0[0].street.as_deref(), Some("Rr. e Urës 14"));
        let desk = visitor.get("/staff").await;
        assert_eq!(desk.texts("main table th[scope=row]"), ["Finance Manager"]);
        assert_eq!(desk.texts("main table .tag"), ["Draft"]);
    }

    async fn a_button_pressed_twice_makes_one_draft(house) {
        let (_, visitor) = hr(house).await;
        let page = visitor.get("/staff/openings/new").await;
        let form = page.form(EDITOR).set("texts.en.title", "Finance Manager").press("Save the draft");
        let first = visitor.submit(form.clone()).await.location().to_owned();
        assert_eq!(visitor.submit(form).await.location(), first);
        assert_eq!(visitor.get("/staff").await.texts("main table th[scope=row]"), ["Finance Manager"]);
    }

    async fn a_mistake_is_told_at_its_field_and_loses_nothing(house) {
        let (_, visitor) = hr(house).await;
        let page = visitor.get("/staff/openings/new").await;
        let form = page
            .form(EDITOR)
            .set("texts.en.summary", "Typed with care")
            .set("closes_on", "2025-01-01")
            .set("positions", "some")
            .set("places", "Prishtina, QQ");
        let refused = visitor.submit(form.press("Save the draft")).await;
        refused.must_be(422);
        assert!(refused.text("title").starts_with("Error:"));
        // All at once: what cannot be read, and what is wrong with the rest.
        let wrong = refused.attributes(".problems a", "href");
        assert_eq!(wrong, ["#positions", "#texts.en.title", "#places", "#closes_on"]);
        assert_eq!(refused.texts(".problems li")[..2], ["Positions: Give a number.", "Title: Fill this in."]);
        assert_eq!(refused.text("[id='positions-error']"), "Give a number.");
        let refused = visitor.submit(refused.form(EDITOR).set("positions", "2").press("Save the draft")).await;
        refused.must_be(422);
        let wrong = refused.attributes(".problems a", "href");
        assert_eq!(wrong, ["#texts.en.title", "#places", "#closes_on"]);
        let kept = refused.form(EDITOR).fields;
        let kept = |name: &str| kept.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone());
        assert_eq!(kept("texts.en.summary").as_deref(), Some("Typed with care"));
        assert_eq!(kept("places").as_deref(), Some("Prishtina, QQ"));
        assert_eq!(kept("closes_on").as_deref(), Some("2025-01-01"));
    }

    async fn an_edit_that_came_too_late_keeps_what_was_typed(house) {
        let (ctx, visitor) = hr(house).await;
        let form = drafted(&visitor).await.form(EDITOR).set("texts.en.summary", "Mine");
        let others = Edits { contact: Some("other@example.org".to_owned()), ..Edits::default() };
        edit(&ctx, SLUG, None, &others).await.expect("another's edit");
        let stale = visitor.submit(form.press("Save the draft")).await;
        stale.must_be(412);
        assert!(stale.text(".notice.bad[autofocus]").starts_with("Somebody else changed this opening in the meantime."));
        assert!(stale.text("title").starts_with("Error:"));
        assert_eq!(stale.attribute("[id='texts.en.summary']", "value"), "Mine");
        assert_eq!(stored(&ctx).await.opening.contact, "other@example.org");
        let again = visitor.submit(stale.form(EDITOR).press("Save the draft")).await;
        again.location();
        assert_eq!(stored(&ctx).await.spoken(Language::En).summary, "Mine");
    }

    async fn criteria_are_added_moved_and_taken_away_by_buttons(house) {
        let (ctx, visitor) = hr(house).await;
        drafted(&visitor).await;
        let path = format!("{ROOM}/criteria");
        let page = visitor.get(&path).await;
        assert_eq!(page.text(".empty h2"), "No criteria yet");
        let page = visitor.submit(page.form(EDITOR).press("Add a criterion")).await;
        let form = page.must_be(200).form(EDITOR).set("0.title", "Clear writing").set("0.weight", "2,5");
        let page = visitor.submit(form.press("Add a criterion")).await;
        let form = page.form(EDITOR).set("1.title", "Bookkeeping").set("1.weight", "0").set("1.anchor.5", "Has led it");
        let form = form.set("1.translations.sq.title", "Kontabiliteti").set("1.anchor_in.sq.5", "E ka udhëhequr");
        let page = visitor.submit(form.press("Move up Criterion 2")).await;
        assert_eq!(page.attributes("input[name$='.title']:not([name*=translations])", "value"), ["Bookkeeping", "Clear writing"]);
        // Work goes on at the row that the button moved.
        assert_eq!(page.texts("fieldset[autofocus] > legend"), ["Criterion 1"]);
        assert_eq!(stored(&ctx).await.criteria.len(), 0);
        let refused = visitor.submit(page.form(EDITOR).press("Save the criteria")).await;
        refused.must_be(422);
        assert_eq!(refused.attributes(".problems a", "href"), ["#0.weight"]);
        let told = refused.text(".problems li");
        assert!(told.starts_with("Criterion 1, Weight: A weight must be more than zero."), "{told}");
        let form = refused.form(EDITOR).set("0.weight", "3");
        let saved = visitor.follow(&visitor.submit(form.press("Save the criteria")).await).await;
        assert_eq!(saved.text("[role=status]"), "Saved.");
        let whole = stored(&ctx).await;
        let told: Vec<_> = whole.criteria.iter().map(|c| (c.key.as_str(), c.title.as_str(), c.weight_milli)).collect();
        assert_eq!(told, [("bookkeeping", "Bookkeeping", 3000), ("clear_writing", "Clear writing", 2500)]);
        let anchor = &whole.criteria[0].anchors.0[0];
        assert_eq!((anchor.value_milli, anchor.text.as_str()), (5000, "Has led it"));
        assert_eq!(anchor.translations.get("sq", "text", ""), "E ka udhëhequr");
        let page = visitor.submit(saved.form(EDITOR).press("Remove Criterion 1")).await;
        visitor.submit(page.form(EDITOR).press("Save the criteria")).await.location();
        assert_eq!(stored(&ctx).await.criteria.len(), 1);
    }

    async fn questions_documents_and_panel_are_chosen_by_page(house) {
        let (ctx, visitor) = hr(house).await;
        let reviewer = person(house, "Ilir Berisha", Role::Member).await;
        drafted(&visitor).await;
        let fresh = async |room: &str, add: &str| {
            let page = visitor.get(&format!("{ROOM}/{room}")).await;
            visitor.submit(page.form(EDITOR).press(add)).await.form(EDITOR)
        };
        let form = fresh("questions", "Add a question").await;
        let form = form
            .set("0.title", "Your degree")
            .set("0.kind", "choice")
            .set("0.choices", "None\nMaster")
            .set("0.accepted", "Master")
            .set("0.choices_in.sq", "Asnjë\nMaster");
        visitor.submit(form.press("Save the questions")).await.location();
        let form = fresh("documents", "Add a document").await;
        let form = form.set("0.title", "CV").set("0.largest", "2.5");
        visitor.submit(form.press("Save the documents")).await.location();
        let email = format!("{}@example.org", reviewer.actor.staff().expect("staff").id.0);
        let form = fresh("panel", "Add somebody").await.set("0.email", &email).set("0.role", "chair");
        visitor.submit(form.press("Save the panel")).await.location();

        let whole = stored(&ctx).await;
        let question = &whole.questions[0];
        assert_eq!((question.key.as_str(), question.choices.0.len()), ("your_degree", 2));
        assert_eq!(question.choices.0[0].translations.get("sq", "title", ""), "Asnjë");
        assert_eq!(question.knock_out, Some(entity::question::KnockOut::AnyOf(vec!["master".to_owned()])));
        assert_eq!((whole.requirements[0].key.as_str(), whole.requirements[0].max_bytes), ("cv", 2_500_000));
        let view = by_slug_staff(&ctx, SLUG).await.expect("a read").expect("the opening");
        assert_eq!((view.panel[0].name.as_str(), view.panel[0].role), ("Ilir Berisha", PanelRole::Chair));
        let form = fresh("panel", "Add somebody").await.set("1.email", "nobody@example.org");
        let refused = visitor.submit(form.press("Save the panel")).await;
        refused.must_be(422);
        assert_eq!(refused.attributes(".problems a", "href"), ["#1.email"]);
    }

    async fn nothing_is_published_that_is_not_ready(house) {
        let (_, visitor) = hr(house).await;
        let page = visitor.get("/staff/openings/new").await;
        let form = page.form(EDITOR).set("texts.en.title", "Finance Manager");
        visitor.submit(form.press("Save the draft")).await.location();
        let page = visitor.get(&format!("{ROOM}/publish")).await;
        assert_eq!(
            page.texts(".problems li"),
            ["An opening needs a description before it is published.", "Give a closing date."]
        );
        visitor.submit(page.form("main form").press("Publish")).await.must_be(422);
    }

    async fn an_opening_is_published_and_amended_in_public(house) {
        let (_, visitor) = hr(house).await;
        published(&visitor).await;
        let overview = visitor.get(&format!("{ROOM}?done=published")).await;
        assert_eq!(overview.text("[role=status]"), "The opening is published.");
        assert_eq!(overview.texts(".figures dd")[0], "0");
        let public = house.visitor();
        assert_eq!(public.get("/openings").await.texts(".openings h2"), ["Finance Manager"]);
        assert_eq!(visitor.get("/openings").await.header("cache-control"), Some("no-store"));

        let page = visitor.get(&format!("{ROOM}/amend")).await;
        let form = page.must_be(200).form(EDITOR).set("closes_on", "2025-02-21");
        let refused = visitor.submit(form.press("Publish the amendment")).await;
        refused.must_be(422);
        assert_eq!(refused.text("[id=reason-error]"), "Give a reason.");
        let form = refused.form(EDITOR).set("reason", "The holiday fell into the last week.");
        let form = form.press("Publish the amendment");
        let done = visitor.submit(form.clone()).await;
        assert_eq!(done.location(), format!("{ROOM}?done=amended"));
        // The button pressed twice: one amendment.
        assert_eq!(visitor.submit(form).await.location(), format!("{ROOM}?done=amended"));
        let record = visitor.follow(&done).await.texts(".log li");
        assert!(record[0].contains("Besa Hoxha amended the opening"), "{record:?}");
        assert_eq!(record.iter().filter(|line| line.contains("amended")).count(), 1);
        let told = public.get("/openings/finance-manager").await;
        assert!(told.text("article .notice").contains("The holiday fell into the last week."));
        assert_eq!(told.attribute("[data-closes]", "data-closes"), "1740178800000");
        let page = visitor.get(&format!("{ROOM}/amend")).await;
        let form = page.form(EDITOR).set("reason", "None");
        let refused = visitor.submit(form.press("Publish the amendment")).await;
        refused.must_be(422);
        assert!(refused.text(".problems").contains("Nothing would change."));
        let edit = visitor.get(&format!("{ROOM}/edit")).await;
        assert!(edit.text("main .notice").contains("changes only by amendments"));
    }

    async fn an_opening_opens_at_the_moment_that_was_chosen(house) {
        let (_, visitor) = hr(house).await;
        drafted(&visitor).await;
        let page = visitor.get(&format!("{ROOM}/publish")).await;
        let form = page.form("main form").set("when", "later").set("on", "2025-02-05").set("at", "12:00");
        visitor.submit(form.press("Publish")).await.location();
        let overview = visitor.get(ROOM).await;
        assert!(overview.text(".lede").starts_with("Everybody sees it from Wednesday 5 February 2025, 12:00"));
        house.visitor().get("/openings/finance-manager").await.must_be(404);
        house.clock.set(entity::Instant(1_738_753_200_000));
        house.visitor().get("/openings/finance-manager").await.must_be(200);
    }

    async fn an_opening_is_cancelled_with_a_reason_and_begun_again(house) {
        let (_, visitor) = hr(house).await;
        published(&visitor).await;
        let page = visitor.get(&format!("{ROOM}/cancel")).await;
        let refused = visitor.submit(page.form(EDITOR).press("Cancel the opening")).await;
        refused.must_be(422);
        let form = refused.form(EDITOR).set("reason", "The project was not renewed.");
        let done = visitor.submit(form.press("Cancel the opening")).await;
        let overview = visitor.follow(&done).await;
        assert!(overview.text(".lede").starts_with("Cancelled: "));
        let form = overview.form("main form[action$=duplicate]").press("Duplicate");
        let again = visitor.submit(form).await;
        assert_eq!(again.location(), "/staff/openings/finance-manager-2/edit");
        let page = visitor.follow(&again).await;
        assert_eq!(page.attribute("[id='texts.en.title']", "value"), "Finance Manager");
        assert_eq!(page.attributes("#closes_on", "value"), [""]);
    }

    async fn an_opening_that_has_closed_is_put_away(house) {
        let (_, visitor) = hr(house).await;
        published(&visitor).await;
        let closes = entity::Instant(1_739_574_000_000);
        // What is on its way may still arrive within the grace: until then nothing offers to put the opening away.
        house.clock.set(closes);
        let (_, visitor) = hr(house).await;
        assert!(!visitor.get(ROOM).await.texts("main button").contains(&"Archive".to_owned()));
        house.clock.set(closes.plus_seconds(600));
        let page = visitor.get(ROOM).await;
        let done = visitor.submit(page.form("main form[action$=archive]").press("Archive")).await;
        assert!(visitor.follow(&done).await.text(".lede").starts_with("Archived."));
        assert_eq!(house.visitor().get("/openings").await.texts(".openings h2"), Vec::<String>::new());
    }

    async fn a_preview_is_sanitised_and_only_for_staff(house) {
        let (_, visitor) = hr(house).await;
        let token = visitor.get("/staff/openings/new").await.attribute(&format!("{EDITOR} [name=csrf]"), "value");
        let text = "# A\n\n<script>alert(1)</script> **b**";
        let shown = visitor.post("/staff/preview", &[("csrf", &token), ("text", text)]).await;
        shown.must_be(200);
        assert!(shown.body().starts_with("<h3>A</h3>") && !shown.body().contains("<script"), "{}", shown.body());
        visitor.post("/staff/preview", &[("csrf", "x"), ("text", text)]).await.must_be(403);
        house.visitor().post("/staff/preview", &[("text", text)]).await.must_be(401);
    }

    async fn a_panel_sees_its_opening_and_its_open_reviews_and_edits_nothing(house) {
        let (_, visitor) = hr(house).await;
        let reviewer = person(house, "Ilir Berisha", Role::Member).await;
        let desk = house.visitor_of(&reviewer).await;
        assert_eq!(desk.get("/staff").await.text(".empty h2"), "You sit on no panel yet");
        drafted(&visitor).await;
        desk.get(ROOM).await.must_be(404);
        let page = visitor.get(&format!("{ROOM}/panel")).await;
        let page = visitor.submit(page.form(EDITOR).press("Add somebody")).await;
        let email = format!("{}@example.org", reviewer.actor.staff().expect("staff").id.0);
        visitor.submit(page.form(EDITOR).set("0.email", &email).press("Save the panel")).await.location();
        assert_eq!(desk.get("/staff").await.texts("main table th[scope=row]"), ["Finance Manager"]);
        let overview = desk.get(ROOM).await;
        overview.must_be(200);
        assert_eq!(overview.texts("main form").len(), 0);
        for room in ["edit", "criteria", "questions", "documents", "panel", "publish", "amend", "cancel"] {
            desk.get(&format!("{ROOM}/{room}")).await.must_be(404);
        }
        desk.get("/staff/openings/new").await.must_be(404);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_pages_of_hr_can_be_used_by_everyone() {
    let Some(house) = House::open(Database::Sqlite).await else { return };
    let (ctx, visitor) = hr(&house).await;
    drafted(&visitor).await;
    for (room, add) in
        [("criteria", "Add a criterion"), ("questions", "Add a question"), ("documents", "Add a document")]
    {
        let page = visitor.get(&format!("{ROOM}/{room}")).await;
        let form = visitor.submit(page.form(EDITOR).press(add)).await.form(EDITOR).set("0.title", "Something");
        visitor.submit(form.press(&format!("Save the {room}"))).await.location();
    }
    let Some(browser) = Browser::open(JavaScript::On).await else { return };
    let cookie = json!({ "name": "session", "value": session_of(&ctx).await, "url": house.address });
    browser.devtools("Network.setCookie", cookie).await;
    for (path, name) in [
        ("/staff", "desk"),
        ("/staff/openings/new", "new"),
        ("/staff/openings/finance-manager", "overview"),
        ("/staff/openings/finance-manager/edit", "edit"),
        ("/staff/openings/finance-manager/criteria", "criteria"),
        ("/staff/openings/finance-manager/questions", "questions"),
        ("/staff/openings/finance-manager/documents", "documents"),
        ("/staff/openings/finance-manager/panel", "panel"),
        ("/staff/openings/finance-manager/publish", "publish"),
    ] {
        browser.goto(&format!("{}{path}", house.address)).await;
        browser.must_be_accessible().await;
        browser.screens(&format!("hr-{name}")).await;
    }
    house.close().await;
}
