//! What the benches stand on: the real server in a process of its own, a client that costs little, rows in bulk, figures.
//!
//! A bench prints figures and a ratio; it never fails because of them. Each compares two things in the same run, in turn
//! (A B A B …), because the speed of a machine changes by the minute and the ratio of neighbours hardly does.

#![expect(dead_code, reason = "each bench uses a part of it")]

pub mod apply;
pub mod figures;
pub mod files;
pub mod line;
pub mod postgres;
pub mod process;
pub mod rows;
pub mod shelf;
pub mod workshop;
