//! Thirty people who would be Finance Manager.

mod accountants;
mod auditors;
mod bankers_and_officials;
mod finance_leads;
mod grants_and_beginners;

use crate::demo::applicant::{Answer, Applicant};

pub(super) fn all() -> Vec<&'static Applicant> {
    [
        finance_leads::PEOPLE,
        auditors::PEOPLE,
        accountants::PEOPLE,
        bankers_and_officials::PEOPLE,
        grants_and_beginners::PEOPLE,
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The answers to the eight questions; everyone may work in Kosovo, for the others were told so at once.
const fn answers(
    years: i64,
    certificate: &'static str,
    largest: &'static str,
    systems: &'static [&'static str],
    from: &'static str,
    (salary, led_audit): (&'static str, bool),
) -> [(&'static str, Answer); 8] {
    [
        ("right-to-work", Answer::YesNo(true)),
        ("years", Answer::Number(years)),
        ("certificate", Answer::Choice(certificate)),
        ("largest-grant", Answer::Text(largest)),
        ("systems", Answer::Several(systems)),
        ("available-from", Answer::Date(from)),
        ("salary", Answer::Text(salary)),
        ("led-audit", Answer::YesNo(led_audit)),
    ]
}
