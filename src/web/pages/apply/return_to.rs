//! A link in a letter leads here. Mail scanners open links, so the page asks first; the button spends the link.

use super::applicant::let_in;
use crate::application::return_link;
use crate::links;
use crate::web::front::form::Form;
use crate::web::page::{page, see_other};
use crate::web::problem::{Code, Problem};
use crate::web::visit::{Frame, Visit};
use askama::Template;
use poem::http::{HeaderValue, header};
use poem::web::Path;
use poem::{Request, Response, Result, handler};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "apply/return_to.html")]
struct ConfirmPage {
    frame: Frame,
    token: String,
}

#[derive(Deserialize)]
pub struct Token {
    token: String,
}

#[handler]
pub async fn confirm(Path(token): Path<String>, visit: Visit) -> Result<Response> {
    if !return_link::peek(&visit.ctx, &token).await.map_err(Problem::from)? {
        return Err(Problem::new(Code::LinkSpent).into());
    }
    let frame = visit.frame;
    Ok(quietly(page(&ConfirmPage { frame, token })?))
}

#[handler]
pub async fn follow(visit: Visit, request: &Request, Form(Token { token }): Form<Token>) -> Result<Response> {
    let returned = return_link::follow(&visit.ctx, &token).await.map_err(Problem::from)?;
    let returned = returned.ok_or_else(|| Problem::new(Code::LinkSpent))?;
    let_in(&visit, request.cookie(), &returned.reference, &returned.token);
    Ok(quietly(see_other(&links::application(&returned.reference, ""))))
}

/// The address holds a secret: no page that is opened from here may learn it.
fn quietly(mut response: Response) -> Response {
    response.headers_mut().insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    response
}
