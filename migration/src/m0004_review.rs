//! Reviews: one card per reviewer and application, one value per criterion.

use crate::columns::{id, index, int, long, maybe_long, table, text, unique};
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
            "scorecard",
            vec![
                id("id"),
                id("application_id"),
                id("opening_id"),
                id("reviewer_id"),
                text("comment"),
                int("version"),
                long("updated_at"),
                maybe_long("submitted_at"),
            ],
            &["id"],
            &[("application_id", "application", "id"), ("opening_id", "opening", "id"), ("reviewer_id", "staff", "id")],
        )
        .await?;
        unique(m, "scorecard", &["application_id", "reviewer_id"]).await?;
        index(m, "scorecard", &["opening_id", "reviewer_id", "submitted_at"]).await?;
        table(
            m,
            "score",
            vec![id("scorecard_id"), text("criterion_key"), long("value_milli")],
            &["scorecard_id", "criterion_key"],
            &[("scorecard_id", "scorecard", "id")],
        )
        .await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        for name in ["score", "scorecard"] {
            m.drop_table(Table::drop().table(name).take()).await?;
        }
        Ok(())
    }
}
