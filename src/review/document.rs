//! A document of the version that counts, for those who may read it; each taking is on the record before the first byte.

use super::candidate::{self, documents_of};
use crate::account::may::Act;
use crate::audit::{self, Entry};
use crate::context::Context;
use entity::document::{self, State};
use entity::submission;
use sea_orm::{DbErr, EntityTrait};
use serde_json::json;

/// The document that answers this requirement, if the person signed in may have it. None: it does not exist, it is
/// covered by a blind review, it was found infected, or it is not for them.
///
/// # Errors
/// The database's own error; then nothing may be sent, for nothing is on the record.
pub async fn take(ctx: &Context, reference: &str, key: &str) -> Result<Option<document::Model>, DbErr> {
    let Some(candidate) = candidate::by_reference(ctx, reference, Act::ReadApplications).await? else {
        return Ok(None);
    };
    let Some(id) = candidate.application.submission_id.filter(|_| !candidate.sight.is_covered()) else {
        return Ok(None);
    };
    let Some(version) = submission::Entity::find_by_id(id).one(ctx.store.read()).await? else { return Ok(None) };
    let documents = documents_of(ctx, &version).await?;
    let mut readable = documents.into_iter().filter(is_readable);
    let Some(document) = readable.find(|document| document.requirement_key == key) else { return Ok(None) };
    let entry = Entry::of(candidate.application.opening_id, "document.downloaded", document.id)
        .with(json!({ "application": reference, "version": version.number, "sha256": document.sha256 }));
    ctx.store.write(async |tx| audit::append(tx, ctx, entry).await).await?;
    Ok(Some(document))
}

/// Whether its bytes may reach staff.
pub const fn is_readable(document: &document::Model) -> bool {
    match document.state {
        State::Received | State::Clean => true,
        State::Infected | State::Unreadable => false,
    }
}
