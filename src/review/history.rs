//! What happened to an application, as the record has it.

use super::candidate::Candidate;
use super::stages;
use crate::account::read::names;
use crate::context::Context;
use entity::application::Stage;
use entity::{Instant, StaffId, audit_entry};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::Value;

/// The latest events that are shown.
const SHOWN: u64 = 100;

/// One event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    pub at: Instant,
    pub what: What,
    /// Who on the staff did it.
    pub by: Option<String>,
}

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    Submitted { version: i64 },
    Extended { until: Instant },
    Moved { from: Stage, to: Stage },
    CardSubmitted,
    CardReopened,
}

/// The latest events of an application, the latest first.
///
/// # Errors
/// The database's own error.
pub async fn of(ctx: &Context, candidate: &Candidate) -> Result<Vec<Event>, DbErr> {
    let db = ctx.store.read();
    let entries = audit_entry::Entity::find()
        .filter(audit_entry::Column::Scope.eq(candidate.application.opening_id.to_string()))
        .filter(audit_entry::Column::Thing.eq(&candidate.application.reference))
        .filter(audit_entry::Column::Act.is_in([
            "application.submitted",
            "application.extended",
            "application.moved",
            "scorecard.submitted",
            "scorecard.reopened",
        ]))
        .order_by_desc(audit_entry::Column::Number)
        .limit(SHOWN)
        .all(db)
        .await?;
    let people: Vec<StaffId> = entries.iter().filter_map(|entry| entry.staff_id).collect();
    let names = names(db, people).await?;
    Ok(entries
        .into_iter()
        .filter_map(|entry| {
            let by = entry.staff_id.and_then(|id| names.get(&id).cloned());
            Some(Event { at: entry.at, what: what(&entry)?, by })
        })
        .collect())
}

fn what(entry: &audit_entry::Model) -> Option<What> {
    let facts: Value = serde_json::from_str(&entry.detail).ok()?;
    let stage = |name: &str| stages::named(facts[name].as_str()?);
    match entry.act.as_str() {
        "application.submitted" => Some(What::Submitted { version: facts["version"].as_i64()? }),
        "application.extended" => Some(What::Extended { until: serde_json::from_value(facts["until"].clone()).ok()? }),
        "application.moved" => Some(What::Moved { from: stage("from")?, to: stage("to")? }),
        "scorecard.submitted" => Some(What::CardSubmitted),
        "scorecard.reopened" => Some(What::CardReopened),
        _ => None,
    }
}
