//! What a card may say.

use super::ranking::Rated;
use super::thousandths;
use crate::invalid::Invalid;
use crate::language::Phrase;
use crate::opening::rules::NotThousandths;
use entity::criterion;
use std::collections::BTreeMap;

/// Longest comment, in characters.
pub const MAX_COMMENT: usize = 5000;

/// What a reviewer sends: the whole card. A criterion that is left out is not rated, which is not zero.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filled {
    /// Criterion key → thousandths, or what could not be read as such.
    pub scores: BTreeMap<String, Result<i64, NotThousandths>>,
    pub comment: String,
    /// True locks the card and lets it count.
    pub submitted: bool,
}

/// The scores, in the order of the criteria.
///
/// # Errors
/// Every score of no criterion, off its scale or no number; a comment that is too long; a card submitted empty.
pub fn check(criteria: &[criterion::Model], card: &Filled) -> Result<Vec<Rated>, Vec<Invalid>> {
    let mut wrong = Vec::new();
    for key in card.scores.keys().filter(|key| !criteria.iter().any(|criterion| criterion.key == **key)) {
        wrong.push(Invalid::new(pointer(key), "unknown", Phrase::new("review-invalid-unknown-criterion")));
    }
    let mut rated = Vec::new();
    for criterion in criteria {
        let scale = || {
            Phrase::new("review-invalid-off-the-scale")
                .with("title", criterion.title.clone())
                .with("min", thousandths::plain(criterion.min_milli))
                .with("max", thousandths::plain(criterion.max_milli))
        };
        match card.scores.get(&criterion.key) {
            None => {}
            Some(Ok(value)) if (criterion.min_milli..=criterion.max_milli).contains(value) => {
                rated.push(Rated { criterion: criterion.key.clone(), value_milli: *value });
            }
            Some(Ok(_)) => wrong.push(Invalid::new(pointer(&criterion.key), "off-the-scale", scale())),
            Some(Err(NotThousandths)) => wrong.push(Invalid::new(pointer(&criterion.key), "not-a-score", scale())),
        }
    }
    if card.comment.chars().count() > MAX_COMMENT {
        let detail = Phrase::new("review-invalid-comment-too-long").with("count", MAX_COMMENT);
        wrong.push(Invalid::new("/comment", "too-long", detail));
    }
    if card.comment.contains('\0') {
        wrong.push(Invalid::new("/comment", "unreadable", Phrase::new("review-invalid-comment-unreadable")));
    }
    if wrong.is_empty() && card.submitted && rated.is_empty() && !criteria.is_empty() {
        wrong.push(Invalid::new("/scores", "missing", Phrase::new("review-invalid-nothing-rated")));
    }
    if wrong.is_empty() { Ok(rated) } else { Err(wrong) }
}

/// The JSON Pointer of a score; `~` and `/` in a key escaped (RFC 6901).
fn pointer(key: &str) -> String {
    format!("/scores/{}", key.replace('~', "~0").replace('/', "~1"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use entity::criterion::Anchors;
    use entity::{OpeningId, Translations};

    fn criteria() -> Vec<criterion::Model> {
        ["finance", "english"]
            .into_iter()
            .zip(0..)
            .map(|(key, position)| criterion::Model {
                opening_id: OpeningId(uuid::Uuid::nil()),
                key: key.to_owned(),
                position,
                title: key.to_owned(),
                translations: Translations::default(),
                weight_milli: 1000,
                min_milli: 1000,
                max_milli: 5000,
                required: false,
                anchors: Anchors::default(),
            })
            .collect()
    }

    fn card(scores: &[(&str, Result<i64, NotThousandths>)]) -> Filled {
        let scores = scores.iter().map(|(key, value)| ((*key).to_owned(), *value)).collect();
        Filled { scores, comment: String::new(), submitted: true }
    }

    fn wrong(card: &Filled) -> Vec<(String, &'static str)> {
        check(&criteria(), card).unwrap_err().into_iter().map(|wrong| (wrong.pointer, wrong.code)).collect()
    }

    #[test]
    fn both_ends_of_the_scale_are_on_it() {
        let rated = check(&criteria(), &card(&[("english", Ok(5000)), ("finance", Ok(1000))])).unwrap();
        let shown: Vec<_> = rated.iter().map(|rated| (rated.criterion.as_str(), rated.value_milli)).collect();
        assert_eq!(shown, [("finance", 1000), ("english", 5000)]);
    }

    #[test]
    fn everything_wrong_is_told_at_once_and_where() {
        let card = card(&[("finance", Ok(5001)), ("english", Err(NotThousandths)), ("a/b~", Ok(1000))]);
        assert_eq!(
            wrong(&card),
            [
                ("/scores/a~1b~0".to_owned(), "unknown"),
                ("/scores/finance".to_owned(), "off-the-scale"),
                ("/scores/english".to_owned(), "not-a-score")
            ]
        );
    }

    #[test]
    fn an_empty_card_is_kept_but_not_submitted() {
        assert_eq!(wrong(&card(&[])), [("/scores".to_owned(), "missing")]);
        assert_eq!(check(&criteria(), &Filled { submitted: false, ..card(&[]) }), Ok(vec![]));
        assert_eq!(check(&[], &card(&[])), Ok(vec![]));
    }

    #[test]
    fn a_comment_has_an_end() {
        let long = Filled { comment: "ž".repeat(MAX_COMMENT + 1), ..card(&[("finance", Ok(1000))]) };
        assert_eq!(wrong(&long), [("/comment".to_owned(), "too-long")]);
    }
}
