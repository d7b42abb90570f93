//! Decides the format of a received file by what it holds; the name may only agree.

use std::io::{self, Read, Seek, SeekFrom};

use super::kind::{Kind, recognise};
use super::name;
use super::refusal::Refusal;
use super::structure::archive::Flaw;
use super::structure::{image, pdf, text};
use crate::format::Format;

/// How far the inside of a file may reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Entries of a container.
    pub entries: usize,
    /// Bytes that a container may unpack to.
    pub unpacked_bytes: u64,
    /// Unpacked bytes for one packed byte, beyond the first mebibyte.
    pub ratio: u64,
    /// Width times height of an image.
    pub pixels: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { entries: 2_000, unpacked_bytes: 200 << 20, ratio: 200, pixels: 40_000_000 }
    }
}

/// Judges a whole file of `size` bytes that was sent under `name`, against the formats that are allowed for it.
///
/// A file is accepted when three things agree: its extension is one of an allowed format, its first bytes are those of
/// the same format, and it is whole and built as that format says. What the client declared never counts. Memory is
/// bounded by the longest directory of a container (a few times `limits.entries` names) and work by the file's size
/// and `limits.unpacked_bytes`, whatever the bytes are; still it blocks, so it belongs on a blocking thread.
///
/// The outer error is one of reading the file from where it is stored, and says nothing about the file.
pub fn judge<R: Read + Seek>(
    name: &str,
    reader: &mut R,
    size: u64,
    allowed: &[Format],
    limits: &Limits,
) -> io::Result<Result<Format, Refusal>> {
    if size == 0 {
        return Ok(Err(Refusal::Empty));
    }
    let extension = name::extension(name);
    let claimed = extension.as_deref().and_then(Format::from_extension);
    let kind = match recognise(reader, size, limits)? {
        Ok(kind) => kind,
        Err(flaw) => return Ok(Err(flawed(flaw, claimed, allowed, limits))),
    };
    let Kind::Known(format) = kind else {
        return Ok(Err(match kind {
            Kind::Locked => Refusal::Locked,
            // Bytes that are no text, in a file that says it is text.
            Kind::Unknown if claimed == Some(Format::Txt) => Refusal::Damaged { format: Format::Txt },
            Kind::Unknown => Refusal::Unknown { allowed: allowed.to_vec() },
            detected => Refusal::NotAllowed { detected, allowed: allowed.to_vec() },
        }));
    };
    if !allowed.contains(&format) {
        return Ok(Err(Refusal::NotAllowed { detected: kind, allowed: allowed.to_vec() }));
    }
    if claimed != Some(format) {
        return Ok(Err(extension.map_or(Refusal::NoExtension { detected: format }, |extension| Refusal::Misnamed {
            extension,
            detected: format,
        })));
    }
    structure(format, reader, size, limits)
}

/// Whether the file is built as its format says. Containers were looked at when they were recognised.
fn structure<R: Read + Seek>(
    format: Format,
    reader: &mut R,
    size: u64,
    limits: &Limits,
) -> io::Result<Result<Format, Refusal>> {
    reader.seek(SeekFrom::Start(0))?;
    let is_whole = match format {
        Format::Pdf => pdf::is_whole(reader, size)?,
        Format::Rtf => text::is_whole_rtf(reader, size)?,
        Format::Jpeg | Format::Png => {
            let found = if format == Format::Jpeg { image::jpeg(reader)? } else { image::png(reader)? };
            if let Some((width, height)) = found
                && u64::from(width) * u64::from(height) > limits.pixels
            {
                return Ok(Err(Refusal::TooManyPixels { width, height, limit: limits.pixels }));
            }
            found.is_some()
        }
        Format::Docx | Format::Odt | Format::Txt => true,
    };
    Ok(if is_whole { Ok(format) } else { Err(Refusal::Damaged { format }) })
}

fn flawed(flaw: Flaw, claimed: Option<Format>, allowed: &[Format], limits: &Limits) -> Refusal {
    match (flaw, claimed) {
        (Flaw::Locked, _) => Refusal::Locked,
        (Flaw::Damaged, Some(format @ (Format::Docx | Format::Odt))) => Refusal::Damaged { format },
        (Flaw::Damaged, _) => Refusal::NotAllowed { detected: Kind::Archive, allowed: allowed.to_vec() },
        (Flaw::TooManyEntries, _) => Refusal::TooManyEntries { limit: limits.entries },
        (Flaw::UnpacksTooFar, _) => Refusal::UnpacksTooFar { limit: limits.unpacked_bytes },
        (Flaw::UnsafeNames | Flaw::Overlaps, _) => Refusal::UnsafeContainer,
    }
}
