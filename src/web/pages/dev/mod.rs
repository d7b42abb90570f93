//! `/dev/mail`: every letter that was sent, for trying out. There is no such page once letters leave by SMTP.

use crate::mail::{Inbox, Kept, Mail};
use crate::web::front::allow::get;
use crate::web::page::page;
use crate::web::problem::{Code, Problem};
use crate::web::visit::{Frame, Visit};
use askama::Template;
use poem::web::Path;
use poem::{Response, Result, Route, handler};

/// The room's routes.
pub fn routes(route: Route) -> Route {
    route.at("/dev/mail", get(show_list)).at("/dev/mail/:number", get(show_letter))
}

#[derive(Template)]
#[template(path = "dev/list.html")]
struct List {
    frame: Frame,
    letters: Vec<Kept>,
}

#[derive(Template)]
#[template(path = "dev/letter.html")]
struct Shown {
    frame: Frame,
    letter: Kept,
    parts: Vec<Part>,
}

/// A run of a letter's text, or a link in it.
enum Part {
    Plain(String),
    Link(String),
}

#[handler]
async fn show_list(visit: Visit) -> Result<Response> {
    let letters = inbox(&visit)?.list().await.map_err(Problem::internal)?;
    Ok(page(&List { frame: visit.frame, letters })?)
}

#[handler]
async fn show_letter(visit: Visit, Path(number): Path<u32>) -> Result<Response> {
    let found = inbox(&visit)?.read(number).await.map_err(Problem::internal)?;
    let letter = found.ok_or_else(|| Problem::new(Code::NotFound))?;
    let parts = parts_of(&letter.text, &visit.ctx.settings.site.public_url);
    Ok(page(&Shown { frame: visit.frame, letter, parts })?)
}

/// The inbox, where there is one: in production there is none.
fn inbox(visit: &Visit) -> std::result::Result<&Inbox, Problem> {
    match &visit.ctx.mail {
        Mail::Inbox(inbox) if !visit.ctx.settings.server.production => Ok(inbox),
        Mail::Inbox(_) | Mail::Smtp(_) => Err(Problem::new(Code::NotFound)),
    }
}

/// Only addresses of this site become links: the rest of a letter is what people wrote.
fn parts_of(text: &str, public_url: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    for line in text.split_inclusive('\n') {
        let address = line.trim_end();
        if address.strip_prefix(public_url).is_some_and(|path| path.starts_with('/') && !path.contains(' ')) {
            parts.push(Part::Link(address.to_owned()));
            parts.push(Part::Plain("\n".to_owned()));
        } else {
            parts.push(Part::Plain(line.to_owned()));
        }
    }
    parts
}
