//! Plain text and Rich Text Format.

use std::io::{self, BufReader, Read, Seek, SeekFrom};

/// How many bytes of a text in an old code page may lie outside ASCII, in percent: Albanian and Serbian stay under ten.
const MOST_ACCENTS: u64 = 30;

/// Whether a file is text: UTF-8, with or without a byte order mark, or one of the code pages Windows-1250 and
/// Windows-1252; without control characters other than tabs, line ends and page breaks.
pub fn is_plain<R: Read + Seek>(reader: &mut R) -> io::Result<bool> {
    reader.seek(SeekFrom::Start(0))?;
    let mut utf8 = Utf8::default();
    let (mut total, mut accents, mut is_code_page) = (0_u64, 0_u64, true);
    let mut block = [0_u8; 8_192];
    loop {
        let read = match reader.read(&mut block) {
            Ok(0) => break,
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        for &byte in &block[..read] {
            if (byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0C)) || byte == 0x7F {
                return Ok(false);
            }
            total += 1;
            accents += u64::from(byte >= 0x80);
            // Not assigned in either code page.
            is_code_page &= !matches!(byte, 0x81 | 0x90);
            utf8.take(byte);
        }
    }
    Ok(utf8.is_valid() || (is_code_page && accents * 100 <= total * MOST_ACCENTS))
}

/// Whether a Rich Text file was not cut off: its outermost group is closed at the end.
pub fn is_whole_rtf<R: Read + Seek>(reader: &mut R, size: u64) -> io::Result<bool> {
    const TAIL: u64 = 1_024;
    reader.seek(SeekFrom::Start(size.saturating_sub(TAIL)))?;
    let mut tail = Vec::with_capacity(1_024);
    BufReader::new(reader).take(TAIL).read_to_end(&mut tail)?;
    Ok(tail.iter().rev().find(|byte| !byte.is_ascii_whitespace() && **byte != 0) == Some(&b'}'))
}

/// UTF-8 byte by byte (Unicode 16, table 3-7), so that a letter may lie across two blocks.
#[derive(Default)]
struct Utf8 {
    awaited: u8,
    next: Option<(u8, u8)>,
    is_broken: bool,
}

impl Utf8 {
    fn take(&mut self, byte: u8) {
        if self.awaited > 0 {
            let (low, high) = self.next.take().unwrap_or((0x80, 0xBF));
            self.is_broken |= !(low..=high).contains(&byte);
            self.awaited -= 1;
            return;
        }
        (self.awaited, self.next) = match byte {
            0x00..=0x7F => (0, None),
            0xC2..=0xDF => (1, None),
            0xE0 => (2, Some((0xA0, 0xBF))),
            0xED => (2, Some((0x80, 0x9F))),
            0xE1..=0xEF => (2, None),
            0xF0 => (3, Some((0x90, 0xBF))),
            0xF1..=0xF3 => (3, None),
            0xF4 => (3, Some((0x80, 0x8F))),
            _ => {
                self.is_broken = true;
                (0, None)
            }
        };
    }

    const fn is_valid(&self) -> bool {
        !self.is_broken && self.awaited == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::io::Cursor;

    fn plain(bytes: &[u8]) -> bool {
        is_plain(&mut Cursor::new(bytes)).unwrap()
    }

    #[test]
    fn text_in_utf8_and_in_old_code_pages_is_text() {
        assert!(plain("Përvojë pune\r\n\tRadno iskustvo: Ђорђе".as_bytes()));
        assert!(plain(b"\xEF\xBB\xBFwith a byte order mark"));
        assert!(plain(b"P\xEBrvoj\xEB pune n\xEB financa, \x8Aabac"));
    }

    #[test]
    fn bytes_that_no_text_has_are_not_text() {
        assert!(!plain(b"text\0text"));
        assert!(!plain(b"\x1b[2Jtext"));
        assert!(!plain(b"undefined \x81 byte"));
        assert!(!plain(&[0xE1; 400]));
    }

    proptest! {
        #[test]
        fn validity_is_what_the_standard_library_says(bytes in proptest::collection::vec(any::<u8>(), 0..8)) {
            let mut utf8 = Utf8::default();
            for byte in &bytes {
                utf8.take(*byte);
            }
            prop_assert_eq!(utf8.is_valid(), std::str::from_utf8(&bytes).is_ok());
        }
    }
}
