//! What people add at the end of a CV: licences, memberships, what they do on Sundays.

use crate::demo::chance::Chance;
use crate::demo::tongue::{InThree, Tongue};

const LINES: &[InThree] = &[
    InThree::new("Driving licence, category B.", "Patentë shofer, kategoria B.", "Vozačka dozvola B kategorije."),
    InThree::new(
        "Volunteer at the weekend reading club of the town library since 2019.",
        "Vullnetarizëm në klubin e leximit të bibliotekës së qytetit që nga viti 2019.",
        "Volonterski rad u čitalačkom klubu gradske biblioteke od 2019.",
    ),
    InThree::new(
        "Member of the mountain rescue team; hiking in the Sharri and Prokletije mountains.",
        "Pjesë e ekipit të shpëtimit malor; ecje në Sharr dhe në Bjeshkët e Nemuna.",
        "Gorska služba spasavanja; planinarenje po Šari i Prokletijama.",
    ),
    InThree::new(
        "Treasurer of the parents' council of a primary school.",
        "Arkëtim dhe libra për këshillin e prindërve të një shkolle fillore.",
        "Vođenje blagajne saveta roditelja jedne osnovne škole.",
    ),
    InThree::new("Blood donor, fourteen times.", "Dhurim gjaku, katërmbëdhjetë herë.", "Davanje krvi, četrnaest puta."),
    InThree::new(
        "Second voice in a choir that sings in five languages.",
        "Zë i dytë në një kor që këndon në pesë gjuhë.",
        "Drugi glas u horu koji peva na pet jezika.",
    ),
    InThree::new(
        "Available for travel in the region, also at short notice.",
        "Gatishmëri për udhëtime në rajon, edhe me paralajmërim të shkurtër.",
        "Spremnost na putovanja po regionu, i bez duže najave.",
    ),
    InThree::new(
        "Bees: four hives, forty kilograms of honey in a good year.",
        "Bletë: katër koshere, dyzet kilogramë mjaltë në vit të mirë.",
        "Pčele: četiri košnice, četrdeset kilograma meda u dobroj godini.",
    ),
    InThree::new(
        "Chess, local league, third board.",
        "Shah, liga lokale, tabela e tretë.",
        "Šah, lokalna liga, treća tabla.",
    ),
];

/// Three lines that suit a person, in an order of chance.
pub(super) fn of(key: &str, tongue: Tongue) -> Vec<String> {
    let mut chance = Chance::named(&format!("{key} on Sundays"));
    let mut left: Vec<_> = LINES.iter().collect();
    (0..3).map(|_| left.remove(chance.below(left.len())).of(tongue).to_owned()).collect()
}
