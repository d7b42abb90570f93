//! What reviewing goes by, without a database.

pub mod assign;
