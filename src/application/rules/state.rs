//! Where an application goes from where it stands, on the applicant's side.

use entity::application::State;

/// What an applicant does with the whole of an application.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Sends it.
    Submit,
    /// Takes it back.
    Withdraw,
    /// Changes a field, an answer or a document.
    Edit,
}

/// Where the step leads; none: it cannot be taken from here.
pub const fn after(state: State, step: Step) -> Option<State> {
    match (state, step) {
        (State::Draft, Step::Submit) => Some(State::Submitted),
        (State::Draft, Step::Edit) => Some(State::Draft),
        (State::Submitted, Step::Withdraw) => Some(State::Withdrawn),
        (State::Draft, Step::Withdraw)
        | (State::Submitted, Step::Submit | Step::Edit)
        | (State::Withdrawn, Step::Submit | Step::Withdraw | Step::Edit) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_withdrawn_application_goes_nowhere_and_a_draft_cannot_be_withdrawn() {
        for step in [Step::Submit, Step::Withdraw, Step::Edit] {
            assert_eq!(after(State::Withdrawn, step), None, "{step:?}");
        }
        assert_eq!(after(State::Draft, Step::Withdraw), None);
        assert_eq!(after(State::Draft, Step::Submit), Some(State::Submitted));
        assert_eq!(after(State::Submitted, Step::Edit), None);
    }
}
