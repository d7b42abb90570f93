//! The faces that documents are set in, and how wide their letters are.

use std::ops::Range;

use krilla::text::{Font, GlyphId, KrillaGlyph};
use skrifa::MetadataProvider as _;
use skrifa::instance::{LocationRef, Size};

use super::PaperError;

const FILES: [&[u8]; 5] = [
    include_bytes!("../../assets/fonts/OpenSans-Regular.ttf"),
    include_bytes!("../../assets/fonts/OpenSans-Bold.ttf"),
    include_bytes!("../../assets/fonts/Tinos-Regular.ttf"),
    include_bytes!("../../assets/fonts/Tinos-Bold.ttf"),
    include_bytes!("../../assets/fonts/Tinos-Italic.ttf"),
];

/// One of the embedded faces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    Sans,
    SansBold,
    Serif,
    SerifBold,
    SerifItalic,
}

/// The embedded faces, opened.
pub struct Faces {
    fonts: Vec<(Font, skrifa::FontRef<'static>)>,
}

impl Faces {
    /// Opens the embedded files.
    ///
    /// # Errors
    /// [`PaperError::Font`] when a file is not a font: the build is broken.
    pub fn open() -> Result<Self, PaperError> {
        let mut fonts = Vec::with_capacity(FILES.len());
        for file in FILES {
            let font = Font::new(file.into(), 0).ok_or(PaperError::Font)?;
            let metrics = skrifa::FontRef::new(file).map_err(|_| PaperError::Font)?;
            fonts.push((font, metrics));
        }
        Ok(Self { fonts })
    }

    pub fn font(&self, face: Face) -> Font {
        self.fonts[face as usize].0.clone()
    }

    /// The glyphs of `text` in logical order, advances in parts of the font size.
    ///
    /// One character, one glyph: right for Latin and Cyrillic in composed form, which is all that these documents hold.
    pub fn glyphs(&self, face: Face, text: &str) -> Vec<KrillaGlyph> {
        let font = &self.fonts[face as usize].1;
        let map = font.charmap();
        let metrics = font.glyph_metrics(Size::new(1.0), LocationRef::default());
        let shape = |range: Range<usize>, letter: char| {
            let glyph = map.map(letter).unwrap_or_default();
            let advance = metrics.advance_width(glyph).unwrap_or_default();
            KrillaGlyph::new(GlyphId::new(glyph.to_u32()), advance, 0.0, 0.0, 0.0, range, None)
        };
        text.char_indices().map(|(at, letter)| shape(at..at + letter.len_utf8(), letter)).collect()
    }

    /// The width of `text` in points.
    pub fn width(&self, face: Face, size: f32, text: &str) -> f32 {
        self.glyphs(face, text).iter().map(|glyph| glyph.x_advance).sum::<f32>() * size
    }

    /// The text with every character that `face` cannot show spelled by its number: `U+6587`.
    pub fn spelled(&self, face: Face, text: &str) -> String {
        let map = self.fonts[face as usize].1.charmap();
        text.chars()
            .map(|letter| match map.map(letter) {
                Some(_) => letter.to_string(),
                None => format!("U+{:04X}", u32::from(letter)),
            })
            .collect()
    }

    /// The first character of `text` that `face` cannot show.
    #[cfg(test)]
    pub fn missing(&self, face: Face, text: &str) -> Option<char> {
        let map = self.fonts[face as usize].1.charmap();
        text.chars().find(|letter| map.map(*letter).is_none())
    }

    /// The parts of a word, each no wider than `width` points.
    fn broken<'t>(&self, face: Face, size: f32, width: f32, word: &'t str) -> Vec<&'t str> {
        let (mut parts, mut begun, mut used) = (Vec::new(), 0, 0.0);
        for (glyph, (at, _)) in self.glyphs(face, word).iter().zip(word.char_indices()) {
            let wide = glyph.x_advance * size;
            if at > begun && used + wide > width {
                parts.push(&word[begun..at]);
                (begun, used) = (at, 0.0);
            }
            used += wide;
        }
        parts.push(&word[begun..]);
        parts
    }

    /// Breaks `text` at spaces into lines no wider than `width` points; a single longer word is broken where it must be.
    pub fn lines(&self, face: Face, size: f32, width: f32, text: &str) -> Vec<String> {
        let space = self.width(face, size, " ");
        let mut lines = Vec::new();
        let mut line = String::new();
        let mut used = 0.0;
        for word in text.split_whitespace().flat_map(|word| self.broken(face, size, width, word)) {
            let wide = self.width(face, size, word);
            if !line.is_empty() && used + space + wide > width {
                // The space stays at the end of the line, so that copied text keeps its words apart.
                line.push(' ');
                lines.push(std::mem::take(&mut line));
                used = 0.0;
            }
            if !line.is_empty() {
                line.push(' ');
                used += space;
            }
            line.push_str(word);
            used += wide;
        }
        lines.push(line);
        lines
    }
}
