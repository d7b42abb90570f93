//! The pages, grouped by who uses them; each template beside its handler.

mod account;
mod apply;
mod called;
mod careers;
mod dev;
mod hr;
mod language;
pub mod opening_words;
mod review;
mod shortlist;
pub mod staff_room;

pub use self::careers::Kept;
use crate::web::front::allow::{get, post};

use crate::web::front::limit::Limits;
use poem::Route;

/// Every page: each room hangs its own routes.
pub fn routes(limits: &Limits) -> Route {
    let route = shortlist::routes(Route::new());
    let route = route.at("/language", post(language::choose)).at("/assets/:name", get(crate::web::assets::asset));
    let route = apply::routes(route, limits);
    let route = account::routes(route, limits);
    let route = careers::routes(route);
    let route = hr::routes(route);
    let route = review::routes(route);
    dev::routes(route)
}
