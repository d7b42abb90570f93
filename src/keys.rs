//! The keys of this house, made at the first start and kept in `<data>/keys`, readable by its owner alone.

use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit, Mac};
use jsonwebtoken::jwk::JwkSet;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use serde::{Serialize, de::DeserializeOwned};
use sha2::Sha256;
use std::io::Write;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

/// A key cannot be read, made or used.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// The file system refuses.
    #[error("{file}: {error}")]
    File {
        /// Which file.
        file: String,
        /// What it said.
        error: std::io::Error,
    },
    /// The file holds something else.
    #[error("{0} does not hold a key; restore it from the backup")]
    Damaged(String),
    /// No randomness.
    #[error(transparent)]
    NoRandomness(#[from] crate::secrets::NoRandomness),
    /// The set of keys does not hold the one that the receipt names.
    #[error("no key {kid} among those given")]
    Unknown {
        /// Its id.
        kid: String,
    },
    /// Signing or verifying failed.
    #[error("the signature: {0}")]
    Signing(#[from] jsonwebtoken::errors::Error),
}

/// All keys. Debug shows none of them.
pub struct Keys {
    secret: [u8; 32],
    receipts: EncodingKey,
    /// Those that receipts are verified with: the one that signs first, then those that signed before it.
    published: Vec<Published>,
}

/// A public key (Ed25519) that receipts are verified with.
struct Published {
    kid: String,
    public: Vec<u8>,
}

impl Published {
    fn of(public: Vec<u8>) -> Self {
        Self { kid: crate::secrets::sha256_hex(&public)[..16].to_owned(), public }
    }
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Keys").field("receipts", &self.kid()).finish_non_exhaustive()
    }
}

impl Keys {
    /// Reads the keys in `folder`; makes those that are missing.
    ///
    /// # Errors
    /// See [`KeyError`].
    pub fn open(folder: &Path) -> Result<Self, KeyError> {
        std::fs::DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(folder)
            .map_err(|error| KeyError::File { file: folder.display().to_string(), error })?;
        let secret_file = folder.join("secret.key");
        let secret = read_or_make(&secret_file, || Ok(crate::secrets::bytes::<32>()?.to_vec()))?;
        let secret = secret.try_into().map_err(|_| KeyError::Damaged(secret_file.display().to_string()))?;
        let receipts_file = folder.join("receipts.pk8");
        let receipts = read_or_make(&receipts_file, || {
            let pair = Ed25519KeyPair::generate().map_err(|_| crate::secrets::NoRandomness)?;
            let document = pair.to_pkcs8v1().map_err(|_| crate::secrets::NoRandomness)?;
            Ok(document.as_ref().to_vec())
        })?;
        let pair = Ed25519KeyPair::from_pkcs8_maybe_unchecked(&receipts)
            .map_err(|_| KeyError::Damaged(receipts_file.display().to_string()))?;
        let mut published = vec![Published::of(pair.public_key().as_ref().to_vec())];
        published.extend(retired(folder)?);
        Ok(Self { secret, receipts: EncodingKey::from_ed_der(&receipts), published })
    }

    /// Retires the key that signs receipts and makes another: what it signed stays verifiable, and nothing more can be signed
    /// with it. Processes that run go on with the old one until they start anew. Returns the new key's id.
    ///
    /// # Errors
    /// See [`KeyError`].
    pub fn rotate(folder: &Path) -> Result<String, KeyError> {
        let old = Self::open(folder)?;
        let (kid, public) = (old.kid(), &old.published[0].public);
        let kept = folder.join(format!("receipts-{kid}.pub"));
        // The public half is safe before the private one goes.
        read_or_make(&kept, || Ok(public.clone()))?;
        let signing = folder.join("receipts.pk8");
        std::fs::remove_file(&signing)
            .map_err(|error| KeyError::File { file: signing.display().to_string(), error })?;
        Ok(Self::open(folder)?.kid().to_owned())
    }

    /// The id of the key that signs receipts.
    fn kid(&self) -> &str {
        &self.published[0].kid
    }

    /// HMAC-SHA-256 (RFC 2104) of `message` under the house's secret, for one purpose only.
    ///
    /// # Panics
    /// Never: HMAC takes keys of any length.
    pub fn mac(&self, purpose: &str, message: &[u8]) -> [u8; 32] {
        let mut mac = self.hmac();
        mac.update(&(purpose.len() as u64).to_be_bytes());
        mac.update(purpose.as_bytes());
        mac.update(message);
        mac.finalize().into_bytes().into()
    }

    #[expect(clippy::expect_used, reason = "HMAC takes keys of any length")]
    fn hmac(&self) -> Hmac<Sha256> {
        Hmac::new_from_slice(&self.secret).expect("any length")
    }

    /// A token that can be made again from what it is for, so that a repeated request gets the same one while only its hash is kept.
    pub fn derived_token(&self, purpose: &str, of: &[u8]) -> String {
        URL_SAFE_NO_PAD.encode(self.mac(purpose, of))
    }

    /// Signs a receipt: a compact JWS (RFC 7515) with `EdDSA` (RFC 8037).
    ///
    /// # Errors
    /// Signing failed.
    pub fn sign_receipt<T: Serialize>(&self, statement: &T) -> Result<String, KeyError> {
        let mut header = Header::new(Algorithm::EdDSA);
        header.typ = Some("meritum-receipt+jwt".to_owned());
        header.kid = Some(self.kid().to_owned());
        Ok(jsonwebtoken::encode(&header, statement, &self.receipts)?)
    }

    /// Reads a receipt that this house signed, with whichever of its keys.
    ///
    /// # Errors
    /// The signature does not hold, or it is another kind of token.
    pub fn read_receipt<T: DeserializeOwned + Clone>(&self, receipt: &str) -> Result<T, KeyError> {
        let kid = jsonwebtoken::decode_header(receipt)?.kid.unwrap_or_default();
        let named = self.published.iter().find(|published| published.kid == kid);
        let public = &named.unwrap_or(&self.published[0]).public;
        verified(receipt, &DecodingKey::from_ed_der(public))
    }

    /// The public keys that verify receipts, as a JWK set (RFC 7517).
    pub fn jwks(&self) -> serde_json::Value {
        let key = |Published { kid, public }: &Published| {
            serde_json::json!({
                "kty": "OKP", "crv": "Ed25519", "use": "sig", "alg": "EdDSA",
                "kid": kid, "x": URL_SAFE_NO_PAD.encode(public),
            })
        };
        serde_json::json!({ "keys": self.published.iter().map(key).collect::<Vec<_>>() })
    }

    /// The key of the API's access tokens (HS256).
    pub fn access(&self) -> (EncodingKey, DecodingKey) {
        let key = self.mac("access tokens", b"");
        (EncodingKey::from_secret(&key), DecodingKey::from_secret(&key))
    }
}

/// Reads a receipt with the key of a JWK set (RFC 7517) that it names, without the house that signed it.
///
/// # Errors
/// The set does not hold the key, or the signature does not hold.
pub fn read_foreign_receipt<T: DeserializeOwned + Clone>(receipt: &str, keys: &JwkSet) -> Result<T, KeyError> {
    let kid = jsonwebtoken::decode_header(receipt)?.kid.unwrap_or_default();
    let key = keys.find(&kid).ok_or(KeyError::Unknown { kid })?;
    verified(receipt, &DecodingKey::from_jwk(key)?)
}

/// What a receipt says, if this key signed it.
fn verified<T: DeserializeOwned + Clone>(receipt: &str, key: &DecodingKey) -> Result<T, KeyError> {
    let mut validation = Validation::new(Algorithm::EdDSA);
    validation.required_spec_claims.clear();
    validation.validate_exp = false;
    validation.validate_aud = false;
    Ok(jsonwebtoken::decode::<T>(receipt, key, &validation)?.claims)
}

/// The public halves of the keys that signed before, in a lasting order.
fn retired(folder: &Path) -> Result<Vec<Published>, KeyError> {
    let wrong = |error| KeyError::File { file: folder.display().to_string(), error };
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .map_err(wrong)?
        .collect::<Result<Vec<_>, _>>()
        .map_err(wrong)?
        .into_iter()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "pub"))
        .collect();
    files.sort();
    let read = |file: PathBuf| {
        let public =
            std::fs::read(&file).map_err(|error| KeyError::File { file: file.display().to_string(), error })?;
        if public.len() == 32 { Ok(Published::of(public)) } else { Err(KeyError::Damaged(file.display().to_string())) }
    };
    files.into_iter().map(read).collect()
}

fn read_or_make(file: &Path, make: impl FnOnce() -> Result<Vec<u8>, KeyError>) -> Result<Vec<u8>, KeyError> {
    let wrong = |error| KeyError::File { file: file.display().to_string(), error };
    match std::fs::read(file) {
        Ok(bytes) => Ok(bytes),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            let bytes = make()?;
            let mut fresh =
                std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(file).map_err(wrong)?;
            fresh.write_all(&bytes).and_then(|()| fresh.sync_all()).map_err(wrong)?;
            Ok(bytes)
        }
        Err(error) => Err(wrong(error)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_made_once_and_sign_what_they_read() {
        let folder = tempfile::tempdir().unwrap();
        let first = Keys::open(folder.path()).unwrap();
        let receipt = first.sign_receipt(&serde_json::json!({ "reference": "7K3Q-29XD-M4TB" })).unwrap();
        let again = Keys::open(folder.path()).unwrap();
        let read: serde_json::Value = again.read_receipt(&receipt).unwrap();
        assert_eq!(read, serde_json::json!({ "reference": "7K3Q-29XD-M4TB" }));
        assert_eq!(first.mac("a", b"b"), again.mac("a", b"b"));
        assert_ne!(first.mac("a", b"b"), first.mac("ab", b""));
        let set: JwkSet = serde_json::from_value(again.jwks()).unwrap();
        assert_eq!(read_foreign_receipt::<serde_json::Value>(&receipt, &set).unwrap(), read);
        let stranger = Keys::open(tempfile::tempdir().unwrap().path()).unwrap();
        assert!(stranger.read_receipt::<serde_json::Value>(&receipt).is_err());
        let strange: JwkSet = serde_json::from_value(stranger.jwks()).unwrap();
        assert!(matches!(read_foreign_receipt::<serde_json::Value>(&receipt, &strange), Err(KeyError::Unknown { .. })));
    }

    #[test]
    fn a_key_that_was_retired_verifies_and_signs_no_more() {
        let folder = tempfile::tempdir().unwrap();
        let before = Keys::open(folder.path()).unwrap();
        let receipt = before.sign_receipt(&serde_json::json!({ "sequence": 1 })).unwrap();
        let kid = Keys::rotate(folder.path()).unwrap();
        let after = Keys::open(folder.path()).unwrap();
        assert_eq!((after.kid(), after.published.len()), (kid.as_str(), 2));
        assert_ne!(after.kid(), before.kid());
        assert!(after.read_receipt::<serde_json::Value>(&receipt).is_ok());
        let later = after.sign_receipt(&serde_json::json!({ "sequence": 2 })).unwrap();
        assert!(after.read_receipt::<serde_json::Value>(&later).is_ok());
        assert!(before.read_receipt::<serde_json::Value>(&later).is_err());
        Keys::rotate(folder.path()).unwrap();
        assert!(Keys::open(folder.path()).unwrap().read_receipt::<serde_json::Value>(&receipt).is_ok());
    }
}
