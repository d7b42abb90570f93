//! Nine people who would be Communications Officer; one has taken it back.

mod newsrooms;
mod studios;

use crate::demo::applicant::{Answer, Applicant};

pub(super) fn all() -> Vec<&'static Applicant> {
    [newsrooms::PEOPLE, studios::PEOPLE].into_iter().flatten().collect()
}

/// The answers to the seven questions.
const fn answers(
    languages: &'static [&'static str],
    strongest: &'static str,
    rewrite: &'static str,
    portfolio: &'static str,
    from: i64,
    years: i64,
) -> [(&'static str, Answer); 7] {
    [
        ("right-to-work", Answer::YesNo(true)),
        ("languages", Answer::Several(languages)),
        ("strongest", Answer::Choice(strongest)),
        ("rewrite", Answer::Text(rewrite)),
        ("portfolio", Answer::Text(portfolio)),
        ("available-from", Answer::DaysFromStart(from)),
        ("years", Answer::Number(years)),
    ]
}
