//! The stylesheet and the module, with the organisation's colours in, under names that change with their content.

use crate::secrets::sha256_hex;
use crate::settings::Site;
use poem::http::{StatusCode, header};
use poem::{Endpoint, Request, Response, Result, handler};
use std::sync::Arc;

const STYLE: &str = include_str!("../../assets/style.css");
const SCRIPT: &str = include_str!("../../assets/meritum.js");

/// What pages link to.
#[derive(Debug)]
pub struct Assets {
    /// Path of the sheet.
    pub style: String,
    /// Path of the module.
    pub script: String,
    sheet: String,
}

impl Assets {
    /// The assets of this site.
    pub fn of(site: &Site) -> Self {
        let sheet = format!("{STYLE}\n:root {{ --accent: light-dark({}, {}) }}\n", site.accent, site.accent_dark);
        Self {
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
    } else {
        return Err(crate::web::problem::Problem::new(crate::web::problem::Code::NotFound).into());
    };
    Ok(Response::builder()
        .header(header::CONTENT_TYPE, kind)
        .header(header::CACHE_CONTROL, "public, max-age=31536000, immutable")
        .body(body))
}

/// The route of the assets.
pub fn route() -> impl Endpoint {
    poem::get(asset)
}
