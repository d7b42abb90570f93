//! HR begins an opening from another one.

use super::draft::{KeyReused, came_second, insert, recalled};
use super::held::{Barred, managed};
use super::rows;
use super::rules::Terms;
use super::timing::Timing;
use crate::audit::{self, Entry};
use crate::context::Context;
use crate::store::idempotency::{self, Key};
use entity::{OpeningId, criterion, opening, opening_text, panel_member, question, requirement};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter};
use serde_json::json;

/// Why there is no second one.
#[derive(Debug, thiserror::Error)]
pub enum DuplicateError {
    /// Not there, or not theirs to manage.
    #[error(transparent)]
    Barred(#[from] Barred),
    /// The key was used for another request.
    #[error("the idempotency key was used for another request")]
    KeyReused,
    /// The database's own error.
    #[error(transparent)]
    Database(#[from] DbErr),
}

impl From<KeyReused> for DuplicateError {
    fn from(_: KeyReused) -> Self {
        Self::KeyReused
    }
}

/// Makes a draft with the adverts, terms, lists and panel of another opening, whatever its state, and without its dates.
///
/// # Errors
/// See [`DuplicateError`].
pub async fn duplicate(ctx: &Context, slug: &str, key: Option<&Key>) -> Result<opening::Model, DuplicateError> {
    let from = managed::<DuplicateError>(ctx, slug).await?;
    let by = ctx.actor.staff().ok_or(Barred::NotFound)?.id;
    let mut tried = 1;
    loop {
        let made = ctx
            .store
            .write(async |tx| {
                if let Some(known) = recalled::<DuplicateError>(tx, key).await? {
                    return Ok(known);
                }
                let texts =
                    opening_text::Entity::find().filter(opening_text::Column::OpeningId.eq(from.id)).all(tx).await?;
                let terms = Terms::of(&from, &texts);
                let row = insert(tx, ctx, by, &terms, Timing::fresh(&from.time_zone)).await?;
                copy_lists(tx, from.id, row.id).await?;
                idempotency::remember(tx, key, &row.id.to_string(), ctx.now()).await?;
                let facts = json!({ "slug": row.slug, "from": from.id });
                audit::append(tx, ctx, Entry::of(row.id, "opening.duplicated", row.id).with(facts)).await?;
                Ok(row)
            })
            .await;
        match made {
            Err(DuplicateError::Database(error)) if tried < 4 && came_second(&error) => tried += 1,
            made => return made,
        }
    }
}

async fn copy_lists(tx: &impl ConnectionTrait, from: OpeningId, to: OpeningId) -> Result<(), DbErr> {
    let mut criteria = criterion::Entity::find().filter(criterion::Column::OpeningId.eq(from)).all(tx).await?;
    for row in &mut criteria {
        row.opening_id = to;
    }
    rows::write_criteria(tx, to, criteria).await?;
    let mut questions = question::Entity::find().filter(question::Column::OpeningId.eq(from)).all(tx).await?;
    for row in &mut questions {
        row.opening_id = to;
    }
    rows::write_questions(tx, to, questions).await?;
    let mut requirements = requirement::Entity::find().filter(requirement::Column::OpeningId.eq(from)).all(tx).await?;
    for row in &mut requirements {
        row.opening_id = to;
    }
    rows::write_requirements(tx, to, requirements).await?;
    let panel = panel_member::Entity::find().filter(panel_member::Column::OpeningId.eq(from)).all(tx).await?;
    if !panel.is_empty() {
        let rows = panel.into_iter().map(|row| panel_member::Model { opening_id: to, ..row }.into_active_model());
        panel_member::Entity::insert_many(rows).exec_without_returning(tx).await?;
    }
    Ok(())
}
