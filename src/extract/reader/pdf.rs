//! PDF: every page drawn by hayro, and its text taken from the glyphs that were drawn, so that the text is what is seen (and what a
//! scanner's text recognition put behind it). Files with an owner's password open freely and are read; those that ask for one are not.

use super::glyphs::Glyphs;
use super::places::Places;
use super::{Pixels, Taker, Whole, fonts, picture, words};
use crate::extract::outcome::Why;
use crate::extract::seen::{MOST, Seen};
use crate::extract::{Limits, TALLEST};
use hayro::hayro_interpret::font::{FontData, FontQuery, StandardFont};
use hayro::hayro_interpret::util::TransformExt as _;
use hayro::hayro_interpret::{Context, InterpreterCache, InterpreterSettings, interpret_page};
use hayro::hayro_syntax::object::{Array, Dict, Name};
use hayro::hayro_syntax::page::Page;
use hayro::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use hayro::kurbo::Rect;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};
use std::sync::Arc;

/// Reads a PDF.
pub(super) fn read(bytes: Vec<u8>, limits: &Limits, take: Taker<'_>) -> Result<Whole, Why> {
    let pdf = Pdf::new(bytes).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected | DecryptionError::UnsupportedAlgorithm) => {
            Why::Locked
        }
        LoadPdfError::Decryption(_) | LoadPdfError::Invalid => Why::Broken,
    })?;
    let all = pdf.pages();
    let settings = InterpreterSettings { font_resolver: Arc::new(face), ..InterpreterSettings::default() };
    let (drawing, reading) = (RenderCache::new(), InterpreterCache::new());
    let mut text = String::new();
    let wanted = usize::try_from(limits.pages).unwrap_or(usize::MAX);
    for page in all.iter().take(wanted) {
        let mut seen = Seen::unjudged();
        if text.len() < limits.text_bytes {
            let transform = page.initial_transform(true).to_kurbo();
            let (width, height) = page.render_dimensions();
            let (width, height) = (f64::from(width), f64::from(height));
            let mut glyphs = Glyphs::of(&mut text, limits.text_bytes, Places::of(width, height));
            let paper = Rect::new(0.0, 0.0, width, height);
            let mut context = Context::new(transform, paper, &reading, page.xref(), settings.clone());
            interpret_page(page, &mut context, &mut glyphs);
            let mut places = glyphs.finish();
            links(page, |link| places.link(transform.transform_rect_bbox(link)));
            seen = places.finish();
            text.push_str("\n\n");
        }
        if !take(draw(page, &drawing, &settings, limits)?, seen) {
            break;
        }
    }
    match u32::try_from(all.len()) {
        Ok(0) => Err(Why::Broken),
        pages => Ok(Whole { text: words::normal(&text, limits.text_bytes), pages: pages.unwrap_or(u32::MAX) }),
    }
}

/// What leads out of the document (ISO 32000-2, 12.5.6.5 and 12.6.4.8): where it is, in the page's own units.
fn links(page: &Page<'_>, mut found: impl FnMut(Rect)) {
    let Some(annotations) = page.raw().get::<Array<'_>>("Annots") else { return };
    for annotation in annotations.iter::<Dict<'_>>().take(MOST + 1) {
        let is_link = annotation.get::<Name<'_>>("Subtype").is_some_and(|kind| &*kind == b"Link");
        let action = annotation.get::<Dict<'_>>("A").and_then(|action| action.get::<Name<'_>>("S"));
        if is_link
            && action.is_some_and(|action| &*action != b"GoTo")
            && let Some(place) = annotation.get::<hayro::hayro_syntax::object::Rect>("Rect")
        {
            found(Rect::new(place.x0, place.y0, place.x1, place.y1));
        }
    }
}

fn draw<'a>(
    page: &'a Page<'a>,
    cache: &RenderCache<'a>,
    settings: &InterpreterSettings,
    limits: &Limits,
) -> Result<Pixels, Why> {
    let (width, height) = page.render_dimensions();
    if !(width.is_finite() && height.is_finite() && width > 0.0 && height > 0.0) {
        return Err(Why::Broken);
    }
    let wide = f32::from(limits.width);
    let scale = (wide / width).min(wide * f32::from(TALLEST) / height);
    // A strip's other side is one pixel at least; the renderer cuts off what is less than a pixel.
    let side = |points: f32| ((points * scale).round().max(1.0) + 0.01) / points;
    let settings_of_page = PixmapSettings { x_scale: side(width), y_scale: side(height), bg_color: WHITE };
    let drawn = render(page, cache, settings, &RenderSettings::default(), &settings_of_page);
    let rgb = drawn.data().iter().flat_map(|pixel| [pixel.r, pixel.g, pixel.b]).collect();
    Ok(picture::plain(drawn.width(), drawn.height(), rgb))
}

/// The face for text whose font the file does not bring: one with the letters of all our languages where the fourteen standard
/// fonts are not asked for by name.
fn face(query: &FontQuery) -> Option<(FontData, u32)> {
    let of = |file: &'static [u8]| -> Option<(FontData, u32)> { Some((Arc::new(file), 0)) };
    match query {
        FontQuery::Standard(standard) => Some(standard.get_font_data()),
        FontQuery::Fallback(fallback) => match fallback.pick_standard_font() {
            StandardFont::Helvetica | StandardFont::HelveticaOblique => of(fonts::SANS),
            StandardFont::HelveticaBold | StandardFont::HelveticaBoldOblique => of(fonts::SANS_BOLD),
            StandardFont::TimesRoman => of(fonts::SERIF),
            StandardFont::TimesBold | StandardFont::TimesBoldItalic => of(fonts::SERIF_BOLD),
            StandardFont::TimesItalic => of(fonts::SERIF_ITALIC),
            other => Some(other.get_font_data()),
        },
    }
}
