//! From which stage to which an application may be moved. Every step forward can be taken back.

use entity::application::{self, Stage};

/// Every stage, in the order of the process.
pub const ALL: [Stage; 7] = [
    Stage::Received,
    Stage::UnderReview,
    Stage::Shortlisted,
    Stage::Interview,
    Stage::Offered,
    Stage::Hired,
    Stage::Rejected,
];

/// Where an application may go from `stage`, in the order of the process.
pub const fn after(stage: Stage) -> &'static [Stage] {
    use Stage::{Hired, Interview, Offered, Received, Rejected, Shortlisted, UnderReview};
    match stage {
        Received => &[UnderReview, Shortlisted, Interview, Rejected],
        UnderReview => &[Received, Shortlisted, Interview, Rejected],
        Shortlisted => &[Received, UnderReview, Interview, Offered, Rejected],
        Interview => &[UnderReview, Shortlisted, Offered, Rejected],
        Offered => &[Shortlisted, Interview, Hired, Rejected],
        Hired => &[Offered],
        Rejected => &[Received, UnderReview, Shortlisted, Interview, Offered],
    }
}

/// Its name in the API, in paths and in the keys of messages.
pub const fn name(stage: Stage) -> &'static str {
    match stage {
        Stage::Received => "received",
        Stage::UnderReview => "under_review",
        Stage::Shortlisted => "shortlisted",
        Stage::Interview => "interview",
        Stage::Offered => "offered",
        Stage::Hired => "hired",
        Stage::Rejected => "rejected",
    }
}

/// The stage of this name.
pub fn named(text: &str) -> Option<Stage> {
    ALL.into_iter().find(|stage| name(*stage) == text)
}

/// The key of its message.
pub const fn label(stage: Stage) -> &'static str {
    match stage {
        Stage::Received => "review-stage-received",
        Stage::UnderReview => "review-stage-under-review",
        Stage::Shortlisted => "review-stage-shortlisted",
        Stage::Interview => "review-stage-interview",
        Stage::Offered => "review-stage-offered",
        Stage::Hired => "review-stage-hired",
        Stage::Rejected => "review-stage-rejected",
    }
}

/// What somebody has before them who moves an application: its version and its stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    pub version: i32,
    pub stage: Stage,
}

impl Seen {
    /// What there is.
    pub const fn of(application: &application::Model) -> Self {
        Self { version: application.version, stage: application.stage }
    }

    /// As it stands in an entity tag and in a form: `7-under_review`. The applicant's own tag is the version alone: HR's
    /// moves never make an applicant's edit stale.
    pub fn tag(self) -> String {
        format!("{}-{}", self.version, name(self.stage))
    }

    /// Reads a [`tag`](Self::tag).
    pub fn of_tag(tag: &str) -> Option<Self> {
        let (version, stage) = tag.split_once('-')?;
        Some(Self { version: version.parse().ok()?, stage: named(stage)? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_can_be_taken_back() {
        for from in ALL {
            for to in after(from) {
                assert_ne!(from, *to);
                // Not every way back is one step: whoever was interviewed at once returns through the review.
                let back = after(*to);
                let in_two = back.iter().any(|between| after(*between).contains(&from));
                assert!(back.contains(&from) || in_two, "{from:?} → {to:?} has no way back");
            }
        }
    }

    #[test]
    fn nobody_is_hired_who_was_not_offered_the_post() {
        for from in ALL {
            assert_eq!(after(from).contains(&Stage::Hired), from == Stage::Offered, "{from:?}");
        }
    }

    #[test]
    fn names_are_those_of_the_database() {
        for stage in ALL {
            assert_eq!(serde_json::to_value(stage).unwrap(), name(stage));
            assert_eq!(named(name(stage)), Some(stage));
        }
        assert_eq!(named("elsewhere"), None);
    }
}
