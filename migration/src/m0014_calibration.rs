//! What the cards of an opening come to beyond means.

use crate::columns::{flag, id, index, int, long, maybe_int, maybe_json, maybe_long, table};
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
            "calibration",
            vec![
                id("opening_id"),
                long("wanted"),
                long("computed"),
                maybe_long("computed_at"),
                long("cards"),
                maybe_json("summary"),
            ],
            &["opening_id"],
            &[("opening_id", "opening", "id")],
        )
        .await?;
        // No foreign keys: an application may be erased, and the next computation forgets it.
        table(
            m,
            "calibrated",
            vec![
                id("application_id"),
                id("opening_id"),
                long("computed"),
                int("place"),
                flag("tied_next"),
                maybe_long("value_nano"),
                maybe_long("reach_nano"),
                maybe_int("adjusted_rank"),
                maybe_int("rank_low"),
                maybe_int("rank_high"),
                maybe_int("in_cut_milli"),
                maybe_int("above_next_milli"),
            ],
            &["application_id"],
            &[],
        )
        .await?;
        index(m, "calibrated", &["opening_id", "place"]).await?;
        index(m, "calibrated", &["opening_id", "rank_low", "rank_high"]).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.drop_table(Table::drop().table("calibrated").take()).await?;
        m.drop_table(Table::drop().table("calibration").take()).await
    }
}
