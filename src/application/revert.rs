//! What was changed after sending is dropped: the application is again what the version that counts says.

use super::attach::take_off;
use super::{documents, own};
use crate::audit::{self, Entry};
use crate::context::Context;
use entity::application::State;
use entity::{document, submission};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter};
use std::collections::HashSet;

/// Changes cannot be dropped.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "the messages say it")]
pub enum RevertError {
    #[error("no such application, or another's")]
    NotFound,
    #[error("database: {0}")]
    Database(#[from] DbErr),
}

/// Drops what was changed in one's own application since it was sent, at any time; where nothing was, nothing happens.
///
/// # Errors
/// See [`RevertError`].
pub async fn revert(ctx: &Context, reference: &str) -> Result<(), RevertError> {
    let mine = own::by_reference(ctx, reference).await?.ok_or(RevertError::NotFound)?;
    let gone = ctx
        .store
        .write(async |tx| {
            let held = own::hold(tx, &mine).await?.ok_or(RevertError::NotFound)?;
            let application = held.application;
            let (State::Submitted, Some(_), Some(counts)) =
                (application.state, application.edited_at, application.submission_id)
            else {
                return Ok(Vec::new());
            };
            let sent = submission::Entity::find_by_id(counts).one(tx).await?.ok_or(RevertError::NotFound)?;
            let kept: HashSet<_> = documents::of_version(tx, counts).await?.into_iter().map(|row| row.id).collect();
            let requirements = super::asked::of(tx, application.opening_id).await?.requirements;
            let attached = documents::attached(tx, application.id, &requirements).await?;
            let gone: Vec<_> = attached.into_iter().filter(|row| !kept.contains(&row.id)).collect();
            let gone = take_off(tx, gone, ctx.now()).await?;
            document::Entity::update_many()
                .col_expr(document::Column::RemovedAt, Expr::value(None::<i64>))
                .filter(document::Column::Id.is_in(kept))
                .exec(tx)
                .await?;
            let mut row = application;
            row.full_name = sent.full_name;
            row.email = sent.email;
            row.phone = sent.phone;
            row.language = sent.language;
            row.answers = sent.answers;
            row.edited_at = None;
            row.updated_at = ctx.now();
            row.version += 1;
            let row = row.into_active_model().reset_all().update(tx).await?;
            let entry = Entry::of(row.opening_id, "application.changes_dropped", &row.reference);
            audit::append(tx, ctx, entry).await?;
            Ok::<_, RevertError>(gone)
        })
        .await?;
    ctx.files.erase(&gone).await;
    Ok(())
}
