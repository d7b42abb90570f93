//! HR shares reviews out by page, without scripts: a preview, the confirmation, what is short, a list, one by hand.

use entity::panel_member::PanelRole;
use entity::staff::Role;
use meritum::review::conflict::declare;

use crate::chapter;
use crate::rig::house::House;
use crate::rig::reviews::{Reviews, person, submit};
use crate::rig::visitor::Visitor;

const CRITERIA: &[(&str, &str, bool)] = &[("finance", "3", true), ("english", "1", false)];

async fn hr(house: &House) -> Visitor {
    let besa = person(house, "Besa Hoxha", Role::Hr).await;
    house.visitor_of(&besa).await
}

fn room(reviews: &Reviews<'_>) -> String {
    format!("/staff/openings/{}/assignments", reviews.slug)
}

chapter! {
    async fn what_is_previewed_is_what_is_done(house) {
        let reviews = Reviews::of(house, CRITERIA).await;
        for name in ["Ana Berisha", "Driton Krasniqi", "Jelena Marković"] {
            reviews.seat(name, PanelRole::Reviewer).await;
        }
        for name in ["Arta", "Blerim", "Čedomir", "Dafina", "Enver", "Fatos"] {
            reviews.application(name).await;
        }
        let visitor = hr(house).await;
        let page = visitor.get(&room(&reviews)).await;
        assert_eq!(page.must_be(200).texts("dl.figures dd"), ["6", "6", "6", "3"]);
        assert!(page.text("main").contains("Every reviewer of the panel reviews every application."));
        assert_eq!(page.attribute("#share-form", "action"), format!("{}/preview", room(&reviews)));

        let preview = visitor.get(&format!("{}/preview?reviews=2", room(&reviews))).await;
        assert_eq!(preview.must_be(200).texts("tbody tr"), ["Ana Berisha04", "Driton Krasniqi04", "Jelena Marković04"]);
        assert_eq!(visitor.get(&room(&reviews)).await.texts("dl.figures dd")[1], "6", "nothing yet");
        let done = visitor.submit(preview.form("main form").press("Share out like this")).await;
        let page = visitor.follow(done.must_be(303)).await;
        assert_eq!(page.must_be(200).text(".notice.good"), "Shared out.");
        assert_eq!(page.texts("dl.figures dd"), ["6", "0", "0", "3"]);
        let again = visitor.get(&format!("{}/preview?reviews=2", room(&reviews))).await;
        assert!(again.text("main").contains("There is nothing to share out"));

        // Somebody applies between the preview and the button.
        let preview = visitor.get(&format!("{}/preview?reviews=2&anew=on", room(&reviews))).await;
        reviews.application("Gazmend").await;
        let late = visitor.submit(preview.form("main form").press("Share out like this")).await;
        assert!(late.must_be(200).text("[role=alert]").contains("Something has changed meanwhile"));
        visitor.submit(late.form("main form").press("Share out like this")).await.must_be(303);
    }

    async fn what_cannot_be_is_said_in_words(house) {
        let reviews = Reviews::of(house, CRITERIA).await;
        let driton = reviews.seat("Driton Krasniqi", PanelRole::Reviewer).await;
        reviews.seat("Jelena Marković", PanelRole::Reviewer).await;
        let arta = reviews.application("Arta").await;
        declare(&driton, &arta, "My cousin.").await.expect("a conflict");
        let visitor = hr(house).await;
        let preview = async |asked: &str| visitor.get(&format!("{}/preview?{asked}", room(&reviews))).await;
        let short = preview("reviews=2").await;
        let said = format!("Reviewers wanted for application {arta}: 2. Without a conflict of interest with it: 1.");
        assert!(short.must_be(422).text("#reviews-error").contains(&said), "{}", short.text("#reviews-error"));
        assert_eq!(short.attribute("#reviews", "value"), "2", "as it was typed");
        let few = preview("reviews=3").await;
        assert!(few.must_be(422).text("#reviews-error").contains("Reviewers on the panel: 2."));
        let none = preview("reviews=many").await;
        assert!(none.must_be(422).text("#reviews-error").contains("as a number"));
        let apart = preview("reviews=1").await;
        assert_eq!(apart.must_be(200).texts("tbody tr"), ["Driton Krasniqi00", "Jelena Marković01"]);
    }

    async fn one_is_added_and_taken_away_by_hand(house) {
        let reviews = Reviews::of(house, CRITERIA).await;
        let driton = reviews.seat("Driton Krasniqi", PanelRole::Reviewer).await;
        reviews.seat("Jelena Marković", PanelRole::Reviewer).await;
        let arta = reviews.application("Arta").await;
        let blerim = reviews.application("Blerim").await;
        let visitor = hr(house).await;
        let row = format!("#a-{arta}");
        let page = visitor.get(&room(&reviews)).await;
        let done = visitor.submit(page.form(&format!("{row} form.one-line")).press("Add Arta")).await;
        assert!(done.must_be(303).location().ends_with(&row), "at the place where it was done");
        let page = visitor.get(&room(&reviews)).await;
        assert_eq!(page.text(&format!("{row} .assigned li > span")), "Driton Krasniqi");
        visitor.submit(page.form(&format!("{row} .assigned form")).press("Take away Arta from Driton Krasniqi")).await.must_be(303);

        let lines = format!("{arta}\t{}\n\n{blerim}, nobody@example.org", address(&driton));
        let sent = page.form("#list-form").set("list", &lines).press("Assign these");
        let wrong = visitor.submit(sent).await;
        assert!(wrong.must_be(422).text("#list-error").contains("Line 2: Nobody who reviews here has the address “nobody@example.org”."));
        assert!(wrong.text("#list").contains(&arta), "as it was typed");
        let right = wrong.form("#list-form").set("list", &lines.lines().next().expect("a line").to_lowercase());
        visitor.submit(right.press("Assign these")).await.must_be(303);
        submit(&driton, &arta, &[("finance", "3")]).await.expect("a card");
        let page = visitor.get(&room(&reviews)).await;
        assert_eq!(page.text(&format!("{row} .assigned li")), "Driton Krasniqi submitted", "and no button");
        let only = visitor.get(&format!("{}?lacking=on", room(&reviews))).await;
        assert_eq!(only.texts("#rows ~ table tbody th a"), ["Blerim"]);
        visitor.submit(page.form("#end-form").press("Take all assignments back")).await.must_be(303);
        let page = visitor.get(&room(&reviews)).await;
        assert!(page.text("main").contains("Every reviewer of the panel reviews every application."));
    }
}

fn address(ctx: &meritum::context::Context) -> String {
    format!("{}@example.org", ctx.actor.staff().expect("staff").id)
}
