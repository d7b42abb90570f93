//! Whether applications are coming in. What can be done as well a little later gives way to them: in the last minute before a
//! closing instant, nobody who is sending waits for another's letter.

use crate::clock::Stopwatch;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// Nobody has sent for so long: the rush is over.
const QUIET: Duration = Duration::from_millis(200);

/// Who is sending.
#[derive(Debug, Default)]
pub struct Rush(Mutex<Sending>);

#[derive(Debug, Default)]
struct Sending {
    now: usize,
    /// Since the last of them was done.
    quiet: Option<Stopwatch>,
}

/// Somebody who is sending, until it is dropped.
#[derive(Debug)]
pub struct Sender<'a>(&'a Rush);

impl Rush {
    /// One more is sending.
    pub fn enter(&self) -> Sender<'_> {
        self.sending().now += 1;
        Sender(self)
    }

    /// Waits until nobody has been sending for a moment, and no longer than `most`.
    pub async fn give_way(&self, most: Duration) {
        let waited = Stopwatch::start();
        while !self.is_quiet() && waited.elapsed() < most {
            tokio::time::sleep((QUIET / 4).min(most)).await;
        }
    }

    fn is_quiet(&self) -> bool {
        let sending = self.sending();
        sending.now == 0 && sending.quiet.as_ref().is_none_or(|quiet| quiet.elapsed() >= QUIET)
    }

    // A panic elsewhere leaves the count as good as it was.
    fn sending(&self) -> MutexGuard<'_, Sending> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Sender<'_> {
    fn drop(&mut self) {
        let mut sending = self.0.sending();
        sending.now -= 1;
        sending.quiet = Some(Stopwatch::start());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOST: Duration = Duration::from_millis(400);

    async fn waited(rush: &Rush) -> Duration {
        let watch = Stopwatch::start();
        rush.give_way(MOST).await;
        watch.elapsed()
    }

    #[tokio::test]
    async fn jobs_give_way_while_somebody_sends_and_a_moment_longer() {
        let rush = Rush::default();
        assert!(rush.is_quiet(), "nobody ever sent");
        let first = rush.enter();
        let second = rush.enter();
        drop(first);
        assert!(waited(&rush).await >= MOST, "one is sending still, and the jobs wait no longer than that");
        let over = Stopwatch::start();
        drop(second);
        assert!(!rush.is_quiet() || over.elapsed() >= QUIET);
        rush.give_way(10 * MOST).await;
        assert!(rush.is_quiet() && over.elapsed() >= QUIET);
    }
}
