//! Lifting a blind review.

use super::fields::Fields;
use super::managed;
use super::wrongs::Wrongs;
use crate::invalid::Invalid;
use crate::links;
use crate::opening::Barred;
use crate::opening::read::StaffView;
use crate::opening::unblind::{self as act, UnblindError};
use crate::web::page::{page_with, see_other};
use crate::web::pages::staff_room::{Room, Tab};
use crate::web::problem::Problem;
use crate::web::visit::{Frame, Signed, SignedForm, Visit};
use askama::Template;
use poem::http::StatusCode;
use poem::web::Path;
use poem::{Response, Result, handler};

#[derive(Template)]
#[template(path = "hr/unblind.html")]
struct UnblindPage {
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
    let page = UnblindPage {
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
    let view = managed(&signed.visit.ctx, &slug).await?;
    let version = view.whole.opening.version.to_string();
    Ok(respond(signed.visit, &view, StatusCode::OK, ("", version), &[]).await?)
}

#[handler]
pub async fn unblind(Path(slug): Path<String>, sent: SignedForm<Vec<(String, String)>>) -> Result<Response> {
    let (visit, typed) = (sent.signed.visit, Fields::of(sent.form));
    let view = managed(&visit.ctx, &slug).await?;
    let reason = typed.get("reason");
    match act::unblind(&visit.ctx, &slug, typed.version(), reason).await {
        Ok(_) => Ok(see_other(&format!("{}?done=unblinded", links::staff_opening(&slug, "")))),
        Err(UnblindError::Invalid(wrong)) => {
            let said = (reason, typed.get("version").to_owned());
            Ok(respond(visit, &view, StatusCode::UNPROCESSABLE_ENTITY, said, &wrong).await?)
        }
        Err(UnblindError::Barred(Barred::Stale { current })) => {
            Ok(respond(visit, &view, StatusCode::PRECONDITION_FAILED, (reason, current.to_string()), &[]).await?)
        }
        Err(error) => Err(Problem::from(error).into()),
    }
}
