//! What a crash or a doubtful commit left in the file store is removed: files in staging that nobody writes to, and documents
//! without a row.

use crate::context::Context;
use entity::{Instant, document};
use futures_util::TryStreamExt;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use std::collections::HashSet;

/// Milliseconds after which what has no row belongs to no upload under way, with a margin for the store's own clock.
const A_DAY: i64 = 24 * 60 * 60 * 1000;
/// Documents compared with the database at a time.
const AT_ONCE: usize = 500;

/// Sweeps once. How many files went.
///
/// # Errors
/// The store's or the database's own error, without names.
pub async fn run(ctx: &Context) -> Result<u64, super::JobError> {
    let before = Instant(ctx.now().0 - A_DAY);
    let mut gone = ctx.files.sweep_staging(before).await.map_err(|error| error.to_string())?;
    let mut listed = ctx.files.list().try_chunks(AT_ONCE);
    while let Some(some) = listed.try_next().await.map_err(|error| error.to_string())? {
        let old: Vec<_> = some.into_iter().filter(|kept| kept.stored_at < before).map(|kept| kept.address).collect();
        let ids = old.iter().map(|address| address.id);
        let known: HashSet<_> = document::Entity::find()
            .select_only()
            .column(document::Column::Id)
            .filter(document::Column::Id.is_in(ids))
            .into_tuple::<entity::DocumentId>()
            .all(ctx.store.read())
            .await
            .map_err(|error| error.to_string())?
            .into_iter()
            .collect();
        for address in old.iter().filter(|address| !known.contains(&address.id)) {
            ctx.files.delete(address).await.map_err(|error| error.to_string())?;
            gone += 1;
        }
    }
    Ok(gone)
}
