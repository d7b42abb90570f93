//! Meritum: a recruitment and applications portal.
//!
//! The house has floors; imports go down only (see `docs/house.md`).

// 6: the command line wires everything.
pub mod cli;
// 5: the faces.
pub mod jobs;
pub mod web;
// 4 and 3: acts, reads and rules, by noun.
pub mod account;
pub mod application;
pub mod audit;
pub mod demo;
pub mod document;
pub mod letter;
pub mod link;
pub mod opening;
pub mod review;
pub mod shortlist;
// 2: the outside world.
pub mod extract;
pub mod files;
pub mod mail;
pub mod paper;
pub mod queue;
pub mod scan;
pub mod store;
// 1: the ground.
pub mod actor;
pub mod clock;
pub mod context;
pub mod format;
pub mod invalid;
pub mod keys;
pub mod language;
pub mod links;
pub mod secrets;
pub mod settings;
