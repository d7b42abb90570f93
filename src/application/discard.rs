//! An applicant wants their application gone. A draft is erased at once; what was submitted is withdrawn, and ends with the
//! organisation's retention: a panel may have judged it already, and receipts must stay true.

use super::attach;
use super::own::{self, Held};
use super::upload;
use super::withdraw::{self, WithdrawError};
use crate::audit::{self, Entry};
use crate::context::Context;
use crate::document::pages;
use entity::application::{self, State};
use entity::{document, extension, letter, link};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter};

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gone {
    /// A draft: its rows and files are erased.
    Erased,
    /// It had been submitted: it is withdrawn and kept until retention ends.
    Withdrawn,
}

/// An application cannot be discarded.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "the messages say it")]
pub enum DiscardError {
    #[error("no such application, or another's")]
    NotFound,
    #[error("database: {0}")]
    Database(#[from] DbErr),
}

/// Erases one's own draft, or withdraws one's own submitted application.
///
/// # Errors
/// See [`DiscardError`].
pub async fn discard(ctx: &Context, reference: &str) -> Result<Gone, DiscardError> {
    let mine = own::by_reference(ctx, reference).await?.ok_or(DiscardError::NotFound)?;
    // A draft that is submitted in the meantime goes on as any submitted one.
    if mine.state == State::Draft && erase(ctx, &mine, |_| true).await? {
        return Ok(Gone::Erased);
    }
    match withdraw::withdraw(ctx, reference).await {
        Ok(_) => Ok(Gone::Withdrawn),
        Err(WithdrawError::NotFound | WithdrawError::Draft) => Err(DiscardError::NotFound),
        Err(WithdrawError::Database(error)) => Err(error.into()),
    }
}

/// Erases a draft with all that belongs to it, if it may go as it stands under lock. False: it may not, or is no draft any more.
pub(super) async fn erase(
    ctx: &Context,
    mine: &application::Model,
    may_go: impl Fn(&Held) -> bool,
) -> Result<bool, DbErr> {
    let id = mine.id;
    let erased = ctx
        .store
        .write(async |tx| {
            let Some(held) = own::hold(tx, mine).await? else { return Ok::<_, DbErr>(Some((Vec::new(), Vec::new()))) };
            if held.application.state != State::Draft || !may_go(&held) {
                return Ok(None);
            }
            let uploads = upload::sweep::of_application(tx, id).await?;
            let documents = document::Entity::find().filter(document::Column::ApplicationId.eq(id)).all(tx).await?;
            let mut gone = pages::addresses(tx, documents.iter().map(|document| document.id)).await?;
            gone.extend(documents.iter().filter_map(attach::address_of));
            document::Entity::delete_many().filter(document::Column::ApplicationId.eq(id)).exec(tx).await?;
            link::Entity::delete_many().filter(link::Column::ApplicationId.eq(id)).exec(tx).await?;
            extension::Entity::delete_many().filter(extension::Column::ApplicationId.eq(id)).exec(tx).await?;
            letter::Entity::delete_many().filter(letter::Column::ApplicationId.eq(id)).exec(tx).await?;
            application::Entity::delete_by_id(id).exec(tx).await?;
            let entry = Entry::of(held.opening.id, "application.erased", &mine.reference);
            audit::append(tx, ctx, entry).await?;
            Ok(Some((gone, uploads)))
        })
        .await?;
    let Some((gone, uploads)) = erased else { return Ok(false) };
    upload::sweep::forget(ctx, &uploads).await;
    ctx.files.erase(&gone).await;
    Ok(true)
}
