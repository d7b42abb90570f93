//! Researcher – Regional Co-operation: open when the demo starts.

mod criteria;
mod questions;

use entity::Instant;

use super::asked;
use crate::demo::moment::{DAY, ZONE};
use crate::demo::opening::{DemoContract, DemoOpening, DemoPeriod, DemoRemote, DemoSalary};
use crate::demo::tongue::InThree;

pub(super) fn opening(now: Instant) -> DemoOpening {
    DemoOpening {
        key: "regional-researcher",
        title: InThree::new(
            "Researcher – Regional Co-operation",
            "Hulumtues/e – Bashkëpunimi Rajonal",
            "Istraživač/ica – Regionalna saradnja",
        ),
        summary: InThree::new(
            "Find out what six economies agree on and what becomes of it: interviews, data and reports that are read.",
            "Zbuloni për çka pajtohen gjashtë ekonomi dhe çka bëhet me të: intervista, të dhëna dhe raporte që lexohen.",
            "Istražite o čemu se šest ekonomija dogovara i šta od toga biva: intervjui, podaci i izveštaji koji se čitaju.",
        ),
        description: InThree::new(include_str!("en.md"), include_str!("sq.md"), include_str!("sr.md")),
        published_at: Some(now.plus_millis(-16 * DAY)),
        closes_on: Some(asked::date_in(now, 19)),
        zone: ZONE,
        amendments: Vec::new(),
        criteria: criteria::CRITERIA,
        questions: questions::QUESTIONS,
        requirements: asked::WITH_CERTIFICATES,
        salary: Some(DemoSalary { from: 1_300, to: 1_700, currency: "EUR", period: DemoPeriod::Month }),
        contract: DemoContract::FixedTerm(24),
        places: &["Prishtinë", "Mitrovica"],
        remote: DemoRemote::Partly,
        positions: 2,
        contact: "research@ura.example",
        blind: false,
        panel: asked::PANEL,
    }
}
