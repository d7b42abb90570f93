//! The table as CSV (RFC 4180), with a byte order mark so that spreadsheets read it as UTF-8.

use super::{Dossier, sheet};
use std::io::Write;

/// Writes the table.
///
/// # Errors
/// The writer's own error.
pub fn csv(dossier: &Dossier, mut out: impl Write) -> std::io::Result<()> {
    out.write_all("\u{feff}".as_bytes())?;
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
    for row in sheet::rows(dossier) {
        writer.write_record(row.iter().map(|cell| sheet::guarded(cell).into_owned()))?;
    }
    writer.flush()
}
