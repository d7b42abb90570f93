//! What applicants are asked.

use crate::demo::opening::{DemoOption, DemoQuestion, DemoQuestionKind};
use crate::demo::openings::asked;
use crate::demo::tongue::InThree;

const fn option(key: &'static str, text: InThree) -> DemoOption {
    DemoOption { key, text }
}

const LANGUAGES: &[DemoOption] = &[
    option("sq", InThree::new("Albanian", "Shqip", "Albanski")),
    option("sr", InThree::new("Serbian", "Serbisht", "Srpski")),
    option("en", InThree::new("English", "Anglisht", "Engleski")),
    option("tr", InThree::new("Turkish", "Turqisht", "Turski")),
    option("rom", InThree::new("Romani", "Romisht", "Romski")),
];

const MEDIA: &[DemoOption] = &[
    option("text", InThree::new("Text", "Tekst", "Tekst")),
    option("radio", InThree::new("Radio and podcast", "Radio dhe podkast", "Radio i podkast")),
    option("film", InThree::new("Film", "Film", "Film")),
    option("design", InThree::new("Design", "Dizajn", "Dizajn")),
];

pub(super) const QUESTIONS: &[DemoQuestion] = &[
    asked::RIGHT_TO_WORK,
    DemoQuestion {
        key: "languages",
        text: InThree::new(
            "In which languages do you write without help?",
            "Në cilat gjuhë shkruani pa ndihmë?",
            "Na kojim jezicima pišete bez pomoći?",
        ),
        hint: None,
        required: true,
        kind: DemoQuestionKind::Several(LANGUAGES),
    },
    DemoQuestion {
        key: "strongest",
        text: InThree::new(
            "What is your strongest medium?",
            "Cili është mediumi juaj më i fortë?",
            "Koji vam je medij najjača strana?",
        ),
        hint: None,
        required: true,
        kind: DemoQuestionKind::Choice(MEDIA),
    },
    DemoQuestion {
        key: "rewrite",
        text: InThree::new(
            "Say in three sentences, for local radio: “Non-tariff barriers impose an ad valorem equivalent of 11 per cent.”",
            "Thuajeni me tri fjali për radion lokale: „Barrierat jotarifore kanë ekuivalent ad valorem prej 11 për qind.“",
            "Recite u tri rečenice za lokalni radio: „Netarifne barijere imaju ad valorem ekvivalent od 11 odsto.“",
        ),
        hint: None,
        required: true,
        kind: DemoQuestionKind::LongText,
    },
    DemoQuestion {
        key: "portfolio",
        text: InThree::new("Link to your work", "Lidhje me punën tuaj", "Veza ka vašem radu"),
        hint: None,
        required: false,
        kind: DemoQuestionKind::ShortText,
    },
    DemoQuestion {
        key: "available-from",
        text: InThree::new("From when could you start?", "Prej kur mund të filloni?", "Od kada možete da počnete?"),
        hint: None,
        required: true,
        kind: DemoQuestionKind::Date,
    },
    DemoQuestion {
        key: "years",
        text: InThree::new("Years of experience", "Vite përvojë", "Godine iskustva"),
        hint: None,
        required: true,
        kind: DemoQuestionKind::Number { least: 0, most: 50 },
    },
];
