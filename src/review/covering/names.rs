//! Where a text says a name: whole, in pieces, with endings, with initials beside it.

use super::identity::Identity;
use super::pieces::{self, Piece, is_broken, is_loose};
use std::ops::Range;

/// Pieces that one word may be pulled apart into.
const MOST_PIECES: usize = 40;
/// Letters of a word that is found even when a mere space divides it.
const LONG: usize = 5;

pub(super) fn found(text: &str, who: &Identity) -> Vec<Range<usize>> {
    let pieces = pieces::of(text);
    let between = |left: usize| &text[pieces[left].place.end..pieces[left + 1].place.start];
    let mut is_name: Vec<bool> = pieces.iter().map(|piece| says(piece, who)).collect();
    for start in 0..pieces.len() {
        if let Some(end) = pulled_apart(&pieces[start..], |left| between(start + left), who) {
            is_name[start..=start + end].fill(true);
        }
        if let Some(end) = signed(&pieces[start..], |left| between(start + left), who) {
            is_name[start..=start + end].fill(true);
        }
    }
    beside(&pieces, between, who, &mut is_name);
    let named = pieces.iter().zip(&is_name).filter(|(_, is_name)| **is_name);
    let mut found: Vec<Range<usize>> = named.map(|(piece, _)| piece.place.clone()).collect();
    // Nothing of what holds a pulled word together is left between its letters.
    for left in 1..pieces.len() {
        let (one, other) = (&pieces[left - 1], &pieces[left]);
        let is_short = |piece: &Piece| piece.folded.chars().count() == 1;
        if is_name[left - 1] && is_name[left] && is_short(one) && is_short(other) && is_loose(between(left - 1)) {
            found.push(one.place.start..other.place.end);
        }
    }
    found
}

fn says(piece: &Piece, who: &Identity) -> bool {
    who.is_part(&piece.folded, piece.is_capital)
        || piece.looks.as_ref().is_some_and(|looks| who.is_part(looks, piece.is_capital))
}

/// The last of the pieces that together are one word that is covered: `G A S H I`, `Gas-⏎hi`.
fn pulled_apart<'t>(pieces: &[Piece], between: impl Fn(usize) -> &'t str, who: &Identity) -> Option<usize> {
    let mut word = String::new();
    let mut last = None;
    let (mut is_broken_up, mut is_spaced) = (false, true);
    for (at, piece) in pieces.iter().enumerate().take(MOST_PIECES) {
        if at > 0 {
            let gap = between(at - 1);
            if !is_loose(gap) {
                break;
            }
            is_broken_up |= is_broken(gap);
        }
        // One letter by one, or a first letter set large.
        is_spaced &= piece.folded.chars().count() == 1 || (at == 1 && pieces[0].is_capital);
        word.push_str(&piece.folded);
        if !who.wholes.iter().any(|whole| whole.starts_with(&word)) {
            break;
        }
        if who.wholes.contains(&word) && (at == 0 || is_spaced || is_broken_up || word.chars().count() >= LONG) {
            last = Some(at);
        }
    }
    last
}

/// The last of the initials that are the whole name's: `A. G.`
fn signed<'t>(pieces: &[Piece], between: impl Fn(usize) -> &'t str, who: &Identity) -> Option<usize> {
    who.signs.iter().find_map(|sign| {
        let count = sign.chars().count();
        let own = pieces.get(..count)?;
        let is_written = own.iter().zip(sign.chars()).enumerate().all(|(at, (piece, letter))| {
            let is_apart = at == 0 || matches!(between(at - 1), "." | ". " | ".-");
            is_apart && piece.is_capital && piece.folded.chars().eq([letter])
        });
        is_written.then_some(count - 1)
    })
}

/// Initials and small words next to a name belong to it.
fn beside<'t>(pieces: &[Piece], between: impl Fn(usize) -> &'t str, who: &Identity, is_name: &mut [bool]) {
    // `A. Gashi` and `a.gashi`, but not `a Gashi`.
    let belongs = |piece: &Piece, gap: &str| {
        let is_tied = piece.is_capital || gap.chars().all(|letter| matches!(letter, '.' | '_' | '-'));
        let is_near = gap.chars().count() <= 3 && (is_loose(gap) || gap.contains([',', '(', '/', '&']));
        is_near && (who.beside.contains(&piece.folded) || (is_tied && who.initials.contains(&piece.folded)))
    };
    for at in 1..pieces.len() {
        if is_name[at - 1] && !is_name[at] && belongs(&pieces[at], between(at - 1)) {
            is_name[at] = true;
        }
    }
    for at in (1..pieces.len()).rev() {
        if is_name[at] && !is_name[at - 1] && belongs(&pieces[at - 1], between(at - 1)) {
            is_name[at - 1] = true;
        }
    }
}
