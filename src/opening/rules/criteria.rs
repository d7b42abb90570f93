//! What is judged.

use super::{Limits, keys, words};
use crate::invalid::Invalid;
use crate::language::Phrase;
use entity::{Translations, criterion};

/// Largest weight and largest value of a scale, in thousandths.
const MOST_MILLI: i64 = 1_000_000;
/// Longest anchor, in characters.
const MAX_ANCHOR: usize = 500;
/// Most anchors of one criterion.
const MAX_ANCHORS: usize = 21;

/// A criterion as HR writes it; its place in the list is its place on the card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewCriterion {
    /// Its name for programs; unique in the opening.
    pub key: String,
    /// In the opening's own language.
    pub title: String,
    /// `title` in further languages.
    pub translations: Translations,
    /// Thousandths; positive.
    pub weight_milli: i64,
    /// Lowest value, thousandths.
    pub min_milli: i64,
    /// Highest value, thousandths.
    pub max_milli: i64,
    /// A review is complete only with a score for it.
    pub required: bool,
    /// What values mean.
    pub anchors: Vec<NewAnchor>,
}

/// What one value means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewAnchor {
    /// Thousandths; on the scale.
    pub value_milli: i64,
    /// In the opening's own language.
    pub text: String,
    /// `text` in further languages.
    pub translations: Translations,
}

/// What is wrong with the list; pointers begin at the list itself: `/0/weight`.
pub fn criteria_wrong(list: &[NewCriterion], limits: &Limits<'_>) -> Vec<Invalid> {
    let mut wrong = Vec::new();
    keys::too_many(&mut wrong, list.len(), limits.openings.max_criteria);
    let mut keys = keys::Keys::default();
    for (index, criterion) in list.iter().enumerate() {
        let pointer = format!("/{index}");
        let most = limits.openings.max_title;
        keys.take(&mut wrong, &pointer, &criterion.key);
        words::title(&mut wrong, &format!("{pointer}/title"), &criterion.title, most);
        words::translations(&mut wrong, &pointer, &criterion.translations, &[("title", most)]);
        if criterion.weight_milli <= 0 {
            let detail = Phrase::new("opening-wrong-weight");
            wrong.push(Invalid::new(format!("{pointer}/weight"), "not-positive", detail));
        }
        for (field, value) in
            [("weight", criterion.weight_milli), ("min", criterion.min_milli), ("max", criterion.max_milli)]
        {
            if value.abs() > MOST_MILLI {
                let detail = Phrase::new("opening-wrong-too-large").with("most", MOST_MILLI / 1000);
                wrong.push(Invalid::new(format!("{pointer}/{field}"), "too-large", detail));
            }
        }
        if criterion.min_milli >= criterion.max_milli {
            wrong.push(Invalid::new(format!("{pointer}/max"), "empty-scale", Phrase::new("opening-wrong-scale")));
        }
        anchors_wrong(&mut wrong, &pointer, criterion);
    }
    wrong
}

fn anchors_wrong(wrong: &mut Vec<Invalid>, pointer: &str, criterion: &NewCriterion) {
    if criterion.anchors.len() > MAX_ANCHORS {
        let detail = Phrase::new("opening-wrong-too-many").with("most", MAX_ANCHORS);
        wrong.push(Invalid::new(format!("{pointer}/anchors"), "too-many", detail));
    }
    for (index, anchor) in criterion.anchors.iter().enumerate() {
        let pointer = format!("{pointer}/anchors/{index}");
        words::title(wrong, &format!("{pointer}/text"), &anchor.text, MAX_ANCHOR);
        words::translations(wrong, &pointer, &anchor.translations, &[("text", MAX_ANCHOR)]);
        if !(criterion.min_milli..=criterion.max_milli).contains(&anchor.value_milli) {
            let detail = Phrase::new("opening-wrong-anchor-off-scale");
            wrong.push(Invalid::new(format!("{pointer}/value"), "off-scale", detail));
        }
        if criterion.anchors[..index].iter().any(|other| other.value_milli == anchor.value_milli) {
            let detail = Phrase::new("opening-wrong-anchor-twice");
            wrong.push(Invalid::new(format!("{pointer}/value"), "duplicate", detail));
        }
    }
}

/// Whether the two lists count alike: the same keys in any order with the same weights and scales. Then only words differ,
/// and no score that was given changes its meaning for the sum.
pub fn only_words_differ(before: &[criterion::Model], after: &[NewCriterion]) -> bool {
    before.len() == after.len()
        && after.iter().all(|new| {
            before.iter().any(|old| {
                old.key == new.key
                    && (old.weight_milli, old.min_milli, old.max_milli, old.required)
                        == (new.weight_milli, new.min_milli, new.max_milli, new.required)
            })
        })
}
