//! What a person may see of scores and of who applied (P6): reviewers are independent, and in a blind review they do not
//! learn whom they judge.

use crate::account::may::Act;
use crate::opening::standing::Standing;
use entity::StaffId;
use entity::opening::Visibility;
use std::collections::HashSet;

/// How far one person sees in one opening. Whoever reviews is bound by it, HR too when on the panel as a reviewer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sight {
    reviews: bool,
    blind: bool,
    visibility: Visibility,
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
    pub const fn of(standing: &Standing) -> Self {
        let opening = &standing.opening;
        Self { reviews: standing.may(Act::Review), blind: opening.blind, visibility: opening.visibility }
    }

    /// Whether they review, and are therefore bound.
    pub const fn reviews(self) -> bool {
        self.reviews
    }

    /// Whether names, addresses and documents stay covered for them.
    pub const fn is_covered(self) -> bool {
        self.blind && self.reviews
    }

    /// Whether they wait for every reviewer rather than for their own card alone.
    pub fn waits_for_all(self) -> bool {
        self.reviews && self.visibility == Visibility::AfterAll
    }

    /// What they wait for before they see the others' cards, and the mean, of one application; none: they see them.
    /// `submitted` are the authors of its submitted cards, `panel` those who review in this opening.
    pub fn waiting(self, me: StaffId, submitted: &HashSet<StaffId>, panel: &[StaffId]) -> Option<Waiting> {
        if !self.reviews {
            None
        } else if !submitted.contains(&me) {
            Some(Waiting::ForOwn)
        } else if self.waits_for_all() && !panel.iter().all(|reviewer| submitted.contains(reviewer)) {
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
        let sight = Sight { reviews, blind: false, visibility };
        sight.waiting(ME, &submitted.iter().copied().collect(), &[ME, OTHER])
    }

    #[test]
    fn who_does_not_review_waits_for_nothing() {
        assert_eq!(waiting(false, Visibility::AfterAll, &[]), None);
        assert!(!Sight { reviews: false, blind: true, visibility: Visibility::AfterOwn }.is_covered());
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
