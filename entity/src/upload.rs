//! An upload that may be interrupted and go on. How much of it has arrived is the size of its file in staging: one place, so that
//! a crash leaves no second opinion.

use crate::{ApplicationId, DocumentId, Instant, UploadId};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "upload")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: UploadId,
    pub application_id: ApplicationId,
    /// The requirement that its document will answer.
    pub requirement_key: String,
    /// The name that the file has on the applicant's device: data, cleaned when it is complete.
    pub name: String,
    /// SHA-256 of the token in its address, hex.
    #[sea_orm(unique)]
    pub token_hash: String,
    /// How many bytes it will have, if the sender said so.
    pub length: Option<i64>,
    pub created_at: Instant,
    /// The instant its first byte was read.
    pub began_at: Option<Instant>,
    pub completed_at: Option<Instant>,
    /// What became of it.
    pub document_id: Option<DocumentId>,
    /// The document whose place its own will take, if it was begun for that.
    pub replaces: Option<DocumentId>,
}

impl ActiveModelBehavior for ActiveModel {}
