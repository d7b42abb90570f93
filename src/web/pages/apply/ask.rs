//! The way back: a link by e-mail, asked for with the address. The answer is the same whether the address is known or not.

use crate::application::rules::about;
use crate::application::{entrance, return_link};
use crate::invalid::Invalid;
use crate::links;
use crate::secrets::canonical_reference;
use crate::web::front::form::Form;
use crate::web::page::{page, page_with, see_other};
use crate::web::problem::{Code, Problem};
use crate::web::visit::{Frame, Visit};
use askama::Template;
use poem::http::StatusCode;
use poem::web::{Path, Query};
use poem::{Response, Result, handler};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "apply/ask.html")]
struct AskPage {
    frame: Frame,
    /// Where the form goes.
    action: String,
    /// Somebody asked: said without saying whether there is anything to send.
    was_asked: bool,
    hours: u32,
    email: String,
    /// What is wrong with the address.
    wrong: Option<String>,
}

#[derive(Template)]
#[template(path = "apply/lost.html")]
struct LostPage {
    frame: Frame,
    /// Where to ask for a link; none when not even the reference is one.
    action: Option<String>,
    email: &'static str,
    wrong: Option<&'static str>,
}

#[derive(Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    email: String,
}

#[derive(Deserialize)]
pub struct After {
    sent: Option<String>,
}

#[handler]
pub fn by_opening(Path(slug): Path<String>, Query(after): Query<After>, visit: Visit) -> Result<Response> {
    ask(visit, links::ask_for_link(&slug), after.sent.is_some())
}

#[handler]
pub fn by_reference(Path(reference): Path<String>, Query(after): Query<After>, visit: Visit) -> Result<Response> {
    let reference = canonical_reference(&reference).ok_or_else(|| Problem::new(Code::NotFound))?;
    ask(visit, links::application(&reference, "return"), after.sent.is_some())
}

fn ask(visit: Visit, action: String, was_asked: bool) -> Result<Response> {
    let hours = visit.ctx.settings.applications.return_link_hours;
    Ok(page(&AskPage { action, was_asked, hours, email: String::new(), wrong: None, frame: visit.frame })?)
}

/// Says what is wrong with an address to which no letter can go; nothing of who applied.
fn again(visit: Visit, action: String, email: String, wrong: &Invalid) -> Result<Response> {
    let hours = visit.ctx.settings.applications.return_link_hours;
    let wrong = Some(visit.text().phrase(&wrong.detail));
    let page = AskPage { action, was_asked: false, hours, email, wrong, frame: visit.frame };
    Ok(page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)?)
}

#[handler]
pub async fn send_by_opening(Path(slug): Path<String>, visit: Visit, Form(asked): Form<Asked>) -> Result<Response> {
    let action = links::ask_for_link(&slug);
    if let Some(wrong) = about::email(asked.email.trim(), visit.ctx.settings.applications.max_email) {
        return again(visit, action, asked.email, &wrong);
    }
    return_link::ask(&visit.ctx, &slug, &asked.email).await.map_err(Problem::from)?;
    Ok(see_other(&format!("{action}?sent=1")))
}

#[handler]
pub async fn send_by_reference(
    Path(reference): Path<String>,
    visit: Visit,
    Form(asked): Form<Asked>,
) -> Result<Response> {
    let reference = canonical_reference(&reference).ok_or_else(|| Problem::new(Code::NotFound))?;
    let action = links::application(&reference, "return");
    if let Some(wrong) = about::email(asked.email.trim(), visit.ctx.settings.applications.max_email) {
        return again(visit, action, asked.email, &wrong);
    }
    if let Some(slug) = entrance::opening_of(&visit.ctx, &reference).await.map_err(Problem::from)? {
        return_link::ask(&visit.ctx, &slug, &asked.email).await.map_err(Problem::from)?;
    }
    Ok(see_other(&format!("{action}?sent=1")))
}

/// The answer to whoever holds no way into the application of this reference, whether there is one or not.
pub fn lost(visit: Visit, reference: Option<String>) -> poem::Error {
    let action = reference.map(|reference| links::application(&reference, "return"));
    match page_with(StatusCode::NOT_FOUND, &LostPage { action, email: "", wrong: None, frame: visit.frame }) {
        Ok(response) => poem::Error::from_response(response),
        Err(problem) => problem.into(),
    }
}
