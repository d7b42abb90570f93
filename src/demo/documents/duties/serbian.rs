//! Duties in Serbian, in Latin script.

use crate::demo::person::Craft;

pub(super) fn duties(craft: Craft) -> &'static [&'static str] {
    match craft {
        Craft::FinanceLead | Craft::Grants => FINANCE,
        Craft::Accountant | Craft::Auditor | Craft::Bank => ACCOUNTS,
        Craft::PublicBudget | Craft::Office => OFFICE,
        Craft::Researcher | Craft::Assistant | Craft::Policy | Craft::Teaching => RESEARCH,
        Craft::Journalist | Craft::Communications | Craft::Media => MEDIA,
    }
}

const FINANCE: &[&str] = &[
    "Izrada godišnjeg budžeta sa rukovodiocima programa i kvartalno izveštavanje upravnog odbora.",
    "Vođenje godišnje eksterne revizije; poslednja tri izveštaja bez primedbi.",
    "Izrada finansijskih izveštaja za Evropsku komisiju i druge donatore.",
    "Rukovođenje timom od dva knjigovođe i raspodela poslova pri mesečnom zatvaranju.",
    "Izrada finansijskog pravilnika i procedura javnih nabavki.",
    "Praćenje troškova po budžetskim linijama i blagovremeno upozoravanje programa.",
    "Planiranje novčanih tokova za narednih dvanaest meseci.",
    "Komunikacija sa bankama i Poreskom upravom.",
    "Obuka partnera o pravilima trošenja i dve posete godišnje.",
    "Mesečno zatvaranje i izveštaji za rukovodstvo u roku od deset dana.",
    "Priprema budžeta za predloge projekata.",
];
const ACCOUNTS: &[&str] = &[
    "Vođenje glavne knjige, dobavljača i kupaca u skladu sa MSFI za mala i srednja preduzeća.",
    "Podnošenje mesečnih prijava PDV-a i doprinosa u zakonskom roku.",
    "Nedeljno usaglašavanje bankovnih računa i razjašnjavanje razlika.",
    "Obračun zarada za oko četrdeset zaposlenih.",
    "Vođenje registra osnovnih sredstava i organizacija godišnjeg popisa.",
    "Priprema dokumentacije za eksternu reviziju.",
    "Kontrola putnih naloga i dnevnica.",
    "Fakturisanje i praćenje dospelih potraživanja.",
    "Dnevno vođenje blagajne i popis petkom sa kolegom.",
    "Izrada godišnjeg finansijskog izveštaja sa napomenama.",
    "Prelazak na novi računovodstveni program.",
    "Testiranje kontrola u nabavci i obračunu zarada.",
    "Izrada radnih papira i plana uzorkovanja.",
];
const OFFICE: &[&str] = &[
    "Prijem i kontrola faktura i priprema naloga za plaćanje.",
    "Vođenje arhive ugovora i nabavki, u papiru i elektronski.",
    "Izvršenje budžeta direkcije u sistemu trezora.",
    "Priprema odgovora za Nacionalnu kancelariju revizije.",
    "Organizacija putovanja, sala i prevoda za konferencije.",
    "Učešće u komisijama za ocenu ponuda.",
    "Izrada trogodišnjeg okvira rashoda sa direkcijama.",
    "Vođenje javnih rasprava o budžetu, na dva jezika.",
    "Izrada godišnjih finansijskih izveštaja opštine.",
    "Vođenje registra obaveza i kontrola raspoloživih sredstava.",
];
const RESEARCH: &[&str] = &[
    "Intervjui sa zvaničnicima, preduzetnicima i civilnim društvom.",
    "Pisanje izveštaja o javnim politikama, predstavljenih skupštinskim odborima.",
    "Analiza trgovinske statistike šest ekonomija Zapadnog Balkana.",
    "Koordinacija istraživača u Prištini, Beogradu, Tirani i Skoplju.",
    "Obrada anketnih podataka, izrada tabela i grafikona.",
    "Prevođenje sažetaka sa engleskog i albanskog.",
    "Moderiranje okruglih stolova između institucija.",
    "Izrada upitnika i obuka anketara.",
    "Pisanje predloga projekata, od kojih su dva finansirana.",
    "Praćenje pokazatelja i izveštavanje partnera.",
    "Izlaganje rezultata na skupovima u Tirani i Beogradu.",
];
const MEDIA: &[&str] = &[
    "Pisanje vesti i reportaža o pravosuđu, obrazovanju i svakodnevnom životu.",
    "Priprema saopštenja za štampu i govora na tri jezika.",
    "Snimanje i montaža kratkih video-priloga sa titlovima.",
    "Organizacija konferencija za medije i kontakti sa redakcijama.",
    "Održavanje sajta i mesečnog biltena.",
    "Izrada infografika u skladu sa vizuelnim identitetom.",
    "Izrada godišnjeg plana komunikacije i izveštaj o rezultatima.",
    "Uređivanje rubrike o svakodnevnom životu na severu i jugu.",
    "Provera činjenica pre objavljivanja.",
    "Vođenje emisije uživo jednom nedeljno.",
];
