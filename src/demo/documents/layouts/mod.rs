//! How a CV looks on paper: four kinds.

mod classic;
mod diploma;
mod ledger;
mod modern;
mod sidebar;

pub(super) use diploma::diploma;

use super::sheet::Sheet;
use super::{DocumentError, wording};
use crate::demo::person::{Colour, Layout};
use crate::paper::faces::{Face, Faces};
use crate::paper::flow::{Column, Flow, Side};
use crate::paper::{About, HEIGHT, Ink, Paper, Role, Style, WIDTH};

pub(super) const BLACK: Ink = Ink(0x1c, 0x1c, 0x1e);
pub(super) const GREY: Ink = Ink(0x5b, 0x60, 0x66);
pub(super) const PALE: Ink = Ink(0xc9, 0xcd, 0xd2);

pub(super) const fn ink(colour: Colour) -> Ink {
    match colour {
        Colour::Blue => Ink(0x1f, 0x4e, 0x8c),
        Colour::Green => Ink(0x1d, 0x6b, 0x52),
        Colour::Wine => Ink(0x8a, 0x1f, 0x3d),
        Colour::Slate => Ink(0x33, 0x41, 0x55),
        Colour::Ochre => Ink(0x9a, 0x5b, 0x13),
    }
}

pub(super) const fn style(face: Face, size: f32, leading: f32, ink: Ink) -> Style {
    Style { face, size, leading, ink }
}

/// The CV as a PDF.
pub(super) fn pdf(sheet: &Sheet, layout: Layout) -> Result<Vec<u8>, DocumentError> {
    let faces = Faces::open()?;
    let mut paper = Paper::default();
    match layout {
        Layout::Classic => classic::lay(&faces, &mut paper, sheet),
        Layout::Modern(colour) => modern::lay(&faces, &mut paper, sheet, ink(colour)),
        Layout::Sidebar(colour) => sidebar::lay(&faces, &mut paper, sheet, ink(colour)),
        Layout::Ledger(colour) => ledger::lay(&faces, &mut paper, sheet, ink(colour)),
    }
    let face = if layout == Layout::Classic { Face::SerifItalic } else { Face::Sans };
    number_pages(&faces, &mut paper, sheet, style(face, 8.0, 10.0, GREY));
    Ok(paper.finish(
        &faces,
        About {
            title: sheet.title.clone(),
            author: sheet.name.clone(),
            language: sheet.tongue.code(),
            creator: creator(layout),
            made: (2025, 1, 20),
        },
    )?)
}

pub(super) const fn creator(layout: Layout) -> &'static str {
    match layout {
        Layout::Classic => "Writer",
        Layout::Modern(_) | Layout::Sidebar(_) => "Designer",
        Layout::Ledger(_) => "CV Editor",
    }
}

fn number_pages(faces: &Faces, paper: &mut Paper, sheet: &Sheet, small: Style) {
    let count = paper.pages();
    if count < 2 {
        return;
    }
    for page in 0..count {
        let text = format!("{} · {} {}/{count}", sheet.name, wording::PAGE.of(sheet.tongue), page + 1);
        let x = WIDTH - 48.0 - faces.width(small.face, small.size, &text);
        paper.text(page, (x, HEIGHT - 28.0), &text, small, None);
    }
}

/// The column of a layout with one column.
pub(super) const fn page_column(left: f32, right: f32, top: f32) -> Column {
    Column { left, width: WIDTH - left - right, first_top: top, top: 56.0, bottom: HEIGHT - 52.0 }
}

/// The least space under a heading that it must not be parted from.
const KEPT: f32 = 70.0;

fn bullets(flow: &mut Flow<'_>, mark: &str, lines: &[String], style: Style, inset: f32) {
    for line in lines {
        flow.item(mark, line, style, inset);
        flow.gap(1.5);
    }
}

fn heading(flow: &mut Flow<'_>, text: &str, style: Style) {
    flow.keep(KEPT);
    flow.block(text, style, Role::Heading(2), 0.0, Side::Left);
}
