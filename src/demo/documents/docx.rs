//! CVs and letters as `WordprocessingML` (ECMA-376, transitional): styles, headings, lists, one section.

use std::fmt::Write as _;

use super::package::{Package, escape};
use super::sheet::{Block, Sheet};
use super::{DocumentError, Letter};

const NAMESPACE: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const CONTENT_TYPES: &str = include_str!("docx/content_types.xml");
const RELATIONS: &str = include_str!("docx/relations.xml");
const DOCUMENT_RELATIONS: &str = include_str!("docx/document_relations.xml");
const STYLES: &str = include_str!("docx/styles.xml");
const NUMBERING: &str = include_str!("docx/numbering.xml");

/// The CV as a DOCX.
pub(super) fn sheet(sheet: &Sheet) -> Result<Vec<u8>, DocumentError> {
    let mut body = String::new();
    paragraph(&mut body, "Title", &sheet.name);
    paragraph(&mut body, "Subtitle", &sheet.headline);
    paragraph(&mut body, "Contact", &sheet.contact.join("  |  "));
    for part in &sheet.parts {
        paragraph(&mut body, "Heading1", part.heading);
        for block in &part.blocks {
            match block {
                Block::Paragraph(text) => paragraph(&mut body, "Normal", text),
                Block::Entry { what, when, place } => {
                    tabbed(&mut body, "Heading2", what, when);
                    paragraph(&mut body, "Place", place);
                }
                Block::Bullets(lines) => lines.iter().for_each(|line| item(&mut body, line)),
                Block::Row { label, value } => tabbed(&mut body, "Row", label, value),
            }
        }
    }
    package(&body, &sheet.title, &sheet.name, sheet.tongue.code(), "2025-01-20T09:00:00Z")
}

/// The letter as a DOCX.
pub(super) fn letter(letter: &Letter) -> Result<Vec<u8>, DocumentError> {
    let mut body = String::new();
    paragraph(&mut body, "Sender", &letter.name);
    for line in &letter.sender {
        paragraph(&mut body, "Sender", line);
    }
    for line in &letter.to {
        paragraph(&mut body, "Address", line);
    }
    paragraph(&mut body, "Dateline", &letter.dateline);
    paragraph(&mut body, "Heading1", &letter.subject);
    paragraph(&mut body, "Normal", letter.salutation);
    for text in &letter.paragraphs {
        paragraph(&mut body, "Normal", text);
    }
    paragraph(&mut body, "Normal", letter.closing);
    paragraph(&mut body, "Dateline", &letter.name);
    let (year, month, day) = letter.made;
    let made = format!("{year:04}-{month:02}-{day:02}T09:00:00Z");
    package(&body, &letter.subject, &letter.name, letter.tongue.code(), &made)
}

fn run(text: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{}</w:t></w:r>", escape(text))
}

fn paragraph(body: &mut String, style: &str, text: &str) {
    let _ = write!(body, "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{}</w:p>", run(text));
}

fn tabbed(body: &mut String, style: &str, left: &str, right: &str) {
    let _ = write!(
        body,
        "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{}<w:r><w:tab/></w:r>{}</w:p>",
        run(left),
        run(right)
    );
}

fn item(body: &mut String, text: &str) {
    let _ = write!(
        body,
        "<w:p><w:pPr><w:pStyle w:val=\"ListBullet\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>{}</w:p>",
        run(text)
    );
}

fn package(body: &str, title: &str, author: &str, language: &str, made: &str) -> Result<Vec<u8>, DocumentError> {
    let document = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document xmlns:w=\"{NAMESPACE}\"><w:body>{body}\
         <w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1134\" w:right=\"1247\" w:bottom=\"1134\" \
         w:left=\"1247\" w:header=\"709\" w:footer=\"709\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>"
    );
    let core = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<cp:coreProperties \
         xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{}</dc:title><dc:creator>{}</dc:creator>\
         <dc:language>{language}</dc:language><dcterms:created xsi:type=\"dcterms:W3CDTF\">{made}</dcterms:created>\
         </cp:coreProperties>",
        escape(title),
        escape(author)
    );
    let mut package = Package::new();
    package.add("[Content_Types].xml", CONTENT_TYPES, false)?;
    package.add("_rels/.rels", RELATIONS, false)?;
    package.add("word/document.xml", &document, false)?;
    package.add("word/_rels/document.xml.rels", DOCUMENT_RELATIONS, false)?;
    package.add("word/styles.xml", &STYLES.replace("LANGUAGE", language), false)?;
    package.add("word/numbering.xml", NUMBERING, false)?;
    package.add("docProps/core.xml", &core, false)?;
    package.finish()
}
