//! Small valid files of every format, and the way in which tests have them judged.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::{Format, Kind, Limits, Refusal, judge};

pub const CONTENT_TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;

pub const RELATIONSHIPS: &str = r#"<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;

pub const BODY: &str = r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>Curriculum vitae</w:t></w:r></w:p></w:body></w:document>"#;

/// A container with these entries, in this order.
pub fn archive(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in entries {
        let method = if *name == "mimetype" { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        writer.start_file(*name, SimpleFileOptions::default().compression_method(method)).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A Word document with more entries than it needs.
pub fn docx_with(more: &[(&str, &[u8])]) -> Vec<u8> {
    let mut entries: Vec<(&str, &[u8])> = vec![
        ("[Content_Types].xml", CONTENT_TYPES.as_bytes()),
        ("_rels/.rels", RELATIONSHIPS.as_bytes()),
        ("word/document.xml", BODY.as_bytes()),
    ];
    entries.extend_from_slice(more);
    archive(&entries)
}

/// A package whose main part has another content type.
pub fn office(content_type: &str) -> Vec<u8> {
    let types = CONTENT_TYPES
        .replace("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", content_type);
    archive(&[
        ("[Content_Types].xml", types.as_bytes()),
        ("_rels/.rels", RELATIONSHIPS.as_bytes()),
        ("word/document.xml", BODY.as_bytes()),
    ])
}

/// An `OpenDocument` file of this media type.
pub fn open_document(media_type: &str, manifest: &str) -> Vec<u8> {
    archive(&[
        ("mimetype", media_type.as_bytes()),
        ("content.xml", b"<office:document-content/>"),
        ("META-INF/manifest.xml", manifest.as_bytes()),
    ])
}

/// A JPEG of these dimensions, with a scan of a few bytes that nobody decodes.
pub fn jpeg(width: u16, height: u16) -> Vec<u8> {
    let ([w1, w0], [h1, h0]) = (width.to_be_bytes(), height.to_be_bytes());
    let mut file = b"\xFF\xD8\xFF\xE0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0".to_vec();
    file.extend([0xFF, 0xC0, 0, 11, 8, h1, h0, w1, w0, 1, 1, 0x11, 0]);
    file.extend([0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD9]);
    file
}

/// A PNG of these dimensions, whose picture nobody decodes. Checksums are not looked at.
pub fn png(width: u32, height: u32) -> Vec<u8> {
    let mut file = b"\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR".to_vec();
    file.extend(width.to_be_bytes());
    file.extend(height.to_be_bytes());
    file.extend(b"\x08\x02\0\0\0CRC_\0\0\0\x04IDATdataCRC_\0\0\0\0IENDCRC_");
    file
}

/// A PDF of one empty page.
pub fn pdf() -> Vec<u8> {
    b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
      3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\nxref\n0 4\n0000000000 65535 f \n0000000015 00000 n \n\
      0000000060 00000 n \n0000000111 00000 n \ntrailer<</Size 4/Root 1 0 R>>\nstartxref\n170\n%%EOF\n"
        .to_vec()
}

/// A valid file of the format.
pub fn of(format: Format) -> Vec<u8> {
    match format {
        Format::Pdf => pdf(),
        Format::Docx => docx_with(&[]),
        Format::Odt => open_document("application/vnd.oasis.opendocument.text", "<manifest:manifest/>"),
        Format::Rtf => b"{\\rtf1\\ansi Curriculum {\\b vitae}}\r\n".to_vec(),
        Format::Txt => "Përvojë pune – Биографија\r\n".as_bytes().to_vec(),
        Format::Jpeg => jpeg(640, 480),
        Format::Png => png(640, 480),
    }
}

/// The judgement of these bytes.
pub fn judged_by(name: &str, bytes: &[u8], allowed: &[Format], limits: &Limits) -> Result<Format, Refusal> {
    judge(name, &mut Cursor::new(bytes), bytes.len() as u64, allowed, limits).expect("memory can be read")
}

/// The judgement where every format is allowed.
pub fn judged(name: &str, bytes: &[u8]) -> Result<Format, Refusal> {
    judged_by(name, bytes, &Format::ALL, &Limits::default())
}

/// The refusal of something that is known and never accepted.
pub fn not_allowed(detected: Kind) -> Result<Format, Refusal> {
    Err(Refusal::NotAllowed { detected, allowed: Format::ALL.to_vec() })
}
