//! Accounts: staff, their sessions and the API's refresh tokens.

use crate::columns::{id, index, long, maybe_long, maybe_text, table, text, unique};
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
            "staff",
            vec![
                id("id"),
                text("email"),
                text("email_key"),
                text("name"),
                text("role"),
                text("language"),
                maybe_text("password_hash"),
                long("created_at"),
                maybe_long("disabled_at"),
            ],
            &["id"],
            &[],
        )
        .await?;
        unique(m, "staff", &["email_key"]).await?;
        table(
            m,
            "staff_session",
            vec![
                id("id"),
                id("staff_id"),
                text("token_hash"),
                long("created_at"),
                long("seen_at"),
                long("expires_at"),
                maybe_long("revoked_at"),
            ],
            &["id"],
            &[("staff_id", "staff", "id")],
        )
        .await?;
        unique(m, "staff_session", &["token_hash"]).await?;
        index(m, "staff_session", &["staff_id"]).await?;
        table(
            m,
            "refresh_token",
            vec![
                id("id"),
                id("family"),
                id("staff_id"),
                text("token_hash"),
                long("issued_at"),
                long("expires_at"),
                maybe_long("spent_at"),
                maybe_long("revoked_at"),
            ],
            &["id"],
            &[("staff_id", "staff", "id")],
        )
        .await?;
        unique(m, "refresh_token", &["token_hash"]).await?;
        index(m, "refresh_token", &["family"]).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        for name in ["refresh_token", "staff_session", "staff"] {
            m.drop_table(Table::drop().table(name).take()).await?;
        }
        Ok(())
    }
}
