//! A page's image with parts of it painted over, as a new file: of what lies under the paint nothing is left.

use super::seen::{Area, PARTS};
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{DynamicImage, ImageEncoder as _, ImageError, ImageFormat, ImageReader, Luma, Pixel, Rgb};
use std::io::Cursor;

/// The paint: dark, and unlike any letter's black.
pub const PAINT: u8 = 0x38;
/// Pixels by which a cover is larger than what it covers: soft edges.
const EDGE: u32 = 2;
/// Pixels of a block of a JPEG, whose colours are halved: what is in one may be seen all over it.
const BLOCK: u32 = 16;
/// Bytes that one image may unpack to: 4,000 pixels wide, and four times as high, in colour, is less.
const MOST: u64 = 256 << 20;

/// The image as PNG, painted over in these places. It is one of ours: `image/png` or `image/jpeg`.
///
/// # Errors
/// It is no such image.
pub fn covered(file: &[u8], media_type: &str, places: &[Area]) -> Result<Vec<u8>, ImageError> {
    let format = if media_type == "image/jpeg" { ImageFormat::Jpeg } else { ImageFormat::Png };
    let mut reader = ImageReader::with_format(Cursor::new(file), format);
    let mut limits = image::Limits::default();
    limits.max_alloc = Some(MOST);
    reader.limits(limits);
    let block = if format == ImageFormat::Jpeg { BLOCK } else { 1 };
    let mut png = Vec::new();
    // Neither colour profiles nor words beside the picture come along: only pixels do.
    let encoder = PngEncoder::new_with_quality(&mut png, CompressionType::Fast, FilterType::Adaptive);
    match reader.decode()? {
        DynamicImage::ImageLuma8(mut grey) => {
            let colour = image::ExtendedColorType::L8;
            let (width, height) = grey.dimensions();
            paint(&mut grey, places, block, Luma([PAINT]));
            encoder.write_image(grey.as_raw(), width, height, colour)?;
        }
        other => {
            let mut rgb = other.into_rgb8();
            let (width, height) = rgb.dimensions();
            paint(&mut rgb, places, block, Rgb([PAINT; 3]));
            encoder.write_image(rgb.as_raw(), width, height, image::ExtendedColorType::Rgb8)?;
        }
    }
    Ok(png)
}

fn paint<P>(image: &mut image::ImageBuffer<P, Vec<u8>>, places: &[Area], block: u32, paint: P)
where
    P: Pixel<Subpixel = u8>,
{
    let (width, height) = image.dimensions();
    for place in places {
        let (left, right) = side(place.left, place.right, width, block);
        let (top, bottom) = side(place.top, place.bottom, height, block);
        for y in top..bottom {
            for x in left..right {
                image.put_pixel(x, y, paint);
            }
        }
    }
}

/// From which pixel to which (exclusive), outward, whole blocks.
fn side(from: u16, to: u16, of: u32, block: u32) -> (u32, u32) {
    let (parts, all) = (u64::from(PARTS), u64::from(of));
    let pixel = |at: u64| u32::try_from(at).unwrap_or(u32::MAX);
    let from = pixel(u64::from(from) * all / parts).saturating_sub(EDGE);
    let to = pixel((u64::from(to) * all).div_ceil(parts)).saturating_add(EDGE);
    (from / block * block, to.div_ceil(block).saturating_mul(block).min(of))
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{GrayImage, RgbImage};

    fn file(image: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
        let mut file = Cursor::new(Vec::new());
        image.into().write_to(&mut file, format).unwrap();
        file.into_inner()
    }

    fn opened(file: &[u8]) -> DynamicImage {
        image::load_from_memory_with_format(file, ImageFormat::Png).unwrap()
    }

    #[test]
    fn what_is_covered_is_gone_and_the_rest_stays() {
        let page = GrayImage::from_fn(100, 200, |x, y| Luma([u8::try_from(100 + (x + y) % 100).unwrap()]));
        let original = file(page.clone(), ImageFormat::Png);
        let painted =
            opened(&covered(&original, "image/png", &[Area::from([1000, 1000, 2000, 1500])]).unwrap()).into_luma8();
        for (x, y, pixel) in painted.enumerate_pixels() {
            let is_under = (8..22).contains(&x) && (18..32).contains(&y);
            assert_eq!(pixel.0[0], if is_under { PAINT } else { page.get_pixel(x, y).0[0] }, "{x}, {y}");
        }
        let whole = opened(&covered(&original, "image/png", &[Area::PAGE]).unwrap()).into_luma8();
        assert!(whole.pixels().all(|pixel| pixel.0 == [PAINT]));
    }

    #[test]
    fn a_photograph_is_covered_in_whole_blocks_and_becomes_png() {
        let page =
            RgbImage::from_fn(100, 100, |x, y| Rgb([u8::try_from(x * 2).unwrap(), u8::try_from(y * 2).unwrap(), 9]));
        let painted =
            covered(&file(page, ImageFormat::Jpeg), "image/jpeg", &[Area::from([3500, 3500, 3600, 3600])]).unwrap();
        let painted = opened(&painted).into_rgb8();
        for (x, y, pixel) in painted.enumerate_pixels() {
            let is_under = (32..48).contains(&x) && (32..48).contains(&y);
            assert_eq!(pixel.0 == [PAINT; 3], is_under, "{x}, {y}");
        }
    }

    #[test]
    fn nothing_but_pixels_comes_along() {
        let page = GrayImage::from_pixel(10, 10, Luma([255]));
        let painted = covered(&file(page, ImageFormat::Png), "image/png", &[]).unwrap();
        let mut chunks = Vec::new();
        let mut at = 8;
        while let Some(head) = painted.get(at..at + 8) {
            chunks.push(String::from_utf8_lossy(&head[4..]).into_owned());
            at += 12 + usize::try_from(u32::from_be_bytes(head[..4].try_into().unwrap())).unwrap();
        }
        chunks.dedup();
        assert_eq!(chunks, ["IHDR", "IDAT", "IEND"]);
        assert!(covered(b"GIF89a", "image/png", &[]).is_err() && covered(b"", "image/jpeg", &[]).is_err());
    }
}
