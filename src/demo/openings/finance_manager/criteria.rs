//! What the panel judges, with anchors.

use crate::demo::opening::DemoCriterion;
use crate::demo::tongue::InThree;

pub(super) const CRITERIA: &[DemoCriterion] = &[
    DemoCriterion {
        key: "experience",
        title: InThree::new("Experience in finance", "Përvoja në financa", "Iskustvo u finansijama"),
        weight: 30,
        anchors: [
            InThree::new("None that the post needs", "Asnjë që i duhet pozitës", "Nema iskustva potrebnog za posao"),
            InThree::new("Clerical work only", "Vetëm punë administrative", "Samo administrativni poslovi"),
            InThree::new("Full cycle as accountant", "Ciklin e plotë si kontabilist/e", "Ceo ciklus kao knjigovođa"),
            InThree::new(
                "Five years, partly in charge",
                "Pesë vjet, pjesërisht në krye",
                "Pet godina, delom kao rukovodilac",
            ),
            InThree::new(
                "Has led the finances of a like organisation",
                "Ka udhëhequr financat e një organizate të ngjashme",
                "Vodio/la finansije slične organizacije",
            ),
        ],
    },
    DemoCriterion {
        key: "grants",
        title: InThree::new("Grants and donors", "Grantet dhe donatorët", "Grantovi i donatori"),
        weight: 25,
        anchors: [
            InThree::new("No contact with grants", "Pa përvojë me grante", "Bez dodira sa grantovima"),
            InThree::new("Knows the terms", "I njeh konceptet", "Poznaje pojmove"),
            InThree::new(
                "Has reported on small grants",
                "Ka raportuar për grante të vogla",
                "Izveštavao/la o malim grantovima",
            ),
            InThree::new(
                "Has run an EU or like grant",
                "Ka menaxhuar grant të BE-së ose të ngjashëm",
                "Vodio/la EU ili sličan grant",
            ),
            InThree::new(
                "Several at once, verified clean",
                "Disa njëherësh, të verifikuara pa vërejtje",
                "Više odjednom, verifikovani bez primedbi",
            ),
        ],
    },
    DemoCriterion {
        key: "control",
        title: InThree::new("Reporting and control", "Raportimi dhe kontrolli", "Izveštavanje i kontrola"),
        weight: 20,
        anchors: [
            InThree::new("No sign of it", "Pa asnjë shenjë", "Bez pokazatelja"),
            InThree::new("Carries out given controls", "Zbaton kontrollet e dhëna", "Sprovodi zadate kontrole"),
            InThree::new("Reliable monthly closing", "Mbyllje mujore e besueshme", "Pouzdano mesečno zatvaranje"),
            InThree::new("Has improved controls", "Ka përmirësuar kontrollet", "Unapredio/la kontrole"),
            InThree::new(
                "Has built them, with clean audits",
                "I ka ndërtuar, me auditime të pastra",
                "Izgradio/la ih, uz čiste revizije",
            ),
        ],
    },
    DemoCriterion {
        key: "leading",
        title: InThree::new("Leading people", "Udhëheqja e njerëzve", "Rukovođenje ljudima"),
        weight: 15,
        anchors: [
            InThree::new("Has worked alone", "Ka punuar vetëm", "Radio/la samostalno"),
            InThree::new("Good colleague in a team", "Koleg/e e mirë në ekip", "Dobar član tima"),
            InThree::new("Has trained others", "Ka trajnuar të tjerë", "Obučavao/la druge"),
            InThree::new("Has led one or two people", "Ka udhëhequr një ose dy veta", "Vodio/la jednu ili dve osobe"),
            InThree::new(
                "Has led a team through change",
                "Ka udhëhequr ekip gjatë ndryshimeve",
                "Vodio/la tim kroz promene",
            ),
        ],
    },
    DemoCriterion {
        key: "languages",
        title: InThree::new("Languages and writing", "Gjuhët dhe shkrimi", "Jezici i pisanje"),
        weight: 10,
        anchors: [
            InThree::new("Hard to follow", "Vështirë për t'u kuptuar", "Teško razumljivo"),
            InThree::new("Understandable, with effort", "E kuptueshme, me mundim", "Razumljivo uz napor"),
            InThree::new(
                "Correct English, one local language",
                "Anglishte e saktë, një gjuhë vendore",
                "Tačan engleski, jedan lokalni jezik",
            ),
            InThree::new("Writes well in two languages", "Shkruan mirë në dy gjuhë", "Dobro piše na dva jezika"),
            InThree::new("Writes well in all three", "Shkruan mirë në të tri", "Dobro piše na sva tri"),
        ],
    },
];
