//! What a submission writes beside its version: the application as it stands from then on, its documents, its letter.

use super::kept;
use super::rules::about::email_key;
use super::rules::changes;
use super::submit::SubmitError;
use crate::context::Context;
use crate::letter::{self, NewLetter};
use entity::application::{self, State};
use entity::letter::Kind;
use entity::{Instant, SubmissionId, document, submission};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, IntoActiveModel, QueryFilter};

/// The application as it stands once this version counts.
pub(super) fn as_submitted(
    ctx: &Context,
    draft: &application::Model,
    version: SubmissionId,
    received_at: Instant,
) -> application::Model {
    let named = changes::keys(&draft.full_name, &draft.email, &ctx.settings.applications);
    application::Model {
        state: State::Submitted,
        name_fold: named.name_fold,
        email_key: named.email_key,
        submission_id: Some(version),
        submitted_at: Some(received_at),
        edited_at: None,
        updated_at: ctx.now(),
        version: draft.version + 1,
        ..draft.clone()
    }
}

/// Writes what the submission changes of a saved application, which is held in the state that it was read in.
pub(super) async fn keep(tx: &DatabaseTransaction, row: application::Model, before: State) -> Result<(), SubmitError> {
    use application::Column as A;
    let kept = application::Entity::update_many()
        .col_expr(A::State, Expr::val(row.state))
        .col_expr(A::NameFold, Expr::val(row.name_fold))
        .col_expr(A::EmailKey, Expr::val(row.email_key))
        .col_expr(A::SubmissionId, Expr::val(row.submission_id))
        .col_expr(A::SubmittedAt, Expr::val(row.submitted_at))
        .col_expr(A::EditedAt, Expr::val(row.edited_at))
        .col_expr(A::UpdatedAt, Expr::val(row.updated_at))
        .col_expr(A::Version, Expr::val(row.version))
        .filter(A::Id.eq(row.id))
        .filter(A::State.eq(before))
        .exec(tx)
        .await?;
    if kept.rows_affected == 1 { Ok(()) } else { Err(SubmitError::Withdrawn) }
}

/// Writes an application with its documents.
pub(super) async fn insert(
    tx: &impl ConnectionTrait,
    ctx: &Context,
    row: application::Model,
    documents: &[document::Model],
) -> Result<(), DbErr> {
    application::Entity::insert(row.into_active_model()).exec_without_returning(tx).await?;
    kept::keep(tx, ctx, documents).await
}

/// Writes the letter that brings the receipt; and where the mailbox is another than that of the version before, one that tells
/// the former, for whoever has it may not be who changed it.
pub(super) async fn write_letters(
    tx: &DatabaseTransaction,
    ctx: &Context,
    draft: &application::Model,
    version: &submission::Model,
    before: Option<&submission::Model>,
) -> Result<(), DbErr> {
    let letter = |kind, cause, language: &str| NewLetter {
        kind,
        cause,
        language: language.parse().unwrap_or_default(),
        application: Some(draft.id),
        staff: None,
        opening: Some(draft.opening_id),
    };
    let receipt = letter(Kind::Receipt, format!("receipt:{}", version.id), &draft.language);
    letter::write(tx, ctx, receipt).await?;
    if let Some(before) = before.filter(|before| email_key(&before.email) != email_key(&version.email)) {
        let moved = letter(Kind::Moved, format!("moved:{}", before.id), &before.language);
        letter::write(tx, ctx, moved).await?;
    }
    Ok(())
}
