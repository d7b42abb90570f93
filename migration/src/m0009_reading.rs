//! Documents are read: what came of it, their pages as images, and their text with an index of its words.

use crate::columns::{id, int, long, maybe_int, maybe_text, text, unique};
use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

/// This step.
#[derive(DeriveMigrationName)]
pub struct Step;

/// FTS5 over the column `fold`, kept by triggers (<https://sqlite.org/fts5.html>, 4.4.3). What is removed is overwritten.
const SQLITE: &[&str] = &[
    "CREATE VIRTUAL TABLE document_words USING fts5(fold, content='document_text', content_rowid='id', \
     tokenize='unicode61 remove_diacritics 0')",
    "INSERT INTO document_words(document_words, rank) VALUES ('secure-delete', 1)",
    "CREATE TRIGGER document_text_added AFTER INSERT ON document_text BEGIN \
     INSERT INTO document_words(rowid, fold) VALUES (new.id, new.fold); END",
    "CREATE TRIGGER document_text_gone AFTER DELETE ON document_text BEGIN \
     INSERT INTO document_words(document_words, rowid, fold) VALUES ('delete', old.id, old.fold); END",
];

const POSTGRES: &[&str] = &[
    "ALTER TABLE document_text ADD COLUMN words tsvector GENERATED ALWAYS AS (to_tsvector('simple', fold)) STORED",
    "CREATE INDEX ix_document_text_words ON document_text USING gin (words)",
];

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
        let index = match m.get_database_backend() {
            DbBackend::Postgres => POSTGRES,
            _ => SQLITE,
        };
        for statement in index {
            m.get_connection().execute_unprepared(statement).await?;
        }
        Ok(())
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        if m.get_database_backend() != DbBackend::Postgres {
            m.drop_table(Table::drop().table("document_words").take()).await?;
        }
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
