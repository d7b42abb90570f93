//! Text that runs down a column and on to the next page.

use super::faces::Faces;
use super::{Ink, Paper, Role, Style};

/// Where a column lies on each of its pages, in points.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    pub left: f32,
    pub width: f32,
    /// Where text begins on the first page and on the others.
    pub first_top: f32,
    pub top: f32,
    pub bottom: f32,
}

/// Where a line stands in its column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Left,
    Centre,
    Right,
}

/// A column being filled.
pub struct Flow<'a> {
    faces: &'a Faces,
    pub paper: &'a mut Paper,
    pub column: Column,
    pub page: usize,
    /// The bottom of what was written last.
    pub y: f32,
}

impl<'a> Flow<'a> {
    pub fn new(faces: &'a Faces, paper: &'a mut Paper, column: Column) -> Self {
        Self { faces, paper, column, page: 0, y: column.first_top }
    }

    /// Leaves a gap, but none at the top of a page.
    pub fn gap(&mut self, points: f32) {
        if self.y > self.start() {
            self.y += points;
        }
    }

    fn start(&self) -> f32 {
        if self.page == 0 { self.column.first_top } else { self.column.top }
    }

    /// Goes to the next page unless `points` are left on this one: keeps a heading with what it heads.
    pub fn keep(&mut self, points: f32) {
        if self.y + points > self.column.bottom {
            self.page += 1;
            self.y = self.column.top;
        }
    }

    fn write(&mut self, text: &str, style: Style, inset: f32, side: Side, group: Option<usize>) {
        self.keep(style.leading);
        self.y += style.leading;
        let free = || self.column.width - inset - self.faces.width(style.face, style.size, text.trim_end());
        let x = self.column.left
            + inset
            + match side {
                Side::Left => 0.0,
                Side::Centre => free() / 2.0,
                Side::Right => free(),
            };
        let baseline = self.y - (style.leading - style.size) / 2.0 - style.size * 0.2;
        self.paper.text(self.page, (x, baseline), text, style, group);
    }

    /// A paragraph or heading, broken into lines, `inset` points from the left.
    pub fn block(&mut self, text: &str, style: Style, role: Role, inset: f32, side: Side) {
        let group = self.paper.group(role, text);
        let lines = self.faces.lines(style.face, style.size, self.column.width - inset, text);
        // A paragraph that hardly begins on this page begins on the next one.
        if lines.len() > 1 {
            self.keep(style.leading * 2.0);
        }
        for line in lines {
            self.write(&line, style, inset, side, group);
        }
    }

    pub fn paragraph(&mut self, text: &str, style: Style) {
        self.block(text, style, Role::Paragraph, 0.0, Side::Left);
    }

    /// A list item with its mark hanging at `inset`.
    pub fn item(&mut self, mark: &str, text: &str, style: Style, inset: f32) {
        let indent = inset + self.faces.width(style.face, style.size, mark) + style.size * 0.5;
        let lines = self.faces.lines(style.face, style.size, self.column.width - indent, text);
        self.keep(style.leading * if lines.len() > 1 { 2.0 } else { 1.0 });
        let group = self.paper.group(Role::Item, text);
        for (number, line) in lines.iter().enumerate() {
            self.write(line, style, indent, Side::Left, group);
            if number == 0 {
                let baseline = self.y - (style.leading - style.size) / 2.0 - style.size * 0.2;
                let mark = format!("{mark} ");
                self.paper.text(self.page, (self.column.left + inset, baseline), &mark, style, group);
            }
        }
    }

    /// Two texts on one line, such as a post and its years; the right one moves below when there is no room.
    pub fn pair(&mut self, left: &str, left_style: Style, right: &str, right_style: Style, role: Role) {
        let used = self.faces.width(left_style.face, left_style.size, left);
        let wanted = self.faces.width(right_style.face, right_style.size, right);
        self.block(left, left_style, role, 0.0, Side::Left);
        if right.is_empty() {
            return;
        }
        if used + wanted + 12.0 <= self.column.width {
            self.y -= right_style.leading;
            let group = self.paper.group(Role::Paragraph, right);
            self.write(right, right_style, 0.0, Side::Right, group);
        } else {
            self.block(right, right_style, Role::Paragraph, 0.0, Side::Left);
        }
    }

    /// A text in the margin left of the column, level with the line that comes next.
    pub fn margin_note(&mut self, text: &str, style: Style, left: f32, next: Style) {
        self.keep(next.leading);
        let group = self.paper.group(Role::Paragraph, text);
        let baseline = self.y + next.leading - (next.leading - next.size) / 2.0 - next.size * 0.2;
        self.paper.text(self.page, (left, baseline), text, style, group);
    }

    /// A thin line across the column, `left` points further out.
    pub fn rule(&mut self, weight: f32, ink: Ink, left: f32) {
        self.y += 2.0;
        self.paper.fill(self.page, (self.column.left - left, self.y), (self.column.width + left, weight), ink);
        self.y += weight + 3.0;
    }
}
