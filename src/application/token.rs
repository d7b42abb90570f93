//! The token that opens one application: derived from its id and a number, so that a repeated request gets the same; only its
//! hash is kept. The number grows when somebody proves to have the mailbox: whoever began the application with another's
//! address is then out of it.

use crate::keys::Keys;
use crate::secrets::sha256_hex;
use entity::ApplicationId;

/// The token of this application with this number.
pub fn of(keys: &Keys, id: ApplicationId, number: i32) -> String {
    let mut of = id.0.as_bytes().to_vec();
    of.extend(number.to_be_bytes());
    keys.derived_token("application", &of)
}

/// The one that its beginner was given: what a repeated request is answered with, whether it still opens anything or not.
pub fn first(keys: &Keys, id: ApplicationId) -> String {
    of(keys, id, 0)
}

/// What is kept of a token: SHA-256, hex.
pub fn hash(token: &str) -> String {
    sha256_hex(token)
}
