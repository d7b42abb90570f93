//! A cover letter and how it looks as a PDF.

use super::DocumentError;
use super::layouts::{BLACK, GREY, creator, ink, page_column, style};
use crate::demo::person::Layout;
use crate::demo::tongue::Tongue;
use crate::paper::faces::{Face, Faces};
use crate::paper::flow::{Flow, Side};
use crate::paper::{About, Paper, Role, Style};

/// A letter as its writer composed it.
#[derive(Clone, Debug)]
pub struct Letter {
    pub tongue: Tongue,
    pub name: String,
    /// The writer's town, telephone and address for mail.
    pub sender: Vec<String>,
    /// Place and date as written.
    pub dateline: String,
    pub to: Vec<&'static str>,
    pub subject: String,
    pub salutation: &'static str,
    pub paragraphs: Vec<String>,
    pub closing: &'static str,
    /// Year, month, day.
    pub made: (u16, u8, u8),
}

struct Styles {
    name: Style,
    small: Style,
    body: Style,
    strong: Style,
}

fn styles(layout: Layout) -> Styles {
    match layout {
        Layout::Classic => Styles {
            name: style(Face::SerifBold, 15.0, 21.0, BLACK),
            small: style(Face::Serif, 10.5, 14.5, GREY),
            body: style(Face::Serif, 12.0, 17.5, BLACK),
            strong: style(Face::SerifBold, 12.0, 17.5, BLACK),
        },
        Layout::Modern(colour) | Layout::Sidebar(colour) | Layout::Ledger(colour) => Styles {
            name: style(Face::SansBold, 15.0, 22.0, ink(colour)),
            small: style(Face::Sans, 9.5, 14.0, GREY),
            body: style(Face::Sans, 10.5, 17.0, BLACK),
            strong: style(Face::SansBold, 10.5, 17.0, BLACK),
        },
    }
}

/// The letter on paper.
pub(super) fn pdf(letter: &Letter, layout: Layout) -> Result<Vec<u8>, DocumentError> {
    let faces = Faces::open()?;
    let mut paper = Paper::default();
    let Styles { name, small, body, strong } = styles(layout);
    let side = if matches!(layout, Layout::Sidebar(_) | Layout::Classic) { Side::Right } else { Side::Left };
    let mut flow = Flow::new(&faces, &mut paper, page_column(74.0, 74.0, 62.0));
    flow.block(&letter.name, name, Role::Paragraph, 0.0, side);
    for line in &letter.sender {
        flow.block(line, small, Role::Paragraph, 0.0, side);
    }
    flow.gap(28.0);
    for line in &letter.to {
        flow.paragraph(line, body);
    }
    flow.gap(20.0);
    flow.paragraph(&letter.dateline, body);
    flow.gap(14.0);
    flow.block(&letter.subject, strong, Role::Heading(1), 0.0, Side::Left);
    flow.gap(10.0);
    flow.paragraph(letter.salutation, body);
    for paragraph in &letter.paragraphs {
        flow.gap(9.0);
        flow.paragraph(paragraph, body);
    }
    flow.gap(14.0);
    flow.paragraph(letter.closing, body);
    flow.gap(26.0);
    flow.paragraph(&letter.name, body);
    Ok(paper.finish(
        &faces,
        About {
            title: format!("{} – {}", letter.name, letter.subject),
            author: letter.name.clone(),
            language: letter.tongue.code(),
            creator: creator(layout),
            made: letter.made,
        },
    )?)
}
