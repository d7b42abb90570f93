//! On PostgreSQL, those who write at the same time wait for the disk together, and hold nothing while they wait.
//!
//! Submissions to one opening have an order: each names the receipt before it. Were each to wait for the disk before it lets go,
//! so would all behind it, one after the other. In a rush its commit does not wait (`synchronous_commit`; what is lost with the
//! power then is the newest, never a part: <https://www.postgresql.org/docs/current/wal-async-commit.html>), and before anybody
//! is answered an empty one that does wait comes after it: with that, all before it is durable. Both go over one connection,
//! for none outlives the server's processes: in one that answers, nothing was lost since. The server writes for all at once
//! who wait at the same time.

use sea_orm::{ConnectionTrait as _, DatabaseTransaction, DbErr};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// How many write at this moment.
#[derive(Clone, Debug, Default)]
pub(super) struct Hurry(Arc<AtomicUsize>);

/// Somebody who writes.
pub(super) struct Writer<'a> {
    hurry: &'a Hurry,
    /// Whether others were writing when they came: only then does anybody wait behind them.
    pub is_hurried: bool,
}

impl Drop for Writer<'_> {
    fn drop(&mut self) {
        self.hurry.0.fetch_sub(1, Ordering::SeqCst);
    }
}

impl Hurry {
    pub(super) fn enter(&self) -> Writer<'_> {
        let others = self.0.fetch_add(1, Ordering::SeqCst);
        Writer { hurry: self, is_hurried: others > 0 }
    }
}

/// What is written is kept, and others go on with it at once; returns when it is durable.
pub(super) async fn keep(transaction: DatabaseTransaction) -> Result<(), DbErr> {
    end(transaction, "SET LOCAL synchronous_commit TO off; COMMIT").await
}

/// What is written is taken back; returns when all that was seen beside it is durable.
pub(super) async fn take_back(transaction: DatabaseTransaction) -> Result<(), DbErr> {
    end(transaction, "ROLLBACK").await
}

async fn end(transaction: DatabaseTransaction, how: &str) -> Result<(), DbErr> {
    // A transaction that writes nothing is not waited for: this one writes a line that nobody reads into the log.
    let empty = "BEGIN; SELECT pg_logical_emit_message(true, 'meritum', '')";
    transaction.execute_unprepared(&format!("{how}; {empty}")).await?;
    transaction.commit().await
}
