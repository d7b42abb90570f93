//! The rooms of staff are for everyone: each page that somebody with an account may open is examined with axe-core at a
//! phone's width and a desk's, light and dark, and scrolls sideways nowhere.

use entity::opening;
use sea_orm::EntityTrait;
use sea_orm::sea_query::Expr;
use serde_json::json;

use crate::rig::browser::{Browser, JavaScript};
use crate::rig::doors::{self, Door};
use crate::rig::house::{Database, House};
use crate::rig::scene::{Cast, Comer, Key, Scene};

/// Whoever may see most comes first.
const STAFF: [Comer; 5] = [Comer::Hr, Comer::Chair, Comer::Administrator, Comer::Manager, Comer::Reviewer];

/// The pages of staff: their files and fragments are no pages, nor is what asks about a choice that nobody made here.
fn pages() -> Vec<Door> {
    let all = doors::all(&json!({ "paths": {} }));
    let file =
        |door: &Door| [":document", ":extension", ":number", ":batch"].iter().any(|end| door.path.ends_with(end));
    let staffs = |door: &Door| door.path == "/staff" || door.path.starts_with("/staff/");
    all.into_iter().filter(|door| door.is_safe() && staffs(door) && !file(door)).collect()
}

/// Where this door leads in the scene: to what is published, else to what is still a draft.
fn paths(door: &Door, scene: &Scene) -> [String; 2] {
    // A preview is asked for with what is to be shown.
    let asked = if door.path.ends_with("/assignments/preview") { "?reviews=2" } else { "" };
    [&scene.slug, &scene.draft_slug].map(|slug| {
        let path = door.filled(|name| match name {
            "slug" => slug.clone(),
            "reference" => scene.submitted.0.clone(),
            "id" if door.path.contains("shortlist") => scene.shortlist.clone(),
            "id" => scene.staff.clone(),
            other => panic!("{}: what is {other}?", door.path),
        });
        format!("{path}{asked}")
    })
}

/// Takes the place of whoever sat before the browser.
async fn sits_down(house: &House, browser: &Browser, key: &Key) {
    let session = key.visitor.cookie("session").expect("a session");
    let cookie = json!({ "name": "session", "value": session, "url": house.address });
    browser.devtools("Network.setCookie", cookie).await;
}

/// Every opening is reviewed blind from now on, or none is.
async fn blind(house: &House, blind: bool) {
    let all = opening::Entity::update_many().col_expr(opening::Column::Blind, Expr::value(blind));
    house.inside.store.write(async |tx| all.exec(tx).await).await.expect("a change");
}

/// Light at both widths, dark at a desk's: the scheme changes nothing but colours.
async fn examine(browser: &Browser) {
    browser.dark(false).await;
    browser.must_be_accessible().await;
    browser.dark(true).await;
    let found = browser.axe().await.unwrap_or_default();
    let told: Vec<String> = found.iter().map(ToString::to_string).collect();
    assert!(told.is_empty(), "{} in dark:\n{}", browser.path().await, told.join("\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_of_staff_can_be_used_by_everyone() {
    let Some(house) = House::open(Database::Sqlite).await else { return };
    let Some(browser) = Browser::open(JavaScript::On).await else { return };
    let cast = Cast::of(&house).await;
    let scene = cast.scene().await;
    let mut keys = Vec::new();
    for comer in STAFF {
        keys.push(cast.key(comer, &scene, false, false).await);
    }
    let doors = pages();
    assert!(doors.len() > 20, "{doors:#?}");
    for door in doors {
        let mut opened = 0;
        // There is nothing to cover where nobody reviews blind.
        blind(&house, door.path.ends_with("/covers")).await;
        for path in paths(&door, &scene) {
            // Others who may open it see the same with less on it.
            for key in &keys {
                if key.visitor.get(&path).await.status == 200 {
                    sits_down(&house, &browser, key).await;
                    browser.goto(&format!("{}{path}", house.address)).await;
                    examine(&browser).await;
                    opened += 1;
                    break;
                }
            }
            if !door.path.contains(":slug") {
                break;
            }
        }
        assert!(opened > 0, "nobody opened {}", door.path);
    }
    house.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_goes_wrong_in_a_review_can_be_mended_by_everyone() {
    let Some(house) = House::open(Database::Sqlite).await else { return };
    let Some(browser) = Browser::open(JavaScript::On).await else { return };
    let cast = Cast::of(&house).await;
    let scene = cast.scene().await;
    let chair = cast.key(Comer::Chair, &scene, false, false).await;
    sits_down(&house, &browser, &chair).await;
    let at = |path: &str| format!("{}{path}", house.address);
    let desk = format!("/staff/applications/{}/review", scene.submitted.0);

    browser.goto(&at(&format!("/staff/openings/{}/applications", scene.slug))).await;
    browser.fill("text", "zzz").await;
    browser.press("Search").await;
    browser.find(".empty").await;
    examine(&browser).await;
    browser.goto(&at(&desk)).await;
    // The desk's panes scroll, whatever is in them; the page itself is as long as its window.
    assert_eq!(browser.overhang(320).await, 0);
    browser.press("Reopen my card").await;
    browser.find("form#card").await;
    examine(&browser).await;
    browser.press("Keys").await;
    examine(&browser).await;
    browser.press("Close").await;

    let other = chair.visitor.get(&desk).await.form("form#card").set("score.finance", "5").press("Save");
    chair.visitor.submit(other).await.must_be(303);
    browser.fill("comment", "From the window that was left open").await;
    browser.find(".saved.bad").await;
    examine(&browser).await;
    browser.click(".scorecard-foot [value=save]").await;
    browser.find(".problems").await;
    examine(&browser).await;
    browser.goto(&at(&format!("/staff/openings/{}/ranking", scene.slug))).await;
    assert_eq!(browser.text("h1").await, "Ranking");
    examine(&browser).await;
    browser.goto(&at(&format!("/staff/openings/{}/review", scene.slug))).await;
    browser.find("form#card").await;

    let hr = cast.key(Comer::Hr, &scene, false, false).await;
    sits_down(&house, &browser, &hr).await;
    browser.goto(&at(&format!("/staff/openings/{}/ranking", scene.slug))).await;
    browser.click("details.working summary").await;
    examine(&browser).await;
    browser.goto(&at(&format!("/staff/openings/{}/shortlists/new", scene.slug))).await;
    browser.press("Freeze the chosen").await;
    browser.find(".problems").await;
    examine(&browser).await;
    house.close().await;
}
