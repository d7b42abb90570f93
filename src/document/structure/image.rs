//! JPEG and PNG: dimensions from the header, and whether the end is there. Nothing is decoded.

use std::io::{self, BufReader, ErrorKind, Read, Seek, SeekFrom};

/// Width and height in pixels.
pub type Dimensions = (u32, u32);

/// Segments or chunks that are looked at; honest files have a few hundred.
const MOST_PARTS: u32 = 20_000;

/// The dimensions of a JPEG (ISO/IEC 10918-1, annex B), or nothing if it is damaged or cut off.
pub fn jpeg<R: Read + Seek>(reader: &mut R) -> io::Result<Option<Dimensions>> {
    whole(jpeg_parts(reader))
}

/// The dimensions of a PNG (ISO/IEC 15948, clause 5), or nothing if it is damaged or cut off.
pub fn png<R: Read + Seek>(reader: &mut R) -> io::Result<Option<Dimensions>> {
    whole(png_parts(reader))
}

/// A file that ends too early is damaged, not an error of the disk.
fn whole(found: io::Result<Option<Dimensions>>) -> io::Result<Option<Dimensions>> {
    match found {
        Err(error) if error.kind() == ErrorKind::UnexpectedEof => Ok(None),
        other => other,
    }
}

fn jpeg_parts<R: Read + Seek>(reader: &mut R) -> io::Result<Option<Dimensions>> {
    reader.seek(SeekFrom::Start(2))?;
    let mut input = BufReader::new(reader);
    let mut dimensions = None;
    for _ in 0..MOST_PARTS {
        if byte(&mut input)? != 0xFF {
            return Ok(None);
        }
        let mut marker = byte(&mut input)?;
        // Any number of fill bytes may precede a marker.
        while marker == 0xFF {
            marker = byte(&mut input)?;
        }
        match marker {
            // Markers without a segment.
            0x01 | 0xD0..=0xD7 => continue,
            // A second beginning, an end before any picture, or a stuffed byte where a marker must be.
            0x00 | 0xD8 | 0xD9 => return Ok(None),
            _ => {}
        }
        let Some(rest) = u16::from_be_bytes(bytes(&mut input)?).checked_sub(2) else { return Ok(None) };
        match marker {
            // Start of a frame, of whatever coding; C4, C8 and CC are tables.
            0xC0..=0xCF if !matches!(marker, 0xC4 | 0xC8 | 0xCC) => {
                let [_precision, h1, h0, w1, w0] = bytes(&mut input)?;
                let (width, height) = (u16::from_be_bytes([w1, w0]), u16::from_be_bytes([h1, h0]));
                let Some(rest) = rest.checked_sub(5).filter(|_| width > 0 && height > 0 && dimensions.is_none()) else {
                    return Ok(None);
                };
                dimensions = Some((u32::from(width), u32::from(height)));
                input.seek_relative(i64::from(rest))?;
            }
            // Start of a scan: what follows is coded, and only there FF D9 can be nothing but the end.
            0xDA => return Ok(if has_end(&mut input)? { dimensions } else { None }),
            _ => input.seek_relative(i64::from(rest))?,
        }
    }
    Ok(None)
}

fn has_end(input: &mut impl Read) -> io::Result<bool> {
    let mut block = [0_u8; 8_192];
    let mut last = 0_u8;
    loop {
        let read = match input.read(&mut block) {
            Ok(0) => return Ok(false),
            Ok(read) => read,
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        for &current in &block[..read] {
            if (last, current) == (0xFF, 0xD9) {
                return Ok(true);
            }
            last = current;
        }
    }
}

fn png_parts<R: Read + Seek>(reader: &mut R) -> io::Result<Option<Dimensions>> {
    reader.seek(SeekFrom::Start(8))?;
    let mut input = BufReader::new(reader);
    let mut dimensions = None;
    let mut has_data = false;
    for part in 0..MOST_PARTS {
        let length = u32::from_be_bytes(bytes(&mut input)?);
        let kind: [u8; 4] = bytes(&mut input)?;
        if length > i32::MAX.unsigned_abs() || (part == 0) != (&kind == b"IHDR") {
            return Ok(None);
        }
        match &kind {
            b"IHDR" => {
                let width = u32::from_be_bytes(bytes(&mut input)?);
                let height = u32::from_be_bytes(bytes(&mut input)?);
                let [depth, colour, compression, filter, interlace] = bytes(&mut input)?;
                let is_legal = length == 13
                    && (1..=i32::MAX.unsigned_abs()).contains(&width)
                    && (1..=i32::MAX.unsigned_abs()).contains(&height)
                    && matches!((colour, depth), (0, 1 | 2 | 4 | 8 | 16) | (3, 1 | 2 | 4 | 8) | (2 | 4 | 6, 8 | 16))
                    && (compression, filter) == (0, 0)
                    && interlace <= 1;
                if !is_legal {
                    return Ok(None);
                }
                dimensions = Some((width, height));
            }
            b"IEND" => {
                let _checksum: [u8; 4] = bytes(&mut input)?;
                return Ok(if length == 0 && has_data { dimensions } else { None });
            }
            kind => {
                has_data |= kind == b"IDAT";
                input.seek_relative(i64::from(length))?;
            }
        }
        let _checksum: [u8; 4] = bytes(&mut input)?;
    }
    Ok(None)
}

fn byte(input: &mut impl Read) -> io::Result<u8> {
    Ok(bytes::<1>(input)?[0])
}

fn bytes<const N: usize>(input: &mut impl Read) -> io::Result<[u8; N]> {
    let mut buffer = [0; N];
    input.read_exact(&mut buffer)?;
    Ok(buffer)
}
