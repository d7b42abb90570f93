//! The second step: what the opening asks. An answer that rules an application out is told as soon as it is given.

use super::applicant::{Applicant, Sent};
use super::fields::{Fields, Go, Wrong, detail_of, wrongs};
use super::question::{self, Field};
use super::saving;
use super::steps::{Page, Top, instead_of_step};
use crate::application::rules::changes::Changes;
use crate::application::save::{SaveError, save as save_draft};
use crate::invalid::Invalid;
use crate::web::page::{page_with, see_other};
use crate::web::visit::Frame;
use askama::Template;
use entity::question::Kind;
use poem::http::StatusCode;
use poem::{Request, Response, Result, handler};
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "apply/questions.html")]
struct QuestionsPage {
    frame: Frame,
    top: Top,
    csrf: String,
    problems: Vec<Wrong>,
    fields: Vec<Field>,
    sent_to: String,
    back: Option<String>,
}

impl QuestionsPage {
    fn wrong(&self, field: &str) -> Option<&str> {
        detail_of(&self.problems, field)
    }

    /// The ids of what explains a field.
    fn described(&self, field: &Field) -> String {
        let hint = (!field.hint.is_empty()).then(|| format!("{}-hint", field.name));
        let error = self.wrong(&field.name).map(|_| format!("{}-error", field.name));
        [hint, error].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }
}

#[handler]
pub async fn show(applicant: Applicant, request: &Request) -> Result<Response> {
    if let Some(other) = instead_of_step(&applicant)? {
        return Ok(other);
    }
    if applicant.own.asked.questions.is_empty() {
        return Ok(see_other(&applicant.path(Page::Questions.next(&applicant.own).path())));
    }
    let wrong = if saving::asks_to_mend(request) {
        applicant.own.missing.questions.clone()
    } else {
        applicant.own.knocked_out().into_iter().cloned().collect()
    };
    render(applicant, None, &wrong, StatusCode::OK)
}

#[handler]
pub async fn save(Sent { applicant, fields }: Sent) -> Result<Response> {
    let questions = &applicant.own.asked.questions;
    let answers: BTreeMap<_, _> =
        questions.iter().map(|question| (question.key.clone(), question::answer_in(question, &fields))).collect();
    let changes = Changes { answers, ..Changes::default() };
    match save_draft(applicant.ctx(), applicant.reference(), &changes, None, applicant.received_at()).await {
        Ok(_) => {}
        Err(SaveError::Invalid(wrong)) => {
            return render(applicant, Some(&fields), &wrong, StatusCode::UNPROCESSABLE_ENTITY);
        }
        Err(error) => return saving::refused(&applicant, error),
    }
    match fields.go() {
        Go::Switch(language) => Ok(applicant.switch_to(language, Page::Questions.path())),
        Go::Away => Ok(see_other(&applicant.path(""))),
        Go::On => {
            let applicant = applicant.read_again().await?;
            let wrong = applicant.own.missing.questions.clone();
            if wrong.is_empty() {
                return Ok(see_other(&applicant.path(Page::Questions.next(&applicant.own).path())));
            }
            render(applicant, None, &wrong, StatusCode::UNPROCESSABLE_ENTITY)
        }
    }
}

/// The page with what the draft holds, or with what was sent and could not be kept.
fn render(applicant: Applicant, sent: Option<&Fields>, wrong: &[Invalid], status: StatusCode) -> Result<Response> {
    let (text, own) = (applicant.text(), &applicant.own);
    let limits = &applicant.ctx().settings.applications;
    let fields: Vec<Field> = own
        .asked
        .questions
        .iter()
        .map(|asked| {
            let values = match sent {
                Some(sent) => sent.all(&question::name(&asked.key)).map(str::to_owned).collect(),
                None => question::values_of(own.application.answers.0.get(&asked.key)),
            };
            Field::of(asked, values, text, limits)
        })
        .collect();
    let label = |name: &str| {
        fields.iter().find(|field| field.name == name).map(|field| field.title.clone()).unwrap_or_default()
    };
    // In the order of the page, whichever rule said it.
    let mut problems = wrongs(text, wrong, label);
    problems.sort_by_key(|wrong| fields.iter().position(|field| field.name == wrong.field));
    let shown = QuestionsPage {
        top: Top::of(&applicant, Page::Questions),
        csrf: applicant.form_token.clone(),
        problems,
        sent_to: saving::reached(&applicant),
        back: Page::Questions.previous(own).map(|page| applicant.path(page.path())),
        fields,
        frame: applicant.visit.frame,
    };
    Ok(page_with(status, &shown)?)
}
