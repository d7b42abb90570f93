//! `POST /language`: a visitor chooses the language of pages and letters.

use crate::language::Language;
use crate::links;
use crate::web::page::see_other;
use crate::web::visit::{LANGUAGE_COOKIE, Visit};
use poem::web::Form;
use poem::web::cookie::{Cookie, CookieJar, SameSite};
use poem::{Response, handler};
use serde::Deserialize;
use std::time::Duration;

#[derive(Deserialize)]
pub struct Choice {
    language: Language,
    #[serde(default)]
    back: String,
}

#[handler]
pub fn choose(visit: Visit, jar: &CookieJar, Form(choice): Form<Choice>) -> Response {
    jar.add(cookie(&visit, choice.language));
    see_other(links::inside(&choice.back).unwrap_or("/"))
}

/// The cookie that keeps this choice.
pub fn cookie(visit: &Visit, language: Language) -> Cookie {
    let mut cookie = Cookie::new_with_str(LANGUAGE_COOKIE, language.code());
    cookie.set_path("/");
    cookie.set_http_only(true);
    cookie.set_same_site(SameSite::Lax);
    cookie.set_secure(visit.ctx.settings.site.public_url.starts_with("https://"));
    cookie.set_max_age(Duration::from_hours(365 * 24));
    cookie
}
