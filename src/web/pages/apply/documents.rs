//! The third step: documents. One form per document; a form that sends several at once is read as well.

use super::applicant::{Applicant, Sent};
use super::fields::{Wrong, detail_of, wrongs};
use super::saving;
use super::steps::{Page, Top, instead_of_step};
use super::upload::{self, Stopped};
use super::{late, summary};
use crate::application::remove::{RemoveError, remove as take_out};
use crate::application::room::{file_limit, formats};
use crate::invalid::Invalid;
use crate::web::page::{page_with, see_other};
use crate::web::problem::Problem;
use crate::web::visit::Frame;
use askama::Template;
use poem::http::StatusCode;
use poem::web::Path;
use poem::{Body, Request, Response, Result, handler};

/// A document that the opening asks for, and the file that is there.
struct Asked {
    /// The name of its field.
    key: String,
    /// Where the summary of what is wrong leads.
    id: String,
    title: String,
    hint: String,
    required: bool,
    /// `PDF, DOCX, ODT`.
    formats: String,
    /// `.pdf,.docx,.odt`.
    accept: String,
    max_bytes: u64,
    file: Option<summary::Paper>,
    /// Where it is removed.
    remove: String,
    /// Where the module sends it in pieces.
    pieces: String,
}

impl Asked {
    /// Whether another file is asked for in place of the one that is there.
    fn is_unreadable(&self) -> bool {
        let file = self.file.as_ref().and_then(|paper| paper.file.as_ref());
        file.is_some_and(|file| file.unreadable.is_some())
    }
}

#[derive(Template)]
#[template(path = "apply/documents.html")]
struct DocumentsPage {
    frame: Frame,
    top: Top,
    csrf: String,
    problems: Vec<Wrong>,
    documents: Vec<Asked>,
    sent_to: String,
    back: Option<String>,
    next: String,
}

impl DocumentsPage {
    fn wrong(&self, id: &str) -> Option<&str> {
        detail_of(&self.problems, id)
    }
}

#[handler]
pub async fn show(applicant: Applicant, request: &Request) -> Result<Response> {
    if let Some(other) = instead_of_step(&applicant)? {
        return Ok(other);
    }
    if applicant.own.asked.requirements.is_empty() {
        return Ok(see_other(&applicant.path(Page::Documents.next(&applicant.own).path())));
    }
    let wrong = if saving::asks_to_mend(request) { applicant.own.missing.documents.clone() } else { Vec::new() };
    render(applicant, &wrong, StatusCode::OK)
}

#[handler]
pub async fn receive(applicant: Applicant, request: &Request, body: Body) -> Result<Response> {
    let received = upload::read(&applicant, request, body).await?;
    match received.stopped {
        Some(Stopped::Frozen) => return Ok(see_other(&applicant.path(""))),
        Some(Stopped::NotAccepting(why)) => {
            let applicant = applicant.read_again().await?;
            return Ok(late::of_draft(&applicant, &why, StatusCode::CONFLICT)?);
        }
        None => {}
    }
    if received.wrong.is_empty() {
        let page = if received.fields.first("go") == Some("on") { Page::Check } else { Page::Documents };
        return Ok(see_other(&applicant.path(page.path())));
    }
    render(applicant.read_again().await?, &received.wrong, received.status)
}

#[handler]
pub async fn remove(Path((_, key)): Path<(String, String)>, Sent { applicant, .. }: Sent) -> Result<Response> {
    match take_out(applicant.ctx(), applicant.reference(), &key, applicant.received_at()).await {
        // Removed before, in another tab: what was wanted is so.
        Ok(()) | Err(RemoveError::NotFound) => Ok(see_other(&applicant.path(Page::Documents.path()))),
        Err(RemoveError::Frozen) => Ok(see_other(&applicant.path(""))),
        Err(RemoveError::NotAccepting(why)) => Ok(late::of_draft(&applicant, &why, StatusCode::CONFLICT)?),
        Err(RemoveError::Database(error)) => Err(Problem::from(error).into()),
    }
}

fn render(applicant: Applicant, wrong: &[Invalid], status: StatusCode) -> Result<Response> {
    let (text, own, ctx) = (applicant.text(), &applicant.own, applicant.ctx());
    let papers = summary::papers(&applicant, &applicant.own.documents);
    let documents: Vec<Asked> = own
        .asked
        .requirements
        .iter()
        .zip(papers)
        .map(|(requirement, paper)| {
            let formats = formats(ctx, requirement);
            let extensions = formats.iter().flat_map(|format| format.extensions());
            let code = text.language().code();
            Asked {
                id: paper.field.clone(),
                title: paper.title.clone(),
                hint: requirement.translations.get(code, "hint", &requirement.hint).to_owned(),
                required: requirement.required,
                formats: formats.iter().map(|format| format.label()).collect::<Vec<_>>().join(", "),
                accept: extensions.map(|extension| format!(".{extension}")).collect::<Vec<_>>().join(","),
                max_bytes: file_limit(ctx, requirement),
                remove: applicant.path(&format!("documents/{}/remove", requirement.key)),
                pieces: applicant.path(&format!("documents/{}/uploads", requirement.key)),
                file: paper.file.is_some().then_some(paper),
                key: requirement.key.clone(),
            }
        })
        .collect();
    let label = |id: &str| {
        documents.iter().find(|asked| asked.id == id).map_or_else(|| text.say("common-documents"), |a| a.title.clone())
    };
    let shown = DocumentsPage {
        top: Top::of(&applicant, Page::Documents),
        csrf: applicant.form_token.clone(),
        problems: wrongs(text, wrong, label),
        sent_to: saving::reached(&applicant),
        back: Page::Documents.previous(own).map(|page| applicant.path(page.path())),
        next: applicant.path(Page::Check.path()),
        documents,
        frame: applicant.visit.frame,
    };
    Ok(page_with(status, &shown)?)
}
