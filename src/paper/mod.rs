//! Pages with text and shapes at fixed places, written as a tagged PDF (ISO 32000-1).

pub mod faces;
pub mod flow;

use std::num::NonZeroU16;

use krilla::Document;
use krilla::color::rgb;
use krilla::embed::{AssociationKind, EmbeddedFile, MimeType};
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::{DateTime, Metadata};
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, ListNumbering, SpanTag, Tag, TagGroup, TagTree};

use self::faces::{Face, Faces};

/// Why a document could not be made: the embedded parts of the programme do not fit together.
#[derive(Debug, thiserror::Error)]
pub enum PaperError {
    /// An embedded file is no font.
    #[error("an embedded font cannot be read")]
    Font,
    /// No page has that size.
    #[error("a page has no size")]
    Page,
    /// The pages or their tags cannot be written.
    #[error("the PDF cannot be written: {0}")]
    Write(String),
}

/// A4, in points.
pub const WIDTH: f32 = 595.0;
pub const HEIGHT: f32 = 842.0;

/// A colour: red, green, blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ink(pub u8, pub u8, pub u8);

/// How a run of text looks.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    pub face: Face,
    pub size: f32,
    /// From baseline to baseline, in points.
    pub leading: f32,
    pub ink: Ink,
}

/// What a group of lines is, for readers that listen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Heading(u16),
    Paragraph,
    Item,
    /// Page numbers and the like: not read aloud.
    Decoration,
}

struct Piece {
    x: f32,
    y: f32,
    text: String,
    style: Style,
    /// Index into the groups; none for decoration.
    group: Option<usize>,
}

struct Shape {
    x: f32,
    y: f32,
    width: f32,
    height: f32,
    ink: Ink,
}

#[derive(Default)]
struct Page {
    shapes: Vec<Shape>,
    pieces: Vec<Piece>,
}

/// What the file says about itself.
pub struct About {
    pub title: String,
    pub author: String,
    /// BCP 47.
    pub language: &'static str,
    /// The programme that a person would have used.
    pub creator: &'static str,
    /// Year, month, day.
    pub made: (u16, u8, u8),
}

/// A file that travels within the document.
pub struct Enclosed {
    pub name: String,
    pub media_type: &'static str,
    pub description: String,
    pub bytes: Vec<u8>,
}

/// A document in the making.
#[derive(Default)]
pub struct Paper {
    pages: Vec<Page>,
    groups: Vec<(Role, String)>,
    enclosed: Vec<Enclosed>,
}

impl Paper {
    /// Encloses a file.
    pub fn enclose(&mut self, file: Enclosed) {
        self.enclosed.push(file);
    }

    pub fn pages(&self) -> usize {
        self.pages.len()
    }

    fn page(&mut self, number: usize) -> &mut Page {
        while self.pages.len() <= number {
            self.pages.push(Page::default());
        }
        &mut self.pages[number]
    }

    /// Begins a paragraph, heading or item; the lines written with its number belong together.
    pub fn group(&mut self, role: Role, title: &str) -> Option<usize> {
        if role == Role::Decoration {
            return None;
        }
        self.groups.push((role, title.to_owned()));
        Some(self.groups.len() - 1)
    }

    /// Writes `text` with its baseline at `y` points below the top of the page.
    pub fn text(&mut self, page: usize, (x, y): (f32, f32), text: &str, style: Style, group: Option<usize>) {
        self.page(page).pieces.push(Piece { x, y, text: text.to_owned(), style, group });
    }

    /// Fills a rectangle under the text.
    pub fn fill(&mut self, page: usize, (x, y): (f32, f32), (width, height): (f32, f32), ink: Ink) {
        self.page(page).shapes.push(Shape { x, y, width, height, ink });
    }

    /// Writes the file.
    ///
    /// # Errors
    /// [`PaperError`] when a page or its tags cannot be written.
    pub fn finish(self, faces: &Faces, about: About) -> Result<Vec<u8>, PaperError> {
        let mut document = Document::new();
        let mut leaves: Vec<Vec<Identifier>> = vec![Vec::new(); self.groups.len()];
        for page in &self.pages {
            let size = PageSettings::from_wh(WIDTH, HEIGHT).ok_or(PaperError::Page)?;
            let mut sheet = document.start_page_with(size);
            let mut surface = sheet.surface();
            for shape in &page.shapes {
                draw_shape(&mut surface, shape);
            }
            for piece in &page.pieces {
                let leaf = draw_piece(&mut surface, faces, piece);
                if let (Some(group), Some(leaf)) = (piece.group, leaf) {
                    leaves[group].push(leaf);
                }
            }
            surface.finish();
            sheet.finish();
        }
        document.set_tag_tree(tree(&self.groups, leaves));
        let (year, month, day) = about.made;
        let made = DateTime::new(year).month(month).day(day).hour(10).minute(0).second(0);
        for file in self.enclosed {
            document.embed_file(EmbeddedFile {
                path: file.name,
                mime_type: MimeType::new(file.media_type),
                description: Some(file.description),
                association_kind: AssociationKind::Source,
                data: file.bytes.into(),
                modification_date: Some(made),
                compress: Some(false),
                location: None,
            });
        }
        document.set_metadata(
            Metadata::new()
                .title(about.title.clone())
                .authors(vec![about.author])
                .language(about.language.to_owned())
                .creator(about.creator.to_owned())
                .creation_date(made)
                .document_id(about.title),
        );
        document.finish().map_err(|problem| PaperError::Write(format!("{problem:?}")))
    }
}

fn fill(ink: Ink) -> Fill {
    let Ink(red, green, blue) = ink;
    Fill { paint: rgb::Color::new(red, green, blue).into(), opacity: NormalizedF32::ONE, rule: FillRule::default() }
}

fn draw_shape(surface: &mut Surface<'_>, shape: &Shape) {
    let Some(rect) = Rect::from_xywh(shape.x, shape.y, shape.width, shape.height) else {
        return;
    };
    let mut path = PathBuilder::new();
    path.push_rect(rect);
    let Some(path) = path.finish() else { return };
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
    surface.set_fill(Some(fill(shape.ink)));
    surface.draw_path(&path);
    surface.end_tagged();
}

fn draw_piece(surface: &mut Surface<'_>, faces: &Faces, piece: &Piece) -> Option<Identifier> {
    if piece.text.is_empty() {
        return None;
    }
    let tag = match piece.group {
        Some(_) => ContentTag::Span(SpanTag::empty()),
        None => ContentTag::Artifact(Artifact::with_kind(ArtifactType::PaginationOther)),
    };
    let leaf = surface.start_tagged(tag);
    surface.set_fill(Some(fill(piece.style.ink)));
    surface.draw_glyphs(
        Point::from_xy(piece.x, piece.y),
        &faces.glyphs(piece.style.face, &piece.text),
        faces.font(piece.style.face),
        &piece.text,
        piece.style.size,
        false,
    );
    surface.end_tagged();
    piece.group.map(|_| leaf)
}

fn tree(groups: &[(Role, String)], leaves: Vec<Vec<Identifier>>) -> TagTree {
    let mut tree = TagTree::new();
    let mut list: Option<TagGroup> = None;
    for ((role, title), leaves) in groups.iter().zip(leaves) {
        if leaves.is_empty() {
            continue;
        }
        if *role == Role::Item {
            let mut body = TagGroup::new(Tag::LBody);
            for leaf in leaves {
                body.push(leaf);
            }
            let mut item = TagGroup::new(Tag::LI);
            item.push(body);
            list.get_or_insert_with(|| TagGroup::new(Tag::L(ListNumbering::Disc))).push(item);
            continue;
        }
        if let Some(list) = list.take() {
            tree.push(list);
        }
        let mut group = match role {
            Role::Heading(level) => {
                let level = NonZeroU16::new(*level).unwrap_or(NonZeroU16::MIN);
                TagGroup::new(Tag::Hn(level, Some(title.clone())))
            }
            _ => TagGroup::new(Tag::P),
        };
        for leaf in leaves {
            group.push(leaf);
        }
        tree.push(group);
    }
    if let Some(list) = list {
        tree.push(list);
    }
    tree
}
