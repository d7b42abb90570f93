//! Somebody whom a note names.

use crate::{Instant, NoteId, StaffId};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "note_mention")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub note_id: NoteId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub staff_id: StaffId,
    /// When they first had the note before them.
    pub seen_at: Option<Instant>,
}

impl ActiveModelBehavior for ActiveModel {}
