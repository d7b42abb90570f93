//! Who does not review what, and who does: conflicts of interest and assignments.

use crate::columns::{id, index, int, long, table, text};
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
            "conflict",
            vec![
                id("application_id"),
                id("staff_id"),
                id("opening_id"),
                text("reason"),
                id("declared_by"),
                long("declared_at"),
            ],
            &["application_id", "staff_id"],
            &[
                ("application_id", "application", "id"),
                ("staff_id", "staff", "id"),
                ("opening_id", "opening", "id"),
                ("declared_by", "staff", "id"),
            ],
        )
        .await?;
        index(m, "conflict", &["opening_id", "staff_id"]).await?;
        table(
            m,
            "assignment",
            vec![
                id("application_id"),
                id("reviewer_id"),
                id("opening_id"),
                int("position"),
                id("assigned_by"),
                long("assigned_at"),
            ],
            &["application_id", "reviewer_id"],
            &[
                ("application_id", "application", "id"),
                ("reviewer_id", "staff", "id"),
                ("opening_id", "opening", "id"),
                ("assigned_by", "staff", "id"),
            ],
        )
        .await?;
        index(m, "assignment", &["opening_id", "reviewer_id", "position", "application_id"]).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        for name in ["assignment", "conflict"] {
            m.drop_table(Table::drop().table(name).take()).await?;
        }
        Ok(())
    }
}
