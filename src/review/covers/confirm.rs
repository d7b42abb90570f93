//! HR confirms what is covered: of one application after looking at it, or of all in which nothing is doubtful.

use super::read::{Covered, Covers, covers};
use super::veil;
use crate::account::may::Act;
use crate::audit::{self, Entry};
use crate::context::Context;
use crate::opening::standing::{self, Standing};
use crate::review::scope;
use crate::review::sight::Sight;
use entity::application::State;
use entity::document::{Reading, Scan};
use entity::{ApplicationId, DocumentId, SubmissionId, application, cover_confirmation, document, submission_document};
use sea_orm::sea_query::{Expr, ExprTrait as _, OnConflict, Query};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect, Select};
use serde_json::json;

/// Applications that one press looks through.
pub const AT_ONCE: u64 = 500;

/// Why nothing was confirmed.
#[derive(Debug, thiserror::Error)]
pub enum ConfirmError {
    /// There is no such application or opening, or it is not for them.
    #[error("no such application, or not for them")]
    NotFound,
    /// Another version was sent, another document was read, or something was corrected, since they looked.
    #[error("there is more than they saw")]
    Stale,
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// Confirms the covers on an application's documents. `looked_at` are those that the person was shown, `mark` that of the
/// [covers](Covers::mark) as they saw them.
///
/// # Errors
/// See [`ConfirmError`].
pub async fn confirm(
    ctx: &Context,
    reference: &str,
    version: SubmissionId,
    mark: &str,
    looked_at: &[DocumentId],
) -> Result<(), ConfirmError> {
    let covers = covers(ctx, reference).await?.ok_or(ConfirmError::NotFound)?;
    let read: Vec<DocumentId> =
        covers.documents.iter().filter(|one| one.is_read()).map(|one| one.document.id).collect();
    if covers.version.id != version || covers.mark != mark || read.iter().any(|id| !looked_at.contains(id)) {
        return Err(ConfirmError::Stale);
    }
    keep(ctx, &covers).await
}

async fn keep(ctx: &Context, covers: &Covers) -> Result<(), ConfirmError> {
    let Some(by) = ctx.actor.staff() else { return Ok(()) };
    let new = |one: &&Covered| one.is_read() && !one.is_confirmed;
    let ids: Vec<DocumentId> = covers.documents.iter().filter(new).map(|one| one.document.id).collect();
    if ids.is_empty() {
        return Ok(());
    }
    let rows = ids.iter().map(|id| {
        let (submission_id, confirmed_at) = (covers.version.id, ctx.now());
        cover_confirmation::Model { submission_id, document_id: *id, confirmed_by: by.id, confirmed_at }
            .into_active_model()
    });
    let rows: Vec<_> = rows.collect();
    let application = &covers.candidate.application;
    let entry = Entry::of(application.opening_id, "covers.confirmed", &application.reference)
        .with(json!({ "version": covers.version.number, "documents": ids }));
    ctx.store
        .write(async |tx| {
            // Held as it is for each correction.
            application::Entity::find_by_id(application.id).lock_exclusive().one(tx).await?;
            if veil::of(tx, application).await?.mark != covers.mark {
                return Err(ConfirmError::Stale);
            }
            let known = [cover_confirmation::Column::SubmissionId, cover_confirmation::Column::DocumentId];
            let twice = OnConflict::columns(known).do_nothing().to_owned();
            cover_confirmation::Entity::insert_many(rows).on_conflict(twice).exec_without_returning(tx).await?;
            Ok(audit::append(tx, ctx, entry).await?)
        })
        .await
}

/// What waits for HR in an opening.
#[derive(Clone, Debug)]
pub struct Waiting {
    pub standing: Standing,
    /// With documents that nobody confirmed, the earliest first; at most [`AT_ONCE`].
    pub applications: Vec<application::Model>,
}

/// What waits for HR in an opening that is reviewed blind. None: it does not exist, or it is not for them.
///
/// # Errors
/// The database's own error.
pub async fn waiting(ctx: &Context, slug: &str) -> Result<Option<Waiting>, DbErr> {
    let found = standing::by_slug(ctx, slug, Act::CorrectCovers).await?;
    let Some(standing) = found.filter(covers_here) else { return Ok(None) };
    let applications = unconfirmed(&standing)
        .order_by_asc(application::Column::SubmittedAt)
        .order_by_asc(application::Column::Id)
        .limit(AT_ONCE)
        .all(ctx.store.read())
        .await?;
    Ok(Some(Waiting { standing, applications }))
}

/// Whether anything waits for them in the opening that they stand in.
///
/// # Errors
/// The database's own error.
pub async fn is_waiting(ctx: &Context, standing: &Standing) -> Result<bool, DbErr> {
    if !standing.may(Act::CorrectCovers) || !covers_here(standing) {
        return Ok(false);
    }
    let one = unconfirmed(standing).select_only().column(application::Column::Id).into_tuple::<ApplicationId>();
    Ok(one.one(ctx.store.read()).await?.is_some())
}

/// Whether the opening is reviewed blind, and not by them.
fn covers_here(standing: &Standing) -> bool {
    standing.opening.blind && !Sight::of(standing).is_covered()
}

/// The applications with documents that were read, may be seen, and were confirmed by nobody.
fn unconfirmed(standing: &Standing) -> Select<application::Entity> {
    let confirmed = Query::select()
        .column(cover_confirmation::Column::DocumentId)
        .from(cover_confirmation::Entity)
        .and_where(
            Expr::col((cover_confirmation::Entity, cover_confirmation::Column::SubmissionId))
                .equals((submission_document::Entity, submission_document::Column::SubmissionId)),
        )
        .take();
    let unconfirmed = Query::select()
        .column((submission_document::Entity, submission_document::Column::SubmissionId))
        .from(submission_document::Entity)
        .inner_join(
            document::Entity,
            Expr::col((document::Entity, document::Column::Id))
                .equals((submission_document::Entity, submission_document::Column::DocumentId)),
        )
        .inner_join(
            application::Entity,
            Expr::col((application::Entity, application::Column::SubmissionId))
                .equals((submission_document::Entity, submission_document::Column::SubmissionId)),
        )
        .and_where(Expr::col((application::Entity, application::Column::OpeningId)).eq(standing.opening.id))
        .and_where(Expr::col((document::Entity, document::Column::Scan)).is_in([Scan::Unscanned, Scan::Clean]))
        .and_where(Expr::col((document::Entity, document::Column::Reading)).eq(Reading::Read))
        .and_where(Expr::col((document::Entity, document::Column::Id)).not_in_subquery(confirmed))
        .take();
    scope::visible(application::Entity::find(), standing)
        .filter(application::Column::OpeningId.eq(standing.opening.id))
        .filter(application::Column::State.eq(State::Submitted))
        .filter(application::Column::SubmissionId.in_subquery(unconfirmed))
}

/// Confirms what waits where every document was read and no page is doubtful; says how many applications that were.
///
/// # Errors
/// See [`ConfirmError`].
pub async fn confirm_all(ctx: &Context, slug: &str) -> Result<usize, ConfirmError> {
    let waiting = waiting(ctx, slug).await?.ok_or(ConfirmError::NotFound)?;
    let mut count = 0;
    for application in waiting.applications {
        let Some(covers) = covers(ctx, &application.reference).await? else { continue };
        let is_waiting = |one: &Covered| one.document.reading == Reading::Waiting || one.document.scan == Scan::Waiting;
        if !covers.documents.iter().any(|one| is_waiting(one) || one.is_doubtful()) {
            match keep(ctx, &covers).await {
                Ok(()) => count += 1,
                // Somebody is at it.
                Err(ConfirmError::Stale) => {}
                Err(error) => return Err(error),
            }
        }
    }
    Ok(count)
}
