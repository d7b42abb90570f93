//! What applicants are asked.

use crate::demo::opening::{DemoOption, DemoQuestion, DemoQuestionKind};
use crate::demo::openings::asked;
use crate::demo::tongue::InThree;

const fn option(key: &'static str, text: InThree) -> DemoOption {
    DemoOption { key, text }
}

const DEGREES: &[DemoOption] = &[
    option("bachelor", InThree::new("Bachelor", "Bachelor", "Osnovne studije")),
    option("master", InThree::new("Master", "Master", "Master")),
    option("doctorate", InThree::new("Doctorate", "Doktoraturë", "Doktorat")),
];

const METHODS: &[DemoOption] = &[
    option("interviews", InThree::new("Interviews", "Intervista", "Intervjui")),
    option("surveys", InThree::new("Surveys", "Anketa", "Ankete")),
    option("statistics", InThree::new("Statistics", "Statistikë", "Statistika")),
    option("law", InThree::new("Analysis of legal texts", "Analizë e teksteve juridike", "Analiza pravnih tekstova")),
    option("archives", InThree::new("Archives", "Arkiva", "Arhivi")),
];

pub(super) const QUESTIONS: &[DemoQuestion] = &[
    asked::RIGHT_TO_WORK,
    DemoQuestion {
        key: "degree",
        text: InThree::new(
            "What is your highest degree?",
            "Cila është grada juaj më e lartë?",
            "Koji je vaš najviši stepen obrazovanja?",
        ),
        hint: None,
        required: true,
        kind: DemoQuestionKind::Choice(DEGREES),
    },
    DemoQuestion {
        key: "publications",
        text: InThree::new(
            "How many texts have you published under your name?",
            "Sa tekste keni botuar me emrin tuaj?",
            "Koliko tekstova ste objavili pod svojim imenom?",
        ),
        hint: Some(InThree::new(
            "Papers, reports and longer articles.",
            "Punime, raporte dhe artikuj më të gjatë.",
            "Radovi, izveštaji i duži članci.",
        )),
        required: true,
        kind: DemoQuestionKind::Number { least: 0, most: 500 },
    },
    DemoQuestion {
        key: "methods",
        text: InThree::new(
            "Which methods have you used yourself?",
            "Cilat metoda i keni përdorur vetë?",
            "Koje metode ste sami koristili?",
        ),
        hint: None,
        required: true,
        kind: DemoQuestionKind::Several(METHODS),
    },
    DemoQuestion {
        key: "finding",
        text: InThree::new(
            "Tell us one thing that you found out and did not expect.",
            "Na tregoni një gjë që e keni zbuluar dhe nuk e prisnit.",
            "Navedite jednu stvar koju ste otkrili, a niste očekivali.",
        ),
        hint: Some(InThree::new("50 to 150 words.", "50 deri në 150 fjalë.", "50 do 150 reči.")),
        required: true,
        kind: DemoQuestionKind::LongText,
    },
    DemoQuestion {
        key: "travel",
        text: InThree::new(
            "Can you travel about forty days a year?",
            "A mund të udhëtoni rreth dyzet ditë në vit?",
            "Možete li da putujete oko četrdeset dana godišnje?",
        ),
        hint: None,
        required: true,
        kind: DemoQuestionKind::YesNo,
    },
    DemoQuestion {
        key: "link",
        text: InThree::new(
            "A link to something you wrote",
            "Një lidhje me diçka që keni shkruar",
            "Veza ka nečemu što ste napisali",
        ),
        hint: None,
        required: false,
        kind: DemoQuestionKind::ShortText,
    },
];
