//! Office files are ZIP archives of XML; every entry carries the same instant, so that the bytes repeat.

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::DocumentError;

/// An archive in the making.
pub(super) struct Package(ZipWriter<Cursor<Vec<u8>>>);

impl Package {
    pub(super) fn new() -> Self {
        Self(ZipWriter::new(Cursor::new(Vec::new())))
    }

    /// Adds an entry; `stored` ones are not compressed.
    pub(super) fn add(&mut self, name: &str, content: &str, stored: bool) -> Result<(), DocumentError> {
        let method = if stored { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        let options = SimpleFileOptions::default().compression_method(method).last_modified_time(DateTime::default());
        self.0.start_file(name, options)?;
        self.0.write_all(content.as_bytes())?;
        Ok(())
    }

    pub(super) fn finish(self) -> Result<Vec<u8>, DocumentError> {
        Ok(self.0.finish()?.into_inner())
    }
}

/// `text` as XML character data.
pub(super) fn escape(text: &str) -> String {
    quick_xml::escape::escape(text).into_owned()
}
