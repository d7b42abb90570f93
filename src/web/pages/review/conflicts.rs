//! A conflict of interest: declared by whoever has it, recorded and taken back by HR.

use super::application::application;
use super::not_found;
use super::notes;
use crate::account::may::Act;
use crate::invalid::Invalid;
use crate::links;
use crate::review::candidate;
use crate::review::conflict::{self as act, ConflictError};
use crate::web::page::{page_with, see_other};
use crate::web::pages::called::called;
use crate::web::problem::Problem;
use crate::web::visit::{Frame, Signed, SignedForm, Visit};
use askama::Template;
use entity::StaffId;
use poem::http::StatusCode;
use poem::web::Path;
use poem::{Response, Result, handler};
use serde::Deserialize;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "review/conflict.html")]
struct DeclarePage {
    frame: Frame,
    reference: String,
    name: String,
    typed: Typed,
    max_reason: usize,
}

/// What a form says, and what is wrong with it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    pub email: String,
    pub reason: String,
    #[serde(skip)]
    pub wrong: Vec<Invalid>,
}

impl DeclarePage {
    fn error(&self) -> Option<&Invalid> {
        self.typed.wrong.first()
    }
}

/// Whose conflict is taken back.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Whose {
    staff: String,
}

#[handler]
pub async fn show(signed: Signed, Path(reference): Path<String>) -> Result<Response> {
    Ok(declaring(signed.visit, &reference, StatusCode::OK, Typed::default()).await?)
}

#[handler]
pub async fn declare(form: SignedForm<Typed>, Path(reference): Path<String>) -> Result<Response> {
    let SignedForm { signed, form: typed } = form;
    let visit = signed.visit;
    let found = candidate::by_reference(&visit.ctx, &reference, Act::ReadApplications).await.map_err(Problem::from)?;
    let candidate = found.ok_or_else(not_found)?;
    match act::declare(&visit.ctx, &reference, &typed.reason).await {
        Ok(()) => {
            let room = if candidate.sight.reviews() { "review" } else { "applications" };
            Ok(see_other(&links::staff_opening(&candidate.standing.opening.slug, room)))
        }
        Err(ConflictError::Invalid(wrong)) => {
            let typed = Typed { wrong, ..typed };
            Ok(declaring(visit, &reference, StatusCode::UNPROCESSABLE_ENTITY, typed).await?)
        }
        Err(error) => Err(Problem::from(error).into()),
    }
}

#[handler]
pub async fn record(form: SignedForm<Typed>, Path(reference): Path<String>) -> Result<Response> {
    let SignedForm { signed, form: typed } = form;
    let visit = signed.visit;
    match act::record(&visit.ctx, &reference, &typed.email, &typed.reason).await {
        Ok(()) => Ok(see_other(&after(&visit, &reference).await?)),
        Err(ConflictError::Invalid(wrong)) => {
            let typed = Typed { wrong, ..typed };
            Ok(application(visit, &reference, StatusCode::UNPROCESSABLE_ENTITY, None, typed, notes::Typed::default())
                .await?)
        }
        Err(error) => Err(Problem::from(error).into()),
    }
}

#[handler]
pub async fn take_back(form: SignedForm<Whose>, Path(reference): Path<String>) -> Result<Response> {
    let SignedForm { signed, form } = form;
    let whose: Uuid = form.staff.parse().map_err(|_| not_found())?;
    act::take_back(&signed.visit.ctx, &reference, StaffId(whose)).await.map_err(Problem::from)?;
    Ok(see_other(&links::staff_application(&reference)))
}

/// The application, or the list if it was their own conflict that they recorded.
async fn after(visit: &Visit, reference: &str) -> std::result::Result<String, Problem> {
    let found = candidate::by_reference(&visit.ctx, reference, Act::ReadApplications).await?;
    Ok(found.map_or_else(|| "/staff".to_owned(), |_| links::staff_application(reference)))
}

async fn declaring(
    visit: Visit,
    reference: &str,
    status: StatusCode,
    typed: Typed,
) -> std::result::Result<Response, Problem> {
    let Visit { ctx, frame } = visit;
    let candidate = candidate::by_reference(&ctx, reference, Act::ReadApplications).await?.ok_or_else(not_found)?;
    let answer = DeclarePage {
        name: called(frame.text, &candidate::who(&ctx, &candidate).await?),
        reference: candidate.address().to_owned(),
        max_reason: ctx.settings.openings.max_reason,
        typed,
        frame,
    };
    page_with(status, &answer)
}
