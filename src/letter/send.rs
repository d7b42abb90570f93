//! A letter leaves: composed, handed over, marked. At most one attempt is under way, for its job is claimed by one worker.

use super::compose::{ComposeError, compose};
use crate::context::Context;
use crate::mail::{MailError, Outgoing};
use crate::queue;
use entity::{JobId, LetterId, letter};
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

/// A letter ready to leave.
#[derive(Debug)]
pub enum Ready {
    /// Composed.
    Composed(letter::Model, Box<Outgoing>),
    /// Sent or refused before, or erased.
    Settled,
    /// Whom or what it is about is gone: there is nobody to write to, now or later.
    Gone(letter::Model, &'static str),
}

/// Composes these letters in one transaction, in their order.
///
/// # Errors
/// See [`SendError`]; worth trying again.
pub async fn prepare(ctx: &Context, ids: &[LetterId]) -> Result<Vec<Ready>, SendError> {
    let mut rows = letter::Entity::find()
        .filter(letter::Column::Id.is_in(ids.iter().copied()))
        .filter(letter::Column::SentAt.is_null())
        .filter(letter::Column::RefusedAt.is_null())
        .all(ctx.store.read())
        .await?;
    ctx.store
        .write(async |tx| {
            let mut ready = Vec::with_capacity(ids.len());
            for id in ids {
                let Some(place) = rows.iter().position(|row| row.id == *id) else {
                    ready.push(Ready::Settled);
                    continue;
                };
                let row = rows.swap_remove(place);
                ready.push(match compose(tx, ctx, &row).await {
                    Ok(outgoing) => Ready::Composed(row, Box::new(outgoing)),
                    Err(ComposeError::Gone(what)) => Ready::Gone(row, what),
                    Err(error) => return Err(SendError::from(error)),
                });
            }
            Ok(ready)
        })
        .await
}

/// Hands the letter over and marks it with its job.
///
/// A worker that dies between the server's yes and the mark sends it again under the same Message-ID, which mail
/// programs show once.
///
/// # Errors
/// See [`SendError`]; each is worth trying again.
pub async fn hand_over(ctx: &Context, ready: Ready, job: JobId) -> Result<(), SendError> {
    let mark = match ready {
        Ready::Settled => None,
        Ready::Gone(row, what) => {
            tracing::info!(letter = %row.id, kind = ?row.kind, what, "a letter has nobody to go to or nothing to say");
            Some((row.id, letter::Column::RefusedAt))
        }
        Ready::Composed(row, outgoing) => match ctx.mail.send(&outgoing).await {
            Ok(()) => Some((row.id, letter::Column::SentAt)),
            Err(MailError::Refused(answer)) => {
                tracing::error!(letter = %row.id, kind = ?row.kind, answer, "a letter was refused for good");
                Some((row.id, letter::Column::RefusedAt))
            }
            Err(error @ (MailError::Later(_) | MailError::Settings(_))) => return Err(SendError::Later(error)),
        },
    };
    let now = ctx.now();
    ctx.store
        .write(async |tx| {
            if let Some((id, column)) = mark {
                letter::Entity::update_many()
                    .col_expr(column, Expr::value(now))
                    .filter(letter::Column::Id.eq(id))
                    .exec(tx)
                    .await?;
            }
            Ok(queue::done(tx, job, now).await?)
        })
        .await
}
