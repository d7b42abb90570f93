//! On PostgreSQL, those who write at the same time wait for the disk together, and hold nothing while they wait.
//!
//! Submissions to one opening have an order: each names the receipt before it. Were each to wait for the disk before it lets go,
//! so would all behind it, one after the other. So its commit does not wait (`synchronous_commit`; what is lost with the power
//! then is the newest, never a part: <https://www.postgresql.org/docs/current/wal-async-commit.html>), and before anybody is
//! answered an empty one that does wait comes after it: with that, all before it is durable, whoever wrote it. Both go over one
//! connection, for none outlives the server's processes: in one that answers, nothing was lost since. The server writes for all
//! at once who wait at the same time.

use sea_orm::{ConnectionTrait as _, DatabaseTransaction, DbErr};

/// Ends a transaction: others go on at once with what it kept or took back. Returns when all that was written or seen in it is
/// durable.
///
/// To be run by a task of its own, which nobody gives up half-way: what others see already is to be durable soon.
pub(super) async fn end(transaction: DatabaseTransaction, keeps: bool) -> Result<(), DbErr> {
    let how = if keeps { "SET LOCAL synchronous_commit TO off; COMMIT" } else { "ROLLBACK" };
    // A transaction that writes nothing is not waited for: this one writes a line that nobody reads into the log.
    let empty = "BEGIN; SELECT pg_logical_emit_message(true, 'meritum', '')";
    transaction.execute_unprepared(&format!("{how}; {empty}")).await?;
    transaction.commit().await
}
