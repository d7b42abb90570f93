//! PDF: header at the beginning, cross-reference and end marker at the end. Its content is read elsewhere, in a process
//! of its own: scripts, attachments and an owner's password are common in honest files (forms, Europass CVs).

use std::io::{self, Read, Seek, SeekFrom};

use crate::document::kind::find;

/// How far from the end the last `startxref` and `%%EOF` may stand; readers look in the last kibibyte, mail gateways
/// append to it.
const TAIL: u64 = 4_096;

/// Whether the end of the file is there: a file cut off on its way has lost it.
pub fn is_whole<R: Read + Seek>(reader: &mut R, size: u64) -> io::Result<bool> {
    reader.seek(SeekFrom::Start(size.saturating_sub(TAIL)))?;
    let mut tail = Vec::with_capacity(4_096);
    reader.by_ref().take(TAIL).read_to_end(&mut tail)?;
    let reference = find(&tail, b"startxref");
    Ok(reference.is_some_and(|at| find(&tail[at..], b"%%EOF").is_some()))
}
