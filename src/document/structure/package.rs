//! Which kind of document a ZIP container holds: Office Open XML (ISO/IEC 29500-2) or `OpenDocument` (ISO/IEC 26300-2).

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use super::archive::{Archive, Descriptions, Flaw};
use crate::document::kind::find;

/// What comes before `.main+xml` in the content type of a Word document's main part.
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

/// The kind of document, once the parts that it cannot do without are there. `has` tells whether an entry exists.
pub(super) fn kind(descriptions: &Descriptions, has: &dyn Fn(&str) -> bool) -> Result<Archive, Flaw> {
    if !descriptions.mimetype.is_empty() {
        return open_document(descriptions, has);
    }
    if descriptions.content_types.is_empty() {
        return Ok(Archive::Other);
    }
    let types = content_types(&descriptions.content_types).ok_or(Flaw::Damaged)?;
    let any = |wanted: &str| types.iter().any(|(_, content_type)| content_type.contains(wanted));
    if any("ms-word.document.macroEnabled") || any("vbaProject") {
        return Ok(Archive::MacroDocument);
    }
    if let Some((part, _)) = types.iter().find(|(_, content_type)| content_type == WORD) {
        let part = part.as_deref().unwrap_or("word/document.xml");
        return if has(part) && has("_rels/.rels") { Ok(Archive::WordDocument) } else { Err(Flaw::Damaged) };
    }
    Ok(if any("spreadsheetml.sheet.main") {
        Archive::Spreadsheet
    } else if any("presentationml.presentation.main") {
        Archive::Presentation
    } else {
        Archive::Other
    })
}

fn open_document(descriptions: &Descriptions, has: &dyn Fn(&str) -> bool) -> Result<Archive, Flaw> {
    let Some(rest) = descriptions.mimetype.trim_ascii().strip_prefix(b"application/vnd.oasis.opendocument.") else {
        return Ok(Archive::Other);
    };
    if find(&descriptions.manifest, b"encryption-data").is_some() {
        return Err(Flaw::Locked);
    }
    match rest {
        b"text" if has("content.xml") && has("META-INF/manifest.xml") => Ok(Archive::OpenDocumentText),
        b"text" => Err(Flaw::Damaged),
        b"spreadsheet" => Ok(Archive::Spreadsheet),
        b"presentation" => Ok(Archive::Presentation),
        _ => Ok(Archive::Other),
    }
}

/// The content types of a package, each with the part that it is for when it is for one part only. Nothing for what is
/// not XML, and for XML with a document type: none is allowed here (ISO/IEC 29500-2, 8.1.4).
fn content_types(xml: &[u8]) -> Option<Vec<(Option<String>, String)>> {
    let text = std::str::from_utf8(xml.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(xml)).ok()?;
    let mut reader = Reader::from_str(text);
    let mut types = Vec::new();
    loop {
        match reader.read_event().ok()? {
            Event::Empty(element) | Event::Start(element) => match element.local_name().as_ref() {
                "Override" => {
                    let part = attribute(&element, "PartName")?;
                    let part = part.strip_prefix('/').unwrap_or(&part).to_owned();
                    types.push((Some(part), attribute(&element, "ContentType")?));
                }
                "Default" => types.push((None, attribute(&element, "ContentType")?)),
                _ => {}
            },
            Event::DocType(_) => return None,
            Event::Eof => return Some(types),
            _ => {}
        }
    }
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element.try_get_attribute(name).ok()??;
    found.normalized_value(XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
}
