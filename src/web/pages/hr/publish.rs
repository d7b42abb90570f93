//! `/staff/openings/{slug}/publish`: everything on one page before everybody sees it, and when they do.

use super::fields::Fields;
use super::managed;
use super::wrongs::Wrongs;
use crate::invalid::Invalid;
use crate::language::{Language, Phrase};
use crate::links;
use crate::opening::Barred;
use crate::opening::closing::ClosingInstant;
use crate::opening::publish::{self as act, PublishError};
use crate::opening::read::StaffView;
use crate::opening::rules::not_ready;
use crate::review::thousandths::plain;
use crate::web::page::{page_with, see_other};
use crate::web::pages::staff_room::{Room, Tab};
use crate::web::problem::Problem;
use crate::web::visit::{Frame, Signed, SignedForm, Visit};
use askama::Template;
use entity::Instant;
use entity::opening::State;
use poem::http::StatusCode;
use poem::web::Path;
use poem::{Response, Result, handler};

#[derive(Template)]
#[template(path = "hr/publish.html")]
struct PublishPage {
    frame: Frame,
    room: Room,
    slug: String,
    version: String,
    typed: Fields,
    wrongs: Wrongs,
    stale: bool,
    closes: Option<String>,
    left: Option<String>,
    criteria: Vec<(String, String)>,
    documents: Vec<String>,
    questions: usize,
    panel: Vec<(String, String)>,
    warnings: Vec<String>,
    /// Languages of the site in which there is no text.
    missing: Vec<Language>,
}

async fn respond(
    visit: Visit,
    view: &StaffView,
    status: StatusCode,
    typed: Fields,
    wrong: &[Invalid],
    stale: Option<i32>,
) -> Result<Response, Problem> {
    let (text, site, whole) = (visit.text(), &visit.ctx.settings.site, &view.whole);
    let room = Room::open(&visit.ctx, &view.standing, text, Tab::Overview).await?;
    let zone = site.zone(&whole.opening.time_zone);
    let closes_at = whole.opening.closes_at;
    let spoken = whole.languages();
    let version = match stale {
        Some(current) => current.to_string(),
        None if typed.get("version").is_empty() => whole.opening.version.to_string(),
        None => typed.get("version").to_owned(),
    };
    let page = PublishPage {
        slug: whole.opening.slug.clone(),
        version,
        // What is missing is mended on the page that has its field; here its sentence leads nowhere.
        wrongs: Wrongs::of(
            text,
            wrong,
            |field| if field == "opens_at" { "on".to_owned() } else { "main".to_owned() },
            |_| None,
        ),
        stale: stale.is_some(),
        closes: closes_at.map(|at| text.deadline_with_utc(at, &zone)),
        left: closes_at.map(|at| text.closes_in(visit.frame.now, at)),
        criteria: whole.criteria.iter().map(|c| (c.title.clone(), text.decimal(&plain(c.weight_milli)))).collect(),
        documents: whole.requirements.iter().map(|requirement| requirement.title.clone()).collect(),
        questions: whole.questions.len(),
        panel: view
            .panel
            .iter()
            .map(|seat| {
                let role = text.with("role", crate::opening::rules::written(seat.role)).say("opening-panel-role-name");
                (seat.name.clone(), role)
            })
            .collect(),
        warnings: view.warnings.iter().map(|warning| text.phrase(warning)).collect(),
        missing: site.advert_languages().filter(|language| !spoken.contains(language)).collect(),
        typed,
        room,
        frame: visit.frame,
    };
    page_with(status, &page)
}

#[handler]
pub async fn ask(signed: Signed, Path(slug): Path<String>) -> Result<Response> {
    let view = drafted(&signed.visit, &slug).await?;
    let mut typed = Fields::default();
    typed.push("when", "now");
    let wrong = missing(&view);
    Ok(respond(signed.visit, &view, StatusCode::OK, typed, &wrong, None).await?)
}

async fn drafted(visit: &Visit, slug: &str) -> Result<StaffView, Problem> {
    let view = managed(&visit.ctx, slug).await?;
    match view.whole.opening.state {
        State::Draft => Ok(view),
        state => Err(Barred::WrongState { state }.into()),
    }
}

fn missing(view: &StaffView) -> Vec<Invalid> {
    let mut wrong = not_ready(&view.whole.terms());
    if view.whole.opening.closes_at.is_none() {
        wrong.push(Invalid::new("/closes_on", "missing", Phrase::new("opening-closing-missing")));
    }
    wrong
}

#[handler]
pub async fn publish(Path(slug): Path<String>, sent: SignedForm<Vec<(String, String)>>) -> Result<Response> {
    let (visit, typed) = (sent.signed.visit, Fields::of(sent.form));
    let view = drafted(&visit, &slug).await?;
    let opens_at = match opens_at(&typed, &view, &visit) {
        Ok(opens_at) => opens_at,
        Err(wrong) => {
            return Ok(respond(visit, &view, StatusCode::UNPROCESSABLE_ENTITY, typed, &[wrong], None).await?);
        }
    };
    match act::publish(&visit.ctx, &slug, typed.version(), opens_at).await {
        Ok(_) => Ok(see_other(&format!("{}?done=published", links::staff_opening(&slug, "")))),
        Err(PublishError::Invalid(wrong)) => {
            Ok(respond(visit, &view, StatusCode::UNPROCESSABLE_ENTITY, typed, &wrong, None).await?)
        }
        Err(PublishError::Barred(Barred::Stale { current })) => {
            Ok(respond(visit, &view, StatusCode::PRECONDITION_FAILED, typed, &[], Some(current)).await?)
        }
        Err(error) => Err(Problem::from(error).into()),
    }
}

/// The instant chosen, on the clocks of the opening's zone; None: now.
fn opens_at(typed: &Fields, view: &StaffView, visit: &Visit) -> Result<Option<Instant>, Invalid> {
    if !typed.has("when", "later") {
        return Ok(None);
    }
    let time = if typed.trimmed("at").is_empty() { "00:00" } else { typed.trimmed("at") };
    let zone = visit.ctx.settings.site.zone(&view.whole.opening.time_zone);
    match ClosingInstant::at(&format!("{}T{time}", typed.trimmed("on")), zone) {
        Ok(chosen) => Ok(Some(chosen.instant())),
        Err(error) => Err(Invalid::new("/opens_at", "unreadable", error.phrase())),
    }
}
