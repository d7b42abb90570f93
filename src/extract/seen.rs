//! What there is to be seen on a page, and where: its words, its pictures, its links. A blind review covers by it.

use serde::{Deserialize, Serialize};

/// Of an [`Area`]: parts of a page's width, and of its height.
pub const PARTS: u16 = 10_000;
/// Stands in a word for a glyph of which the document does not say what it means.
pub const UNKNOWN: char = char::REPLACEMENT_CHARACTER;
/// Words, pictures, drawings and links of one page, each. Fuller pages cannot be judged.
pub const MOST: usize = 4000;
/// Bytes in which one page is told; it is never more than this.
pub const MOST_BYTES: usize = 512 << 10;

/// An upright rectangle on a page, in [`PARTS`] of its width and height, from its upper left corner.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "[u16; 4]", into = "[u16; 4]")]
#[expect(missing_docs, reason = "the names say it")]
pub struct Area {
    pub left: u16,
    pub top: u16,
    pub right: u16,
    pub bottom: u16,
}

impl From<[u16; 4]> for Area {
    fn from(sides: [u16; 4]) -> Self {
        let [left, top, right, bottom] = sides.map(|side| side.min(PARTS));
        Self { left, top, right: right.max(left), bottom: bottom.max(top) }
    }
}

impl From<Area> for [u16; 4] {
    fn from(area: Area) -> Self {
        [area.left, area.top, area.right, area.bottom]
    }
}

impl Area {
    /// The whole page.
    pub const PAGE: Self = Self { left: 0, top: 0, right: PARTS, bottom: PARTS };

    /// Its part of the page, in parts of a hundred million.
    pub fn size(self) -> u64 {
        u64::from(self.width()) * u64::from(self.height())
    }

    /// How wide it is.
    pub const fn width(self) -> u16 {
        self.right.saturating_sub(self.left)
    }

    /// How high it is.
    pub const fn height(self) -> u16 {
        self.bottom.saturating_sub(self.top)
    }

    /// The smallest area that holds both.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    /// Larger by so much on each side, as far as the page goes.
    #[must_use]
    pub fn wider(self, by: u16, higher: u16) -> Self {
        Self::from([
            self.left.saturating_sub(by),
            self.top.saturating_sub(higher),
            self.right.saturating_add(by),
            self.bottom.saturating_add(higher),
        ])
    }

    /// Whether the middle of the other one lies in this one.
    pub const fn holds(self, other: Self) -> bool {
        let (x, y) = (other.left / 2 + other.right / 2, other.top / 2 + other.bottom / 2);
        self.left <= x && x <= self.right && self.top <= y && y <= self.bottom
    }

    /// Whether they share more than an edge.
    pub const fn meets(self, other: Self) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }
}

/// Letters without a space between them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Word(
    /// What they say; [`UNKNOWN`] where nobody knows.
    pub String,
    /// Where they stand.
    pub Area,
);

/// One page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// In the order in which they were drawn.
    pub words: Vec<Word>,
    /// Words that are there to be found and not to be seen: what a scanner's text recognition put behind its picture.
    pub hidden: Vec<Word>,
    /// Pictures made of pixels.
    pub pictures: Vec<Area>,
    /// Drawings that are no plain lines and boxes: signatures, signs, letters drawn as shapes.
    pub drawings: Vec<Area>,
    /// What leads out of the document when it is clicked.
    pub links: Vec<Area>,
    /// There was more than could be told, or nobody looked: the page cannot be judged.
    pub is_unjudged: bool,
}

impl Seen {
    /// A page of which nothing is known.
    pub fn unjudged() -> Self {
        Self { is_unjudged: true, ..Self::default() }
    }

    /// A page that is one picture.
    pub fn picture() -> Self {
        Self { pictures: vec![Area::PAGE], ..Self::default() }
    }

    /// As it is kept and told; [`Seen::unjudged`] where that would be too much.
    pub fn told(&self) -> String {
        let lists = [self.words.len(), self.hidden.len(), self.pictures.len(), self.drawings.len(), self.links.len()];
        let told = serde_json::to_string(self).ok().filter(|told| told.len() <= MOST_BYTES);
        match told {
            Some(told) if lists.iter().all(|length| *length <= MOST) => told,
            _ => serde_json::to_string(&Self::unjudged()).unwrap_or_default(),
        }
    }

    /// What was told. What nobody can read is a page of which nothing is known.
    pub fn of(told: &str) -> Self {
        let seen = serde_json::from_str::<Self>(told).unwrap_or_else(|_| Self::unjudged());
        if seen.is_unjudged { Self::unjudged() } else { seen }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_told_and_understood() {
        let seen = Seen {
            words: vec![Word("Ђорђе\"".to_owned(), Area::from([1, 2, 30, 40]))],
            pictures: vec![Area::PAGE],
            ..Seen::default()
        };
        assert_eq!(Seen::of(&seen.told()), seen);
        for nonsense in
            ["", "{", "[]", "{}", r#"{"words":[]}"#, r#"{"words":[["x",[1,2,3]]]}"#, r#"{"words":[["x",[1,2,3,-4]]]}"#]
        {
            assert_eq!(Seen::of(nonsense), Seen::unjudged(), "{nonsense}");
        }
    }

    #[test]
    fn too_much_is_not_judged() {
        let word = Word("x".to_owned(), Area::PAGE);
        let many = Seen { words: vec![word.clone(); MOST + 1], ..Seen::default() };
        assert_eq!(Seen::of(&many.told()), Seen::unjudged());
        let long = Seen { words: vec![Word("x".repeat(MOST_BYTES), Area::PAGE)], ..Seen::default() };
        assert_eq!(Seen::of(&long.told()), Seen::unjudged());
        let full = Seen { words: vec![word; MOST], ..Seen::default() };
        assert_eq!(Seen::of(&full.told()), full);
    }

    #[test]
    fn an_area_stays_on_the_page_and_has_no_negative_size() {
        let area = Area::from([9000, 65_000, 100, 3]);
        assert_eq!((area.width(), area.height(), area.bottom), (0, 0, PARTS));
        assert_eq!(Area::from([0, 0, 10, 10]).wider(20, 5), Area::from([0, 0, 30, 15]));
        assert!(Area::PAGE.holds(Area::from([1, 1, 2, 2])) && !Area::from([0, 0, 10, 10]).holds(Area::PAGE));
        assert!(!Area::from([0, 0, 10, 10]).meets(Area::from([10, 0, 20, 10])));
    }
}
