//! What is covered in a blind review: in words, and on the pages of documents. Pure.
//!
//! Covered is what tells who somebody is and can be recognised: their name in any script and spelling, its initials beside it, their
//! address, telephone number and reference, every e-mail address, every link, whatever looks like a telephone number, every
//! picture. In doubt something is covered rather than shown. What somebody tells of themselves in other words is not found.

mod dates;
mod identity;
mod links;
mod names;
mod numbers;
mod pieces;
pub mod sheet;

#[cfg(test)]
mod tests;

pub use identity::Identity;
use std::ops::Range;

/// What of the text is to be covered: places in bytes, in order, none touching another.
pub fn found(text: &str, who: &Identity) -> Vec<Range<usize>> {
    let mut found = names::found(text, who);
    found.extend(links::found(text));
    found.extend(numbers::found(text, who));
    joined(found)
}

/// The letters and digits of words, folded, as one: by them words are the same.
pub fn pieces_of(words: &str) -> String {
    pieces::of(words).into_iter().map(|piece| piece.folded).collect()
}

/// Places in order, those that overlap or touch as one.
fn joined(mut places: Vec<Range<usize>>) -> Vec<Range<usize>> {
    places.retain(|place| !place.is_empty());
    places.sort_by_key(|place| (place.start, place.end));
    let mut joined: Vec<Range<usize>> = Vec::with_capacity(places.len());
    for place in places {
        match joined.last_mut() {
            Some(last) if place.start <= last.end => last.end = last.end.max(place.end),
            _ => joined.push(place),
        }
    }
    joined
}
