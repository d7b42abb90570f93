//! How Meritum behaves, told in chapters. One body per story, run on SQLite and on PostgreSQL; `rig/mod.rs` says how to write one.
#![expect(clippy::expect_used, reason = "a test that cannot go on fails, and says what it missed")]

mod rig;

mod the_house_keeps_its_floors;
