//! The table as XLSX. Cells are strings, never formulas or links; rows go to a temporary file as they are written, so memory
//! is constant.

use super::{Dossier, sheet};
use crate::clock::{Calendar, Zone};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};
use std::io::{self, Seek, Write};
use std::path::Path;

/// Columns that hold figures.
const FIGURES: [usize; 5] = [0, 2, 3, 5, 10];

/// Writes the workbook; its rows wait in a nameless file of this folder.
///
/// # Errors
/// The writer's or the database's own error, or a cell longer than a cell may be.
pub fn xlsx(dossier: &Dossier, folder: &Path, out: impl Write + Seek + Send) -> io::Result<()> {
    workbook(dossier, folder, out).map_err(|error| match error {
        XlsxError::IoError(error) => error,
        other => io::Error::other(other),
    })
}

fn workbook(dossier: &Dossier, folder: &Path, out: impl Write + Seek + Send) -> Result<(), XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_tempdir(folder)?;
    workbook.set_properties(&properties(dossier)?);
    let heading = Format::new().set_bold();
    let sheet = workbook.add_worksheet_with_constant_memory()?;
    sheet.set_name(format!("Shortlist {}", dossier.list.row.number))?;
    sheet.set_freeze_panes(1, 0)?;
    for (index, cells) in sheet::rows(dossier).enumerate() {
        let row = u32::try_from(index).unwrap_or(u32::MAX);
        for (at, cell) in cells?.iter().enumerate() {
            let column = u16::try_from(at).unwrap_or(u16::MAX);
            if row == 0 {
                sheet.write_string_with_format(row, column, cell, &heading)?;
            } else if FIGURES.contains(&at)
                && let Ok(figure) = cell.parse::<f64>()
            {
                sheet.write_number(row, column, figure)?;
            } else {
                sheet.write_string(row, column, cell)?;
            }
        }
    }
    workbook.save_to_writer(out)
}

/// The instant of the freeze stands for the file's own: the same shortlist gives the same bytes.
fn properties(dossier: &Dossier) -> Result<DocProperties, XlsxError> {
    let drawn = dossier.list.row.drawn_at.to_zoned(&Zone::utc());
    let (date, time) = (drawn.date(), drawn.time());
    let stamp = ExcelDateTime::from_ymd(
        u16::try_from(date.year()).unwrap_or(1900),
        date.month().unsigned_abs(),
        date.day().unsigned_abs(),
    )?
    .and_hms(u16::from(time.hour().unsigned_abs()), time.minute().unsigned_abs(), f64::from(time.second()))?;
    Ok(DocProperties::new().set_creation_datetime(&stamp))
}
