//! An application is begun, filled, sent, withdrawn: one act per file; what is right is in [`rules`].
//!
//! Nobody needs an account: whoever holds an application's token is its applicant, and [`own`] is the door that every act
//! of theirs passes.

pub mod asked;
pub mod at_once;
pub mod attach;
pub mod begin;
pub mod come_back;
pub mod discard;
pub mod documents;
pub mod entrance;
pub mod export;
pub mod extend;
pub mod guarded;
mod kept;
pub mod own;
pub mod read;
pub mod receipt;
pub mod receive;
pub mod remind;
pub mod remove;
mod repeat;
pub mod return_link;
pub mod revert;
pub mod room;
pub mod rules;
pub mod rush;
pub mod save;
pub mod stale;
pub mod submit;
pub mod token;
pub mod under_way;
pub mod upload;
pub mod verify;
mod window;
pub mod withdraw;
pub mod words;
mod written;
