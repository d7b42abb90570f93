//! The pages of HR: every opening, and writing one from its first draft to its end.

mod criteria;
mod dashboard;
mod documents;
mod editor;
mod ending;
mod extensions;
mod fields;
mod list_page;
mod once;
mod overview;
mod panel;
mod preview;
mod publish;
mod questions;
mod reasoned;
mod wrongs;

use crate::account::may::Act;
use crate::context::Context;
use crate::opening::Barred;
use crate::opening::read::{StaffView, by_slug_staff};
use crate::web::front::allow::{get, post};
use crate::web::problem::{Code, Problem};
use entity::opening::State;
use poem::Route;

/// The room's routes.
pub fn routes(route: Route) -> Route {
    route
        .at("/staff", get(dashboard::show))
        .at("/staff/preview", post(preview::show))
        .at("/staff/openings/new", get(editor::begin).post(editor::draft))
        .at("/staff/openings/:slug", get(overview::show))
        .at("/staff/openings/:slug/edit", get(editor::show).post(editor::save))
        .at("/staff/openings/:slug/criteria", get(criteria::show).post(criteria::save))
        .at("/staff/openings/:slug/questions", get(questions::show).post(questions::save))
        .at("/staff/openings/:slug/documents", get(documents::show).post(documents::save))
        .at("/staff/openings/:slug/panel", get(panel::show).post(panel::save))
        .at("/staff/openings/:slug/publish", get(publish::ask).post(publish::publish))
        .at("/staff/openings/:slug/amend", get(editor::show_amendment).post(editor::amend))
        .at("/staff/openings/:slug/cancel", get(ending::ask_to_cancel).post(ending::cancel))
        .at("/staff/openings/:slug/extensions", get(extensions::show).post(extensions::give))
        .at("/staff/openings/:slug/archive", post(ending::archive))
        .at("/staff/openings/:slug/unblinding", get(ending::ask_to_unblind).post(ending::unblind))
        .at("/staff/openings/:slug/duplicate", post(ending::duplicate))
}

/// The opening, for whoever manages it; anyone else is told that there is none.
async fn managed(ctx: &Context, slug: &str) -> Result<StaffView, Problem> {
    let found = by_slug_staff(ctx, slug).await?;
    found.filter(|view| view.standing.may(Act::ManageOpening)).ok_or_else(|| Problem::new(Code::NotFound))
}

/// The same, if it is published.
async fn published(ctx: &Context, slug: &str) -> Result<StaffView, Problem> {
    let view = managed(ctx, slug).await?;
    match view.whole.opening.state {
        State::Published => Ok(view),
        state => Err(Barred::WrongState { state }.into()),
    }
}
