//! The rows of documents are written here, wherever they come from, with the jobs that every new document causes.

use crate::context::Context;
use crate::document::{read, scan};
use entity::document;
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, IntoActiveModel};

/// Writes the rows of documents whose bytes are stored, and asks that they be scanned and read.
pub(super) async fn keep(tx: &impl ConnectionTrait, ctx: &Context, rows: &[document::Model]) -> Result<(), DbErr> {
    if rows.is_empty() {
        return Ok(());
    }
    let new = rows.iter().map(|row| row.clone().into_active_model());
    document::Entity::insert_many(new).exec_without_returning(tx).await?;
    for row in rows {
        scan::ask(tx, ctx, row).await?;
    }
    read::enqueue(tx, rows).await
}
