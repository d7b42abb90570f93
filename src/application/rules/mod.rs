//! What an application must be, pure: texts and answers, completeness, admission, states.

pub mod about;
pub mod admission;
pub mod answers;
pub mod changes;
pub mod extension;
pub mod knock_out;
pub mod missing;
pub mod number;
pub mod place;
pub mod state;
pub mod text;
