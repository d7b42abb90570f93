//! Accounts with passwords, and signing in as people and programs do.

use entity::staff::{self, Role};
use meritum::account::session;
use meritum::actor::Actor;
use meritum::application::rules::about::email_key;
use meritum::context::Context;
use reqwest::Method;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter};
use serde_json::{Value, json};

use super::answer::Answer;
use super::house::House;
use super::visitor::Visitor;

/// What everybody signs in with, unless a chapter says otherwise.
pub const PASSWORD: &str = "four words in a row";

/// A session of this person: what their browser's cookie holds.
pub async fn session_of(ctx: &Context) -> String {
    let id = ctx.actor.staff().expect("staff").id;
    ctx.store.write(async |tx| session::begin(tx, ctx, id, None).await).await.expect("a session")
}

impl House {
    /// An account of this role at `<name>@example.org` that signs in with [`PASSWORD`]; its address.
    pub async fn account(&self, name: &str, role: Role) -> String {
        let email = self.member(name, role).await.email;
        let hash = self.inside.passwords.hash(PASSWORD).await.expect("a hash");
        let ctx = self.context(Actor::System);
        let kept: Result<_, DbErr> = ctx
            .store
            .write(async |tx| {
                staff::Entity::update_many()
                    .col_expr(staff::Column::PasswordHash, Expr::value(hash))
                    .filter(staff::Column::EmailKey.eq(email_key(&email)))
                    .exec(tx)
                    .await
            })
            .await;
        kept.expect("a password");
        email
    }

    /// A browser that this account has signed in from.
    pub async fn signed_in(&self, email: &str) -> Visitor {
        let visitor = self.visitor();
        visitor.signs_in(email, PASSWORD).await.must_be(303);
        visitor
    }

    /// A browser in which this person is signed in already.
    pub async fn visitor_of(&self, ctx: &Context) -> Visitor {
        let visitor = self.visitor();
        visitor.keep("session", &session_of(ctx).await);
        visitor
    }

    /// A program that this account has signed in from, and its tokens.
    pub async fn program_of(&self, email: &str) -> (Visitor, Value) {
        let program = self.program();
        let told = program.asks_for_tokens(email, PASSWORD).await;
        let tokens = told.must_be(201).json();
        program.bearer(tokens["access_token"].as_str().expect("a token"));
        (program, tokens)
    }
}

impl Visitor {
    /// Opens the page and fills it in.
    pub async fn signs_in(&self, email: &str, password: &str) -> Answer {
        let form = self.get("/sign-in").await.form("main form").set("email", email).set("password", password);
        self.submit(form.press("Sign in")).await
    }

    /// Over the API.
    pub async fn asks_for_tokens(&self, email: &str, password: &str) -> Answer {
        let credentials = json!({ "email": email, "password": password });
        self.json(Method::POST, "/api/v1/sessions", &credentials).await
    }
}
