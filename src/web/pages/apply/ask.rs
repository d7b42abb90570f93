//! The way back: a link by e-mail, asked for with the address. The answer is the same whether the address is known or not.

use crate::application::{entrance, return_link};
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
}

#[derive(Template)]
#[template(path = "apply/lost.html")]
struct LostPage {
    frame: Frame,
    /// Where to ask for a link; none when not even the reference is one.
    action: Option<String>,
}

#[derive(Deserialize)]
pub struct Asked {
    email: String,
}

#[derive(Deserialize)]
pub struct After {
    sent: Option<String>,
}

/// Longer addresses than any mailbox has are nobody's.
const LONGEST: usize = 254;

#[handler]
pub fn by_opening(Path(slug): Path<String>, Query(after): Query<After>, visit: Visit) -> Result<Response> {
    ask(visit, links::ask_for_link(&slug), &after)
}

#[handler]
pub fn by_reference(Path(reference): Path<String>, Query(after): Query<After>, visit: Visit) -> Result<Response> {
    let reference = canonical_reference(&reference).ok_or_else(|| Problem::new(Code::NotFound))?;
    ask(visit, links::application(&reference, "return"), &after)
}

fn ask(visit: Visit, action: String, after: &After) -> Result<Response> {
    let hours = visit.ctx.settings.applications.return_link_hours;
    Ok(page(&AskPage { action, was_asked: after.sent.is_some(), hours, frame: visit.frame })?)
}

#[handler]
pub async fn send_by_opening(Path(slug): Path<String>, visit: Visit, Form(asked): Form<Asked>) -> Result<Response> {
    write(&visit, &slug, &asked.email).await?;
    Ok(see_other(&format!("{}?sent=1", links::ask_for_link(&slug))))
}

#[handler]
pub async fn send_by_reference(
    Path(reference): Path<String>,
    visit: Visit,
    Form(asked): Form<Asked>,
) -> Result<Response> {
    let reference = canonical_reference(&reference).ok_or_else(|| Problem::new(Code::NotFound))?;
    if let Some(slug) = entrance::opening_of(&visit.ctx, &reference).await.map_err(Problem::from)? {
        write(&visit, &slug, &asked.email).await?;
    }
    Ok(see_other(&format!("{}?sent=1", links::application(&reference, "return"))))
}

async fn write(visit: &Visit, slug: &str, email: &str) -> Result<(), Problem> {
    if email.len() <= LONGEST {
        return_link::ask(&visit.ctx, slug, email).await?;
    }
    Ok(())
}

/// The answer to whoever holds no way into the application of this reference, whether there is one or not.
pub fn lost(visit: Visit, reference: Option<String>) -> poem::Error {
    let action = reference.map(|reference| links::application(&reference, "return"));
    match page_with(StatusCode::NOT_FOUND, &LostPage { action, frame: visit.frame }) {
        Ok(response) => poem::Error::from_response(response),
        Err(problem) => problem.into(),
    }
}
