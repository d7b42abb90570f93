//! Documents are read: what came of it, their pages as images, and their text.

use crate::columns::{id, int, long, maybe_int, maybe_text, text, unique};
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
        for column in [maybe_text("unreadable"), maybe_int("pages")] {
            m.alter_table(Table::alter().table("document").add_column(column).take()).await?;
        }
        m.create_table(
            Table::create()
                .table("document_page")
                .col(id("document_id"))
                .col(int("number"))
                .col(id("file_id"))
                .col(text("sha256"))
                .col(text("media_type"))
                .col(int("width"))
                .col(int("height"))
                .col(long("size"))
                .primary_key(Index::create().col("document_id").col("number"))
                .foreign_key(&mut of_document("document_page"))
                .take(),
        )
        .await?;
        unique(m, "document_page", &["file_id"]).await?;
        m.create_table(
            Table::create()
                .table("document_text")
                .col(ColumnDef::new("id").big_integer().not_null().auto_increment().primary_key())
                .col(id("document_id"))
                .col(text("body"))
                .col(text("fold"))
                .foreign_key(&mut of_document("document_text"))
                .take(),
        )
        .await?;
        unique(m, "document_text", &["document_id"]).await?;
        Ok(())
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.drop_table(Table::drop().table("document_text").take()).await?;
        m.drop_table(Table::drop().table("document_page").take()).await?;
        for column in ["pages", "unreadable"] {
            m.alter_table(Table::alter().table("document").drop_column(column).take()).await?;
        }
        Ok(())
    }
}

/// What was read of a document goes with it.
fn of_document(table: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .name(format!("fk_{table}_document_id"))
        .from(table, "document_id")
        .to("document", "id")
        .on_delete(ForeignKeyAction::Cascade)
        .take()
}
