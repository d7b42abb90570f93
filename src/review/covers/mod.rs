//! Documents in a blind review: what of their pages is covered, what HR corrected and confirmed of it, and the pages as those see
//! them who review.

pub mod confirm;
pub mod correct;
pub mod page;
pub mod place;
pub mod read;
mod veil;
