//! What a person may see of scores and of who applied (P6): reviewers are independent, and in a blind review they do not
//! learn whom they judge.

use super::order::Row;
use super::who::Who;
use crate::account::may::Act;
use crate::opening::standing::Standing;
use entity::StaffId;
use entity::opening::Visibility;
use entity::panel_member::PanelRole;
use std::collections::HashSet;

/// How far one person sees in one opening. Whoever reviews is bound by it, HR too when on the panel as a reviewer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sight {
    reviews: bool,
    blind: bool,
    visibility: Visibility,
    /// Sees cards and figures at any time, though they review.
    sees_all: bool,
}

/// Why a reviewer does not see the figures of an application yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waiting {
    /// Their own card is not submitted.
    ForOwn,
    /// Another reviewer's card is not submitted.
    ForAll,
}

impl Sight {
    /// How far the person who loaded this sees.
    pub fn of(standing: &Standing) -> Self {
        let opening = &standing.opening;
        Self {
            reviews: standing.may(Act::Review),
            blind: opening.blind,
            visibility: opening.visibility,
            sees_all: opening.chair_sees_all && standing.panel == Some(PanelRole::Chair),
        }
    }

    /// Whether they review.
    pub const fn reviews(self) -> bool {
        self.reviews
    }

    /// Whether they wait before they see figures and the others' cards.
    pub const fn waits(self) -> bool {
        self.reviews && !self.sees_all
    }

    /// Whether names, addresses and documents stay covered for them.
    pub const fn is_covered(self) -> bool {
        self.blind && self.reviews
    }

    /// What an application is called before them.
    pub fn who(self, reference: &str, alias: &str, full_name: &str) -> Who {
        if self.is_covered() {
            Who::Alias(alias.to_owned())
        } else {
            Who::Named { reference: reference.to_owned(), full_name: full_name.to_owned() }
        }
    }

    /// Likewise, of a row of a list.
    pub fn who_of(self, row: &Row) -> Who {
        self.who(&row.reference, &row.alias, &row.full_name)
    }

    /// Whether they wait for every reviewer rather than for their own card alone.
    pub fn waits_for_all(self) -> bool {
        self.waits() && self.visibility == Visibility::AfterAll
    }

    /// What they wait for before they see the others' cards, and the mean, of one application; none: they see them.
    /// `submitted` are the authors of its submitted cards, `expected` those who review it. Who does not review this one is
    /// not coloured by what the others say of it.
    pub fn waiting(self, me: StaffId, submitted: &HashSet<StaffId>, expected: &[StaffId]) -> Option<Waiting> {
        if !self.waits() || !expected.contains(&me) {
            None
        } else if !submitted.contains(&me) {
            Some(Waiting::ForOwn)
        } else if self.waits_for_all() && !expected.iter().all(|reviewer| submitted.contains(reviewer)) {
            Some(Waiting::ForAll)
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    const ME: StaffId = StaffId(Uuid::from_u128(1));
    const OTHER: StaffId = StaffId(Uuid::from_u128(2));

    fn waiting(reviews: bool, visibility: Visibility, submitted: &[StaffId]) -> Option<Waiting> {
        let sight = Sight { reviews, blind: false, visibility, sees_all: false };
        sight.waiting(ME, &submitted.iter().copied().collect(), &[ME, OTHER])
    }

    #[test]
    fn who_does_not_review_waits_for_nothing() {
        assert_eq!(waiting(false, Visibility::AfterAll, &[]), None);
        let hr = Sight { reviews: false, blind: true, visibility: Visibility::AfterOwn, sees_all: false };
        assert!(!hr.is_covered());
        assert_eq!(hr.who("reference", "alias", "Arta").full_name(), Some("Arta"));
    }

    #[test]
    fn a_chair_who_sees_all_is_blind_all_the_same() {
        let chair = Sight { reviews: true, blind: true, visibility: Visibility::AfterAll, sees_all: true };
        assert_eq!(chair.waiting(ME, &HashSet::new(), &[ME, OTHER]), None);
        assert_eq!(chair.who("reference", "alias", "Arta"), Who::Alias("alias".to_owned()));
    }

    #[test]
    fn who_does_not_review_this_one_waits_for_nothing() {
        let sight = Sight { reviews: true, blind: false, visibility: Visibility::AfterAll, sees_all: false };
        assert_eq!(sight.waiting(ME, &HashSet::new(), &[OTHER]), None);
    }

    #[test]
    fn a_reviewer_waits_for_their_own_card() {
        assert_eq!(waiting(true, Visibility::AfterOwn, &[OTHER]), Some(Waiting::ForOwn));
        assert_eq!(waiting(true, Visibility::AfterOwn, &[ME]), None);
    }

    #[test]
    fn or_for_every_card_where_the_opening_says_so() {
        assert_eq!(waiting(true, Visibility::AfterAll, &[OTHER]), Some(Waiting::ForOwn));
        assert_eq!(waiting(true, Visibility::AfterAll, &[ME]), Some(Waiting::ForAll));
        assert_eq!(waiting(true, Visibility::AfterAll, &[ME, OTHER]), None);
    }
}
