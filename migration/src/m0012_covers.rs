//! A blind review shows documents: what there is to be seen on each page, what HR corrected, and what HR confirmed.

use crate::columns::{id, int, long, text};
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
        m.create_table(
            Table::create()
                .table("page_seen")
                .col(id("document_id"))
                .col(int("number"))
                .col(text("told"))
                .primary_key(Index::create().col("document_id").col("number"))
                .foreign_key(&mut going_with("page_seen", "document_id", "document"))
                .take(),
        )
        .await?;
        m.create_table(
            Table::create()
                .table("cover_correction")
                .col(id("application_id"))
                .col(text("place"))
                .col(text("kind"))
                .col(text("words"))
                .col(id("corrected_by"))
                .col(long("corrected_at"))
                .primary_key(Index::create().col("application_id").col("place"))
                .foreign_key(&mut going_with("cover_correction", "application_id", "application"))
                .take(),
        )
        .await?;
        m.create_table(
            Table::create()
                .table("cover_confirmation")
                .col(id("submission_id"))
                .col(id("document_id"))
                .col(id("confirmed_by"))
                .col(long("confirmed_at"))
                .primary_key(Index::create().col("submission_id").col("document_id"))
                .foreign_key(&mut going_with("cover_confirmation", "submission_id", "submission"))
                .foreign_key(&mut going_with("cover_confirmation", "document_id", "document"))
                .take(),
        )
        .await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        for table in ["cover_confirmation", "cover_correction", "page_seen"] {
            m.drop_table(Table::drop().table(table).take()).await?;
        }
        Ok(())
    }
}

/// What was learnt of something goes with it.
fn going_with(table: &'static str, column: &'static str, there: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .name(format!("fk_{table}_{column}"))
        .from(table, column)
        .to(there, "id")
        .on_delete(ForeignKeyAction::Cascade)
        .take()
}
