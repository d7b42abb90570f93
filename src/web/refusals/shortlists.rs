//! Refusals of the acts on shortlists.

use super::review::{conflict, waiting};
use crate::invalid::Invalid;
use crate::language::Phrase;
use crate::shortlist::draw::DrawError;
use crate::shortlist::sight::ReadError;
use crate::shortlist::sign::SignError;
use crate::web::problem::{Code, Problem};

impl From<DrawError> for Problem {
    fn from(error: DrawError) -> Self {
        match error {
            DrawError::NotFound => Self::new(Code::NotFound),
            DrawError::Invalid(wrong) => Self::invalid(wrong),
            DrawError::Conflict => conflict(),
            DrawError::Waiting(progress) => waiting(progress),
            DrawError::KeyReused => Self::new(Code::KeyReused),
            DrawError::Database(error) => error.into(),
        }
    }
}

impl From<ReadError> for Problem {
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::NotFound => Self::new(Code::NotFound),
            ReadError::Conflict => conflict(),
            ReadError::Waiting(progress) => waiting(progress),
            ReadError::Covered => Self::new(Code::Forbidden).saying(Phrase::new("shortlist-covered")),
            ReadError::Database(error) => error.into(),
        }
    }
}

impl From<SignError> for Problem {
    fn from(error: SignError) -> Self {
        match error {
            SignError::NotFound => Self::new(Code::NotFound),
            SignError::Conflict => conflict(),
            SignError::Waiting(progress) => waiting(progress),
            SignError::TooLong(limit) => {
                let limit = i64::try_from(limit).unwrap_or(i64::MAX);
                let detail = Phrase::new("shortlist-note-too-long").with("limit", limit);
                Self::invalid(vec![Invalid::new("/note", "too-long", detail)])
            }
            SignError::Database(error) => error.into(),
        }
    }
}
