//! What must be there before everybody sees an opening, and what had better be there.

use super::Terms;
use crate::invalid::Invalid;
use crate::language::Phrase;
use entity::panel_member::PanelRole;

/// What keeps the terms from being published; the closing instant is the act's to see.
pub fn not_ready(terms: &Terms) -> Vec<Invalid> {
    let mut wrong = Vec::new();
    let advert = terms.own_advert();
    if advert.is_none_or(|advert| advert.title.is_empty()) {
        wrong.push(Invalid::new("/title", "missing", Phrase::new("opening-wrong-publish-title")));
    }
    if advert.is_none_or(|advert| advert.description.is_empty()) {
        wrong.push(Invalid::new("/description", "missing", Phrase::new("opening-wrong-publish-description")));
    }
    wrong
}

/// What is missing for the review to come; it may be added after publication, so that it warns and does not refuse.
pub fn warnings(criteria: usize, requirements: usize, panel: &[PanelRole], terms: &Terms) -> Vec<Phrase> {
    let mut found = Vec::new();
    if criteria == 0 {
        found.push(Phrase::new("opening-warning-no-criteria"));
    }
    if requirements == 0 {
        found.push(Phrase::new("opening-warning-no-documents"));
    }
    let reviewers = panel.iter().filter(|role| matches!(role, PanelRole::Chair | PanelRole::Reviewer)).count();
    if reviewers == 0 {
        found.push(Phrase::new("opening-warning-no-reviewers"));
    } else if let Some(quorum) = terms.reviews_per_application
        && usize::try_from(quorum).is_ok_and(|quorum| quorum > reviewers)
    {
        found.push(Phrase::new("opening-warning-quorum").with("quorum", quorum).with("reviewers", reviewers));
    }
    if terms.places.is_empty() && !terms.remote {
        found.push(Phrase::new("opening-warning-no-place"));
    }
    found
}
