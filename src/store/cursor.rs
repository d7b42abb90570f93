//! Opaque cursors: a page goes on where the last one ended, nobody can make up a place, and none tells what it holds: a place may
//! name somebody whom a blind reviewer must not know.

use crate::keys::Keys;
use crate::secrets;
use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Serialize, de::DeserializeOwned};

/// The cursor is not one of ours, or of another list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the cursor is not one of ours")]
pub struct BadCursor;

/// Makes a cursor of `place` for the list named `list`: encrypted with AES-256-GCM (NIST SP 800-38D) under a key of cursors alone.
///
/// # Errors
/// `place` cannot be written as JSON, or there is no randomness.
pub fn seal<T: Serialize>(keys: &Keys, list: &str, place: &T) -> Result<String, BadCursor> {
    let mut body = serde_json::to_vec(place).map_err(|_| BadCursor)?;
    let nonce = secrets::bytes::<NONCE_LEN>().map_err(|_| BadCursor)?;
    let (once, list) = (Nonce::assume_unique_for_key(nonce), Aad::from(list.as_bytes()));
    key(keys)?.seal_in_place_append_tag(once, list, &mut body).map_err(|_| BadCursor)?;
    Ok(URL_SAFE_NO_PAD.encode([nonce.as_slice(), &body].concat()))
}

/// Reads a cursor that [`seal`] made for the same list.
///
/// # Errors
/// It is not one of ours.
pub fn open<T: DeserializeOwned>(keys: &Keys, list: &str, cursor: &str) -> Result<T, BadCursor> {
    let mut bytes = URL_SAFE_NO_PAD.decode(cursor).map_err(|_| BadCursor)?;
    let (nonce, body) = bytes.split_at_mut_checked(NONCE_LEN).ok_or(BadCursor)?;
    let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| BadCursor)?;
    let body = key(keys)?.open_in_place(nonce, Aad::from(list.as_bytes()), body).map_err(|_| BadCursor)?;
    serde_json::from_slice(body).map_err(|_| BadCursor)
}

fn key(keys: &Keys) -> Result<LessSafeKey, BadCursor> {
    let key = UnboundKey::new(&AES_256_GCM, &keys.mac("cursors", b"")).map_err(|_| BadCursor)?;
    Ok(LessSafeKey::new(key))
}
