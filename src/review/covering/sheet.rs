//! A page of a document, judged: what of it is covered, and whether it can be shown at all.

use super::identity::Identity;
use crate::extract::seen::{Area, Seen, UNKNOWN, Word};
use std::collections::HashSet;
use std::ops::Range;

/// Parts of a page, in hundredths: a picture that is larger is the page itself; pictures that together are larger are, too.
const LARGE: u64 = 25;
const LARGE_TOGETHER: u64 = 40;
/// Letters that nobody knows: so many, and one among so many, and a page cannot be read.
const UNKNOWN_LEAST: usize = 10;
const UNKNOWN_OF: usize = 20;
/// Pages that may be painted over one another.
const MOST_PAINT: u64 = 5;
/// By how much a cover is larger than what it covers, in parts of the page.
const EDGE: u16 = 20;

/// Why a page cannot be judged by us.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// It is a picture, and nobody knows what is on it.
    Picture,
    /// What its letters mean cannot be told.
    Letters,
    /// There is more on it than is looked at, or nobody looked.
    Unknown,
}

/// What a mark marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A word that tells who somebody is, or how they are reached.
    Word,
    /// A word that may be anything.
    Unsure,
    Picture,
    Drawing,
    Link,
}

/// One thing on a page that is covered, or would be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// What the page calls it: it stays the same as long as the document does.
    pub key: String,
    pub kind: Kind,
    pub area: Area,
    /// What it says; empty for a picture.
    pub said: String,
    pub is_covered: bool,
}

/// What HR said of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Corrected {
    /// The keys of the marks that are shown.
    pub shown: HashSet<String>,
    /// It is shown though it cannot be judged.
    pub is_released: bool,
    /// It is not shown.
    pub is_withheld: bool,
}

/// A page, judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    pub doubt: Option<Doubt>,
    /// In the order of words, pictures, drawings, links.
    pub marks: Vec<Mark>,
    /// Nothing of it is shown.
    pub is_withheld: bool,
    /// HR said so.
    pub is_by_hand: bool,
}

impl Sheet {
    /// Whether it cannot be judged, and nobody has said what becomes of it.
    pub const fn is_undecided(&self) -> bool {
        self.doubt.is_some() && self.is_withheld && !self.is_by_hand
    }

    /// What of it is covered.
    pub fn covers(&self) -> Vec<Area> {
        let covers: Vec<Area> = self.marks.iter().filter(|mark| mark.is_covered).map(|mark| mark.area).collect();
        // Whoever piles up so much leaves nothing to be seen, and keeps the painter busy.
        let all: u64 = covers.iter().map(|cover| cover.size()).sum();
        if self.is_withheld || all > MOST_PAINT * Area::PAGE.size() { vec![Area::PAGE] } else { covers }
    }

    /// A page with this on it, of a document of this person's.
    pub fn of(seen: &Seen, who: &Identity, corrected: &Corrected) -> Self {
        let doubt = doubt(seen);
        let mut marks = Vec::new();
        words(&seen.words, "w", who, &mut marks);
        words(&seen.hidden, "h", who, &mut marks);
        let is_whole = corrected.is_released && doubt == Some(Doubt::Picture);
        let has_large = seen.pictures.iter().any(|picture| is_large(*picture));
        for (number, picture) in seen.pictures.iter().enumerate() {
            // What was released is the picture that the page is; a portrait on it stays covered.
            let is_page = is_whole && (is_large(*picture) || !has_large);
            marks.push(mark("p", number, Kind::Picture, *picture, !is_page));
        }
        for (number, drawing) in seen.drawings.iter().enumerate() {
            // What words stand on is a ground and no drawing.
            if !seen.words.iter().any(|word| drawing.holds(word.1)) {
                let higher = drawing.height();
                marks.push(mark("d", number, Kind::Drawing, drawing.wider(higher.min(150), 0), true));
            }
        }
        for (number, link) in seen.links.iter().enumerate() {
            let mut found = mark("l", number, Kind::Link, *link, true);
            let under = seen.words.iter().filter(|word| link.meets(word.1)).map(|word| word.0.as_str());
            found.said = under.collect::<Vec<_>>().join(" ");
            marks.push(found);
        }
        for mark in &mut marks {
            mark.is_covered &= !corrected.shown.contains(&mark.key);
            mark.area = mark.area.wider(EDGE, EDGE);
        }
        let is_withheld = corrected.is_withheld || (doubt.is_some() && !corrected.is_released);
        Self { doubt, marks, is_withheld, is_by_hand: corrected.is_withheld }
    }
}

fn mark(letter: &str, number: usize, kind: Kind, area: Area, is_covered: bool) -> Mark {
    Mark { key: format!("{letter}{number}"), kind, area, said: String::new(), is_covered }
}

fn is_large(area: Area) -> bool {
    area.size() * 100 > LARGE * Area::PAGE.size()
}

fn doubt(seen: &Seen) -> Option<Doubt> {
    let pictures: u64 = seen.pictures.iter().map(|picture| picture.size()).sum();
    let is_bare =
        seen.words.is_empty() && !(seen.pictures.is_empty() && seen.drawings.is_empty() && seen.hidden.is_empty());
    let all: usize = seen.words.iter().map(|word| word.0.chars().count()).sum();
    let unknown = seen.words.iter().flat_map(|word| word.0.chars()).filter(|letter| *letter == UNKNOWN).count();
    if seen.is_unjudged {
        Some(Doubt::Unknown)
    } else if is_bare
        || pictures * 100 > LARGE_TOGETHER * Area::PAGE.size()
        || seen.pictures.iter().any(|one| is_large(*one))
    {
        Some(Doubt::Picture)
    } else if unknown >= UNKNOWN_LEAST && unknown * UNKNOWN_OF > all {
        Some(Doubt::Letters)
    } else {
        None
    }
}

/// The words that are covered, read in the order in which they were drawn, and as they stand on the page.
fn words(words: &[Word], letter: &str, who: &Identity, marks: &mut Vec<Mark>) {
    let mut is_covered = vec![false; words.len()];
    let drawn: Vec<usize> = (0..words.len()).collect();
    for order in [drawn, as_it_stands(words)] {
        let (text, places) = written(words, &order);
        let found = super::found(&text, who);
        for (index, place) in order.into_iter().zip(places) {
            let next = found.partition_point(|found| found.end <= place.start);
            is_covered[index] |= found.get(next).is_some_and(|found| found.start < place.end);
        }
    }
    for (number, (word, is_name)) in words.iter().zip(is_covered).enumerate() {
        let is_unsure = word.0.contains(UNKNOWN) && word.0.chars().count() > 1;
        if is_name || is_unsure {
            let kind = if is_name { Kind::Word } else { Kind::Unsure };
            let mut found = mark(letter, number, kind, word.1, true);
            found.said.clone_from(&word.0);
            marks.push(found);
        }
    }
}

/// The numbers of the words line by line, each from the left.
fn as_it_stands(words: &[Word]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..words.len()).collect();
    let middle = |index: usize| u32::from(words[index].1.top) + u32::from(words[index].1.bottom);
    order.sort_by_key(|index| middle(*index));
    let (mut line, mut lines): (u32, Vec<Vec<usize>>) = (0, Vec::new());
    for index in order {
        // The middle twice: half a height away is another line.
        let is_next = middle(index) > line + u32::from(words[index].1.height());
        match lines.last_mut() {
            Some(last) if !is_next => last.push(index),
            _ => {
                line = middle(index);
                lines.push(vec![index]);
            }
        }
    }
    for line in &mut lines {
        line.sort_by_key(|index| words[*index].1.left);
    }
    lines.concat()
}

/// The words as a text, and where each stands in it.
fn written(words: &[Word], order: &[usize]) -> (String, Vec<Range<usize>>) {
    let (mut text, mut places) = (String::new(), Vec::with_capacity(order.len()));
    let mut last: Option<Area> = None;
    for word in order.iter().map(|index| &words[*index]) {
        if let Some(last) = last {
            text.push_str(between(last, word.1));
        }
        let start = text.len();
        text.push_str(&word.0);
        places.push(start..text.len());
        last = Some(word.1);
    }
    (text, places)
}

/// What divides two words that follow one another.
fn between(one: Area, other: Area) -> &'static str {
    let shared = one.bottom.min(other.bottom).saturating_sub(one.top.max(other.top));
    let lower = one.height().min(other.height());
    if shared < lower / 2 || other.left < one.left {
        return "\n";
    }
    // A column's width apart; a page is higher than wide.
    if other.left.saturating_sub(one.right) > lower.saturating_mul(5) { " | " } else { " " }
}
