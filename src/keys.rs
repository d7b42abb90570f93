//! The keys of this house, made at the first start and kept in `<data>/keys`, readable by its owner alone.

use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit, Mac};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use serde::{Serialize, de::DeserializeOwned};
use sha2::Sha256;
use std::io::Write;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::Path;

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
    /// Signing failed.
    #[error("signing failed: {0}")]
    Signing(#[from] jsonwebtoken::errors::Error),
}

/// All keys. Debug shows none of them.
pub struct Keys {
    secret: [u8; 32],
    receipts: EncodingKey,
    receipts_public: Vec<u8>,
    receipts_kid: String,
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Keys").field("receipts", &self.receipts_kid).finish_non_exhaustive()
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
        let public = pair.public_key().as_ref().to_vec();
        Ok(Self {
            secret,
            receipts: EncodingKey::from_ed_der(&receipts),
            receipts_kid: crate::secrets::sha256_hex(&public)[..16].to_owned(),
            receipts_public: public,
        })
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
        header.kid = Some(self.receipts_kid.clone());
        Ok(jsonwebtoken::encode(&header, statement, &self.receipts)?)
    }

    /// Reads a receipt that this house signed.
    ///
    /// # Errors
    /// The signature does not hold, or it is another kind of token.
    pub fn read_receipt<T: DeserializeOwned + Clone>(&self, receipt: &str) -> Result<T, KeyError> {
        let mut validation = Validation::new(Algorithm::EdDSA);
        validation.required_spec_claims.clear();
        validation.validate_exp = false;
        validation.validate_aud = false;
        let key = DecodingKey::from_ed_der(&self.receipts_public);
        Ok(jsonwebtoken::decode::<T>(receipt, &key, &validation)?.claims)
    }

    /// The public keys that verify receipts, as a JWK set (RFC 7517).
    pub fn jwks(&self) -> serde_json::Value {
        serde_json::json!({ "keys": [{
            "kty": "OKP", "crv": "Ed25519", "use": "sig", "alg": "EdDSA",
            "kid": self.receipts_kid, "x": URL_SAFE_NO_PAD.encode(&self.receipts_public),
        }] })
    }

    /// The key of the API's access tokens (HS256).
    pub fn access(&self) -> (EncodingKey, DecodingKey) {
        let key = self.mac("access tokens", b"");
        (EncodingKey::from_secret(&key), DecodingKey::from_secret(&key))
    }
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
        let stranger = Keys::open(tempfile::tempdir().unwrap().path()).unwrap();
        assert!(stranger.read_receipt::<serde_json::Value>(&receipt).is_err());
    }
}
