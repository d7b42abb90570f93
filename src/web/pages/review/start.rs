//! Where a reviewer goes on: straight to the next application without their card, or to the end.

use super::not_found;
use crate::links;
use crate::review::desk::{self, Start};
use crate::web::page::{page, see_other};
use crate::web::pages::staff_room::{Room, Tab};
use crate::web::problem::Problem;
use crate::web::visit::{Frame, Signed, Visit};
use askama::Template;
use poem::web::Path;
use poem::{Response, Result, handler};

#[derive(Template)]
#[template(path = "review/start.html")]
struct StartPage {
    frame: Frame,
    room: Room,
    slug: String,
    start: Start,
}

#[handler]
pub async fn show(signed: Signed, Path(slug): Path<String>) -> Result<Response> {
    let Visit { ctx, frame } = signed.visit;
    let start = desk::start(&ctx, &slug).await.map_err(Problem::from)?.ok_or_else(not_found)?;
    if let Some(next) = &start.next {
        return Ok(see_other(&links::review(next)));
    }
    let room = Room::open(&ctx, &start.standing, frame.text, Tab::Review).await.map_err(Problem::from)?;
    Ok(page(&StartPage { frame, room, slug, start })?)
}
