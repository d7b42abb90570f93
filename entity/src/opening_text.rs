//! The advert in one language.

use crate::OpeningId;
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "opening_text")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub opening_id: OpeningId,
    /// `en`, `sq` or `sr`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub language: String,
    pub title: String,
    pub summary: String,
    /// Markdown (CommonMark); rendered and sanitised when shown.
    pub description: String,
    /// Title, summary, description and places, folded for search: no case, marks or script.
    pub fold: String,
}

impl ActiveModelBehavior for ActiveModel {}
