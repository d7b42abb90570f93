//! The documents that the demo's applicants attach: real PDF, DOCX, ODT and text files, the same bytes on every run.

mod docx;
mod duties;
mod interests;
mod layouts;
mod letter;
mod odt;
mod package;
mod plain;
mod sheet;
mod wording;

#[cfg(test)]
mod tests;

pub use letter::Letter;
pub use sheet::{Block, Part, Sheet};

use super::person::{Form, Layout, Person};
use crate::paper::PaperError;

/// Why a document could not be made: the embedded parts of the programme do not fit together.
#[derive(Debug, thiserror::Error)]
pub enum DocumentError {
    #[error(transparent)]
    Paper(#[from] PaperError),
    #[error("the archive cannot be written")]
    Archive(#[from] zip::result::ZipError),
    #[error("the archive cannot be written")]
    Io(#[from] std::io::Error),
}

/// A person's CV in the form that they chose.
///
/// # Errors
/// [`DocumentError`] when an embedded font or an archive fails.
pub fn cv(person: &Person) -> Result<Vec<u8>, DocumentError> {
    let sheet = sheet::of_person(person);
    match person.cv {
        Form::Pdf(layout) => layouts::pdf(&sheet, layout),
        Form::Docx => docx::sheet(&sheet),
        Form::Odt => odt::sheet(&sheet),
        Form::Plain => Ok(plain::sheet(&sheet).into_bytes()),
    }
}

/// A person's CV as a PDF in any layout.
///
/// # Errors
/// [`DocumentError`] when an embedded font fails.
pub fn cv_pdf(person: &Person, layout: Layout) -> Result<Vec<u8>, DocumentError> {
    layouts::pdf(&sheet::of_person(person), layout)
}

/// A cover letter in one form.
///
/// # Errors
/// [`DocumentError`] when an embedded font or an archive fails.
pub fn letter(letter: &Letter, form: Form) -> Result<Vec<u8>, DocumentError> {
    match form {
        Form::Pdf(layout) => letter::pdf(letter, layout),
        Form::Docx => docx::letter(letter),
        Form::Odt => odt::letter(letter),
        Form::Plain => Ok(plain::letter(letter).into_bytes()),
    }
}

/// A short certificate of a degree, as a PDF.
///
/// # Errors
/// [`DocumentError`] when an embedded font fails.
pub fn diploma(person: &Person) -> Result<Vec<u8>, DocumentError> {
    layouts::diploma(person)
}
