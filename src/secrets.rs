//! Chance and secrets: the only place that makes random bytes, ids and tokens, and compares secrets.

use aws_lc_rs::rand::{SecureRandom, SystemRandom};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use entity::Instant;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use uuid::Uuid;

/// The system has no randomness to give: nothing secret may be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the system's random source failed")]
pub struct NoRandomness;

/// `N` random bytes from the system's generator.
///
/// # Errors
/// The generator failed.
pub fn bytes<const N: usize>() -> Result<[u8; N], NoRandomness> {
    let mut bytes = [0; N];
    SystemRandom::new().fill(&mut bytes).map_err(|_| NoRandomness)?;
    Ok(bytes)
}

/// A token of 256 bits, base64url.
///
/// # Errors
/// The generator failed.
pub fn token() -> Result<String, NoRandomness> {
    Ok(URL_SAFE_NO_PAD.encode(bytes::<32>()?))
}

/// A UUIDv7 (RFC 9562 §5.7) of the given instant.
///
/// # Panics
/// Never: without randomness the id keeps its time and counts on the database's uniqueness.
pub fn new_id(now: Instant) -> Uuid {
    let random = bytes::<10>().unwrap_or_default();
    uuid::Builder::from_unix_timestamp_millis(u64::try_from(now.0).unwrap_or_default(), &random).into_uuid()
}

/// The symbols of a reference: Crockford's base 32, without the letters I, L, O and U.
const SYMBOLS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A reference as people say it on the telephone: `7K3Q-29XD-M4TB`, 60 random bits.
///
/// # Errors
/// The generator failed.
pub fn reference() -> Result<String, NoRandomness> {
    Ok(grouped(bytes::<12>()?.map(symbol), 4))
}

/// What an application is called in a blind review: `7K3Q2-9XDM4`, 50 random bits, which tell nothing and sort at random.
///
/// # Errors
/// The generator failed.
pub fn alias() -> Result<String, NoRandomness> {
    Ok(grouped(bytes::<10>()?.map(symbol), 5))
}

/// The place among aliases to which a text leads: anywhere, and for the same text always the same.
pub fn place_among_aliases(text: &str) -> String {
    let hash: [u8; 32] = Sha256::digest(text).into();
    grouped([0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map(|at: usize| symbol(hash[at])), 5)
}

/// A reference as somebody typed it, in its one form: upper case, `O`→`0`, `I` and `L`→`1`, dashes in place.
pub fn canonical_reference(typed: &str) -> Option<String> {
    canonical(typed).map(|symbols: [char; 12]| grouped(symbols, 4))
}

/// An alias as somebody typed it, likewise.
pub fn canonical_alias(typed: &str) -> Option<String> {
    canonical(typed).map(|symbols: [char; 10]| grouped(symbols, 5))
}

fn symbol(random: u8) -> char {
    char::from(SYMBOLS[usize::from(random & 31)])
}

fn grouped<const N: usize>(symbols: [char; N], size: usize) -> String {
    symbols.chunks(size).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

fn canonical<const N: usize>(typed: &str) -> Option<[char; N]> {
    let symbols: Vec<char> = typed
        .chars()
        .filter(|symbol| !matches!(symbol, '-' | ' '))
        .map(|symbol| match symbol.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        })
        .collect();
    let are_known = symbols.iter().all(|symbol| u8::try_from(*symbol).is_ok_and(|byte| SYMBOLS.contains(&byte)));
    symbols.try_into().ok().filter(|_| are_known)
}

/// SHA-256 (FIPS 180-4), lower-case hex.
pub fn sha256_hex(bytes: impl AsRef<[u8]>) -> String {
    data_encoding::HEXLOWER.encode(&Sha256::digest(bytes))
}

/// Equality in time that does not depend on where they differ.
pub fn same(left: &[u8], right: &[u8]) -> bool {
    left.ct_eq(right).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_is_read_as_people_type_it() {
        let reference = reference().unwrap();
        assert_eq!(canonical_reference(&reference.to_lowercase().replace('-', " ")), Some(reference));
        assert_eq!(canonical_reference("oooo-iill-0000").as_deref(), Some("0000-1111-0000"));
        assert_eq!(canonical_reference("0000-1111-000"), None);
        let alias = alias().unwrap();
        assert_eq!(canonical_alias(&alias.to_lowercase()), Some(alias.clone()));
        assert_eq!(canonical_reference(&alias), None);
        assert_eq!(canonical_reference("0000-1111-000U"), None);
    }

    #[test]
    fn an_id_sorts_by_its_instant() {
        assert!(new_id(Instant(1)) < new_id(Instant(2)));
        assert_eq!(new_id(Instant(1)).get_version_num(), 7);
    }
}
