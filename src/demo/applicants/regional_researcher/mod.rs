//! Fourteen people who would be researchers; one has not sent it yet.

mod assistants;
mod experienced;
mod newcomers;

use crate::demo::applicant::{Answer, Applicant};

pub(super) fn all() -> Vec<&'static Applicant> {
    [experienced::PEOPLE, assistants::PEOPLE, newcomers::PEOPLE].into_iter().flatten().collect()
}

/// The answers to the seven questions.
const fn answers(
    degree: &'static str,
    publications: i64,
    methods: &'static [&'static str],
    finding: &'static str,
    travel: bool,
    link: &'static str,
) -> [(&'static str, Answer); 7] {
    [
        ("right-to-work", Answer::YesNo(true)),
        ("degree", Answer::Choice(degree)),
        ("publications", Answer::Number(publications)),
        ("methods", Answer::Several(methods)),
        ("finding", Answer::Text(finding)),
        ("travel", Answer::YesNo(travel)),
        ("link", Answer::Text(link)),
    ]
}
