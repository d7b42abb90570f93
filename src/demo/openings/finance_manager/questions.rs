//! What applicants are asked.

use crate::demo::opening::{DemoOption, DemoQuestion, DemoQuestionKind};
use crate::demo::openings::asked;
use crate::demo::tongue::InThree;

const fn option(key: &'static str, text: InThree) -> DemoOption {
    DemoOption { key, text }
}

const CERTIFICATES: &[DemoOption] = &[
    option("acca", InThree::new("ACCA, full member", "ACCA, anëtar/e i/e plotë", "ACCA, punopravni član")),
    option("acca-part", InThree::new("ACCA, some papers passed", "ACCA, disa provime", "ACCA, deo ispita")),
    option("cpa", InThree::new("CPA", "CPA", "CPA / ovlašćeni revizor")),
    option(
        "scaak",
        InThree::new(
            "SCAAK certified accountant",
            "Kontabilist/e i/e certifikuar SHKÇAK",
            "SCAAK sertifikovani računovođa",
        ),
    ),
    option("other", InThree::new("Another certificate", "Certifikatë tjetër", "Drugi sertifikat")),
    option("none", InThree::new("None", "Asnjë", "Nijedan")),
];

const SYSTEMS: &[DemoOption] = &[
    option("quickbooks", InThree::new("QuickBooks", "QuickBooks", "QuickBooks")),
    option("pantheon", InThree::new("Pantheon", "Pantheon", "Pantheon")),
    option("dynamics", InThree::new("Microsoft Dynamics", "Microsoft Dynamics", "Microsoft Dynamics")),
    option("sap", InThree::new("SAP", "SAP", "SAP")),
    option("treasury", InThree::new("A public treasury system", "Sistem publik i thesarit", "Javni sistem trezora")),
    option("spreadsheets", InThree::new("Spreadsheets, advanced", "Tabela, nivel i avancuar", "Tabele, napredno")),
];

pub(super) const QUESTIONS: &[DemoQuestion] = &[
    asked::RIGHT_TO_WORK,
    DemoQuestion {
        key: "years",
        text: InThree::new(
            "How many years have you worked in finance or accounting?",
            "Sa vjet keni punuar në financa ose kontabilitet?",
            "Koliko godina radite u finansijama ili računovodstvu?",
        ),
        hint: Some(InThree::new("Whole years.", "Vite të plota.", "Pune godine.")),
        required: true,
        kind: DemoQuestionKind::Number { least: 0, most: 50 },
    },
    DemoQuestion {
        key: "certificate",
        text: InThree::new(
            "Which professional certificate do you hold?",
            "Cilën certifikatë profesionale e keni?",
            "Koji profesionalni sertifikat imate?",
        ),
        hint: None,
        required: true,
        kind: DemoQuestionKind::Choice(CERTIFICATES),
    },
    DemoQuestion {
        key: "largest-grant",
        text: InThree::new(
            "Describe the largest grant or budget that you were responsible for, and what went wrong.",
            "Përshkruani grantin ose buxhetin më të madh për të cilin keni qenë përgjegjës/e dhe çka nuk shkoi mirë.",
            "Opišite najveći grant ili budžet za koji ste bili odgovorni i šta je pošlo naopako.",
        ),
        hint: Some(InThree::new(
            "Something always goes wrong. 50 to 200 words.",
            "Diçka gjithmonë shkon keq. 50 deri në 200 fjalë.",
            "Nešto uvek pođe naopako. 50 do 200 reči.",
        )),
        required: true,
        kind: DemoQuestionKind::LongText,
    },
    DemoQuestion {
        key: "systems",
        text: InThree::new(
            "Which accounting systems have you worked with?",
            "Me cilat sisteme të kontabilitetit keni punuar?",
            "Sa kojim računovodstvenim sistemima ste radili?",
        ),
        hint: None,
        required: false,
        kind: DemoQuestionKind::Several(SYSTEMS),
    },
    DemoQuestion {
        key: "available-from",
        text: InThree::new("From when could you start?", "Prej kur mund të filloni?", "Od kada možete da počnete?"),
        hint: None,
        required: true,
        kind: DemoQuestionKind::Date,
    },
    DemoQuestion {
        key: "salary",
        text: InThree::new(
            "What gross salary do you expect?",
            "Çfarë page bruto pritni?",
            "Koju bruto platu očekujete?",
        ),
        hint: Some(InThree::new(
            "Within the published range.",
            "Brenda kufijve të shpallur.",
            "U okviru objavljenog raspona.",
        )),
        required: false,
        kind: DemoQuestionKind::ShortText,
    },
    DemoQuestion {
        key: "led-audit",
        text: InThree::new(
            "Have you been the auditors' main contact in an external audit?",
            "A keni qenë personi kryesor i kontaktit gjatë një auditimi të jashtëm?",
            "Da li ste bili glavna kontakt osoba u eksternoj reviziji?",
        ),
        hint: None,
        required: true,
        kind: DemoQuestionKind::YesNo,
    },
];
