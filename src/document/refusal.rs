//! Why a file is refused, as facts; what a person reads about it is a phrase.

use super::kind::Kind;
use crate::format::{Format, labels};
use crate::language::{Phrase, Value};

/// Why a file is not accepted as a document.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// No bytes at all.
    #[error("the file is empty")]
    Empty,
    /// A format that is accepted, but a name without an extension.
    #[error("the name has no extension; the file is {}", detected.key())]
    NoExtension { detected: Format },
    /// A format that is accepted, under the extension of another.
    #[error("the name ends in .{extension}; the file is {}", detected.key())]
    Misnamed {
        /// As the name says it: lower case, ASCII letters and digits.
        extension: String,
        detected: Format,
    },
    /// Something that we know and that is not accepted here.
    #[error("{} is not accepted here", detected.key())]
    NotAllowed { detected: Kind, allowed: Vec<Format> },
    /// Nothing that we know.
    #[error("the file has no known format")]
    Unknown { allowed: Vec<Format> },
    /// Cut off on its way, or not built as its format says.
    #[error("the {} file is damaged", format.key())]
    Damaged { format: Format },
    /// Opens only with a password.
    #[error("the file is locked with a password")]
    Locked,
    /// An image with more pixels than the limit.
    #[error("{width} × {height} pixels are more than {limit}")]
    TooManyPixels { width: u32, height: u32, limit: u64 },
    /// A container with more entries than the limit.
    #[error("the container has more than {limit} entries")]
    TooManyEntries { limit: usize },
    /// A container that unpacks to more than the limit, in bytes, or is packed tighter than honest documents are.
    #[error("the container unpacks too far; the limit is {limit} bytes")]
    UnpacksTooFar { limit: u64 },
    /// A container whose entries overlap, share names or lead out of it.
    #[error("the container is built unsafely")]
    UnsafeContainer,
}

impl Refusal {
    /// A short, stable word for the API and for counting.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::NoExtension { .. } => "no-extension",
            Self::Misnamed { .. } => "misnamed",
            Self::NotAllowed { .. } => "not-allowed",
            Self::Unknown { .. } => "unknown",
            Self::Damaged { .. } => "damaged",
            Self::Locked => "locked",
            Self::TooManyPixels { .. } => "too-many-pixels",
            Self::TooManyEntries { .. } => "too-many-entries",
            Self::UnpacksTooFar { .. } => "unpacks-too-far",
            Self::UnsafeContainer => "unsafe-container",
        }
    }

    /// What the applicant reads: what the file is, why it is not accepted, and what to do.
    pub fn phrase(&self) -> Phrase {
        match self {
            Self::Empty => Phrase::new("problems-document-empty"),
            Self::NoExtension { detected } => Phrase::new("problems-document-no-extension")
                .with("detected", Kind::Known(*detected).phrase())
                .with("extension", detected.extension()),
            Self::Misnamed { extension, detected } => Phrase::new("problems-document-misnamed")
                .with("named", extension)
                .with("detected", Kind::Known(*detected).phrase())
                .with("extension", detected.extension()),
            Self::NotAllowed { detected, allowed } => {
                let advice = match detected {
                    Kind::Heic => Phrase::new("problems-document-heic"),
                    Kind::MacroDocument => Phrase::new("problems-document-macros"),
                    Kind::OldOffice => Phrase::new("problems-document-old-office"),
                    Kind::Archive => Phrase::new("problems-document-archive"),
                    _ => Phrase::new("problems-document-not-allowed").with("detected", detected.phrase()),
                };
                advice.with("allowed", labels(allowed))
            }
            Self::Unknown { allowed } => Phrase::new("problems-document-unknown").with("allowed", labels(allowed)),
            Self::Damaged { format: Format::Txt } => Phrase::new("problems-document-not-text"),
            Self::Damaged { format } => Phrase::new("problems-document-damaged").with("format", format.label()),
            Self::Locked => Phrase::new("problems-document-locked"),
            Self::TooManyPixels { width, height, limit } => Phrase::new("problems-document-too-many-pixels")
                .with("width", *width)
                .with("height", *height)
                .with("megapixels", limit / 1_000_000),
            Self::TooManyEntries { .. } => Phrase::new("problems-document-too-complex"),
            Self::UnpacksTooFar { limit } => {
                Phrase::new("problems-document-unpacks-too-far").with("limit", Value::Size(*limit))
            }
            Self::UnsafeContainer => Phrase::new("problems-document-unsafe"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{Language, Text};

    fn english(refusal: &Refusal) -> String {
        Text::new(Language::En).phrase(&refusal.phrase())
    }

    #[test]
    fn a_refusal_says_what_the_file_is_and_what_to_do() {
        let misnamed = Refusal::Misnamed { extension: "pdf".to_owned(), detected: Format::Docx };
        assert_eq!(
            english(&misnamed),
            "This file is named .pdf, but it is a Word document. Rename it so that it ends in .docx, or save it in the \
             format that its name says, and choose it again."
        );
        let sheet = Refusal::NotAllowed { detected: Kind::Spreadsheet, allowed: vec![Format::Pdf, Format::Docx] };
        assert_eq!(
            english(&sheet),
            "This file is a spreadsheet, which is not accepted here. Save it as one of these and choose it again: PDF, DOCX."
        );
    }

    #[test]
    fn every_refusal_and_every_kind_is_said_whole_in_every_language() {
        let allowed = vec![Format::Pdf, Format::Odt];
        let kinds = [
            Kind::OldOffice,
            Kind::MacroDocument,
            Kind::Spreadsheet,
            Kind::Presentation,
            Kind::Heic,
            Kind::OtherImage,
            Kind::Media,
            Kind::Archive,
            Kind::WebPage,
            Kind::Program,
            Kind::Locked,
            Kind::Unknown,
        ];
        let mut refusals = vec![
            Refusal::Empty,
            Refusal::Unknown { allowed: allowed.clone() },
            Refusal::Locked,
            Refusal::TooManyPixels { width: 9_000, height: 8_000, limit: 40_000_000 },
            Refusal::TooManyEntries { limit: 2_000 },
            Refusal::UnpacksTooFar { limit: 200 << 20 },
            Refusal::UnsafeContainer,
        ];
        refusals.extend(kinds.map(|detected| Refusal::NotAllowed { detected, allowed: allowed.clone() }));
        for format in Format::ALL {
            refusals.push(Refusal::NoExtension { detected: format });
            refusals.push(Refusal::Misnamed { extension: "exe".to_owned(), detected: format });
            refusals.push(Refusal::NotAllowed { detected: Kind::Known(format), allowed: allowed.clone() });
            refusals.push(Refusal::Damaged { format });
        }
        for language in Language::ALL {
            for refusal in &refusals {
                let said = Text::new(language).phrase(&refusal.phrase());
                assert!(
                    said.ends_with('.') && !said.contains("problems-") && !said.contains('{'),
                    "{language}: {said}"
                );
            }
        }
    }
}
