//! The first step: who applies.

use super::applicant::{Applicant, Sent};
use super::fields::{Fields, Go, Wrong, detail_of, wrongs};
use super::saving;
use super::steps::{Page, Top, instead_of_step};
use crate::application::return_link::{self, SendError};
use crate::application::rules::changes::Changes;
use crate::application::save::{SaveError, save as save_draft};
use crate::invalid::Invalid;
use crate::language::Text;
use crate::web::page::{page_with, see_other};
use crate::web::visit::Frame;
use askama::Template;
use poem::http::StatusCode;
use poem::{Request, Response, Result, handler};

/// What stands in the form.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Typed {
    full_name: String,
    email: String,
    phone: String,
    language: String,
    consent: bool,
}

#[derive(Template)]
#[template(path = "apply/about.html")]
struct AboutPage {
    frame: Frame,
    top: Top,
    csrf: String,
    problems: Vec<Wrong>,
    typed: Typed,
    back: Option<String>,
}

impl AboutPage {
    fn wrong(&self, field: &str) -> Option<&str> {
        detail_of(&self.problems, field)
    }
}

#[handler]
pub async fn show(applicant: Applicant, request: &Request) -> Result<Response> {
    if let Some(other) = instead_of_step(&applicant)? {
        return Ok(other);
    }
    let typed = typed_in_draft(&applicant);
    let wrong = if saving::asks_to_mend(request) { applicant.own.missing.about.clone() } else { Vec::new() };
    render(applicant, typed, &wrong, StatusCode::OK)
}

#[handler]
pub async fn save(Sent { applicant, fields }: Sent) -> Result<Response> {
    let changes = Changes {
        full_name: fields.first("full_name").map(str::to_owned),
        email: fields.first("email").map(str::to_owned),
        phone: fields.first("phone").map(str::to_owned),
        language: fields.first("letters").and_then(|code| code.parse().ok()),
        consent: Some(fields.first("consent").is_some()),
        ..Changes::default()
    };
    let before = applicant.own.application.email.clone();
    match save_draft(applicant.ctx(), applicant.reference(), &changes, None, applicant.received_at()).await {
        Ok(draft) => {
            if draft.email != before {
                match return_link::send(applicant.ctx(), applicant.reference()).await {
                    Ok(()) | Err(SendError::NoAddress) => {}
                    Err(error) => return Err(saving::link_refused(error).into()),
                }
            }
        }
        Err(SaveError::Invalid(wrong)) => {
            let typed = typed_in_form(&applicant, &fields);
            return render(applicant, typed, &wrong, StatusCode::UNPROCESSABLE_ENTITY);
        }
        Err(error) => return saving::refused(&applicant, error),
    }
    match fields.go() {
        Go::Switch(language) => Ok(applicant.switch_to(language, Page::About.path())),
        Go::Away => Ok(see_other(&applicant.path(""))),
        Go::On => {
            let applicant = applicant.read_again().await?;
            let wrong = applicant.own.missing.about.clone();
            if wrong.is_empty() {
                return Ok(see_other(&applicant.path(Page::About.next(&applicant.own).path())));
            }
            let typed = typed_in_draft(&applicant);
            render(applicant, typed, &wrong, StatusCode::UNPROCESSABLE_ENTITY)
        }
    }
}

fn typed_in_draft(applicant: &Applicant) -> Typed {
    let draft = &applicant.own.application;
    Typed {
        full_name: draft.full_name.clone(),
        email: draft.email.clone(),
        phone: draft.phone.clone(),
        language: draft.language.clone(),
        consent: draft.consent_at.is_some(),
    }
}

fn typed_in_form(applicant: &Applicant, fields: &Fields) -> Typed {
    let draft = typed_in_draft(applicant);
    let typed = |name: &str, kept: String| fields.first(name).map_or(kept, str::to_owned);
    Typed {
        full_name: typed("full_name", draft.full_name),
        email: typed("email", draft.email),
        phone: typed("phone", draft.phone),
        language: typed("letters", draft.language),
        consent: fields.first("consent").is_some(),
    }
}

/// What a field is called in the summary of what is wrong, and on the page on which everything is checked.
pub fn label(text: Text, field: &str) -> String {
    text.say(match field {
        "full_name" => "apply-full-name",
        "email" => "common-email",
        "phone" => "common-phone",
        "language" => "apply-letters-in",
        _ => "apply-your-data",
    })
}

fn render(applicant: Applicant, typed: Typed, wrong: &[Invalid], status: StatusCode) -> Result<Response> {
    let text = applicant.text();
    let shown = AboutPage {
        top: Top::of(&applicant, Page::About),
        csrf: applicant.form_token.clone(),
        problems: wrongs(text, wrong, |field| label(text, field)),
        typed,
        back: None,
        frame: applicant.visit.frame,
    };
    Ok(page_with(status, &shown)?)
}
