//! A text with NUL in it is refused at its field before any operation sees it: PostgreSQL keeps every character but that one.

use crate::invalid::Invalid;
use crate::language::Phrase;
use crate::web::front::body::BodyRead;
use crate::web::problem::{Code, Problem};
use crate::web::translate::of_refusal;
use poem::{Endpoint, Request, Result};
use serde_json::Value;
use std::fmt::Write as _;

/// NUL as JSON has it; unescaped it is no JSON.
const ESCAPED: &[u8] = b"\\u0000";

/// Most fields that one refusal names.
const MOST: usize = 20;

/// Hands on what has no NUL in it. Only JSON is looked at; documents and forms are read by their own.
pub async fn refused<E: Endpoint>(endpoint: E, mut request: Request) -> Result<E::Output> {
    if !request.content_type().is_some_and(|kind| kind.contains("json")) {
        return endpoint.call(request).await;
    }
    let Ok(bytes) = request.take_body().into_bytes().await else { return Err(cut_off(&request).into()) };
    if bytes.windows(ESCAPED.len()).any(|six| six == ESCAPED) {
        // What is no JSON is refused by the operation, in its own words.
        let wrong = serde_json::from_slice(&bytes).map(|body| wrong(&body)).unwrap_or_default();
        if !wrong.is_empty() {
            return Err(Problem::invalid(wrong).into());
        }
    }
    request.set_body(bytes);
    endpoint.call(request).await
}

/// Why the body broke off.
fn cut_off(request: &Request) -> Problem {
    request.data::<BodyRead>().and_then(BodyRead::failure).map_or_else(|| Problem::new(Code::Malformed), of_refusal)
}

fn wrong(body: &Value) -> Vec<Invalid> {
    let mut wrong = Vec::new();
    look(body, &mut String::new(), &mut wrong);
    wrong
}

/// Looks at everything below `pointer`.
fn look(value: &Value, pointer: &mut String, wrong: &mut Vec<Invalid>) {
    let length = pointer.len();
    match value {
        Value::String(text) if text.contains('\0') => note(pointer, wrong),
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                let _ = write!(pointer, "/{index}");
                look(item, pointer, wrong);
                pointer.truncate(length);
            }
        }
        Value::Object(members) => {
            for (name, member) in members {
                if name.contains('\0') {
                    // A name that cannot be said: its object is named.
                    note(pointer, wrong);
                    continue;
                }
                pointer.push('/');
                pointer.push_str(&name.replace('~', "~0").replace('/', "~1"));
                look(member, pointer, wrong);
                pointer.truncate(length);
            }
        }
        Value::String(_) | Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn note(pointer: &str, wrong: &mut Vec<Invalid>) {
    if wrong.len() < MOST {
        wrong.push(Invalid::new(pointer, "unreadable", Phrase::new("problem-nul")));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use poem::http::StatusCode;
    use poem::{Body, EndpointExt, handler};
    use serde_json::json;

    #[test]
    fn each_text_with_nul_is_named() {
        let body = json!({ "a/b": ["x", "y\0"], "c": { "d": { "\0": 1 } }, "e": "\\u0000", "f": null });
        let pointers: Vec<String> = wrong(&body).into_iter().map(|invalid| invalid.pointer).collect();
        assert_eq!(pointers, ["/a~1b/1", "/c/d"]);
        assert_eq!(wrong(&json!("\0"))[0].pointer, "");
        assert_eq!(wrong(&json!(vec!["\0"; 1000])).len(), MOST);
    }

    #[handler]
    fn echo(body: String) -> String {
        body
    }

    async fn sent(kind: &str, body: &'static str) -> Result<String> {
        let request = Request::builder().content_type(kind).body(Body::from(body));
        let answer = echo.around(async |endpoint, request| refused(&*endpoint, request).await).call(request).await?;
        Ok(answer.into_body().into_string().await.unwrap())
    }

    #[tokio::test]
    async fn what_has_none_is_handed_on_as_it_came() {
        for (kind, body) in [
            ("application/json", "{\"a\": 1}"),
            ("application/json", "{\"a\": \"\\\\u0000\"}"),
            ("application/json", "{\"a\": \"\\u0000"),
            ("text/plain", "\"\\u0000\""),
        ] {
            assert_eq!(sent(kind, body).await.unwrap(), body);
        }
        let refused = sent("application/json; charset=utf-8", "\"\\u0000\"").await.unwrap_err();
        assert_eq!(refused.status(), StatusCode::UNPROCESSABLE_ENTITY);
    }
}
