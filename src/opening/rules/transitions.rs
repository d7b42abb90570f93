//! Which steps an opening may take, on one screen. Closed is no state: the closing instant says it.

use entity::opening::State::{self, Archived, Cancelled, Draft, Published};

/// Something that is done to an opening.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Change anything.
    Edit,
    /// Choose what is judged.
    SetCriteria,
    /// Choose what is asked.
    SetQuestions,
    /// Choose which documents are required.
    SetRequirements,
    /// Choose who sits on the panel.
    SetPanel,
    /// Show it to everybody.
    Publish,
    /// Change it in public.
    Amend,
    /// Call it off.
    Cancel,
    /// Put it away once it has closed.
    Archive,
}

/// From where, by which step, to where. What is not here cannot be done.
pub const STEPS: &[(State, Step, State)] = &[
    (Draft, Step::Edit, Draft),
    (Draft, Step::SetCriteria, Draft),
    (Draft, Step::SetQuestions, Draft),
    (Draft, Step::SetRequirements, Draft),
    (Draft, Step::SetPanel, Draft),
    (Draft, Step::Publish, Published),
    (Published, Step::SetCriteria, Published),
    (Published, Step::SetPanel, Published),
    (Published, Step::Amend, Published),
    (Published, Step::Cancel, Cancelled),
    (Published, Step::Archive, Archived),
];

/// Where the step leads, if it may be taken here.
pub fn after(state: State, step: Step) -> Option<State> {
    STEPS.iter().find(|(from, by, _)| (*from, *by) == (state, step)).map(|(_, _, to)| *to)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_done_to_what_is_cancelled_or_archived() {
        assert!(STEPS.iter().all(|(from, ..)| !matches!(from, Cancelled | Archived)));
    }

    #[test]
    fn what_is_published_changes_only_in_public() {
        assert_eq!(after(Published, Step::Edit), None);
        assert_eq!(after(Published, Step::SetQuestions), None);
        assert_eq!(after(Published, Step::Publish), None);
        assert_eq!(after(Published, Step::Amend), Some(Published));
        assert_eq!(after(Draft, Step::Amend), None);
        assert_eq!(after(Draft, Step::Publish), Some(Published));
    }
}
