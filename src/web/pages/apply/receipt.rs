//! The receipt: what was sent, when, and the proof to take away.

use super::applicant::Applicant;
use super::receipt_paper::{self, Told};
use super::steps::title;
use super::summary::{self, Paper};
use crate::application::read;
use crate::clock::Calendar as _;
use crate::links;
use crate::web::page::{page, see_other};
use crate::web::problem::{Code, Problem};
use crate::web::visit::Frame;
use askama::Template;
use entity::application::State;
use entity::submission;
use poem::http::header;
use poem::{Body, Response, Result, handler};

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
    on_paper: String,
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
        on_paper: applicant.path("receipt.pdf"),
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
    let name = file_name(&applicant, &version, "jws");
    Ok(download_of("application/jose", &name, version.receipt))
}

/// The same to print or to keep, with the statement enclosed.
#[handler]
pub async fn on_paper(applicant: Applicant) -> Result<Response> {
    let (own, text, site) = (&applicant.own, applicant.text(), &applicant.ctx().settings.site);
    let version = own.submission.as_ref().ok_or_else(|| Problem::new(Code::NotFound))?;
    let zone = site.zone(&own.opening.time_zone);
    let about = text.with("title", title(&applicant));
    let (heading, lede) = if version.received_at < version.closes_at {
        let span = text.about(version.received_at, version.closes_at);
        (text.say("apply-receipt-in-time"), about.with("span", span).say("apply-receipt-before"))
    } else {
        (text.say("apply-receipt-in-grace"), about.say("apply-receipt-grace"))
    };
    let received = format!("{} · {}", text.exact_moment(version.received_at, &zone), text.utc(version.received_at));
    let day = version.received_at.to_zoned(&zone).date();
    let told = Told {
        text,
        organisation: &site.organisation,
        heading,
        lede,
        facts: vec![
            (text.say("common-reference"), applicant.reference().to_owned()),
            (text.say("apply-received"), received),
            (text.say("apply-closing"), text.deadline_with_utc(version.closes_at, &zone)),
            (text.say("apply-version"), version.number.to_string()),
        ],
        documents: &summary::papers(&applicant, &own.sent),
        name: file_name(&applicant, version, "jws"),
        statement: &version.receipt,
        keys: links::absolute(&site.public_url, links::KEYS),
        made: (day.year().unsigned_abs(), day.month().unsigned_abs(), day.day().unsigned_abs()),
    };
    let pdf = receipt_paper::written(told).map_err(Problem::internal)?;
    Ok(download_of("application/pdf", &file_name(&applicant, version, "pdf"), pdf))
}

fn file_name(applicant: &Applicant, version: &submission::Model, ending: &str) -> String {
    format!("receipt-{}-{}.{ending}", applicant.reference(), version.number)
}

fn download_of(media_type: &'static str, name: &str, body: impl Into<Body>) -> Response {
    Response::builder()
        .header(header::CONTENT_TYPE, media_type)
        .header(header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\""))
        .body(body)
}
