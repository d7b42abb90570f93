//! Where words, pictures and drawings stand on the page that is being read.

use crate::extract::seen::{Area, MOST, PARTS, Seen, UNKNOWN, Word};
use hayro::kurbo::Rect;

/// A page in the making, measured in its own units.
pub(super) struct Places {
    width: f64,
    height: f64,
    seen: Seen,
    /// The word under way, and whether it is there to be seen.
    word: Option<(Word, bool)>,
}

impl Places {
    pub(super) fn of(width: f64, height: f64) -> Self {
        Self { width, height, seen: Seen::default(), word: None }
    }

    /// Letters that go on with the word before, unless a gap lies between.
    pub(super) fn letters(&mut self, said: &str, place: Rect, is_hidden: bool) {
        if self.word.as_ref().is_some_and(|(_, hidden)| *hidden != is_hidden) {
            self.gap();
        }
        let area = self.area(place);
        let said = said.chars().map(|letter| if is_telling(letter) { letter } else { UNKNOWN });
        match &mut self.word {
            Some((word, _)) => {
                word.0.extend(said);
                if let Some(area) = area {
                    word.1 = if word.1 == Area::default() { area } else { word.1.with(area) };
                }
            }
            None => self.word = Some((Word(said.collect(), area.unwrap_or_default()), is_hidden)),
        }
    }

    /// The last letters were drawn once more, beside themselves.
    pub(super) fn again(&mut self, place: Rect) {
        if let Some(area) = self.area(place)
            && let Some((word, _)) = &mut self.word
        {
            word.1 = word.1.with(area);
        }
    }

    /// The word ends here.
    pub(super) fn gap(&mut self) {
        if let Some((word, is_hidden)) = self.word.take()
            && word.1 != Area::default()
        {
            let list = if is_hidden { &mut self.seen.hidden } else { &mut self.seen.words };
            if list.len() < MOST {
                list.push(word);
            } else {
                self.seen.is_unjudged = true;
            }
        }
    }

    pub(super) fn picture(&mut self, place: Rect) {
        let area = self.area(place);
        Self::put(&mut self.seen.pictures, area, &mut self.seen.is_unjudged);
    }

    pub(super) fn drawing(&mut self, place: Rect) {
        let area = self.area(place);
        Self::put(&mut self.seen.drawings, area, &mut self.seen.is_unjudged);
    }

    pub(super) fn link(&mut self, place: Rect) {
        let area = self.area(place);
        Self::put(&mut self.seen.links, area, &mut self.seen.is_unjudged);
    }

    fn put(list: &mut Vec<Area>, area: Option<Area>, is_unjudged: &mut bool) {
        let Some(area) = area else { return };
        if list.len() < MOST { list.push(area) } else { *is_unjudged = true }
    }

    pub(super) fn finish(mut self) -> Seen {
        self.gap();
        if self.seen.is_unjudged { Seen::unjudged() } else { self.seen }
    }

    /// In parts of the page, rounded outward; none: it is not on the page.
    fn area(&self, place: Rect) -> Option<Area> {
        if !place.is_finite() {
            return None;
        }
        let place = place.abs();
        if place.x1 <= 0.0 || place.y1 <= 0.0 || place.x0 >= self.width || place.y0 >= self.height {
            return None;
        }
        let part = |at: f64, of: f64| at / of * f64::from(PARTS);
        let (left, right) = (part(place.x0, self.width).floor(), part(place.x1, self.width).ceil());
        let (top, bottom) = (part(place.y0, self.height).floor(), part(place.y1, self.height).ceil());
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 10,000")]
        let whole = |parts: f64| parts.clamp(0.0, f64::from(PARTS)) as u16;
        Some(Area::from([left, top, right, bottom].map(whole)))
    }
}

/// Whether a letter means the same in every face: letters for private use are whatever their face draws.
fn is_telling(letter: char) -> bool {
    let private = matches!(letter, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}');
    !(private || letter.is_control())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_become_words_with_their_places() {
        let mut places = Places::of(100.0, 200.0);
        places.letters("A", Rect::new(10.0, 20.0, 12.0, 24.0), false);
        places.letters("\u{F0B7}", Rect::new(12.0, 19.0, 14.0, 24.0), false);
        places.again(Rect::new(12.5, 19.0, 14.5, 24.0));
        places.gap();
        places.letters("b", Rect::new(90.0, 20.0, 120.0, 24.0), false);
        places.letters("c", Rect::new(0.0, 0.0, 1.0, 1.0), true);
        places.gap();
        places.letters("nowhere", Rect::new(500.0, 0.0, 510.0, 1.0), false);
        places.picture(Rect::new(50.0, 100.0, 0.0, 0.0));
        places.link(Rect::new(f64::NAN, 0.0, 1.0, 1.0));
        let seen = places.finish();
        assert_eq!(
            seen.words,
            [
                Word("A\u{FFFD}".to_owned(), Area::from([1000, 950, 1450, 1200])),
                Word("b".to_owned(), Area::from([9000, 1000, 10_000, 1200])),
            ]
        );
        assert_eq!(seen.hidden, [Word("c".to_owned(), Area::from([0, 0, 100, 50]))]);
        assert_eq!((seen.pictures, seen.links), (vec![Area::from([0, 0, 5000, 5000])], vec![]));
    }

    #[test]
    fn a_page_with_too_much_is_not_judged() {
        let mut places = Places::of(1.0, 1.0);
        for _ in 0..=MOST {
            places.drawing(Rect::new(0.0, 0.0, 1.0, 1.0));
        }
        assert_eq!(places.finish(), Seen::unjudged());
    }
}
