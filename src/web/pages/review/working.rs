//! How a figure came about: each card's scores with their weights, and the mean of the cards.

use super::shown;
use crate::language::Text;
use crate::review::exact::Exact;
use crate::review::ranking::Figure;
use crate::review::read::ShownCard;
use crate::review::spread::{Canvas, Drawing, draw};
use crate::review::thousandths::plain;
use entity::{StaffId, criterion};

/// The cards of one application, unfolded.
pub struct Working {
    pub cards: Vec<Card>,
    /// How the mean follows from the cards: `(4.25 + 4.60) / 2`.
    pub mean_of: String,
    /// None when no card rates anything that counts.
    pub mean: Option<String>,
    pub drawing: Option<Drawing>,
}

/// How a card's value came about.
pub struct Card {
    pub reviewer: String,
    pub value: Option<String>,
    /// `Finance 4 × 3 + English 5 × 1`.
    pub terms: Vec<Term>,
    pub weights: String,
    /// What it leaves out, by title.
    pub unrated: Vec<String>,
    pub comment: String,
}

/// One score with what it is of and how much it weighs.
pub struct Term {
    pub title: String,
    pub score: String,
    pub weight: String,
}

/// The lowest and highest step of all these criteria, in thousandths.
pub fn scale(criteria: &[criterion::Model]) -> (i64, i64) {
    let low = criteria.iter().map(|criterion| criterion.min_milli).min().unwrap_or_default();
    let high = criteria.iter().map(|criterion| criterion.max_milli).max().unwrap_or_default();
    (low, high)
}

/// The same scale in words.
pub fn scale_words(text: Text, criteria: &[criterion::Model]) -> (String, String) {
    let (low, high) = scale(criteria);
    (text.decimal(&plain(low)), text.decimal(&plain(high)))
}

/// The figure of these cards, all of them.
pub fn working(text: Text, figure: &Figure<StaffId>, cards: &[ShownCard], criteria: &[criterion::Model]) -> Working {
    let (low, high) = scale(criteria);
    let values: Vec<String> =
        figure.cards.iter().filter_map(|card| card.value.as_ref()).map(|value| shown(text, value)).collect();
    Working {
        cards: cards.iter().map(|one| card(text, one, criteria)).collect(),
        mean_of: format!("({}) / {}", values.join(" + "), values.len()),
        mean: figure.mean.as_ref().map(|mean| shown(text, mean)),
        drawing: figure.spread().map(|spread| draw(&spread, low, high, Canvas::default(), text)),
    }
}

/// One card, unfolded.
pub fn card(text: Text, card: &ShownCard, criteria: &[criterion::Model]) -> Card {
    let title = |key: &str| {
        let found = criteria.iter().find(|criterion| criterion.key == key);
        found.map_or(key, |c| c.translations.get(text.language().code(), "title", &c.title)).to_owned()
    };
    let exact = |number: &Exact| {
        let rounded = number.rounded(3);
        let short = rounded.trim_end_matches('0').trim_end_matches('.');
        text.decimal(short)
    };
    let figure = &card.figure;
    let terms = figure.terms.iter().map(|term| Term {
        title: title(&term.criterion),
        score: exact(&term.score),
        weight: exact(&term.weight),
    });
    Card {
        reviewer: card.reviewer.clone(),
        value: figure.value.as_ref().map(|value| shown(text, value)),
        terms: terms.collect(),
        weights: exact(&figure.weight_sum),
        unrated: figure.unrated.iter().map(|key| title(key)).collect(),
        comment: card.row.comment.clone(),
    }
}
