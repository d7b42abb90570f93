//! NUL is no text: PostgreSQL cannot keep it and SQLite can, so every door refuses it before either is asked.

use reqwest::RequestBuilder;
use serde_json::{Value, json};

use crate::chapter;
use crate::every_door_says_no::{body, fields, named, request, writes};
use crate::rig::accounts::PASSWORD;
use crate::rig::adverts::wrong;
use crate::rig::doors;
use crate::rig::scene::{Cast, Comer};
use crate::rig::visitor::encoded;
use entity::staff::Role;

fn has_text(value: &Value) -> bool {
    match value {
        Value::String(_) => true,
        Value::Array(items) => items.iter().any(has_text),
        Value::Object(members) => members.values().any(has_text),
        _ => false,
    }
}

/// The same body with NUL at the end of each of its texts.
fn with_nul(value: &Value) -> Value {
    match value {
        Value::String(text) => json!(format!("{text}\0")),
        Value::Array(items) => items.iter().map(with_nul).collect(),
        Value::Object(members) => {
            Value::Object(members.iter().map(|(name, member)| (name.clone(), with_nul(member))).collect())
        }
        other => other.clone(),
    }
}

chapter! {
    async fn nul_opens_no_door_and_breaks_none(house) {
        let document = house.program().get("/api/openapi.json").await.json();
        let cast = Cast::of(house).await;
        let scene = cast.scene().await;
        let mut wrong = Vec::new();
        for door in doors::all(&document) {
            for comer in [Comer::Anyone, Comer::Applicant, Comer::Administrator, Comer::Hr, Comer::Chair] {
                let key = cast.key(comer, &scene, door.is_api(), writes(&door)).await;
                let path = door.filled(|name| named(&door, &scene, name));
                let ask = async |path: &str, request: RequestBuilder| {
                    let answer = key.visitor.send(path, request).await;
                    (answer.status, format!("{} {path}, {}: {}", door.method, comer.name(), answer.status))
                };
                let nul = door.filled(|_| "%00".to_owned());
                if nul != door.path {
                    let (status, told) = ask(&nul, request(&door, &nul, &key, &scene)).await;
                    if status != 404 {
                        wrong.push(told);
                    }
                }
                let query = format!("{path}?q=a%00&place=%00&name=%00");
                let (status, told) = ask(&query, request(&door, &query, &key, &scene)).await;
                if status != 400 {
                    wrong.push(told);
                }
                if door.is_safe() {
                    continue;
                }
                let bare = key.visitor.request(door.method.parse().expect("a method"), &path);
                if let Some(body) = body(&door, &scene).map(|body| with_nul(&body)).filter(has_text) {
                    let (status, told) = ask(&path, bare.header("if-match", "*").json(&body)).await;
                    if status != 422 {
                        wrong.push(told);
                    }
                } else if !door.is_api() {
                    let mut sent = vec![("csrf".to_owned(), key.form_token.clone()), ("version".to_owned(), "1".to_owned())];
                    let own = fields(&door.path).iter();
                    sent.extend(own.map(|(name, value)| ((*name).to_owned(), format!("\0{value}\0"))));
                    let kind = "application/x-www-form-urlencoded";
                    let (status, told) = ask(&path, bare.header("content-type", kind).body(encoded(&sent))).await;
                    if status >= 500 {
                        wrong.push(told);
                    }
                }
            }
        }
        assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    }

    async fn a_program_is_told_which_text_has_it(house) {
        let besa = house.account("besa", Role::Administrator).await;
        let (program, _) = house.program_of(&besa).await;
        let told = house.program().asks_for_tokens("be\0sa@example.org", PASSWORD).await;
        assert_eq!(wrong(told.must_be(422)), [("/email".to_owned(), "unreadable".to_owned())]);
        let new = json!({ "name": "Jelena", "email": "jelena@example.org", "role": "hr\0" });
        let told = program.json(reqwest::Method::POST, "/api/v1/people", &new).await;
        assert_eq!(wrong(told.must_be(422)), [("/role".to_owned(), "unreadable".to_owned())]);
        let told = program.get("/api/v1/openings?q=a%00").await;
        let detail = "A character in it (NUL) cannot be kept. Leave it out, and send it again.";
        assert_eq!(told.must_be(400).json()["detail"], detail);
        assert_eq!(house.visitor().get("/openings?q=a%00").await.must_be(400).text("h1"), "This could not be read");
    }

    async fn a_form_is_read_without_it(house) {
        let besa = house.account("besa", Role::Administrator).await;
        let email = format!("\0{besa}\0");
        house.visitor().post("/sign-in", &[("email", email.as_str()), ("password", PASSWORD)]).await.must_be(303);
    }
}
