//! A form that makes something makes it once, however often its button is pressed.

use crate::secrets::{self, sha256_hex};
use crate::store::idempotency::Key;
use crate::web::problem::Problem;
use crate::web::visit::Signed;

/// A value for the hidden field `once` of a fresh form.
pub fn fresh() -> Result<String, Problem> {
    secrets::token().map_err(Problem::internal)
}

/// The key under which what the form makes is remembered. None: the form does not have one.
pub fn key(signed: &Signed, form: &str, once: &str) -> Option<Key> {
    (!once.is_empty()).then(|| Key {
        scope: format!("page:{}:{form}", signed.staff.id),
        hash: sha256_hex(once),
        fingerprint: sha256_hex(form),
    })
}
