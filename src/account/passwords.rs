//! Passwords are hashed and compared: Argon2id (RFC 9106), a few at a time, so that a flood of sign-ins starves nobody.

use crate::secrets::{self, NoRandomness};
use crate::settings::Accounts;
use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use std::sync::Arc;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Memory in KiB, passes, lanes: the least that OWASP's cheat sheet on password storage recommends for Argon2id.
const COST: (u32, u32, u32) = (19 * 1024, 2, 1);

/// A password could not be hashed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HashError {
    /// Too many wait for their turn.
    #[error("too many passwords wait to be hashed")]
    Busy,
    /// No randomness for the salt.
    #[error(transparent)]
    NoRandomness(#[from] NoRandomness),
    /// The algorithm refused: no memory, or a hash in the database that is none.
    #[error("hashing failed: {0}")]
    Failed(String),
}

/// The place where passwords are hashed. Debug shows no secret, for there is none inside.
#[derive(Debug)]
pub struct Passwords {
    /// Whoever is being served or waits.
    places: Arc<Semaphore>,
    /// Whoever is being served.
    turns: Arc<Semaphore>,
    /// A hash that no password has, of the same cost as a real one.
    nobodys: String,
}

impl Passwords {
    /// As many at once, and as many waiting, as the operator chose.
    pub fn new(settings: &Accounts) -> Self {
        let (memory, passes, lanes) = COST;
        let (salt, hash) = ("A".repeat(22), "A".repeat(43));
        Self {
            places: Arc::new(Semaphore::new(settings.hashing_at_once + settings.hashing_queue)),
            turns: Arc::new(Semaphore::new(settings.hashing_at_once)),
            nobodys: format!("$argon2id$v=19$m={memory},t={passes},p={lanes}${salt}${hash}"),
        }
    }

    /// The hash to keep, in PHC form with a fresh salt.
    ///
    /// # Errors
    /// See [`HashError`].
    pub async fn hash(&self, password: &str) -> Result<String, HashError> {
        let salt = secrets::bytes::<16>()?;
        let password = password.to_owned();
        self.in_turn(move || {
            let hash = argon2()?.hash_password_with_salt(password.as_bytes(), &salt).map_err(failed)?;
            Ok(hash.to_string())
        })
        .await
    }

    /// Whether the password is the one of this hash. Without a hash it is not, and finding that out takes as long.
    ///
    /// # Errors
    /// See [`HashError`].
    pub async fn is(&self, password: &str, hash: Option<&str>) -> Result<bool, HashError> {
        let somebodys = hash.is_some();
        let (password, hash) = (password.to_owned(), hash.unwrap_or(&self.nobodys).to_owned());
        self.in_turn(move || {
            let hash = PasswordHash::new(&hash).map_err(failed)?;
            Ok(argon2()?.verify_password(password.as_bytes(), &hash).is_ok() && somebodys)
        })
        .await
    }

    async fn in_turn<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, HashError> + Send + 'static,
    ) -> Result<T, HashError> {
        let place = Arc::clone(&self.places).try_acquire_owned().map_err(|_| HashError::Busy)?;
        let turn = Arc::clone(&self.turns).acquire_owned().await.map_err(failed)?;
        // Both go along: a client that leaves does not stop the work, so it must not free the place either.
        let held: (OwnedSemaphorePermit, OwnedSemaphorePermit) = (place, turn);
        tokio::task::spawn_blocking(move || {
            let done = work();
            drop(held);
            done
        })
        .await
        .map_err(failed)?
    }
}

fn argon2() -> Result<Argon2<'static>, HashError> {
    let (memory, passes, lanes) = COST;
    let params = Params::new(memory, passes, lanes, None).map_err(failed)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

fn failed(error: impl std::fmt::Display) -> HashError {
    HashError::Failed(error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::{Flags, Settings};

    fn passwords(at_once: usize, queue: usize) -> Passwords {
        let accounts = Settings::defaults(&Flags::default()).unwrap().accounts;
        Passwords::new(&Accounts { hashing_at_once: at_once, hashing_queue: queue, ..accounts })
    }

    #[tokio::test]
    async fn a_password_is_known_by_its_hash_alone() {
        let passwords = passwords(2, 8);
        let hash = passwords.hash("four words in a row").await.unwrap();
        assert_eq!(hash.split('$').nth(3), Some("m=19456,t=2,p=1"));
        assert_ne!(passwords.hash("four words in a row").await.unwrap(), hash);
        assert_eq!(passwords.is("four words in a row", Some(&hash)).await, Ok(true));
        assert_eq!(passwords.is("four words in a Row", Some(&hash)).await, Ok(false));
        assert_eq!(passwords.is("", None).await, Ok(false));
    }

    /// The cost is in the hash: the same algorithm, version, parameters and lengths are the same work, whatever a clock on a
    /// busy machine says.
    #[tokio::test]
    async fn a_stranger_costs_as_much_as_a_wrong_password() {
        let passwords = passwords(1, 8);
        let kept = passwords.hash("four words in a row").await.unwrap();
        let cost = |hash: &str| {
            let read = PasswordHash::new(hash).unwrap();
            let lengths = (read.salt.unwrap().len(), read.hash.unwrap().len());
            (read.algorithm.to_string(), read.version, read.params.to_string(), lengths)
        };
        assert_eq!(cost(&passwords.nobodys), cost(&kept));
        assert_eq!(passwords.is("another", None).await, Ok(false));
    }

    #[tokio::test]
    async fn who_finds_no_place_in_the_queue_is_turned_away() {
        let passwords = passwords(1, 1);
        let (one, two, three) = tokio::join!(passwords.is("a", None), passwords.is("b", None), passwords.is("c", None));
        let mut answers = [one, two, three];
        answers.sort_by_key(Result::is_err);
        assert_eq!(answers, [Ok(false), Ok(false), Err(HashError::Busy)]);
    }
}
