//! Applications: drafts, the documents that arrive, the immutable versions.

use crate::columns::{flag, id, index, int, json, long, maybe_id, maybe_long, maybe_text, table, text, unique};
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
            "application",
            vec![
                id("id"),
                id("opening_id"),
                text("reference"),
                text("alias"),
                text("state"),
                text("stage"),
                text("language"),
                text("full_name"),
                text("name_fold"),
                text("email"),
                text("email_key"),
                text("phone"),
                maybe_long("consent_at"),
                json("answers"),
                text("token_hash"),
                int("token_number"),
                text("proven_email_key"),
                int("version"),
                maybe_id("submission_id"),
                long("began_at"),
                long("updated_at"),
                maybe_long("submitted_at"),
                maybe_long("withdrawn_at"),
                maybe_long("edited_at"),
                maybe_long("extended_until"),
                int("reviews"),
                maybe_long("mean_key"),
                maybe_text("mean_exact"),
                flag("review_complete"),
            ],
            &["id"],
            &[("opening_id", "opening", "id")],
        )
        .await?;
        unique(m, "application", &["reference"]).await?;
        unique(m, "application", &["alias"]).await?;
        // One submitted application per person and opening: a double click is answered by the database, not by a check before it.
        m.get_connection()
            .execute_unprepared(
                "CREATE UNIQUE INDEX ux_application_one_submitted ON application (opening_id, email_key) WHERE state = 'submitted'",
            )
            .await?;
        // The lists of HR (by arrival, by name) and the ranking, each read from an index in its order.
        index(m, "application", &["opening_id", "state", "submitted_at", "id"]).await?;
        index(m, "application", &["opening_id", "state", "name_fold", "id"]).await?;
        // The order of a blind review. Drafts are not reviewed, so that writing them does not pay for it.
        m.get_connection()
            .execute_unprepared(
                "CREATE INDEX ix_application_alias ON application (opening_id, alias) WHERE state = 'submitted'",
            )
            .await?;
        m.create_index(
            Index::create()
                .name("ix_application_ranking")
                .table("application")
                .col("opening_id")
                .col("state")
                .col(("mean_key", IndexOrder::Desc))
                .col("mean_exact")
                .col("reference")
                .take(),
        )
        .await?;
        // How many letters an address was sent, over all openings.
        index(m, "application", &["email_key"]).await?;
        // Whom a bearer token names, at every request of an applicant.
        index(m, "application", &["token_hash"]).await?;
        table(
            m,
            "extension",
            vec![
                id("id"),
                id("opening_id"),
                id("application_id"),
                long("until"),
                text("reason"),
                id("made_by"),
                long("made_at"),
            ],
            &["id"],
            &[("opening_id", "opening", "id"), ("application_id", "application", "id"), ("made_by", "staff", "id")],
        )
        .await?;
        index(m, "extension", &["opening_id", "made_at", "id"]).await?;
        index(m, "extension", &["application_id"]).await?;
        table(
            m,
            "submission",
            vec![
                id("id"),
                id("application_id"),
                id("opening_id"),
                int("number"),
                long("sequence"),
                text("full_name"),
                text("email"),
                text("phone"),
                text("language"),
                json("answers"),
                maybe_text("idempotency_hash"),
                maybe_text("idempotency_fingerprint"),
                long("received_at"),
                long("closes_at"),
                text("receipt"),
            ],
            &["id"],
            &[("application_id", "application", "id"), ("opening_id", "opening", "id")],
        )
        .await?;
        unique(m, "submission", &["application_id", "number"]).await?;
        unique(m, "submission", &["opening_id", "sequence"]).await?;
        unique(m, "submission", &["opening_id", "idempotency_hash"]).await?;
        table(
            m,
            "document",
            vec![
                id("id"),
                id("application_id"),
                text("requirement_key"),
                int("place"),
                text("name"),
                text("format"),
                text("media_type"),
                long("size"),
                text("sha256"),
                text("scan"),
                text("reading"),
                long("began_at"),
                long("received_at"),
                maybe_long("removed_at"),
            ],
            &["id"],
            &[("application_id", "application", "id")],
        )
        .await?;
        index(m, "document", &["application_id"]).await?;
        // Two that come at the same time do not take the same place: what a requirement takes at most is not passed.
        m.get_connection()
            .execute_unprepared(
                "CREATE UNIQUE INDEX ux_document_place ON document (application_id, requirement_key, place) WHERE removed_at IS NULL",
            )
            .await?;
        index(m, "document", &["sha256"]).await?;
        table(
            m,
            "submission_document",
            vec![id("submission_id"), id("document_id"), int("position")],
            &["submission_id", "document_id"],
            &[("submission_id", "submission", "id"), ("document_id", "document", "id")],
        )
        .await?;
        index(m, "submission_document", &["document_id"]).await?;
        table(
            m,
            "link",
            vec![
                id("id"),
                text("purpose"),
                maybe_id("staff_id"),
                maybe_id("application_id"),
                text("token_hash"),
                long("created_at"),
                long("expires_at"),
                maybe_long("used_at"),
            ],
            &["id"],
            &[("staff_id", "staff", "id"), ("application_id", "application", "id")],
        )
        .await?;
        unique(m, "link", &["token_hash"]).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        for name in ["link", "submission_document", "document", "submission", "application"] {
            m.drop_table(Table::drop().table(name).take()).await?;
        }
        Ok(())
    }
}
