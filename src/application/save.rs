//! What was typed is kept, right or not yet right: in a draft, or beside what was submitted, which counts until it is sent again.

use super::rules::admission::NotAccepting;
use super::rules::changes::{Changes, change};
use super::rules::state::{Step, after};
use super::{asked, own, window};
use crate::context::Context;
use crate::invalid::Invalid;
use crate::link::{self, Subject};
use entity::Instant;
use entity::application::{self, State};
use sea_orm::{ActiveModelTrait, DbErr, IntoActiveModel};

/// A draft cannot be saved.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "the messages say it")]
pub enum SaveError {
    #[error("no such application, or another's")]
    NotFound,
    #[error("withdrawn")]
    Frozen,
    #[error("the opening does not take changes: {0:?}")]
    NotAccepting(NotAccepting),
    #[error("changed since it was read")]
    Stale,
    #[error("{} fields cannot be kept", .0.len())]
    Invalid(Vec<Invalid>),
    #[error("database: {0}")]
    Database(#[from] DbErr),
}

/// Saves `changes` in one's own application; with a `version`, only if that is still the one. What is missing or not yet right is
/// not refused here: [`read::own`](super::read::own) tells it, and submitting asks for it. Keystrokes are not put on
/// the record; what is submitted is.
///
/// # Errors
/// See [`SaveError`].
pub async fn save(
    ctx: &Context,
    reference: &str,
    changes: &Changes,
    version: Option<i32>,
    received_at: Instant,
) -> Result<application::Model, SaveError> {
    let mine = own::by_reference(ctx, reference).await?.ok_or(SaveError::NotFound)?;
    ctx.store
        .write(async |tx| {
            let held = own::hold(tx, &mine).await?.ok_or(SaveError::NotFound)?;
            let mut draft = held.application;
            if after(draft.state, Step::Edit).is_none() {
                return Err(SaveError::Frozen);
            }
            window::of_one(ctx, &held.opening, &draft)
                .and_then(|window| window.admits(received_at))
                .map_err(SaveError::NotAccepting)?;
            if version.is_some_and(|version| version != draft.version) {
                return Err(SaveError::Stale);
            }
            let before = draft.email_key.clone();
            let questions = asked::of(tx, held.opening.id).await?.questions;
            let wrong = change(&mut draft, changes, &questions, &ctx.settings.applications, received_at);
            if !wrong.is_empty() {
                return Err(SaveError::Invalid(wrong));
            }
            if draft.email_key != before {
                // A mistyped address is somebody else's: the links that went there end.
                link::end_all(tx, Subject::Returning(draft.id), ctx.now()).await?;
            }
            draft.version += 1;
            draft.updated_at = ctx.now();
            if draft.state == State::Submitted {
                draft.edited_at = Some(draft.updated_at);
            }
            Ok(draft.into_active_model().reset_all().update(tx).await?)
        })
        .await
}
