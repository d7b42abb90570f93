//! DOCX and ODT: the text of the parts that people read, and pictures large enough to be a page. The container was looked at
//! before it was kept; here each part is unpacked against a limit once more.

use super::Flowing;
use super::xml::{Part, attribute, walk};
use crate::extract::Limits;
use crate::extract::outcome::Why;
use std::io::{Cursor, Read as _};
use zip::ZipArchive;

/// Bytes of XML that all parts together may unpack to.
const MOST_XML: u64 = 64 << 20;

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// The text of a Word document: heads, body, notes, feet; what was inserted, not what was deleted.
pub(super) fn docx(bytes: &[u8], limits: &Limits) -> Result<Flowing, Why> {
    let mut archive = open(bytes)?;
    let body = main_part(&mut archive)?;
    let folder = body.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
    let names = names(&archive)?;
    let part = |name: &str, kind: &str| {
        name.strip_prefix(&folder)
            .is_some_and(|rest| rest.trim_start_matches('/').starts_with(kind) && has_type(rest, &["xml"]))
    };
    let mut order: Vec<&String> = names.iter().filter(|name| part(name, "header")).collect();
    let body = names.iter().find(|name| **name == body).ok_or(Why::Broken)?;
    order.push(body);
    for kind in ["footnotes", "endnotes", "footer"] {
        order.extend(names.iter().filter(|name| part(name, kind)));
    }
    let mut text = Text::up_to(limits.text_bytes);
    let mut left = MOST_XML;
    for name in order {
        text.word(&mut archive, name, &mut left)?;
    }
    let pictures = pictures(&mut archive, &names, &format!("{folder}/media/"), limits)?;
    Ok(Flowing { text: text.letters, apart: true, pictures })
}

/// The text of an `OpenDocument` text.
pub(super) fn odt(bytes: &[u8], limits: &Limits) -> Result<Flowing, Why> {
    let mut archive = open(bytes)?;
    let names = names(&archive)?;
    let mut text = Text::up_to(limits.text_bytes);
    let mut left = MOST_XML;
    text.open_document(&mut archive, "content.xml", &mut left)?;
    let pictures = pictures(&mut archive, &names, "Pictures/", limits)?;
    Ok(Flowing { text: text.letters, apart: true, pictures })
}

fn open(bytes: &[u8]) -> Result<Archive<'_>, Why> {
    ZipArchive::new(Cursor::new(bytes)).map_err(|_| Why::Broken)
}

fn names(archive: &Archive<'_>) -> Result<Vec<String>, Why> {
    let mut names = Vec::with_capacity(archive.len());
    for name in archive.file_names() {
        names.push(name.map_err(|_| Why::Broken)?.into_owned());
    }
    names.sort();
    Ok(names)
}

/// Where the body of a Word document lies, by the package's relationships (ISO/IEC 29500-2, 9.3).
fn main_part(archive: &mut Archive<'_>) -> Result<String, Why> {
    let mut target = None;
    let relations = archive.by_name("_rels/.rels").map_err(|_| Why::Broken)?;
    walk(relations, 1 << 20, &mut |part| {
        if let Part::Begin("Relationship", element) = part
            && attribute(element, "Type").is_some_and(|kind| kind.ends_with("/officeDocument"))
        {
            target = target.take().or_else(|| attribute(element, "Target"));
        }
        Ok(())
    })?;
    target.map(|target| target.trim_start_matches('/').to_owned()).ok_or(Why::Broken)
}

fn has_type(name: &str, types: &[&str]) -> bool {
    name.rsplit_once('.').is_some_and(|(_, own)| types.iter().any(|known| known.eq_ignore_ascii_case(own)))
}

fn pictures(archive: &mut Archive<'_>, names: &[String], folder: &str, limits: &Limits) -> Result<Vec<Vec<u8>>, Why> {
    let mut pictures = Vec::new();
    let inside = names.iter().filter(|name| name.starts_with(folder) && has_type(name, &["png", "jpg", "jpeg"]));
    for name in inside.take(usize::try_from(limits.pages).unwrap_or(usize::MAX)) {
        let mut bytes = Vec::new();
        let entry = archive.by_name(name).map_err(|_| Why::Broken)?;
        entry.take(limits.bytes.saturating_add(1)).read_to_end(&mut bytes).map_err(|_| Why::Broken)?;
        if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > limits.bytes {
            return Err(Why::TooLarge);
        }
        pictures.push(bytes);
    }
    Ok(pictures)
}

/// Text that grows up to a limit.
struct Text {
    letters: String,
    most: usize,
    /// Elements whose contents are not read, one inside the other.
    unread: usize,
}

impl Text {
    const fn up_to(most: usize) -> Self {
        Self { letters: String::new(), most, unread: 0 }
    }

    fn put(&mut self, letters: &str) {
        if self.unread == 0 && self.letters.len() < self.most {
            self.letters.push_str(letters);
        }
    }

    /// Letters that were typed: line ends in the XML are none in the text.
    fn typed(&mut self, letters: &str) {
        self.put(&letters.replace(['\n', '\r'], " "));
    }

    fn new_line(&mut self) {
        if !self.letters.is_empty() && !self.letters.ends_with('\n') {
            self.put("\n");
        }
    }

    fn read(
        &mut self,
        archive: &mut Archive<'_>,
        name: &str,
        left: &mut u64,
        part: fn(&mut Self, &mut bool, Part<'_>),
    ) -> Result<(), Why> {
        let entry = archive.by_name(name).map_err(|_| Why::Broken)?;
        let size = entry.size();
        self.unread = 0;
        let mut is_text = false;
        walk(entry, *left, &mut |found| {
            part(self, &mut is_text, found);
            Ok(())
        })?;
        *left = left.saturating_sub(size);
        Ok(())
    }

    fn word(&mut self, archive: &mut Archive<'_>, name: &str, left: &mut u64) -> Result<(), Why> {
        self.read(archive, name, left, |text, is_text, part| match part {
            // A text box stands in a document twice: as it is, and as programs of before 2010 read it.
            Part::Begin("Fallback" | "del" | "moveFrom" | "instrText", _) => text.unread += 1,
            Part::End("Fallback" | "del" | "moveFrom" | "instrText") => text.unread = text.unread.saturating_sub(1),
            Part::Begin("t", _) => *is_text = true,
            Part::End("t") => *is_text = false,
            Part::Begin("tab" | "ptab", _) => text.put("\t"),
            Part::Begin("br" | "cr", _) | Part::End("p") => text.put("\n"),
            Part::Begin("noBreakHyphen", _) => text.put("-"),
            Part::Begin("numPr", _) => {
                text.new_line();
                text.put("• ");
            }
            Part::End("tc") => text.cell(),
            Part::End("tr") => text.new_line(),
            Part::Letters(letters) if *is_text => text.typed(letters),
            _ => {}
        })?;
        self.new_line();
        Ok(())
    }

    /// The cells of a row stand in one line.
    fn cell(&mut self) {
        if self.unread == 0 {
            let kept = self.letters.trim_end_matches('\n').len();
            self.letters.truncate(kept);
            self.put("\t");
        }
    }

    fn open_document(&mut self, archive: &mut Archive<'_>, name: &str, left: &mut u64) -> Result<(), Why> {
        self.read(archive, name, left, |text, is_text, part| match part {
            Part::Begin(
                "tracked-changes" | "annotation" | "automatic-styles" | "font-face-decls" | "scripts" | "forms",
                _,
            ) => {
                text.unread += 1;
            }
            Part::End(
                "tracked-changes" | "annotation" | "automatic-styles" | "font-face-decls" | "scripts" | "forms",
            ) => {
                text.unread = text.unread.saturating_sub(1);
            }
            Part::Begin("list-item", _) => {
                text.new_line();
                text.put("• ");
            }
            Part::Begin("p" | "h", _) => *is_text = true,
            Part::End("p" | "h") => {
                *is_text = false;
                text.put("\n");
            }
            Part::Begin("tab", _) => text.put("\t"),
            Part::Begin("line-break", _) => text.put("\n"),
            Part::Begin("s", element) => {
                let count = attribute(element, "c").and_then(|count| count.parse().ok()).unwrap_or(1);
                text.put(&" ".repeat(std::cmp::min(count, 100)));
            }
            Part::End("table-cell") => text.cell(),
            Part::End("table-row") => text.new_line(),
            Part::Letters(letters) if *is_text => text.typed(letters),
            _ => {}
        })
    }
}
