//! The CV with dates and headings in a left column, as in the Europass form.

use super::{BLACK, GREY, PALE, bullets, page_column, style};
use crate::demo::documents::sheet::{Block, Sheet};
use crate::demo::documents::wording;
use crate::paper::faces::{Face, Faces};
use crate::paper::flow::{Flow, Side};
use crate::paper::{Ink, Paper, Role};

const LABELS: f32 = 44.0;
const TEXT: f32 = 176.0;

pub(super) fn lay(faces: &Faces, paper: &mut Paper, sheet: &Sheet, colour: Ink) {
    let name = style(Face::SansBold, 20.0, 27.0, BLACK);
    let quiet = style(Face::Sans, 9.5, 14.5, GREY);
    let head = style(Face::SansBold, 11.0, 17.0, colour);
    let years = style(Face::Sans, 9.0, 14.5, colour);
    let strong = style(Face::SansBold, 10.3, 14.5, BLACK);
    let body = style(Face::Sans, 9.8, 14.5, BLACK);

    let mut flow = Flow::new(faces, paper, page_column(TEXT, 50.0, 50.0));
    flow.margin_note(wording::CV.of(sheet.tongue), head, LABELS, name);
    flow.block(&sheet.name, name, Role::Heading(1), 0.0, Side::Left);
    flow.paragraph(&sheet.headline, body);
    flow.gap(4.0);
    for line in &sheet.contact {
        flow.paragraph(line, quiet);
    }
    for part in &sheet.parts {
        flow.gap(14.0);
        flow.keep(80.0);
        let column = flow.column;
        flow.column.left = LABELS;
        flow.column.width = column.width + TEXT - LABELS;
        flow.block(part.heading, head, Role::Heading(2), 0.0, Side::Left);
        flow.rule(1.2, if part.aside { PALE } else { colour }, 0.0);
        flow.column = column;
        for (at, block) in part.blocks.iter().enumerate() {
            match block {
                Block::Paragraph(text) => flow.paragraph(text, body),
                Block::Entry { what, when, place } => {
                    flow.gap(if at == 0 { 0.0 } else { 9.0 });
                    flow.keep(62.0);
                    flow.margin_note(when, years, LABELS, strong);
                    flow.block(what, strong, Role::Heading(3), 0.0, Side::Left);
                    flow.paragraph(place, quiet);
                }
                Block::Bullets(lines) => bullets(&mut flow, "•", lines, body, 0.0),
                Block::Row { label, value } => {
                    flow.margin_note(label, body, LABELS, body);
                    flow.paragraph(value, body);
                }
            }
        }
    }
}
