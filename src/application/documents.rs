//! The documents of an application: those attached now, and those that a version holds.

use entity::{ApplicationId, SubmissionId, document, requirement, submission_document};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

/// The documents attached now, in the order of the requirements, and of one requirement in their places.
///
/// # Errors
/// The database's own error.
pub async fn attached(
    db: &impl ConnectionTrait,
    application: ApplicationId,
    requirements: &[requirement::Model],
) -> Result<Vec<document::Model>, DbErr> {
    let mut found = document::Entity::find()
        .filter(document::Column::ApplicationId.eq(application))
        .filter(document::Column::RemovedAt.is_null())
        .all(db)
        .await?;
    let place = |key: &str| requirements.iter().position(|requirement| requirement.key == key).unwrap_or(usize::MAX);
    let order = |row: &document::Model| (place(&row.requirement_key), row.requirement_key.clone(), row.place);
    found.sort_by_cached_key(order);
    Ok(found)
}

/// Those of them that answer this requirement.
pub fn answering<'a>(held: &'a [document::Model], key: &str) -> Vec<&'a document::Model> {
    held.iter().filter(|row| row.requirement_key == key).collect()
}

/// The documents of a version, in their order.
///
/// # Errors
/// The database's own error.
pub async fn of_version(db: &impl ConnectionTrait, version: SubmissionId) -> Result<Vec<document::Model>, DbErr> {
    let held = submission_document::Entity::find()
        .filter(submission_document::Column::SubmissionId.eq(version))
        .order_by_asc(submission_document::Column::Position)
        .all(db)
        .await?;
    let order: Vec<_> = held.into_iter().map(|held| held.document_id).collect();
    let mut found = document::Entity::find().filter(document::Column::Id.is_in(order.clone())).all(db).await?;
    found.sort_by_key(|document| order.iter().position(|id| *id == document.id));
    Ok(found)
}
