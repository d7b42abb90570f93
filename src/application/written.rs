//! What a submission writes beside its version: the application as it stands from then on, its documents, its letter.

use super::kept;
use super::rules::about::email_key;
use super::rules::changes;
use super::submit::SubmitError;
use crate::context::Context;
use crate::letter::{self, NewLetter};
use crate::store::batch::Batch;
use entity::application::{self, State};
use entity::letter::Kind;
use entity::{Instant, SubmissionId, document, submission, submission_document};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter, QueryTrait, Set};

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
pub(super) fn insert(batch: &mut Batch, ctx: &Context, row: application::Model, documents: &[document::Model]) {
    batch.add(&application::Entity::insert(row.into_active_model()).into_query());
    kept::keep(batch, ctx, documents);
}

/// Writes which documents a version holds, in their order.
pub(super) fn documents(batch: &mut Batch, version: SubmissionId, documents: &[document::Model]) {
    if documents.is_empty() {
        return;
    }
    let held = documents.iter().zip(0..).map(|(document, position)| submission_document::ActiveModel {
        submission_id: Set(version),
        document_id: Set(document.id),
        position: Set(position),
    });
    batch.add(&submission_document::Entity::insert_many(held).into_query());
}

/// Writes the letter that brings the receipt; and where the mailbox is another than that of the version before, one that tells
/// the former, for whoever has it may not be who changed it.
pub(super) fn letters(
    batch: &mut Batch,
    ctx: &Context,
    draft: &application::Model,
    version: SubmissionId,
    before: Option<&submission::Model>,
) {
    let letter = |kind, cause, language: &str| NewLetter {
        kind,
        cause,
        language: language.parse().unwrap_or_default(),
        application: Some(draft.id),
        staff: None,
        opening: Some(draft.opening_id),
    };
    letter::add(batch, ctx, letter(Kind::Receipt, format!("receipt:{version}"), &draft.language));
    if let Some(before) = before.filter(|before| email_key(&before.email) != email_key(&draft.email)) {
        // The next version is the only one that it can be the one before of.
        letter::add(batch, ctx, letter(Kind::Moved, format!("moved:{}", before.id), &before.language));
    }
}
