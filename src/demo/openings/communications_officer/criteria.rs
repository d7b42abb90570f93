//! What the panel judges, with anchors.

use crate::demo::opening::DemoCriterion;
use crate::demo::tongue::InThree;

pub(super) const CRITERIA: &[DemoCriterion] = &[
    DemoCriterion {
        key: "craft",
        title: InThree::new("Craft", "Zanati", "Zanat"),
        weight: 40,
        anchors: [
            InThree::new("Nothing shown", "Asgjë e treguar", "Ništa nije pokazano"),
            InThree::new("Private posts", "Postime private", "Privatne objave"),
            InThree::new("Solid work in one medium", "Punë e mirë në një medium", "Solidan rad u jednom mediju"),
            InThree::new("Good work in two or three", "Punë e mirë në dy ose tri", "Dobar rad u dva ili tri"),
            InThree::new("Work that others quote", "Punë që e citojnë të tjerët", "Rad koji drugi citiraju"),
        ],
    },
    DemoCriterion {
        key: "languages",
        title: InThree::new("Languages", "Gjuhët", "Jezici"),
        weight: 35,
        anchors: [
            InThree::new("One, with mistakes", "Një, me gabime", "Jedan, sa greškama"),
            InThree::new("One, correctly", "Një, saktë", "Jedan, tačno"),
            InThree::new("Two, correctly", "Dy, saktë", "Dva, tačno"),
            InThree::new("Two with style", "Dy me stil", "Dva sa stilom"),
            InThree::new("Edits in all three", "Redakton në të tri", "Uređuje na sva tri"),
        ],
    },
    DemoCriterion {
        key: "judgement",
        title: InThree::new("Judgement", "Gjykimi", "Prosuđivanje"),
        weight: 25,
        anchors: [
            InThree::new("Would embarrass us", "Do të na turpëronte", "Osramotio/la bi nas"),
            InThree::new("Needs guidance", "Ka nevojë për udhëzim", "Potrebno vođenje"),
            InThree::new("Sound in ordinary matters", "I mirë në punë të zakonshme", "Pouzdano u redovnim stvarima"),
            InThree::new("Sound under pressure", "I mirë nën presion", "Pouzdano pod pritiskom"),
            InThree::new("Others ask for it", "Të tjerët e kërkojnë", "Drugi ga traže"),
        ],
    },
];
