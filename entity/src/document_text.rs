//! What a document says.

use crate::DocumentId;
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "document_text")]
pub struct Model {
    /// A number, because SQLite's full-text index knows rows by theirs.
    #[sea_orm(primary_key)]
    pub id: i64,
    #[sea_orm(unique)]
    pub document_id: DocumentId,
    /// As people read it.
    pub body: String,
    /// Its words folded for search, in their order, separated by single spaces.
    pub fold: String,
}

impl ActiveModelBehavior for ActiveModel {}
