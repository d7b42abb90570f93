//! The text of a PDF page, from the glyphs in the order in which they are drawn, and where they and pictures stand.

use super::places::Places;
use hayro::hayro_interpret::font::{Glyph, GlyphIdentifier, GlyphRun, PositionedGlyph};
use hayro::hayro_interpret::hayro_cmap::BfString;
use hayro::hayro_interpret::pattern::Pattern;
use hayro::hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, Paint, SoftMask,
};
use hayro::kurbo::{Affine, BezPath, PathEl, Point, Rect, Shape as _};
use std::collections::HashMap;

/// Units of a font's outlines and advances in one em.
const EM: f64 = 1000.0;
/// Parts of an em between two glyphs that are a space, and by which a line's height may differ from the last one's.
const SPACE: f64 = 0.17;
const LINE: f64 = 0.45;
/// Parts of an em by which a glyph drawn again, to look bold, is moved.
const AGAIN: f64 = 0.08;
/// From a line of writing, in units: how far letters reach below and above it at least. Marks included, so that a cover tells nothing of them.
const BELOW: f64 = -260.0;
const ABOVE: f64 = 960.0;
/// Curves in a path that is more than a box, a circle or a box with round corners.
const CURVES: usize = 8;

/// Takes glyphs and writes what they say.
pub(super) struct Glyphs<'t> {
    text: &'t mut String,
    most: usize,
    last: Option<Last>,
    places: Places,
    /// How far a glyph's outline reaches, in units.
    reach: HashMap<GlyphIdentifier, Rect>,
    /// What each clip leaves of the page, the last within those before.
    clips: Vec<Rect>,
}

struct Last {
    begin: Point,
    end: Point,
    said: Option<BfString>,
}

impl<'t> Glyphs<'t> {
    /// Writes to `text`, until it has `most` bytes; to `places` always.
    pub(super) fn of(text: &'t mut String, most: usize, places: Places) -> Self {
        Self { text, most, last: None, places, reach: HashMap::new(), clips: Vec::new() }
    }

    /// Where everything was.
    pub(super) fn finish(self) -> Places {
        self.places
    }

    fn take<'a>(&mut self, glyph: &PositionedGlyph<'a>, props: &DrawProps<'a>, is_hidden: bool) {
        let placed = props.transform * glyph.transform();
        let (advance, reach) = match &**glyph {
            Glyph::Outline(outline) => {
                let reach = self.reach.entry(outline.identifier()).or_insert_with(|| outline.outline().bounding_box());
                (f64::from(outline.advance_width().unwrap_or_default()), placed.transform_rect_bbox(*reach))
            }
            Glyph::Type3(drawn) => {
                let mut reach = Reach::default();
                drawn.interpret(&mut reach, props.transform, glyph.transform(), &props.paint);
                (f64::from(drawn.advance_width().unwrap_or_default()), reach.0.unwrap_or(Rect::ZERO))
            }
        };
        let is_drawn = reach.is_finite() && reach.width() > 0.0 && reach.height() > 0.0;
        // Nobody sees a space that is drawn as nothing; what is drawn, and said to be one, is something else.
        let said = glyph.as_unicode().filter(|said| !(is_drawn && is_blank(said)));
        if said.is_none() && !is_drawn {
            return;
        }
        let (begin, end) = (placed * Point::ORIGIN, placed * Point::new(advance, 0.0));
        let em = ((placed * Point::new(0.0, EM)) - begin).hypot();
        if !(begin.is_finite() && end.is_finite() && em.is_finite()) || em == 0.0 {
            return;
        }
        let standing = placed.transform_rect_bbox(Rect::new(0.0, BELOW, advance, ABOVE));
        let place = if is_drawn { standing.union(reach) } else { standing };
        let mut between = None;
        if let Some(last) = &self.last {
            if (begin - last.begin).hypot() < AGAIN * em && last.said == said {
                self.places.again(place);
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
                between = Some('\n');
            } else if ahead > SPACE * em {
                between = Some(' ');
            }
        }
        if between.is_some() {
            self.places.gap();
        }
        let letters = match &said {
            Some(BfString::Char(letter)) => letter.to_string(),
            Some(BfString::String(letters)) => letters.clone(),
            None => "\u{FFFD}".to_owned(),
        };
        if letters.chars().all(char::is_whitespace) {
            self.places.gap();
        } else {
            self.places.letters(&letters, place, is_hidden);
        }
        self.write(between, if said.is_some() { &letters } else { "" });
        self.last = Some(Last { begin, end, said });
    }

    fn write(&mut self, between: Option<char>, letters: &str) {
        if self.text.len() >= self.most {
            return;
        }
        match between {
            Some(' ') if self.text.ends_with([' ', '\n']) => {}
            Some(between) => self.text.push(between),
            None => {}
        }
        self.text.push_str(letters);
    }

    /// What the clips leave of it.
    fn clipped(&self, place: Rect) -> Rect {
        self.clips.last().map_or(place, |clip| place.intersect(*clip))
    }
}

fn is_blank(said: &BfString) -> bool {
    match said {
        BfString::Char(letter) => letter.is_whitespace() || letter.is_control(),
        BfString::String(letters) => letters.chars().all(|letter| letter.is_whitespace() || letter.is_control()),
    }
}

/// Where an image stands.
fn frame(image: &Image<'_, '_>, props: &ImageDrawProps<'_>) -> Rect {
    let (width, height) = (f64::from(image.width()), f64::from(image.height()));
    props.transform.transform_rect_bbox(Rect::new(0.0, 0.0, width, height))
}

impl<'a> Device<'a> for Glyphs<'_> {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        for glyph in run.glyphs() {
            self.take(glyph, &props, matches!(mode, DrawMode::Invisible));
        }
    }

    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        let place = || self.clipped(props.transform.transform_rect_bbox(path.control_box()));
        let is_patterned = matches!(&props.paint, Paint::Pattern(pattern) if matches!(**pattern, Pattern::Tiling(_)));
        let curves = path.elements().iter().filter(|one| matches!(one, PathEl::QuadTo(..) | PathEl::CurveTo(..)));
        if matches!(mode, DrawMode::Invisible) {
        } else if is_patterned {
            let place = place();
            self.places.picture(place);
        } else if curves.count() > CURVES {
            let place = place();
            self.places.drawing(place);
        }
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        let place = self.clipped(frame(&image, &props));
        if place.width() > 0.0 && place.height() > 0.0 {
            self.places.picture(place);
        }
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        let left = self.clipped(clip.path.control_box());
        self.clips.push(left);
    }

    fn pop_clip(&mut self) {
        self.clips.pop();
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn pop_transparency_group(&mut self) {}
}

/// How far it reaches what a glyph of instructions draws.
#[derive(Default)]
struct Reach(Option<Rect>);

impl Reach {
    fn take(&mut self, place: Rect) {
        if place.is_finite() {
            self.0 = Some(self.0.map_or(place, |known| known.union(place)));
        }
    }
}

impl<'a> Device<'a> for Reach {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, _: &DrawMode) {
        self.take(props.transform.transform_rect_bbox(path.control_box()));
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        self.take(frame(&image, &props));
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, _: &DrawMode) {
        for glyph in run.glyphs() {
            let placed: Affine = props.transform * glyph.transform();
            self.take(placed.transform_rect_bbox(Rect::new(0.0, BELOW, EM, ABOVE)));
        }
    }

    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
