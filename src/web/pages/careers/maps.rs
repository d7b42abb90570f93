//! `/sitemap.xml` and `/robots.txt`: what search engines may read, and when it changed.

use super::freshness;
use crate::clock::Calendar;
use crate::links;
use crate::opening::read::{self, Mapped};
use crate::web::problem::Problem;
use crate::web::visit::Visit;
use askama::Template;
use entity::Instant;
use poem::http::header;
use poem::{Response, Result, handler};

/// Most addresses of one site map (sitemaps.org).
const MOST: u64 = 49_000;

#[derive(Template)]
#[template(path = "careers/sitemap.xml")]
struct Sitemap {
    public_url: String,
    openings: Vec<Mapped>,
}

impl Sitemap {
    fn address(&self, path: &str) -> String {
        links::absolute(&self.public_url, path)
    }

    /// As in RFC 3339, in UTC, to the second.
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "templates hand over references")]
    fn date(instant: &Instant) -> String {
        format!("{:.0}", instant.to_timestamp())
    }
}

#[handler]
pub async fn sitemap(visit: Visit) -> Result<Response> {
    let openings = read::mapped(&visit.ctx, MOST).await.map_err(Problem::from)?;
    let map = Sitemap { public_url: visit.ctx.settings.site.public_url.clone(), openings };
    let body = map.render().map_err(Problem::internal)?;
    let response = Response::builder().header(header::CONTENT_TYPE, "application/xml; charset=utf-8").body(body);
    Ok(freshness::public(response, &visit, None))
}

#[handler]
pub fn robots(visit: Visit) -> Response {
    let map = links::absolute(&visit.ctx.settings.site.public_url, "/sitemap.xml");
    let body = format!(
        "User-agent: *\nDisallow: /staff\nDisallow: /applications/\nDisallow: /return/\nDisallow: /invitation/\n\
         Disallow: /openings/*/apply\nDisallow: /openings/*/return\nDisallow: /api/\n\nSitemap: {map}\n"
    );
    let response = Response::builder().header(header::CONTENT_TYPE, "text/plain; charset=utf-8").body(body);
    freshness::public(response, &visit, None)
}
