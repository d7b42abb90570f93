//! HR edits a draft: anything. What is published changes only by amendments.

use super::held::{Barred, locked, managed};
use super::read::Whole;
use super::rules::{Edits, Step, Terms};
use super::timing::Timing;
use super::{limits, rows};
use crate::audit::{self, Entry};
use crate::context::Context;
use crate::invalid::Invalid;
use entity::{opening, opening_text};
use sea_orm::{ActiveModelTrait, ColumnTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, Set};
use serde_json::json;

/// Why the draft stays as it was.
#[derive(Debug, thiserror::Error)]
pub enum EditError {
    /// Not there, changed since, or published.
    #[error(transparent)]
    Barred(#[from] Barred),
    /// Fields are wrong.
    #[error("fields are wrong")]
    Invalid(Vec<Invalid>),
    /// The database's own error.
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// What an act would find wrong with these edits: told at once with what else is wrong with a form, some of whose fields could
/// not even be read. None is an opening that is only begun.
pub fn foreseen(ctx: &Context, whole: Option<&Whole>, edits: &Edits) -> Vec<Invalid> {
    let settings = &ctx.settings;
    let language = settings.site.languages.first().copied().unwrap_or_default();
    let fresh = || Terms::fresh(language, settings.applications.grace_seconds);
    let mut wrong = whole.map_or_else(fresh, Whole::terms).with(edits).wrong(&limits(ctx));
    let timing = whole.map_or_else(|| Timing::fresh(&settings.site.time_zone), |whole| Timing::of(&whole.opening));
    wrong.extend(timing.with(edits, ctx.now()).err());
    wrong
}

/// Changes what is wanted in a draft that is still at `version` (None: whichever it is).
///
/// # Errors
/// See [`EditError`].
pub async fn edit(ctx: &Context, slug: &str, version: Option<i32>, edits: &Edits) -> Result<opening::Model, EditError> {
    let id = managed::<EditError>(ctx, slug).await?.id;
    ctx.store
        .write(async |tx| {
            let (row, _) = locked::<EditError>(tx, id, version, Step::Edit).await?;
            let texts = opening_text::Entity::find().filter(opening_text::Column::OpeningId.eq(id)).all(tx).await?;
            let terms = Terms::of(&row, &texts).with(edits);
            let mut wrong = terms.wrong(&limits(ctx));
            let timing = match Timing::of(&row).with(edits, ctx.now()) {
                Ok(timing) if wrong.is_empty() => timing,
                Ok(_) => return Err(EditError::Invalid(wrong)),
                Err(invalid) => {
                    wrong.push(invalid);
                    return Err(EditError::Invalid(wrong));
                }
            };
            let next = row.version + 1;
            let mut row = row.into_active_model();
            rows::set_terms(&mut row, &terms);
            timing.set(&mut row);
            row.version = Set(next);
            row.updated_at = Set(ctx.now());
            let row = row.update(tx).await?;
            rows::write_texts(tx, id, &terms).await?;
            let entry = Entry::of(id, "opening.edited", id).with(json!({ "version": next }));
            audit::append(tx, ctx, entry).await?;
            Ok(row)
        })
        .await
}
