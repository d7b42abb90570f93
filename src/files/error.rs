//! What can go wrong between a sender, the disk or bucket, and a reader.

use std::io;

use crate::language::{Phrase, Value};

type Source = Box<dyn std::error::Error + Send + Sync>;

/// Why bytes were not received, kept or read.
#[derive(Debug, thiserror::Error)]
pub enum FilesError {
    /// The sender sends more than `limit` bytes. What came of it is gone.
    #[error("more than {limit} bytes")]
    TooLarge { limit: u64 },
    /// The sender broke off; the source is the error of the sender's stream. What came of it is gone.
    #[error("the sender broke off")]
    Interrupted(#[source] Source),
    /// The disk, or the quota on it, is full. Nothing half is left.
    #[error("no room is left in the file store")]
    Full(#[source] Source),
    /// Nothing lies at this address.
    #[error("no such document in the file store")]
    Missing,
    /// What lies at this address is not what was once received.
    #[error("the stored bytes are not those that were received")]
    Broken,
    /// Another process holds this upload.
    #[error("another process holds the upload")]
    Held,
    /// The disk or bucket cannot be reached or does not answer as it must.
    #[error("the file store does not answer")]
    Unavailable(#[source] Source),
}

impl FilesError {
    /// An error of the store that is nobody's fault outside.
    pub(super) fn unavailable(error: impl Into<Source>) -> Self {
        Self::Unavailable(error.into())
    }

    /// What the person reads whose document this happened to.
    pub fn phrase(&self) -> Phrase {
        match self {
            Self::TooLarge { limit } => Phrase::new("problems-document-too-large").with("limit", Value::Size(*limit)),
            Self::Interrupted(_) => Phrase::new("problems-document-interrupted"),
            Self::Held | Self::Full(_) | Self::Missing | Self::Broken | Self::Unavailable(_) => {
                Phrase::new("problems-document-no-room")
            }
        }
    }
}

impl From<io::Error> for FilesError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
                Self::Full(error.into())
            }
            _ => Self::Unavailable(error.into()),
        }
    }
}

impl From<object_store::Error> for FilesError {
    fn from(error: object_store::Error) -> Self {
        match error {
            object_store::Error::NotFound { .. } => Self::Missing,
            other => Self::Unavailable(other.into()),
        }
    }
}

impl From<FilesError> for io::Error {
    /// So that content can be read through `tokio_util::io::StreamReader`.
    fn from(error: FilesError) -> Self {
        Self::other(error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_and_a_used_up_quota_are_told_from_a_broken_disk() {
        let (no_space, over_quota, input_output) = (28, 122, 5);
        let of = |number| FilesError::from(io::Error::from_raw_os_error(number));
        assert!(matches!(of(no_space), FilesError::Full(_)));
        assert!(matches!(of(over_quota), FilesError::Full(_)));
        assert!(matches!(of(input_output), FilesError::Unavailable(_)));
    }
}
