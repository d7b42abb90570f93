//! `/sign-in` and `/sign-out`.

use super::Wrongs;
use crate::account::passwords::HashError;
use crate::account::sign_in::{self as act, Attempt, SignInError, SignedIn};
use crate::account::sign_out;
use crate::links;
use crate::web::front::form::Form;
use crate::web::page::{page, page_with, see_other};
use crate::web::problem::{Code, Problem};
use crate::web::session::Kept;
use crate::web::visit::{Frame, Visit, form_token_holds};
use askama::Template;
use poem::http::{HeaderValue, StatusCode, header};
use poem::web::Query;
use poem::web::cookie::CookieJar;
use poem::{Request, Response, Result, handler};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "account/sign_in.html")]
struct SignInPage {
    frame: Frame,
    next: String,
    email: String,
    left: bool,
    wrongs: Wrongs,
}

#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    next: String,
    left: Option<String>,
}

#[derive(Deserialize)]
pub struct Typed {
    email: String,
    password: String,
    #[serde(default)]
    next: String,
}

#[derive(Deserialize)]
pub struct Token {
    #[serde(default)]
    csrf: String,
}

/// Where to go after signing in: a path of this site and nothing else.
fn destination(next: &str) -> String {
    links::inside(next).map_or_else(links::desk, str::to_owned)
}

#[handler]
pub async fn ask(visit: Visit, Query(asked): Query<Asked>) -> Result<Response> {
    if visit.frame.staff.is_some() {
        return Ok(see_other(&destination(&asked.next)));
    }
    let next = links::inside(&asked.next).unwrap_or_default().to_owned();
    let left = asked.left.is_some();
    Ok(page(&SignInPage { frame: visit.frame, next, email: String::new(), left, wrongs: Wrongs::default() })?)
}

#[handler]
pub async fn enter(visit: Visit, request: &Request, jar: &CookieJar, Form(typed): Form<Typed>) -> Result<Response> {
    let ctx = &visit.ctx;
    let attempt =
        Attempt { email: &typed.email, password: &typed.password, device: Kept::Device.sent_by(request, ctx) };
    match act::browser(ctx, attempt, Kept::Session.sent_by(request, ctx)).await {
        Ok(signed_in) => {
            keep(&visit, jar, &signed_in);
            Ok(see_other(&destination(&typed.next)))
        }
        Err(SignInError::Wrong) => {
            let wrong = visit.text().say("account-wrong-credentials");
            Ok(again(visit, typed, wrong, StatusCode::UNPROCESSABLE_ENTITY)?)
        }
        Err(SignInError::TooMany(seconds)) => Ok(later(visit, typed, seconds)?),
        Err(SignInError::Hash(HashError::Busy)) => Ok(later(visit, typed, 5)?),
        Err(error) => Err(Problem::from(error).into()),
    }
}

fn again(visit: Visit, typed: Typed, wrong: String, status: StatusCode) -> Result<Response, Problem> {
    let next = links::inside(&typed.next).unwrap_or_default().to_owned();
    let wrongs = Wrongs(vec![("email".to_owned(), wrong)]);
    page_with(status, &SignInPage { frame: visit.frame, next, email: typed.email, left: false, wrongs })
}

fn later(visit: Visit, typed: Typed, seconds: u64) -> Result<Response, Problem> {
    let wrong = visit.text().with("count", seconds.div_ceil(60)).say("account-too-many");
    let mut response = again(visit, typed, wrong, StatusCode::TOO_MANY_REQUESTS)?;
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    Ok(response)
}

/// Gives the browser what it is to keep.
pub(super) fn keep(visit: &Visit, jar: &CookieJar, signed_in: &SignedIn) {
    jar.add(Kept::Session.cookie(&visit.ctx, &signed_in.session));
    jar.add(Kept::Device.cookie(&visit.ctx, &signed_in.device));
}

#[handler]
pub async fn leave(visit: Visit, jar: &CookieJar, Form(token): Form<Token>) -> Result<Response> {
    // Whose session is over already wants the same, and has no token any more.
    if visit.frame.staff.is_some() {
        if !form_token_holds(&visit.ctx, &token.csrf) {
            return Err(Problem::new(Code::CrossSite).into());
        }
        sign_out::browser(&visit.ctx).await.map_err(Problem::from)?;
    }
    jar.add(Kept::Session.end(&visit.ctx));
    Ok(see_other(&format!("{}?left=1", links::sign_in())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_path_of_this_site_follows_a_sign_in() {
        assert_eq!(destination("/staff/people?cursor=a"), "/staff/people?cursor=a");
        for elsewhere in [
            "",
            "//evil.example",
            "/\\evil.example",
            "/\t/evil.example",
            "/\n/evil.example",
            "https://evil.example",
            "javascript:alert(1)",
            "staff",
            "/staff ",
        ] {
            assert_eq!(destination(elsewhere), "/staff", "{elsewhere:?}");
        }
    }
}
