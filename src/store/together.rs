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
    ConnAcquireErr, ConnectionTrait as _, DatabaseConnection, DatabaseTransaction, DbErr, RuntimeErr,
    SqliteTransactionMode, TransactionOptions, TransactionTrait,
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
    /// Sets the savepoint; a transaction is begun if there is none.
    ///
    /// To be run by a task of its own, which nobody gives up half-way: whoever takes back what was written must know that the
    /// savepoint is theirs.
    async fn begin(mut self, writes: DatabaseConnection) -> Result<Self, DbErr> {
        let begun = match self.held.as_deref_mut() {
            Some(shared) => begin_within(shared, &writes).await,
            None => Err(DbErr::ConnectionAcquire(ConnAcquireErr::Timeout)),
        };
        match begun {
            Ok(()) => Ok(self),
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

async fn begin_within(held: &mut Option<Shared>, writes: &DatabaseConnection) -> Result<(), DbErr> {
    let (shared, savepoint) = match held {
        Some(shared) => (shared, NEXT),
        none => (none.insert(Shared { transaction: begin(writes).await?, members: Vec::new() }), FIRST),
    };
    shared.transaction.execute_unprepared(savepoint).await.map(drop)
}

/// A task that ended before it was done: the programme is being stopped.
fn ended_early(_: tokio::task::JoinError) -> DbErr {
    DbErr::Conn(RuntimeErr::Internal("the write ended early".to_owned()))
}

impl Together {
    /// `patience`: how long somebody waits for the turn. `ended` counts every transaction that is over.
    pub(super) fn new(patience: Duration, ended: Arc<AtomicU64>) -> Self {
        Self { turn: Arc::default(), waiting: Arc::default(), patience, ended }
    }

    /// Does `work` within the shared transaction, and answers when it is committed.
    pub(super) async fn write<T, E>(
        &self,
        writes: &DatabaseConnection,
        work: impl AsyncFnOnce(&DatabaseTransaction) -> Result<T, E>,
    ) -> Result<T, E>
    where
        E: From<DbErr>,
    {
        let turn = Turn { together: self.clone(), held: Some(self.take_turn().await?) };
        let mut turn = tokio::spawn(turn.begin(writes.clone())).await.map_err(ended_early)??;
        let Some(shared) = turn.held.as_deref().and_then(Option::as_ref) else {
            return Err(DbErr::ConnectionAcquire(ConnAcquireErr::Timeout).into());
        };
        let outcome = work(&shared.transaction).await;
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
mod tests {
    use super::super::Store;
    use super::super::tests::holding;
    use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr};
    use std::time::Duration;

    async fn store(folder: &std::path::Path) -> Store {
        holding(folder, "CREATE TABLE t (n INTEGER UNIQUE)").await
    }

    async fn put(tx: &DatabaseTransaction, number: usize) -> Result<(), DbErr> {
        tx.execute_unprepared(&format!("INSERT INTO t VALUES ({number})")).await.map(drop)
    }

    async fn kept(store: &Store) -> i64 {
        let asked = sea_orm::Statement::from_string(store.backend(), "SELECT COUNT(*) FROM t");
        store.read().query_one_raw(asked).await.unwrap().unwrap().try_get_by_index(0).unwrap()
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn who_fails_takes_nothing_of_the_others_with_it() {
        let folder = tempfile::tempdir().unwrap();
        let store = store(folder.path()).await;
        let writes = (0..200).map(|number| {
            let store = store.clone();
            // Every fourth writes, then thinks better of it; every tenth meets a number that is there.
            tokio::spawn(async move {
                store
                    .write(async |tx| {
                        put(tx, if number % 10 == 9 { 0 } else { number }).await?;
                        tokio::task::yield_now().await;
                        if number % 4 == 1 { Err(DbErr::Custom("no".to_owned())) } else { Ok(()) }
                    })
                    .await
            })
        });
        let writes: Vec<_> = writes.collect();
        let mut told = 0;
        for write in writes {
            told += i64::from(write.await.unwrap().is_ok());
        }
        assert_eq!(kept(&store).await, told, "exactly what was answered is there");
        assert!(told > 100 && told < 200, "{told}");
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn who_is_refused_for_anothers_sake_hears_of_it_when_the_other_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let store = store(folder.path()).await;
        let slowly = async |number: usize| {
            let put = async |tx: &DatabaseTransaction| {
                put(tx, number).await?;
                tokio::time::sleep(Duration::from_millis(50)).await;
                Ok::<(), DbErr>(())
            };
            store.write(put).await
        };
        let refused = async {
            tokio::time::sleep(Duration::from_millis(10)).await;
            let told = store.write(async |tx| put(tx, 1).await).await;
            (told.is_err(), kept(&store).await)
        };
        let last = async {
            tokio::time::sleep(Duration::from_millis(20)).await;
            slowly(2).await
        };
        let (first, (is_refused, there), last) = tokio::join!(slowly(1), refused, last);
        first.unwrap();
        last.unwrap();
        assert!(is_refused && there > 0, "the number that was in the way is there");
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn who_goes_away_in_the_middle_keeps_nobody_waiting() {
        let folder = tempfile::tempdir().unwrap();
        let store = store(folder.path()).await;
        let (mut staying, mut leaving) = (Vec::new(), Vec::new());
        for number in 0..20 {
            let (stays, leaves) = (store.clone(), store.clone());
            staying.push(tokio::spawn(async move { stays.write(async |tx| put(tx, number).await).await }));
            leaving.push(tokio::spawn(async move {
                leaves
                    .write(async |tx| {
                        put(tx, 100 + number).await?;
                        std::future::pending::<Result<(), DbErr>>().await
                    })
                    .await
            }));
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
        for left in &leaving {
            left.abort();
        }
        for stayed in staying {
            tokio::time::timeout(Duration::from_secs(10), stayed).await.expect("an end").unwrap().unwrap();
        }
        assert_eq!(kept(&store).await, 20);
    }

    #[tokio::test]
    async fn who_goes_away_when_it_is_their_turn_keeps_nobody_waiting() {
        let folder = tempfile::tempdir().unwrap();
        let store = store(folder.path()).await;
        let write = store.write(async |tx| {
            put(tx, 1).await?;
            let waits = store.clone();
            let waiting = tokio::spawn(async move { waits.write(async |tx| put(tx, 2).await).await });
            while store.together.as_ref().unwrap().waiting.load(super::Ordering::SeqCst) == 0 {
                tokio::task::yield_now().await;
            }
            // It hears of that after this write has seen that somebody waits, and has left the end to them.
            waiting.abort();
            Ok::<(), DbErr>(())
        });
        tokio::time::timeout(Duration::from_secs(10), write).await.expect("an end").unwrap();
        assert_eq!(kept(&store).await, 1);
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn who_goes_away_at_any_moment_takes_nothing_of_the_others_with_it() {
        let folder = tempfile::tempdir().unwrap();
        let store = store(folder.path()).await;
        let mut told = 0;
        for round in 0..200_usize {
            let (mut staying, mut leaving) = (Vec::new(), Vec::new());
            for number in 0..6_usize {
                let (stays, leaves) = (store.clone(), store.clone());
                staying.push(tokio::spawn(async move {
                    stays.write(async |tx| put(tx, round * 1000 + number).await).await
                }));
                // A client hangs up whenever it likes: also while its savepoint is being begun or kept.
                let patience = Duration::from_micros(u64::try_from((round * 37 + number * 211) % 2500).unwrap());
                leaving.push(tokio::spawn(async move {
                    let write = leaves.write(async |tx| put(tx, round * 1000 + 500 + number).await);
                    tokio::time::timeout(patience, write).await.is_ok()
                }));
            }
            for stayed in staying {
                let ended = tokio::time::timeout(Duration::from_mins(1), stayed).await.expect("an end");
                told += i64::from(ended.unwrap().is_ok());
            }
            for left in leaving {
                left.await.unwrap();
            }
        }
        let asked = "SELECT COUNT(*) FROM t WHERE n % 1000 < 500";
        let asked = sea_orm::Statement::from_string(store.backend(), asked);
        let kept: i64 = store.read().query_one_raw(asked).await.unwrap().unwrap().try_get_by_index(0).unwrap();
        assert_eq!(kept, told, "what was answered is there");
        assert!(told > 1000, "{told}");
    }
}
