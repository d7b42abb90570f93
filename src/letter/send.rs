//! A letter leaves: composed, handed over, marked. At most one attempt is under way, for its job is claimed by one worker.

use super::compose::{ComposeError, compose};
use crate::context::Context;
use crate::mail::MailError;
use entity::{LetterId, letter};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter};

/// A letter did not leave this time.
#[derive(Debug, thiserror::Error)]
pub enum SendError {
    /// The database's own error.
    #[error("database: {0}")]
    Database(#[from] DbErr),
    /// It cannot be composed.
    #[error(transparent)]
    Compose(#[from] ComposeError),
    /// The server took nothing, and said nothing against this letter: it is tried again.
    #[error(transparent)]
    Later(MailError),
}

/// Sends the letter, unless it was sent or refused before.
///
/// A worker that dies between the server's yes and the mark sends it again under the same Message-ID, which mail
/// programs show once.
///
/// # Errors
/// See [`SendError`]; each is worth trying again.
pub async fn send(ctx: &Context, id: LetterId) -> Result<(), SendError> {
    let Some(row) = letter::Entity::find_by_id(id).one(ctx.store.read()).await? else { return Ok(()) };
    if row.sent_at.is_some() || row.refused_at.is_some() {
        return Ok(());
    }
    let outgoing = match ctx.store.write(async |tx| compose(tx, ctx, &row).await).await {
        Ok(outgoing) => outgoing,
        // Erased in the meantime: there is nobody to write to, now or later.
        Err(ComposeError::Gone(what)) => {
            tracing::info!(letter = %id, kind = ?row.kind, what, "a letter has nobody to go to or nothing to say");
            return mark(ctx, id, letter::Column::RefusedAt).await.map_err(Into::into);
        }
        Err(error) => return Err(error.into()),
    };
    match ctx.mail.send(&outgoing).await {
        Ok(()) => Ok(mark(ctx, id, letter::Column::SentAt).await?),
        Err(MailError::Refused(answer)) => {
            tracing::error!(letter = %id, kind = ?row.kind, answer, "a letter was refused for good");
            Ok(mark(ctx, id, letter::Column::RefusedAt).await?)
        }
        Err(error @ (MailError::Later(_) | MailError::Settings(_))) => Err(SendError::Later(error)),
    }
}

async fn mark(ctx: &Context, id: LetterId, column: letter::Column) -> Result<(), DbErr> {
    let now = ctx.now();
    ctx.store
        .write(async |tx| {
            letter::Entity::update_many()
                .col_expr(column, Expr::value(now))
                .filter(letter::Column::Id.eq(id))
                .exec(tx)
                .await
                .map(drop)
        })
        .await
}
