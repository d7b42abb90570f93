//! Programme Assistant: a draft, with gaps as drafts have them.

use super::asked;
use crate::demo::moment::ZONE;
use crate::demo::opening::{
    DemoContract, DemoCriterion, DemoOpening, DemoPart, DemoQuestion, DemoQuestionKind, DemoRemote,
};
use crate::demo::tongue::InThree;

const CRITERIA: &[DemoCriterion] = &[
    DemoCriterion {
        key: "order",
        title: InThree::new("Keeps things in order", "Mban rregull", "Održava red"),
        weight: 60,
        anchors: [
            InThree::new("No sign of it", "Pa asnjë shenjë", "Bez pokazatelja"),
            InThree::new("With help", "Me ndihmë", "Uz pomoć"),
            InThree::new("In routine work", "Në punë rutinë", "U rutinskom poslu"),
            InThree::new("In busy times", "Në kohë të ngarkuara", "U gužvi"),
            InThree::new("For others too", "Edhe për të tjerët", "I za druge"),
        ],
    },
    DemoCriterion {
        key: "people",
        title: InThree::new("Gets on with people", "Merret vesh me njerëz", "Slaže se s ljudima"),
        weight: 40,
        anchors: [
            InThree::new("Not at all", "Aspak", "Nimalo"),
            InThree::new("With few", "Me pak veta", "Sa malo njih"),
            InThree::new("With most", "Me shumicën", "Sa većinom"),
            InThree::new("With all", "Me të gjithë", "Sa svima"),
            InThree::new("Brings them together", "I bashkon", "Spaja ih"),
        ],
    },
];

const QUESTIONS: &[DemoQuestion] = &[
    asked::RIGHT_TO_WORK,
    DemoQuestion {
        key: "event",
        text: InThree::new(
            "Describe an event that you organised.",
            "Përshkruani një ngjarje që e keni organizuar.",
            "Opišite događaj koji ste organizovali.",
        ),
        hint: None,
        required: true,
        kind: DemoQuestionKind::LongText,
    },
];

pub(super) fn opening() -> DemoOpening {
    DemoOpening {
        key: "programme-assistant",
        title: InThree::new("Programme Assistant", "Asistent/e e Programit", "Programski/a asistent/kinja"),
        summary: InThree::new(
            "Keep travel, events and papers of the mobility programme in order.",
            "Mbani në rregull udhëtimet, ngjarjet dhe dokumentet e programit për lëvizje të lirë.",
            "Održavajte u redu putovanja, događaje i dokumenta programa za mobilnost.",
        ),
        description: InThree::new(include_str!("en.md"), include_str!("sq.md"), include_str!("sr.md")),
        published_at: None,
        closes_on: None,
        zone: ZONE,
        amendments: Vec::new(),
        criteria: CRITERIA,
        questions: QUESTIONS,
        requirements: &[asked::CV, asked::LETTER],
        salary: None,
        contract: DemoContract::PartTime,
        places: &["Prishtinë"],
        remote: DemoRemote::No,
        positions: 1,
        contact: "jobs@ura.example",
        blind: false,
        panel: &[("chair", DemoPart::Chair)],
    }
}
