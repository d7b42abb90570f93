//! Openings: the advert in its languages, what is judged, asked and required, the panel, the public log.

use crate::columns::{
    flag, id, index, int, json, long, maybe_int, maybe_json, maybe_long, maybe_text, table, text, unique,
};
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
            "opening",
            vec![
                id("id"),
                text("slug"),
                text("state"),
                text("language"),
                maybe_text("closes_local"),
                text("time_zone"),
                maybe_long("closes_at"),
                maybe_long("opens_at"),
                int("grace_seconds"),
                maybe_long("salary_min"),
                maybe_long("salary_max"),
                maybe_text("salary_currency"),
                maybe_text("salary_period"),
                text("contract"),
                json("places"),
                flag("remote"),
                int("positions"),
                text("contact"),
                flag("blind"),
                text("visibility"),
                flag("chair_sees_all"),
                flag("assigned"),
                maybe_int("reviews_per_application"),
                int("version"),
                id("created_by"),
                long("created_at"),
                long("updated_at"),
                maybe_long("published_at"),
                maybe_long("cancelled_at"),
                maybe_int("reminded_hours"),
            ],
            &["id"],
            &[("created_by", "staff", "id")],
        )
        .await?;
        unique(m, "opening", &["slug"]).await?;
        index(m, "opening", &["state", "closes_at"]).await?;
        table(
            m,
            "opening_text",
            vec![id("opening_id"), text("language"), text("title"), text("summary"), text("description")],
            &["opening_id", "language"],
            &[("opening_id", "opening", "id")],
        )
        .await?;
        table(
            m,
            "criterion",
            vec![
                id("opening_id"),
                text("key"),
                int("position"),
                text("title"),
                json("translations"),
                long("weight_milli"),
                long("min_milli"),
                long("max_milli"),
                flag("required"),
                json("anchors"),
            ],
            &["opening_id", "key"],
            &[("opening_id", "opening", "id")],
        )
        .await?;
        table(
            m,
            "question",
            vec![
                id("opening_id"),
                text("key"),
                int("position"),
                text("kind"),
                text("title"),
                text("hint"),
                json("translations"),
                flag("required"),
                json("choices"),
                maybe_int("max_length"),
                maybe_json("knock_out"),
            ],
            &["opening_id", "key"],
            &[("opening_id", "opening", "id")],
        )
        .await?;
        table(
            m,
            "requirement",
            vec![
                id("opening_id"),
                text("key"),
                int("position"),
                text("title"),
                text("hint"),
                json("translations"),
                flag("required"),
                json("formats"),
                long("max_bytes"),
                int("max_files"),
            ],
            &["opening_id", "key"],
            &[("opening_id", "opening", "id")],
        )
        .await?;
        table(
            m,
            "panel_member",
            vec![id("opening_id"), id("staff_id"), text("role")],
            &["opening_id", "staff_id"],
            &[("opening_id", "opening", "id"), ("staff_id", "staff", "id")],
        )
        .await?;
        index(m, "panel_member", &["staff_id"]).await?;
        table(
            m,
            "amendment",
            vec![
                id("id"),
                id("opening_id"),
                int("number"),
                text("reason"),
                json("changes"),
                id("made_by"),
                long("made_at"),
            ],
            &["id"],
            &[("opening_id", "opening", "id"), ("made_by", "staff", "id")],
        )
        .await?;
        unique(m, "amendment", &["opening_id", "number"]).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        for name in ["amendment", "panel_member", "requirement", "question", "criterion", "opening_text", "opening"] {
            m.drop_table(Table::drop().table(name).take()).await?;
        }
        Ok(())
    }
}
