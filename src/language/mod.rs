//! What a person reads, in the language they read: languages, phrases, the catalogue, dates, numbers and search folding.

mod catalogue;
mod cyrillic;
mod dates;
pub mod fold;
mod format;
mod phrase;
mod tongue;

#[cfg(test)]
mod in_templates;
#[cfg(test)]
mod parity;

pub use catalogue::{Saying, Text};
pub use format::Whole;
pub use phrase::{Phrase, Value};
pub use tongue::{Language, UnknownLanguage};
