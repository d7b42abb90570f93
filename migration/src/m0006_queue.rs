//! The queue and the letters.

use crate::columns::{id, index, int, json, long, maybe_id, maybe_long, maybe_text, table, text, unique};
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
            "job",
            vec![
                id("id"),
                text("kind"),
                json("payload"),
                maybe_text("dedup_key"),
                text("state"),
                long("run_at"),
                int("attempts"),
                maybe_long("leased_until"),
                maybe_text("last_error"),
                long("created_at"),
                maybe_long("finished_at"),
            ],
            &["id"],
            &[],
        )
        .await?;
        unique(m, "job", &["dedup_key"]).await?;
        index(m, "job", &["state", "run_at"]).await?;
        table(
            m,
            "letter",
            vec![
                id("id"),
                text("kind"),
                maybe_id("application_id"),
                maybe_id("staff_id"),
                maybe_id("opening_id"),
                text("cause"),
                text("language"),
                long("written_at"),
                text("message_id"),
                maybe_long("sent_at"),
                maybe_long("refused_at"),
            ],
            &["id"],
            &[("application_id", "application", "id"), ("staff_id", "staff", "id"), ("opening_id", "opening", "id")],
        )
        .await?;
        unique(m, "letter", &["cause"]).await?;
        index(m, "letter", &["application_id"]).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        for name in ["letter", "job"] {
            m.drop_table(Table::drop().table(name).take()).await?;
        }
        Ok(())
    }
}
