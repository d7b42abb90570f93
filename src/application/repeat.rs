//! Keys under which requests are repeated (draft-ietf-httpapi-idempotency-key-header): keys of different people never meet.

use crate::secrets::sha256_hex;
use crate::store::idempotency::Key;

/// The key of a request: `scope` says who asks and what for, `value` is what the client chose, `asked` is what was asked
/// under it.
pub(super) fn key(scope: String, value: &str, asked: &[u8]) -> Key {
    Key { scope, hash: sha256_hex(value), fingerprint: sha256_hex(asked) }
}

/// The one text under which a submission keeps its key: its hash with its scope.
pub(super) fn within_opening(key: &Key) -> String {
    sha256_hex(format!("{}\n{}", key.scope, key.hash))
}
