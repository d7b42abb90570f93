//! A page of paper that text is drawn on, in grey.

use super::Pixels;
use ab_glyph::{Font as _, FontRef, GlyphId, Point, PxScale};

const WHITE: u8 = 255;
/// Of the ink: not quite black, as on screens.
const INK: f32 = 225.0;

/// A page in the making.
pub(super) struct Canvas {
    width: u16,
    height: u16,
    bytes: Vec<u8>,
}

impl Canvas {
    pub(super) fn new(width: u16, height: u16) -> Self {
        Self { width, height, bytes: vec![WHITE; usize::from(width) * usize::from(height)] }
    }

    /// Draws one glyph with its origin at `at`.
    pub(super) fn draw(&mut self, font: &FontRef<'_>, glyph: GlyphId, scale: PxScale, at: Point) {
        let Some(outlined) = font.outline_glyph(glyph.with_scale_and_position(scale, at)) else { return };
        let bounds = outlined.px_bounds();
        let (width, height) = (i64::from(self.width), i64::from(self.height));
        #[expect(clippy::cast_possible_truncation, reason = "a glyph stands on the page or near it")]
        let (left, top) = (bounds.min.x as i64, bounds.min.y as i64);
        outlined.draw(|x, y, coverage| {
            let (x, y) = (left + i64::from(x), top + i64::from(y));
            if (0..width).contains(&x)
                && (0..height).contains(&y)
                && let Some(pixel) = usize::try_from(y * width + x).ok().and_then(|at| self.bytes.get_mut(at))
            {
                #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 225")]
                let ink = (coverage.clamp(0.0, 1.0) * INK) as u8;
                *pixel = pixel.saturating_sub(ink);
            }
        });
    }

    pub(super) fn finish(self) -> Pixels {
        Pixels { width: self.width, height: self.height, channels: 1, bytes: self.bytes }
    }
}
