//! The token that opens one application: derived from its id, so that a repeated request gets the same; only its hash is kept.

use crate::keys::Keys;
use crate::secrets::sha256_hex;
use entity::ApplicationId;

/// The token of this application.
pub fn of(keys: &Keys, id: ApplicationId) -> String {
    keys.derived_token("application", id.0.as_bytes())
}

/// What is kept of a token: SHA-256, hex.
pub fn hash(token: &str) -> String {
    sha256_hex(token)
}
