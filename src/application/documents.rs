//! The documents of an application: those attached now, and those that a version holds.

use entity::{ApplicationId, SubmissionId, document, requirement, submission_document};
use sea_orm::sea_query::LockType;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select};

/// The documents attached now, in the order of the requirements, and of one requirement in their places.
///
/// # Errors
/// The database's own error.
pub async fn attached(
    db: &impl ConnectionTrait,
    application: ApplicationId,
    requirements: &[requirement::Model],
) -> Result<Vec<document::Model>, DbErr> {
    Ok(in_order(still_there(application).all(db).await?, requirements))
}

/// The same, of a transaction that will keep them in a version: one that is being read is waited for, so that the application is
/// found by what it says.
///
/// # Errors
/// The database's own error.
pub(super) async fn held(
    tx: &impl ConnectionTrait,
    application: ApplicationId,
    requirements: &[requirement::Model],
) -> Result<Vec<document::Model>, DbErr> {
    Ok(in_order(still_there(application).lock(LockType::KeyShare).all(tx).await?, requirements))
}

fn still_there(application: ApplicationId) -> Select<document::Entity> {
    let all = document::Entity::find().filter(document::Column::ApplicationId.eq(application));
    all.filter(document::Column::RemovedAt.is_null())
}

fn in_order(mut found: Vec<document::Model>, requirements: &[requirement::Model]) -> Vec<document::Model> {
    let place = |key: &str| requirements.iter().position(|requirement| requirement.key == key).unwrap_or(usize::MAX);
    let order = |row: &document::Model| (place(&row.requirement_key), row.requirement_key.clone(), row.place);
    found.sort_by_cached_key(order);
    found
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
