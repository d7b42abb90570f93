//! Uploads that may be interrupted and go on.

use crate::columns::{id, index, long, maybe_id, maybe_long, table, text, unique};
use sea_orm_migration::prelude::*;

/// This step.
#[derive(DeriveMigrationName)]
pub struct Step;

#[async_trait::async_trait]
impl MigrationTrait for Step {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        // No foreign keys: a draft may be erased under an upload, which then finds nobody and is swept.
        table(
            m,
            "upload",
            vec![
                id("id"),
                id("application_id"),
                text("requirement_key"),
                text("name"),
                text("token_hash"),
                maybe_long("length"),
                long("created_at"),
                maybe_long("began_at"),
                maybe_long("completed_at"),
                maybe_id("document_id"),
                maybe_id("replaces"),
            ],
            &["id"],
            &[],
        )
        .await?;
        unique(m, "upload", &["token_hash"]).await?;
        index(m, "upload", &["application_id"]).await?;
        index(m, "upload", &["created_at"]).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.drop_table(Table::drop().table("upload").take()).await
    }
}
