//! The record: hash-chained entries; and the requests already carried out.

use crate::columns::{index, long, maybe_id, table, text};
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
            "audit_entry",
            vec![
                text("scope"),
                long("number"),
                long("at"),
                maybe_id("opening_id"),
                text("actor_kind"),
                maybe_id("staff_id"),
                text("act"),
                text("thing"),
                text("detail"),
                text("previous_hash"),
                text("hash"),
            ],
            &["scope", "number"],
            &[],
        )
        .await?;
        index(m, "audit_entry", &["at"]).await?;
        index(m, "audit_entry", &["scope", "thing"]).await?;
        table(
            m,
            "audit_head",
            vec![text("scope"), long("number"), text("hash"), long("receipts"), text("receipt_hash")],
            &["scope"],
            &[],
        )
        .await?;
        table(
            m,
            "idempotency_key",
            vec![text("scope"), text("key_hash"), text("fingerprint"), text("resource"), long("created_at")],
            &["scope", "key_hash"],
            &[],
        )
        .await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        for name in ["idempotency_key", "audit_head", "audit_entry"] {
            m.drop_table(Table::drop().table(name).take()).await?;
        }
        Ok(())
    }
}
