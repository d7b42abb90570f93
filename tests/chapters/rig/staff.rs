//! People with accounts, made from inside, and what they do through the API's own endpoints.

use entity::StaffId;
use entity::staff::{self, Role};
use meritum::actor::{Actor, StaffActor};
use meritum::context::Context;
use meritum::web::api;
use meritum::web::problem::Problem;
use poem::http::{HeaderMap, Method};
use poem::{Endpoint, EndpointExt, Request, Route};
use sea_orm::{ActiveModelTrait, DbErr, IntoActiveModel};
use serde_json::Value;
use std::sync::Arc;

use super::house::House;

/// Somebody with an account, signed in.
pub struct Member<'a> {
    house: &'a House,
    pub email: String,
    actor: Actor,
}

/// What the API answered.
#[derive(Debug)]
pub struct Told {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Value,
    /// The refusal, when it was one.
    pub problem: Option<Problem>,
}

impl Told {
    /// Fails, showing everything, unless the answer has this status.
    #[track_caller]
    pub fn must_be(&self, status: u16) -> &Self {
        assert_eq!(self.status, status, "{self:#?}");
        self
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().expect("plain text"))
    }

    /// Pointer and code of each wrong field.
    pub fn wrong(&self) -> Vec<(&str, &str)> {
        let errors = self.problem.iter().flat_map(|problem| &problem.errors);
        errors.map(|invalid| (invalid.pointer.as_str(), invalid.code)).collect()
    }
}

impl House {
    /// An account of this role at `<name>@example.org`.
    pub async fn member(&self, name: &str, role: Role) -> Member<'_> {
        let ctx = self.context(Actor::System);
        let (id, email) = (StaffId(ctx.new_id()), format!("{name}@example.org"));
        let row = staff::Model {
            id,
            email: email.clone(),
            email_key: email.clone(),
            name: name.to_owned(),
            role,
            language: "en".to_owned(),
            password_hash: None,
            created_at: self.now(),
            disabled_at: None,
        };
        let made: Result<_, DbErr> = ctx.store.write(async |tx| row.into_active_model().insert(tx).await).await;
        made.expect("an account");
        let actor = Actor::Staff(StaffActor { id, role, name: name.to_owned(), session: None });
        Member { house: self, email, actor }
    }
}

impl Member<'_> {
    /// What acts are handed on their behalf.
    pub fn context(&self) -> Context {
        self.house.context(self.actor.clone())
    }

    /// Asks the API, signed in, with these headers.
    pub async fn ask(&self, method: Method, path: &str, headers: &[(&str, &str)], body: Option<&Value>) -> Told {
        ask(self.house, self.actor.clone(), method, path, headers, body).await
    }

    pub async fn get(&self, path: &str) -> Told {
        self.ask(Method::GET, path, &[], None).await
    }

    pub async fn post(&self, path: &str, body: &Value) -> Told {
        self.ask(Method::POST, path, &[], Some(body)).await
    }

    /// Changes a thing as it was last read: with its ETag.
    pub async fn change(&self, method: Method, path: &str, etag: &str, body: &Value) -> Told {
        self.ask(method, path, &[("if-match", etag)], Some(body)).await
    }
}

/// Asks the API as this actor.
pub async fn ask(
    house: &House,
    actor: Actor,
    method: Method,
    path: &str,
    headers: &[(&str, &str)],
    body: Option<&Value>,
) -> Told {
    let endpoint = api::routes(Route::new()).data(Arc::clone(&house.inside)).data(actor);
    let mut request = Request::builder().method(method).uri(path.parse().expect("a path"));
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let request = match body {
        Some(body) => request.content_type("application/json").body(body.to_string()),
        None => request.finish(),
    };
    match endpoint.call(request).await {
        Ok(response) => {
            let (status, headers) = (response.status().as_u16(), response.headers().clone());
            let bytes = response.into_body().into_bytes().await.expect("a body");
            let body = serde_json::from_slice(&bytes).unwrap_or_default();
            Told { status, headers, body, problem: None }
        }
        Err(error) => Told {
            status: error.status().as_u16(),
            headers: HeaderMap::new(),
            body: Value::String(error.to_string()),
            problem: error.downcast_ref::<Problem>().cloned(),
        },
    }
}
