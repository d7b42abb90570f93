//! Whoever holds an application's token in a cookie is its applicant: read from a request in one place.

use super::ask::lost;
use super::fields::Fields;
use crate::actor::Actor;
use crate::application::{entrance, read};
use crate::context::Context;
use crate::language::{Language, Text};
use crate::links;
use crate::secrets;
use crate::web::front::body::BodyRead;
use crate::web::front::form::Form;
use crate::web::page::see_other;
use crate::web::problem::{Code, Problem};
use crate::web::visit::{Visit, cookie_value};
use entity::Instant;
use poem::http::header;
use poem::web::cookie::{Cookie, CookieJar, SameSite};
use poem::{FromRequest, Request, RequestBody, Response, Result};
use std::time::Duration;

/// How long a browser keeps the way into an application.
const KEPT: Duration = Duration::from_hours(90 * 24);

/// Most applications of one browser that are looked at to find the one begun before.
const LOOKED_AT: usize = 20;

/// An applicant on a page of their own application.
pub struct Applicant {
    /// The visit; its actor is the applicant.
    pub visit: Visit,
    /// The application, as it stood when the request came.
    pub own: read::Own,
    /// What the hidden field `csrf` of each of its forms holds.
    pub form_token: String,
    jar: CookieJar,
    body: Option<BodyRead>,
}

/// A form of an applicant's page, sent by a page of ours.
pub struct Sent {
    /// By whom.
    pub applicant: Applicant,
    /// What.
    pub fields: Fields,
}

impl Applicant {
    /// What acts are handed.
    pub const fn ctx(&self) -> &Context {
        &self.visit.ctx
    }

    /// The page's language.
    pub const fn text(&self) -> Text {
        self.visit.text()
    }

    /// The application's reference.
    pub fn reference(&self) -> &str {
        &self.own.application.reference
    }

    /// Whether the opening takes several files under this key.
    pub fn takes_several(&self, key: &str) -> bool {
        self.own.asked.requirements.iter().any(|asked| asked.key == key && asked.max_files > 1)
    }

    /// The path of one of its pages.
    pub fn path(&self, step: &str) -> String {
        links::application(self.reference(), step)
    }

    /// The instant at which the last byte of the request was read.
    pub fn received_at(&self) -> Instant {
        self.body.as_ref().and_then(BodyRead::ended_at).map_or_else(|| self.ctx().now(), Instant)
    }

    /// The instant at which the request began.
    pub fn began_at(&self) -> Instant {
        self.body.as_ref().map_or_else(|| self.ctx().now(), |body| Instant(body.began_at()))
    }

    /// Accepts a body of so many bytes.
    pub fn accept(&self, bytes: u64) {
        if let Some(body) = &self.body {
            body.set_limit(bytes);
        }
    }

    /// Refuses a form that did not come from a page of this very application.
    ///
    /// # Errors
    /// It did not.
    pub fn check(&self, token: &str) -> Result<(), Problem> {
        if secrets::same(self.form_token.as_bytes(), token.as_bytes()) {
            Ok(())
        } else {
            Err(Problem::new(Code::CrossSite))
        }
    }

    /// Reads the application anew, after an act.
    ///
    /// # Errors
    /// The database's own; the application is gone.
    pub async fn read_again(mut self) -> Result<Self, Problem> {
        let reference = self.reference().to_owned();
        self.own = read::own(self.ctx(), &reference).await?.ok_or_else(|| Problem::new(Code::NotFound))?;
        Ok(self)
    }

    /// Goes to one of its pages in another language, which is chosen from here on.
    pub fn switch_to(&self, language: Language, step: &str) -> Response {
        self.jar.add(crate::web::pages::language::cookie(&self.visit, language));
        see_other(&self.path(step))
    }

    /// Takes the way in out of this browser.
    pub fn forget(&self) {
        let mut cookie = cookie(&self.visit, self.reference(), "");
        cookie.set_max_age(Duration::ZERO);
        self.jar.add(cookie);
    }
}

impl<'a> FromRequest<'a> for Applicant {
    async fn from_request(request: &'a Request, _: &mut RequestBody) -> Result<Self> {
        let visit = Visit::of(request)?;
        let typed = request.raw_path_param("reference").unwrap_or_default();
        let Some(reference) = secrets::canonical_reference(typed) else { return Err(lost(visit, None)) };
        let token = cookie_value(request, &cookie_name(&visit, &reference)).unwrap_or_default();
        let entered = entrance::enter(&visit.ctx, &reference, token).await.map_err(Problem::from)?;
        let Some(id) = entered else { return Err(lost(visit, Some(reference))) };
        let ctx = visit.ctx.acting_as(Actor::Applicant(id));
        let Some(own) = read::own(&ctx, &reference).await.map_err(Problem::from)? else {
            return Err(lost(visit, Some(reference)));
        };
        let form_token = ctx.keys.derived_token("applicant form", token.as_bytes());
        let visit = Visit { ctx, ..visit }.in_language_of(own.opening.language.parse().unwrap_or_default(), request);
        let body = request.data::<BodyRead>().cloned();
        Ok(Self { visit, own, form_token, jar: request.cookie().clone(), body })
    }
}

impl<'a> FromRequest<'a> for Sent {
    async fn from_request(request: &'a Request, body: &mut RequestBody) -> Result<Self> {
        let applicant = Applicant::from_request(request, body).await?;
        let Form(pairs) = Form::<Vec<(String, String)>>::from_request(request, body).await?;
        let fields = Fields(pairs);
        applicant.check(fields.first("csrf").unwrap_or_default())?;
        Ok(Self { applicant, fields })
    }
}

/// Puts the way into an application into this browser.
pub fn let_in(visit: &Visit, jar: &CookieJar, reference: &str, token: &str) {
    jar.add(cookie(visit, reference, token));
}

/// The application to this opening that this browser holds and that is not withdrawn.
///
/// # Errors
/// The database's own.
pub async fn held_for(visit: &Visit, request: &Request, slug: &str) -> Result<Option<String>, Problem> {
    let prefix = cookie_name(visit, "");
    let lines = request.headers().get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
    let pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    let held: Vec<(&str, &str)> =
        pairs.filter_map(|(name, token)| Some((name.strip_prefix(&prefix)?, token))).take(LOOKED_AT).collect();
    for (reference, token) in held {
        let Some(id) = entrance::enter(&visit.ctx, reference, token).await? else { continue };
        if entrance::is_open_to(&visit.ctx, id, slug).await? {
            return Ok(Some(reference.to_owned()));
        }
    }
    Ok(None)
}

fn is_https(visit: &Visit) -> bool {
    visit.ctx.settings.site.public_url.starts_with("https://")
}

fn cookie_name(visit: &Visit, reference: &str) -> String {
    let prefix = if is_https(visit) { "__Host-" } else { "" };
    format!("{prefix}apply-{reference}")
}

fn cookie(visit: &Visit, reference: &str, token: &str) -> Cookie {
    let mut cookie = Cookie::new_with_str(cookie_name(visit, reference), token);
    cookie.set_path("/");
    cookie.set_http_only(true);
    cookie.set_same_site(SameSite::Lax);
    cookie.set_secure(is_https(visit));
    cookie.set_max_age(KEPT);
    cookie
}
