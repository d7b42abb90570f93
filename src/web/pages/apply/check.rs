//! The last step: everything is checked, and sent.

use super::applicant::{Applicant, Sent};
use super::late;
use super::steps::{Page, Top, instead_of_step};
use super::summary::{self, Summary};
use crate::application::submit::{SubmitError, submit as submit_draft};
use crate::links;
use crate::web::page::{page_with, see_other};
use crate::web::problem::{Code, Problem};
use crate::web::visit::Frame;
use askama::Template;
use entity::application::State;
use poem::http::StatusCode;
use poem::{Response, Result, handler};

/// Something that stands in the way of sending.
struct Missing {
    label: String,
    detail: String,
    mend: String,
}

#[derive(Template)]
#[template(path = "apply/check.html")]
struct CheckPage {
    frame: Frame,
    top: Top,
    csrf: String,
    submission: String,
    missing: Vec<Missing>,
    summary: Summary,
    may_change: bool,
    /// What the button says; none: exactly this was sent.
    send: Option<&'static str>,
    /// Sending was tried: what is missing is told first and takes the focus.
    was_tried: bool,
    /// Where whoever applied before asks for the way back.
    applied_before: Option<String>,
    back: Option<String>,
}

#[handler]
pub async fn show(applicant: Applicant) -> Result<Response> {
    if let Some(other) = instead_of_step(&applicant)? {
        return Ok(other);
    }
    render(applicant, StatusCode::OK, false)
}

#[handler]
pub async fn submit(Sent { applicant, .. }: Sent) -> Result<Response> {
    match submit_draft(applicant.ctx(), applicant.reference(), applicant.received_at(), None).await {
        // A second click is answered like the first: by the same receipt.
        Ok(_) => Ok(see_other(&applicant.path("receipt"))),
        Err(SubmitError::Incomplete(_)) => {
            render(applicant.read_again().await?, StatusCode::UNPROCESSABLE_ENTITY, false)
        }
        Err(SubmitError::Already) => render(applicant, StatusCode::CONFLICT, true),
        Err(SubmitError::NotAccepting(why)) => {
            let applicant = applicant.read_again().await?;
            if applicant.own.application.state == State::Submitted {
                return Ok(see_other(&applicant.path("")));
            }
            Ok(late::of_draft(&applicant, &why, StatusCode::CONFLICT)?)
        }
        Err(SubmitError::Withdrawn) => Ok(see_other(&applicant.path(""))),
        Err(SubmitError::NotFound) => Err(Problem::new(Code::NotFound).into()),
        Err(SubmitError::KeyReused) => Err(Problem::new(Code::KeyReused).into()),
        Err(SubmitError::Signing(error)) => Err(Problem::internal(error).into()),
        Err(SubmitError::Database(error)) => Err(Problem::from(error).into()),
    }
}

fn render(applicant: Applicant, status: StatusCode, applied_before: bool) -> Result<Response> {
    let summary = summary::summary(&applicant);
    let typed = summary.about.iter().chain(&summary.questions).map(|line| (&line.label, &line.wrong, &line.change));
    let sent = summary.documents.iter().map(|paper| (&paper.title, &paper.wrong, &paper.change));
    let missing = typed
        .chain(sent)
        .filter_map(|(label, wrong, change)| {
            let detail = wrong.clone()?;
            Some(Missing { label: label.clone(), detail, mend: change.clone() })
        })
        .collect();
    let shown = CheckPage {
        top: Top::of(&applicant, Page::Check),
        csrf: applicant.form_token.clone(),
        submission: applicant.path("submission"),
        missing,
        summary,
        may_change: true,
        send: match applicant.own.application.state {
            State::Submitted if applicant.own.is_edited() => Some("apply-submit-changes"),
            State::Submitted => None,
            State::Draft | State::Withdrawn => Some("apply-submit"),
        },
        was_tried: status != StatusCode::OK,
        applied_before: applied_before.then(|| links::ask_for_link(&applicant.own.opening.slug)),
        back: Page::Check.previous(&applicant.own).map(|page| applicant.path(page.path())),
        frame: applicant.visit.frame,
    };
    Ok(page_with(status, &shown)?)
}
