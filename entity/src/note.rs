//! What somebody left to be read with an application; the comment of a scorecard is another thing.

use crate::{ApplicationId, Instant, NoteId, OpeningId, StaffId};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "note")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: NoteId,
    pub application_id: ApplicationId,
    pub opening_id: OpeningId,
    /// Who wrote it.
    pub staff_id: StaffId,
    pub body: String,
    /// Its author did not know who applied.
    pub covered: bool,
    pub written_at: Instant,
    pub edited_at: Option<Instant>,
}

impl ActiveModelBehavior for ActiveModel {}
