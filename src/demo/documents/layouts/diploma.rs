//! A certificate of the newest degree, as the registrar of an invented faculty prints it.

use super::{BLACK, GREY, page_column, style};
use crate::demo::documents::DocumentError;
use crate::demo::person::{Person, Study};
use crate::demo::tongue::{InThree, Tongue};
use crate::paper::faces::{Face, Faces};
use crate::paper::flow::{Flow, Side};
use crate::paper::{About, HEIGHT, Ink, Paper, Role, WIDTH};

const FRAME: Ink = Ink(0x9a, 0x84, 0x4a);
const TITLE: InThree = InThree::new("Diploma", "Diplomë", "Diploma");
const CERTIFIES: InThree =
    InThree::new("This is to certify that", "Me këtë dokument vërtetohet se", "Ovim se potvrđuje da je");
const AWARDED: InThree = InThree::new(
    "has fulfilled all requirements and has been awarded the degree of",
    "ka përmbushur të gjitha detyrimet dhe ka fituar gradën",
    "ispunio/la sve propisane obaveze i stekao/la zvanje",
);
const REGISTRAR: InThree = InThree::new("Registrar", "Sekretari", "Sekretar");
const DEAN: InThree = InThree::new("Dean", "Dekani", "Dekan");

/// The certificate; a person without studies gets an empty frame.
pub(in crate::demo::documents) fn diploma(person: &Person) -> Result<Vec<u8>, DocumentError> {
    let tongue = person.tongue;
    let study = person.studies.first().copied().unwrap_or(Study { years: "", degree: "", school: "" });
    let faces = Faces::open()?;
    let mut paper = Paper::default();
    frame(&mut paper);
    let school = style(Face::SerifBold, 17.0, 24.0, BLACK);
    let title = style(Face::SerifBold, 40.0, 60.0, FRAME);
    let body = style(Face::Serif, 14.0, 24.0, BLACK);
    let name = style(Face::SerifItalic, 28.0, 44.0, BLACK);
    let degree = style(Face::SerifBold, 18.0, 28.0, BLACK);
    let small = style(Face::Serif, 11.0, 16.0, GREY);

    let mut flow = Flow::new(&faces, &mut paper, page_column(96.0, 96.0, 130.0));
    let mut line = |text: &str, style, role, gap| {
        flow.y += gap;
        flow.block(text, style, role, 0.0, Side::Centre);
    };
    line(study.school, school, Role::Paragraph, 0.0);
    line(TITLE.of(tongue), title, Role::Heading(1), 40.0);
    line(CERTIFIES.of(tongue), body, Role::Paragraph, 40.0);
    line(&person.name(), name, Role::Paragraph, 10.0);
    line(AWARDED.of(tongue), body, Role::Paragraph, 10.0);
    line(study.degree, degree, Role::Paragraph, 14.0);
    line(study.years, small, Role::Paragraph, 24.0);
    signatures(&mut paper, tongue, small);
    Ok(paper.finish(
        &faces,
        About {
            title: format!("{} – {}", TITLE.of(tongue), person.name()),
            author: study.school.to_owned(),
            language: tongue.code(),
            creator: "Registry",
            made: (2024, 6, 28),
        },
    )?)
}

fn frame(paper: &mut Paper) {
    for (inset, weight) in [(36.0, 2.5), (43.0, 0.8)] {
        let (width, height) = (WIDTH - 2.0 * inset, HEIGHT - 2.0 * inset);
        paper.fill(0, (inset, inset), (width, weight), FRAME);
        paper.fill(0, (inset, HEIGHT - inset - weight), (width, weight), FRAME);
        paper.fill(0, (inset, inset), (weight, height), FRAME);
        paper.fill(0, (WIDTH - inset - weight, inset), (weight, height), FRAME);
    }
}

fn signatures(paper: &mut Paper, tongue: Tongue, small: super::Style) {
    for (x, who) in [(100.0, REGISTRAR), (365.0, DEAN)] {
        paper.fill(0, (x, 680.0), (130.0, 0.6), GREY);
        let group = paper.group(Role::Paragraph, who.of(tongue));
        paper.text(0, (x, 696.0), who.of(tongue), small, group);
    }
}
