//! What every step does when a draft cannot be saved.

use super::applicant::Applicant;
use super::late;
use crate::application::return_link::SendError;
use crate::application::rules::about::is_email;
use crate::application::save::SaveError;
use crate::web::page::see_other;
use crate::web::problem::{Code, Problem};
use poem::http::StatusCode;
use poem::{Request, Response, Result};

/// Whether the page on which everything is checked sent its visitor here to mend something.
pub fn asks_to_mend(request: &Request) -> bool {
    request.uri().query() == Some("mend")
}

/// The address that a link to come back was sent to; empty while there is none that letters reach.
pub fn reached(applicant: &Applicant) -> String {
    let email = &applicant.own.application.email;
    if is_email(email) { email.clone() } else { String::new() }
}

/// A draft that is not saved, apart from what is wrong with single fields.
///
/// # Errors
/// What no page explains better than the common one.
pub fn refused(applicant: &Applicant, error: SaveError) -> Result<Response> {
    match error {
        SaveError::NotFound => Err(Problem::new(Code::NotFound).into()),
        SaveError::Frozen => Ok(see_other(&applicant.path(""))),
        SaveError::NotAccepting(why) => Ok(late::of_draft(applicant, &why, StatusCode::CONFLICT)?),
        SaveError::Stale => Err(Problem::new(Code::Stale).into()),
        SaveError::Invalid(wrong) => Err(Problem::invalid(wrong).into()),
        SaveError::Database(error) => Err(Problem::from(error).into()),
    }
}

/// A letter with a link that is not written. Without an address there is nobody to write to, and nothing is wrong.
///
/// # Errors
/// The database's own.
pub fn link_refused(error: SendError) -> Problem {
    match error {
        SendError::NotFound | SendError::NoAddress => Problem::new(Code::NotFound),
        SendError::Database(error) => error.into(),
    }
}
