//! Requests under one key that this process carries out: one after the other, so that whoever repeats a request while the
//! first is still being written hears how that one ended, and not what would hold without it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::{Mutex as Turns, OwnedMutexGuard};

/// The keys under which something is being written.
#[derive(Debug, Default)]
pub struct UnderWay(Mutex<HashMap<String, Arc<Turns<()>>>>);

/// One's turn under a key, until it is dropped.
#[derive(Debug)]
pub struct Turn<'a> {
    all: &'a UnderWay,
    key: String,
    held: Option<OwnedMutexGuard<()>>,
}

impl UnderWay {
    /// Waits until nobody else writes under `key`.
    pub async fn turn(&self, key: String) -> Turn<'_> {
        let mut turn = Turn { all: self, key, held: None };
        let turns = Arc::clone(self.keys().entry(turn.key.clone()).or_default());
        turn.held = Some(turns.lock_owned().await);
        turn
    }

    // A panic elsewhere leaves the map as good as it was.
    fn keys(&self) -> MutexGuard<'_, HashMap<String, Arc<Turns<()>>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.held = None;
        let mut keys = self.all.keys();
        // Who waits has a share of it.
        if keys.get(&self.key).is_some_and(|turns| Arc::strong_count(turns) == 1) {
            keys.remove(&self.key);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[tokio::test]
    async fn one_after_the_other_under_a_key_and_nobody_waits_for_another_key() {
        let all = UnderWay::default();
        let first = all.turn("a".to_owned()).await;
        drop(all.turn("b".to_owned()).await);
        let given_up = tokio::time::timeout(Duration::from_millis(10), all.turn("a".to_owned())).await;
        assert!(given_up.is_err(), "the first is not done");
        let (second, ()) = tokio::join!(all.turn("a".to_owned()), async { drop(first) });
        assert_eq!(all.keys().len(), 1);
        drop(second);
        assert!(all.keys().is_empty(), "nothing is kept of what is over");
    }
}
