//! What every opening asks for: documents, and the right to work.

use entity::Instant;

use crate::demo::moment::{self, DAY};
use crate::demo::opening::{DemoPart, DemoQuestion, DemoQuestionKind, DemoRequirement};
use crate::demo::tongue::InThree;

const MEGABYTE: u64 = 1_000_000;
const TEXTS: &[&str] = &["pdf", "docx", "odt", "txt"];

pub(super) const DOCUMENTS: &[DemoRequirement] = &[CV, LETTER, DIPLOMA];
pub(super) const WITH_CERTIFICATES: &[DemoRequirement] = &[CV, LETTER, CERTIFICATES];

pub(super) const CV: DemoRequirement = DemoRequirement {
    key: "cv",
    title: InThree::new("Curriculum vitae", "Curriculum vitae", "Radna biografija"),
    required: true,
    formats: TEXTS,
    most_bytes: 10 * MEGABYTE,
    most_files: 1,
};
pub(super) const LETTER: DemoRequirement = DemoRequirement {
    key: "cover-letter",
    title: InThree::new("Cover letter", "Letra motivuese", "Motivaciono pismo"),
    required: true,
    formats: TEXTS,
    most_bytes: 5 * MEGABYTE,
    most_files: 1,
};
const DIPLOMA: DemoRequirement = DemoRequirement {
    key: "diploma",
    title: InThree::new("Diploma or certificate", "Diploma ose certifikata", "Diploma ili sertifikat"),
    required: false,
    formats: &["pdf"],
    most_bytes: 10 * MEGABYTE,
    most_files: 1,
};

const CERTIFICATES: DemoRequirement = DemoRequirement {
    key: "certificates",
    title: InThree::new("Certificates and references", "Certifikata dhe referenca", "Sertifikati i preporuke"),
    required: false,
    formats: &["pdf"],
    most_bytes: 5 * MEGABYTE,
    most_files: 5,
};

pub(super) const RIGHT_TO_WORK: DemoQuestion = DemoQuestion {
    key: "right-to-work",
    text: InThree::new(
        "Are you allowed to work in Kosovo, or will you be by the starting date?",
        "A keni të drejtë të punoni në Kosovë, ose do ta keni deri në datën e fillimit?",
        "Da li imate pravo da radite na Kosovu ili ćete ga imati do dana početka rada?",
    ),
    hint: Some(InThree::new(
        "Citizens, residents and holders of a work permit answer yes.",
        "Qytetarët, banorët dhe ata me leje pune përgjigjen po.",
        "Državljani, stanovnici i nosioci radne dozvole odgovaraju sa da.",
    )),
    required: true,
    kind: DemoQuestionKind::KnockOut {
        wanted: true,
        refusal: InThree::new(
            "We cannot apply for a work permit on your behalf, so we cannot consider your application for this post.",
            "Ne mund të kërkojmë leje pune për ju, prandaj nuk mund ta shqyrtojmë aplikimin tuaj për këtë vend pune.",
            "Ne možemo da tražimo radnu dozvolu u vaše ime, pa prijavu za ovo radno mesto ne možemo da razmotrimo.",
        ),
    },
};

/// The panel of every published opening.
pub(super) const PANEL: &[(&str, DemoPart)] = &[
    ("chair", DemoPart::Chair),
    ("jelena", DemoPart::Reviewer),
    ("emre", DemoPart::Reviewer),
    ("manager", DemoPart::Manager),
];

/// The date so many days after `now`, `YYYY-MM-DD` in Prishtina.
pub(super) fn date_in(now: Instant, days: i64) -> String {
    moment::date_in_prishtina(now.plus_millis(days * DAY)).to_string()
}
