//! Opaque, authenticated cursors: a page goes on where the last one ended, and nobody can make up a place.

use crate::keys::Keys;
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Serialize, de::DeserializeOwned};

/// The cursor is not one of ours, or of another list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the cursor is not one of ours")]
pub struct BadCursor;

/// Makes a cursor of `place` for the list named `list`.
///
/// # Errors
/// `place` cannot be written as JSON.
pub fn seal<T: Serialize>(keys: &Keys, list: &str, place: &T) -> Result<String, BadCursor> {
    let body = serde_json::to_vec(place).map_err(|_| BadCursor)?;
    let mac = keys.mac(&format!("cursor:{list}"), &body);
    let mut bytes = mac[..16].to_vec();
    bytes.extend_from_slice(&body);
    Ok(URL_SAFE_NO_PAD.encode(bytes))
}

/// Reads a cursor that [`seal`] made for the same list.
///
/// # Errors
/// It is not one of ours.
pub fn open<T: DeserializeOwned>(keys: &Keys, list: &str, cursor: &str) -> Result<T, BadCursor> {
    let bytes = URL_SAFE_NO_PAD.decode(cursor).map_err(|_| BadCursor)?;
    let (mac, body) = bytes.split_at_checked(16).ok_or(BadCursor)?;
    if !crate::secrets::same(mac, &keys.mac(&format!("cursor:{list}"), body)[..16]) {
        return Err(BadCursor);
    }
    serde_json::from_slice(body).map_err(|_| BadCursor)
}
