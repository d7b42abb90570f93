//! `/staff/account`: who one is here, where one is signed in, one's password.

use super::{Wrongs, role_name};
use crate::account::own::{self as act, ChangeError};
use crate::account::read;
use crate::clock::Zone;
use crate::language::Text;
use crate::web::page::{page_with, see_other};
use crate::web::problem::{Code, Problem};
use crate::web::session::Kept;
use crate::web::visit::{Frame, Signed, SignedForm, Visit};
use askama::Template;
use entity::{SessionId, staff, staff_session};
use poem::http::StatusCode;
use poem::web::cookie::CookieJar;
use poem::web::{Path, Query};
use poem::{Response, Result, handler};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "account/own.html")]
struct OwnPage {
    frame: Frame,
    person: staff::Model,
    role: String,
    sessions: Vec<Row>,
    shortest: usize,
    done: Option<String>,
    wrongs: Wrongs,
}

/// One session in the list.
struct Row {
    href: String,
    since: String,
    times: String,
    is_here: bool,
}

#[derive(Deserialize)]
pub struct Asked {
    done: Option<String>,
}

#[derive(Deserialize)]
pub struct Passwords {
    present: String,
    new: String,
}

#[derive(Deserialize)]
pub struct Nothing {}

#[handler]
pub async fn show(signed: Signed, Query(asked): Query<Asked>) -> Result<Response> {
    Ok(form(signed.visit, StatusCode::OK, asked.done.as_deref(), Wrongs::default()).await?)
}

async fn form(visit: Visit, status: StatusCode, done: Option<&str>, wrongs: Wrongs) -> Result<Response, Problem> {
    let person = read::own(&visit.ctx).await?.ok_or_else(|| Problem::new(Code::Unauthenticated))?;
    let site = &visit.ctx.settings.site;
    let (text, zone) = (visit.text(), site.zone(&site.time_zone));
    let here = visit.frame.staff.as_ref().and_then(|staff| staff.session);
    let mut sessions: Vec<Row> =
        act::sessions(&visit.ctx).await?.iter().map(|row| session(row, here, text, &zone)).collect();
    sessions.sort_by_key(|row| !row.is_here);
    let done = match done {
        Some("password") => Some(text.say("account-password-changed")),
        Some("session") => Some(text.say("account-session-ended")),
        _ => None,
    };
    let shown = OwnPage {
        role: role_name(text, person.role),
        shortest: visit.ctx.settings.accounts.min_password,
        frame: visit.frame,
        person,
        sessions,
        done,
        wrongs,
    };
    page_with(status, &shown)
}

fn session(row: &staff_session::Model, here: Option<SessionId>, text: Text, zone: &Zone) -> Row {
    let (since, seen) = (text.short_moment(row.created_at, zone), text.short_moment(row.seen_at, zone));
    Row {
        href: format!("/staff/account/sessions/{}", row.id),
        times: text.with("since", since.as_str()).with("seen", seen).say("account-session-times"),
        since,
        is_here: here == Some(row.id),
    }
}

#[handler]
pub async fn change_password(sent: SignedForm<Passwords>, jar: &CookieJar) -> Result<Response> {
    let visit = sent.signed.visit;
    match act::change_password(&visit.ctx, &sent.form.present, &sent.form.new).await {
        Ok(session) => {
            jar.add(Kept::Session.cookie(&visit.ctx, &session));
            Ok(see_other("/staff/account?done=password"))
        }
        Err(ChangeError::Invalid(wrong)) => {
            let wrongs = Wrongs::of(visit.text(), &wrong);
            Ok(form(visit, StatusCode::UNPROCESSABLE_ENTITY, None, wrongs).await?)
        }
        Err(error) => Err(Problem::from(error).into()),
    }
}

/// Whoever asks to stay has been seen: a session's use is noted where it is read.
#[handler]
pub fn stay(_: SignedForm<Nothing>) -> StatusCode {
    StatusCode::NO_CONTENT
}

#[handler]
pub async fn end_session(Path(id): Path<uuid::Uuid>, sent: SignedForm<Nothing>, jar: &CookieJar) -> Result<Response> {
    let (ctx, id) = (&sent.signed.visit.ctx, SessionId(id));
    if !act::end_session(ctx, id).await.map_err(Problem::from)? {
        return Err(Problem::new(Code::NotFound).into());
    }
    if sent.signed.staff.session == Some(id) {
        jar.add(Kept::Session.end(ctx));
        return Ok(see_other(&format!("{}?left=1", crate::links::sign_in())));
    }
    Ok(see_other("/staff/account?done=session"))
}
