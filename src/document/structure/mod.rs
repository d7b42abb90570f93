//! Whether a file is whole and built as its format says, without opening what it holds.

pub(super) mod archive;
pub(super) mod image;
mod package;
pub(super) mod pdf;
pub(super) mod text;
