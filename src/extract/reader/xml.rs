//! XML of a document, read with three counters: bytes taken, depth, and letters given. A document type is refused: it could say
//! more than was sent.

use crate::extract::outcome::Why;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;
use std::io::{BufRead, BufReader, Read};

/// Elements within elements.
const DEEPEST: usize = 250;

/// What stands in a document.
pub(super) enum Part<'a> {
    /// An element begins: its local name, and itself.
    Begin(&'a str, &'a BytesStart<'a>),
    /// An element ends.
    End(&'a str),
    /// Letters between them.
    Letters(&'a str),
}

/// Gives every part of the XML away; `part` may end it. At most `most` bytes are unpacked.
pub(super) fn walk(xml: impl Read, most: u64, part: &mut dyn FnMut(Part<'_>) -> Result<(), Why>) -> Result<(), Why> {
    let mut counted = BufReader::new(xml.take(most.saturating_add(1)));
    let mut taken = 0_u64;
    // UTF-8 in all office files: others need not be guessed at.
    let mark = counted.fill_buf().map_err(|_| Why::Broken)?;
    if mark.starts_with(b"\xEF\xBB\xBF") {
        counted.consume(3);
    }
    let mut reader = Reader::from_reader(counted);
    reader.config_mut().check_end_names = true;
    let (mut buffer, mut depth) = (Vec::new(), 0_usize);
    loop {
        let event = reader.read_event_into(&mut buffer).map_err(|_| Why::Broken)?;
        match event {
            Event::Start(element) => {
                depth += 1;
                if depth > DEEPEST {
                    return Err(Why::TooLarge);
                }
                let name = element.local_name();
                part(Part::Begin(name.as_ref(), &element))?;
            }
            Event::Empty(element) => {
                let name = element.local_name();
                part(Part::Begin(name.as_ref(), &element))?;
                part(Part::End(name.as_ref()))?;
            }
            Event::End(element) => {
                depth = depth.saturating_sub(1);
                part(Part::End(element.local_name().as_ref()))?;
            }
            Event::Text(text) => part(Part::Letters(&text.xml_content(XmlVersion::Implicit1_0)))?,
            Event::CData(text) => part(Part::Letters(&text.xml_content(XmlVersion::Implicit1_0)))?,
            Event::GeneralRef(reference) => {
                if let Some(letter) = reference.resolve_char_ref().ok().flatten() {
                    part(Part::Letters(letter.encode_utf8(&mut [0; 4])))?;
                } else if let Some(letters) = quick_xml::escape::resolve_xml_entity(&reference) {
                    part(Part::Letters(letters))?;
                }
            }
            Event::DocType(_) => return Err(Why::Broken),
            Event::Eof => break,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
        taken = taken.max(reader.buffer_position());
        if taken > most {
            return Err(Why::TooLarge);
        }
        buffer.clear();
    }
    if depth == 0 { Ok(()) } else { Err(Why::Broken) }
}

/// An attribute by its local name.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
    found.normalized_value(XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
}
