//! Unique violations by the name of what is unique. SQLite names the columns, PostgreSQL the index; here they are one.

use sea_orm::{DbErr, SqlErr};

/// A uniqueness that an act answers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unique {
    /// One submitted application per person and opening.
    OneSubmitted,
    /// One version per number of an application.
    SubmissionNumber,
    /// One submission per idempotency key and opening.
    SubmissionKey,
    /// One application per reference.
    Reference,
    /// One opening per slug.
    Slug,
    /// One account per address.
    StaffEmail,
    /// One card per reviewer and application.
    Scorecard,
    /// One signature per person and shortlist.
    SignOff,
    /// One shortlist per number of an opening.
    ShortlistNumber,
    /// One amendment per number of an opening.
    AmendmentNumber,
    /// One job per key.
    JobKey,
    /// One letter per cause.
    LetterCause,
    /// One remembered request per key.
    IdempotencyKey,
}

/// The constraint, PostgreSQL's name of it, and the columns as SQLite lists them.
const NAMES: &[(Unique, &str, &str)] = &[
    (Unique::OneSubmitted, "ux_application_one_submitted", "application.opening_id, application.email_key"),
    (Unique::SubmissionNumber, "ux_submission_application_id_number", "submission.application_id, submission.number"),
    (
        Unique::SubmissionKey,
        "ux_submission_opening_id_idempotency_hash",
        "submission.opening_id, submission.idempotency_hash",
    ),
    (Unique::Reference, "ux_application_reference", "application.reference"),
    (Unique::Slug, "ux_opening_slug", "opening.slug"),
    (Unique::StaffEmail, "ux_staff_email_key", "staff.email_key"),
    (Unique::Scorecard, "ux_scorecard_application_id_reviewer_id", "scorecard.application_id, scorecard.reviewer_id"),
    (Unique::SignOff, "sign_off_pkey", "sign_off.shortlist_id, sign_off.staff_id"),
    (Unique::ShortlistNumber, "ux_shortlist_opening_id_number", "shortlist.opening_id, shortlist.number"),
    (Unique::AmendmentNumber, "ux_amendment_opening_id_number", "amendment.opening_id, amendment.number"),
    (Unique::JobKey, "ux_job_dedup_key", "job.dedup_key"),
    (Unique::LetterCause, "ux_letter_cause", "letter.cause"),
    (Unique::IdempotencyKey, "idempotency_key_pkey", "idempotency_key.scope, idempotency_key.key_hash"),
];

/// Which uniqueness `error` broke, when it broke one.
pub fn broken(error: &DbErr) -> Option<Unique> {
    let Some(SqlErr::UniqueConstraintViolation(message)) = error.sql_err() else {
        return None;
    };
    NAMES
        .iter()
        .find(|(_, index, columns)| message.contains(&format!("\"{index}\"")) || message.ends_with(columns))
        .map(|(unique, ..)| *unique)
}

/// Whether the database could not be reached or was too busy: worth trying again, unlike a bug.
pub fn is_unavailable(error: &DbErr) -> bool {
    if matches!(error, DbErr::ConnectionAcquire(_) | DbErr::Conn(_)) {
        return true;
    }
    let text = error.to_string();
    ["database is locked", "connection", "timeout", "terminating", "shutting down", "starting up", "too many clients"]
        .iter()
        .any(|sign| text.contains(sign))
}

/// Whether the disk that holds the database is full.
pub fn is_full(error: &DbErr) -> bool {
    let text = error.to_string();
    text.contains("database or disk is full") || text.contains("No space left on device")
}
