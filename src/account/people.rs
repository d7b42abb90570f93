//! Roles are given and taken, accounts disabled and enabled. The last administrator stays.

use super::invite::manages;
use super::lock::{self, LOCK};
use super::read::{Standing, standing};
use super::{session, tokens};
use crate::audit::{self, Entry};
use crate::context::Context;
use entity::staff::{self, Role};
use entity::{Instant, StaffId, link, refresh_token, staff_session};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
    QuerySelect, Set,
};
use serde_json::json;

/// What to change; what is none stays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// The role to hold.
    pub role: Option<Role>,
    /// Whether the account is to be disabled.
    pub disabled: Option<bool>,
}

/// Accounts stay as they are.
#[derive(Debug, thiserror::Error)]
pub enum PeopleError {
    /// Not by this actor.
    #[error("not allowed")]
    NotAllowed,
    /// No such account.
    #[error("not found")]
    NotFound,
    /// Nobody would be left who manages accounts.
    #[error("the last administrator stays")]
    LastAdministrator,
    /// The cursor is none of ours.
    #[error("the cursor is not one of ours")]
    BadCursor,
    /// The database's own error.
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// Changes an account. Whoever is disabled is signed out everywhere at once, and their invitation ends.
///
/// # Errors
/// See [`PeopleError`].
pub async fn change(ctx: &Context, id: StaffId, change: Change) -> Result<staff::Model, PeopleError> {
    if !manages(&ctx.actor) {
        return Err(PeopleError::NotAllowed);
    }
    ctx.store
        .write(async |tx| {
            // All of them, in one order: two who demote one another wait here, and the second sees what the first did.
            let administrators = staff::Entity::find()
                .filter(staff::Column::Role.eq(Role::Administrator))
                .order_by_asc(staff::Column::Id)
                .lock(LOCK)
                .all(tx)
                .await?;
            let before = lock::account(tx, id).await?.ok_or(PeopleError::NotFound)?;
            let after = changed(&before, change, ctx.now());
            if after == before {
                return Ok(before);
            }
            let leaves = governs(&before) && !governs(&after);
            if leaves && !administrators.iter().any(|other| other.id != id && governs(other)) {
                return Err(PeopleError::LastAdministrator);
            }
            let mut row = before.clone().into_active_model();
            row.role = Set(after.role);
            row.disabled_at = Set(after.disabled_at);
            row.update(tx).await?;
            if after.disabled_at.is_some() {
                sign_out_everywhere(tx, id, ctx.now()).await?;
                end_invitations(tx, id, ctx.now()).await?;
            }
            for entry in entries(&before, &after) {
                audit::append(tx, ctx, entry).await?;
            }
            Ok(after)
        })
        .await
}

fn changed(before: &staff::Model, change: Change, now: Instant) -> staff::Model {
    let disabled_at = match change.disabled {
        Some(true) => before.disabled_at.or(Some(now)),
        Some(false) => None,
        None => before.disabled_at,
    };
    staff::Model { role: change.role.unwrap_or(before.role), disabled_at, ..before.clone() }
}

/// Whether this account can manage the others.
fn governs(person: &staff::Model) -> bool {
    person.role == Role::Administrator && standing(person) == Standing::Active
}

fn entries(before: &staff::Model, after: &staff::Model) -> Vec<Entry> {
    let mut entries = Vec::new();
    if before.role != after.role {
        let roles = json!({ "before": before.role, "after": after.role });
        entries.push(Entry::house("staff.role_changed", after.id).with(roles));
    }
    match (before.disabled_at, after.disabled_at) {
        (None, Some(_)) => entries.push(Entry::house("staff.disabled", after.id)),
        (Some(_), None) => entries.push(Entry::house("staff.enabled", after.id)),
        (None, None) | (Some(_), Some(_)) => {}
    }
    entries
}

/// Ends every session and every token of an account.
pub(super) async fn sign_out_everywhere(tx: &impl ConnectionTrait, id: StaffId, now: Instant) -> Result<(), DbErr> {
    session::revoke(tx, staff_session::Column::StaffId.eq(id), now).await?;
    tokens::end(tx, refresh_token::Column::StaffId.eq(id), now).await?;
    Ok(())
}

/// Ends the links of an account's invitations.
pub(super) async fn end_invitations(tx: &impl ConnectionTrait, id: StaffId, now: Instant) -> Result<(), DbErr> {
    link::Entity::update_many()
        .col_expr(link::Column::UsedAt, Expr::value(now))
        .filter(link::Column::StaffId.eq(id))
        .filter(link::Column::UsedAt.is_null())
        .exec(tx)
        .await?;
    Ok(())
}
