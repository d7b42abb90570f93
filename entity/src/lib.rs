//! Meritum's rows: one table per file, typed ids, states as enums, no logic.
//!
//! Instants are [`Instant`]: UTC milliseconds in a BIGINT, so that both databases compare them alike.
#![expect(
    clippy::disallowed_methods,
    reason = "the entity macro writes transactions of its own into every active model; ours begin in the store"
)]

pub mod amendment;
pub mod application;
pub mod application_tag;
pub mod application_words;
pub mod assignment;
pub mod audit_entry;
pub mod audit_head;
pub mod calibrated;
pub mod calibration;
pub mod conflict;
pub mod cover_confirmation;
pub mod cover_correction;
pub mod criterion;
pub mod document;
pub mod document_page;
pub mod document_text;
pub mod extension;
pub mod idempotency_key;
pub mod ids;
pub mod instant;
pub mod job;
pub mod letter;
pub mod link;
pub mod note;
pub mod note_mention;
pub mod opening;
pub mod opening_text;
pub mod page_seen;
pub mod panel_member;
pub mod question;
pub mod refresh_token;
pub mod requirement;
pub mod score;
pub mod scorecard;
pub mod search;
pub mod shortlist;
pub mod shortlist_entry;
pub mod sign_off;
pub mod staff;
pub mod staff_session;
pub mod stage_batch;
pub mod stage_batch_item;
pub mod submission;
pub mod submission_document;
pub mod translations;
pub mod upload;

pub use ids::*;
pub use instant::Instant;
pub use translations::Translations;
