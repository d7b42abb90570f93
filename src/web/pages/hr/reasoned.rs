//! A step that asks for a reason and cannot be taken back: the page that asks, and what its form answers.

use super::fields::Fields;
use super::wrongs::Wrongs;
use crate::invalid::Invalid;
use crate::links;
use crate::opening::Barred;
use crate::opening::read::StaffView;
use crate::web::page::{page_with, see_other};
use crate::web::pages::staff_room::{Room, Tab};
use crate::web::problem::Problem;
use crate::web::visit::{Frame, Visit};
use askama::Template;
use poem::Response;
use poem::http::StatusCode;

/// What the page asks for, by the keys of its messages.
pub struct Asking {
    /// With `$title`.
    pub title: &'static str,
    /// What it means, and before it in bold that there is no way back.
    pub warning: &'static str,
    pub text: &'static str,
    pub reason: &'static str,
    pub hint: &'static str,
    pub go: &'static str,
    pub stay: &'static str,
    /// What the overview says afterwards.
    pub done: &'static str,
}

/// Why a step was not taken, as far as the page can tell.
pub enum Untaken {
    Invalid(Vec<Invalid>),
    Barred(Barred),
    Other(Problem),
}

#[derive(Template)]
#[template(path = "hr/reasoned.html")]
struct ReasonPage {
    frame: Frame,
    room: Room,
    asking: &'static Asking,
    slug: String,
    version: String,
    reason: String,
    wrongs: Wrongs,
    stale: bool,
}

/// The page, before anything is typed.
pub async fn ask(visit: Visit, view: &StaffView, asking: &'static Asking) -> Result<Response, Problem> {
    let version = view.whole.opening.version.to_string();
    respond(visit, view, asking, StatusCode::OK, ("", version), &[]).await
}

/// What follows the form: the overview, or the page again with what is wrong.
pub async fn answer(
    visit: Visit,
    view: &StaffView,
    asking: &'static Asking,
    typed: &Fields,
    taken: Result<(), Untaken>,
) -> Result<Response, Problem> {
    let (slug, reason) = (&view.whole.opening.slug, typed.get("reason"));
    match taken {
        Ok(()) => Ok(see_other(&format!("{}?done={}", links::staff_opening(slug, ""), asking.done))),
        Err(Untaken::Invalid(wrong)) => {
            let said = (reason, typed.get("version").to_owned());
            respond(visit, view, asking, StatusCode::UNPROCESSABLE_ENTITY, said, &wrong).await
        }
        Err(Untaken::Barred(Barred::Stale { current })) => {
            let said = (reason, current.to_string());
            respond(visit, view, asking, StatusCode::PRECONDITION_FAILED, said, &[]).await
        }
        Err(Untaken::Barred(barred)) => Err(barred.into()),
        Err(Untaken::Other(problem)) => Err(problem),
    }
}

async fn respond(
    visit: Visit,
    view: &StaffView,
    asking: &'static Asking,
    status: StatusCode,
    (reason, version): (&str, String),
    wrong: &[Invalid],
) -> Result<Response, Problem> {
    let room = Room::open(&visit.ctx, &view.standing, visit.text(), Tab::Overview).await?;
    let page = ReasonPage {
        room,
        asking,
        slug: view.whole.opening.slug.clone(),
        version,
        reason: reason.to_owned(),
        wrongs: Wrongs::of(visit.text(), wrong, str::to_owned, |_| None),
        stale: status == StatusCode::PRECONDITION_FAILED,
        frame: visit.frame,
    };
    page_with(status, &page)
}
