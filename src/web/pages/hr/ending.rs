//! Cancelling an opening, putting it away, and beginning another one from it.

use super::fields::Fields;
use super::wrongs::Wrongs;
use super::{once, published};
use crate::invalid::Invalid;
use crate::links;
use crate::opening::cancel::{self as act, CancelError};
use crate::opening::read::StaffView;
use crate::opening::{Barred, archive as put_away, duplicate as another};
use crate::web::page::{page_with, see_other};
use crate::web::pages::staff_room::{Room, Tab};
use crate::web::problem::Problem;
use crate::web::visit::{Frame, Signed, SignedForm, Visit};
use askama::Template;
use poem::http::StatusCode;
use poem::web::Path;
use poem::{Response, Result, handler};

#[derive(Template)]
#[template(path = "hr/cancel.html")]
struct CancelPage {
    frame: Frame,
    room: Room,
    slug: String,
    version: String,
    reason: String,
    wrongs: Wrongs,
    stale: bool,
}

async fn respond(
    visit: Visit,
    view: &StaffView,
    status: StatusCode,
    (reason, version): (&str, String),
    wrong: &[Invalid],
) -> Result<Response, Problem> {
    let room = Room::open(&visit.ctx, &view.standing, visit.text(), Tab::Overview).await?;
    let page = CancelPage {
        room,
        slug: view.whole.opening.slug.clone(),
        version,
        reason: reason.to_owned(),
        wrongs: Wrongs::of(visit.text(), wrong, str::to_owned, |_| None),
        stale: status == StatusCode::PRECONDITION_FAILED,
        frame: visit.frame,
    };
    page_with(status, &page)
}

#[handler]
pub async fn ask(signed: Signed, Path(slug): Path<String>) -> Result<Response> {
    let view = published(&signed.visit.ctx, &slug).await?;
    let version = view.whole.opening.version.to_string();
    Ok(respond(signed.visit, &view, StatusCode::OK, ("", version), &[]).await?)
}

#[handler]
pub async fn cancel(Path(slug): Path<String>, sent: SignedForm<Vec<(String, String)>>) -> Result<Response> {
    let (visit, typed) = (sent.signed.visit, Fields::of(sent.form));
    let view = published(&visit.ctx, &slug).await?;
    let reason = typed.get("reason");
    match act::cancel(&visit.ctx, &slug, typed.version(), reason).await {
        Ok(_) => Ok(see_other(&format!("{}?done=cancelled", links::staff_opening(&slug, "")))),
        Err(CancelError::Invalid(wrong)) => {
            let said = (reason, typed.get("version").to_owned());
            Ok(respond(visit, &view, StatusCode::UNPROCESSABLE_ENTITY, said, &wrong).await?)
        }
        Err(CancelError::Barred(Barred::Stale { current })) => {
            Ok(respond(visit, &view, StatusCode::PRECONDITION_FAILED, (reason, current.to_string()), &[]).await?)
        }
        Err(error) => Err(Problem::from(error).into()),
    }
}

#[handler]
pub async fn archive(Path(slug): Path<String>, sent: SignedForm<Vec<(String, String)>>) -> Result<Response> {
    let typed = Fields::of(sent.form);
    put_away::archive(&sent.signed.visit.ctx, &slug, typed.version()).await.map_err(Problem::from)?;
    Ok(see_other(&format!("{}?done=archived", links::staff_opening(&slug, ""))))
}

#[handler]
pub async fn duplicate(Path(slug): Path<String>, sent: SignedForm<Vec<(String, String)>>) -> Result<Response> {
    let typed = Fields::of(sent.form);
    let key = once::key(&sent.signed, &format!("duplicate of {slug}"), typed.get("once"));
    let made = another::duplicate(&sent.signed.visit.ctx, &slug, key.as_ref()).await.map_err(Problem::from)?;
    Ok(see_other(&links::staff_opening(&made.slug, "edit")))
}
