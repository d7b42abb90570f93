//! The table by itself, as a file: CSV (RFC 4180, with a byte order mark so that spreadsheets read it as UTF-8) or XLSX.

use super::spreadsheet::xlsx;
use super::{Dossier, Form, sheet};
use crate::files::Files;
use std::fs::File;
use std::io::{self, BufWriter, Seek, Write};

/// The table in a nameless file, read from its beginning: what is whole is given, or nothing. Blocks.
///
/// # Errors
/// No room, or the database's own error.
pub fn table(dossier: &Dossier, form: Form, files: &Files) -> io::Result<File> {
    let mut file = files.spool()?;
    let mut out = BufWriter::new(&mut file);
    match form {
        Form::Csv => csv(dossier, &mut out)?,
        Form::Xlsx | Form::Zip => xlsx(dossier, files.staging(), &mut out)?,
    }
    out.flush()?;
    drop(out);
    file.rewind()?;
    Ok(file)
}

/// Writes the table as CSV.
///
/// # Errors
/// The writer's or the database's own error.
pub(super) fn csv(dossier: &Dossier, mut out: impl Write) -> io::Result<()> {
    out.write_all("\u{feff}".as_bytes())?;
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
    for row in sheet::rows(dossier) {
        writer.write_record(row?.iter().map(|cell| sheet::guarded(cell).into_owned()))?;
    }
    writer.flush()
}
