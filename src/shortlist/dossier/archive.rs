//! Everything in one ZIP: the documents as they were sent, the table, and a manifest with every SHA-256. Streamed: memory is
//! constant.

use super::manifest::Manifest;
use super::table::csv;
use super::{Dossier, Held};
use crate::clock::{Calendar, Zone};
use crate::document::Format;
use crate::files::{Address, Files};
use crate::language::fold::fold;
use crate::review::document::is_readable;
use crate::shortlist::read::Entry;
use entity::document;
use sha2::{Digest, Sha256};
use std::cell::Cell;
use std::io::{self, Write};
use std::rc::Rc;
use tokio::io::AsyncRead;
use tokio_util::io::SyncIoBridge;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Bytes that may wait for a slow reader.
const AHEAD: usize = 256 * 1024;

/// Where a document lies in the ZIP: `documents/01-arta-gashi-7K3Q-29XD-M4TB/cv.pdf`, and where a requirement takes several
/// files `…/certificates/01-diploma.pdf`. The reference keeps namesakes apart; the requirement's key, unique in an opening, and
/// its number keep documents apart.
pub fn path(entry: &Entry, Held { file, number }: &Held) -> String {
    let name = plain(entry.who.full_name().unwrap_or_default(), 60);
    let key = file.requirement_key.replace(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_', "-");
    let extension = Format::from_key(&file.format).map_or("bin", Format::extension);
    let folder = format!("documents/{:02}-{name}-{}", entry.row.position, entry.who.address());
    let Some(number) = number else { return format!("{folder}/{key}.{extension}") };
    let stem = plain(file.name.rsplit_once('.').map_or(&file.name, |(stem, _)| stem), 40);
    let dash = if stem.is_empty() { "" } else { "-" };
    format!("{folder}/{key}/{number:02}{dash}{stem}.{extension}")
}

/// So many characters of a name that are safe in every file system.
fn plain(name: &str, most: usize) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
    let folded: String = fold(name).chars().map(plain).take(most).collect();
    folded.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}

/// The ZIP as a stream. A document whose bytes are not those of its receipt ends it early: without its central directory it
/// does not open, and nobody takes it for whole.
pub fn zip(dossier: Dossier, files: Files) -> impl AsyncRead + Send + 'static {
    let (ours, theirs) = tokio::io::duplex(AHEAD);
    tokio::task::spawn_blocking(move || {
        let cut = Rc::new(Cell::new(false));
        let out = Cut { out: SyncIoBridge::new(ours), cut: Rc::clone(&cut) };
        if let Err(error) = write(&dossier, &files, out, &cut) {
            tracing::warn!(shortlist = %dossier.list.row.id, %error, "a dossier was not taken to its end");
        }
    });
    theirs
}

/// A writer that takes nothing more once it is cut: a ZIP that is dropped half would otherwise still write its directory.
struct Cut<W> {
    out: W,
    cut: Rc<Cell<bool>>,
}

impl<W: Write> Write for Cut<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.cut.get() { Err(io::ErrorKind::BrokenPipe.into()) } else { self.out.write(bytes) }
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.cut.get() { Err(io::ErrorKind::BrokenPipe.into()) } else { self.out.flush() }
    }
}

/// A writer that hashes what goes through it.
struct Hashing<W> {
    out: W,
    hash: Sha256,
}

impl<W: Write> Write for Hashing<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.hash.update(bytes.get(..written).unwrap_or_default());
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

fn write(dossier: &Dossier, files: &Files, out: impl Write, cut: &Cell<bool>) -> io::Result<()> {
    let buffered = io::BufWriter::with_capacity(AHEAD / 2, out);
    let mut archive = ZipWriter::new_stream(buffered);
    // Documents are compressed in themselves: storing them is as small and several times faster.
    let stored = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(stamp_of(dossier));
    archive.start_file("applications.csv", stored)?;
    let mut table = Hashing { out: &mut archive, hash: Sha256::new() };
    csv(dossier, io::BufWriter::new(&mut table)).inspect_err(|_| cut.set(true))?;
    let table_sha256 = data_encoding::HEXLOWER.encode(&table.hash.finalize());
    archive.start_file("manifest.json", stored)?;
    let mut out = io::BufWriter::new(&mut archive);
    let manifest = Manifest { dossier, table_sha256: &table_sha256 };
    serde_json::to_writer_pretty(&mut out, &manifest).inspect_err(|_| cut.set(true))?;
    out.flush()?;
    drop(out);
    for (entry, documents) in dossier.list.entries.iter().zip(&dossier.documents) {
        // What is given to nobody is in nobody's dossier; the manifest and the table name it.
        for held in documents.iter().filter(|held| is_readable(&held.file)) {
            archive.start_file(path(entry, held), stored)?;
            copy(files, &held.file, &mut archive).inspect_err(|_| cut.set(true))?;
        }
    }
    archive.finish()?.into_inner().flush()
}

fn copy(files: &Files, file: &document::Model, out: &mut impl Write) -> io::Result<()> {
    let digest = file.sha256.parse().map_err(|_| io::Error::other("a document without a hash"))?;
    Ok(files.copy(&Address::new(digest, file.id), out)?)
}

/// The instant of the freeze in UTC; ZIP knows no zone and counts from 1980 in steps of two seconds.
fn stamp_of(dossier: &Dossier) -> DateTime {
    let drawn = dossier.list.row.drawn_at.to_zoned(&Zone::utc());
    let (date, time) = (drawn.date(), drawn.time());
    DateTime::from_date_and_time(
        u16::try_from(date.year()).unwrap_or(1980),
        date.month().unsigned_abs(),
        date.day().unsigned_abs(),
        time.hour().unsigned_abs(),
        time.minute().unsigned_abs(),
        time.second().unsigned_abs(),
    )
    .unwrap_or_default()
}
