//! An applicant takes an application back, or deletes a draft: asked once more, then done.

use super::applicant::{Applicant, Sent};
use super::steps::title;
use crate::application::discard::{self, DiscardError, Gone};
use crate::links;
use crate::web::page::{page, see_other};
use crate::web::problem::{Code, Problem};
use crate::web::visit::Frame;
use askama::Template;
use entity::application::State;
use poem::{Response, Result, handler};

#[derive(Template)]
#[template(path = "apply/withdraw.html")]
struct WithdrawPage {
    frame: Frame,
    title: String,
    reference: String,
    is_draft: bool,
    csrf: String,
    own: String,
}

#[handler]
pub async fn show(applicant: Applicant) -> Result<Response> {
    if applicant.own.application.state == State::Withdrawn {
        return Ok(see_other(&applicant.path("")));
    }
    let shown = WithdrawPage {
        title: title(&applicant),
        reference: applicant.reference().to_owned(),
        is_draft: applicant.own.application.state == State::Draft,
        csrf: applicant.form_token.clone(),
        own: applicant.path(""),
        frame: applicant.visit.frame,
    };
    Ok(page(&shown)?)
}

#[handler]
pub async fn withdraw(Sent { applicant, .. }: Sent) -> Result<Response> {
    match discard::discard(applicant.ctx(), applicant.reference()).await {
        Ok(Gone::Withdrawn) => Ok(see_other(&applicant.path(""))),
        Ok(Gone::Erased) => {
            applicant.forget();
            Ok(see_other(&links::opening(&applicant.own.opening.slug)))
        }
        Err(DiscardError::NotFound) => Err(Problem::new(Code::NotFound).into()),
        Err(DiscardError::Database(error)) => Err(Problem::from(error).into()),
    }
}
