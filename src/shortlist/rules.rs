//! What a selection takes: pure.

use crate::invalid::Invalid;
use crate::language::Phrase;
use crate::secrets::{canonical_alias, canonical_reference};
use std::collections::BTreeSet;

/// How the selection is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Selection {
    /// The first so many of the ranking, and everybody who ties with the last of them.
    CutOff(u32),
    /// These, by the addresses under which whoever draws knows them, in this order.
    HandPicked(Vec<String>),
}

/// Checks what was asked for before anything is read: returns the selection in its one form, and the reason trimmed.
///
/// # Errors
/// Everything wrong with it, at once.
pub fn requested(
    size: Option<u32>,
    references: Option<Vec<String>>,
    reason: &str,
    max_reason: usize,
) -> Result<(Selection, String), Vec<Invalid>> {
    let mut wrong = Vec::new();
    let reason = reason.trim();
    if reason.is_empty() {
        wrong.push(Invalid::new("/reason", "missing", Phrase::new("shortlist-reason-missing")));
    } else if reason.chars().count() > max_reason {
        let limit = i64::try_from(max_reason).unwrap_or(i64::MAX);
        wrong.push(Invalid::new("/reason", "too-long", Phrase::new("shortlist-reason-too-long").with("limit", limit)));
    }
    let selection = match (size, references) {
        (Some(0), None) => {
            wrong.push(Invalid::new("/size", "too-small", Phrase::new("shortlist-size-zero")));
            None
        }
        (Some(size), None) => Some(Selection::CutOff(size)),
        (None, Some(references)) => picked(&references, &mut wrong),
        (Some(_), Some(_)) => {
            wrong.push(Invalid::new("/references", "contradiction", Phrase::new("shortlist-size-or-references")));
            None
        }
        (None, None) => {
            wrong.push(Invalid::new("/size", "missing", Phrase::new("shortlist-size-or-references")));
            None
        }
    };
    match selection {
        Some(selection) if wrong.is_empty() => Ok((selection, reason.to_owned())),
        _ => Err(wrong),
    }
}

fn picked(references: &[String], wrong: &mut Vec<Invalid>) -> Option<Selection> {
    if references.is_empty() {
        wrong.push(Invalid::new("/references", "missing", Phrase::new("shortlist-nobody")));
        return None;
    }
    let (mut seen, mut taken) = (BTreeSet::new(), Vec::with_capacity(references.len()));
    for (index, typed) in references.iter().enumerate() {
        let pointer = format!("/references/{index}");
        match canonical_reference(typed).or_else(|| canonical_alias(typed)) {
            None => wrong.push(Invalid::new(pointer, "unknown", unknown(typed))),
            Some(reference) if !seen.insert(reference.clone()) => {
                let twice = Phrase::new("shortlist-reference-twice").with("reference", reference);
                wrong.push(Invalid::new(pointer, "twice", twice));
            }
            Some(reference) => taken.push(reference),
        }
    }
    Some(Selection::HandPicked(taken))
}

/// There is no such application among those that can be chosen.
pub fn unknown(reference: &str) -> Phrase {
    Phrase::new("shortlist-reference-unknown").with("reference", reference)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(result: Result<(Selection, String), Vec<Invalid>>) -> Vec<(String, &'static str)> {
        result.unwrap_err().into_iter().map(|wrong| (wrong.pointer, wrong.code)).collect()
    }

    #[test]
    fn a_selection_is_a_size_or_names_never_both() {
        assert_eq!(
            requested(Some(5), None, " the best five ", 100),
            Ok((Selection::CutOff(5), "the best five".to_owned()))
        );
        assert_eq!(codes(requested(Some(5), Some(vec![]), "r", 9)), [("/references".to_owned(), "contradiction")]);
        assert_eq!(codes(requested(None, None, "r", 9)), [("/size".to_owned(), "missing")]);
        assert_eq!(codes(requested(Some(0), None, "r", 9)), [("/size".to_owned(), "too-small")]);
    }

    #[test]
    fn a_reason_is_asked_for() {
        assert_eq!(codes(requested(Some(1), None, "  ", 9)), [("/reason".to_owned(), "missing")]);
        assert_eq!(codes(requested(Some(1), None, "0123456789", 9)), [("/reason".to_owned(), "too-long")]);
    }

    #[test]
    fn names_are_read_in_their_one_form_and_once() {
        let typed = vec!["7k3q29xdm4tb".to_owned(), "0000-0000-0000".to_owned()];
        let one_form = vec!["7K3Q-29XD-M4TB".to_owned(), "0000-0000-0000".to_owned()];
        assert_eq!(requested(None, Some(typed), "r", 9), Ok((Selection::HandPicked(one_form), "r".to_owned())));
        let twice = vec!["7K3Q-29XD-M4TB".to_owned(), "7k3q 29xd m4tb".to_owned()];
        assert_eq!(codes(requested(None, Some(twice), "r", 9)), [("/references/1".to_owned(), "twice")]);
    }
}
