//! CVs and letters as `OpenDocument` text (ISO/IEC 26300, version 1.2).

use std::fmt::Write as _;

use super::package::{Package, escape};
use super::sheet::{Block, Sheet};
use super::{DocumentError, Letter};

const MANIFEST: &str = include_str!("odt/manifest.xml");
const STYLES: &str = include_str!("odt/styles.xml");

/// The CV as an ODT.
pub(super) fn sheet(sheet: &Sheet) -> Result<Vec<u8>, DocumentError> {
    let mut body = String::new();
    paragraph(&mut body, "Title", &sheet.name);
    paragraph(&mut body, "Standard", &sheet.headline);
    paragraph(&mut body, "Standard", &sheet.contact.join(", "));
    for part in &sheet.parts {
        heading(&mut body, 1, part.heading);
        for block in &part.blocks {
            match block {
                Block::Paragraph(text) => paragraph(&mut body, "Standard", text),
                Block::Entry { what, when, place } => {
                    heading(&mut body, 2, &format!("{what} ({when})"));
                    paragraph(&mut body, "Place", place);
                }
                Block::Bullets(lines) => {
                    body.push_str("<text:list text:style-name=\"Bullets\">");
                    for line in lines {
                        body.push_str("<text:list-item>");
                        paragraph(&mut body, "Standard", line);
                        body.push_str("</text:list-item>");
                    }
                    body.push_str("</text:list>");
                }
                Block::Row { label, value } => paragraph(&mut body, "Standard", &format!("{label}: {value}")),
            }
        }
    }
    package(&body, &sheet.title, &sheet.name)
}

/// The letter as an ODT.
pub(super) fn letter(letter: &Letter) -> Result<Vec<u8>, DocumentError> {
    let mut body = String::new();
    paragraph(&mut body, "Standard", &letter.name);
    for line in letter.sender.iter().map(String::as_str).chain(letter.to.iter().copied()) {
        paragraph(&mut body, "Standard", line);
    }
    paragraph(&mut body, "Standard", &letter.dateline);
    heading(&mut body, 1, &letter.subject);
    paragraph(&mut body, "Standard", letter.salutation);
    for text in &letter.paragraphs {
        paragraph(&mut body, "Standard", text);
    }
    paragraph(&mut body, "Standard", letter.closing);
    paragraph(&mut body, "Standard", &letter.name);
    package(&body, &letter.subject, &letter.name)
}

fn paragraph(body: &mut String, style: &str, text: &str) {
    let _ = write!(body, "<text:p text:style-name=\"{style}\">{}</text:p>", escape(text));
}

fn heading(body: &mut String, level: u8, text: &str) {
    let _ = write!(
        body,
        "<text:h text:style-name=\"Heading_20_{level}\" text:outline-level=\"{level}\">{}</text:h>",
        escape(text)
    );
}

fn package(body: &str, title: &str, author: &str) -> Result<Vec<u8>, DocumentError> {
    let content = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-content \
         xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" office:version=\"1.2\"><office:body><office:text>\
         {body}</office:text></office:body></office:document-content>"
    );
    let meta = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-meta \
         xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         office:version=\"1.2\"><office:meta><dc:title>{}</dc:title><meta:initial-creator>{}</meta:initial-creator>\
         </office:meta></office:document-meta>",
        escape(title),
        escape(author)
    );
    let mut package = Package::new();
    // First and uncompressed, so that the type can be read at a fixed place (OpenDocument 1.2, part 3, 3.3).
    package.add("mimetype", "application/vnd.oasis.opendocument.text", true)?;
    package.add("content.xml", &content, false)?;
    package.add("styles.xml", STYLES, false)?;
    package.add("meta.xml", &meta, false)?;
    package.add("META-INF/manifest.xml", MANIFEST, false)?;
    package.finish()
}
