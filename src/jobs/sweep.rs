//! What a crash or a doubtful commit left in the file store is removed: uploads that nobody goes on with, files in staging that
//! nobody writes to, and documents and images of their pages without a row. Beside it go the rows whose time is over: drafts
//! long after their closing instant, links that let nobody in any more, keys of requests that nobody repeats.

use crate::application::stale;
use crate::context::Context;
use crate::document::pages::in_store;
use crate::files::Address;
use crate::link;
use crate::review::{batch, saved};
use crate::store::idempotency;
use entity::{DocumentId, Instant, PageId, document, document_page};
use futures_util::TryStreamExt;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QuerySelect};
use std::collections::HashSet;

/// Milliseconds after which what has no row belongs to no upload under way, with a margin for the store's own clock.
const A_DAY: i64 = 24 * 60 * 60 * 1000;
/// Days for which the key of a request is remembered; a program that repeats one later begins anew.
const KEY_DAYS: i64 = 7;
/// Documents compared with the database at a time.
const AT_ONCE: usize = 500;

/// Sweeps once. How many files went.
///
/// # Errors
/// The store's or the database's own error, without names.
pub async fn run(ctx: &Context) -> Result<u64, super::JobError> {
    let before = Instant(ctx.now().0 - A_DAY);
    let uploads = crate::application::upload::sweep::sweep(ctx).await.map_err(|error| error.to_string())?;
    let mut gone = uploads + ctx.files.sweep_staging(before).await.map_err(|error| error.to_string())?;
    let mut listed = ctx.files.list().try_chunks(AT_ONCE);
    while let Some(some) = listed.try_next().await.map_err(|error| error.to_string())? {
        let old: Vec<_> = some.into_iter().filter(|kept| kept.stored_at < before).map(|kept| kept.address).collect();
        let known = known(ctx, &old).await.map_err(|error| error.to_string())?;
        for address in old.iter().filter(|address| !known.contains(&address.id)) {
            ctx.files.delete(address).await.map_err(|error| error.to_string())?;
            gone += 1;
        }
    }
    Ok(gone)
}

/// Takes away the rows whose time is over. How many drafts were among them.
///
/// # Errors
/// The database's own error.
pub async fn rows(ctx: &Context) -> Result<u64, DbErr> {
    let days = |days: i64| Instant(ctx.now().0 - days * A_DAY);
    ctx.store
        .write(async |tx| {
            link::sweep(tx, days(1)).await?;
            batch::read::sweep(tx, days(KEY_DAYS)).await?;
            saved::sweep(tx, days(1)).await?;
            idempotency::sweep(tx, days(KEY_DAYS)).await
        })
        .await?;
    stale::sweep(ctx).await
}

/// The ids of those that a row refers to.
async fn known(ctx: &Context, files: &[Address]) -> Result<HashSet<DocumentId>, DbErr> {
    let documents = document::Entity::find()
        .select_only()
        .column(document::Column::Id)
        .filter(document::Column::Id.is_in(files.iter().map(|address| address.id)))
        .into_tuple::<DocumentId>()
        .all(ctx.store.read())
        .await?;
    let pages = document_page::Entity::find()
        .select_only()
        .column(document_page::Column::FileId)
        .filter(document_page::Column::FileId.is_in(files.iter().map(|address| PageId(address.id.0))))
        .into_tuple::<PageId>()
        .all(ctx.store.read())
        .await?;
    Ok(documents.into_iter().chain(pages.into_iter().map(in_store)).collect())
}
