//! The order in which accounts are locked: the account's own row first, then whatever hangs on it.

use entity::{StaffId, staff};
use sea_orm::sea_query::LockType;
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, QuerySelect};

/// What holds an account to itself, but not those who only refer to it: on PostgreSQL a row that names the account as its
/// own may be written meanwhile.
pub(super) const LOCK: LockType = LockType::NoKeyUpdate;

/// An account, locked until the transaction ends; SQLite has one writer at a time anyway.
///
/// Everything that gives or ends sessions, tokens or invitations comes through here before it touches one of them. So none
/// is given beside an end of all that would not see it, and no two wait for one another in a circle.
///
/// # Errors
/// The database's own error.
pub(super) async fn account(tx: &impl ConnectionTrait, id: StaffId) -> Result<Option<staff::Model>, DbErr> {
    staff::Entity::find_by_id(id).lock(LOCK).one(tx).await
}
