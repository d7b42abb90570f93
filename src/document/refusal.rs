//! Why a file is refused, as facts; what a person reads about it is a phrase.

use super::format::Format;
use super::kind::Kind;

/// Why a file is not accepted as a document.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// No bytes at all.
    #[error("the file is empty")]
    Empty,
    /// A format that is accepted, but a name without an extension.
    #[error("the name has no extension; the file is {}", detected.key())]
    NoExtension { detected: Format },
    /// A format that is accepted, under the extension of another.
    #[error("the name ends in .{extension}; the file is {}", detected.key())]
    Misnamed {
        /// As the name says it: lower case, ASCII letters and digits.
        extension: String,
        detected: Format,
    },
    /// Something that we know and that is not accepted here.
    #[error("{} is not accepted here", detected.key())]
    NotAllowed { detected: Kind, allowed: Vec<Format> },
    /// Nothing that we know.
    #[error("the file has no known format")]
    Unknown { allowed: Vec<Format> },
    /// Cut off on its way, or not built as its format says.
    #[error("the {} file is damaged", format.key())]
    Damaged { format: Format },
    /// Opens only with a password.
    #[error("the file is locked with a password")]
    Locked,
    /// An image with more pixels than the limit.
    #[error("{width} × {height} pixels are more than {limit}")]
    TooManyPixels { width: u32, height: u32, limit: u64 },
    /// A container with more entries than the limit.
    #[error("the container has more than {limit} entries")]
    TooManyEntries { limit: usize },
    /// A container that unpacks to more than the limit, in bytes, or is packed tighter than honest documents are.
    #[error("the container unpacks too far; the limit is {limit} bytes")]
    UnpacksTooFar { limit: u64 },
    /// A container whose entries overlap, share names or lead out of it.
    #[error("the container is built unsafely")]
    UnsafeContainer,
}

impl Refusal {
    /// A short, stable word for the API and for counting.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::NoExtension { .. } => "no-extension",
            Self::Misnamed { .. } => "misnamed",
            Self::NotAllowed { .. } => "not-allowed",
            Self::Unknown { .. } => "unknown",
            Self::Damaged { .. } => "damaged",
            Self::Locked => "locked",
            Self::TooManyPixels { .. } => "too-many-pixels",
            Self::TooManyEntries { .. } => "too-many-entries",
            Self::UnpacksTooFar { .. } => "unpacks-too-far",
            Self::UnsafeContainer => "unsafe-container",
        }
    }
}
