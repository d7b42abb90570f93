//! ZIP containers (PKWARE APPNOTE 6.3): whether one is safe to open, and which kind of document lies inside.
//!
//! Nothing is extracted. The directory is checked first; then every entry is unpacked into nothing, block by block, to
//! count what it really holds and to compare its checksum. An archive inside is data like any other and is not entered.

use std::collections::HashSet;
use std::io::{self, Read, Seek, SeekFrom};

use unicode_normalization::UnicodeNormalization;
use zip::read::{ArchiveOffset, Config};
use zip::result::ZipError;
use zip::{CompressionMethod, ZipArchive};

use super::package;
use crate::document::judge::Limits;

/// What lies inside a container that is safe to open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Archive {
    WordDocument,
    OpenDocumentText,
    MacroDocument,
    Spreadsheet,
    Presentation,
    Other,
}

/// Why a container is not opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flaw {
    /// Cut off, contradicting itself, or with a wrong checksum.
    Damaged,
    /// Opens only with a password.
    Locked,
    /// More entries than the limit.
    TooManyEntries,
    /// Unpacks to more than the limit, or is packed tighter than honest documents are.
    UnpacksTooFar,
    /// Entries with the same name, or with a name that leads out of the place where it is unpacked.
    UnsafeNames,
    /// Entries that share bytes.
    Overlaps,
}

/// Up to this many unpacked bytes the packing ratio says nothing.
const RATIO_FREE: u64 = 1 << 20;

/// The longest name of an entry, in bytes.
const LONGEST_NAME: usize = 1_024;

/// How much of an entry that describes the package is kept.
const LONGEST_DESCRIPTION: usize = 1 << 20;

/// The entries that say what kind of package this is.
#[derive(Debug, Default)]
pub(super) struct Descriptions {
    /// `mimetype` of an `OpenDocument` file.
    pub mimetype: Vec<u8>,
    /// `META-INF/manifest.xml` of an `OpenDocument` file.
    pub manifest: Vec<u8>,
    /// `[Content_Types].xml` of an Office Open XML file.
    pub content_types: Vec<u8>,
}

/// What the directory says of one entry.
struct Entry {
    name: Vec<u8>,
    header_start: u64,
    method: CompressionMethod,
    packed: u64,
    unpacked: u64,
}

/// A stop on the way: either the file is at fault, or the disk.
enum Stop {
    Flaw(Flaw),
    Disk(io::Error),
}

impl From<Flaw> for Stop {
    fn from(flaw: Flaw) -> Self {
        Self::Flaw(flaw)
    }
}

impl From<io::Error> for Stop {
    /// Errors made by decoders have no number of the operating system; a seek to nowhere is the file's fault as well.
    fn from(error: io::Error) -> Self {
        if error.raw_os_error().is_some() && error.kind() != io::ErrorKind::InvalidInput {
            Self::Disk(error)
        } else {
            Self::Flaw(Flaw::Damaged)
        }
    }
}

impl From<ZipError> for Stop {
    fn from(error: ZipError) -> Self {
        match error {
            ZipError::Io(error) => error.into(),
            _ => Self::Flaw(Flaw::Damaged),
        }
    }
}

/// Looks at a container from outside and inside.
pub fn inspect<R: Read + Seek>(reader: &mut R, size: u64, limits: &Limits) -> io::Result<Result<Archive, Flaw>> {
    match inspected(reader, size, limits) {
        Ok(archive) => Ok(Ok(archive)),
        Err(Stop::Flaw(flaw)) => Ok(Err(flaw)),
        Err(Stop::Disk(error)) => Err(error),
    }
}

fn inspected<R: Read + Seek>(reader: &mut R, size: u64, limits: &Limits) -> Result<Archive, Stop> {
    let count = declared_entries(reader, size)?;
    if count > limits.entries {
        return Err(Flaw::TooManyEntries.into());
    }
    let mut archive = open(&mut *reader)?;
    if archive.has_duplicate_names() {
        return Err(Flaw::UnsafeNames.into());
    }
    if archive.has_overlapping_entries()? {
        return Err(Flaw::Overlaps.into());
    }
    let entries = listed(&archive)?;
    drop(archive);
    check_sizes(&entries, limits)?;
    check_local_headers(reader, &entries)?;
    let descriptions = count_unpacked(&mut open(reader)?, limits)?;
    let names: HashSet<&[u8]> = entries.iter().map(|entry| entry.name.as_slice()).collect();
    Ok(package::kind(&descriptions, &|name| names.contains(name.as_bytes()))?)
}

fn open<R: Read + Seek>(reader: R) -> Result<ZipArchive<R>, ZipError> {
    ZipArchive::with_config(Config { archive_offset: ArchiveOffset::Known(0) }, reader)
}

/// The number of entries that the end record declares, once it is sure that every reader finds this very record: it is
/// the last of its kind, it ends where the file ends, and the directory lies directly before it.
fn declared_entries<R: Read + Seek>(reader: &mut R, size: u64) -> Result<usize, Stop> {
    const RECORD: usize = 22;
    let start = size.saturating_sub(RECORD as u64 + u64::from(u16::MAX));
    reader.seek(SeekFrom::Start(start))?;
    let mut tail = Vec::new();
    reader.by_ref().take(RECORD as u64 + u64::from(u16::MAX)).read_to_end(&mut tail)?;
    let at = tail.windows(4).rposition(|window| window == b"PK\x05\x06").ok_or(Flaw::Damaged)?;
    let record: &[u8; RECORD] = tail[at..].first_chunk().ok_or(Flaw::Damaged)?;
    let short = |offset: usize| u16::from_le_bytes([record[offset], record[offset + 1]]);
    let long = |offset: usize| u64::from(short(offset)) | u64::from(short(offset + 2)) << 16;
    let (disk, directory_disk, here, all) = (short(4), short(6), short(8), short(10));
    let (directory_size, directory_start, comment) = (long(12), long(16), usize::from(short(20)));
    let is_sound = (disk, directory_disk) == (0, 0)
        && here == all
        && directory_start + directory_size == start + at as u64
        && at + RECORD + comment == tail.len();
    if is_sound { Ok(usize::from(all)) } else { Err(Flaw::Damaged.into()) }
}

fn listed<R: Read + Seek>(archive: &ZipArchive<R>) -> Result<Vec<Entry>, Stop> {
    let mut entries = Vec::with_capacity(archive.len());
    let mut folded = HashSet::with_capacity(archive.len());
    for index in 0..archive.len() {
        let data = archive.by_index_data(index)?;
        let name = data.name()?;
        if data.is_symlink() || !is_safe(&name) || !folded.insert(fold(&name)) {
            return Err(Flaw::UnsafeNames.into());
        }
        if data.encrypted() {
            return Err(Flaw::Locked.into());
        }
        entries.push(Entry {
            name: data.name_raw().to_vec(),
            header_start: data.header_start(),
            method: data.compression(),
            packed: data.compressed_size(),
            unpacked: data.size(),
        });
    }
    Ok(entries)
}

/// Whether a name stays inside the place where the archive is unpacked, on every system.
fn is_safe(name: &str) -> bool {
    let path = name.strip_suffix('/').unwrap_or(name);
    name.len() <= LONGEST_NAME
        && !name.chars().any(|c| c.is_control() || matches!(c, '\\' | ':'))
        && path.split('/').all(|part| !part.is_empty() && part != "." && part != "..")
}

/// The name as a file system that ignores case and composition sees it.
fn fold(name: &str) -> String {
    name.strip_suffix('/').unwrap_or(name).nfc().flat_map(char::to_lowercase).collect()
}

/// The sizes that the directory declares, before anything is unpacked.
fn check_sizes(entries: &[Entry], limits: &Limits) -> Result<(), Flaw> {
    let mut total = (0_u64, 0_u64);
    for entry in entries {
        if !matches!(entry.method, CompressionMethod::Stored | CompressionMethod::Deflated) {
            return Err(Flaw::Damaged);
        }
        total = (total.0.saturating_add(entry.packed), total.1.saturating_add(entry.unpacked));
        if !is_honest_ratio(entry.packed, entry.unpacked, limits) {
            return Err(Flaw::UnpacksTooFar);
        }
    }
    let (packed, unpacked) = total;
    let is_within = unpacked <= limits.unpacked_bytes && is_honest_ratio(packed, unpacked, limits);
    if is_within { Ok(()) } else { Err(Flaw::UnpacksTooFar) }
}

const fn is_honest_ratio(packed: u64, unpacked: u64, limits: &Limits) -> bool {
    unpacked.saturating_sub(RATIO_FREE) <= packed.saturating_mul(limits.ratio)
}

/// Whether the header before each entry names it as the directory does: readers that trust one and readers that trust
/// the other must see the same archive.
fn check_local_headers<R: Read + Seek>(reader: &mut R, entries: &[Entry]) -> Result<(), Stop> {
    for entry in entries {
        reader.seek(SeekFrom::Start(entry.header_start))?;
        let mut header = [0_u8; 30];
        reader.read_exact(&mut header)?;
        let name_length = usize::from(u16::from_le_bytes([header[26], header[27]]));
        if !header.starts_with(b"PK\x03\x04") || name_length != entry.name.len() {
            return Err(Flaw::Damaged.into());
        }
        let mut name = vec![0; name_length];
        reader.read_exact(&mut name)?;
        if name != entry.name {
            return Err(Flaw::Damaged.into());
        }
    }
    Ok(())
}

/// Unpacks every entry into nothing. Stops at the first byte beyond what the directory declared, so that what is
/// unpacked in all stays within the limit that the declared sizes were held against.
fn count_unpacked<R: Read + Seek>(archive: &mut ZipArchive<R>, limits: &Limits) -> Result<Descriptions, Stop> {
    let mut descriptions = Descriptions::default();
    let mut block = vec![0_u8; 64 << 10];
    let mut total = 0_u64;
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index)?;
        let declared = entry.size();
        let kept = match entry.name_raw() {
            b"mimetype" => Some(&mut descriptions.mimetype),
            b"META-INF/manifest.xml" => Some(&mut descriptions.manifest),
            b"[Content_Types].xml" => Some(&mut descriptions.content_types),
            _ => None,
        };
        let mut description = Vec::new();
        let mut counted = 0_u64;
        loop {
            let read = match entry.read(&mut block) {
                Ok(0) => break,
                Ok(read) => read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error.into()),
            };
            counted += read as u64;
            total += read as u64;
            if counted > declared || total > limits.unpacked_bytes {
                return Err(Flaw::UnpacksTooFar.into());
            }
            if kept.is_some() {
                if description.len() + read > LONGEST_DESCRIPTION {
                    return Err(Flaw::Damaged.into());
                }
                description.extend_from_slice(&block[..read]);
            }
        }
        if counted != declared {
            return Err(Flaw::Damaged.into());
        }
        if let Some(kept) = kept {
            *kept = description;
        }
    }
    Ok(descriptions)
}
