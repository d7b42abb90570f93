//! The third step: documents. One form for each that may come, and one in place of each that is there; a form that sends several
//! at once is read as well.

use super::applicant::{Applicant, Sent};
use super::fields::{Wrong, detail_of, wrongs};
use super::saving;
use super::steps::{Page, Top, instead_of_step};
use super::upload::{self, Stopped};
use super::{late, summary};
use crate::application::remove::{RemoveError, remove as take_out};
use crate::application::room::{file_limit, formats};
use crate::document::which::{self, Which};
use crate::invalid::Invalid;
use crate::web::page::{page_with, see_other};
use crate::web::problem::{Code, Problem};
use crate::web::visit::Frame;
use askama::Template;
use entity::{DocumentId, requirement};
use poem::http::StatusCode;
use poem::web::Path;
use poem::{Body, Request, Response, Result, handler};

/// A document that the opening asks for, and the files that are there.
struct Asked {
    /// The name of its field.
    key: String,
    /// Where the summary of what is wrong leads.
    id: String,
    title: String,
    hint: String,
    required: bool,
    /// `.pdf,.docx,.odt`.
    accept: String,
    max_bytes: u64,
    /// How many are there, where several are taken.
    count: Option<String>,
    files: Vec<Held>,
    /// Where a first or a further one is chosen; none: no more are taken.
    add: Option<Upload>,
}

/// A file that is there.
struct Held {
    file: summary::File,
    /// Where it is removed.
    remove: String,
    /// Where another is chosen in its place.
    upload: Upload,
}

/// A form in which a file is chosen.
struct Upload {
    /// Of its field.
    id: String,
    /// Where it is sent whole; empty: to this page.
    action: String,
    /// Where the module sends it in pieces.
    pieces: String,
    label: String,
    /// `PDF, DOCX, up to 10 MB`
    limits: String,
    /// What is added or replaced, for whoever hears the button alone.
    about: String,
    /// Several may be chosen at once.
    is_several: bool,
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
    answer(applicant, request, body, None).await
}

/// A file in place of one that is there.
#[handler]
pub async fn replace(
    applicant: Applicant,
    request: &Request,
    Path((_, _, document)): Path<(String, String, String)>,
    body: Body,
) -> Result<Response> {
    let replaced = which::id(&document).ok_or_else(|| Problem::new(Code::NotFound))?;
    answer(applicant, request, body, Some(replaced)).await
}

async fn answer(applicant: Applicant, request: &Request, body: Body, replaced: Option<DocumentId>) -> Result<Response> {
    let received = upload::read(&applicant, request, body, replaced).await?;
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
    let applicant = applicant.read_again().await?;
    let mut wrong = received.wrong;
    // It stands where the file was chosen, while that is there.
    if let Some(id) = replaced.filter(|id| applicant.own.documents.iter().any(|held| held.id == *id)) {
        for invalid in &mut wrong {
            invalid.pointer = format!("{}/{id}", invalid.pointer);
        }
    }
    render(applicant, &wrong, received.status)
}

#[handler]
pub async fn remove(
    Path((_, key, document)): Path<(String, String, String)>,
    Sent { applicant, .. }: Sent,
) -> Result<Response> {
    let named = which::id(&document).ok_or_else(|| Problem::new(Code::NotFound))?;
    let which = Which::Of(&key, named);
    match take_out(applicant.ctx(), applicant.reference(), which, applicant.received_at()).await {
        // Removed before, in another tab: what was wanted is so.
        Ok(()) | Err(RemoveError::NotFound) => Ok(see_other(&applicant.path(Page::Documents.path()))),
        Err(RemoveError::Frozen) => Ok(see_other(&applicant.path(""))),
        Err(RemoveError::NotAccepting(why)) => Ok(late::of_draft(&applicant, &why, StatusCode::CONFLICT)?),
        Err(error @ (RemoveError::Several(_) | RemoveError::Database(_))) => Err(Problem::from(error).into()),
    }
}

fn render(applicant: Applicant, wrong: &[Invalid], status: StatusCode) -> Result<Response> {
    let (text, own) = (applicant.text(), &applicant.own);
    let papers = summary::papers(&applicant, &applicant.own.documents);
    let asked = own.asked.requirements.iter().zip(papers);
    let documents: Vec<Asked> = asked.map(|(requirement, paper)| of(&applicant, requirement, paper)).collect();
    let label = |id: &str| {
        let is_of = |asked: &&Asked| asked.id == id || asked.files.iter().any(|held| held.upload.id == id);
        documents.iter().find(is_of).map_or_else(|| text.say("common-documents"), |asked| asked.title.clone())
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

/// What the page shows of one requirement.
fn of(applicant: &Applicant, requirement: &requirement::Model, paper: summary::Paper) -> Asked {
    let (text, ctx, key) = (applicant.text(), applicant.ctx(), &requirement.key);
    let formats = formats(ctx, requirement);
    let extensions = formats.iter().flat_map(|format| format.extensions());
    let max_bytes = file_limit(ctx, requirement);
    let labels = formats.iter().map(|format| format.label()).collect::<Vec<_>>().join(", ");
    let limits = text.with("formats", labels).with("limit", text.size(max_bytes));
    let takes_several = requirement.max_files > 1;
    let there = paper.files.len();
    let left = usize::try_from(requirement.max_files).unwrap_or_default().saturating_sub(there);
    let (pieces, title) = (applicant.path(&format!("documents/{key}/uploads")), paper.title);
    let label = match (takes_several, there) {
        (false, _) => "apply-document-choose",
        (true, 0) => "apply-document-choose-several",
        (true, _) => "apply-document-add",
    };
    let add = Upload {
        id: paper.field.clone(),
        action: String::new(),
        pieces: pieces.clone(),
        label: text.with("title", title.as_str()).say(label),
        limits: if takes_several {
            limits.clone().with("count", requirement.max_files).say("apply-document-limits-several")
        } else {
            limits.say("apply-document-limits")
        },
        about: title.clone(),
        is_several: left > 1,
    };
    let held = |file: summary::File| {
        let place = format!("documents/{key}/{}", file.id);
        // Where one file is taken, whatever comes takes its place.
        let (id, action, pieces, about) = if takes_several {
            let pieces = applicant.path(&format!("{place}/uploads"));
            (format!("{}.{}", paper.field, file.id), applicant.path(&place), pieces, file.name.clone())
        } else {
            (paper.field.clone(), String::new(), pieces.clone(), title.clone())
        };
        let label = text.with("title", title.as_str()).say("apply-document-choose");
        let limits = limits.say("apply-document-limits");
        let upload = Upload { id, action, pieces, label, limits, about, is_several: false };
        Held { remove: applicant.path(&format!("{place}/remove")), file, upload }
    };
    let code = text.language().code();
    Asked {
        key: key.clone(),
        id: paper.field.clone(),
        hint: requirement.translations.get(code, "hint", &requirement.hint).to_owned(),
        required: requirement.required,
        accept: extensions.map(|extension| format!(".{extension}")).collect::<Vec<_>>().join(","),
        max_bytes,
        count: (takes_several && there > 0)
            .then(|| text.with("count", there).with("most", requirement.max_files).say("apply-document-count")),
        files: paper.files.into_iter().map(held).collect(),
        add: (left > 0).then_some(add),
        title,
    }
}
