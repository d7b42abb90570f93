//! Uploads that nobody goes on with are taken away.

use crate::context::Context;
use entity::{ApplicationId, UploadId, upload};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect};

/// Uploads taken away at a time.
const AT_ONCE: u64 = 500;

/// Takes away the uploads that are too old, and what is here of them; says how many.
///
/// # Errors
/// The database's own error.
pub async fn sweep(ctx: &Context) -> Result<u64, DbErr> {
    let old = upload::Entity::find()
        .select_only()
        .column(upload::Column::Id)
        .filter(upload::Column::CreatedAt.lte(super::oldest(ctx)))
        .limit(AT_ONCE);
    let mut gone = 0;
    loop {
        let ids: Vec<UploadId> = old.clone().into_tuple().all(ctx.store.read()).await?;
        if ids.is_empty() {
            return Ok(gone);
        }
        forget(ctx, &ids).await;
        ctx.store
            .write(async |tx| {
                upload::Entity::delete_many().filter(upload::Column::Id.is_in(ids.iter().copied())).exec(tx).await
            })
            .await?;
        gone += ids.len() as u64;
    }
}

/// Takes away the uploads of an application that is being erased; what is here of them is to be forgotten after the commit.
pub(in crate::application) async fn of_application(
    tx: &impl ConnectionTrait,
    application: ApplicationId,
) -> Result<Vec<UploadId>, DbErr> {
    let of_it = upload::Column::ApplicationId.eq(application);
    let ids = upload::Entity::find().select_only().column(upload::Column::Id).filter(of_it.clone());
    let ids = ids.into_tuple().all(tx).await?;
    upload::Entity::delete_many().filter(of_it).exec(tx).await?;
    Ok(ids)
}

/// Takes away one upload's row.
pub(super) async fn delete(ctx: &Context, id: UploadId) -> Result<(), DbErr> {
    ctx.store.write(async |tx| upload::Entity::delete_by_id(id).exec(tx).await.map(drop)).await
}

/// Removes what is here of these uploads; what cannot be removed is left to the sweep of staging.
pub(in crate::application) async fn forget(ctx: &Context, ids: &[UploadId]) {
    for id in ids {
        if let Err(error) = ctx.files.forget_partial(*id).await {
            tracing::warn!(%error, upload = %id, "what is here of an upload stays until the sweep");
        }
    }
}
