//! Shortlists: frozen selections and the signatures under them.

use crate::columns::{id, int, long, maybe_int, maybe_text, table, text, unique};
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
            "shortlist",
            vec![
                id("id"),
                id("opening_id"),
                int("number"),
                text("method"),
                text("reason"),
                id("drawn_by"),
                long("drawn_at"),
            ],
            &["id"],
            &[("opening_id", "opening", "id"), ("drawn_by", "staff", "id")],
        )
        .await?;
        unique(m, "shortlist", &["opening_id", "number"]).await?;
        table(
            m,
            "shortlist_entry",
            vec![
                id("shortlist_id"),
                id("application_id"),
                id("submission_id"),
                int("position"),
                maybe_int("rank"),
                maybe_text("mean_exact"),
                int("reviews"),
            ],
            &["shortlist_id", "application_id"],
            &[
                ("shortlist_id", "shortlist", "id"),
                ("application_id", "application", "id"),
                ("submission_id", "submission", "id"),
            ],
        )
        .await?;
        unique(m, "shortlist_entry", &["shortlist_id", "position"]).await?;
        table(
            m,
            "sign_off",
            vec![id("shortlist_id"), id("staff_id"), text("note"), long("signed_at")],
            &["shortlist_id", "staff_id"],
            &[("shortlist_id", "shortlist", "id"), ("staff_id", "staff", "id")],
        )
        .await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        for name in ["sign_off", "shortlist_entry", "shortlist"] {
            m.drop_table(Table::drop().table(name).take()).await?;
        }
        Ok(())
    }
}
