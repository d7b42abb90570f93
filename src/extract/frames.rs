//! What the child says to its parent: frames with their length before them. Neither side believes the other's lengths.
//!
//! | first byte | then |
//! |---|---|
//! | `P` | width (2 bytes), height (2), channels (1: grey, 3: RGB), as many bytes of pixels |
//! | `W` | length (4), what there is to be seen on the page before ([`Seen::told`](super::seen::Seen::told)) |
//! | `T` | length (4), text in UTF-8 |
//! | `E` | pages in all (4): the document was read |
//! | `U` | why (1): it was not |
//!
//! Numbers are big-endian. `E` or `U` comes last.

use super::outcome::Why;
use super::seen::MOST_BYTES;
use super::{Limits, TALLEST};
use std::io::{self, Write};
use tokio::io::{AsyncRead, AsyncReadExt};

/// A page as it looks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pixels {
    /// In pixels.
    pub width: u16,
    /// In pixels.
    pub height: u16,
    /// Grey or RGB.
    pub channels: u8,
    /// Row by row.
    pub bytes: Vec<u8>,
}

/// One frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Frame {
    Page(Pixels),
    Seen(String),
    Text(String),
    End { pages: u32 },
    Unreadable(Why),
}

impl Frame {
    pub(super) fn write(&self, to: &mut impl Write) -> io::Result<()> {
        match self {
            Self::Page(pixels) => {
                to.write_all(b"P")?;
                to.write_all(&pixels.width.to_be_bytes())?;
                to.write_all(&pixels.height.to_be_bytes())?;
                to.write_all(&[pixels.channels])?;
                to.write_all(&pixels.bytes)?;
            }
            Self::Seen(told) => write_text(b"W", told, to)?,
            Self::Text(text) => write_text(b"T", text, to)?,
            Self::End { pages } => {
                to.write_all(b"E")?;
                to.write_all(&pages.to_be_bytes())?;
            }
            Self::Unreadable(why) => to.write_all(&[b'U', why.number()])?,
        }
        to.flush()
    }

    /// The next frame; none: nothing more comes, or nothing that a frame may be.
    pub(super) async fn read(from: &mut (impl AsyncRead + Unpin), limits: &Limits) -> Option<Self> {
        match from.read_u8().await.ok()? {
            b'P' => {
                let (width, height) = (from.read_u16().await.ok()?, from.read_u16().await.ok()?);
                let channels = from.read_u8().await.ok()?;
                let is_page =
                    width > 0 && width <= limits.width && height > 0 && height <= limits.width.saturating_mul(TALLEST);
                if !is_page || !matches!(channels, 1 | 3) {
                    return None;
                }
                let mut bytes = vec![0; usize::from(width) * usize::from(height) * usize::from(channels)];
                from.read_exact(&mut bytes).await.ok()?;
                Some(Self::Page(Pixels { width, height, channels, bytes }))
            }
            b'W' => read_text(from, MOST_BYTES).await.map(Self::Seen),
            b'T' => read_text(from, limits.text_bytes).await.map(Self::Text),
            b'E' => Some(Self::End { pages: from.read_u32().await.ok()? }),
            b'U' => Why::of_number(from.read_u8().await.ok()?).map(Self::Unreadable),
            _ => None,
        }
    }
}

fn write_text(kind: &[u8], text: &str, to: &mut impl Write) -> io::Result<()> {
    to.write_all(kind)?;
    to.write_all(&u32::try_from(text.len()).map_err(io::Error::other)?.to_be_bytes())?;
    to.write_all(text.as_bytes())
}

async fn read_text(from: &mut (impl AsyncRead + Unpin), most: usize) -> Option<String> {
    let length = usize::try_from(from.read_u32().await.ok()?).ok()?;
    if length > most {
        return None;
    }
    let mut bytes = vec![0; length];
    from.read_exact(&mut bytes).await.ok()?;
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMITS: Limits = Limits { bytes: 1, pages: 1, width: 10, text_bytes: 8, memory_bytes: 1, cpu_seconds: 1 };

    async fn read(bytes: &[u8]) -> Option<Frame> {
        Frame::read(&mut &*bytes, &LIMITS).await
    }

    #[tokio::test]
    async fn a_frame_is_read_as_it_was_written() {
        let page = Pixels { width: 2, height: 1, channels: 3, bytes: vec![1, 2, 3, 4, 5, 6] };
        for frame in [
            Frame::Page(page),
            Frame::Seen(super::super::seen::Seen::picture().told()),
            Frame::Text("Ђорђе".to_owned()[..6].to_owned()),
            Frame::End { pages: 70_000 },
            Frame::Unreadable(Why::TooSlow),
        ] {
            let mut written = Vec::new();
            frame.write(&mut written).unwrap();
            assert_eq!(read(&written).await, Some(frame));
        }
    }

    #[tokio::test]
    async fn what_is_beyond_the_limits_or_cut_off_is_no_frame() {
        for bytes in [
            b"".as_slice(),
            b"X",
            b"P\x00\x0B\x00\x01\x01",
            b"P\x00\x01\x00\x29\x01",
            b"P\x00\x00\x00\x01\x01",
            b"P\x00\x01\x00\x01\x02xx",
            b"P\x00\x01\x00\x02\x01x",
            b"T\xFF\xFF\xFF\xFFabc",
            b"W\x00\xFF\xFF\xFF{}",
            b"T\x00\x00\x00\x02\xFF\xFE",
            b"E\x00",
            b"U\x09",
        ] {
            assert_eq!(read(bytes).await, None, "{bytes:?}");
        }
    }
}
