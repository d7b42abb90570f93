//! The database: one door to read, one door to write, and what differs between SQLite and PostgreSQL.

pub mod answers;
pub mod batch;
pub mod connect;
pub mod constraint;
mod contents;
pub mod cursor;
pub mod db_clock;
pub mod fair;
mod hurry;
pub mod idempotency;
pub mod invariants;
mod private;
mod together;
pub mod words;

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use sea_orm::{
    AccessMode, ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, EntityTrait,
    IsolationLevel, QueryResult, Select, Statement, TransactionTrait,
};
use together::{Together, ended_early};

/// The connections. On SQLite reads and writes have a pool each: many readers, one writer, so that nobody meets "locked".
#[derive(Clone, Debug)]
pub struct Store {
    reads: DatabaseConnection,
    writes: DatabaseConnection,
    /// On SQLite: those who write at the same time commit together.
    together: Option<Together>,
    /// How many transactions of this process have ended.
    ended: Arc<AtomicU64>,
}

/// The row of a select by a unique key, or none.
///
/// `one` says the same with a `LIMIT`, whose number is a parameter; SQLite (as of 3.51) prepares such a statement anew each time
/// that it is bound. Where a rush goes through, that is felt.
///
/// # Errors
/// The database's own error.
pub async fn sole<E: EntityTrait>(select: Select<E>, db: &impl ConnectionTrait) -> Result<Option<E::Model>, DbErr> {
    Ok(select.all(db).await?.pop())
}

/// Counts a transaction when it ends, however it ends: committed, failed, or given up by whoever waited for it.
struct Ending(Arc<AtomicU64>);

impl Drop for Ending {
    fn drop(&mut self) {
        self.0.fetch_add(1, Ordering::SeqCst);
    }
}

impl Store {
    /// For plain reads. Never for anything that leads to a write.
    pub fn read(&self) -> &DatabaseConnection {
        &self.reads
    }

    /// Which database this is.
    pub fn backend(&self) -> DbBackend {
        self.reads.get_database_backend()
    }

    /// Changes with every write of this process, before whoever asked for it hears that it is done. What was read while it
    /// stayed the same is still so, as far as this process wrote it; other processes' writes are not counted.
    pub fn changes(&self) -> u64 {
        self.ended.load(Ordering::SeqCst)
    }

    /// Does `work` in one transaction: all of it is there afterwards, or nothing.
    ///
    /// SQLite transactions are IMMEDIATE: a DEFERRED one that reads and then writes fails at once when another has written
    /// in between, whatever the busy timeout; those that would wait for one another share one. PostgreSQL runs READ
    /// COMMITTED; rows that decide are locked by the act.
    ///
    /// # Errors
    /// What `work` returned, or the database's own error.
    pub async fn write<T, E>(&self, work: impl AsyncFnOnce(&DatabaseTransaction) -> Result<T, E>) -> Result<T, E>
    where
        E: From<DbErr>,
    {
        self.transact(None, false, async |tx: &DatabaseTransaction, _| work(tx).await).await
    }

    /// The same for what many do at once, with what `asked` finds in the transaction before anything else: where writes share
    /// one, in the trip that sets the savepoint. Where they do not, they wait for the disk together.
    ///
    /// # Errors
    /// What `work` returned, or the database's own error.
    pub async fn write_in_a_rush<T, E>(
        &self,
        asked: Option<Statement>,
        work: impl AsyncFnOnce(&DatabaseTransaction, Vec<QueryResult>) -> Result<T, E>,
    ) -> Result<T, E>
    where
        E: From<DbErr>,
    {
        self.transact(asked, true, work).await
    }

    #[expect(clippy::disallowed_methods, reason = "this is the one door through which anything is written")]
    async fn transact<T, E>(
        &self,
        asked: Option<Statement>,
        in_a_rush: bool,
        work: impl AsyncFnOnce(&DatabaseTransaction, Vec<QueryResult>) -> Result<T, E>,
    ) -> Result<T, E>
    where
        E: From<DbErr>,
    {
        if let Some(together) = &self.together {
            return together.write(&self.writes, asked, work).await;
        }
        let ending = Ending(Arc::clone(&self.ended));
        let transaction = self.writes.begin().await?;
        let work = async |transaction: &DatabaseTransaction| {
            let found = match asked {
                Some(asked) => transaction.query_all_raw(asked).await?,
                None => Vec::new(),
            };
            work(transaction, found).await
        };
        let outcome = work(&transaction).await;
        let keeps = outcome.is_ok();
        if in_a_rush {
            // A refusal waits too, and who finds that all was done before: what they rest on may be another's, and is not so
            // before that one is kept.
            let ended = tokio::spawn(async move {
                let _ending = ending;
                hurry::end(transaction, keeps).await
            });
            ended.await.map_err(ended_early)??;
        } else if keeps {
            transaction.commit().await?;
        } else if let Err(rollback) = transaction.rollback().await {
            // The work's own error is what matters; a connection that could not roll back is not used again.
            tracing::warn!(error = %rollback, "rollback failed");
        }
        outcome
    }

    /// Does several reads that all see the database as it was at one moment, whatever is written meanwhile: figures that stand
    /// beside what they were made from. Nothing is written in it.
    ///
    /// # Errors
    /// What `reads` returned, or the database's own error.
    #[expect(clippy::disallowed_methods, reason = "this is the one door through which a moment is held")]
    pub async fn snapshot<T, E>(&self, reads: impl AsyncFnOnce(&DatabaseTransaction) -> Result<T, E>) -> Result<T, E>
    where
        E: From<DbErr>,
    {
        let transaction = match self.backend() {
            DbBackend::Postgres => {
                let (isolation, access) = (IsolationLevel::RepeatableRead, AccessMode::ReadOnly);
                self.reads.begin_with_config(Some(isolation), Some(access)).await?
            }
            // In the mode in which SQLite is used here, the first read holds the moment (<https://sqlite.org/isolation.html>).
            _ => self.reads.begin().await?,
        };
        let outcome = reads(&transaction).await;
        if let Err(rollback) = transaction.rollback().await {
            tracing::warn!(error = %rollback, "rollback failed");
        }
        outcome
    }

    /// Lets SQLite look at how its tables are filled, as far as that has changed: without it no index is known to be better than
    /// another (<https://sqlite.org/pragma.html#pragma_optimize>). PostgreSQL looks by itself.
    ///
    /// # Errors
    /// The database's own error.
    pub async fn tend(&self) -> Result<(), DbErr> {
        if self.backend() == DbBackend::Sqlite {
            self.writes.execute_unprepared("PRAGMA analysis_limit = 1000; PRAGMA optimize = 0x10002").await?;
        }
        Ok(())
    }

    /// Closes both pools; statements under way finish first.
    ///
    /// # Errors
    /// The database's own error.
    pub async fn close(self) -> Result<(), DbErr> {
        self.reads.close().await?;
        self.writes.close().await
    }
}

#[cfg(test)]
mod tests {
    use super::Store;
    use crate::settings::{Flags, Settings};
    use sea_orm::{ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbErr, Statement};

    /// A new SQLite file in which these statements were carried out.
    pub(super) async fn holding(folder: &std::path::Path, tables: &str) -> Store {
        let flags = Flags { data: Some(folder.to_owned()), ..Flags::default() };
        let settings = Settings::defaults(&flags).unwrap();
        let store = Store::connect(&settings.database, folder).await.unwrap();
        store.write(async |tx: &DatabaseTransaction| tx.execute_unprepared(tables).await.map(drop)).await.unwrap();
        store
    }

    async fn store(folder: &std::path::Path) -> Store {
        let table = "CREATE TABLE t (n INTEGER); CREATE INDEX i ON t (n); \
                     WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 500) INSERT INTO t SELECT n FROM c";
        holding(folder, table).await
    }

    async fn count(db: &impl ConnectionTrait, asked: &str) -> i64 {
        let asked = Statement::from_string(db.get_database_backend(), asked);
        db.query_one_raw(asked).await.unwrap().unwrap().try_get_by_index(0).unwrap()
    }

    #[tokio::test]
    async fn sqlite_looks_at_how_its_tables_are_filled() {
        let folder = tempfile::tempdir().unwrap();
        let store = store(folder.path()).await;
        store.tend().await.unwrap();
        let db: &DatabaseConnection = store.read();
        assert_eq!(count(db, "SELECT COUNT(*) FROM sqlite_stat1 WHERE tbl = 't' AND stat LIKE '500 %'").await, 1);
    }

    #[tokio::test]
    async fn what_a_savepoint_takes_back_is_noted_in_memory() {
        let folder = tempfile::tempdir().unwrap();
        let store = store(folder.path()).await;
        let asked = async |tx: &DatabaseTransaction| Ok::<_, DbErr>(count(tx, "PRAGMA temp_store").await);
        assert_eq!(store.write(asked).await.unwrap(), 2, "MEMORY");
    }

    #[tokio::test]
    async fn what_is_written_meanwhile_is_not_seen_in_a_moment_that_is_held() {
        let folder = tempfile::tempdir().unwrap();
        let store = store(folder.path()).await;
        let seen = store.snapshot(async |tx| {
            let before = count(tx, "SELECT COUNT(*) FROM t").await;
            let gone = async |tx: &DatabaseTransaction| tx.execute_unprepared("DELETE FROM t").await.map(drop);
            store.write(gone).await?;
            Ok::<_, DbErr>((before, count(tx, "SELECT COUNT(*) FROM t").await))
        });
        assert_eq!(seen.await.unwrap(), (500, 500));
        assert_eq!(count(store.read(), "SELECT COUNT(*) FROM t").await, 0);
    }
}
