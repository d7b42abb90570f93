//! Duties in Albanian.

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
    "Përgatita buxhetin vjetor me udhëheqësit e programeve dhe raportova çdo tremujor para bordit.",
    "Drejtova auditimin e jashtëm vjetor; tri raportet e fundit dolën pa vërejtje.",
    "Përgatita raportet financiare për Komisionin Evropian dhe për donatorë të tjerë.",
    "Mbikëqyra punën e dy kontabilistëve dhe ndava detyrat për mbylljen mujore.",
    "Hartova rregulloren financiare dhe procedurat e prokurimit.",
    "Ndoqa shpenzimet sipas linjave buxhetore dhe paralajmërova programin me kohë.",
    "Përfaqësova organizatën në Administratën Tatimore të Kosovës.",
    "Mbajta planin e rrjedhës së parasë për dymbëdhjetë muaj.",
    "Trajnova partnerët për rregullat e shpenzimeve dhe i vizitova dy herë në vit.",
    "Përgatita mbylljen mujore dhe raportet për menaxhment brenda dhjetë ditëve.",
    "Negociova kushtet me bankat dhe kalova pagesat në sistem elektronik.",
];
const ACCOUNTS: &[&str] = &[
    "Mbajta librat e kontabilitetit sipas standardeve ndërkombëtare për ndërmarrje të vogla e të mesme.",
    "Përgatita deklaratat mujore të TVSH-së dhe të kontributeve pensionale brenda afatit ligjor.",
    "Barazova llogaritë bankare çdo javë dhe sqarova dallimet.",
    "Përgatita listën e pagave për rreth dyzet punëtorë.",
    "Mbajta regjistrin e pasurive dhe organizova inventarizimin në fund të vitit.",
    "Përgatita dokumentet për auditorin e jashtëm.",
    "Kontrollova shpenzimet e udhëtimit dhe mëditjet.",
    "Lëshova fatura dhe ndoqa pagesat e vonuara.",
    "Mbajta arkën dhe e numërova çdo të premte me një koleg.",
    "Përgatita bilancin vjetor dhe shënimet shpjeguese.",
    "Ndihmova në kalimin në programin e ri të kontabilitetit.",
    "Barazova detyrimet me furnitorët çdo tremujor.",
    "Përgatita kalkulimet e kostos për prodhimet e reja.",
];
const OFFICE: &[&str] = &[
    "Pranova dhe kontrollova faturat dhe përgatita urdhërpagesat për nënshkrim.",
    "Mbajta arkivin e kontratave dhe të prokurimit, në letër dhe në formë elektronike.",
    "Ekzekutova buxhetin e drejtorisë në sistemin e thesarit.",
    "Përgatita përgjigjet për Zyrën Kombëtare të Auditimit.",
    "Organizova udhëtime, takime dhe përkthim për konferenca.",
    "Mora pjesë në komisione për vlerësimin e ofertave.",
    "Përgatita kornizën afatmesme të shpenzimeve me drejtoritë.",
    "Mbajta dëgjime publike për buxhetin në fshatra.",
    "Hartova pasqyrat financiare vjetore të komunës.",
    "Regjistrova zotimet dhe kontrollova disponueshmërinë e mjeteve.",
];
const RESEARCH: &[&str] = &[
    "Realizova intervista me zyrtarë, ndërmarrës dhe shoqëri civile.",
    "Shkrova raporte për politika publike të prezantuara në komisionet e Kuvendit.",
    "Analizova statistikat e tregtisë së gjashtë ekonomive të Ballkanit Perëndimor.",
    "Bashkërendova studiues në Prishtinë, Beograd, Tiranë dhe Shkup.",
    "Pastrova të dhënat e anketave dhe përgatita tabela e grafikë.",
    "Përktheva përmbledhje nga anglishtja dhe serbishtja.",
    "Moderova tryeza ndërmjet institucioneve.",
    "Hartova pyetësorë dhe trajnova anketuesit.",
    "Shkrova propozime për projekte; dy prej tyre u financuan.",
    "Mbajta ligjërata dhe ushtrime për studentët e vitit të dytë.",
    "Prezantova rezultatet në konferenca në Tiranë dhe Beograd.",
];
const MEDIA: &[&str] = &[
    "Shkrova lajme dhe reportazhe për drejtësinë, arsimin dhe jetën e përditshme.",
    "Përgatita komunikata për shtyp dhe fjalime në tri gjuhë.",
    "Xhirova dhe montova video të shkurtra me titra.",
    "Organizova konferenca për media dhe mbajta lidhjet me redaksitë.",
    "Mirëmbajta faqen e internetit dhe buletinin mujor.",
    "Përgatita infografika sipas stilit të organizatës.",
    "Hartova planin vjetor të komunikimit dhe raportova për rezultatet.",
    "Trajnova kolegët për paraqitje para kamerave.",
    "Mata çka lexohet dhe ua tregova autorëve.",
    "Përgatita raportin vjetor për shtyp.",
];
