//! A submitted application is withdrawn, at any time, for good.

use super::own;
use super::rules::state::{Step, after};
use crate::audit::{self, Entry};
use crate::context::Context;
use crate::letter::{self, NewLetter};
use crate::review::calibrate;
use entity::application::{self, State};
use sea_orm::{ActiveModelTrait, DbErr, IntoActiveModel, Set};

/// An application cannot be withdrawn.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "the messages say it")]
pub enum WithdrawError {
    #[error("no such application, or another's")]
    NotFound,
    #[error("still a draft: it can be discarded")]
    Draft,
    #[error("database: {0}")]
    Database(#[from] DbErr),
}

/// Withdraws one's own submitted application; withdrawing again changes nothing. Whoever withdrew may apply anew while the
/// opening takes applications.
///
/// # Errors
/// See [`WithdrawError`].
pub async fn withdraw(ctx: &Context, reference: &str) -> Result<application::Model, WithdrawError> {
    let mine = own::by_reference(ctx, reference).await?.ok_or(WithdrawError::NotFound)?;
    ctx.store
        .write(async |tx| {
            let held = own::hold(tx, &mine).await?.ok_or(WithdrawError::NotFound)?;
            let application = held.application;
            match (application.state, after(application.state, Step::Withdraw)) {
                (State::Withdrawn, _) => return Ok(application),
                (_, None) => return Err(WithdrawError::Draft),
                (_, Some(_)) => {}
            }
            let (version, language) = (application.version, application.language.parse().unwrap_or_default());
            let now = ctx.now();
            let mut row = application.into_active_model();
            row.state = Set(State::Withdrawn);
            row.withdrawn_at = Set(Some(now));
            row.updated_at = Set(now);
            row.version = Set(version + 1);
            let withdrawn = row.update(tx).await?;
            if withdrawn.reviews > 0 {
                calibrate::want(tx, withdrawn.opening_id, now).await?;
            }
            let told = NewLetter {
                kind: entity::letter::Kind::Withdrawn,
                cause: format!("withdrawn:{}:{}", withdrawn.id, withdrawn.version),
                language,
                application: Some(withdrawn.id),
                staff: None,
                opening: Some(withdrawn.opening_id),
            };
            letter::write(tx, ctx, told).await?;
            let entry = Entry::of(held.opening.id, "application.withdrawn", &withdrawn.reference);
            audit::append(tx, ctx, entry).await?;
            Ok(withdrawn)
        })
        .await
}
