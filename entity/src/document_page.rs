//! The image of a document's page, made by us.

use crate::{DocumentId, PageId};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "document_page")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub document_id: DocumentId,
    /// From 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i32,
    /// The id under which its bytes lie in the file store.
    pub file_id: PageId,
    /// Hex; of the image.
    pub sha256: String,
    /// `image/png` or `image/jpeg`.
    pub media_type: String,
    /// In pixels.
    pub width: i32,
    /// In pixels.
    pub height: i32,
    /// Bytes.
    pub size: i64,
}

impl ActiveModelBehavior for ActiveModel {}
