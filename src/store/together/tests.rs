//! Writes that share a commit, and those who go away in the middle of it.

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
            staying
                .push(tokio::spawn(async move { stays.write(async |tx| put(tx, round * 1000 + number).await).await }));
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
