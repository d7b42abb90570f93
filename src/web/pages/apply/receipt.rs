//! The receipt: what was sent, when, and the proof to take away.

use super::applicant::Applicant;
use super::steps::title;
use super::summary::{self, Paper};
use crate::application::read;
use crate::web::page::{page, see_other};
use crate::web::problem::{Code, Problem};
use crate::web::visit::Frame;
use askama::Template;
use entity::application::State;
use poem::http::header;
use poem::{Response, Result, handler};

#[derive(Template)]
#[template(path = "apply/receipt.html")]
struct ReceiptPage {
    frame: Frame,
    title: String,
    reference: String,
    /// How long before the closing instant it came; none: within the grace.
    before: Option<String>,
    /// Unix milliseconds, and in words.
    received_utc: String,
    received: String,
    closes: String,
    number: i32,
    papers: Vec<Paper>,
    email: String,
    download: String,
    own: String,
    withdraw: Option<String>,
    is_withdrawn: bool,
}

#[handler]
pub async fn show(applicant: Applicant) -> Result<Response> {
    let (own, text) = (&applicant.own, applicant.text());
    let Some(version) = &own.submission else { return Ok(see_other(&applicant.path(""))) };
    let zone = applicant.ctx().settings.site.zone(&own.opening.time_zone);
    let is_in_time = version.received_at < version.closes_at;
    let is_withdrawn = own.application.state == State::Withdrawn;
    let shown = ReceiptPage {
        title: title(&applicant),
        reference: applicant.reference().to_owned(),
        before: is_in_time.then(|| text.about(version.received_at, version.closes_at)),
        received_utc: text.utc(version.received_at),
        received: text.exact_moment(version.received_at, &zone),
        closes: text.deadline_with_utc(version.closes_at, &zone),
        number: version.number,
        papers: summary::papers(&applicant, &own.sent),
        email: version.email.clone(),
        download: applicant.path("receipt.jws"),
        own: applicant.path(""),
        withdraw: (!is_withdrawn).then(|| applicant.path("withdraw")),
        is_withdrawn,
        frame: applicant.visit.frame,
    };
    Ok(page(&shown)?)
}

/// The signed statement itself, to keep.
#[handler]
pub async fn download(applicant: Applicant) -> Result<Response> {
    let found = read::receipt(applicant.ctx(), applicant.reference()).await.map_err(Problem::from)?;
    let version = found.ok_or_else(|| Problem::new(Code::NotFound))?;
    let name = format!("attachment; filename=\"receipt-{}-{}.jws\"", applicant.reference(), version.number);
    Ok(Response::builder()
        .header(header::CONTENT_TYPE, "application/jose")
        .header(header::CONTENT_DISPOSITION, name)
        .body(version.receipt))
}
