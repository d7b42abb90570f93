//! The modern CV: sans serif, a bar of colour at the top, headings in capitals.

use super::{BLACK, GREY, PALE, bullets, heading, page_column, style};
use crate::demo::documents::sheet::{Block, Part, Sheet};
use crate::paper::faces::{Face, Faces};
use crate::paper::flow::{Flow, Side};
use crate::paper::{Ink, Paper, Role, WIDTH};

pub(super) fn lay(faces: &Faces, paper: &mut Paper, sheet: &Sheet, colour: Ink) {
    let name = style(Face::SansBold, 25.0, 34.0, colour);
    let under = style(Face::Sans, 12.0, 18.0, BLACK);
    let small = style(Face::Sans, 9.5, 15.0, GREY);
    let head = style(Face::SansBold, 9.5, 15.0, colour);
    let strong = style(Face::SansBold, 10.5, 15.5, BLACK);
    let years = style(Face::Sans, 9.5, 15.5, GREY);
    let place = style(Face::Sans, 10.0, 14.5, colour);
    let body = style(Face::Sans, 10.0, 15.0, BLACK);

    paper.fill(0, (0.0, 0.0), (WIDTH, 10.0), colour);
    let mut flow = Flow::new(faces, paper, page_column(56.0, 56.0, 44.0));
    flow.block(&sheet.name, name, Role::Heading(1), 0.0, Side::Left);
    flow.paragraph(&sheet.headline, under);
    flow.paragraph(&sheet.contact.join("   |   "), small);
    for part in &sheet.parts {
        flow.gap(16.0);
        heading(&mut flow, &part.heading.to_uppercase(), head);
        flow.rule(0.8, PALE, 0.0);
        if let Some(line) = rows(part) {
            flow.paragraph(&line, body);
            continue;
        }
        for (at, block) in part.blocks.iter().enumerate() {
            match block {
                Block::Paragraph(text) => flow.paragraph(text, body),
                Block::Entry { what, when, place: at_place } => {
                    flow.gap(if at == 0 { 0.0 } else { 9.0 });
                    flow.keep(62.0);
                    flow.pair(what, strong, when, years, Role::Heading(3));
                    flow.paragraph(at_place, place);
                    flow.gap(2.0);
                }
                Block::Bullets(lines) if part.aside => flow.paragraph(&lines.join("  ·  "), body),
                Block::Bullets(lines) => bullets(&mut flow, "–", lines, body, 2.0),
                Block::Row { label, value } => flow.pair(label, body, value, years, Role::Paragraph),
            }
        }
    }
}

/// All rows of a part on one line, when it has nothing else.
fn rows(part: &Part) -> Option<String> {
    let each = part.blocks.iter().map(|block| match block {
        Block::Row { label, value } => Some(format!("{label} ({value})")),
        _ => None,
    });
    each.collect::<Option<Vec<_>>>().map(|rows| rows.join("  ·  "))
}
