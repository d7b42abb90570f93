//! Notes on an application: left by HR and panel, read as far as independence allows (P6), naming others with `@`.

pub mod change;
pub mod leave;
pub mod mentions;
pub mod people;
pub mod read;
pub mod unread;

use crate::invalid::Invalid;
use crate::language::Phrase;
use mentions::Unclear;
use sea_orm::DbErr;

/// A note stays as it is, or is not left.
#[derive(Debug, thiserror::Error)]
pub enum NoteError {
    #[error("no such application or note, or not theirs")]
    NotFound,
    #[error("what it says cannot be kept")]
    Invalid(Vec<Invalid>),
    #[error("the time in which it can be changed is over")]
    Over,
    #[error("the key was used for another request")]
    KeyReused,
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// The text as it is kept.
fn checked(body: &str, max: usize) -> Result<String, NoteError> {
    let body = body.replace("\r\n", "\n").trim().to_owned();
    let wrong = |code, detail| Err(NoteError::Invalid(vec![Invalid::new("/body", code, detail)]));
    if body.is_empty() {
        return wrong("missing", Phrase::new("review-note-empty"));
    }
    if body.chars().count() > max {
        return wrong("too-long", Phrase::new("review-note-too-long").with("max", max));
    }
    Ok(body)
}

/// Names that mean nobody who can read the note. Why somebody cannot is not told: it may be a conflict of interest.
fn unclear(names: Vec<Unclear>) -> NoteError {
    let wrong = names.into_iter().map(|name| match name {
        Unclear::Nobody(name) => {
            Invalid::new("/body", "unknown-person", Phrase::new("review-note-nobody").with("name", name))
        }
        Unclear::Several(name) => {
            Invalid::new("/body", "several-people", Phrase::new("review-note-several").with("name", name))
        }
    });
    NoteError::Invalid(wrong.collect())
}
