//! The text of a PDF page, from the glyphs in the order in which they are drawn.

use hayro::hayro_interpret::font::{Glyph, GlyphRun, PositionedGlyph};
use hayro::hayro_interpret::hayro_cmap::BfString;
use hayro::hayro_interpret::{BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask};
use hayro::kurbo::{Affine, BezPath, Point};

/// Units of a font's outlines and advances in one em.
const EM: f64 = 1000.0;
/// Parts of an em between two glyphs that are a space, and by which a line's height may differ from the last one's.
const SPACE: f64 = 0.17;
const LINE: f64 = 0.45;
/// Parts of an em by which a glyph drawn again, to look bold, is moved.
const AGAIN: f64 = 0.08;

/// Takes glyphs and writes what they say.
pub(super) struct Glyphs<'t> {
    text: &'t mut String,
    most: usize,
    last: Option<Last>,
}

struct Last {
    begin: Point,
    end: Point,
    said: BfString,
}

impl<'t> Glyphs<'t> {
    /// Writes to `text`, until it has `most` bytes.
    pub(super) const fn of(text: &'t mut String, most: usize) -> Self {
        Self { text, most, last: None }
    }

    fn take(&mut self, glyph: &PositionedGlyph<'_>, transform: Affine) {
        let Some(said) = glyph.as_unicode() else { return };
        let placed = transform * glyph.transform();
        let advance = match &**glyph {
            Glyph::Outline(outline) => f64::from(outline.advance_width().unwrap_or_default()),
            Glyph::Type3(drawn) => f64::from(drawn.advance_width().unwrap_or_default()),
        };
        let (begin, end) = (placed * Point::ORIGIN, placed * Point::new(advance, 0.0));
        let em = ((placed * Point::new(0.0, EM)) - begin).hypot();
        if !(begin.is_finite() && end.is_finite() && em.is_finite()) || em == 0.0 || self.text.len() >= self.most {
            return;
        }
        if let Some(last) = &self.last {
            if (begin - last.begin).hypot() < AGAIN * em && last.said == said {
                return;
            }
            let gap = begin - last.end;
            // Along the line of writing and across it, whichever way the page is turned.
            let along = if (end - begin).hypot() > 0.0 {
                (end - begin).normalize()
            } else {
                (last.end - last.begin).normalize()
            };
            let (ahead, aside) = (gap.dot(along), gap.cross(along).abs());
            if aside > LINE * em || ahead < -2.0 * em {
                self.text.push('\n');
            } else if ahead > SPACE * em && !self.text.ends_with([' ', '\n']) {
                self.text.push(' ');
            }
        }
        match &said {
            BfString::Char(letter) => self.text.push(*letter),
            BfString::String(letters) => self.text.push_str(letters),
        }
        self.last = Some(Last { begin, end, said });
    }
}

impl<'a> Device<'a> for Glyphs<'_> {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, _: &DrawMode) {
        for glyph in run.glyphs() {
            self.take(glyph, props.transform);
        }
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
