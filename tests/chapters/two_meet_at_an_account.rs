//! Two meet at an account: whatever ends what was signed in leaves nothing, and neither stands in the other's way.

use crate::chapter;
use crate::staff_are_invited::link_to;
use crate::staff_sign_in::{disable, refresh};
use entity::staff::Role;
use meritum::account::people::{self, Change};
use meritum::account::{invite, read};
use meritum::actor::Actor;
use reqwest::Method;

chapter! {
    async fn what_is_refreshed_while_a_program_signs_out_ends_with_it(house) {
        let besa = house.account("besa", Role::Administrator).await;
        let (program, tokens) = house.program_of(&besa).await;
        let held = house.hold("staff").await;
        let let_out = async {
            held.is_awaited_by(1).await;
            let path = "/api/v1/sessions/current";
            program.send(path, program.request(Method::DELETE, path)).await
        };
        let let_go = async {
            held.is_awaited_by(2).await;
            held.lets_go().await;
        };
        let other = house.program();
        let (refreshed, left, ()) = tokio::join!(refresh(&other, &tokens["refresh_token"]), let_out, let_go);
        left.must_be(204);
        let given = refreshed.must_be(200).json();
        other.bearer(given["access_token"].as_str().expect("a token"));
        other.get("/api/v1/people").await.must_be(401);
        refresh(&other, &given["refresh_token"]).await.must_be(401);
    }

    async fn whoever_is_disabled_while_a_program_refreshes_is_out(house) {
        house.account("other", Role::Administrator).await;
        let besa = house.account("besa", Role::Administrator).await;
        house.signed_in(&besa).await;
        let (program, tokens) = house.program_of(&besa).await;
        // Disabling has the account and waits for its session; the refresh comes in between.
        let held = house.hold("staff_session").await;
        let refreshed = async {
            held.is_awaited_by(1).await;
            refresh(&program, &tokens["refresh_token"]).await
        };
        let let_go = async {
            held.is_awaited_by(2).await;
            held.lets_go().await;
        };
        let ((), refreshed, ()) = tokio::join!(disable(house, &besa), refreshed, let_go);
        refreshed.must_be(401);
        program.get("/api/v1/people").await.must_be(401);
    }

    async fn whoever_is_disabled_while_they_accept_is_not_let_in(house) {
        house.account("besa", Role::Administrator).await;
        let jelena = house.account("jelena", Role::Member).await;
        house.signed_in(&jelena).await;
        let ctx = house.context(Actor::System);
        let jelena = read::by_email(house.inside.store.read(), &jelena).await.expect("a read").expect("an account").id;
        invite::again(&ctx, jelena).await.expect("invited again");
        let visitor = house.visitor();
        let form = visitor.get(&link_to(house, "jelena@example.org").await).await.form("main form");
        // Disabling has the account and waits for its session; the acceptance comes in between.
        let held = house.hold("staff_session").await;
        let disabled = people::change(&ctx, jelena, Change { role: None, disabled: Some(true) });
        let accepted = async {
            held.is_awaited_by(1).await;
            visitor.submit(form.set("password", "quite another four words").press("Save and sign in")).await
        };
        let let_go = async {
            held.is_awaited_by(2).await;
            held.lets_go().await;
        };
        let (disabled, accepted, ()) = tokio::join!(disabled, accepted, let_go);
        assert!(disabled.expect("disabled").disabled_at.is_some());
        accepted.must_be(410);
    }
}
