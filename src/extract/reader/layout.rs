//! Running text set on pages: A4, one face, lines broken at spaces.

use super::canvas::Canvas;
use super::places::Places;
use super::{Taker, fonts};
use crate::extract::Limits;
use crate::extract::outcome::Why;
use ab_glyph::{Font as _, FontRef, GlyphId, PxScale, ScaleFont as _, point};
use hayro::kurbo::Rect;

/// How a page is divided, in parts of its width.
const MARGIN: f32 = 0.09;
const SIZE: f32 = 0.0245;
const LEADING: f32 = 0.029;
/// Between paragraphs that a word processor sets apart.
const APART: f32 = 0.012;
/// The height of A4 for its width.
const A4: f32 = std::f32::consts::SQRT_2;
/// Of a tab, in sizes.
const TAB: f32 = 2.0;

/// Draws the text on as many pages as are wanted; says how many it needs. `apart`: its paragraphs are set apart.
pub(super) fn draw(text: &str, apart: bool, limits: &Limits, take: Taker<'_>) -> Result<u32, Why> {
    let font = fonts::text()?;
    let width = f32::from(limits.width);
    let page = Page::of(&font, width);
    let (mut canvas, mut places) = page.blank(limits.width);
    let (mut pages, mut is_wanted, mut y) = (1_u32, true, page.margin);
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        page.break_up(paragraph, &mut lines);
        for line in lines.drain(..) {
            if y + page.leading > f32::from(page.height) - page.margin {
                let (next, there) = page.blank(limits.width);
                let (full, told) = (std::mem::replace(&mut canvas, next), std::mem::replace(&mut places, there));
                is_wanted = is_wanted && pages <= limits.pages && take(full.finish(), told.finish());
                (pages, y) = (pages.saturating_add(1), page.margin);
            }
            y += page.leading;
            if is_wanted && pages <= limits.pages {
                let mut word = None;
                for set in line {
                    canvas.draw(&font, set.glyph, page.scale, point(page.margin + set.x, y));
                    if word.replace(set.word).is_some_and(|last| last != set.word) {
                        places.gap();
                    }
                    places.letters(set.letter.encode_utf8(&mut [0; 4]), page.place(&set, y), false);
                }
                places.gap();
            }
        }
        if apart {
            y += APART * width;
        }
    }
    if is_wanted && pages <= limits.pages {
        take(canvas.finish(), places.finish());
    }
    Ok(pages)
}

/// A glyph in its line.
struct Set {
    letter: char,
    glyph: GlyphId,
    /// From the line's beginning.
    x: f32,
    /// Which word of its paragraph it belongs to.
    word: usize,
}

struct Page<'a> {
    font: &'a FontRef<'static>,
    scale: PxScale,
    margin: f32,
    leading: f32,
    measure: f32,
    height: u16,
}

impl<'a> Page<'a> {
    fn of(font: &'a FontRef<'static>, width: f32) -> Self {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "some thousands, never negative")]
        let height = (width * A4) as u16;
        Self {
            font,
            scale: PxScale::from(SIZE * width),
            margin: MARGIN * width,
            leading: LEADING * width,
            measure: width - 2.0 * MARGIN * width,
            height,
        }
    }

    /// A page with nothing on it, and what is known of that.
    fn blank(&self, width: u16) -> (Canvas, Places) {
        (Canvas::new(width, self.height), Places::of(f64::from(width), f64::from(self.height)))
    }

    /// How far the ink of a glyph on the line at `y` reaches at most.
    fn place(&self, set: &Set, y: f32) -> Rect {
        let at = point(self.margin + set.x, y);
        let scaled = self.font.as_scaled(self.scale);
        let standing = Rect::new(
            f64::from(at.x),
            f64::from(at.y - scaled.ascent()),
            f64::from(at.x + scaled.h_advance(set.glyph)),
            f64::from(at.y - scaled.descent()),
        );
        match self.font.outline_glyph(set.glyph.with_scale_and_position(self.scale, at)) {
            Some(outlined) => {
                let ink = outlined.px_bounds();
                let [left, top, right, bottom] = [ink.min.x, ink.min.y, ink.max.x, ink.max.y].map(f64::from);
                standing.union(Rect::new(left, top, right, bottom))
            }
            None => standing,
        }
    }

    /// Breaks a paragraph into lines, at spaces where there are any.
    fn break_up(&self, paragraph: &str, lines: &mut Vec<Vec<Set>>) {
        let scaled = self.font.as_scaled(self.scale);
        let mut line: Vec<Set> = Vec::new();
        let mut x = 0.0;
        // Where the word under way begins: its place in the line, and its x.
        let mut word = (0, 0.0);
        let mut words = 0;
        for letter in paragraph.chars() {
            if letter == '\t' {
                let tab = TAB * self.scale.x;
                x = ((x / tab).floor() + 1.0) * tab;
                word = (line.len(), x);
                words += 1;
                continue;
            }
            let glyph = scaled.glyph_id(letter);
            let advance = scaled.h_advance(glyph);
            if letter == ' ' {
                x += advance;
                word = (line.len(), x);
                words += 1;
                continue;
            }
            if x + advance > self.measure && !line.is_empty() {
                let (at, begins) = if word.0 > 0 { word } else { (line.len(), x) };
                let rest = line.split_off(at).into_iter().map(|set| Set { x: set.x - begins, ..set }).collect();
                lines.push(std::mem::replace(&mut line, rest));
                x -= begins;
                word = (0, 0.0);
            }
            line.push(Set { letter, glyph, x, word: words });
            x += advance;
        }
        lines.push(line);
    }
}
