//! What there is to be seen on a page of a document, and where: by it a blind review covers who applied.

use crate::DocumentId;
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "page_seen")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub document_id: DocumentId,
    /// From 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i32,
    /// JSON: words, pictures, drawings and links with their places.
    pub told: String,
}

impl ActiveModelBehavior for ActiveModel {}
