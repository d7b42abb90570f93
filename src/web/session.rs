//! Who sends a request: the session's cookie on pages, the bearer token on the API. Looked up afresh for each request and put
//! into it as an [`Actor`].

use crate::account::{bearer, session};
use crate::actor::Actor;
use crate::context::{Context, House};
use crate::web::problem::{Code, Problem};
use crate::web::visit::cookie_value;
use entity::TokenFamily;
use poem::http::header;
use poem::web::cookie::{Cookie, SameSite};
use poem::{Endpoint, IntoResponse, Middleware, Request, Response, Result};
use std::sync::Arc;
use std::time::Duration;

/// A mark that a browser keeps, so that guessing elsewhere does not lock its owner out; for 400 days, the longest that
/// browsers keep anything.
const DEVICE_LIFE: Duration = Duration::from_hours(400 * 24);

/// Where a token is asked for, a stale one sent along does no harm.
const TOKENS_ARE_GIVEN_AT: [&str; 2] = ["/api/v1/sessions", "/api/v1/sessions/refresh"];

/// The sign-in over the API that a request's token descends from; in the extensions of requests of staff programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignInOfToken(pub TokenFamily);

/// A cookie of ours: `__Host-` binds it to this very host and to https (RFC 6265bis §4.1.3.2); without https, which only
/// happens when trying out, browsers would refuse it so named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// The session, until the browser closes or the server ends it.
    Session,
    /// That the owner of an account signed in from here before.
    Device,
}

impl Kept {
    /// The cookie's name.
    pub fn name(self, ctx: &Context) -> &'static str {
        match (self, is_https(ctx)) {
            (Self::Session, true) => "__Host-session",
            (Self::Session, false) => "session",
            (Self::Device, true) => "__Host-device",
            (Self::Device, false) => "device",
        }
    }

    /// What the browser sent under that name.
    pub fn sent_by<'a>(self, request: &'a Request, ctx: &Context) -> Option<&'a str> {
        cookie_value(request, self.name(ctx)).filter(|value| !value.is_empty())
    }

    /// The cookie to set.
    pub fn cookie(self, ctx: &Context, value: &str) -> Cookie {
        let mut cookie = Cookie::new_with_str(self.name(ctx), value);
        cookie.set_path("/");
        cookie.set_http_only(true);
        cookie.set_same_site(SameSite::Lax);
        cookie.set_secure(is_https(ctx));
        if self == Self::Device {
            cookie.set_max_age(DEVICE_LIFE);
        }
        cookie
    }

    /// The cookie that takes it away.
    pub fn end(self, ctx: &Context) -> Cookie {
        let mut cookie = self.cookie(ctx, "");
        cookie.set_max_age(Duration::ZERO);
        cookie
    }
}

fn is_https(ctx: &Context) -> bool {
    ctx.settings.site.public_url.starts_with("https://")
}

/// The middleware. It stands around the translated routes, so that their errors are shown to whoever is signed in; its own
/// refusals are translated by the front.
pub struct Sessions;

impl<E: Endpoint> Middleware<E> for Sessions {
    type Output = Known<E>;

    fn transform(&self, inner: E) -> Known<E> {
        Known(inner)
    }
}

/// Routes that know who asks.
pub struct Known<E>(E);

impl<E: Endpoint> Endpoint for Known<E> {
    type Output = Response;

    async fn call(&self, mut request: Request) -> Result<Response> {
        recognise(&mut request).await?;
        self.0.call(request).await.map(IntoResponse::into_response)
    }
}

async fn recognise(request: &mut Request) -> std::result::Result<(), Problem> {
    let house = request.data::<Arc<House>>().cloned().ok_or_else(|| Problem::internal("no house"))?;
    let ctx = Context::new(house, Actor::Anyone);
    let path = request.uri().path();
    if path.starts_with("/assets/") {
        return Ok(());
    }
    if !path.starts_with("/api/") {
        // Cookies are for pages alone: a program's request never rides on a browser's session.
        if let Some(token) = Kept::Session.sent_by(request, &ctx)
            && let Some(staff) = session::holder(&ctx, token).await?
        {
            request.set_data(Actor::Staff(staff));
        }
        return Ok(());
    }
    let Some(sent) = request.headers().get(header::AUTHORIZATION) else { return Ok(()) };
    let token = sent.to_str().ok().and_then(token_of);
    match bearer::holder(&ctx, token.unwrap_or_default()).await? {
        Some(holder) => {
            request.set_data(holder.actor);
            if let Some(family) = holder.family {
                request.set_data(SignInOfToken(family));
            }
            Ok(())
        }
        None if TOKENS_ARE_GIVEN_AT.contains(&path) => Ok(()),
        None => Err(Problem::new(Code::Unauthenticated)),
    }
}

/// The token of `Bearer <token>` (RFC 6750 §2.1); the scheme's case does not matter (RFC 9110 §11.1).
fn token_of(header: &str) -> Option<&str> {
    let (scheme, token) = header.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bearer_token_is_read_whatever_the_case_of_its_scheme() {
        assert_eq!(token_of("Bearer a.b.c"), Some("a.b.c"));
        assert_eq!(token_of("bearer a.b.c"), Some("a.b.c"));
        assert_eq!(token_of("Basic a.b.c"), None);
        assert_eq!(token_of("a.b.c"), None);
    }
}
