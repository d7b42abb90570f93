//! Communications Officer: open when the demo starts.

mod criteria;
mod questions;

use entity::Instant;

use super::asked;
use crate::demo::moment::{DAY, ZONE};
use crate::demo::opening::{DemoContract, DemoOpening, DemoPeriod, DemoRemote, DemoSalary};
use crate::demo::tongue::InThree;

pub(super) fn opening(now: Instant) -> DemoOpening {
    DemoOpening {
        key: "communications-officer",
        title: InThree::new("Communications Officer", "Zyrtar/e për Komunikim", "Službenik/ca za komunikacije"),
        summary: InThree::new(
            "Make our findings heard in three languages: newsroom, newsletter, short films and the yearly conference.",
            "Bëni që gjetjet tona të dëgjohen në tri gjuhë: media, buletin, filma të shkurtër dhe konferenca vjetore.",
            "Učinite da se naši nalazi čuju na tri jezika: mediji, bilten, kratki filmovi i godišnja konferencija.",
        ),
        description: InThree::new(include_str!("en.md"), include_str!("sq.md"), include_str!("sr.md")),
        published_at: Some(now.plus_millis(-9 * DAY)),
        closes_on: Some(asked::date_in(now, 33)),
        zone: ZONE,
        amendments: Vec::new(),
        criteria: criteria::CRITERIA,
        questions: questions::QUESTIONS,
        requirements: asked::DOCUMENTS,
        salary: Some(DemoSalary { from: 1_100, to: 1_450, currency: "EUR", period: DemoPeriod::Month }),
        contract: DemoContract::Permanent,
        places: &["Prishtinë"],
        remote: DemoRemote::Partly,
        positions: 1,
        contact: "jobs@ura.example",
        blind: true,
        panel: asked::PANEL,
    }
}
