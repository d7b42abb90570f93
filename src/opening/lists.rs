//! HR chooses what is judged, asked and required, and who sits on the panel: always the whole list.

mod criteria;
mod panel;

pub use criteria::set_criteria;
pub use panel::set_panel;

use super::held::{Barred, locked, managed};
use super::rules::{NewQuestion, NewRequirement, Step, questions_wrong, requirements_wrong};
use super::{limits, rows};
use crate::audit::{self, Entry};
use crate::context::Context;
use crate::invalid::Invalid;
use entity::opening;
use sea_orm::{ActiveModelTrait, ConnectionTrait, DbErr, IntoActiveModel, Set};
use serde_json::json;

/// Why a list stays as it was.
#[derive(Debug, thiserror::Error)]
pub enum ListError {
    /// Not there, changed since, or published.
    #[error(transparent)]
    Barred(#[from] Barred),
    /// Cards were submitted by these criteria: only their words may change.
    #[error("cards were submitted by these criteria")]
    InUse,
    /// The list is wrong.
    #[error("fields are wrong")]
    Invalid(Vec<Invalid>),
    /// The database's own error.
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// Chooses the questions of a draft.
///
/// # Errors
/// See [`ListError`].
pub async fn set_questions(
    ctx: &Context,
    slug: &str,
    version: Option<i32>,
    list: Vec<NewQuestion>,
) -> Result<opening::Model, ListError> {
    let id = managed::<ListError>(ctx, slug).await?.id;
    refuse(questions_wrong(&list, &limits(ctx)))?;
    ctx.store
        .write(async |tx| {
            let (row, _) = locked::<ListError>(tx, id, version, Step::SetQuestions).await?;
            let list: Vec<_> = list.into_iter().enumerate().map(|(i, new)| rows::question(id, i, new)).collect();
            let keys: Vec<String> = list.iter().map(|row| row.key.clone()).collect();
            rows::write_questions(tx, id, list).await?;
            let row = next_version(tx, ctx, row).await?;
            let entry = Entry::of(id, "opening.questions_set", id).with(json!({ "keys": keys }));
            audit::append(tx, ctx, entry).await?;
            Ok(row)
        })
        .await
}

/// Chooses the documents that a draft requires.
///
/// # Errors
/// See [`ListError`].
pub async fn set_requirements(
    ctx: &Context,
    slug: &str,
    version: Option<i32>,
    list: Vec<NewRequirement>,
) -> Result<opening::Model, ListError> {
    let id = managed::<ListError>(ctx, slug).await?.id;
    refuse(requirements_wrong(&list, &limits(ctx)))?;
    let house = &ctx.settings.documents;
    ctx.store
        .write(async |tx| {
            let (row, _) = locked::<ListError>(tx, id, version, Step::SetRequirements).await?;
            let list: Vec<_> =
                list.into_iter().enumerate().map(|(i, new)| rows::requirement(id, i, new, house)).collect();
            let keys: Vec<String> = list.iter().map(|row| row.key.clone()).collect();
            rows::write_requirements(tx, id, list).await?;
            let row = next_version(tx, ctx, row).await?;
            let entry = Entry::of(id, "opening.documents_set", id).with(json!({ "keys": keys }));
            audit::append(tx, ctx, entry).await?;
            Ok(row)
        })
        .await
}

fn refuse(wrong: Vec<Invalid>) -> Result<(), ListError> {
    if wrong.is_empty() { Ok(()) } else { Err(ListError::Invalid(wrong)) }
}

/// Counts the edit.
async fn next_version(tx: &impl ConnectionTrait, ctx: &Context, row: opening::Model) -> Result<opening::Model, DbErr> {
    let next = row.version + 1;
    let mut row = row.into_active_model();
    row.version = Set(next);
    row.updated_at = Set(ctx.now());
    row.update(tx).await
}
