//! Where an application goes from where it stands, on the applicant's side.

use entity::application::State;

/// What an applicant does with the whole of an application.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Sends it.
    Submit,
    /// Takes it back.
    Withdraw,
    /// Takes the withdrawal back.
    ComeBack,
    /// Changes a field, an answer or a document.
    Edit,
}

/// Where the step leads; none: it cannot be taken from here.
pub const fn after(state: State, step: Step) -> Option<State> {
    match (state, step) {
        (State::Draft, Step::Edit) => Some(State::Draft),
        // What was submitted stays so while it is changed: the version that was sent counts until the next one is.
        (State::Draft | State::Submitted, Step::Submit)
        | (State::Submitted, Step::Edit)
        | (State::Withdrawn, Step::ComeBack) => Some(State::Submitted),
        (State::Submitted, Step::Withdraw) => Some(State::Withdrawn),
        (State::Draft, Step::Withdraw | Step::ComeBack)
        | (State::Submitted, Step::ComeBack)
        | (State::Withdrawn, Step::Submit | Step::Withdraw | Step::Edit) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_withdrawn_application_only_comes_back_and_a_draft_cannot_be_withdrawn() {
        for step in [Step::Submit, Step::Withdraw, Step::Edit] {
            assert_eq!(after(State::Withdrawn, step), None, "{step:?}");
        }
        assert_eq!(after(State::Withdrawn, Step::ComeBack), Some(State::Submitted));
        assert_eq!(after(State::Draft, Step::Withdraw), None);
        assert_eq!(after(State::Draft, Step::ComeBack), None);
        assert_eq!(after(State::Draft, Step::Submit), Some(State::Submitted));
    }

    #[test]
    fn what_was_submitted_stays_submitted_while_it_is_changed() {
        assert_eq!(after(State::Submitted, Step::Edit), Some(State::Submitted));
        assert_eq!(after(State::Submitted, Step::Submit), Some(State::Submitted));
        assert_eq!(after(State::Submitted, Step::ComeBack), None);
    }
}
