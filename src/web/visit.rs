//! Who visits, in which language, and what every page's frame needs: read from a request in one place.

use crate::account::session;
use crate::actor::{Actor, StaffActor};
use crate::context::{Context, House};
use crate::language::{Language, Text};
use crate::web::assets::Assets;
use crate::web::front::form::{Form, FormError};
use crate::web::problem::{Code, Problem};
use entity::Instant;
use poem::http::header;
use poem::{FromRequest, Request, RequestBody, Result};
use serde::de::DeserializeOwned;
use std::sync::Arc;

/// The cookie that keeps a visitor's choice of language.
pub const LANGUAGE_COOKIE: &str = "language";

/// A visitor of a page, known or not.
#[derive(Clone)]
pub struct Visit {
    /// The house, and the visitor as actor.
    pub ctx: Context,
    /// What the page's frame shows.
    pub frame: Frame,
}

/// A visitor who is signed in as staff; anyone else is sent to sign in.
#[derive(Clone)]
pub struct Signed {
    /// The visit.
    pub visit: Visit,
    /// Who it is.
    pub staff: StaffActor,
}

/// What the layout needs on every page.
#[derive(Clone)]
pub struct Frame {
    /// The page's language.
    pub text: Text,
    /// The organisation's name.
    pub organisation: String,
    /// Where "Help" leads: `mailto:` or `https://`.
    pub help: String,
    /// The languages offered.
    pub languages: Vec<Language>,
    /// The path asked for, to come back to after choosing a language.
    pub path: String,
    /// Who is signed in.
    pub staff: Option<StaffActor>,
    /// When the session of whoever is signed in ends if nothing more is asked; by then they are warned (WCAG 2.2.1).
    pub session_ends: Option<Instant>,
    /// The token that forms of staff carry, bound to their session; empty for others.
    pub form_token: String,
    /// Style and script, by name.
    pub assets: Arc<Assets>,
    /// The instant the page was made, by the house's clock.
    pub now: Instant,
}

impl Visit {
    /// The page's language.
    pub const fn text(&self) -> Text {
        self.frame.text
    }

    /// The same visit with the opening's language as the last resort: for visitors who chose none and whose browser asks for none of ours.
    #[must_use]
    pub fn in_language_of(mut self, opening: Language, request: &Request) -> Self {
        self.frame.text = Text::new(language_of(request, &self.ctx, Some(opening)));
        self
    }

    /// Reads the visit of a request.
    ///
    /// # Errors
    /// The house is not wired: our fault.
    pub fn of(request: &Request) -> Result<Self, Problem> {
        let ctx = context_of(request)?;
        let assets = request.data::<Arc<Assets>>().cloned().ok_or_else(|| Problem::internal("no assets"))?;
        let text = Text::new(language_of(request, &ctx, None));
        let form_token = form_token(&ctx);
        let site = &ctx.settings.site;
        let help = if site.help.contains('@') && !site.help.contains(':') {
            format!("mailto:{}", site.help)
        } else {
            site.help.clone()
        };
        let frame = Frame {
            text,
            organisation: site.organisation.clone(),
            help,
            languages: site.languages.clone(),
            path: request.original_uri().path().to_owned(),
            staff: ctx.actor.staff().cloned(),
            session_ends: ctx.actor.staff().map(|_| session::ends_unless_kept(&ctx)),
            form_token,
            assets,
            now: ctx.now(),
        };
        Ok(Self { ctx, frame })
    }
}

impl<'a> FromRequest<'a> for Visit {
    async fn from_request(request: &'a Request, _: &mut RequestBody) -> Result<Self> {
        Ok(Self::of(request)?)
    }
}

impl<'a> FromRequest<'a> for Signed {
    async fn from_request(request: &'a Request, _: &mut RequestBody) -> Result<Self> {
        let visit = Visit::of(request)?;
        let staff = visit.ctx.actor.staff().cloned().ok_or_else(|| Problem::new(Code::Unauthenticated))?;
        Ok(Self { visit, staff })
    }
}

/// A form that somebody signed in sent from a page of their own session: its field `csrf` holds (S-30). A key may be repeated
/// where `T` has a list. Anyone else is refused before the form is looked at.
#[derive(Clone)]
pub struct SignedForm<T> {
    /// Who sent it.
    pub signed: Signed,
    /// What is in it.
    pub form: T,
}

impl<'a, T: DeserializeOwned> FromRequest<'a> for SignedForm<T> {
    async fn from_request(request: &'a Request, body: &mut RequestBody) -> Result<Self> {
        let signed = Signed::from_request(request, body).await?;
        let Form(pairs) = Form::<Vec<(String, String)>>::from_request(request, body).await?;
        let token = pairs.iter().find(|(name, _)| name == "csrf").map(|(_, token)| token.as_str());
        if !form_token_holds(&signed.visit.ctx, token.unwrap_or_default()) {
            return Err(Problem::new(Code::CrossSite).into());
        }
        let text = serde_html_form::to_string(&pairs).map_err(|_| FormError::Malformed)?;
        let form = serde_html_form::from_str(&text).map_err(|_| FormError::Malformed)?;
        Ok(Self { signed, form })
    }
}

/// The house and the actor of a request: whoever the session or the bearer token named, else anyone.
///
/// # Errors
/// The house is not wired: our fault.
pub fn context_of(request: &Request) -> Result<Context, Problem> {
    let house = request.data::<Arc<House>>().cloned().ok_or_else(|| Problem::internal("no house"))?;
    let actor = request.data::<Actor>().cloned().unwrap_or(Actor::Anyone);
    Ok(Context::new(house, actor))
}

/// The language of a request: chosen before, asked for by the browser, the opening's, the site's first.
pub fn language_of(request: &Request, ctx: &Context, opening: Option<Language>) -> Language {
    let offered = &ctx.settings.site.languages;
    let chosen = chosen_language(request).filter(|language| offered.contains(language));
    let accept = request.header(header::ACCEPT_LANGUAGE);
    let last = opening.or_else(|| offered.first().copied());
    let language = Language::negotiate(chosen, accept, last);
    let spoken = [language, language.in_first_script()].into_iter().find(|language| offered.contains(language));
    spoken.or(last).unwrap_or(Language::En)
}

fn chosen_language(request: &Request) -> Option<Language> {
    let asked = request.uri().query().and_then(|query| {
        serde_urlencoded::from_str::<Vec<(String, String)>>(query)
            .ok()?
            .into_iter()
            .find(|(name, _)| name == "language")
    });
    if let Some((_, code)) = asked
        && let Ok(language) = code.parse()
    {
        return Some(language);
    }
    cookie_value(request, LANGUAGE_COOKIE)?.parse().ok()
}

/// The value of a cookie, read from the header itself: errors are answered outside the jar.
pub fn cookie_value<'a>(request: &'a Request, name: &str) -> Option<&'a str> {
    let cookies = request.headers().get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
    cookies.flat_map(|line| line.split(';')).find_map(|pair| {
        let (key, value) = pair.trim().split_once('=')?;
        (key == name).then_some(value)
    })
}

/// The token that a signed-in person's forms carry: derived from the session, so that nothing need be stored.
pub fn form_token(ctx: &Context) -> String {
    match ctx.actor.staff().and_then(|staff| staff.session) {
        Some(session) => ctx.keys.derived_token("form", session.0.as_bytes()),
        None => String::new(),
    }
}

/// Whether a form came from a page of this very session.
pub fn form_token_holds(ctx: &Context, token: &str) -> bool {
    let expected = form_token(ctx);
    !expected.is_empty() && crate::secrets::same(expected.as_bytes(), token.as_bytes())
}
