//! What HR and panels do with lists of applications: moves of many at once, which can be taken back.

use crate::columns::{id, index, int, long, maybe_long, table, text};
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
        table(
            m,
            "stage_batch",
            vec![
                id("id"),
                id("opening_id"),
                id("staff_id"),
                text("stage"),
                long("made_at"),
                maybe_long("moved_at"),
                maybe_long("undone_at"),
                int("stayed"),
            ],
            &["id"],
            &[("opening_id", "opening", "id"), ("staff_id", "staff", "id")],
        )
        .await?;
        index(m, "stage_batch", &["made_at"]).await?;
        m.create_table(
            Table::create()
                .table("stage_batch_item")
                .col(id("batch_id"))
                .col(id("application_id"))
                .col(text("stage"))
                .col(int("version"))
                .primary_key(Index::create().col("batch_id").col("application_id"))
                .foreign_key(&mut within("stage_batch_item", "batch_id", "stage_batch"))
                .foreign_key(&mut within("stage_batch_item", "application_id", "application"))
                .take(),
        )
        .await?;
        index(m, "stage_batch_item", &["application_id"]).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        for name in ["stage_batch_item", "stage_batch"] {
            m.drop_table(Table::drop().table(name).take()).await?;
        }
        Ok(())
    }
}

/// What hangs on something goes with it.
fn within(table: &'static str, column: &'static str, whole: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .name(format!("fk_{table}_{column}"))
        .from(table, column)
        .to(whole, "id")
        .on_delete(ForeignKeyAction::Cascade)
        .take()
}
