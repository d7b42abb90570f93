//! What the panel judges, with anchors.

use crate::demo::opening::DemoCriterion;
use crate::demo::tongue::InThree;

pub(super) const CRITERIA: &[DemoCriterion] = &[
    DemoCriterion {
        key: "research",
        title: InThree::new("Research that holds", "Hulumtim i qëndrueshëm", "Pouzdano istraživanje"),
        weight: 40,
        anchors: [
            InThree::new("No research of their own", "Pa hulumtim të vetin", "Bez sopstvenog istraživanja"),
            InThree::new("A thesis", "Një temë diplome", "Diplomski ili master rad"),
            InThree::new("Has assisted in projects", "Ka ndihmuar në projekte", "Učestvovao/la u projektima"),
            InThree::new("Has led a study", "Ka udhëhequr një studim", "Vodio/la studiju"),
            InThree::new(
                "Several, with data others use",
                "Disa, me të dhëna që i përdorin të tjerët",
                "Više njih, sa podacima koje drugi koriste",
            ),
        ],
    },
    DemoCriterion {
        key: "region",
        title: InThree::new("Knows the region", "E njeh rajonin", "Poznavanje regiona"),
        weight: 25,
        anchors: [
            InThree::new("From the map", "Nga harta", "Sa karte"),
            InThree::new("One economy", "Një ekonomi", "Jednu ekonomiju"),
            InThree::new("Two, with contacts", "Dy, me kontakte", "Dve, sa kontaktima"),
            InThree::new("Has worked across borders", "Ka punuar përtej kufijve", "Radio/la preko granica"),
            InThree::new(
                "Is called for advice across the region",
                "Kërkohet për këshilla në tërë rajonin",
                "Za savet ga/je zovu u celom regionu",
            ),
        ],
    },
    DemoCriterion {
        key: "writing",
        title: InThree::new("Writes to be read", "Shkruan për t'u lexuar", "Piše da bi bilo pročitano"),
        weight: 20,
        anchors: [
            InThree::new("Hard to follow", "Vështirë për t'u ndjekur", "Teško za praćenje"),
            InThree::new("Correct", "E saktë", "Tačno"),
            InThree::new("Clear", "E qartë", "Jasno"),
            InThree::new("Clear and brief", "E qartë dhe e shkurtër", "Jasno i kratko"),
            InThree::new("One wants to read on", "Dëshiron ta lexosh deri në fund", "Čita se do kraja"),
        ],
    },
    DemoCriterion {
        key: "together",
        title: InThree::new("Works with others", "Punon me të tjerët", "Radi sa drugima"),
        weight: 15,
        anchors: [
            InThree::new("No sign of it", "Pa asnjë shenjë", "Bez pokazatelja"),
            InThree::new("In a group at university", "Në grup në universitet", "U grupi na fakultetu"),
            InThree::new("In a team", "Në ekip", "U timu"),
            InThree::new("In mixed teams", "Në ekipe të përziera", "U mešovitim timovima"),
            InThree::new("Brings such teams together", "I bashkon ekipe të tilla", "Okuplja takve timove"),
        ],
    },
];
