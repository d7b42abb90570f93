//! `POST /staff/preview`: an advert's text as applicants will see it, while it is being written.

use crate::opening::advert;
use crate::web::visit::SignedForm;
use poem::http::header;
use poem::{Response, handler};
use serde::Deserialize;

#[derive(Deserialize)]
pub struct Written {
    #[serde(default)]
    text: String,
}

#[handler]
pub fn show(sent: SignedForm<Written>) -> Response {
    let html = advert::to_html(&sent.form.text);
    Response::builder().header(header::CONTENT_TYPE, "text/html; charset=utf-8").body(html)
}
