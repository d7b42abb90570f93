//! How often a password may be guessed: failures are counted by account and by the browser they come from.
//!
//! A browser that its owner signed in from before has a count of its own, so that strangers who guess at an account do not
//! lock its owner out (OWASP, "Slow down online guessing attacks with device cookies"). Counting is a generic cell rate
//! (ITU-T I.371) of our own rather than the front's, because a success gives its attempt back.

use crate::keys::Keys;
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// From so many counts on, those that are over are forgotten.
const CROWD: usize = 10_000;

/// What is counted: one account as tried from strange browsers, or from one known browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Tried([u8; 32]);

impl Tried {
    /// The count of this account; `device` is a known browser's mark, from [`known_device`].
    pub fn of(keys: &Keys, email_key: &str, device: Option<&str>) -> Self {
        Self(keys.mac("sign-in attempts", format!("{}:{email_key}", device.unwrap_or_default()).as_bytes()))
    }
}

/// The counts of this process.
#[derive(Debug)]
pub struct Attempts {
    /// Until when each count is used up, on the monotonic clock.
    used_until: Mutex<HashMap<Tried, Duration>>,
    /// Failures in an hour; zero for no limit.
    an_hour: u32,
}

impl Attempts {
    /// So many failures an hour, all at once if need be.
    pub fn new(an_hour: u32) -> Self {
        Self { used_until: Mutex::default(), an_hour }
    }

    fn interval(&self) -> Duration {
        Duration::from_hours(1) / self.an_hour.max(1)
    }

    fn counts(&self) -> MutexGuard<'_, HashMap<Tried, Duration>> {
        self.used_until.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes one attempt at `now`, before the password is looked at.
    ///
    /// # Errors
    /// There is none left; the whole seconds until there is.
    pub fn take(&self, tried: Tried, now: Duration) -> Result<(), u64> {
        if self.an_hour == 0 {
            return Ok(());
        }
        let interval = self.interval();
        let mut counts = self.counts();
        if counts.len() >= CROWD {
            counts.retain(|_, until| *until > now);
        }
        let until = counts.entry(tried).or_insert(now);
        let from = (*until).max(now);
        let over = (from + interval).saturating_sub(now + interval * self.an_hour);
        if over > Duration::ZERO {
            return Err(over.as_secs() + 1);
        }
        *until = from + interval;
        Ok(())
    }

    /// Gives one attempt back: the password was right.
    pub fn give_back(&self, tried: Tried) {
        if let Some(until) = self.counts().get_mut(&tried) {
            *until = until.saturating_sub(self.interval());
        }
    }
}

/// The mark that a browser keeps after its owner signed in: nonce and keyed hash over it and the account.
///
/// # Errors
/// No randomness.
pub fn mark_device(keys: &Keys, email_key: &str) -> Result<String, crate::secrets::NoRandomness> {
    let nonce = crate::secrets::token()?;
    let mac = device_mac(keys, email_key, &nonce);
    Ok(format!("{nonce}.{mac}"))
}

/// The browser's mark, if its owner signed in from it to this very account before.
pub fn known_device<'a>(keys: &Keys, email_key: &str, mark: &'a str) -> Option<&'a str> {
    let (nonce, mac) = mark.split_once('.')?;
    crate::secrets::same(device_mac(keys, email_key, nonce).as_bytes(), mac.as_bytes()).then_some(mark)
}

fn device_mac(keys: &Keys, email_key: &str, nonce: &str) -> String {
    keys.derived_token("device", format!("{nonce}:{email_key}").as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: Duration = Duration::from_mins(1);

    fn keys() -> Keys {
        Keys::open(tempfile::tempdir().unwrap().path()).unwrap()
    }

    #[test]
    fn failures_run_out_and_come_back_one_by_one() {
        let (attempts, tried) = (Attempts::new(20), Tried([1; 32]));
        for _ in 0..20 {
            assert_eq!(attempts.take(tried, MINUTE), Ok(()));
        }
        assert_eq!(attempts.take(tried, MINUTE), Err(181));
        assert_eq!(attempts.take(Tried([2; 32]), MINUTE), Ok(()));
        assert_eq!(attempts.take(tried, 4 * MINUTE), Ok(()));
        assert_eq!(attempts.take(tried, 4 * MINUTE), Err(181));
    }

    #[test]
    fn a_success_costs_nothing() {
        let (attempts, tried) = (Attempts::new(1), Tried([1; 32]));
        for _ in 0..100 {
            assert_eq!(attempts.take(tried, MINUTE), Ok(()));
            attempts.give_back(tried);
        }
    }

    #[test]
    fn zero_is_no_limit() {
        let attempts = Attempts::new(0);
        assert!((0..1000).all(|_| attempts.take(Tried([1; 32]), MINUTE).is_ok()));
    }

    #[test]
    fn counts_that_are_over_are_forgotten() {
        let attempts = Attempts::new(1);
        for number in 0..u16::try_from(CROWD).unwrap() {
            let mut key = [0; 32];
            key[..2].copy_from_slice(&number.to_be_bytes());
            attempts.take(Tried(key), MINUTE).unwrap();
        }
        attempts.take(Tried([9; 32]), 120 * MINUTE).unwrap();
        assert_eq!(attempts.counts().len(), 1);
    }

    #[test]
    fn a_browsers_mark_is_good_for_its_own_account_only() {
        let keys = keys();
        let mark = mark_device(&keys, "besa@example.org").unwrap();
        assert_eq!(known_device(&keys, "besa@example.org", &mark), Some(mark.as_str()));
        assert_eq!(known_device(&keys, "arta@example.org", &mark), None);
        assert_eq!(known_device(&keys, "besa@example.org", "a.b"), None);
        assert_ne!(Tried::of(&keys, "besa@example.org", Some(&mark)), Tried::of(&keys, "besa@example.org", None));
    }
}
