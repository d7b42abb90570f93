//! The link of an invitation leads here. Mail scanners open links, so the page asks for a password first; sending it spends
//! the link.

use super::{Wrongs, sign_in};
use crate::account::accept::{self as act, AcceptError};
use crate::links;
use crate::web::front::form::Form;
use crate::web::page::{page_with, see_other};
use crate::web::problem::{Code, Problem};
use crate::web::session::Kept;
use crate::web::visit::{Frame, Visit};
use askama::Template;
use entity::staff;
use poem::http::{HeaderValue, StatusCode, header};
use poem::web::Path;
use poem::web::cookie::CookieJar;
use poem::{Request, Response, Result, handler};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "account/accept.html")]
struct AcceptPage {
    frame: Frame,
    token: String,
    person: staff::Model,
    shortest: usize,
    wrongs: Wrongs,
}

#[derive(Deserialize)]
pub struct Chosen {
    token: String,
    password: String,
}

#[handler]
pub async fn ask(Path(token): Path<String>, visit: Visit) -> Result<Response> {
    Ok(form(visit, token, StatusCode::OK, Wrongs::default()).await?)
}

async fn form(visit: Visit, token: String, status: StatusCode, wrongs: Wrongs) -> Result<Response, Problem> {
    let invited = act::invited(&visit.ctx, &token).await?;
    let person = invited.ok_or_else(|| Problem::new(Code::LinkSpent))?;
    let shortest = visit.ctx.settings.accounts.min_password;
    Ok(quietly(page_with(status, &AcceptPage { frame: visit.frame, token, person, shortest, wrongs })?))
}

#[handler]
pub async fn accept(visit: Visit, request: &Request, jar: &CookieJar, Form(chosen): Form<Chosen>) -> Result<Response> {
    let held_before = Kept::Session.sent_by(request, &visit.ctx);
    match act::accept(&visit.ctx, &chosen.token, &chosen.password, held_before).await {
        Ok(signed_in) => {
            sign_in::keep(&visit, jar, &signed_in);
            Ok(quietly(see_other(&links::desk())))
        }
        Err(AcceptError::Invalid(wrong)) => {
            let wrongs = Wrongs::of(visit.text(), &[wrong]);
            Ok(form(visit, chosen.token, StatusCode::UNPROCESSABLE_ENTITY, wrongs).await?)
        }
        Err(error) => Err(Problem::from(error).into()),
    }
}

/// The address holds a secret: no page that is opened from here may learn it.
fn quietly(mut response: Response) -> Response {
    response.headers_mut().insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    response
}
