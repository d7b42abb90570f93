//! The CV with a side column: contact, languages and skills on a tint at the left.

use super::{BLACK, GREY, bullets, heading, style};
use crate::demo::documents::sheet::{Block, Sheet};
use crate::demo::documents::wording;
use crate::paper::faces::{Face, Faces};
use crate::paper::flow::{Column, Flow, Side};
use crate::paper::{HEIGHT, Ink, Paper, Role, WIDTH};

const SIDE: f32 = 188.0;
const WHITE: Ink = Ink(0xff, 0xff, 0xff);

pub(super) fn lay(faces: &Faces, paper: &mut Paper, sheet: &Sheet, colour: Ink) {
    main_column(faces, paper, sheet, colour);
    side_column(faces, paper, sheet);
    for page in 0..paper.pages() {
        paper.fill(page, (0.0, 0.0), (SIDE, HEIGHT), colour);
    }
}

fn main_column(faces: &Faces, paper: &mut Paper, sheet: &Sheet, colour: Ink) {
    let name = style(Face::SansBold, 24.0, 31.0, BLACK);
    let under = style(Face::Sans, 12.0, 18.0, colour);
    let head = style(Face::SansBold, 12.5, 19.0, colour);
    let strong = style(Face::SansBold, 10.5, 15.0, BLACK);
    let quiet = style(Face::Sans, 9.5, 14.0, GREY);
    let body = style(Face::Sans, 9.8, 14.6, BLACK);
    let left = SIDE + 30.0;
    let column = Column { left, width: WIDTH - left - 44.0, first_top: 46.0, top: 52.0, bottom: HEIGHT - 52.0 };

    let mut flow = Flow::new(faces, paper, column);
    flow.block(&sheet.name, name, Role::Heading(1), 0.0, Side::Left);
    flow.paragraph(&sheet.headline, under);
    for part in sheet.parts.iter().filter(|part| !part.aside) {
        flow.gap(15.0);
        heading(&mut flow, part.heading, head);
        for (at, block) in part.blocks.iter().enumerate() {
            match block {
                Block::Paragraph(text) => flow.paragraph(text, body),
                Block::Entry { what, when, place } => {
                    flow.gap(if at == 0 { 2.0 } else { 9.0 });
                    flow.keep(62.0);
                    flow.block(what, strong, Role::Heading(3), 0.0, Side::Left);
                    flow.paragraph(&format!("{place}  ·  {when}"), quiet);
                    flow.gap(2.0);
                }
                Block::Bullets(lines) => bullets(&mut flow, "•", lines, body, 0.0),
                Block::Row { label, value } => flow.pair(label, body, value, quiet, Role::Paragraph),
            }
        }
    }
}

fn side_column(faces: &Faces, paper: &mut Paper, sheet: &Sheet) {
    let head = style(Face::SansBold, 11.0, 17.0, WHITE);
    let body = style(Face::Sans, 9.2, 14.0, WHITE);
    let strong = style(Face::SansBold, 9.2, 14.0, WHITE);
    let column = Column { left: 26.0, width: SIDE - 46.0, first_top: 52.0, top: 52.0, bottom: HEIGHT - 48.0 };

    let mut flow = Flow::new(faces, paper, column);
    flow.block(wording::CONTACT.of(sheet.tongue), head, Role::Heading(2), 0.0, Side::Left);
    for line in &sheet.contact {
        flow.paragraph(line, body);
    }
    for part in sheet.parts.iter().filter(|part| part.aside) {
        flow.gap(20.0);
        flow.block(part.heading, head, Role::Heading(2), 0.0, Side::Left);
        for block in &part.blocks {
            match block {
                Block::Row { label, value } => {
                    flow.paragraph(label, strong);
                    flow.paragraph(value, body);
                    flow.gap(3.0);
                }
                Block::Bullets(lines) => bullets(&mut flow, "•", lines, body, 0.0),
                Block::Paragraph(text) => flow.paragraph(text, body),
                Block::Entry { what, .. } => flow.paragraph(what, strong),
            }
        }
    }
}
