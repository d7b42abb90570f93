//! Staff: they are invited, sign in, hold roles; and the one table of who may do what.

pub mod accept;
pub mod attempts;
pub mod bearer;
pub mod invite;
mod lock;
pub mod may;
pub mod own;
pub mod passwords;
pub mod people;
pub mod read;
pub mod rules;
pub mod session;
pub mod sign_in;
pub mod sign_out;
pub mod tokens;
