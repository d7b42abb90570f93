//! Pixels become an image on this side of the process boundary.

use super::frames::Pixels;
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder as _, ImageResult};

/// An image of a page, made by us.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageImage {
    /// `image/png` or `image/jpeg`.
    pub media_type: &'static str,
    /// In pixels.
    pub width: u16,
    /// In pixels.
    pub height: u16,
    /// The file.
    pub bytes: Vec<u8>,
}

/// Bytes above which a page is a photograph rather than a text: then JPEG is tried as well.
const PHOTOGRAPH: usize = 300 << 10;

/// Of JPEG, from 1 to 100: marks of compression are not seen on scanned text.
const QUALITY: u8 = 82;

/// PNG, or JPEG where that is smaller by far: a scanned page.
pub(super) fn image(pixels: &Pixels) -> ImageResult<PageImage> {
    let (width, height) = (u32::from(pixels.width), u32::from(pixels.height));
    let colour = if pixels.channels == 1 { ExtendedColorType::L8 } else { ExtendedColorType::Rgb8 };
    let mut bytes = Vec::new();
    PngEncoder::new_with_quality(&mut bytes, CompressionType::Default, FilterType::Adaptive).write_image(
        &pixels.bytes,
        width,
        height,
        colour,
    )?;
    let mut media_type = "image/png";
    if bytes.len() > PHOTOGRAPH {
        let mut jpeg = Vec::new();
        JpegEncoder::new_with_quality(&mut jpeg, QUALITY).write_image(&pixels.bytes, width, height, colour)?;
        if jpeg.len() < bytes.len() / 2 {
            (bytes, media_type) = (jpeg, "image/jpeg");
        }
    }
    Ok(PageImage { media_type, width: pixels.width, height: pixels.height, bytes })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_png_and_a_photograph_is_jpeg() {
        let white = Pixels { width: 600, height: 800, channels: 1, bytes: vec![255; 600 * 800] };
        assert_eq!(image(&white).unwrap().media_type, "image/png");
        // No two neighbours alike, as on a scan.
        let mut state = 1_u32;
        let noise = (0..600 * 800 * 3).map(|_| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            200 + u8::try_from(state >> 28).unwrap()
        });
        let scan = Pixels { width: 600, height: 800, channels: 3, bytes: noise.collect() };
        let image = image(&scan).unwrap();
        assert_eq!((image.media_type, image.width, image.height), ("image/jpeg", 600, 800));
        assert!(image.bytes.starts_with(b"\xFF\xD8\xFF"));
    }
}
