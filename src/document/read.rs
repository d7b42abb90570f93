//! A document is read: its pages are drawn and its text is taken, by a process of its own, once, some time after it came.
//!
//! That it cannot be read is an answer like any other. Only when nothing was learnt (the file store is gone, the reader cannot be
//! started) does the job fail and come again.

use super::pages;
use crate::application::words::document_changed;
use crate::context::Context;
use crate::extract::{ExtractError, Extracted, Outcome, PageImage, Why};
use crate::files::{Address, FilesError, Stored};
use crate::format::Format;
use crate::language::fold::fold_words;
use crate::queue::NewJob;
use bytes::Bytes;
use entity::document::{self, Reading, Unreadable};
use entity::{DocumentId, PageId, document_page, document_text, page_seen};
use sea_orm::{
    ActiveModelTrait, ActiveValue, DatabaseTransaction, DbErr, EntityTrait, IntoActiveModel, QuerySelect, Set,
};
use serde_json::json;

/// The kind of the job.
pub const READ: &str = "read_document";

/// The job that reads this document, to be written together with its row.
pub fn job(row: &document::Model) -> NewJob {
    NewJob {
        kind: READ,
        payload: json!({ "document": row.id }),
        dedup_key: Some(format!("{READ}:{}", row.id)),
        run_at: row.received_at,
    }
}

/// A document was not read, and may be later.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "the messages say it")]
pub enum ReadError {
    #[error("files: {0}")]
    Files(#[from] FilesError),
    #[error(transparent)]
    Extract(#[from] ExtractError),
    #[error("database: {0}")]
    Database(#[from] DbErr),
}

/// Reads a document that is waiting for it; nothing, if it was read or is gone.
///
/// # Errors
/// See [`ReadError`].
pub async fn read(ctx: &Context, id: DocumentId) -> Result<(), ReadError> {
    let Some(row) = document::Entity::find_by_id(id).one(ctx.store.read()).await? else { return Ok(()) };
    if row.reading != Reading::Waiting {
        return Ok(());
    }
    let (Ok(format), Ok(sha256)) = (row.format.parse::<Format>(), row.sha256.parse()) else {
        return Ok(unreadable(ctx, id, Unreadable::Broken).await?);
    };
    let content = ctx.files.read(&Address::new(sha256, id)).await?;
    match ctx.extract.read(format, content).await? {
        Outcome::Unreadable(why) => {
            tracing::info!(document = %id, ?why, "a document cannot be read");
            Ok(unreadable(ctx, id, reason(why)).await?)
        }
        Outcome::Read(extracted) => keep(ctx, id, extracted).await,
    }
}

const fn reason(why: Why) -> Unreadable {
    match why {
        Why::Locked => Unreadable::Locked,
        Why::Broken => Unreadable::Broken,
        Why::TooLarge => Unreadable::TooLarge,
        Why::TooSlow => Unreadable::TooSlow,
    }
}

/// The row, held until the commit, if the document is still there and still waits to be read.
async fn hold(tx: &DatabaseTransaction, id: DocumentId) -> Result<Option<document::ActiveModel>, DbErr> {
    let row = document::Entity::find_by_id(id).lock_exclusive().one(tx).await?;
    Ok(row.filter(|row| row.reading == Reading::Waiting).map(IntoActiveModel::into_active_model))
}

async fn unreadable(ctx: &Context, id: DocumentId, why: Unreadable) -> Result<(), DbErr> {
    ctx.store
        .write(async |tx| {
            let Some(mut row) = hold(tx, id).await? else { return Ok(()) };
            row.reading = Set(Reading::Unreadable);
            row.unreadable = Set(Some(why));
            row.update(tx).await.map(drop)
        })
        .await
}

/// The images are stored before a row refers to them, as documents are.
async fn keep(ctx: &Context, id: DocumentId, extracted: Extracted) -> Result<(), ReadError> {
    let Extracted { images, seen, pages, text } = extracted;
    let seen = seen
        .iter()
        .zip(1..)
        .map(|(seen, number)| page_seen::Model { document_id: id, number, told: seen.told() }.into_active_model());
    let seen: Vec<_> = seen.collect();
    let mut rows = Vec::with_capacity(images.len());
    let mut stored = Vec::with_capacity(images.len());
    for (image, number) in images.into_iter().zip(1..) {
        let (row, kept) = keep_image(ctx, id, number, image).await?;
        rows.push(row.into_active_model());
        stored.push(kept.address);
    }
    let words = document_text::ActiveModel {
        id: ActiveValue::NotSet,
        document_id: Set(id),
        fold: Set(fold_words(&text)),
        body: Set(text),
    };
    let is_kept = ctx
        .store
        .write(async |tx| {
            let Some(mut row) = hold(tx, id).await? else { return Ok::<_, DbErr>(false) };
            row.reading = Set(Reading::Read);
            row.pages = Set(Some(i32::try_from(pages).unwrap_or(i32::MAX)));
            row.update(tx).await?;
            document_page::Entity::insert_many(rows).exec_without_returning(tx).await?;
            page_seen::Entity::insert_many(seen).exec_without_returning(tx).await?;
            document_text::Entity::insert(words).exec_without_returning(tx).await?;
            document_changed(tx, id).await?;
            Ok(true)
        })
        .await?;
    if !is_kept {
        ctx.files.erase(&stored).await;
    }
    Ok(())
}

async fn keep_image(
    ctx: &Context,
    document: DocumentId,
    number: i32,
    image: PageImage,
) -> Result<(document_page::Model, Stored), FilesError> {
    let file = PageId(ctx.new_id());
    let size = image.bytes.len();
    let content = futures_util::stream::iter([Ok::<_, FilesError>(Bytes::from(image.bytes))]);
    let limit = u64::try_from(size).unwrap_or(u64::MAX);
    let stored = ctx.files.receive(pages::in_store(file), content, limit).await?.keep().await?;
    let row = document_page::Model {
        document_id: document,
        number,
        file_id: file,
        sha256: stored.address.sha256.to_string(),
        media_type: image.media_type.to_owned(),
        width: i32::from(image.width),
        height: i32::from(image.height),
        size: i64::try_from(size).unwrap_or(i64::MAX),
    };
    Ok((row, stored))
}
