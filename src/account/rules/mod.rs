//! What may be chosen: passwords, and whom to invite.

pub mod invitation;
pub mod password;
