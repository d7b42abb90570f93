//! Where a document lies in the file store: under its own SHA-256 and its own id.

use std::fmt;
use std::str::FromStr;

use data_encoding::HEXLOWER;
use entity::DocumentId;
use uuid::Uuid;

/// The SHA-256 of a document's bytes (FIPS 180-4); written as 64 lower-case hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Digest([u8; 32]);

impl Digest {
    /// The 32 bytes.
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl From<[u8; 32]> for Digest {
    fn from(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&HEXLOWER.encode(&self.0))
    }
}

/// What was to be read is not the hexadecimal form of a SHA-256.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not the 64 hexadecimal digits of a SHA-256")]
pub struct NotADigest;

impl FromStr for Digest {
    type Err = NotADigest;

    fn from_str(text: &str) -> Result<Self, NotADigest> {
        let bytes = HEXLOWER.decode(text.as_bytes()).map_err(|_| NotADigest)?;
        bytes.try_into().map(Self).map_err(|_| NotADigest)
    }
}

/// Where one document lies.
///
/// The digest makes the address tell what must be found there; the id makes it this document's own. Two applicants who
/// send the same bytes have two files, so that erasing one, or sweeping it as an orphan, cannot take the other's away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Address {
    /// What the bytes must hash to.
    pub sha256: Digest,
    /// Whose bytes they are.
    pub id: DocumentId,
}

/// The folder, or the beginning of the key, under which all documents lie.
pub(super) const DOCUMENTS: &str = "documents";

impl Address {
    /// The address of a document.
    pub const fn new(sha256: Digest, id: DocumentId) -> Self {
        Self { sha256, id }
    }

    /// One of 256 folders, by the first byte of the digest.
    pub(super) fn shard(&self) -> String {
        shard(self.sha256.0[0])
    }

    /// The last part of the key.
    pub(super) fn file_name(&self) -> String {
        format!("{}-{}", self.sha256, self.id.0.simple())
    }

    /// The key in a bucket: `documents/ab/<sha256>-<id>`.
    pub(super) fn key(&self) -> String {
        format!("{DOCUMENTS}/{}/{}", self.shard(), self.file_name())
    }

    /// The address that the last part of a key stands for; other files are none of ours.
    pub(super) fn from_file_name(name: &str) -> Option<Self> {
        let (sha256, id) = name.split_once('-')?;
        let id = Uuid::try_parse(id).ok().filter(|parsed| parsed.simple().to_string() == id)?;
        Some(Self::new(sha256.parse().ok()?, DocumentId(id)))
    }
}

/// The name of the folder for digests that begin with this byte.
pub(super) fn shard(first: u8) -> String {
    HEXLOWER.encode(&[first])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_back_from_its_file_name() {
        let address = Address::new(Digest([0xAB; 32]), DocumentId(Uuid::from_u128(0x1234)));
        assert_eq!(address.shard(), "ab");
        assert_eq!(address.key(), format!("documents/ab/{}-00000000000000000000000000001234", "ab".repeat(32)));
        assert_eq!(Address::from_file_name(&address.file_name()), Some(address));
    }

    #[test]
    fn other_names_are_no_addresses() {
        let hex = "ab".repeat(32);
        for name in [
            "",
            "x",
            &hex,
            &format!("{hex}-"),
            &format!("{hex}-{}", Uuid::nil()),
            &format!("{}-{}", hex.to_uppercase(), Uuid::nil().simple()),
        ] {
            assert_eq!(Address::from_file_name(name), None, "{name}");
        }
    }

    #[test]
    fn a_digest_is_64_hexadecimal_digits_and_nothing_else() {
        let digest = Digest([7; 32]);
        assert_eq!(digest.to_string().parse(), Ok(digest));
        assert_eq!("07".parse::<Digest>(), Err(NotADigest));
        assert_eq!("g".repeat(64).parse::<Digest>(), Err(NotADigest));
    }
}
