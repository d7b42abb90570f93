//! Unique violations by the name of what is unique. SQLite names the columns, PostgreSQL the index; here they are one.

use sea_orm::{DbErr, RuntimeErr, SqlErr};

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
    /// One application per alias.
    Alias,
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
    /// One conflict of interest per person and application.
    Conflict,
    /// One assignment per reviewer and application.
    Assignment,
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
    (Unique::Alias, "ux_application_alias", "application.alias"),
    (Unique::Slug, "ux_opening_slug", "opening.slug"),
    (Unique::StaffEmail, "ux_staff_email_key", "staff.email_key"),
    (Unique::Scorecard, "ux_scorecard_application_id_reviewer_id", "scorecard.application_id, scorecard.reviewer_id"),
    (Unique::SignOff, "sign_off_pkey", "sign_off.shortlist_id, sign_off.staff_id"),
    (Unique::ShortlistNumber, "ux_shortlist_opening_id_number", "shortlist.opening_id, shortlist.number"),
    (Unique::AmendmentNumber, "ux_amendment_opening_id_number", "amendment.opening_id, amendment.number"),
    (Unique::JobKey, "ux_job_dedup_key", "job.dedup_key"),
    (Unique::LetterCause, "ux_letter_cause", "letter.cause"),
    (Unique::Conflict, "conflict_pkey", "conflict.application_id, conflict.staff_id"),
    (Unique::Assignment, "assignment_pkey", "assignment.application_id, assignment.reviewer_id"),
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

/// Whether the database could not be reached, was too busy or took another's side: worth trying again, unlike a bug.
pub fn is_unavailable(error: &DbErr) -> bool {
    match (error, under(error)) {
        (DbErr::ConnectionAcquire(_) | DbErr::Conn(_), _) => true,
        (_, Some(sqlx::Error::Database(told))) => told.code().is_some_and(|code| is_passing(&code)),
        (_, Some(error)) => is_out_of_reach(error),
        (_, None) => false,
    }
}

/// Whether a text had a character that the database cannot keep: PostgreSQL takes every one but NUL.
pub fn is_unkept_text(error: &DbErr) -> bool {
    let Some(sqlx::Error::Database(told)) = under(error) else { return false };
    // character_not_in_repertoire; untranslatable_character, in JSON.
    told.code().is_some_and(|code| matches!(&*code, "22021" | "22P05"))
}

/// Whether the disk that holds the database is full.
pub fn is_full(error: &DbErr) -> bool {
    let Some(sqlx::Error::Database(told)) = under(error) else { return false };
    // PostgreSQL's disk_full; SQLITE_FULL.
    told.code().is_some_and(|code| code == "53100" || sqlite_code(&code) == Some(13))
}

/// What the driver said.
fn under(error: &DbErr) -> Option<&sqlx::Error> {
    match error {
        DbErr::Exec(RuntimeErr::SqlxError(error)) | DbErr::Query(RuntimeErr::SqlxError(error)) => Some(error),
        _ => None,
    }
}

/// What the driver says of itself when the database does not answer, or not as one.
const fn is_out_of_reach(error: &sqlx::Error) -> bool {
    use sqlx::Error::{BeginFailed, Io, PoolClosed, PoolTimedOut, Protocol, Tls, WorkerCrashed};
    matches!(error, Io(_) | Tls(_) | Protocol(_) | PoolTimedOut | PoolClosed | WorkerCrashed | BeginFailed)
}

/// Whether what stands behind this code passes by itself (PostgreSQL, appendix A; SQLite, "Result and Error Codes").
fn is_passing(code: &str) -> bool {
    if let Some(code) = sqlite_code(code) {
        // SQLITE_BUSY and SQLITE_LOCKED.
        return matches!(code, 5 | 6);
    }
    let passing = [
        "40001", // serialization_failure
        "40P01", // deadlock_detected: the other one of the two went on
        "53300", // too_many_connections
        "55P03", // lock_not_available: lock_timeout
        "57014", // query_canceled: statement_timeout
        "57P01", // admin_shutdown
        "57P02", // crash_shutdown
        "57P03", // cannot_connect_now
        "57P05", // idle_session_timeout
    ];
    // 08: connection exceptions.
    code.starts_with("08") || passing.contains(&code)
}

/// SQLite's primary result code, of an extended one; none for a SQLSTATE, which has five characters.
fn sqlite_code(code: &str) -> Option<u32> {
    if code.len() == 5 { None } else { code.parse::<u32>().ok().map(|code| code & 0xFF) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sqlx::error::{DatabaseError, ErrorKind};
    use std::borrow::Cow;
    use std::error::Error as StdError;
    use std::sync::Arc;

    /// What a database says, with its code.
    #[derive(Debug, thiserror::Error)]
    #[error("{0}")]
    struct Said(&'static str);

    impl DatabaseError for Said {
        fn message(&self) -> &str {
            self.0
        }

        fn code(&self) -> Option<Cow<'_, str>> {
            Some(self.0.into())
        }

        fn as_error(&self) -> &(dyn StdError + Send + Sync + 'static) {
            self
        }

        fn as_error_mut(&mut self) -> &mut (dyn StdError + Send + Sync + 'static) {
            self
        }

        fn into_error(self: Box<Self>) -> Box<dyn StdError + Send + Sync + 'static> {
            self
        }

        fn kind(&self) -> ErrorKind {
            ErrorKind::Other
        }
    }

    fn of(error: sqlx::Error) -> DbErr {
        DbErr::Exec(RuntimeErr::SqlxError(Arc::new(error)))
    }

    fn said(code: &'static str) -> DbErr {
        of(sqlx::Error::Database(Box::new(Said(code))))
    }

    #[test]
    fn what_passes_by_itself_is_worth_another_try() {
        for code in ["40P01", "40001", "55P03", "57014", "57P01", "08006", "53300", "5", "6", "517", "261"] {
            assert!(is_unavailable(&said(code)) && !is_full(&said(code)), "{code}");
        }
        for error in [sqlx::Error::PoolTimedOut, sqlx::Error::Io(std::io::ErrorKind::ConnectionReset.into())] {
            assert!(is_unavailable(&of(error)));
        }
    }

    #[test]
    fn what_is_wrong_stays_wrong() {
        for code in ["23505", "42601", "22021", "1", "2067", "11"] {
            assert!(!is_unavailable(&said(code)), "{code}");
        }
        assert!(!is_unavailable(&DbErr::Custom("no connection between the two".to_owned())));
    }

    #[test]
    fn a_full_disk_is_told_from_a_busy_one() {
        for code in ["53100", "13"] {
            assert!(is_full(&said(code)) && !is_unavailable(&said(code)), "{code}");
        }
        assert!(!is_full(&said("5")));
    }
}
