//! Staff: they are invited, sign in, hold roles; and the one table of who may do what.

pub mod attempts;
pub mod bearer;
pub mod may;
pub mod passwords;
pub mod session;
pub mod tokens;
