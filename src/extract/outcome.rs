//! What comes of reading a document.

use super::PageImage;
use super::seen::Seen;

type Source = Box<dyn std::error::Error + Send + Sync>;

/// The document was looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Its pages and its text.
    Read(Extracted),
    /// It cannot be read; trying again would not help.
    Unreadable(Why),
}

/// What was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Extracted {
    /// The first pages, as many as the limit allows.
    pub images: Vec<PageImage>,
    /// What there is to be seen on each of them.
    pub seen: Vec<Seen>,
    /// How many pages it has in all.
    pub pages: u32,
    /// Normalised (NFKC); lines end with `\n`. Cut off at the limit.
    pub text: String,
}

/// Why a document cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It opens only with a password.
    Locked,
    /// It is not built as its format says.
    Broken,
    /// It takes more memory than the limit, nests too deeply or unpacks too far.
    TooLarge,
    /// It takes more time than the limit.
    TooSlow,
}

impl Why {
    /// All of them, in the order of their numbers in a frame.
    const ALL: [Self; 4] = [Self::Locked, Self::Broken, Self::TooLarge, Self::TooSlow];

    /// Its number in a frame.
    pub(super) const fn number(self) -> u8 {
        match self {
            Self::Locked => 0,
            Self::Broken => 1,
            Self::TooLarge => 2,
            Self::TooSlow => 3,
        }
    }

    /// What this number says.
    pub(super) fn of_number(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|why| why.number() == number)
    }
}

/// Nothing was learnt of the document; trying again may help.
#[derive(Debug, thiserror::Error)]
pub enum ExtractError {
    /// The bytes could not be fetched.
    #[error("the document's bytes could not be fetched: {0}")]
    Content(#[source] Source),
    /// The child could not be started.
    #[error("the reader could not be started: {0}")]
    Start(#[source] std::io::Error),
    /// The child refused to read without its restrictions.
    #[error(
        "the reader refused to read, for this system does not offer {0}; see [documents.reader] sandbox in docs/operations.md"
    )]
    NoSandbox(&'static str),
    /// Somebody outside ended the child.
    #[error("the reader was ended from outside")]
    Interrupted,
}
