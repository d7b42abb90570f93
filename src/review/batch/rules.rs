//! Which of the applications that somebody chose cannot be moved, and why.

use crate::review::stages::{self, Seen};
use entity::application::Stage;

/// One that cannot be moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Its place in the request.
    pub place: usize,
    /// As it was named.
    pub reference: String,
    pub why: Why,
}

/// Why it cannot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It does not exist, is not submitted any more, or is not for them.
    Unknown,
    /// It was moved, or submitted anew, after it was seen.
    Changed,
    /// There is no such step from where it stands.
    NoSuchStep(Stage),
}

/// Why an application that was seen so cannot be moved, if it cannot. Where it stands there already, nothing is to be done.
pub fn why_not(to: Stage, seen: Seen, now: Option<Seen>) -> Option<Why> {
    match now {
        None => Some(Why::Unknown),
        Some(now) if now != seen => Some(Why::Changed),
        Some(now) if now.stage != to && !stages::after(now.stage).contains(&to) => Some(Why::NoSuchStep(now.stage)),
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn seen(version: i32, stage: Stage) -> Seen {
        Seen { version, stage }
    }

    #[test]
    fn what_changed_is_not_moved() {
        let was = seen(1, Stage::Received);
        assert_eq!(why_not(Stage::Interview, was, None), Some(Why::Unknown));
        assert_eq!(why_not(Stage::Interview, was, Some(seen(2, Stage::Received))), Some(Why::Changed));
        assert_eq!(why_not(Stage::Interview, was, Some(seen(1, Stage::Rejected))), Some(Why::Changed));
        assert_eq!(why_not(Stage::Interview, was, Some(was)), None);
    }

    #[test]
    fn the_table_of_steps_holds_for_many_too() {
        let was = seen(1, Stage::Received);
        assert_eq!(why_not(Stage::Hired, was, Some(was)), Some(Why::NoSuchStep(Stage::Received)));
        assert_eq!(why_not(Stage::Received, was, Some(was)), None);
    }
}
