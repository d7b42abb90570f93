//! `/api/v1/sessions`: programs of staff sign in, stay signed in, sign out.

use super::caller::{AnyCaller, Caller};
use crate::account::sign_in::{self, Attempt};
use crate::account::sign_out;
use crate::account::tokens::{self, Tokens};
use crate::web::front::client::Client;
use crate::web::front::limit::Limits;
use crate::web::problem::{Code, Problem};
use crate::web::session::SignInOfToken;
use poem::{FromRequest, Request, RequestBody, Result as PoemResult};
use poem_openapi::payload::Json;
use poem_openapi::{ApiResponse, Object, OpenApi, Tags};

#[derive(Tags)]
enum Tag {
    /// Staff sign in for access and refresh tokens.
    Sessions,
}

/// The resource.
pub struct Sessions;

/// Who signs in.
#[derive(Object)]
#[oai(deny_unknown_fields)]
struct Credentials {
    email: String,
    #[oai(validator(max_length = 10_000))]
    password: String,
}

/// A refresh token.
#[derive(Object)]
#[oai(deny_unknown_fields)]
struct Refresh {
    refresh_token: String,
}

/// Tokens (RFC 6749 §5.1).
#[derive(Object)]
struct Session {
    /// For `Authorization: Bearer`; a JWT (RFC 9068) that only this server needs to read.
    access_token: String,
    /// `Bearer`.
    token_type: String,
    /// Seconds for which the access token is good.
    expires_in: i64,
    /// Good once, for the next pair. Used twice, everything that descends from its sign-in ends.
    refresh_token: String,
}

impl From<Tokens> for Session {
    fn from(tokens: Tokens) -> Self {
        Self {
            access_token: tokens.access,
            token_type: "Bearer".to_owned(),
            expires_in: tokens.expires_in,
            refresh_token: tokens.refresh,
        }
    }
}

#[derive(ApiResponse)]
enum Begun {
    /// Signed in.
    #[oai(status = 201)]
    Is(Json<Session>),
}

#[derive(ApiResponse)]
enum Refreshed {
    /// The next pair.
    #[oai(status = 200)]
    Is(Json<Session>),
}

#[derive(ApiResponse)]
enum Ended {
    /// Signed out: access and refresh tokens of this sign-in are good for nothing any more.
    #[oai(status = 204)]
    Is,
}

/// One of the tries of a secret that an address has in a minute.
struct Try;

impl<'a> FromRequest<'a> for Try {
    async fn from_request(request: &'a Request, _: &mut RequestBody) -> PoemResult<Self> {
        if let (Some(limits), Some(client)) = (request.data::<Limits>(), request.data::<Client>()) {
            limits.sign_in.check(client)?;
        }
        Ok(Self)
    }
}

#[OpenApi(prefix_path = "/api/v1/sessions", tag = "Tag::Sessions")]
impl Sessions {
    /// Sign in. An unknown address, a wrong password and a disabled account are answered alike.
    #[oai(path = "/", method = "post", operation_id = "sign_in")]
    async fn sign_in(&self, _one: Try, caller: AnyCaller, body: Json<Credentials>) -> Result<Begun, Problem> {
        let attempt = Attempt { email: &body.email, password: &body.password, device: None };
        Ok(Begun::Is(Json(sign_in::program(&caller.0, attempt).await?.into())))
    }

    /// Spend a refresh token for the next pair.
    #[oai(path = "/refresh", method = "post", operation_id = "refresh")]
    async fn refresh(&self, _one: Try, caller: AnyCaller, body: Json<Refresh>) -> Result<Refreshed, Problem> {
        Ok(Refreshed::Is(Json(tokens::refresh(&caller.0, &body.refresh_token).await?.into())))
    }

    /// Sign out.
    #[oai(path = "/current", method = "delete", operation_id = "sign_out")]
    async fn sign_out(&self, caller: Caller, request: &Request) -> Result<Ended, Problem> {
        let ctx = caller.staff()?;
        let SignInOfToken(family) = request.data().copied().ok_or_else(|| Problem::new(Code::Unauthenticated))?;
        sign_out::program(&ctx, family).await?;
        Ok(Ended::Is)
    }
}
