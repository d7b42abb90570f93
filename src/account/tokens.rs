//! The API's tokens: short-lived access tokens (RFC 9068) and refresh tokens that are spent when used (RFC 9700 §4.14.2).

use super::lock;
use crate::actor::StaffActor;
use crate::audit::{self, Entry};
use crate::context::Context;
use crate::keys::Keys;
use crate::secrets::{self, NoRandomness, sha256_hex};
use entity::{Instant, RefreshTokenId, StaffId, TokenFamily, refresh_token};
use jsonwebtoken::{Algorithm, Header, Validation};
use sea_orm::sea_query::{Expr, SimpleExpr};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, Set};
use serde::{Deserialize, Serialize};
use serde_json::json;

/// The type of our access tokens (RFC 9068 §2.1): no other token of this house passes for one.
const TYPE: &str = "at+jwt";

/// Seconds by which another replica's clock may run ahead.
const LEEWAY: i64 = 30;

/// Longest token that is looked at, in bytes.
pub const MAX_TOKEN: usize = 8 * 1024;

/// What refresh tokens begin with, so that scanners for leaked secrets know them.
const PREFIX: &str = "meritum-refresh-";

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Claims {
    iss: String,
    aud: String,
    sub: StaffId,
    /// The sign-in from which the token descends; when that ends, so does the token.
    family: TokenFamily,
    jti: uuid::Uuid,
    iat: i64,
    nbf: i64,
    exp: i64,
}

/// What a sign-in over the API is answered with.
#[derive(Clone, PartialEq, Eq)]
pub struct Tokens {
    /// For `Authorization: Bearer`.
    pub access: String,
    /// Seconds for which it is good.
    pub expires_in: i64,
    /// Good once, for the next pair.
    pub refresh: String,
}

/// Tokens cannot be given.
#[derive(Debug, thiserror::Error)]
pub enum GiveError {
    /// The database's own error.
    #[error(transparent)]
    Database(#[from] DbErr),
    /// No randomness.
    #[error(transparent)]
    NoRandomness(#[from] NoRandomness),
    /// Signing failed.
    #[error("signing failed: {0}")]
    Signing(#[from] jsonwebtoken::errors::Error),
}

/// A refresh token gives nothing.
#[derive(Debug, thiserror::Error)]
pub enum RefreshError {
    /// Unknown, over, spent before, ended, or its account is disabled: alike.
    #[error("the refresh token is not good")]
    NotGood,
    /// New tokens cannot be given.
    #[error(transparent)]
    Give(#[from] GiveError),
}

impl From<DbErr> for RefreshError {
    fn from(error: DbErr) -> Self {
        Self::Give(error.into())
    }
}

fn issuer(ctx: &Context) -> (String, String) {
    let url = &ctx.settings.site.public_url;
    (url.clone(), format!("{url}/api/v1"))
}

/// Gives the first pair of a new family, or the next one of `family`.
///
/// # Errors
/// See [`GiveError`].
pub async fn give(
    tx: &impl ConnectionTrait,
    ctx: &Context,
    staff: StaffId,
    family: Option<TokenFamily>,
) -> Result<Tokens, GiveError> {
    let now = ctx.now();
    let accounts = &ctx.settings.accounts;
    let family = family.unwrap_or_else(|| TokenFamily(ctx.new_id()));
    let refresh = format!("{PREFIX}{}", secrets::token()?);
    refresh_token::ActiveModel {
        id: Set(RefreshTokenId(ctx.new_id())),
        family: Set(family),
        staff_id: Set(staff),
        token_hash: Set(sha256_hex(&refresh)),
        issued_at: Set(now),
        expires_at: Set(now.plus_seconds(i64::from(accounts.refresh_days) * 86_400)),
        spent_at: Set(None),
        revoked_at: Set(None),
    }
    .insert(tx)
    .await?;
    let expires_in = i64::from(accounts.access_minutes) * 60;
    let (iss, aud) = issuer(ctx);
    let seconds = now.0.div_euclid(1000);
    let claims = Claims {
        iss,
        aud,
        sub: staff,
        family,
        jti: ctx.new_id(),
        iat: seconds,
        nbf: seconds,
        exp: seconds + expires_in,
    };
    let mut header = Header::new(Algorithm::HS256);
    header.typ = Some(TYPE.to_owned());
    let access = jsonwebtoken::encode(&header, &claims, &ctx.keys.access().0)?;
    Ok(Tokens { access, expires_in, refresh })
}

/// Spends a refresh token for the next pair. One that was spent before was stolen, from its owner or by them: everything
/// that descends from its sign-in ends, in the same transaction that noticed.
///
/// # Errors
/// See [`RefreshError`].
pub async fn refresh(ctx: &Context, token: &str) -> Result<Tokens, RefreshError> {
    let now = ctx.now();
    let hash = sha256_hex(token);
    let given = ctx
        .store
        .write(async |tx| -> Result<Option<Tokens>, RefreshError> {
            let known =
                refresh_token::Entity::find().filter(refresh_token::Column::TokenHash.eq(&hash)).one(tx).await?;
            let Some(known) = known else { return Ok(None) };
            let person = lock::account(tx, known.staff_id).await?;
            let spent = refresh_token::Entity::update_many()
                .col_expr(refresh_token::Column::SpentAt, Expr::value(now))
                .filter(refresh_token::Column::Id.eq(known.id))
                .filter(refresh_token::Column::SpentAt.is_null())
                .filter(refresh_token::Column::RevokedAt.is_null())
                .filter(refresh_token::Column::ExpiresAt.gt(now))
                .exec(tx)
                .await?;
            // Again: what it was before the account was ours may be over.
            let row = refresh_token::Entity::find_by_id(known.id).one(tx).await?;
            let Some(row) = row else { return Ok(None) };
            if spent.rows_affected == 0 {
                if row.spent_at.is_some() && end(tx, refresh_token::Column::Family.eq(row.family), now).await? > 0 {
                    let reused = Entry::house("staff.token_reused", row.staff_id).with(json!({ "family": row.family }));
                    audit::append(tx, ctx, reused).await?;
                }
                return Ok(None);
            }
            if person.is_none_or(|person| person.disabled_at.is_some()) {
                return Ok(None);
            }
            Ok(Some(give(tx, ctx, row.staff_id, Some(row.family)).await?))
        })
        .await?;
    given.ok_or(RefreshError::NotGood)
}

/// Ends the tokens that `which` selects; how many it ended.
///
/// # Errors
/// The database's own error.
pub async fn end(tx: &impl ConnectionTrait, which: SimpleExpr, now: Instant) -> Result<u64, DbErr> {
    let ended = refresh_token::Entity::update_many()
        .col_expr(refresh_token::Column::RevokedAt, Expr::value(now))
        .filter(which)
        .filter(refresh_token::Column::RevokedAt.is_null())
        .exec(tx)
        .await?;
    Ok(ended.rows_affected)
}

/// Who holds this access token, if it is ours and good, the sign-in it descends from was not ended and the account is
/// enabled. Role and name are as the account has them now.
///
/// # Errors
/// The database's own error.
pub async fn holder(ctx: &Context, token: &str) -> Result<Option<(StaffActor, TokenFamily)>, DbErr> {
    let (issuer, audience) = issuer(ctx);
    let Some(claims) = read(&ctx.keys, &issuer, &audience, token, ctx.now()) else { return Ok(None) };
    let lives = refresh_token::Entity::find()
        .filter(refresh_token::Column::Family.eq(claims.family))
        .filter(refresh_token::Column::StaffId.eq(claims.sub))
        .filter(refresh_token::Column::RevokedAt.is_null())
        .count(ctx.store.read())
        .await?;
    if lives == 0 {
        return Ok(None);
    }
    let person = super::session::enabled(&ctx.store, claims.sub).await?;
    Ok(person.map(|person| {
        let actor = StaffActor { id: person.id, role: person.role, name: person.name, session: None };
        (actor, claims.family)
    }))
}

/// The claims, if the token is one of ours for this audience and good at `now`. The algorithm is ours, not the token's.
fn read(keys: &Keys, issuer: &str, audience: &str, token: &str, now: Instant) -> Option<Claims> {
    if token.len() > MAX_TOKEN {
        return None;
    }
    let mut validation = Validation::new(Algorithm::HS256);
    validation.set_issuer(&[issuer]);
    validation.set_audience(&[audience]);
    validation.set_required_spec_claims(&["exp", "nbf", "iss", "aud", "sub"]);
    // By the house's clock below, not by the machine's.
    validation.validate_exp = false;
    validation.validate_nbf = false;
    let token = jsonwebtoken::decode::<Claims>(token, &keys.access().1, &validation).ok()?;
    let seconds = now.0.div_euclid(1000);
    let timely = token.claims.nbf <= seconds + LEEWAY && seconds < token.claims.exp;
    (token.header.typ.as_deref() == Some(TYPE) && timely).then_some(token.claims)
}

#[cfg(test)]
mod tests {
    use super::*;
    use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
    use jsonwebtoken::EncodingKey;
    use uuid::Uuid;

    const NOW: Instant = Instant(1_738_569_600_500);

    fn claims() -> Claims {
        Claims {
            iss: "https://jobs.example.org".to_owned(),
            aud: "https://jobs.example.org/api/v1".to_owned(),
            sub: StaffId(Uuid::from_u128(1)),
            family: TokenFamily(Uuid::from_u128(2)),
            jti: Uuid::from_u128(3),
            iat: 1_738_569_600,
            nbf: 1_738_569_600,
            exp: 1_738_569_600 + 600,
        }
    }

    fn header(algorithm: Algorithm, kind: Option<&str>) -> Header {
        let mut header = Header::new(algorithm);
        header.typ = kind.map(str::to_owned);
        header
    }

    fn keys() -> Keys {
        Keys::open(tempfile::tempdir().unwrap().path()).unwrap()
    }

    fn read_by(keys: &Keys, token: &str, now: Instant) -> Option<Claims> {
        read(keys, "https://jobs.example.org", "https://jobs.example.org/api/v1", token, now)
    }

    #[test]
    fn a_token_is_good_from_its_first_second_to_before_its_last() {
        let keys = keys();
        let token = jsonwebtoken::encode(&header(Algorithm::HS256, Some(TYPE)), &claims(), &keys.access().0).unwrap();
        assert_eq!(read_by(&keys, &token, NOW), Some(claims()));
        assert_eq!(read_by(&keys, &token, NOW.plus_seconds(599)), Some(claims()));
        assert_eq!(read_by(&keys, &token, NOW.plus_seconds(600)), None);
        assert_eq!(read_by(&keys, &token, NOW.plus_seconds(-31)), None);
    }

    #[test]
    fn what_only_looks_like_our_token_is_none() {
        let keys = keys();
        let signed = |header: &Header, claims: &Claims| jsonwebtoken::encode(header, claims, &keys.access().0).unwrap();
        let ours = header(Algorithm::HS256, Some(TYPE));
        let elsewhere = Claims { aud: "https://other.example.org/api/v1".to_owned(), ..claims() };
        let from_elsewhere = Claims { iss: "https://other.example.org".to_owned(), ..claims() };
        let unsigned = {
            let part = |value: serde_json::Value| URL_SAFE_NO_PAD.encode(value.to_string());
            let claims = part(serde_json::to_value(claims()).unwrap());
            format!("{}.{claims}.", part(json!({ "alg": "none", "typ": TYPE })))
        };
        let by_a_stranger = jsonwebtoken::encode(&ours, &claims(), &EncodingKey::from_secret(b"guess")).unwrap();
        for token in [
            signed(&ours, &elsewhere),
            signed(&ours, &from_elsewhere),
            signed(&header(Algorithm::HS256, Some("JWT")), &claims()),
            signed(&header(Algorithm::HS256, None), &claims()),
            signed(&header(Algorithm::HS512, Some(TYPE)), &claims()),
            unsigned,
            by_a_stranger,
            "a.b.c".to_owned(),
            format!("{}.{}.c", "a".repeat(MAX_TOKEN), "b"),
        ] {
            assert_eq!(read_by(&keys, &token, NOW), None, "{token}");
        }
        let receipt = keys.sign_receipt(&claims()).unwrap();
        assert_eq!(read_by(&keys, &receipt, NOW), None);
    }
}
