//! JPEG and PNG: decoded, turned as they were held, made as wide as a page. What a camera wrote beside the picture stays behind.

use super::Pixels;
use crate::extract::outcome::Why;
use crate::extract::{Limits, TALLEST};
use crate::format::Format;
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder as _, ImageError, ImageFormat, ImageReader};
use std::io::Cursor;

/// Width and height below which a picture in a document is an ornament or a portrait and no page.
const PAGE: (u32, u32) = (500, 500);

/// The picture as a page.
pub(super) fn read(bytes: &[u8], format: Format, limits: &Limits) -> Result<Pixels, Why> {
    let format = if format == Format::Png { ImageFormat::Png } else { ImageFormat::Jpeg };
    fitted(decoded(bytes, format, limits)?, limits)
}

/// A picture that stands in a document, if it is as large as a page.
pub(super) fn pasted(bytes: &[u8], limits: &Limits) -> Option<Pixels> {
    let format = if bytes.starts_with(b"\x89PNG") { ImageFormat::Png } else { ImageFormat::Jpeg };
    let image = decoded(bytes, format, limits).ok()?;
    if image.width() < PAGE.0 || image.height() < PAGE.1 { None } else { fitted(image, limits).ok() }
}

fn decoded(bytes: &[u8], format: ImageFormat, limits: &Limits) -> Result<DynamicImage, Why> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut own = image::Limits::no_limits();
    // Beside it lie the file and the image that is made of it.
    own.max_alloc = Some(limits.memory_bytes / 3);
    reader.limits(own);
    let mut decoder = reader.into_decoder().map_err(|error| why(&error))?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut image = DynamicImage::from_decoder(decoder).map_err(|error| why(&error))?;
    image.apply_orientation(orientation);
    Ok(image)
}

fn why(error: &ImageError) -> Why {
    if matches!(error, ImageError::Limits(_)) { Why::TooLarge } else { Why::Broken }
}

fn fitted(image: DynamicImage, limits: &Limits) -> Result<Pixels, Why> {
    let (width, height) = (u32::from(limits.width), u32::from(limits.width) * u32::from(TALLEST));
    let image = if image.width() > width || image.height() > height {
        image.resize(width, height, FilterType::Triangle)
    } else {
        image
    };
    let rgba = image.into_rgba8();
    let (width, height) = rgba.dimensions();
    let (Ok(width), Ok(height)) = (u16::try_from(width), u16::try_from(height)) else { return Err(Why::TooLarge) };
    Ok(on_white(width, height, rgba.as_raw()))
}

/// Pixels with alpha (not premultiplied) on white paper; grey where there is no colour.
fn on_white(width: u16, height: u16, rgba: &[u8]) -> Pixels {
    let mut bytes = Vec::with_capacity(rgba.len() / 4 * 3);
    for pixel in rgba.as_chunks::<4>().0 {
        let [red, green, blue, alpha] = pixel.map(u16::from);
        let over = |colour: u16| u8::try_from((colour * alpha + 255 * (255 - alpha)) / 255).unwrap_or(u8::MAX);
        bytes.extend([over(red), over(green), over(blue)]);
    }
    plain(width, height, bytes)
}

/// RGB, or grey where there is no colour.
pub(super) fn plain(width: u16, height: u16, rgb: Vec<u8>) -> Pixels {
    let (pixels, _) = rgb.as_chunks::<3>();
    if pixels.iter().all(|[red, green, blue]| red == green && green == blue) {
        let bytes = pixels.iter().map(|[grey, ..]| *grey).collect();
        return Pixels { width, height, channels: 1, bytes };
    }
    Pixels { width, height, channels: 3, bytes: rgb }
}
