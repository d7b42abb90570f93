//! Reading documents: pages as pixels, and text. Parsing happens in a child process that can do nothing else (P4).
//!
//! The child is this very program, run again as `meritum read-document`. It gets the bytes of one document through its
//! standard input and answers through its standard output with frames ([`frames`]) of pixels and text; before it reads the first
//! byte it has given up files, network, other programs, and memory and time beyond its limits ([`reader`]). The images
//! are encoded on this side, so that nothing of what somebody uploaded is ever passed on: only what it looked like.

mod encode;
mod frames;
mod outcome;
pub mod paint;
pub mod reader;
mod run;
pub mod seen;

pub use encode::PageImage;
pub use outcome::{ExtractError, Extracted, Outcome, Why};
pub use run::Extract;

/// How far the reading of one document may go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the document.
    pub bytes: u64,
    /// Pages that are drawn and whose text is taken; those beyond are counted.
    pub pages: u32,
    /// Width of a page image, in pixels; it is at most [`TALLEST`] times as high.
    pub width: u16,
    /// Bytes of text, in UTF-8.
    pub text_bytes: usize,
    /// Bytes of memory that the child may have mapped.
    pub memory_bytes: u64,
    /// Seconds of processor time.
    pub cpu_seconds: u64,
}

/// How many times as high as wide a page image may be.
pub const TALLEST: u16 = 4;
