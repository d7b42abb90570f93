//! The two faces, pages and API, and what wraps both.

pub mod api;
pub mod assets;
pub mod documents;
mod dossiers;
pub mod front;
pub mod page;
pub mod pages;
pub mod problem;
pub mod refusals;
pub mod session;
pub mod translate;
pub mod uploads;
pub mod visit;

use crate::context::House;
use poem::middleware::CookieJarManager;
use poem::{Endpoint, EndpointExt, Response};
use std::sync::Arc;

/// The whole site behind its front.
///
/// # Errors
/// The public address of the settings is not one.
pub fn site(house: &Arc<House>) -> Result<impl Endpoint<Output = Response> + use<>, poem::http::uri::InvalidUri> {
    let settings = &house.settings;
    let public_url: poem::http::Uri = settings.site.public_url.parse()?;
    let clock = Arc::clone(&house.clock);
    let assets = Arc::new(assets::Assets::of(&settings.site));
    let kept = Arc::new(pages::Kept::default());
    let front = front::Front::new(
        &settings.front,
        &public_url,
        !settings.server.production,
        Arc::new(move || clock.now().0),
        translate::translation(house, &assets),
        front::allow::AllowTable::of(api::paths()),
    );
    let routes = api::routes(pages::routes(front.limits()));
    let (house, limits) = (Arc::clone(house), front.limits().clone());
    Ok(front.around(routes, move |translated| {
        translated
            .with(session::Sessions)
            .with(CookieJarManager::new())
            .data(house)
            .data(assets)
            .data(kept)
            .data(limits)
    }))
}
