//! A withdrawal is taken back, while the opening still takes applications: the version that was sent counts again.

use super::rules::admission::NotAccepting;
use super::rules::state::{Step, after};
use super::{own, window};
use crate::audit::{self, Entry};
use crate::context::Context;
use crate::review::calibrate;
use crate::store::constraint::{Unique, broken};
use entity::Instant;
use entity::application;
use sea_orm::{ActiveModelTrait, DbErr, IntoActiveModel};

/// A withdrawal cannot be taken back.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "the messages say it")]
pub enum ComeBackError {
    #[error("no such application, or another's, or not withdrawn")]
    NotFound,
    #[error("the opening does not take applications: {0:?}")]
    NotAccepting(NotAccepting),
    #[error("this person has applied to this opening anew")]
    Already,
    #[error("database: {0}")]
    Database(#[from] DbErr),
}

/// Takes back the withdrawal of one's own application; of one that is submitted, nothing changes.
///
/// # Errors
/// See [`ComeBackError`].
pub async fn come_back(
    ctx: &Context,
    reference: &str,
    received_at: Instant,
) -> Result<application::Model, ComeBackError> {
    let mine = own::by_reference(ctx, reference).await?.ok_or(ComeBackError::NotFound)?;
    let outcome = ctx
        .store
        .write(async |tx| {
            let held = own::hold(tx, &mine).await?.ok_or(ComeBackError::NotFound)?;
            let mut row = held.application;
            if row.state == application::State::Submitted {
                return Ok(row);
            }
            row.state = after(row.state, Step::ComeBack).ok_or(ComeBackError::NotFound)?;
            window::of_one(ctx, &held.opening, &row)
                .and_then(|window| window.admits(received_at))
                .map_err(ComeBackError::NotAccepting)?;
            row.withdrawn_at = None;
            row.updated_at = ctx.now();
            row.version += 1;
            let row = row.into_active_model().reset_all().update(tx).await?;
            if row.reviews > 0 {
                calibrate::want(tx, row.opening_id, ctx.now()).await?;
            }
            let entry = Entry::of(held.opening.id, "application.came_back", &row.reference);
            audit::append(tx, ctx, entry).await?;
            Ok(row)
        })
        .await;
    match outcome {
        Err(ComeBackError::Database(error)) if broken(&error) == Some(Unique::OneSubmitted) => {
            Err(ComeBackError::Already)
        }
        outcome => outcome,
    }
}
