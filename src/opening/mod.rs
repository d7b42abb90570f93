//! An opening is drafted, published, amended, closed by its closing instant.

pub mod advert;
pub mod amend;
pub mod archive;
pub mod cancel;
pub mod closing;
pub mod draft;
pub mod duplicate;
pub mod edit;
mod held;
pub mod lists;
pub mod notice;
pub mod publish;
pub mod read;
mod rows;
pub mod rules;
pub mod standing;
mod timing;
pub mod title;
pub mod unblind;

pub use held::Barred;

use crate::context::Context;
use crate::document::Format;
use rules::Limits;

/// Keys of every format that this build can judge.
const FORMATS: [&str; Format::ALL.len()] = {
    let mut keys = [""; Format::ALL.len()];
    let mut index = 0;
    while index < keys.len() {
        keys[index] = Format::ALL[index].key();
        index += 1;
    }
    keys
};

/// The limits of this house.
pub fn limits(ctx: &Context) -> Limits<'_> {
    let settings = &ctx.settings;
    Limits {
        openings: &settings.openings,
        documents: &settings.documents,
        applications: &settings.applications,
        formats: &FORMATS,
    }
}
