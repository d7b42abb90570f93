//! What was done to an opening, from the record, for those who manage it.

use crate::account::read::names;
use crate::context::Context;
use entity::{Instant, OpeningId, StaffId, audit_entry};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// A line of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// When.
    pub at: Instant,
    /// What, `opening.published`.
    pub act: String,
    /// By whom; None: by the house itself, or by an account that is gone.
    pub by: Option<String>,
}

/// The latest things done to the opening itself, the newest first.
///
/// # Errors
/// The database's own error.
pub async fn history(ctx: &Context, id: OpeningId, limit: u64) -> Result<Vec<Done>, DbErr> {
    let db = ctx.store.read();
    let entries = audit_entry::Entity::find()
        .filter(audit_entry::Column::Scope.eq(id.to_string()))
        .filter(audit_entry::Column::Act.starts_with("opening."))
        .order_by_desc(audit_entry::Column::Number)
        .limit(limit)
        .all(db)
        .await?;
    let people = names(db, entries.iter().filter_map(|entry| entry.staff_id)).await?;
    let name = |id: Option<StaffId>| id.and_then(|id| people.get(&id).cloned());
    Ok(entries.into_iter().map(|entry| Done { at: entry.at, by: name(entry.staff_id), act: entry.act }).collect())
}
