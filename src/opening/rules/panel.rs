//! Who sits on the panel.

use super::{Limits, keys};
use crate::application::rules::about::email_key;
use crate::invalid::Invalid;
use crate::language::Phrase;
use entity::panel_member::PanelRole;

/// A seat on the panel, by the address of an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewMember {
    /// Of an account that exists.
    pub email: String,
    /// What they do there.
    pub role: PanelRole,
}

/// What is wrong with the list by itself; whether the accounts exist is for the act to see.
pub fn panel_wrong(list: &[NewMember], limits: &Limits<'_>) -> Vec<Invalid> {
    let mut wrong = Vec::new();
    keys::too_many(&mut wrong, list.len(), limits.openings.max_panel);
    for (index, member) in list.iter().enumerate() {
        let before = &list[..index];
        if before.iter().any(|other| email_key(&other.email) == email_key(&member.email)) {
            wrong.push(Invalid::new(format!("/{index}/email"), "duplicate", Phrase::new("opening-wrong-member-twice")));
        }
        if member.role == PanelRole::Chair && before.iter().any(|other| other.role == PanelRole::Chair) {
            wrong.push(Invalid::new(
                format!("/{index}/role"),
                "second-chair",
                Phrase::new("opening-wrong-chair-twice"),
            ));
        }
    }
    wrong
}
