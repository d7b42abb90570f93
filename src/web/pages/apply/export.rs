//! One's own data, to take away.

use super::applicant::Applicant;
use crate::application::export;
use crate::web::problem::{Code, Problem};
use poem::http::header;
use poem::{Response, Result, handler};

#[handler]
pub async fn download(applicant: Applicant) -> Result<Response> {
    let found = export::export(applicant.ctx(), applicant.reference()).await.map_err(Problem::from)?;
    let export = found.ok_or_else(|| Problem::new(Code::NotFound))?;
    let json = serde_json::to_vec_pretty(&export).map_err(Problem::internal)?;
    let name = format!("attachment; filename=\"application-{}.json\"", applicant.reference());
    Ok(Response::builder()
        .header(header::CONTENT_TYPE, "application/json")
        .header(header::CONTENT_DISPOSITION, name)
        .body(json))
}
