//! What a letter says about a document that is given to nobody.

use super::compose::ComposeError;
use crate::application::rules::admission::Window;
use crate::application::rules::state::{Step, after};
use crate::context::Context;
use crate::language::Text;
use entity::document::Scan;
use entity::{DocumentId, application, document, letter, opening, requirement};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// Which document it is and what is the matter with it. The cause is `withheld:{document}`.
pub(super) async fn trouble(
    tx: &impl ConnectionTrait,
    row: &letter::Model,
    opening: &opening::Model,
    text: Text,
) -> Result<String, ComposeError> {
    // By what the opening asks for, not by its own name: whoever typed the address of a draft may have typed another's.
    let id = row.cause.strip_prefix("withheld:").and_then(|id| id.parse().ok()).map(DocumentId);
    let id = id.ok_or(ComposeError::Gone("document"))?;
    let found = document::Entity::find_by_id(id).one(tx).await?.ok_or(ComposeError::Gone("document"))?;
    let asked = requirement::Entity::find_by_id((opening.id, found.requirement_key.clone())).one(tx).await?;
    let title = asked.as_ref().map_or(found.requirement_key.as_str(), |asked| {
        asked.translations.get(text.language().code(), "title", &asked.title)
    });
    // As the applicant's page counts them.
    let beside: Vec<DocumentId> = document::Entity::find()
        .select_only()
        .column(document::Column::Id)
        .filter(document::Column::ApplicationId.eq(found.application_id))
        .filter(document::Column::RequirementKey.eq(&found.requirement_key))
        .filter(document::Column::RemovedAt.is_null())
        .order_by_asc(document::Column::Place)
        .into_tuple()
        .all(tx)
        .await?;
    let title = match beside.iter().position(|one| *one == id) {
        Some(before) => text.document_of(title, before + 1, beside.len()),
        None => title.to_owned(),
    };
    let key = if found.scan == Scan::Infected { "letter-withheld-infected" } else { "letter-withheld-unscannable" };
    Ok(text.with("document", title).say(key))
}

/// Whether the applicant can still put another file in its place.
pub(super) fn is_replaceable(ctx: &Context, found: &application::Model, opening: &opening::Model) -> bool {
    after(found.state, Step::Edit).is_some() && Window::of(opening, found).admits(ctx.now()).is_ok()
}
