//! Staff: they are invited, sign in, hold roles; and the one table of who may do what.

pub mod may;
