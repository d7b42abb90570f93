//! The receipt as a PDF: one page to print or to keep, with the signed statement enclosed.

use super::summary::Paper as Attached;
use crate::language::Text;
use crate::paper::faces::{Face, Faces};
use crate::paper::flow::{Column, Flow, Side};
use crate::paper::{About, Enclosed, HEIGHT, Ink, Paper, PaperError, Role, Style, WIDTH};

const BLACK: Ink = Ink(27, 31, 36);
const GREY: Ink = Ink(90, 98, 108);
const PALE: Ink = Ink(214, 219, 225);
/// Left and right of the text, in points.
const MARGIN: f32 = 62.0;

/// What the page says.
pub struct Told<'a> {
    pub text: Text,
    pub organisation: &'a str,
    pub heading: String,
    /// How long before the closing instant, or by which grace.
    pub lede: String,
    /// What it is called, and what it is.
    pub facts: Vec<(String, String)>,
    pub documents: &'a [Attached],
    /// Of the statement.
    pub name: String,
    pub statement: &'a str,
    /// Where its key is published, and where it is explained how to verify it.
    pub keys: String,
    /// Year, month, day.
    pub made: (u16, u8, u8),
}

/// Writes the page.
///
/// # Errors
/// See [`PaperError`].
pub fn written(told: Told<'_>) -> Result<Vec<u8>, PaperError> {
    let faces = Faces::open()?;
    let style = |face, size, leading, ink| Style { face, size, leading, ink };
    let head = style(Face::SansBold, 20.0, 27.0, BLACK);
    let body = style(Face::Sans, 10.5, 16.0, BLACK);
    let strong = style(Face::SansBold, 10.5, 16.0, BLACK);
    let quiet = style(Face::Sans, 8.5, 13.0, GREY);
    let text = told.text;
    let mut paper = Paper::default();
    let column =
        Column { left: MARGIN, width: WIDTH - 2.0 * MARGIN, first_top: 60.0, top: 60.0, bottom: HEIGHT - 60.0 };
    let mut flow = Flow::new(&faces, &mut paper, column);
    flow.paragraph(told.organisation, quiet);
    flow.gap(8.0);
    flow.block(&told.heading, head, Role::Heading(1), 0.0, Side::Left);
    flow.gap(2.0);
    flow.paragraph(&told.lede, body);
    flow.gap(10.0);
    let fact = |flow: &mut Flow<'_>, name: &str, value: &str| {
        flow.rule(0.6, PALE, 0.0);
        flow.keep(40.0);
        flow.paragraph(name, quiet);
        flow.paragraph(&faces.spelled(strong.face, value), strong);
        flow.gap(3.0);
    };
    for (name, value) in &told.facts {
        fact(&mut flow, name, value);
    }
    for file in told.documents.iter().flat_map(|attached| &attached.files) {
        fact(&mut flow, &file.title, &format!("{}, {}", file.name, file.bytes));
        flow.paragraph(&format!("SHA-256 {}", file.sha256), quiet);
    }
    flow.rule(0.6, PALE, 0.0);
    flow.gap(6.0);
    let enclosed = text.with("file", told.name.as_str()).with("keys", told.keys).say("apply-receipt-enclosed");
    flow.paragraph(&enclosed, quiet);
    paper.enclose(Enclosed {
        name: told.name,
        media_type: "application/jose",
        description: text.say("apply-receipt-page"),
        bytes: told.statement.as_bytes().to_vec(),
    });
    let about = About {
        title: told.heading,
        author: told.organisation.to_owned(),
        language: text.language().tag(),
        creator: "Meritum",
        made: told.made,
    };
    paper.finish(&faces, about)
}
