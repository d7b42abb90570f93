//! What a file is, told by its first bytes and, for containers, by what lies inside.

use std::io::{self, Read, Seek, SeekFrom};

use super::judge::Limits;
use super::structure::archive::{self, Archive, Flaw};
use super::structure::text;
use crate::format::Format;
use crate::language::Phrase;

/// What a file turned out to be: a format that an opening may allow, or something that people often send in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// One of the formats that an opening may allow.
    Known(Format),
    /// A Word document of before 2007, or a Works file in the same container.
    OldOffice,
    /// A Word document with macros.
    MacroDocument,
    /// Excel, `OpenDocument` or similar.
    Spreadsheet,
    /// `PowerPoint`, `OpenDocument` or similar.
    Presentation,
    /// The photo format of Apple's phones, and its relatives (HEIC, HEIF, AVIF).
    Heic,
    /// An image in another format: WebP, GIF, TIFF, BMP.
    OtherImage,
    /// Sound or film.
    Media,
    /// An archive: ZIP, RAR, 7z, gzip, tar.
    Archive,
    /// HTML, SVG or XML.
    WebPage,
    /// A program or a script.
    Program,
    /// A document that opens only with a password.
    Locked,
    /// Nothing that we know.
    Unknown,
}

impl Kind {
    /// A short, stable word for it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Known(format) => format.key(),
            Self::OldOffice => "old-office",
            Self::MacroDocument => "macro-document",
            Self::Spreadsheet => "spreadsheet",
            Self::Presentation => "presentation",
            Self::Heic => "heic",
            Self::OtherImage => "other-image",
            Self::Media => "media",
            Self::Archive => "archive",
            Self::WebPage => "web-page",
            Self::Program => "program",
            Self::Locked => "locked",
            Self::Unknown => "unknown",
        }
    }

    /// Its name with an article, as it stands after "this file is".
    pub fn phrase(self) -> Phrase {
        match self {
            Self::Known(Format::Pdf) => Phrase::new("problems-document-kind-pdf"),
            Self::Known(Format::Docx) => Phrase::new("problems-document-kind-docx"),
            Self::Known(Format::Odt) => Phrase::new("problems-document-kind-odt"),
            Self::Known(Format::Rtf) => Phrase::new("problems-document-kind-rtf"),
            Self::Known(Format::Txt) => Phrase::new("problems-document-kind-txt"),
            Self::Known(Format::Jpeg) => Phrase::new("problems-document-kind-jpeg"),
            Self::Known(Format::Png) => Phrase::new("problems-document-kind-png"),
            Self::OldOffice => Phrase::new("problems-document-kind-old-office"),
            Self::MacroDocument => Phrase::new("problems-document-kind-macro-document"),
            Self::Spreadsheet => Phrase::new("problems-document-kind-spreadsheet"),
            Self::Presentation => Phrase::new("problems-document-kind-presentation"),
            Self::Heic => Phrase::new("problems-document-kind-heic"),
            Self::OtherImage => Phrase::new("problems-document-kind-other-image"),
            Self::Media => Phrase::new("problems-document-kind-media"),
            Self::Archive => Phrase::new("problems-document-kind-archive"),
            Self::WebPage => Phrase::new("problems-document-kind-web-page"),
            Self::Program => Phrase::new("problems-document-kind-program"),
            Self::Locked => Phrase::new("problems-document-kind-locked"),
            Self::Unknown => Phrase::new("problems-document-kind-unknown"),
        }
    }
}

/// How much of a file's beginning is looked at. PDF readers find the header within this many bytes.
const HEAD: u64 = 1_024;

/// Signatures at the very beginning of a file.
const SIGNATURES: &[(&[u8], Kind)] = &[
    (b"%PDF-", Kind::Known(Format::Pdf)),
    (b"{\\rtf", Kind::Known(Format::Rtf)),
    (b"\xFF\xD8\xFF", Kind::Known(Format::Jpeg)),
    (b"\x89PNG\r\n\x1A\n", Kind::Known(Format::Png)),
    (b"GIF87a", Kind::OtherImage),
    (b"GIF89a", Kind::OtherImage),
    (b"II*\0", Kind::OtherImage),
    (b"MM\0*", Kind::OtherImage),
    (b"BM", Kind::OtherImage),
    (b"Rar!\x1A\x07", Kind::Archive),
    (b"7z\xBC\xAF\x27\x1C", Kind::Archive),
    (b"\x1F\x8B", Kind::Archive),
    (b"\xFD7zXZ\0", Kind::Archive),
    (b"BZh", Kind::Archive),
    (b"\x28\xB5\x2F\xFD", Kind::Archive),
    (b"MZ", Kind::Program),
    (b"\x7FELF", Kind::Program),
    (b"\xCA\xFE\xBA\xBE", Kind::Program),
    (b"\xCF\xFA\xED\xFE", Kind::Program),
    (b"\xFE\xED\xFA", Kind::Program),
    (b"#!", Kind::Program),
    (b"ID3", Kind::Media),
    (b"OggS", Kind::Media),
    (b"\x1A\x45\xDF\xA3", Kind::Media),
    (b"fLaC", Kind::Media),
];

/// The container of Word before 2007, and of every Office document with a password (MS-CFB).
const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// Beginnings of markup, in lower case, after white space and a byte order mark.
const MARKUP: [&[u8]; 10] =
    [b"<!doctype", b"<html", b"<head", b"<body", b"<script", b"<svg", b"<?xml", b"<!--", b"<?php", b"mime-version:"];

/// Says what a file is. The flaw is the reason why a ZIP container is not safe to open; it is then judged no further.
pub(super) fn recognise<R: Read + Seek>(reader: &mut R, size: u64, limits: &Limits) -> io::Result<Result<Kind, Flaw>> {
    reader.seek(SeekFrom::Start(0))?;
    let mut head = Vec::with_capacity(1_024);
    reader.by_ref().take(HEAD).read_to_end(&mut head)?;
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        return Ok(archive::inspect(reader, size, limits)?.map(|archive| match archive {
            Archive::WordDocument => Kind::Known(Format::Docx),
            Archive::OpenDocumentText => Kind::Known(Format::Odt),
            Archive::MacroDocument => Kind::MacroDocument,
            Archive::Spreadsheet => Kind::Spreadsheet,
            Archive::Presentation => Kind::Presentation,
            Archive::Other => Kind::Archive,
        }));
    }
    if head.starts_with(COMPOUND) {
        return Ok(Ok(if is_encrypted_package(reader, &head)? { Kind::Locked } else { Kind::OldOffice }));
    }
    if let Some(kind) = by_signature(&head) {
        return Ok(Ok(kind));
    }
    if is_markup(&head) {
        return Ok(Ok(Kind::WebPage));
    }
    if find(&head, b"%PDF-").is_some() {
        return Ok(Ok(Kind::Known(Format::Pdf)));
    }
    Ok(Ok(if text::is_plain(reader)? { Kind::Known(Format::Txt) } else { Kind::Unknown }))
}

fn by_signature(head: &[u8]) -> Option<Kind> {
    if let Some(brand) = head.get(4..12).and_then(|box_type| box_type.strip_prefix(b"ftyp")) {
        let is_image =
            [b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif"].iter().any(|b| *b == brand);
        return Some(if is_image { Kind::Heic } else { Kind::Media });
    }
    if head.starts_with(b"RIFF") {
        return Some(if head.get(8..12) == Some(b"WEBP") { Kind::OtherImage } else { Kind::Media });
    }
    if head.get(257..262) == Some(b"ustar") {
        return Some(Kind::Archive);
    }
    let found = SIGNATURES.iter().find(|(signature, _)| head.starts_with(signature)).map(|(_, kind)| *kind)?;
    // Two letters are also how a text can begin.
    let is_ambiguous =
        head.starts_with(b"BM") || head.starts_with(b"MZ") || head.starts_with(b"BZh") || head.starts_with(b"ID3");
    (!is_ambiguous || head.iter().any(|byte| *byte < b'\t')).then_some(found)
}

fn is_markup(head: &[u8]) -> bool {
    let text = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    MARKUP.iter().any(|start| text.get(..start.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(start)))
}

/// Whether a compound file holds a stream named `EncryptedPackage` (MS-OFFCRYPTO 1.3.4): looks through the first sector
/// of its directory, where the few streams of such a file stand.
fn is_encrypted_package<R: Read + Seek>(reader: &mut R, head: &[u8]) -> io::Result<bool> {
    let (Some(shift), Some(sector)) = (head.get(30), head.get(48..52)) else { return Ok(false) };
    let sector_size = if *shift == 12 { 4_096_u64 } else { 512 };
    let first = sector.iter().rev().fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
    reader.seek(SeekFrom::Start((first + 1) * sector_size))?;
    let mut directory = Vec::with_capacity(4_096);
    reader.by_ref().take(sector_size).read_to_end(&mut directory)?;
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    Ok(find(&directory, &name).is_some())
}

/// Where `wanted` begins in `bytes`.
pub(super) fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}
