//! The stylesheet, the module and the mark, with the organisation's colours in, under names that change with their content.

use crate::secrets::sha256_hex;
use crate::settings::Site;
use poem::http::{StatusCode, header};
use poem::{Request, Response, Result, handler};
use std::sync::Arc;

const STYLE: &str = include_str!("../../assets/style.css");
const SCRIPT: &str = include_str!("../../assets/meritum.js");

/// The mark of the header on the organisation's colour.
const MARK: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#accent"/><path d="M6 23c0-5.5 4.5-10 10-10s10 4.5 10 10M6 23h20M11 23v-3.6M16 23v-5M21 23v-3.6" fill="none" stroke="#fff" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round"/></svg>"##;

/// What pages link to.
#[derive(Debug)]
pub struct Assets {
    /// Path of the sheet.
    pub style: String,
    /// Path of the module.
    pub script: String,
    /// Path of the mark that browsers show beside the title.
    pub mark: String,
    sheet: String,
    drawing: String,
}

impl Assets {
    /// The assets of this site.
    pub fn of(site: &Site) -> Self {
        let sheet = format!("{STYLE}\n:root {{ --accent: light-dark({}, {}) }}\n", site.accent, site.accent_dark);
        let drawing = MARK.replace("#accent", &site.accent);
        Self {
            mark: format!("/assets/mark-{}.svg", &sha256_hex(&drawing)[..16]),
            drawing,
            style: format!("/assets/style-{}.css", &sha256_hex(&sheet)[..16]),
            script: format!("/assets/meritum-{}.js", &sha256_hex(SCRIPT)[..16]),
            sheet,
        }
    }
}

/// `GET /assets/:name`.
#[handler]
pub async fn asset(request: &Request) -> Result<Response> {
    let Some(assets) = request.data::<Arc<Assets>>() else {
        return Ok(StatusCode::NOT_FOUND.into());
    };
    let path = request.original_uri().path();
    let (kind, body) = if path == assets.style {
        ("text/css; charset=utf-8", assets.sheet.clone())
    } else if path == assets.script {
        ("text/javascript; charset=utf-8", SCRIPT.to_owned())
    } else if path == assets.mark {
        ("image/svg+xml", assets.drawing.clone())
    } else {
        return Err(crate::web::problem::Problem::new(crate::web::problem::Code::NotFound).into());
    };
    Ok(Response::builder()
        .header(header::CONTENT_TYPE, kind)
        .header(header::CACHE_CONTROL, "public, max-age=31536000, immutable")
        .body(body))
}
