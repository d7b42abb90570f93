//! The classic CV: serif, centred name, a rule under each heading.

use super::{BLACK, GREY, PALE, bullets, heading, page_column, style};
use crate::demo::documents::sheet::{Block, Sheet};
use crate::paper::faces::{Face, Faces};
use crate::paper::flow::{Flow, Side};
use crate::paper::{Paper, Role};

pub(super) fn lay(faces: &Faces, paper: &mut Paper, sheet: &Sheet) {
    let name = style(Face::SerifBold, 23.0, 30.0, BLACK);
    let under = style(Face::SerifItalic, 12.5, 18.0, GREY);
    let small = style(Face::Serif, 10.5, 15.0, BLACK);
    let head = style(Face::SerifBold, 13.0, 18.0, BLACK);
    let strong = style(Face::SerifBold, 11.5, 15.5, BLACK);
    let years = style(Face::Serif, 11.0, 15.5, GREY);
    let italic = style(Face::SerifItalic, 11.5, 15.5, BLACK);
    let body = style(Face::Serif, 11.5, 15.5, BLACK);

    let mut flow = Flow::new(faces, paper, page_column(68.0, 68.0, 52.0));
    flow.block(&sheet.name, name, Role::Heading(1), 0.0, Side::Centre);
    flow.block(&sheet.headline, under, Role::Paragraph, 0.0, Side::Centre);
    flow.block(&sheet.contact.join("  ·  "), small, Role::Paragraph, 0.0, Side::Centre);
    flow.gap(6.0);
    for part in &sheet.parts {
        flow.gap(12.0);
        heading(&mut flow, part.heading, head);
        flow.rule(0.7, PALE, 0.0);
        for (at, block) in part.blocks.iter().enumerate() {
            match block {
                Block::Paragraph(text) => flow.paragraph(text, body),
                Block::Entry { what, when, place } => {
                    flow.gap(if at == 0 { 0.0 } else { 8.0 });
                    flow.keep(62.0);
                    flow.pair(what, strong, when, years, Role::Heading(3));
                    flow.paragraph(place, italic);
                    flow.gap(2.0);
                }
                Block::Bullets(lines) => bullets(&mut flow, "•", lines, body, 6.0),
                Block::Row { label, value } => flow.pair(label, body, value, years, Role::Paragraph),
            }
        }
    }
}
