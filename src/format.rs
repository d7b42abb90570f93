//! The formats in which an applicant may send a document.

/// A format that an opening can allow for a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Format {
    /// Portable Document Format, ISO 32000.
    Pdf,
    /// Office Open XML word processing, ISO/IEC 29500.
    Docx,
    /// `OpenDocument` text, ISO/IEC 26300.
    Odt,
    /// Rich Text Format.
    Rtf,
    /// Plain text.
    Txt,
    /// JPEG image, ISO/IEC 10918.
    Jpeg,
    /// Portable Network Graphics, ISO/IEC 15948.
    Png,
}

impl Format {
    /// Every format, in the order in which people are told of them.
    pub const ALL: [Self; 7] = [Self::Pdf, Self::Docx, Self::Odt, Self::Rtf, Self::Txt, Self::Jpeg, Self::Png];

    /// The word for this format in settings, rows and the API.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Odt => "odt",
            Self::Rtf => "rtf",
            Self::Txt => "txt",
            Self::Jpeg => "jpeg",
            Self::Png => "png",
        }
    }

    /// The format with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.key() == key)
    }

    /// How people know the format, in every language alike.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Pdf => "PDF",
            Self::Docx => "DOCX",
            Self::Odt => "ODT",
            Self::Rtf => "RTF",
            Self::Txt => "TXT",
            Self::Jpeg => "JPEG",
            Self::Png => "PNG",
        }
    }

    /// File name extensions of this format, without the dot, in lower case; the first is the one that we write.
    pub const fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::Pdf => &["pdf"],
            Self::Docx => &["docx"],
            Self::Odt => &["odt"],
            Self::Rtf => &["rtf"],
            Self::Txt => &["txt", "text"],
            Self::Jpeg => &["jpg", "jpeg", "jpe", "jfif"],
            Self::Png => &["png"],
        }
    }

    /// The extension that we write, without the dot.
    pub const fn extension(self) -> &'static str {
        self.extensions()[0]
    }

    /// The format that files with this extension (without the dot, any case) claim to have.
    pub fn from_extension(extension: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|format| format.extensions().iter().any(|known| known.eq_ignore_ascii_case(extension)))
    }

    /// The media type under which we serve the format (IANA registry).
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Odt => "application/vnd.oasis.opendocument.text",
            Self::Rtf => "application/rtf",
            Self::Txt => "text/plain",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
        }
    }
}

impl std::str::FromStr for Format {
    type Err = String;

    fn from_str(key: &str) -> Result<Self, String> {
        Self::from_key(key).ok_or_else(|| format!("no such format: {key}"))
    }
}

/// The labels of these formats, separated by commas: `PDF, DOCX, ODT`.
pub fn labels(formats: &[Format]) -> String {
    formats.iter().map(|format| format.label()).collect::<Vec<_>>().join(", ")
}

/// What the `accept` attribute of a file input says for these formats: extensions and media types, since phones
/// know some formats by one and some by the other.
pub fn accept(formats: &[Format]) -> String {
    let mut words = Vec::new();
    for format in formats {
        words.extend(format.extensions().iter().map(|extension| format!(".{extension}")));
        words.push(format.media_type().to_owned());
    }
    words.join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_is_found_again_by_its_key_and_by_each_of_its_extensions() {
        for format in Format::ALL {
            assert_eq!(Format::from_key(format.key()), Some(format));
            for extension in format.extensions() {
                assert_eq!(Format::from_extension(extension), Some(format));
                assert_eq!(Format::from_extension(&extension.to_uppercase()), Some(format));
            }
        }
    }

    #[test]
    fn an_unknown_key_or_extension_is_no_format() {
        assert_eq!(Format::from_key("PDF"), None);
        assert_eq!(Format::from_extension("exe"), None);
        assert_eq!(Format::from_extension(""), None);
    }

    #[test]
    fn a_file_input_is_told_extensions_and_media_types() {
        assert_eq!(accept(&[Format::Pdf, Format::Png]), ".pdf,application/pdf,.png,image/png");
        assert_eq!(labels(&[Format::Pdf, Format::Docx]), "PDF, DOCX");
    }
}
