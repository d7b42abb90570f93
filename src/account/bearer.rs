//! Who holds a bearer token: staff with an access token, or an applicant with their application's token.

use super::tokens;
use crate::actor::Actor;
use crate::context::Context;
use crate::secrets::sha256_hex;
use entity::{ApplicationId, TokenFamily, application};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QuerySelect};

/// Whoever a bearer token names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// They act as.
    pub actor: Actor,
    /// The sign-in over the API, for staff.
    pub family: Option<TokenFamily>,
}

/// The holder of a token, if it is good.
///
/// # Errors
/// The database's own error.
pub async fn holder(ctx: &Context, token: &str) -> Result<Option<Holder>, DbErr> {
    if token.is_empty() || token.len() > tokens::MAX_TOKEN {
        return Ok(None);
    }
    // Applicants' tokens are base64url, which has no dots; access tokens are three parts between two.
    if token.contains('.') {
        let found = tokens::holder(ctx, token).await?;
        return Ok(found.map(|(staff, family)| Holder { actor: Actor::Staff(staff), family: Some(family) }));
    }
    let found: Option<ApplicationId> = application::Entity::find()
        .select_only()
        .column(application::Column::Id)
        .filter(application::Column::TokenHash.eq(sha256_hex(token)))
        .into_tuple()
        .one(ctx.store.read())
        .await?;
    Ok(found.map(|id| Holder { actor: Actor::Applicant(id), family: None }))
}
