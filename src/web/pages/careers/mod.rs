//! What everybody sees: the list of openings, each of them, and what programs follow them by.

mod feed;
mod freshness;
mod kept;
mod list;
mod maps;
mod opening;
mod posting;

pub use self::kept::Kept;
use crate::links;
use crate::web::front::allow::get;
use crate::web::page::see_other;
use poem::{Response, Route, handler};

/// The room's routes.
pub fn routes(route: Route) -> Route {
    route
        .at("/", get(home))
        .at("/openings", get(list::show))
        .at("/openings.atom", get(feed::show))
        .at("/openings/:slug", get(opening::show))
        .at("/sitemap.xml", get(maps::sitemap))
        .at("/robots.txt", get(maps::robots))
}

#[handler]
fn home() -> Response {
    see_other(&links::openings())
}
