//! Writes that wait for one another anyway are committed together: on SQLite there is one writer, and half of what a
//! small write costs is waiting for the disk. Each write follows a savepoint within a shared transaction, so that one
//! that fails takes nothing of the others with it; none is answered before the commit, not even with a refusal, and all fail
//! when the commit does.
//! Who writes first begins the transaction; who finishes and finds nobody waiting ends it. Nobody waits for company.
//!
//! The savepoint of one is released where the next one's is set, in the same trip. SQLite ends a transaction by itself when the
//! disk is full: the savepoint is gone then, and so is all before it. Whatever comes next, releasing it, going back to it or the
//! commit, fails therefore, and all hear of it.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::time::Duration;

use sea_orm::{
    ConnAcquireErr, ConnectionTrait as _, DatabaseConnection, DatabaseTransaction, DbErr, QueryResult, RuntimeErr,
    SqliteTransactionMode, Statement, TransactionOptions, TransactionTrait,
};
use tokio::sync::{Mutex, OwnedMutexGuard, oneshot};

/// At most so many writes share a commit: whoever comes first is not kept waiting by a rush without end.
const MOST: usize = 64;

/// The turn to write, and the transaction that those share who take it one after the other.
#[derive(Clone, Debug)]
pub(super) struct Together {
    turn: Arc<Mutex<Option<Shared>>>,
    waiting: Arc<AtomicUsize>,
    patience: Duration,
    ended: Arc<AtomicU64>,
}

/// A transaction under way, and those who wait to hear how it ends.
#[derive(Debug)]
struct Shared {
    transaction: DatabaseTransaction,
    members: Vec<oneshot::Sender<Result<(), DbErr>>>,
}

/// Somebody who waits for the turn. Whoever had it may have left the transaction to them: one who gives up waiting, with nobody
/// behind, sees to it that it ends.
struct Waiting<'a> {
    together: &'a Together,
    has_come: bool,
}

impl<'a> Waiting<'a> {
    fn count(together: &'a Together) -> Self {
        together.waiting.fetch_add(1, Ordering::SeqCst);
        Self { together, has_come: false }
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        let others = self.together.waiting.fetch_sub(1, Ordering::SeqCst) - 1;
        if self.has_come || others > 0 {
            return;
        }
        let together = self.together.clone();
        let Ok(runtime) = tokio::runtime::Handle::try_current() else { return };
        runtime.spawn(async move {
            let held = Arc::clone(&together.turn).lock_owned().await;
            if together.waiting.load(Ordering::SeqCst) == 0 {
                together.end(held, End::Kept);
            }
        });
    }
}

/// Somebody's turn. Given up in the middle, by a client that went away, what they wrote is taken back and the transaction
/// is ended for the others.
struct Turn {
    together: Together,
    held: Option<OwnedMutexGuard<Option<Shared>>>,
}

impl Turn {
    /// Sets the savepoint, and brings what `asked` finds then; a transaction is begun if there is none.
    ///
    /// To be run by a task of its own, which nobody gives up half-way: whoever takes back what was written must know that the
    /// savepoint is theirs.
    async fn begin(
        mut self,
        writes: DatabaseConnection,
        asked: Option<Statement>,
    ) -> Result<(Self, Vec<QueryResult>), DbErr> {
        let begun = match self.held.as_deref_mut() {
            Some(shared) => begin_within(shared, &writes, asked).await,
            None => Err(DbErr::ConnectionAcquire(ConnAcquireErr::Timeout)),
        };
        match begun {
            Ok(found) => Ok((self, found)),
            Err(error) => {
                if let Some(held) = self.held.take() {
                    self.together.end(held, End::Failed);
                }
                Err(error)
            }
        }
    }

    /// Goes back to the savepoint: likewise.
    async fn take_back(mut self) -> (Result<(), DbErr>, Self) {
        let Some(shared) = self.held.as_deref().and_then(Option::as_ref) else { return (Ok(()), self) };
        let taken = shared.transaction.execute_unprepared(BACK).await.map(drop);
        if taken.is_err()
            && let Some(held) = self.held.take()
        {
            self.together.end(held, End::Failed);
        }
        (taken, self)
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        if let Some(held) = self.held.take() {
            self.together.end(held, End::WithoutTheLast);
        }
    }
}

const FIRST: &str = "SAVEPOINT one";
const NEXT: &str = "RELEASE one; SAVEPOINT one";
const BACK: &str = "ROLLBACK TO one";

/// How a shared transaction ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// All of it is kept.
    Kept,
    /// All but what was written since the savepoint.
    WithoutTheLast,
    /// Nothing is.
    Failed,
}

async fn begin_within(
    held: &mut Option<Shared>,
    writes: &DatabaseConnection,
    asked: Option<Statement>,
) -> Result<Vec<QueryResult>, DbErr> {
    let (shared, savepoint) = match held {
        Some(shared) => (shared, NEXT),
        none => (none.insert(Shared { transaction: begin(writes).await?, members: Vec::new() }), FIRST),
    };
    match asked {
        None => shared.transaction.execute_unprepared(savepoint).await.map(|_| Vec::new()),
        Some(Statement { sql, values, db_backend }) => {
            let both = Statement { sql: format!("{savepoint}; {sql}"), values, db_backend };
            shared.transaction.query_all_raw(both).await
        }
    }
}

/// A task that ended before it was done: the programme is being stopped.
pub(super) fn ended_early(_: tokio::task::JoinError) -> DbErr {
    DbErr::Conn(RuntimeErr::Internal("the write ended early".to_owned()))
}

impl Together {
    /// `patience`: how long somebody waits for the turn. `ended` counts every transaction that is over.
    pub(super) fn new(patience: Duration, ended: Arc<AtomicU64>) -> Self {
        Self { turn: Arc::default(), waiting: Arc::default(), patience, ended }
    }

    /// Does `work` within the shared transaction, with what `asked` finds there, and answers when it is committed.
    pub(super) async fn write<T, E>(
        &self,
        writes: &DatabaseConnection,
        asked: Option<Statement>,
        work: impl AsyncFnOnce(&DatabaseTransaction, Vec<QueryResult>) -> Result<T, E>,
    ) -> Result<T, E>
    where
        E: From<DbErr>,
    {
        let turn = Turn { together: self.clone(), held: Some(self.take_turn().await?) };
        let begun = tokio::spawn(turn.begin(writes.clone(), asked)).await;
        let (mut turn, found) = begun.map_err(ended_early)??;
        let Some(shared) = turn.held.as_deref().and_then(Option::as_ref) else {
            return Err(DbErr::ConnectionAcquire(ConnAcquireErr::Timeout).into());
        };
        let outcome = work(&shared.transaction, found).await;
        if outcome.is_err() {
            let (taken, after) = tokio::spawn(turn.take_back()).await.map_err(ended_early)?;
            turn = after;
            if taken.is_err() {
                return outcome;
            }
        }
        let (tell, told) = oneshot::channel();
        if let Some(mut held) = turn.held.take() {
            let members = held.as_mut().map(|shared| &mut shared.members);
            let length = members.map_or(0, |members| {
                members.push(tell);
                members.len()
            });
            if length >= MOST || self.waiting.load(Ordering::SeqCst) == 0 {
                self.end(held, End::Kept);
            }
        }
        // A refusal waits too: what it rests on may be another's, and is not so before that one is kept.
        match told.await {
            Ok(committed) => committed?,
            Err(_) => return Err(DbErr::Conn(RuntimeErr::Internal("nobody committed".to_owned())).into()),
        }
        outcome
    }

    async fn take_turn(&self) -> Result<OwnedMutexGuard<Option<Shared>>, DbErr> {
        let mut waiting = Waiting::count(self);
        let turn = tokio::time::timeout(self.patience, Arc::clone(&self.turn).lock_owned()).await;
        waiting.has_come = turn.is_ok();
        turn.map_err(|_| DbErr::ConnectionAcquire(ConnAcquireErr::Timeout))
    }

    /// Ends the transaction and tells its members how, in a task of its own: whoever asked may be gone by now.
    fn end(&self, mut held: OwnedMutexGuard<Option<Shared>>, end: End) {
        let Some(Shared { transaction, members }) = held.take() else { return };
        let ended = Arc::clone(&self.ended);
        // Without a runtime there is nobody left to tell: what is dropped is rolled back.
        let Ok(runtime) = tokio::runtime::Handle::try_current() else { return };
        runtime.spawn(async move {
            let is_whole = match end {
                End::Kept => true,
                End::WithoutTheLast => transaction.execute_unprepared(BACK).await.is_ok(),
                End::Failed => false,
            };
            let outcome = if is_whole {
                transaction.commit().await
            } else {
                let _ = transaction.rollback().await;
                Err(DbErr::Conn(RuntimeErr::Internal("the shared transaction ended early".to_owned())))
            };
            ended.fetch_add(1, Ordering::SeqCst);
            for member in members {
                // Whoever is gone needs no answer.
                let _ = member.send(outcome.as_ref().map_err(again).copied());
            }
            drop(held);
        });
    }
}

#[expect(clippy::disallowed_methods, reason = "this is the one door through which anything is written")]
async fn begin(writes: &DatabaseConnection) -> Result<DatabaseTransaction, DbErr> {
    let immediate = TransactionOptions {
        sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        ..TransactionOptions::default()
    };
    writes.begin_with_options(immediate).await
}

/// The same error for one more who waited.
fn again(error: &DbErr) -> DbErr {
    match error {
        DbErr::Exec(RuntimeErr::SqlxError(error)) => DbErr::Exec(RuntimeErr::SqlxError(Arc::clone(error))),
        DbErr::Query(RuntimeErr::SqlxError(error)) => DbErr::Query(RuntimeErr::SqlxError(Arc::clone(error))),
        other => DbErr::Conn(RuntimeErr::Internal(other.to_string())),
    }
}

#[cfg(test)]
mod tests;
